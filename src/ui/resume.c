/* Going on with what was half typed. */
#include "ui/resume.h"

#include "base/str.h"
#include "store/unsent.h"
#include "subject_text.h"
#include "ui/look.h"
#include "ui/prompt.h"
#include "ui/screens.h"
#include "ui/ui.h"
#include "ui/unsaved.h"

#include <string.h>

static enum view_result resume_chosen(struct ui *ui, void *arg, int choice)
{
	struct draft *draft = arg;
	const struct unit *u = units_by_id(ui->units, draft->unit);
	struct err err = { 0 };

	if (choice == 0 && u && !unit_kind_aggregate(u->kind)) {
		/* It is offered once. */
		draft->typing = false;
		if (!draft_keep(ui->store, ui->author, draft, &err))
			ui_fail(ui, &err);
		view_push(ui, &entry_view,
			  &(struct entry_arg){ .indicator = draft->indicator, .draft = draft });
	} else if (choice == 0) {
		view_push(ui, &indicator_view,
			  &(struct indicator_arg){ .indicator = draft->indicator,
						   .select = draft->unit,
						   .draft = draft });
	} else if (choice == 1) {
		draft_drop(ui->store, ui->author, draft->indicator, draft->unit, draft->period);
	}
	return VIEW_STAY;
}

static void resume_say_unsent(struct ui *ui)
{
	struct str place, text, where, said;

	str_init(&place);
	str_init(&text);
	str_init(&where);
	str_init(&said);
	if (unsent_any(ui->store, ui->author, &place, &text)) {
		const char *subject = strchr(place.text, ' ');

		subject_text_add(ui, subject ? subject + 1 : place.text, &where);
		msg_add(&said, MSG_OVERVIEW_UNSENT, text.text, where.text);
		ui_say(ui, STYLE_NOTICE, said.text);
	}
	str_release(&place);
	str_release(&text);
	str_release(&where);
	str_release(&said);
}

void resume_offer(struct ui *ui, struct draft *draft)
{
	struct prompt prompt = { .answer = resume_chosen, .arg = draft };
	struct str question, name, text;
	char period[PERIOD_SIZE];

	if (!ui->resumed)
		resume_say_unsent(ui);
	ui->resumed = true;
	if (draft->indicator || !draft_typing(ui->store, ui->author, draft))
		return;
	str_init(&question);
	str_init(&name);
	period_format(draft->period, period);
	str_init(&text);
	unsaved_add_text(draft, &text);
	msg_add(&question, MSG_OVERVIEW_DRAFT, text.text,
		look_unit_name(ui, draft->unit, period_last_day(draft->period), &name),
		programme_indicator(ui->programme, draft->indicator)->brief[lang_get()], period);
	prompt.question = question.text;
	prompt.choice[0] = tr(MSG_OVERVIEW_DRAFT_GO_ON);
	prompt.choice[1] = tr(MSG_OVERVIEW_DRAFT_DROP);
	prompt_ask(ui, &prompt);
	str_release(&question);
	str_release(&name);
	str_release(&text);
}
