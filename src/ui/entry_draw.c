/* Drawing the entry grid: as few cells as possible change with a value that is entered. */
#include "entry.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "exchange/entry_text.h"
#include "ui/draw.h"
#include "ui/look.h"
#include "ui/search.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { ENTRY_HEAD = 3, ENTRY_CHECK_LEAST = 11 };

struct entry_drawing {
	struct ui *ui;
	struct entry_page *page;
	struct entry_columns c;
};

const char *entry_filter_name(enum entry_filter filter)
{
	static const enum msg name[ENTRY_FILTERS] = { MSG_FILTER_ALL, MSG_ENTRY_FILTER_EMPTY,
						      MSG_ENTRY_FILTER_FAULTY,
						      MSG_ENTRY_FILTER_UNEXPLAINED };

	return tr(name[filter]);
}

/* --- the head --- */

/* What has no column of its own stands in the check's, or where that is its sign alone over the figures. */
static int entry_cell_at(const struct entry_drawing *d, enum entry_place place, int *width)
{
	int at = d->c.at[place];

	*width = d->c.width[place];
	if (place == AT_CHECK && *width < ENTRY_CHECK_LEAST) {
		*width += at - d->c.at[AT_FIRST];
		at = d->c.at[AT_FIRST];
	}
	return at;
}

static void entry_draw_columns(const struct entry_drawing *d, int y)
{
	static const struct {
		enum msg title;
		bool right;
	} head[AT_MAX] = {
		[AT_CODE] = { MSG_COLUMN_CODE, false },
		[AT_NAME] = { MSG_COLUMN_UNIT, false },
		[AT_BEFORE] = { MSG_ENTRY_BEFORE, true },
		[AT_FIRST] = { MSG_ENTRY_NUMERATOR, true },
		[AT_SECOND] = { MSG_ENTRY_DENOMINATOR, true },
		[AT_PERCENT] = { MSG_ENTRY_PERCENT, true },
		[AT_CHANGE] = { MSG_COLUMN_CHANGE, true },
		[AT_TREND] = { MSG_ENTRY_TREND, false },
		[AT_QUALITY] = { MSG_ENTRY_QUALITY, false },
		[AT_CHECK] = { MSG_ENTRY_CHECK, false },
		[AT_REASON] = { MSG_ENTRY_REASON, false },
	};
	const struct entry_row *row = entry_selected(d->page);
	const enum entry_column column = row ? entry_column_of(d->page, row) : d->page->column;
	const enum entry_place here = entry_place_of(&d->c, column);
	int width;
	const int over = entry_cell_at(d, here, &width);

	for (int n = 0; n < AT_MAX; n++) {
		const bool cell = n == (int)here;

		/* The column typed into is known by its head: rows need no colour of their own. */
		const enum style style = cell ? STYLE_SELECTED : STYLE_HEADER;
		enum msg title = head[n].title;

		if (!d->c.width[n] || (!cell && d->c.at[n] >= over && over < d->c.at[here]))
			continue;
		if (n == AT_NAME && !d->page->indicator)
			title = MSG_COLUMN_INDICATOR;
		if (n == AT_FIRST && !d->c.width[AT_SECOND])
			title = MSG_ENTRY_VALUE;
		if (n == AT_CHECK && here == AT_CHECK)
			title = column == ENTRY_REASON ? MSG_ENTRY_REASON : MSG_ENTRY_QUALITY;
		if (head[n].right)
			draw_right(y, d->c.at[n], d->c.width[n], tr(title), style);
		else
			draw_text(y, cell ? over : d->c.at[n], cell ? width : d->c.width[n],
				  tr(title), style);
	}
}

static void entry_draw_head(const struct entry_drawing *d)
{
	struct ui *ui = d->ui;
	const struct entry_page *page = d->page;
	char number[4][16];
	struct str name, text;

	str_init(&name);
	str_init(&text);
	if (page->indicator) {
		const struct indicator *i = programme_indicator(ui->programme, page->indicator);

		str_addf(&name, "%s%s%s%s", i->brief[lang_get()], i->unit_of_measure ? " (" : "",
			 i->unit_of_measure ? i->unit_of_measure : "",
			 i->unit_of_measure ? ")" : "");
	} else {
		str_add(&name,
			units_name(entry_units(ui, page), page->unit, look_day(ui), lang_get()));
	}
	due_note_add(&page->due, &name);
	msg_add(&text, MSG_ENTRY_OF, name.text);
	look_draw_title_at(ui, text.text, ui->look.period);
	str_clear(&text);
	snprintf(number[0], sizeof(number[0]), "%d", page->rows.entered);
	snprintf(number[1], sizeof(number[1]), "%zu", page->rows.count);
	snprintf(number[2], sizeof(number[2]), "%d", page->rows.faulty);
	snprintf(number[3], sizeof(number[3]), "%d", page->saved);
	msg_add(&text, MSG_ENTRY_COUNTS, number[0], number[1], number[2], number[3]);
	const int width = utf8_width(text.text), at = ui->cols - width - 1;
	draw_text(1, at, width, text.text, STYLE_TEXT);
	if (page->rows.filter != ENTRY_ALL)
		draw_text(1, 1, at - 2, entry_filter_name(page->rows.filter), STYLE_TEXT);
	str_release(&name);
	str_release(&text);
	entry_draw_columns(d, ENTRY_HEAD - 1);
}

/* --- rows --- */

static void entry_draw_figures(const struct entry_drawing *d, const struct entry_row *row, int y)
{
	const struct indicator *i = programme_indicator(d->ui->programme, row->indicator);
	const int shown = indicator_shown_decimals(i);
	const double by = quantity_difference(row->figure, row->before);
	char text[NUMBER_SIZE];
	struct str before;

	str_init(&before);
	entry_row_add_before(d->ui, row, &before);
	draw_right(y, d->c.at[AT_BEFORE], d->c.width[AT_BEFORE], before.text, STYLE_TEXT);
	str_release(&before);
	if (d->c.width[AT_PERCENT] && row->pair && quantity_known(row->figure)) {
		number_show(row->figure, shown, lang_get(), text);
		draw_right(y, d->c.at[AT_PERCENT], d->c.width[AT_PERCENT], text, STYLE_TEXT);
	}
	if (d->c.width[AT_CHANGE] && !isnan(by) && i->measure != MEASURE_YESNO) {
		const double scale = (double)number_pow10(shown);
		const struct quantity q = { (int64_t)llround(by * scale), number_pow10(shown) };

		number_show_signed(q, shown, lang_get(), text);
		draw_right(y, d->c.at[AT_CHANGE], d->c.width[AT_CHANGE], text, STYLE_TEXT);
	}
	if (d->c.width[AT_TREND])
		draw_sparkline(y, d->c.at[AT_TREND], d->c.width[AT_TREND], row->spark, row->sparks,
			       STYLE_TEXT);
}

static void entry_draw_texts(const struct entry_drawing *d, const struct entry_row *row, int y)
{
	const enum style style = row->drafted ? STYLE_ERROR : STYLE_TEXT;
	struct str first, second;

	str_init(&first);
	str_init(&second);
	entry_row_texts(d->ui, row, &first, &second);
	/* The mark of an empty cell stands where typing begins, and the first digit replaces it. */
	if (first.len)
		draw_right(y, d->c.at[AT_FIRST], d->c.width[AT_FIRST], first.text, style);
	else
		draw_text(y, d->c.at[AT_FIRST], d->c.width[AT_FIRST], "--", STYLE_TEXT);
	if (d->c.width[AT_SECOND] && row->pair)
		draw_right(y, d->c.at[AT_SECOND], d->c.width[AT_SECOND], second.text, style);
	str_release(&first);
	str_release(&second);
}

/* Why without the text itself, which stands in the cell: "\"12x\" is not a number". */
static const char *entry_why(const struct entry_row *row)
{
	const char *end = row->why[0] == '"' ? strchr(row->why + 1, '"') : NULL;

	return end ? end + 1 + strspn(end + 1, ": ") : row->why;
}

/* "X is not a number", or in a word where that has no room. */
static void entry_draw_finding(const struct entry_drawing *d, int y, const char *sign,
			       const char *whole, enum msg brief, enum style style)
{
	const int width = d->c.width[AT_CHECK];
	struct str text;

	str_init(&text);
	str_addf(&text, "%s%s", sign, whole);
	if (utf8_width(text.text) > width) {
		str_clear(&text);
		str_addf(&text, "%s%s", sign, tr(brief));
	}
	draw_text(y, d->c.at[AT_CHECK], width, text.text, style);
	str_release(&text);
}

static void entry_draw_check(const struct entry_drawing *d, const struct entry_row *row, int y)
{
	const int at = d->c.at[AT_CHECK], width = d->c.width[AT_CHECK];

	if (row->refused != MSG_MAX) {
		entry_draw_finding(d, y, "", tr(row->refused),
				   row->refused == MSG_EDIT_READONLY ? MSG_BRIEF_READONLY :
								       MSG_BRIEF_NOT_VALID,
				   STYLE_FAINT);
	} else if (row->drafted) {
		entry_draw_finding(d, y, "X ", entry_why(row), row->brief, STYLE_ERROR);
	} else if (row->warning != ENTRY_FINE && row->reason[0] && !d->c.width[AT_REASON]) {
		/* A warning that is explained shows how, as far as there is room. */
		draw_text(y, at, width, "! ", STYLE_WARNING);
		draw_text(y, at + 2, width - 2, row->reason, STYLE_WARNING);
	} else if (row->warning != ENTRY_FINE) {
		entry_draw_finding(d, y, "! ", tr(entry_message(row->warning)),
				   entry_brief(row->warning), STYLE_WARNING);
	} else if (row->value.state == VALUE_GIVEN && quantity_known(row->before) &&
		   quantity_compare(row->figure, row->before) == 0) {
		draw_text(y, at, width, tr(MSG_ENTRY_SAME_AS_BEFORE), STYLE_TEXT);
	}
}

static const char *entry_quality(enum value_quality quality, bool whole)
{
	static const enum msg word[QUALITY_MAX] = { MSG_QUALITY_NONE, MSG_QUALITY_ESTIMATE,
						    MSG_QUALITY_PROVISIONAL, MSG_QUALITY_FINAL };
	static const enum msg part[QUALITY_MAX] = { MSG_QUALITY_NONE, MSG_ENTRY_ESTIMATE,
						    MSG_ENTRY_PROVISIONAL, MSG_ENTRY_FINAL };

	if (quality == QUALITY_NONE && !whole)
		return "";
	return tr(whole ? word[quality] : part[quality]);
}

static void entry_draw_row(void *arg, size_t n, int y)
{
	const struct entry_drawing *d = arg;
	const struct entry_row *row = &d->page->rows.row[d->page->rows.shown[n]];
	const char *name =
		d->page->indicator ?
			units_name(entry_units(d->ui, d->page), row->unit,
				   period_last_day(row->period), lang_get()) :
			programme_indicator(d->ui->programme, row->indicator)->brief[lang_get()];

	draw_text(y, d->c.at[AT_CODE], d->c.width[AT_CODE], entry_row_code(d->ui, d->page, row),
		  STYLE_TEXT);
	draw_text(y, d->c.at[AT_NAME], d->c.width[AT_NAME], name, STYLE_TEXT);
	entry_draw_figures(d, row, y);
	entry_draw_texts(d, row, y);
	draw_text(y, d->c.at[AT_QUALITY], d->c.width[AT_QUALITY],
		  entry_quality(row->value.quality, false), STYLE_TEXT);
	entry_draw_check(d, row, y);
	draw_text(y, d->c.at[AT_REASON], d->c.width[AT_REASON], row->reason, STYLE_TEXT);
}

/* The cell typed into, or the one that would be: the cursor rests where typing begins. What is typed
 * grows to the right in no colour of its own, so that a key costs one byte on the line. */
static void entry_draw_cell(struct entry_drawing *d, const struct entry_row *row, int y)
{
	struct entry_page *page = d->page;
	const enum entry_column column = entry_column_of(page, row);
	const enum entry_place place = entry_place_of(&d->c, column);
	int width;
	const int at = entry_cell_at(d, place, &width);

	if (page->typing) {
		field_draw(&page->field, y, at, width, STYLE_TEXT);
		return;
	}
	if (place == AT_CHECK || page->choosing) {
		draw_fill(y, at, width, ' ', STYLE_TEXT);
		if (column == ENTRY_REASON)
			draw_text(y, at, width, row->reason, STYLE_TEXT);
		else
			draw_text(y, at, width,
				  entry_quality(page->choosing ? page->quality : row->value.quality,
						place == AT_CHECK),
				  STYLE_SELECTED);
	}
	draw_cursor(y, at);
}

void entry_draw(struct ui *ui, void *state)
{
	struct entry_page *page = state;
	struct entry_drawing d = { .ui = ui, .page = page, .c = entry_columns_of(page, ui->cols) };
	const struct entry_row *row;
	int y;

	entry_draw_head(&d);
	list_draw(&page->list, ENTRY_HEAD, ui->rows - ENTRY_HEAD - (page->search.typing ? 1 : 0),
		  entry_draw_row, &d);
	row = entry_selected(page);
	y = list_line(&page->list, page->list.selected, ENTRY_HEAD);
	if (!row)
		draw_text(ENTRY_HEAD, 1, ui->cols - 1, tr(MSG_ENTRY_NO_ROWS), STYLE_FAINT);
	else if (y >= 0)
		entry_draw_cell(&d, row, y);
	if (page->search.typing)
		search_draw(&page->search, ui->rows - 1, ui->cols, NULL);
}

/* --- the line below --- */

/* "; range 0..100; dot = thousands, comma = decimal"; where the signs that were typed needed a reason, that
 * instead. */
static void entry_add_range(const struct ui *ui, const struct entry_row *row, bool second,
			    struct str *out)
{
	const struct indicator *i = programme_indicator(ui->programme, row->indicator);
	struct str text[2], sense;

	str_init(&text[0]);
	str_init(&text[1]);
	str_init(&sense);
	entry_row_texts(ui, row, &text[0], &text[1]);
	entry_text_add_sense(i, row->aggregate, text[second].text, row->pair, &sense);
	if (sense.len)
		str_addf(out, "; %s", sense.text);
	if (i->min_text && i->max_text) {
		str_add(out, "; ");
		msg_add(out, MSG_ENTRY_RANGE, i->min_text, i->max_text);
	}
	if (!sense.len)
		str_addf(out, "; %s", tr(MSG_ENTRY_SIGNS));
	str_release(&text[0]);
	str_release(&text[1]);
	str_release(&sense);
}

/* The same for every row of an indicator, so that going down costs nothing on the line. */
static void entry_add_what(const struct entry_row *row, const struct indicator *i, bool second,
			   struct str *out)
{
	const char *what = second ? i->denominator[lang_get()] : i->numerator[lang_get()];

	if (row->pair)
		str_addf(out, "%s%s%s", tr(second ? MSG_EDIT_DENOMINATOR : MSG_EDIT_NUMERATOR),
			 what ? ": " : "", what ? what : "");
	else if (row->yesno)
		str_add(out, tr(MSG_EDIT_ANSWER));
	else
		str_addf(out, "%s%s%s", i->name[lang_get()], i->unit_of_measure ? ", " : "",
			 i->unit_of_measure ? i->unit_of_measure : "");
}

void entry_detail(struct ui *ui, void *state, struct str *out)
{
	const struct entry_page *page = state;
	const struct entry_row *row = entry_selected(page);
	const enum entry_column column = row ? entry_column_of(page, row) : ENTRY_FIRST;

	if (!row)
		return;
	const struct indicator *i = programme_indicator(ui->programme, row->indicator);

	if (row->refused != MSG_MAX) {
		str_add(out, row->why[0] ? row->why : tr(row->refused));
	} else if (row->drafted) {
		str_add(out, row->why);
		entry_add_range(ui, row, column == ENTRY_SECOND, out);
	} else if (row->warning != ENTRY_FINE && column != ENTRY_QUALITY) {
		str_add(out, tr(entry_message(row->warning)));
		if (row->reason[0])
			str_addf(out, ": %s", row->reason);
	} else if (column == ENTRY_QUALITY) {
		str_add(out, tr(MSG_EDIT_QUALITY_KEYS));
	} else if (column == ENTRY_REASON) {
		str_add(out, tr(MSG_ENTRY_REASON));
	} else {
		entry_add_what(row, i, column == ENTRY_SECOND, out);
		if (column == ENTRY_SECOND && row->prefill.text[0] &&
		    row->value.fields != FIELDS_PAIR) {
			str_add(out, "; ");
			entry_prefill_add(&row->prefill, out);
		}
	}
}
