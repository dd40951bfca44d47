/* The programme's state as aligned text within 80 columns. */
#include "status_row.h"

#include "base/msg.h"
#include "base/str.h"
#include "base/utf8.h"

#include <string.h>

enum { TEXT_NAME = 26, TEXT_HEADING = 40, TEXT_VALUE = 10, TEXT_TARGET = 9, TEXT_REPORTED = 7 };

static void text_fit(struct str *line, const char *text, int width)
{
	struct str safe;
	int used;

	str_init(&safe);
	utf8_add_visible(&safe, text);
	used = utf8_add_fit(line, safe.text, width);
	for (; used < width; used++)
		str_addc(line, ' ');
	str_release(&safe);
}

static void text_right(struct str *line, const char *text, int width)
{
	for (int used = utf8_width(text); used < width; used++)
		str_addc(line, ' ');
	str_add(line, text);
}

static void text_figure(const struct status_row *row, struct str *out)
{
	const struct figure *f = &row->figure;
	const int shown = indicator_shown_decimals(row->indicator);
	char low[NUMBER_SIZE], high[NUMBER_SIZE];

	if (f->not_applicable) {
		str_add(out, tr(MSG_VALUE_NOT_APPLICABLE));
		return;
	}
	if (!quantity_known(f->low)) {
		str_addc(out, '-');
		return;
	}
	number_show_against(f->low, row->standing.aim.value, shown, lang_get(), low);
	str_add(out, low);
	if (quantity_compare(f->low, f->high) != 0) {
		number_show_against(f->high, row->standing.aim.value, shown, lang_get(), high);
		str_addf(out, "-%s", high);
	}
}

static void text_target(const struct aim *aim, int shown, struct str *out)
{
	static const char *const sign[OP_MAX] = {
		[OP_AT_LEAST] = ">= ", [OP_ABOVE] = "> ", [OP_AT_MOST] = "<= ", [OP_RANGE] = ""
	};
	char low[NUMBER_SIZE], high[NUMBER_SIZE];
	struct quantity whole;

	if (!aim->target)
		return;
	whole = quantity_scaled((int64_t)quantity_double(aim->value), 0);
	if (quantity_compare(whole, aim->value) == 0)
		shown = 0;
	number_show(aim->value, shown, lang_get(), low);
	str_addf(out, "%s%s", sign[aim->op], low);
	if (aim->op == OP_RANGE) {
		number_show(aim->high, shown, lang_get(), high);
		str_addf(out, "-%s", high);
	}
}

static void text_indicator(const struct status_row *row, struct str *line)
{
	const enum pace pace = row->standing.pace.pace;
	struct str cell;
	char period[PERIOD_SIZE];

	str_init(&cell);
	str_add(line, "    ");
	text_fit(line, row->indicator->brief[lang_get()], TEXT_NAME);
	str_addc(line, ' ');
	text_figure(row, &cell);
	text_right(line, cell.text, TEXT_VALUE);
	str_addc(line, ' ');
	str_clear(&cell);
	text_target(&row->standing.aim, indicator_shown_decimals(row->indicator), &cell);
	text_right(line, cell.text, TEXT_TARGET);
	str_addc(line, ' ');
	str_clear(&cell);
	if (row->figure.older) {
		period_format(row->figure.period, period);
		str_add(&cell, period);
	} else {
		str_addf(&cell, "%d/%d", row->reported, row->expected);
	}
	text_right(line, cell.text, TEXT_REPORTED);
	str_addf(line, " %c %s", pace_glyph(pace), tr(pace_word(pace)));
	str_release(&cell);
}

static void text_counts(const struct status_row *row, struct str *line)
{
	str_add(line, row->level == STATUS_PILLAR ? "" : "  ");
	text_fit(line, row->name[lang_get()],
		 row->level == STATUS_PILLAR ? TEXT_HEADING + 2 : TEXT_HEADING);
	for (int n = 0; n < PACE_MAX; n++)
		str_addf(line, " %2d%c", row->count[n], pace_glyph((enum pace)n));
}

static void text_heading(const struct status *st, struct str *line)
{
	static const enum msg basis[BASIS_MAX] = {
		[BASIS_LATEST] = MSG_LOOK_BASIS_LATEST,
		[BASIS_SUBMITTED] = MSG_LOOK_BASIS_SUBMITTED,
		[BASIS_VERIFIED] = MSG_LOOK_BASIS_VERIFIED,
	};
	const struct unit *nation = units_nation(st->u);
	char period[PERIOD_SIZE];

	period_format(st->view->period, period);
	str_addf(line, "%s %s | %s",
		 units_name(st->u, nation->id, period_last_day(st->view->period), lang_get()),
		 period, tr(basis[st->view->basis]));
	for (size_t n = 0; n < st->rows; n++)
		if (st->row[n].illustrative) {
			str_addf(line, " | %s", tr(MSG_STATUS_ILLUSTRATIVE));
			break;
		}
}

/* The seven glyphs and their words, on as many lines as they need. */
static void text_legend(struct str *line, FILE *out)
{
	str_clear(line);
	for (int n = 0; n < PACE_MAX; n++) {
		const char *word = tr(pace_word((enum pace)n));

		if (utf8_width(line->text) + utf8_width(word) + 5 > 80) {
			fprintf(out, "%s\n", line->text);
			str_clear(line);
		}
		str_addf(line, "  %c %s", pace_glyph((enum pace)n), word);
	}
	fprintf(out, "%s\n", line->text);
}

void status_write_text(const struct status *st, FILE *out)
{
	struct str line;

	str_init(&line);
	text_heading(st, &line);
	fprintf(out, "%s\n", line.text);
	for (size_t n = 0; n < st->rows; n++) {
		const struct status_row *row = &st->row[n];

		/* What has neither a figure nor a target is only counted. */
		if (row->level == STATUS_INDICATOR && !quantity_known(row->figure.low) &&
		    !row->standing.aim.target)
			continue;
		str_clear(&line);
		if (row->level == STATUS_INDICATOR)
			text_indicator(row, &line);
		else
			text_counts(row, &line);
		fprintf(out, "%s\n", line.text);
	}
	text_legend(&line, out);
	str_release(&line);
}
