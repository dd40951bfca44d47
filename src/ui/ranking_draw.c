/* Drawing the rows of a ranking. */
#include "ui/ranking_draw.h"

#include "base/str.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/ui.h"

#include <string.h>

enum {
	RANK_AT = 1,
	RANK_WIDTH = 3,
	CODE_AT = 5,
	CODE_MIN = 4,
	CODE_MAX = 10,
	NAME_MIN = 12,
	COVERAGE_WIDTH = 8
};

void ranking_place_columns(struct ranking_drawing *d)
{
	const struct ranking *r = d->ranking;
	struct line_layout layout = { .bar = LINE_BAR_HALF, .change = 7 };
	int code = CODE_MIN;

	for (size_t n = 0; n < r->rows; n++) {
		const struct unit *u = units_by_id(ranking_units(d->ui, r), r->row[n].line.unit);
		const int width = u && u->abbr && !r->row[n].heading ? (int)strlen(u->abbr) : 0;

		code = width > code ? width : code;
	}
	layout.name = CODE_AT + 1 + (code < CODE_MAX ? code : CODE_MAX);
	d->c = line_columns_of(d->ui->cols, &layout);
}

/* Of the nation and of regions, how many have reported: at the end of the names, where it fits. */
static int ranking_coverage_width(const struct ranking_drawing *d)
{
	const struct indicator *i = programme_indicator(d->ui->programme, d->ranking->indicator);

	return i->scope != SCOPE_NATIONAL && d->c.name_width >= NAME_MIN + COVERAGE_WIDTH ?
		       COVERAGE_WIDTH :
		       0;
}

void ranking_draw_head(const struct ranking_drawing *d, int y)
{
	const struct line_columns *c = &d->c;
	const struct ranking *r = d->ranking;
	const struct indicator *i = programme_indicator(d->ui->programme, r->indicator);
	const int coverage = ranking_coverage_width(d);
	/* What the rows are narrowed to or sorted by is said where their names are headed. */
	const char *name = r->filter != ROWS_ALL      ? row_filter_name(r->filter) :
			   r->sort != RANKING_BY_RANK ? ranking_sort_name(r->sort) :
							tr(MSG_COLUMN_UNIT);

	draw_right(y, RANK_AT, RANK_WIDTH, "#", STYLE_HEADER);
	draw_text(y, CODE_AT, c->name - CODE_AT - 1, tr(MSG_COLUMN_CODE), STYLE_HEADER);
	draw_text(y, c->name, c->name_width, name, STYLE_HEADER);
	if (coverage && utf8_width(name) < c->name_width - coverage)
		draw_right(y, c->name, c->name_width, tr(MSG_COLUMN_REPORTED), STYLE_HEADER);
	/* Only percentages lie between 0 and 100. */
	if (c->bar >= 0 && (i->measure == MEASURE_RATIO || i->measure == MEASURE_YESNO))
		draw_scale(y, c->bar, c->bar_width);
	draw_right(y, c->value, c->value_width, tr(MSG_COLUMN_VALUE), STYLE_HEADER);
	if (c->change >= 0)
		draw_right(y, c->change, c->change_width, tr(MSG_COLUMN_CHANGE), STYLE_HEADER);
}

static void ranking_draw_figure(const struct ranking_drawing *d, const struct line *line, int y)
{
	const struct figure *f = &line->figure;
	struct str text;

	line_draw_bar(d->ui, line, y, &d->c);
	line_draw_pace(line, y, &d->c);
	line_draw_change(d->ui, line, y, &d->c);
	if (!f->of || f->have == f->of) {
		line_draw_value(d->ui, line, y, &d->c);
		return;
	}
	str_init(&text);
	line_add_reported(line, &text);
	draw_right(y, d->c.value, d->c.value_width, text.text, STYLE_FAINT);
	str_release(&text);
}

/* The nation and regions: their names reach from the codes on, and end in who has reported. */
static void ranking_draw_heading(const struct ranking_drawing *d, const struct line *line, int y)
{
	const int coverage = ranking_coverage_width(d);
	const int width = d->c.name + d->c.name_width - CODE_AT;
	struct str text;

	draw_text(y, CODE_AT, width - coverage, ranking_unit_name(d->ui, d->ranking, line->unit),
		  STYLE_GROUP);
	if (!coverage || line->figure.older)
		return;
	str_init(&text);
	line_add_reported(line, &text);
	draw_right(y, CODE_AT, width, text.text, STYLE_TEXT);
	str_release(&text);
}

static void ranking_draw_unit(const struct ranking_drawing *d, const struct ranking_row *row, int y)
{
	const struct unit *u = units_by_id(ranking_units(d->ui, d->ranking), row->line.unit);
	struct str rank;

	if (row->rank) {
		str_init(&rank);
		str_addf(&rank, "%d", row->rank);
		draw_right(y, RANK_AT, RANK_WIDTH, rank.text, STYLE_TEXT);
		str_release(&rank);
	}
	draw_text(y, CODE_AT, d->c.name - CODE_AT - 1, u && u->abbr ? u->abbr : "", STYLE_TEXT);
	draw_text(y, d->c.name, d->c.name_width,
		  ranking_unit_name(d->ui, d->ranking, row->line.unit), STYLE_TEXT);
}

void ranking_draw_row(void *arg, size_t n, int y)
{
	const struct ranking_drawing *d = arg;
	const struct ranking_row *row = &d->ranking->row[n];

	if (row->heading)
		ranking_draw_heading(d, &row->line, y);
	else
		ranking_draw_unit(d, row, y);
	if (row->line.unit != d->edited)
		ranking_draw_figure(d, &row->line, y);
}
