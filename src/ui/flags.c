/* What is flagged for follow-up, the latest first. */
#include "ui/screens.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "exchange/table.h"
#include "model/period.h"
#include "store/programme.h"
#include "store/subject.h"
#include "ui/draw.h"
#include "ui/list.h"
#include "ui/look.h"
#include "ui/search.h"
#include "ui/ui.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Columns at 80; a wider window goes to the reason. */
enum {
	HEAD_LINES = 2,
	FOOT_LINES = 1,
	WHEN_AT = 1,
	WHEN_WIDTH = 10,
	WHO_AT = 12,
	WHO_WIDTH = 9,
	UNIT_AT = 22,
	UNIT_WIDTH = 14,
	NAME_AT = 37,
	NAME_WIDTH = 20,
	PERIOD_AT = 58,
	PERIOD_WIDTH = 7,
	WHY_AT = 66
};

struct flag {
	struct history_arg cell;
	char *unit, *author, *why;
	int64_t clock;
};

struct flags {
	struct flag *flag;
	size_t count, room;
	char *subject; /* of the last note: they come one subject after another */
	struct ui *ui; /* while it loads */
	struct list list;
	struct search search;
};

static void flags_clear(struct flags *f)
{
	for (size_t n = 0; n < f->count; n++) {
		free(f->flag[n].unit);
		free(f->flag[n].author);
		free(f->flag[n].why);
	}
	f->count = 0;
	free(f->subject);
	f->subject = NULL;
}

static void flags_release(void *state)
{
	struct flags *f = state;

	flags_clear(f);
	free(f->flag);
}

static void flags_drop_last(struct flags *f)
{
	struct flag *last = &f->flag[--f->count];

	free(last->unit);
	free(last->author);
	free(last->why);
}

/* "cell/INDICATOR/UNIT/PERIOD"; false of what this programme does not know. */
static bool flags_cell(struct ui *ui, const char *subject, struct history_arg *cell)
{
	char text[REVISION_SUBJECT_SIZE], *rest = NULL;
	const char *indicator, *unit, *period;

	str_copy(text, sizeof(text), subject);
	strtok_r(text, "/", &rest);
	indicator = strtok_r(NULL, "/", &rest);
	unit = strtok_r(NULL, "/", &rest);
	period = strtok_r(NULL, "/", &rest);
	if (!period || !period_parse(period, &cell->period))
		return false;
	cell->indicator = programme_find_indicator(ui->programme, indicator);
	cell->unit = store_find_unit(ui->store, unit);
	return cell->indicator && cell->unit;
}

static bool flags_add(const struct note *note, void *arg)
{
	struct flags *f = arg;
	const bool again = str_equal(f->subject, note->subject);
	struct history_arg cell;
	struct str name;

	if (note->kind != NOTE_FLAG && note->kind != NOTE_UNFLAG)
		return true;
	if (again)
		flags_drop_last(f);
	free(f->subject);
	f->subject = NULL;
	if (note->kind == NOTE_UNFLAG || !flags_cell(f->ui, note->subject, &cell))
		return true;
	f->subject = mem_strdup(note->subject);
	f->flag = mem_grow(f->flag, f->count, &f->room, sizeof(*f->flag));
	str_init(&name);
	f->flag[f->count++] = (struct flag){
		.cell = cell,
		.unit = mem_strdup(
			look_unit_name(f->ui, cell.unit, period_last_day(cell.period), &name)),
		.author = mem_strdup(note->author),
		.why = mem_strdup(note->text),
		.clock = note->clock,
	};
	str_release(&name);
	return true;
}

static int flags_compare(const void *a, const void *b)
{
	const struct flag *x = a, *y = b;

	return (x->clock < y->clock) - (x->clock > y->clock);
}

static bool flags_load(struct ui *ui, void *state, struct err *err)
{
	struct flags *f = state;

	flags_clear(f);
	f->ui = ui;
	if (!notes_under(ui->store, "cell/", flags_add, f, err))
		return false;
	if (f->count)
		qsort(f->flag, f->count, sizeof(*f->flag), flags_compare);
	list_resize(&f->list, f->count);
	return true;
}

static const char *flags_indicator(const struct ui *ui, const struct flag *flag)
{
	return programme_indicator(ui->programme, flag->cell.indicator)->brief[lang_get()];
}

static void flags_search_text(void *arg, size_t n, struct str *out)
{
	const struct flags *f = arg;
	const struct flag *flag = &f->flag[n];

	str_addf(out, "%s %s %s ", flag->unit, flag->why, flag->author);
	search_add_indicator(out, programme_indicator(f->ui->programme, flag->cell.indicator));
}

static enum view_result flags_update(struct ui *ui, void *state, enum action action,
				     const struct event *ev)
{
	struct flags *f = state;
	const struct history_arg *cell = f->count ? &f->flag[f->list.selected].cell : NULL;

	if (search_update(&f->search, action, ev, &f->list, flags_search_text, f))
		return VIEW_STAY;
	if (list_move(&f->list, action))
		return VIEW_MOVED;
	switch (action) {
	case ACTION_BACK:
	case ACTION_LEFT:
		return VIEW_CLOSE;
	case ACTION_OPEN:
	case ACTION_RIGHT:
	case ACTION_COMMENT:
	case ACTION_HISTORY:
		if (cell)
			view_push(ui, action == ACTION_HISTORY ? &history_view : &notes_view, cell);
		return VIEW_STAY;
	case ACTION_ENTRY:
		if (cell)
			entry_at(ui, cell);
		return VIEW_STAY;
	default:
		return look_update(ui, action);
	}
}

struct flags_drawing {
	const struct ui *ui;
	const struct flags *f;
};

static void flags_draw_row(void *arg, size_t n, int y)
{
	const struct flags_drawing *d = arg;
	const struct flag *flag = &d->f->flag[n];
	char when[DATE_STAMP_SIZE], period[PERIOD_SIZE];

	clock_format(revision_clock_ms(flag->clock), when);
	when[strcspn(when, " ")] = '\0';
	period_format(flag->cell.period, period);
	draw_text(y, WHEN_AT, WHEN_WIDTH, when, STYLE_FAINT);
	draw_text(y, WHO_AT, WHO_WIDTH, flag->author, STYLE_TEXT);
	draw_text(y, UNIT_AT, UNIT_WIDTH, flag->unit, STYLE_TEXT);
	draw_text(y, NAME_AT, NAME_WIDTH, flags_indicator(d->ui, flag), STYLE_TEXT);
	draw_text(y, PERIOD_AT, PERIOD_WIDTH, period, STYLE_TEXT);
	draw_text(y, WHY_AT, d->ui->cols - WHY_AT, flag->why, STYLE_TEXT);
}

static void flags_draw(struct ui *ui, void *state)
{
	struct flags *f = state;
	struct flags_drawing d = { ui, f };
	const int foot = f->search.typing ? FOOT_LINES : 0;
	struct str title;
	char number[24];

	snprintf(number, sizeof(number), "%zu", f->count);
	str_init(&title);
	msg_add(&title, MSG_FLAGS_HEAD, number);
	look_draw_title_all(ui, title.text);
	str_release(&title);
	draw_text(1, WHEN_AT, WHEN_WIDTH, tr(MSG_FLAGS_WHEN), STYLE_HEADER);
	draw_text(1, WHO_AT, WHO_WIDTH, tr(MSG_FLAGS_WHO), STYLE_HEADER);
	draw_text(1, UNIT_AT, UNIT_WIDTH, tr(MSG_COLUMN_UNIT), STYLE_HEADER);
	draw_text(1, NAME_AT, NAME_WIDTH, tr(MSG_COLUMN_INDICATOR), STYLE_HEADER);
	draw_text(1, PERIOD_AT, PERIOD_WIDTH, tr(MSG_HINT_PERIOD), STYLE_HEADER);
	draw_text(1, WHY_AT, ui->cols - WHY_AT, tr(MSG_FLAGS_WHY), STYLE_HEADER);
	list_draw(&f->list, HEAD_LINES, ui->rows - HEAD_LINES - foot, flags_draw_row, &d);
	if (!f->count)
		draw_text(HEAD_LINES, 1, ui->cols - 1, tr(MSG_FLAGS_EMPTY), STYLE_FAINT);
	if (foot)
		search_draw(&f->search, ui->rows - 1, ui->cols, NULL);
}

/* The whole row in words: on a narrow window the reason has no column. */
static void flags_detail(struct ui *ui, void *state, struct str *out)
{
	const struct flags *f = state;
	const struct flag *flag = f->count ? &f->flag[f->list.selected] : NULL;

	if (flag)
		str_addf(out, "%s, %s: %s", flag->unit, flags_indicator(ui, flag), flag->why);
}

static void flags_table(struct ui *ui, void *state, struct table *table)
{
	static const char *const columns[] = { "unit",   "unit_name", "indicator",
					       "name",   "period",    "flagged",
					       "author", "reason",    NULL };
	const struct flags *f = state;
	struct str code;
	char at[21];

	str_init(&code);
	table_columns(table, columns);
	for (size_t n = 0; n < f->count; n++) {
		const struct flag *flag = &f->flag[n];

		str_clear(&code);
		store_unit_code(ui->store, flag->cell.unit, &code);
		table_text(table, "unit", code.text);
		table_text(table, "unit_name", flag->unit);
		table_text(table, "indicator",
			   programme_indicator(ui->programme, flag->cell.indicator)->code);
		table_text(table, "name", flags_indicator(ui, flag));
		table_period(table, "period", flag->cell.period);
		clock_format_utc(revision_clock_ms(flag->clock), at);
		table_text(table, "flagged", at);
		table_text(table, "author", flag->author);
		table_text(table, "reason", flag->why);
		table_row(table);
	}
	str_release(&code);
}

static struct list *flags_list(void *state)
{
	return &((struct flags *)state)->list;
}

static bool flags_typing(const void *state)
{
	return ((const struct flags *)state)->search.typing;
}

static const keymap flags_map[] = {
	KEYMAP_WALK, KEYMAP_SEARCH, ACTION_ENTRY, ACTION_COMMENT, ACTION_HISTORY, ACTION_NONE,
};

const struct view_ops flags_view = {
	.name = "flags",
	.title = MSG_FLAGS_TITLE,
	.map = flags_map,
	.size = sizeof(struct flags),
	.load = flags_load,
	.update = flags_update,
	.draw = flags_draw,
	.detail = flags_detail,
	.list = flags_list,
	.typing = flags_typing,
	.table = flags_table,
	.release = flags_release,
};
