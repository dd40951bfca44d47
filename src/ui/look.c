/* Period, plan, basis, map: said in every title, changed on every screen. */
#include "ui/look.h"

#include "subject_text.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/programme.h"
#include "ui/draw.h"
#include "ui/person.h"
#include "ui/picker.h"
#include "ui/screens.h"
#include "ui/ui.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LOOK_LEFT_MIN = 8, LOOK_GAP = 2, LOOK_UNITS_MAX = 4096 };

int32_t look_day(const struct ui *ui)
{
	return ui->look.map == MAP_OF_PERIOD ? period_last_day(ui->look.period) : ui->look.map;
}

const char *look_unit_name(const struct ui *ui, int unit, int32_t day, struct str *buf)
{
	if (units_by_id(ui->units, unit))
		return units_name(ui->units, unit, day, lang_get());
	str_clear(buf);
	store_unit_name(ui->store, unit, day, lang_get(), buf);
	return buf->text;
}

enum msg look_basis_word(enum basis basis)
{
	static const enum msg word[BASIS_MAX] = {
		[BASIS_LATEST] = MSG_LOOK_BASIS_LATEST,
		[BASIS_SUBMITTED] = MSG_LOOK_BASIS_SUBMITTED,
		[BASIS_VERIFIED] = MSG_LOOK_BASIS_VERIFIED,
	};

	return word[basis];
}

void look_add_document(const struct ui *ui, int document, struct str *out)
{
	str_add(out, document ? programme_document(ui->programme, document)->code :
				tr(MSG_LOOK_PLAN_IN_FORCE));
}

/* Plan, basis and map, where they are not the usual ones. */
static void look_add_marks(const struct ui *ui, struct str *out)
{
	char day[DATE_SIZE];

	if (ui->look.document)
		str_addf(out, "%s", programme_document(ui->programme, ui->look.document)->code);
	if (ui->look.basis != BASIS_LATEST)
		str_addf(out, "%s%s", out->len ? " | " : "", tr(look_basis_word(ui->look.basis)));
	if (ui->look.map != MAP_OF_PERIOD) {
		str_add(out, out->len ? " | " : "");
		date_format_local(ui->look.map, day);
		msg_add(out, MSG_LOOK_MAP_TODAY, day);
	}
}

/* Period and illustrative mark are whole; `left` gives way first, down to LOOK_LEFT_MIN columns. */
static void look_draw_head(const struct ui *ui, const char *left, int32_t period, const char *marks)
{
	char name[PERIOD_SIZE + 4] = "", text[PERIOD_SIZE];
	int room, at, width = utf8_width(marks);
	struct str mark;

	str_init(&mark);
	if (ui->illustrative)
		str_addf(&mark, "%s%s", *marks ? " | " : "", tr(MSG_LOOK_ILLUSTRATIVE));
	if (period != PERIOD_NONE) {
		period_format(period, text);
		snprintf(name, sizeof(name), " > %s", text);
	}
	room = ui->cols - utf8_width(name) - utf8_width(mark.text);
	room -= *marks || mark.len ? LOOK_GAP : 0;
	at = draw_text(0, 0, room - width > LOOK_LEFT_MIN ? room - width : LOOK_LEFT_MIN, left,
		       STYLE_TITLE);
	width = width < room - at ? width : room - at;
	draw_text(0, at, ui->cols - at, name, STYLE_TITLE);
	at = ui->cols - utf8_width(mark.text);
	draw_text(0, at - width, width, marks, STYLE_TITLE);
	draw_text(0, at, ui->cols - at, mark.text, STYLE_TITLE);
	str_release(&mark);
}

void look_draw_title(struct ui *ui, const char *left)
{
	struct str marks;

	str_init(&marks);
	look_add_marks(ui, &marks);
	look_draw_head(ui, left, ui->look.period, marks.text);
	str_release(&marks);
}

void look_draw_title_at(struct ui *ui, const char *left, int32_t period)
{
	look_draw_head(ui, left, period, "");
}

void look_draw_title_all(struct ui *ui, const char *left)
{
	look_draw_head(ui, left, PERIOD_NONE, "");
}

/* The words of the first `words` paces. */
static void look_add_counts_of(const int counts[PACE_MAX], int words, struct str *out)
{
	const char *before = "";

	for (int k = 0; k < PACE_MAX; k++) {
		if (!counts[k])
			continue;
		str_addf(out, "%s%d%c", before, counts[k], pace_glyph((enum pace)k));
		if (k < words)
			str_addf(out, " %s", tr(pace_word((enum pace)k)));
		before = words ? ", " : " ";
	}
}

void look_add_counts(const int counts[PACE_MAX], struct str *out)
{
	look_add_counts_of(counts, 0, out);
}

void look_add_counts_words(const int counts[PACE_MAX], int width, struct str *out)
{
	struct str text;
	int words = PACE_MAX;

	str_init(&text);
	do {
		str_clear(&text);
		look_add_counts_of(counts, words, &text);
	} while (utf8_width(text.text) > width && words-- > 1);
	str_add(out, text.text);
	str_release(&text);
}

enum msg look_status_word(enum value_status status)
{
	static const enum msg word[STATUS_MAX] = {
		[STATUS_DRAFT] = MSG_STATUS_DRAFT,
		[STATUS_SUBMITTED] = MSG_STATUS_SUBMITTED,
		[STATUS_RETURNED] = MSG_STATUS_RETURNED,
		[STATUS_VERIFIED] = MSG_STATUS_VERIFIED,
	};

	return word[status];
}

void look_add_who(const struct log_who *who, unsigned flags, bool time, struct str *out)
{
	char when[DATE_STAMP_SIZE];

	clock_format(revision_clock_ms(who->clock), when);
	if (!time)
		when[strcspn(when, " ")] = '\0';
	str_add(out, tr(look_status_word(who->status)));
	if (who->changed)
		str_addf(out, " (%s)", tr(MSG_STATUS_CHANGED));
	str_addf(out, ", %s %s",
		 flags & VALUE_ILLUSTRATIVE ? tr(MSG_FOCUS_ILLUSTRATIVE) : who->author, when);
}

/* Choice 0 is the target in force, the others are the documents that have targets. */
static int look_plan_document(const struct ui *ui, size_t choice)
{
	size_t n = 0;

	for (size_t d = 0; choice && d < ui->programme->documents; d++) {
		bool has = false;

		for (size_t t = 0; t < ui->programme->targets && !has; t++)
			has = ui->programme->target[t].document == (int)d + 1;
		if (has && ++n == choice)
			return (int)d + 1;
	}
	return 0;
}

static enum view_result look_plan_chosen(struct ui *ui, void *arg, size_t choice)
{
	(void)arg;
	ui->look.document = look_plan_document(ui, choice);
	return VIEW_RELOAD;
}

static void look_plan(struct ui *ui)
{
	const char **choice = mem_zero(ui->programme->documents + 1, sizeof(*choice));
	struct picker picker = { .title = MSG_LOOK_PLAN,
				 .choice = choice,
				 .answer = look_plan_chosen };
	int document;

	choice[picker.choices++] = tr(MSG_LOOK_PLAN_IN_FORCE);
	while ((document = look_plan_document(ui, picker.choices)) != 0) {
		if (document == ui->look.document)
			picker.selected = picker.choices;
		choice[picker.choices++] =
			programme_document(ui->programme, document)->title[lang_get()];
	}
	picker_ask(ui, &picker);
	free(choice);
}

bool look_restore(struct ui *ui, bool undo, struct log_undone *done)
{
	const struct act act = ui_act(ui);
	struct err err = { 0 };
	char count[16];
	struct str what, text;
	bool ok;

	*done = (struct log_undone){ 0 };
	ok = undo ? log_undo(ui->store, &act, done, &err) : log_redo(ui->store, &act, done, &err);
	str_init(&what);
	str_init(&text);
	if (ok || err.code == ERR_UNDO_CHANGED)
		subject_text_add_undone(ui, done, &what);
	snprintf(count, sizeof(count), "%d", done->count);
	if (!ok) {
		if (what.len)
			str_copy(err.arg[0], sizeof(err.arg[0]), what.text);
		ui_fail(ui, &err);
	} else {
		msg_add(&text,
			done->subject[0] && done->count == 1 ?
				undo ? MSG_LOOK_UNDONE_ONE : MSG_LOOK_REDONE_ONE :
			undo ? MSG_LOOK_UNDONE :
			       MSG_LOOK_REDONE,
			what.text, count);
		ui_say(ui, STYLE_NOTICE, text.text);
	}
	str_release(&what);
	str_release(&text);
	return ok;
}

int look_indicator_beside(const struct ui *ui, int indicator, int by)
{
	const int count = (int)ui->programme->indicators;
	const int32_t day = period_last_day(ui->look.period);
	int id = indicator;

	do
		id = (id - 1 + by + count) % count + 1;
	while (!indicator_valid(programme_indicator(ui->programme, id), day) && id != indicator);
	return id;
}

int look_unit_beside(const struct ui *ui, const struct units *u, int parent, int unit, int by)
{
	int *ids = mem_zero(LOOK_UNITS_MAX, sizeof(*ids));
	size_t count = parent ? units_children(u, parent, look_day(ui), ids, LOOK_UNITS_MAX) :
				units_reporting(u, SCOPE_ALL, look_day(ui), ids, LOOK_UNITS_MAX);

	count = count < LOOK_UNITS_MAX ? count : LOOK_UNITS_MAX;
	for (size_t n = 0; n < count; n++)
		if (ids[n] == unit) {
			unit = ids[(n + count + (size_t)(by + 1) - 1) % count];
			break;
		}
	free(ids);
	return unit;
}

/* What is opened from every screen; NULL for other actions. */
static const struct view_ops *look_screen(enum action action)
{
	switch (action) {
	case ACTION_PERIOD:
		return &period_view;
	case ACTION_QUEUE:
		return &queue_view;
	case ACTION_FLAGS:
		return &flags_view;
	case ACTION_HOME:
		return &home_view;
	case ACTION_COMPLETENESS:
		return &completeness_view;
	case ACTION_TASKS:
		return &plans_view;
	case ACTION_CALENDAR:
		return &calendar_view;
	case ACTION_IMPORT:
		return &files_view;
	default:
		return NULL;
	}
}

enum view_result look_update(struct ui *ui, enum action action)
{
	const struct view_ops *screen = look_screen(action);
	struct log_undone done;

	if (screen) {
		view_push(ui, screen, NULL);
		return VIEW_STAY;
	}
	switch (action) {
	case ACTION_PERIOD_PREVIOUS:
		if (period_year(ui->look.period) > PERIOD_YEAR_MIN + 1)
			ui->look.period = period_prev(ui->look.period);
		return VIEW_RELOAD;
	case ACTION_PERIOD_NEXT:
		if (period_year(ui->look.period) < PERIOD_YEAR_MAX - 1)
			ui->look.period = period_next(ui->look.period);
		return VIEW_RELOAD;
	case ACTION_PLAN:
		look_plan(ui);
		return VIEW_STAY;
	case ACTION_PERSON:
		person_ask(ui, NULL, NULL);
		return VIEW_STAY;
	case ACTION_BASIS:
		ui->look.basis = (enum basis)((ui->look.basis + 1) % BASIS_MAX);
		ui_say(ui, STYLE_NOTICE, tr(look_basis_word(ui->look.basis)));
		return VIEW_RELOAD;
	case ACTION_MAP:
		ui->look.map = ui->look.map == MAP_OF_PERIOD ? clock_today() : MAP_OF_PERIOD;
		return VIEW_RELOAD;
	case ACTION_UNDO:
	case ACTION_REDO:
		return look_restore(ui, action == ACTION_UNDO, &done) ? VIEW_RELOAD : VIEW_STAY;
	default:
		return VIEW_STAY;
	}
}
