/* The session as a room sees it: the selected value large, the unit's others below it. */
#include "session_rows.h"

#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/look.h"
#include "ui/person.h"
#include "ui/ui.h"

#include <stdio.h>
#include <string.h>

/* Lines: title, sum, then the value of DIGITS lines beside what is said of it, then the list. Where the
 * window is low, the digits are of one line. */
enum {
	SUM_AT = 1,
	NAME_AT = 2,
	FIGURE_AT = 3,
	LOWEST = 12, /* lines of a window in which little is said */
	LOW = 18,    /* lines of a window without large digits */
	MARGIN = 2,
	GAP = 3,
	VALUE_WIDTH = 10,
	CHANGE_WIDTH = 8,
	STATE_WIDTH = 12,
	NARROW = 60, /* columns of a window in whose rows there is the change, too */
	TREND_WIDTH = REVIEW_PERIODS
};

static void session_draw_head(struct ui *ui, const struct session *s)
{
	char number[2][16], sum[24], waiting[16];
	struct str text, name;
	int waits = 0;

	for (size_t n = 0; n < s->rows; n++)
		waits += s->row[n].state == SESSION_WAITS;
	str_init(&text);
	str_init(&name);
	snprintf(number[0], sizeof(number[0]), "%zu", s->at + 1);
	snprintf(number[1], sizeof(number[1]), "%zu", s->units);
	snprintf(sum, sizeof(sum), "%d/%d", s->complete.filled, s->complete.expected);
	snprintf(waiting, sizeof(waiting), "%d", waits);
	msg_add(&text, MSG_SESSION_HEAD, number[0], number[1],
		s->units ? look_unit_name(ui, s->unit[s->at], period_last_day(s->period), &name) :
			   "");
	look_draw_title_at(ui, text.text, s->period);
	str_clear(&text);
	msg_add(&text, MSG_SESSION_SUM, sum, waiting, person_name(ui));
	draw_text(SUM_AT, 1, ui->cols - 1, text.text, STYLE_HEADER);
	str_release(&text);
	str_release(&name);
}

/* Beside the figure: what it was, how far it moved, its last periods. */
static void session_draw_beside(struct ui *ui, const struct session *s, const struct indicator *i,
				const struct queue_row *row, int y, int x)
{
	struct str before, text;
	int at;

	str_init(&before);
	str_init(&text);
	review_add_figure(i, &row->before, &before);
	msg_add(&text, MSG_SESSION_BEFORE, before.text);
	str_add(&text, "   ");
	review_add_change(i, row, &text);
	at = x + draw_text(y, x, ui->cols - x, text.text, STYLE_TEXT) + GAP;
	if (at + TREND_WIDTH < ui->cols)
		review_draw_trend(y, at, TREND_WIDTH, &s->detail);
	str_release(&before);
	str_release(&text);
}

/* Further lines about it, those that there are; returns the line behind the last. */
static int session_draw_said(struct ui *ui, const struct session *s, const struct indicator *i,
			     const struct queue_row *row, int y, int x, int last)
{
	struct str text;

	str_init(&text);
	for (int n = 0; n < 4 && y <= last; n++) {
		str_clear(&text);
		if (n == 0)
			review_add_check(row, &text);
		else if (n == 1)
			review_add_spread(ui, i, &s->detail, &text);
		else if (n == 2)
			review_add_texts(&s->detail, &text);
		else
			review_add_comment(&s->detail, &text);
		if (text.len)
			draw_text(y++, x, ui->cols - x, text.text, n ? STYLE_TEXT : STYLE_WARNING);
	}
	str_release(&text);
	return y;
}

/* Returns the line behind the panel. */
static int session_draw_panel(struct ui *ui, const struct session *s, const struct session_row *r)
{
	const struct indicator *i = programme_indicator(ui->programme, r->row.cell.indicator);
	const bool large = ui->rows >= LOW;
	int x = MARGIN, y = FIGURE_AT;
	struct str text;

	str_init(&text);
	str_addf(&text, "%s%s%s%s", i->name[lang_get()], i->unit_of_measure ? " (" : "",
		 i->unit_of_measure ? i->unit_of_measure : "", i->unit_of_measure ? ")" : "");
	draw_text(NAME_AT, MARGIN, ui->cols - MARGIN, text.text, STYLE_GROUP);
	str_clear(&text);
	review_add_figure(i, &r->row.value, &text);
	if (!large || !draw_large(y, x, ui->cols / 2, text.text, STYLE_TEXT, &x))
		x += draw_text(y, x, ui->cols - x, text.text, STYLE_GROUP);
	x += GAP;
	session_draw_beside(ui, s, i, &r->row, y, x);
	y = session_draw_said(ui, s, i, &r->row, y + 1, large ? x : MARGIN,
			      FIGURE_AT + (large             ? 4 :
					   ui->rows > LOWEST ? 2 :
							       1));
	str_release(&text);
	if (large && y < FIGURE_AT + LARGE_LINES)
		y = FIGURE_AT + LARGE_LINES;
	return ui->rows > LOWEST ? y + 1 : y;
}

struct session_drawing {
	const struct ui *ui;
	const struct session *s;
};

static void session_draw_row(void *arg, size_t n, int y)
{
	static const enum msg word[] = { [SESSION_WAITS] = MSG_SESSION_WAITS,
					 [SESSION_VERIFIED] = MSG_SESSION_VERIFIED,
					 [SESSION_RETURNED] = MSG_SESSION_RETURNED };
	const struct session_drawing *d = arg;
	const struct session_row *r = &d->s->row[n];
	const struct indicator *i = programme_indicator(d->ui->programme, r->row.cell.indicator);
	const int state = d->ui->cols - STATE_WIDTH;
	const int change = d->ui->cols < NARROW ? state : state - 1 - CHANGE_WIDTH;
	const int value = change - 1 - VALUE_WIDTH;
	const bool check = r->row.conflict || r->row.warning != ENTRY_FINE;
	struct str text;

	str_init(&text);
	if (check && r->state == SESSION_WAITS)
		draw_text(y, 1, 1, r->row.conflict ? "#" : "!", STYLE_WARNING);
	draw_text(y, MARGIN + 1, value - MARGIN - 2, i->brief[lang_get()], STYLE_TEXT);
	review_add_figure(i, &r->row.value, &text);
	draw_right(y, value, VALUE_WIDTH, text.text, STYLE_TEXT);
	str_clear(&text);
	if (change < state) {
		review_add_change(i, &r->row, &text);
		draw_right(y, change, CHANGE_WIDTH, text.text, STYLE_TEXT);
	}
	draw_text(y, state, STATE_WIDTH, tr(word[r->state]),
		  r->state == SESSION_WAITS ? STYLE_TEXT : STYLE_FAINT);
	str_release(&text);
}

void session_draw(struct ui *ui, void *state)
{
	struct session *s = state;
	struct session_drawing d = { ui, s };
	int y = NAME_AT;

	session_draw_head(ui, s);
	if (!s->rows) {
		draw_text(NAME_AT, MARGIN, ui->cols - MARGIN,
			  tr(s->units ? MSG_SESSION_NOTHING : MSG_QUEUE_EMPTY), STYLE_FAINT);
		return;
	}
	y = session_draw_panel(ui, s, session_selected(s));
	list_draw(&s->list, y, ui->rows - y, session_draw_row, &d);
}
