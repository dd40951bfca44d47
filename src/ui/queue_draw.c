/* The review queue as it is seen: the values that wait, and what is said of the selected one. */
#include "queue_rows.h"

#include "base/date.h"
#include "ui/draw.h"
#include "ui/look.h"
#include "ui/person.h"
#include "ui/ui.h"

#include <stdio.h>
#include <string.h>

enum {
	MARK_AT = 1,
	WHEN_WIDTH = 11,
	WHO_WIDTH = 9,
	CODE_WIDTH = 12,
	UNIT_WIDTH = 5,
	VALUE_WIDTH = 6,
	CHANGE_WIDTH = 6,
	PERIOD_WIDTH = 7,
	NARROW = 67, /* columns of a window with all of them */
	HEAD_LINES = 2,
	PANEL_AT = 3,
	PANEL_LINES = 5,
	HIGH = 16 /* lines of a window with the panel */
};

/* Where the columns begin; 0: there is no room. What is wider than 80 goes to the warning, of which a narrow
 * window has the sign alone; what is decided on stays. */
struct queue_columns {
	int when, who, sign, code, unit, period, was, is, change, check;
};

static const struct queue_columns queue_wide = {
	.when = 5,
	.who = 17,
	.code = 27,
	.unit = 40,
	.was = 46,
	.is = 53,
	.change = 60,
	.check = 67,
};
static const struct queue_columns queue_narrow = {
	.sign = 5,
	.code = 7,
	.unit = 20,
	.was = 26,
	.is = 33,
};

struct queue_drawing {
	const struct ui *ui;
	const struct queue *q;
	struct queue_columns at;
};

/* Of all periods each row says its own. */
static struct queue_columns queue_columns_of(const struct ui *ui, const struct queue *q)
{
	struct queue_columns at = ui->cols < NARROW ? queue_narrow : queue_wide;
	int *gives_way = at.when ? &at.when : &at.was;

	if (q->filter == QUEUE_EVERY) {
		at.period = *gives_way;
		*gives_way = 0;
	}
	return at;
}

static void queue_draw_figures(const struct queue_drawing *d, const struct queue_row *r, int y)
{
	const struct indicator *i = programme_indicator(d->ui->programme, r->cell.indicator);
	const enum style style = r->conflict ? STYLE_ERROR : STYLE_WARNING;
	struct str text;

	str_init(&text);
	if (d->at.was) {
		review_add_figure(i, &r->before, &text);
		draw_right(y, d->at.was, VALUE_WIDTH, text.text, STYLE_FAINT);
		str_clear(&text);
	}
	review_add_figure(i, &r->value, &text);
	draw_right(y, d->at.is, VALUE_WIDTH, text.text, STYLE_TEXT);
	str_clear(&text);
	if (d->at.change) {
		review_add_change(i, r, &text);
		draw_right(y, d->at.change, CHANGE_WIDTH, text.text, STYLE_TEXT);
		str_clear(&text);
	}
	review_add_check(r, &text);
	if (d->at.check)
		draw_text(y, d->at.check, d->ui->cols - d->at.check, text.text, style);
	else if (text.len)
		draw_fill(y, d->at.sign, 1, text.text[0], style);
	str_release(&text);
}

static void queue_draw_row(void *arg, size_t row, int y)
{
	const struct queue_drawing *d = arg;
	const struct queue_entry *e = &d->q->entry[row];
	const struct queue_row *r = queue_row(d->q, row);
	const struct unit *u = units_by_id(d->ui->units, e->cell.unit);
	char when[DATE_STAMP_SIZE], period[PERIOD_SIZE];

	draw_text(y, MARK_AT, 3, e->marked ? "[x]" : "[ ]", STYLE_TEXT);
	if (d->at.when) {
		clock_format(revision_clock_ms(e->clock), when);
		memmove(when + 5, when + 10, strlen(when + 10) + 1); /* without its year */
		draw_text(y, d->at.when, WHEN_WIDTH, when, STYLE_FAINT);
	}
	if (d->at.period) {
		period_format(e->cell.period, period);
		draw_text(y, d->at.period, PERIOD_WIDTH, period, STYLE_TEXT);
	}
	if (d->at.who)
		draw_text(y, d->at.who, WHO_WIDTH, d->q->author[e->author],
			  e->right ? STYLE_TEXT : STYLE_FAINT);
	draw_text(y, d->at.code, CODE_WIDTH,
		  programme_indicator(d->ui->programme, e->cell.indicator)->code, STYLE_TEXT);
	draw_text(y, d->at.unit, UNIT_WIDTH, u ? (u->abbr ? u->abbr : u->code) : "", STYLE_TEXT);
	if (r)
		queue_draw_figures(d, r, y);
}

static void queue_draw_head(const struct queue_drawing *d)
{
	if (d->at.when)
		draw_text(1, d->at.when, WHEN_WIDTH, tr(MSG_QUEUE_WHEN), STYLE_HEADER);
	if (d->at.period)
		draw_text(1, d->at.period, PERIOD_WIDTH, tr(MSG_HINT_PERIOD), STYLE_HEADER);
	if (d->at.who)
		draw_text(1, d->at.who, WHO_WIDTH, tr(MSG_QUEUE_WHO), STYLE_HEADER);
	draw_text(1, d->at.code, CODE_WIDTH, tr(MSG_COLUMN_INDICATOR), STYLE_HEADER);
	draw_text(1, d->at.unit, UNIT_WIDTH, tr(MSG_QUEUE_UNIT), STYLE_HEADER);
	if (d->at.was)
		draw_right(1, d->at.was, VALUE_WIDTH, tr(MSG_QUEUE_OLD), STYLE_HEADER);
	draw_right(1, d->at.is, VALUE_WIDTH, tr(MSG_QUEUE_NEW), STYLE_HEADER);
	if (d->at.change)
		draw_right(1, d->at.change, CHANGE_WIDTH, "+-", STYLE_HEADER);
	if (d->at.check)
		draw_text(1, d->at.check, d->ui->cols - d->at.check, tr(MSG_QUEUE_CHECK),
			  STYLE_HEADER);
}

/* What is said of the selected one, on the last lines. */
static void queue_draw_panel(struct ui *ui, const struct queue *q, int y)
{
	const struct indicator *i = programme_indicator(ui->programme,
							queue_selected(q)->cell.indicator);
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

static int queue_panel(const struct ui *ui, const struct queue *q)
{
	return q->count && ui->rows >= HIGH ? PANEL_LINES : 0;
}

int queue_height(const struct ui *ui, const struct queue *q)
{
	return ui->rows - HEAD_LINES - queue_panel(ui, q) - q->search.typing;
}

void queue_draw(struct ui *ui, void *state)
{
	struct queue *q = state;
	struct queue_drawing d = { ui, q, queue_columns_of(ui, q) };
	const int foot = q->search.typing;

	queue_draw_title(ui, q);
	queue_draw_head(&d);
	list_draw(&q->list, HEAD_LINES, queue_height(ui, q), queue_draw_row, &d);
	if (!q->count)
		draw_text(HEAD_LINES, 1, ui->cols - 1, tr(MSG_QUEUE_EMPTY), STYLE_FAINT);
	if (queue_panel(ui, q))
		queue_draw_panel(ui, q, ui->rows - PANEL_LINES + 1 - foot);
	if (foot)
		search_draw(&q->search, ui->rows - 1, ui->cols, NULL);
}

void queue_add_names(void *queue, size_t row, struct str *out)
{
	const struct queue *q = queue;
	const struct queue_entry *e = &q->entry[row];
	const struct units *u = units_by_id(q->ui->units, e->cell.unit) ? q->ui->units :
									  q->ui->every_unit;

	search_add_indicator(out, programme_indicator(q->ui->programme, e->cell.indicator));
	str_addf(out, " %s", q->author[e->author]);
	if (u)
		search_add_unit(out, u, e->cell.unit);
}
