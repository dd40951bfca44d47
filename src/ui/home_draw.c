/* Drawing the home screen. */
#include "home_view.h"

#include "base/date.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/look.h"
#include "ui/ui.h"

#include <stdio.h>

/* Columns of a cell from the right edge, and of sums. */
enum {
	HEAD_LINES = 2,
	NAME_AT = 3,
	UNIT_WIDTH = 7,
	DUE_WIDTH = 11,
	LEFT_WIDTH = 10,
	NOTE_WIDTH = 16,
	NARROW = 67,
	WIDE = 110,
	STATE_WIDTH = 22
};

enum msg home_group_name(enum home_group group)
{
	static const enum msg name[HOME_GROUP_MAX] = {
		[HOME_LATE] = MSG_HOME_LATE,         [HOME_RETURNED] = MSG_HOME_RETURNED,
		[HOME_CONFLICT] = MSG_HOME_CONFLICT, [HOME_MISSING] = MSG_HOME_MISSING,
		[HOME_DRAFT] = MSG_HOME_DRAFT,       [HOME_BEHIND] = MSG_HOME_BEHIND,
	};

	return name[group];
}

enum msg home_layout_name(enum home_layout layout)
{
	static const enum msg name[HOME_LAYOUT_MAX] = {
		[HOME_CELLS] = MSG_HOME_CELLS,
		[HOME_UNITS] = MSG_HOME_UNITS,
		[HOME_INDICATORS] = MSG_HOME_INDICATORS,
		[HOME_TASKS] = MSG_HOME_TASKS,
	};

	return name[layout];
}

static enum style home_group_style(enum home_group group)
{
	static const enum style style[HOME_GROUP_MAX] = {
		[HOME_LATE] = STYLE_ERROR,     [HOME_RETURNED] = STYLE_WARNING,
		[HOME_CONFLICT] = STYLE_ERROR, [HOME_MISSING] = STYLE_TEXT,
		[HOME_DRAFT] = STYLE_TEXT,     [HOME_BEHIND] = STYLE_PACE + PACE_BEHIND,
	};

	return style[group];
}

struct home_drawing {
	const struct ui *ui;
	const struct home *h;
	bool units; /* the cells are of several units */
	int note;   /* where the columns begin; -1: there is no room */
	int left, due, unit, name_end;
};

/* Places the columns of a cell from the right edge inwards. */
static struct home_drawing home_columns(const struct ui *ui, const struct home *h)
{
	struct home_drawing d = { .ui = ui, .h = h, .units = h->data.units > 1 };
	int at = ui->cols;

	d.note = ui->cols >= NARROW ? at -= ui->cols >= WIDE ? ui->cols / 3 : NOTE_WIDTH : -1;
	d.left = at -= LEFT_WIDTH;
	d.due = ui->cols >= NARROW ? at -= DUE_WIDTH : -1;
	d.unit = d.units ? at -= UNIT_WIDTH : -1;
	d.name_end = at;
	return d;
}

/* "quá 21", "còn 71"; in English "21 late", "71". */
static void home_add_days(const struct home *h, const struct home_cell *c, struct str *out)
{
	char number[16];

	if (c->overdue) {
		snprintf(number, sizeof(number), "%d", c->overdue);
		msg_add(out, MSG_HOME_LATE_BY, number);
	} else if (c->deadline >= h->data.today) {
		str_addf(out, "%d", c->deadline - h->data.today);
	}
}

/* Who returned it and why; else what is there. */
static void home_add_note(const struct home_cell *c, struct str *out)
{
	if (c->group == HOME_RETURNED)
		str_addf(out, "%s: ", c->author ? c->author : "");
	str_add(out, c->note ? c->note : "");
}

static const char *home_unit_short(const struct ui *ui, int unit)
{
	const struct unit *u = units_by_id(ui->units, unit);

	return !u ? "" : u->abbr ? u->abbr : u->code;
}

static void home_draw_cell(const struct home_drawing *d, const struct home_cell *c, int y)
{
	const struct indicator *i = programme_indicator(d->ui->programme, c->indicator);
	const enum style style = c->too_long ? STYLE_ERROR : home_group_style(c->group);
	char day[DATE_SIZE];
	struct str text;

	str_init(&text);
	str_add(&text, i->brief[lang_get()]);
	if (i->frequency != period_length(d->ui->look.period)) {
		char period[PERIOD_SIZE];

		period_format(c->period, period);
		str_addf(&text, " (%s)", period);
	}
	draw_text(y, NAME_AT, d->name_end - NAME_AT - 1, text.text, STYLE_TEXT);
	if (d->unit >= 0)
		draw_text(y, d->unit, UNIT_WIDTH - 1, home_unit_short(d->ui, c->unit), STYLE_TEXT);
	date_format_local(c->deadline, day);
	if (d->due >= 0)
		draw_text(y, d->due, DUE_WIDTH - 1, day, STYLE_TEXT);
	str_clear(&text);
	home_add_days(d->h, c, &text);
	draw_right(y, d->left, LEFT_WIDTH - 1, text.text, style);
	str_clear(&text);
	home_add_note(c, &text);
	if (d->note >= 0)
		draw_text(y, d->note, d->ui->cols - d->note, text.text, style);
	str_release(&text);
}

static void home_draw_heading(const struct home_drawing *d, enum home_group group, int y)
{
	struct str text;

	str_init(&text);
	str_addf(&text, "%s (%zu)", tr(home_group_name(group)), d->h->data.under[group]);
	draw_text(y, 1, d->ui->cols - 1, text.text, STYLE_GROUP);
	str_release(&text);
}

/* --- sums --- */

const char *home_row_name(const struct ui *ui, const struct home *h, const struct home_row *row,
			  struct str *buf)
{
	if (h->data.layout == HOME_UNITS)
		return look_unit_name(ui, row->id, look_day(ui), buf);
	if (h->data.layout == HOME_INDICATORS)
		return programme_indicator(ui->programme, row->id)->brief[lang_get()];
	return ui->programme->task[row->id - 1].name[lang_get()];
}

enum home_column {
	COLUMN_LATE,
	COLUMN_DAYS,
	COLUMN_RETURNED,
	COLUMN_CONFLICT,
	COLUMN_MISSING,
	COLUMN_DRAFT,
	COLUMN_BEHIND,
	COLUMN_LAST, /* of units the last reminder, of indicators the nation's pace, of tasks their own */
	COLUMN_MAX
};

/* A column's head and width, and the window's width from which it is there. */
static const struct {
	enum msg head;
	int width, least;
} home_column[COLUMN_MAX] = {
	[COLUMN_LATE] = { MSG_HOME_HEAD_LATE, 6, 0 },
	[COLUMN_DAYS] = { MSG_HOME_HEAD_DAYS, 6, 0 },
	[COLUMN_RETURNED] = { MSG_HOME_HEAD_RETURNED, 6, 50 },
	[COLUMN_CONFLICT] = { MSG_HOME_HEAD_CONFLICT, 6, NARROW },
	[COLUMN_MISSING] = { MSG_HOME_HEAD_EMPTY, 6, 50 },
	[COLUMN_DRAFT] = { MSG_HOME_HEAD_DRAFT, 6, NARROW },
	[COLUMN_BEHIND] = { MSG_HOME_BEHIND, 7, 50 },
	[COLUMN_LAST] = { MSG_HOME_HEAD_REMINDED, 6, NARROW },
};

/* How wide a column is; 0 where it is not there. How a task stands is a word: two counts of its cells
 * give way to it. */
static int home_column_width(const struct home_drawing *d, int column)
{
	const bool tasks = d->h->data.layout == HOME_TASKS;

	if (d->ui->cols < home_column[column].least ||
	    (tasks && (column == COLUMN_CONFLICT || column == COLUMN_DRAFT)))
		return 0;
	return tasks && column == COLUMN_LAST ? STATE_WIDTH : home_column[column].width;
}

/* Where a column begins; the last one ends at the edge. */
static int home_column_at(const struct home_drawing *d, int column)
{
	int at = d->ui->cols;

	for (int n = COLUMN_MAX - 1; n >= column; n--)
		at -= home_column_width(d, n);
	return at;
}

static void home_draw_column(const struct home_drawing *d, int y, int column, const char *text,
			     enum style style)
{
	if (home_column_width(d, column))
		draw_right(y, home_column_at(d, column), home_column_width(d, column), text, style);
}

/* `mark` stands behind the number, which nothing stands for when it is 0. */
static void home_draw_count(const struct home_drawing *d, int y, int column, int count, char mark,
			    enum style style)
{
	char text[16];

	snprintf(text, sizeof(text), "%d%c", count, mark);
	if (count)
		home_draw_column(d, y, column, text, style);
}

/* "x overdue" */
static void home_draw_task(const struct home_drawing *d, enum task_pace pace, int y)
{
	const int at = home_column_at(d, COLUMN_LAST) + 2;
	char glyph[] = { plan_task_glyph(pace), ' ', '\0' };
	const enum style style = pace == TASK_OVERDUE ? STYLE_WARNING : STYLE_TEXT;

	if (home_column_width(d, COLUMN_LAST))
		draw_text(y, at + draw_text(y, at, 2, glyph, style), STATE_WIDTH - 4,
			  plan_task_pace(pace), style);
}

static void home_draw_last(const struct home_drawing *d, const struct home_row *row, int y)
{
	char text[DATE_STAMP_SIZE] = "";

	if (d->h->data.layout == HOME_UNITS && row->reminded) {
		clock_format(revision_clock_ms(row->reminded), text);
		text[5] = '\0'; /* day and month */
		home_draw_column(d, y, COLUMN_LAST, text, STYLE_FAINT);
	} else if (d->h->data.layout == HOME_INDICATORS) {
		const enum pace pace = d->h->pace[row->id - 1];

		text[0] = pace_glyph(pace);
		text[1] = '\0';
		home_draw_column(d, y, COLUMN_LAST, text, (enum style)(STYLE_PACE + pace));
	} else if (d->h->data.layout == HOME_TASKS) {
		home_draw_task(d, d->h->task[row->id - 1].pace, y);
	}
}

static void home_draw_sums(const struct home_drawing *d, const struct home_row *row, int y)
{
	const struct home_sum *sum = row->sum;
	const struct ui *ui = d->ui;
	struct str buf;

	str_init(&buf);
	if (row->marked)
		draw_text(y, 1, 1, "*", STYLE_MARKER);
	draw_text(y, NAME_AT, home_column_at(d, 0) - NAME_AT, home_row_name(ui, d->h, row, &buf),
		  STYLE_TEXT);
	str_release(&buf);
	home_draw_count(d, y, COLUMN_LATE, sum->group[HOME_LATE], ' ', STYLE_ERROR);
	home_draw_count(d, y, COLUMN_DAYS, sum->overdue, ' ', STYLE_ERROR);
	home_draw_count(d, y, COLUMN_RETURNED, sum->group[HOME_RETURNED], sum->too_long ? '!' : ' ',
			sum->too_long ? STYLE_ERROR : STYLE_WARNING);
	home_draw_count(d, y, COLUMN_CONFLICT, sum->group[HOME_CONFLICT], ' ', STYLE_ERROR);
	home_draw_count(d, y, COLUMN_MISSING, sum->group[HOME_MISSING], ' ', STYLE_TEXT);
	home_draw_count(d, y, COLUMN_DRAFT, sum->group[HOME_DRAFT], ' ', STYLE_FAINT);
	home_draw_count(d, y, COLUMN_BEHIND, sum->behind, ' ',
			(enum style)(STYLE_PACE + PACE_BEHIND));
	home_draw_last(d, row, y);
}

static void home_draw_row(void *arg, size_t n, int y)
{
	const struct home_drawing *d = arg;
	const struct home_row shown = home_row(&d->h->data, n), *row = &shown;

	if (row->heading)
		home_draw_heading(d, (enum home_group)(row->heading - 1), y);
	else if (d->h->data.layout == HOME_CELLS)
		home_draw_cell(d, &row->cell, y);
	else
		home_draw_sums(d, row, y);
}

/* --- heads --- */

static void home_draw_cell_head(const struct home_drawing *d)
{
	draw_text(1, NAME_AT, d->name_end - NAME_AT - 1, tr(MSG_COLUMN_INDICATOR), STYLE_HEADER);
	if (d->unit >= 0)
		draw_text(1, d->unit, UNIT_WIDTH - 1, tr(MSG_COLUMN_UNIT), STYLE_HEADER);
	if (d->due >= 0)
		draw_text(1, d->due, DUE_WIDTH - 1, tr(MSG_HOME_HEAD_DUE), STYLE_HEADER);
	draw_right(1, d->left, LEFT_WIDTH - 1, tr(MSG_HOME_HEAD_LEFT), STYLE_HEADER);
}

static void home_draw_sum_head(const struct home_drawing *d)
{
	const enum home_layout layout = d->h->data.layout;

	draw_text(1, NAME_AT, home_column_at(d, 0) - NAME_AT - 1, tr(home_layout_name(layout)),
		  STYLE_HEADER);
	for (int n = 0; n < COLUMN_LAST; n++)
		home_draw_column(d, 1, n, tr(home_column[n].head), STYLE_HEADER);
	if (layout == HOME_TASKS && home_column_width(d, COLUMN_LAST))
		draw_text(1, home_column_at(d, COLUMN_LAST) + 2, STATE_WIDTH - 2,
			  tr(MSG_TASK_STATE), STYLE_HEADER);
	else
		home_draw_column(d, 1, COLUMN_LAST,
				 tr(layout == HOME_INDICATORS ? MSG_HOME_HEAD_NATION :
								MSG_HOME_HEAD_REMINDED),
				 STYLE_HEADER);
}

static void home_draw_title(struct ui *ui, const struct home *h)
{
	const struct unit *nation = units_nation(ui->units);
	const int unit = h->own && h->unit ? h->unit : nation ? nation->id : 0;
	struct str title, name;

	str_init(&title);
	str_init(&name);
	msg_add(&title, h->own ? MSG_HOME_OWN : MSG_HOME_ALL,
		unit ? look_unit_name(ui, unit, look_day(ui), &name) : "");
	if (h->data.filter != HOME_ALL)
		str_addf(&title, " (%s)",
			 h->data.filter == HOME_LONG ? tr(MSG_HOME_LONG) :
						       tr(home_group_name((enum home_group)(
							       h->data.filter - HOME_ONLY))));
	look_draw_title(ui, title.text);
	str_release(&title);
	str_release(&name);
}

/* How far the reports are, and what is due next. */
static void home_add_summary(const struct home *h, struct str *out)
{
	const struct home_sum *sum = &h->data.sum;
	char number[4][16], day[DATE_SIZE];

	snprintf(number[0], sizeof(number[0]), "%d", sum->filled);
	snprintf(number[1], sizeof(number[1]), "%d", sum->expected);
	snprintf(number[2], sizeof(number[2]), "%d", sum->submitted);
	msg_add(out, MSG_HOME_SUMMARY, number[0], number[1], number[2]);
	if (sum->next == DATE_MAX)
		return;
	str_add(out, "; ");
	date_format_local(sum->next, day);
	snprintf(number[3], sizeof(number[3]), "%d", sum->next - h->data.today);
	if (sum->next == h->data.today)
		str_add(out, tr(MSG_HOME_NEXT_TODAY));
	else
		msg_add(out, MSG_HOME_NEXT, day, number[3]);
}

void home_draw(struct ui *ui, void *state)
{
	struct home *h = state;
	struct home_drawing d = home_columns(ui, h);
	const int foot = h->search.typing;
	struct str summary;

	home_draw_title(ui, h);
	if (h->data.layout == HOME_CELLS)
		home_draw_cell_head(&d);
	else
		home_draw_sum_head(&d);
	str_init(&summary);
	if (h->data.layout == HOME_TASKS)
		plan_task_add_counts(h->task, ui->programme->tasks, &summary);
	else
		home_add_summary(h, &summary);
	draw_text(HEAD_LINES, 1, ui->cols - 1, summary.text, STYLE_TEXT);
	str_release(&summary);
	list_draw(&h->list, HEAD_LINES + 1, ui->rows - HEAD_LINES - 1 - foot, home_draw_row, &d);
	if (!h->data.rows)
		draw_text(HEAD_LINES + 1, 1, ui->cols - 1, tr(MSG_HOME_NOTHING), STYLE_FAINT);
	if (foot)
		search_draw(&h->search, ui->rows - 1, ui->cols, NULL);
}

/* --- in full --- */

static void home_detail_cell(const struct ui *ui, const struct home_cell *c, struct str *out)
{
	const struct indicator *i = programme_indicator(ui->programme, c->indicator);
	const int32_t day = period_last_day(c->period);
	const bool changed = c->verified && c->state != DUE_VERIFIED;
	char days[16];
	struct str name;

	str_init(&name);
	str_addf(out, "%s, %s: ", look_unit_name(ui, c->unit, day, &name),
		 c->group == HOME_RETURNED || changed ? i->brief[lang_get()] : i->name[lang_get()]);
	str_release(&name);
	if (c->group != HOME_RETURNED) {
		str_add(out, tr(home_group_name(c->group)));
		if (changed)
			str_addf(out, "; %s", tr(MSG_STATUS_CHANGED));
		return;
	}
	snprintf(days, sizeof(days), "%d", c->days);
	msg_add(out, c->days ? MSG_HOME_RETURNED_BY : MSG_HOME_RETURNED_TODAY,
		c->author ? c->author : "", days, c->note ? c->note : "");
}

void home_detail(struct ui *ui, void *state, struct str *out)
{
	const struct home *h = state;
	struct home_row selected, *row = &selected;
	char when[DATE_STAMP_SIZE];
	struct str buf;

	if (!home_selected(h, row) || row->heading)
		return;
	if (h->data.layout == HOME_CELLS) {
		home_detail_cell(ui, &row->cell, out);
		return;
	}
	str_init(&buf);
	str_addf(out, "%s: %d/%d", home_row_name(ui, h, row, &buf), row->sum->filled,
		 row->sum->expected);
	str_release(&buf);
	if (h->data.layout == HOME_TASKS) {
		str_add(out, "; ");
		plan_task_add_standing(&h->task[row->id - 1], out);
	}
	if (h->data.layout != HOME_UNITS)
		return;
	str_add(out, "; ");
	clock_format(revision_clock_ms(row->reminded), when);
	if (row->reminded)
		msg_add(out, MSG_HOME_REMINDED, when);
	else
		str_add(out, tr(MSG_HOME_NEVER_REMINDED));
}
