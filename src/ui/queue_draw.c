/* The review queue as it is seen: the values that wait, and what is said of the selected one. */
#include "queue_rows.h"

#include "base/date.h"
#include "ui/draw.h"
#include "ui/look.h"
#include "ui/person.h"
#include "ui/ui.h"

#include <stdio.h>
#include <string.h>

/* Columns at 80; what is wider goes to the warning. */
enum {
	MARK_AT = 1,
	WHEN_AT = 5,
	WHEN_WIDTH = 11,
	WHO_AT = 17,
	WHO_WIDTH = 9,
	CODE_AT = 27,
	CODE_WIDTH = 12,
	UNIT_AT = 40,
	UNIT_WIDTH = 5,
	OLD_AT = 46,
	NEW_AT = 53,
	VALUE_WIDTH = 6,
	CHANGE_AT = 60,
	CHANGE_WIDTH = 6,
	CHECK_AT = 67,
	NARROW = 67,
	HEAD_LINES = 2,
	PANEL_AT = 3,
	PANEL_LINES = 5,
	HIGH = 16 /* lines of a window with the panel */
};

struct queue_drawing {
	const struct ui *ui;
	const struct queue *q;
};

static void queue_draw_figures(const struct queue_drawing *d, const struct queue_row *r, int y)
{
	const struct indicator *i = programme_indicator(d->ui->programme, r->cell.indicator);
	struct str text;

	str_init(&text);
	review_add_figure(i, &r->before, &text);
	draw_right(y, OLD_AT, VALUE_WIDTH, text.text, STYLE_FAINT);
	str_clear(&text);
	review_add_figure(i, &r->value, &text);
	draw_right(y, NEW_AT, VALUE_WIDTH, text.text, STYLE_TEXT);
	str_clear(&text);
	review_add_change(i, r, &text);
	draw_right(y, CHANGE_AT, CHANGE_WIDTH, text.text, STYLE_TEXT);
	str_clear(&text);
	review_add_check(r, &text);
	draw_text(y, CHECK_AT, d->ui->cols - CHECK_AT, text.text,
		  r->conflict ? STYLE_ERROR : STYLE_WARNING);
	str_release(&text);
}

static void queue_draw_row(void *arg, size_t row, int y)
{
	const struct queue_drawing *d = arg;
	const struct queue_entry *e = &d->q->entry[row];
	const struct unit *u = units_by_id(d->ui->units, e->row.cell.unit);
	char when[DATE_STAMP_SIZE], period[PERIOD_SIZE];

	draw_text(y, MARK_AT, 3, e->marked ? "[x]" : "[ ]", STYLE_TEXT);
	clock_format(revision_clock_ms(e->row.clock), when);
	memmove(when + 5, when + 10, strlen(when + 10) + 1); /* without its year */
	if (d->q->filter == QUEUE_EVERY) {
		period_format(e->row.cell.period, period);
		draw_text(y, WHEN_AT, WHEN_WIDTH, period, STYLE_TEXT);
	} else {
		draw_text(y, WHEN_AT, WHEN_WIDTH, when, STYLE_FAINT);
	}
	draw_text(y, WHO_AT, WHO_WIDTH, e->row.author, e->row.mine ? STYLE_TEXT : STYLE_FAINT);
	draw_text(y, CODE_AT, CODE_WIDTH,
		  programme_indicator(d->ui->programme, e->row.cell.indicator)->code, STYLE_TEXT);
	draw_text(y, UNIT_AT, UNIT_WIDTH, u ? (u->abbr ? u->abbr : u->code) : "", STYLE_TEXT);
	if (d->ui->cols < NARROW)
		return;
	queue_draw_figures(d, &e->row, y);
}

static void queue_draw_head(const struct ui *ui, const struct queue *q)
{
	draw_text(1, WHEN_AT, WHEN_WIDTH,
		  tr(q->filter == QUEUE_EVERY ? MSG_HINT_PERIOD : MSG_QUEUE_WHEN), STYLE_HEADER);
	draw_text(1, WHO_AT, WHO_WIDTH, tr(MSG_QUEUE_WHO), STYLE_HEADER);
	draw_text(1, CODE_AT, CODE_WIDTH, tr(MSG_COLUMN_INDICATOR), STYLE_HEADER);
	draw_text(1, UNIT_AT, UNIT_WIDTH, tr(MSG_QUEUE_UNIT), STYLE_HEADER);
	if (ui->cols < NARROW)
		return;
	draw_right(1, OLD_AT, VALUE_WIDTH, tr(MSG_QUEUE_OLD), STYLE_HEADER);
	draw_right(1, NEW_AT, VALUE_WIDTH, tr(MSG_QUEUE_NEW), STYLE_HEADER);
	draw_right(1, CHANGE_AT, CHANGE_WIDTH, "+-", STYLE_HEADER);
	draw_text(1, CHECK_AT, ui->cols - CHECK_AT, tr(MSG_QUEUE_CHECK), STYLE_HEADER);
}

/* What is said of the selected one, on the last lines. */
static void queue_draw_panel(struct ui *ui, const struct queue *q, int y)
{
	const struct queue_row *row = &queue_selected(q)->row;
	const struct indicator *i = programme_indicator(ui->programme, row->cell.indicator);
	int x = PANEL_AT;
	struct str text;

	str_init(&text);
	draw_text(y, 1, ui->cols - 1, i->name[lang_get()], STYLE_GROUP);
	review_draw_trend(y + 1, x, (int)q->detail.points, &q->detail);
	x += q->detail.points ? (int)q->detail.points + 2 : 0;
	review_add_spread(ui, i, &q->detail, &text);
	draw_text(y + 1, x, ui->cols - x, text.text, STYLE_TEXT);
	str_clear(&text);
	review_add_texts(&q->detail, &text);
	draw_text(y + 2, PANEL_AT, ui->cols - PANEL_AT, text.text, STYLE_TEXT);
	str_clear(&text);
	review_add_comment(&q->detail, &text);
	draw_text(y + 3, PANEL_AT, ui->cols - PANEL_AT, text.text, STYLE_TEXT);
	str_release(&text);
}

static void queue_draw_title(struct ui *ui, const struct queue *q)
{
	char number[4][16];
	struct str title;

	snprintf(number[0], sizeof(number[0]), "%zu", q->count);
	snprintf(number[1], sizeof(number[1]), "%d", q->unusual);
	snprintf(number[2], sizeof(number[2]), "%d", q->conflicts);
	snprintf(number[3], sizeof(number[3]), "%d", q->marked);
	str_init(&title);
	if (q->marked)
		msg_add(&title, MSG_QUEUE_HEAD_MARKED, number[0], number[3]);
	else if (q->filter != QUEUE_PERIOD)
		msg_add(&title, MSG_QUEUE_HEAD_FILTERED, number[0],
			tr(queue_filter_word(q->filter)));
	else
		msg_add(&title, MSG_QUEUE_HEAD, number[0], number[1], number[2]);
	str_addf(&title, " | %s", person_name(ui));
	look_draw_title(ui, title.text);
	str_release(&title);
}

void queue_draw(struct ui *ui, void *state)
{
	struct queue *q = state;
	struct queue_drawing d = { ui, q };
	const int panel = q->count && ui->rows >= HIGH ? PANEL_LINES : 0;

	queue_draw_title(ui, q);
	queue_draw_head(ui, q);
	list_draw(&q->list, HEAD_LINES, ui->rows - HEAD_LINES - panel, queue_draw_row, &d);
	if (!q->count)
		draw_text(HEAD_LINES, 1, ui->cols - 1, tr(MSG_QUEUE_EMPTY), STYLE_FAINT);
	if (panel)
		queue_draw_panel(ui, q, ui->rows - panel + 1);
}
