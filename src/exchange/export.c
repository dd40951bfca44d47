/* Values and the log, out. */
#include "exchange/export.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "exchange/csv.h"
#include "long_form.h"
#include "store/figure.h"
#include "store/log.h"
#include "value_form.h"

#include <string.h>

struct export
{
	const struct programme *p;
	const struct units *u;
	FILE *out;
};

static const char *export_mark(const struct value *v)
{
	return v->flags & VALUE_ILLUSTRATIVE ? LONG_FORM_MARK : "";
}

static bool export_value(const struct cell_row *row, void *arg)
{
	const struct export *e = arg;
	const struct indicator *i = programme_indicator(e->p, row->indicator);
	const struct unit *unit = units_by_id(e->u, row->unit);
	char period[PERIOD_SIZE];
	struct value_text text;
	const char *field[LONG_FORM_COLUMNS];

	if (row->value.state == VALUE_ABSENT)
		return true;
	period_format(row->period, period);
	value_text(&row->value, i, &text);
	field[LONG_INDICATOR] = i->code;
	field[LONG_UNIT] = unit ? unit->code : "";
	field[LONG_PERIOD] = period;
	field[LONG_NUMERATOR] = text.numerator;
	field[LONG_DENOMINATOR] = text.denominator;
	field[LONG_VALUE] = text.value;
	field[LONG_QUALITY] = quality_word(row->value.quality);
	field[LONG_NOTE] = row->note;
	field[LONG_SOURCE] = row->source;
	field[LONG_MARK] = export_mark(&row->value);
	csv_write_row(e->out, field, LONG_FORM_COLUMNS);
	return !ferror(e->out);
}

bool export_values(struct store *s, const struct programme *p, const struct units *u, int indicator,
		   int unit, int32_t period, FILE *out, struct err *err)
{
	struct export e = { .p = p, .u = u, .out = out };

	csv_write_row(out, long_form_columns, LONG_FORM_COLUMNS);
	return cells_each(s, indicator, unit, period, export_value, &e, err);
}

/* --- the log --- */

static const char *const export_log_columns[] = {
	"revision", "clock",     "kind",        "subject", "state",  "fields", "quality",
	"mark",     "numerator", "denominator", "number",  "status", "author", "batch",
	"undoes",   "parents",   "reason",      "source",  "note",
};

enum { EXPORT_ID = REPLICA_SIZE * 2 + 16 };

static void export_id(const struct revision_id *id, char buf[EXPORT_ID])
{
	hash_hex(id->replica, REPLICA_SIZE, buf);
	snprintf(buf + REPLICA_SIZE * 2, EXPORT_ID - REPLICA_SIZE * 2, "-%u", id->seq);
}

/* How many decimals a revision's figures have: its subject names the indicator. */
static int export_decimals(const struct export *e, const struct revision *r)
{
	char code[REVISION_SUBJECT_SIZE] = "";
	int indicator;

	if (str_starts(r->subject, "cell/"))
		snprintf(code, sizeof(code), "%.*s", (int)strcspn(r->subject + 5, "/"),
			 r->subject + 5);
	indicator = programme_find_indicator(e->p, code);
	return indicator ? programme_indicator(e->p, indicator)->decimals : 0;
}

static bool export_revision(const struct revision *r, int64_t row, bool shown, void *arg)
{
	static const char *const kind[] = { "",     "value", "undo", "redo",
					    "note", "state", "step", "programme" };
	static const char *const state[] = { "absent", "given", "n/a" };
	static const char *const fields[] = { "", "pair", "number", "percent" };
	static const char *const status[] = { "draft", "submitted", "returned", "verified" };
	const struct export *e = arg;
	const struct value *v = &r->value;
	/* what is no cell has its state in the note */
	const bool note = r->kind == REVISION_NOTE || !str_starts(r->subject, "cell/");
	const int decimals = export_decimals(e, r);
	char id[EXPORT_ID], batch[16], undoes[16] = "", clock[32];
	char numerator[NUMBER_SIZE] = "", denominator[NUMBER_SIZE] = "", number[NUMBER_SIZE] = "";
	struct str parents;

	(void)row;
	(void)shown;
	str_init(&parents);
	export_id(&r->id, id);
	clock_format_utc(revision_clock_ms(r->clock), clock);
	snprintf(clock + strlen(clock), sizeof(clock) - strlen(clock), "+%d",
		 (int)(r->clock & 0xffff));
	snprintf(batch, sizeof(batch), "%u", r->batch);
	if (r->undoes)
		snprintf(undoes, sizeof(undoes), "%u", r->undoes);
	for (size_t n = 0; n < r->parents; n++) {
		char parent[EXPORT_ID];

		export_id(&r->parent[n], parent);
		str_addf(&parents, "%s%s", n ? ";" : "", parent);
	}
	if (v->state == VALUE_GIVEN && v->fields == FIELDS_PAIR) {
		number_plain(v->numerator, decimals, numerator);
		number_plain(v->denominator, decimals, denominator);
	} else if (v->state == VALUE_GIVEN) {
		number_plain(v->number,
			     v->fields == FIELDS_PERCENT ? VALUE_PERCENT_DECIMALS : decimals,
			     number);
	}
	csv_write_row(e->out,
		      (const char *const[]){ id, clock, kind[r->kind], r->subject,
					     note ? "" : state[v->state], fields[v->fields],
					     quality_word(v->quality), export_mark(v), numerator,
					     denominator, number, note ? "" : status[r->status],
					     r->author, batch, undoes, parents.text, r->reason,
					     r->source, r->note },
		      ARRAY_LEN(export_log_columns));
	str_release(&parents);
	return !ferror(e->out);
}

bool export_log(struct store *s, const struct programme *p, FILE *out, struct err *err)
{
	struct export e = { .p = p, .out = out };

	csv_write_row(out, export_log_columns, ARRAY_LEN(export_log_columns));
	return log_each(s, export_revision, &e, err);
}
