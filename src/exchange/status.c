/* Reading the programme's state, and writing it as CSV and JSON. */
#include "exchange/status.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "exchange/csv.h"
#include "status_row.h"
#include "value_form.h"

#include <stdlib.h>
#include <string.h>

static const char *const status_level[] = {
	[STATUS_PILLAR] = "pillar",
	[STATUS_GROUP] = "group",
	[STATUS_INDICATOR] = "indicator",
};

bool status_format_parse(const char *text, enum status_format *format)
{
	static const char *const names[STATUS_FORMAT_MAX] = { "text", "csv", "json" };

	for (int f = 0; f < STATUS_FORMAT_MAX; f++) {
		if (str_equal(text, names[f])) {
			*format = (enum status_format)f;
			return true;
		}
	}
	return false;
}

/* --- reading --- */

static bool status_read_indicator(struct status *st, int indicator, struct status_row *row,
				  struct err *err)
{
	const struct unit *nation = units_nation(st->u);
	const struct indicator *i = programme_indicator(st->p, indicator);

	*row = (struct status_row){ .level = STATUS_INDICATOR, .code = i->code, .indicator = i };
	row->name[LANG_VI] = i->name[LANG_VI];
	row->name[LANG_EN] = i->name[LANG_EN];
	if (!figure_read(st->s, st->p, st->u, indicator, nation->id, st->view, &row->figure, err) ||
	    !figure_standing(st->s, st->p, st->u, indicator, nation->id, st->view, &row->figure,
			     st->limits, &row->standing, err))
		return false;
	row->expected = row->figure.sums.expected;
	row->reported = row->figure.sums.reported + row->figure.sums.not_applicable;
	if (i->scope == SCOPE_NATIONAL) {
		row->expected = 1;
		row->reported = quantity_known(row->figure.low) || row->figure.not_applicable;
	}
	if (row->figure.older)
		row->reported = 0;
	row->count[row->standing.pace.pace] = 1;
	row->illustrative = (row->figure.flags & VALUE_ILLUSTRATIVE) != 0;
	return true;
}

static void status_add(struct status_row *sum, const struct status_row *row)
{
	for (int n = 0; n < PACE_MAX; n++)
		sum->count[n] += row->count[n];
	sum->illustrative |= row->illustrative;
}

static bool status_read_group(struct status *st, int group, size_t pillar_at, struct err *err)
{
	const struct group *g = &st->p->group[group - 1];
	const size_t at = st->rows++;

	st->row[at] = (struct status_row){ .level = STATUS_GROUP, .code = g->code };
	memcpy(st->row[at].name, g->name, sizeof(g->name));
	for (size_t n = 0; n < st->p->indicators; n++) {
		struct status_row *row = &st->row[st->rows];

		if (st->p->indicator[n].group != group)
			continue;
		if (!status_read_indicator(st, (int)n + 1, row, err))
			return false;
		st->rows++;
		status_add(&st->row[at], row);
	}
	status_add(&st->row[pillar_at], &st->row[at]);
	return true;
}

static bool status_read(struct status *st, struct err *err)
{
	for (size_t n = 0; n < st->p->pillars; n++) {
		const struct pillar *p = &st->p->pillar[n];
		const size_t at = st->rows++;

		st->row[at] = (struct status_row){ .level = STATUS_PILLAR, .code = p->code };
		memcpy(st->row[at].name, p->name, sizeof(p->name));
		for (size_t g = 0; g < st->p->groups; g++)
			if (st->p->group[g].pillar == (int)n + 1 &&
			    !status_read_group(st, (int)g + 1, at, err))
				return false;
	}
	return true;
}

/* --- fields --- */

enum status_column {
	COLUMN_LEVEL,
	COLUMN_CODE,
	COLUMN_NAME_VI,
	COLUMN_NAME_EN,
	COLUMN_PERIOD,
	COLUMN_VALUE,
	COLUMN_LOW,
	COLUMN_HIGH,
	COLUMN_UNIT,
	COLUMN_DOCUMENT,
	COLUMN_OPERATOR,
	COLUMN_TARGET,
	COLUMN_TARGET_HIGH,
	COLUMN_DUE,
	COLUMN_ACHIEVEMENT,
	COLUMN_PACE,
	COLUMN_REPORTED,
	COLUMN_EXPECTED,
	COLUMN_COUNTS,
	COLUMN_BASIS = COLUMN_COUNTS + PACE_MAX,
	COLUMN_MAP,
	COLUMN_MARK,
	COLUMN_COUNT
};

static const struct {
	const char *name;
	bool number;
} status_column[COLUMN_COUNT] = {
	[COLUMN_LEVEL] = { "level", false },
	[COLUMN_CODE] = { "code", false },
	[COLUMN_NAME_VI] = { "name_vi", false },
	[COLUMN_NAME_EN] = { "name_en", false },
	[COLUMN_PERIOD] = { "period", false },
	[COLUMN_VALUE] = { "value", true },
	[COLUMN_LOW] = { "low", true },
	[COLUMN_HIGH] = { "high", true },
	[COLUMN_UNIT] = { "unit", false },
	[COLUMN_DOCUMENT] = { "document", false },
	[COLUMN_OPERATOR] = { "operator", false },
	[COLUMN_TARGET] = { "target", true },
	[COLUMN_TARGET_HIGH] = { "target_high", true },
	[COLUMN_DUE] = { "due", false },
	[COLUMN_ACHIEVEMENT] = { "achievement", true },
	[COLUMN_PACE] = { "pace", false },
	[COLUMN_REPORTED] = { "reported", true },
	[COLUMN_EXPECTED] = { "expected", true },
	[COLUMN_COUNTS + PACE_ACHIEVED] = { "achieved", true },
	[COLUMN_COUNTS + PACE_ON_TRACK] = { "on_track", true },
	[COLUMN_COUNTS + PACE_ACCELERATE] = { "accelerate", true },
	[COLUMN_COUNTS + PACE_BEHIND] = { "behind", true },
	[COLUMN_COUNTS + PACE_AWAY] = { "away", true },
	[COLUMN_COUNTS + PACE_MISSED] = { "missed", true },
	[COLUMN_COUNTS + PACE_UNKNOWN] = { "unknown", true },
	[COLUMN_BASIS] = { "basis", false },
	[COLUMN_MAP] = { "map", false },
	[COLUMN_MARK] = { "mark", false },
};

/* What is not filled stays NULL; made texts lie in `made`. */
struct status_fields {
	const char *text[COLUMN_COUNT];
	char made[COLUMN_COUNT][NUMBER_SIZE];
};

static void status_quantity(struct status_fields *f, enum status_column at, struct quantity q)
{
	if (!quantity_known(q))
		return;
	quantity_text(q, f->made[at]);
	f->text[at] = f->made[at];
}

static void status_int(struct status_fields *f, enum status_column at, int value)
{
	snprintf(f->made[at], sizeof(f->made[at]), "%d", value);
	f->text[at] = f->made[at];
}

static void status_day(struct status_fields *f, enum status_column at, int32_t day)
{
	date_format(day, f->made[at]);
	f->text[at] = f->made[at];
}

static void status_indicator_fields(const struct status_row *row, struct status_fields *f)
{
	const struct aim *aim = &row->standing.aim;

	period_format(row->figure.period, f->made[COLUMN_PERIOD]);
	status_quantity(f, COLUMN_VALUE, row->figure.low);
	if (row->indicator->aggregation == AGGREGATE_SHARE ||
	    row->indicator->measure == MEASURE_YESNO) {
		status_quantity(f, COLUMN_LOW, row->figure.low);
		status_quantity(f, COLUMN_HIGH, row->figure.high);
	}
	f->text[COLUMN_UNIT] = row->indicator->unit_of_measure;
	f->text[COLUMN_PACE] = pace_code(row->standing.pace.pace);
	status_int(f, COLUMN_REPORTED, row->reported);
	status_int(f, COLUMN_EXPECTED, row->expected);
	if (!aim->target)
		return;
	f->text[COLUMN_DOCUMENT] = aim->document->code;
	f->text[COLUMN_OPERATOR] = op_word(aim->op);
	status_quantity(f, COLUMN_TARGET, aim->value);
	if (aim->op == OP_RANGE)
		status_quantity(f, COLUMN_TARGET_HIGH, aim->high);
	status_day(f, COLUMN_DUE, aim->due);
	if (row->standing.has_achievement) {
		snprintf(f->made[COLUMN_ACHIEVEMENT], NUMBER_SIZE, "%.2f",
			 row->standing.achievement);
		f->text[COLUMN_ACHIEVEMENT] = f->made[COLUMN_ACHIEVEMENT];
	}
}

static void status_fields_of(const struct status *st, const struct status_row *row,
			     struct status_fields *f)
{
	memset(f->text, 0, sizeof(f->text));
	f->text[COLUMN_LEVEL] = status_level[row->level];
	f->text[COLUMN_CODE] = row->code;
	f->text[COLUMN_NAME_VI] = row->name[LANG_VI];
	f->text[COLUMN_NAME_EN] = row->name[LANG_EN];
	f->text[COLUMN_PERIOD] = f->made[COLUMN_PERIOD];
	period_format(st->view->period, f->made[COLUMN_PERIOD]);
	if (row->level == STATUS_INDICATOR)
		status_indicator_fields(row, f);
	else
		for (int n = 0; n < PACE_MAX; n++)
			status_int(f, (enum status_column)(COLUMN_COUNTS + n), row->count[n]);
	f->text[COLUMN_BASIS] = basis_word(st->view->basis);
	f->text[COLUMN_MAP] = "period";
	if (st->view->map != MAP_OF_PERIOD)
		status_day(f, COLUMN_MAP, st->view->map);
	if (row->illustrative)
		f->text[COLUMN_MARK] = "illustrative";
}

/* --- writing --- */

static void status_write_csv(const struct status *st, FILE *out)
{
	struct status_fields f;

	for (int n = 0; n < COLUMN_COUNT; n++)
		f.text[n] = status_column[n].name;
	csv_write_row(out, f.text, COLUMN_COUNT);
	for (size_t n = 0; n < st->rows; n++) {
		status_fields_of(st, &st->row[n], &f);
		csv_write_row(out, f.text, COLUMN_COUNT);
	}
}

static void status_json_text(const char *text, FILE *out)
{
	putc('"', out);
	for (; *text; text++) {
		const unsigned char c = (unsigned char)*text;

		if (c == '"' || c == '\\')
			fprintf(out, "\\%c", c);
		else if (c < 0x20)
			fprintf(out, "\\u%04x", c);
		else
			putc(c, out);
	}
	putc('"', out);
}

static void status_write_json(const struct status *st, FILE *out)
{
	struct status_fields f;

	putc('[', out);
	for (size_t n = 0; n < st->rows; n++) {
		fputs(n ? ",\n {" : "\n {", out);
		status_fields_of(st, &st->row[n], &f);
		for (int k = 0; k < COLUMN_COUNT; k++) {
			fprintf(out, "%s\"%s\": ", k ? ", " : "", status_column[k].name);
			if (!f.text[k])
				fputs("null", out);
			else if (status_column[k].number)
				fputs(f.text[k], out);
			else
				status_json_text(f.text[k], out);
		}
		putc('}', out);
	}
	fputs("\n]\n", out);
}

bool status_write(struct store *s, const struct programme *p, const struct units *u,
		  const struct view *view, const struct pace_limits *limits,
		  enum status_format format, FILE *out, struct err *err)
{
	struct status st = { .s = s, .p = p, .u = u, .view = view, .limits = limits };
	bool ok;

	st.row = mem_zero(p->pillars + p->groups + p->indicators + 1, sizeof(*st.row));
	store_read_begin(s);
	ok = status_read(&st, err);
	store_read_end(s);
	if (ok && format == STATUS_CSV)
		status_write_csv(&st, out);
	else if (ok && format == STATUS_JSON)
		status_write_json(&st, out);
	else if (ok)
		status_write_text(&st, out);
	free(st.row);
	return ok;
}
