/* What was said of a cell, in the order it was said. */
#include "ui/allow.h"
#include "ui/screens.h"

#include "base/date.h"
#include "base/str.h"
#include "exchange/evidence.h"
#include "store/programme.h"
#include "store/subject.h"
#include "ui/ask.h"
#include "ui/look.h"
#include "ui/page.h"
#include "ui/ui.h"

struct notes {
	struct history_arg arg;
	struct page page;
	struct str title;
	struct str subject;
	bool flagged;
};

struct notes_run {
	struct ui *ui;
	struct notes *n;
};

static void notes_init(struct ui *ui, void *state, const void *arg)
{
	struct notes *n = state;
	char subject[REVISION_SUBJECT_SIZE];

	n->arg = *(const struct history_arg *)arg;
	str_init(&n->title);
	str_init(&n->subject);
	store_unit_code(ui->store, n->arg.unit, &n->title);
	revision_cell_subject(subject, programme_indicator(ui->programme, n->arg.indicator)->code,
			      n->title.text, n->arg.period);
	str_add(&n->subject, subject);
}

static void notes_release(void *state)
{
	struct notes *n = state;

	page_release(&n->page);
	str_release(&n->title);
	str_release(&n->subject);
}

static bool notes_add(const struct note *note, void *arg)
{
	static const enum msg word[] = {
		[NOTE_TEXT] = MSG_MAX,
		[NOTE_COMMENT] = MSG_MAX,
		[NOTE_EVIDENCE] = MSG_NOTES_IS_EVIDENCE,
		[NOTE_FLAG] = MSG_NOTES_IS_FLAG,
		[NOTE_UNFLAG] = MSG_NOTES_IS_UNFLAG,
		[NOTE_REMINDER] = MSG_NOTES_IS_REMINDER,
	};
	const struct notes_run *run = arg;
	char when[DATE_STAMP_SIZE];
	struct str line;

	str_init(&line);
	clock_format(revision_clock_ms(note->clock), when);
	str_addf(&line, "  %s  %s", when, note->author);
	if (word[note->kind] != MSG_MAX)
		str_addf(&line, " (%s)", tr(word[note->kind]));
	str_addf(&line, ": %s", note->source ? note->source : "");
	if (note->text[0])
		str_addf(&line, "%s%s", note->source ? "  " : "", note->text);
	page_add_wrapped(&run->n->page, STYLE_TEXT, run->ui->cols - PAGE_MARGIN, 6, line.text);
	if (note->kind == NOTE_FLAG || note->kind == NOTE_UNFLAG)
		run->n->flagged = note->kind == NOTE_FLAG;
	str_release(&line);
	return true;
}

static bool notes_load(struct ui *ui, void *state, struct err *err)
{
	struct notes *n = state;
	struct notes_run run = { ui, n };
	struct str name;

	page_clear(&n->page);
	n->flagged = false;
	if (!notes_each(ui->store, n->subject.text, notes_add, &run, err))
		return false;
	if (!n->page.list.count)
		page_add(&n->page, STYLE_FAINT, 0, tr(MSG_NOTES_EMPTY));
	str_init(&name);
	str_clear(&n->title);
	str_addf(&n->title, "%s%s%s: %s > %s", n->flagged ? tr(MSG_NOTES_FLAGGED) : "",
		 n->flagged ? " | " : "", tr(MSG_NOTES_HEAD),
		 programme_indicator(ui->programme, n->arg.indicator)->brief[lang_get()],
		 look_unit_name(ui, n->arg.unit, period_last_day(n->arg.period), &name));
	str_release(&name);
	return true;
}

static enum view_result notes_say(struct ui *ui, struct notes *n, enum note_kind kind,
				  const char *text, const char *source)
{
	const struct act act = ui_act(ui);
	struct err err = { 0 };

	if (note_add(ui->store, &act, kind, n->subject.text, text, source, &err))
		return VIEW_RELOAD;
	ui_fail(ui, &err);
	return VIEW_STAY;
}

static enum view_result notes_comment(struct ui *ui, void *arg, const char *text)
{
	return *text ? notes_say(ui, arg, NOTE_COMMENT, text, NULL) : VIEW_STAY;
}

static enum view_result notes_flag(struct ui *ui, void *arg, const char *text)
{
	return notes_say(ui, arg, NOTE_FLAG, text, NULL);
}

static enum view_result notes_evidence(struct ui *ui, void *arg, const char *text)
{
	enum view_result result = VIEW_STAY;
	struct err err = { 0 };
	struct str described;

	if (!*text)
		return VIEW_STAY;
	str_init(&described);
	if (evidence_describe(text, &described, &err))
		result = notes_say(ui, arg, NOTE_EVIDENCE, described.text, text);
	else
		ui_fail(ui, &err);
	str_release(&described);
	return result;
}

static enum view_result notes_ask(struct ui *ui, struct notes *n, enum msg question,
				  const char *what,
				  enum view_result (*answer)(struct ui *ui, void *arg,
							     const char *text))
{
	struct str place;

	str_init(&place);
	str_addf(&place, "%s %s", what, n->subject.text);
	ask_text(ui, &(struct ask){ .question = tr(question),
				    .place = place.text,
				    .answer = answer,
				    .arg = n });
	str_release(&place);
	return VIEW_STAY;
}

static bool notes_allows(struct ui *ui, void *state, enum action action, enum view_scope scope,
			 struct why *why)
{
	const struct notes *n = state;

	(void)scope;
	return (action != ACTION_COMMENT && action != ACTION_EVIDENCE && action != ACTION_FLAG) ||
	       allow_note(ui, n->subject.text, why);
}

static enum view_result notes_update(struct ui *ui, void *state, enum action action,
				     const struct event *ev)
{
	struct notes *n = state;
	enum view_result result;

	if (page_update(&n->page, action, ev, &result))
		return result;
	switch (action) {
	case ACTION_BACK:
	case ACTION_LEFT:
		return VIEW_CLOSE;
	case ACTION_COMMENT:
		return notes_ask(ui, n, MSG_NOTES_COMMENT, "comment", notes_comment);
	case ACTION_EVIDENCE:
		return notes_ask(ui, n, MSG_NOTES_EVIDENCE, "evidence", notes_evidence);
	case ACTION_HISTORY:
		view_push(ui, &history_view, &n->arg);
		return VIEW_STAY;
	case ACTION_EXPLAIN:
		view_push(ui, &explain_view,
			  &(struct explain_arg){ n->arg.indicator, n->arg.unit });
		return VIEW_STAY;
	case ACTION_ENTRY:
		entry_at(ui, &n->arg);
		return VIEW_STAY;
	case ACTION_FLAG:
		if (n->flagged)
			return notes_say(ui, n, NOTE_UNFLAG, NULL, NULL);
		return notes_ask(ui, n, MSG_NOTES_FLAG, "flag", notes_flag);
	default:
		return VIEW_STAY;
	}
}

static void notes_draw(struct ui *ui, void *state)
{
	struct notes *n = state;

	look_draw_title_at(ui, n->title.text, n->arg.period);
	page_draw(&n->page, 1, ui->rows - 1);
}

static struct list *notes_list(void *state)
{
	return &((struct notes *)state)->page.list;
}

static bool notes_typing(const void *state)
{
	return ((const struct notes *)state)->page.search.typing;
}

static void notes_detail(struct ui *ui, void *state, struct str *out)
{
	const bool flagged = ((const struct notes *)state)->flagged;

	(void)ui;
	str_add(out, tr(flagged ? MSG_NOTES_KEYS_FLAGGED : MSG_NOTES_KEYS));
}

static const keymap notes_map[] = {
	KEYMAP_SCROLL,  ACTION_LEFT,     ACTION_BACK, KEYMAP_SEARCH,
	ACTION_COMMENT, ACTION_EVIDENCE, ACTION_FLAG, ACTION_HISTORY,
	ACTION_EXPLAIN, ACTION_ENTRY,    ACTION_NONE,
};

const struct view_ops notes_view = {
	.name = "notes",
	.title = MSG_NOTES_TITLE,
	.map = notes_map,
	.size = sizeof(struct notes),
	.init = notes_init,
	.load = notes_load,
	.update = notes_update,
	.draw = notes_draw,
	.detail = notes_detail,
	.list = notes_list,
	.typing = notes_typing,
	.allows = notes_allows,
	.release = notes_release,
};
