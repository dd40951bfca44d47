/* The drafts of who works, for the rows of all screens. */
#include "ui/unsaved.h"

#include "base/mem.h"
#include "base/msg.h"
#include "base/str.h"
#include "model/programme.h"
#include "model/unit.h"
#include "exchange/entry_text.h"
#include "ui/ui.h"

#include <stdlib.h>
#include <string.h>

static bool unsaved_keep(const struct draft *draft, void *arg)
{
	struct unsaved *u = arg;

	u->draft = mem_grow(u->draft, u->count, &u->room, sizeof(*u->draft));
	u->draft[u->count++] = *draft;
	return true;
}

void unsaved_load(struct ui *ui)
{
	ui->unsaved.count = 0;
	if (ui->author)
		draft_each(ui->store, ui->author, 0, 0, PERIOD_NONE, unsaved_keep, &ui->unsaved);
}

void unsaved_release(struct unsaved *u)
{
	free(u->draft);
	*u = (struct unsaved){ .count = 0 };
}

const struct draft *unsaved_find(const struct ui *ui, int indicator, int unit)
{
	for (size_t n = 0; n < ui->unsaved.count; n++) {
		const struct draft *d = &ui->unsaved.draft[n];

		if (d->indicator == indicator && d->unit == unit &&
		    d->period == period_last_within(
					 programme_indicator(ui->programme, indicator)->frequency,
					 ui->look.period))
			return d;
	}
	return NULL;
}

void unsaved_add_text(const struct draft *draft, struct str *out)
{
	for (const char *c = draft->text; *c; c++)
		if (*c == '|')
			str_add(out, " / ");
		else
			str_addc(out, *c);
}

void unsaved_add_mark(const struct draft *draft, struct str *out)
{
	struct str text;

	str_init(&text);
	unsaved_add_text(draft, &text);
	str_add(out, "X ");
	msg_add(out, MSG_LINE_UNSAVED, text.text);
	str_release(&text);
}

/* What is wrong with it. A text that reads well was refused for another reason: it says itself. */
static void unsaved_add_why(const struct ui *ui, const struct draft *draft, struct str *out)
{
	const struct unit *u = units_by_id(ui->units, draft->unit);
	const size_t first = strcspn(draft->text, "|");
	char text[DRAFT_TEXT_SIZE];
	struct entry_fault fault = { .why = out };
	struct value v;

	str_copy(text, sizeof(text), draft->text);
	text[first] = '\0';
	if (entry_text_read(programme_indicator(ui->programme, draft->indicator),
			    u && unit_kind_aggregate(u->kind), text,
			    draft->text[first] ? draft->text + first + 1 : "", &v, &fault))
		unsaved_add_text(draft, out);
}

void unsaved_add_detail(const struct ui *ui, const struct draft *draft, struct str *out)
{
	struct str why;

	str_init(&why);
	unsaved_add_why(ui, draft, &why);
	msg_add(out, MSG_LINE_UNSAVED, why.text);
	str_addf(out, "; %s", tr(MSG_LINE_UNSAVED_KEYS));
	str_release(&why);
}
