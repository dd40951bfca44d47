/* Minutes, as a text and as a table. */
#include "exchange/minutes.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "calc/value_words.h"
#include "exchange/table.h"
#include "exchange/template.h"
#include "store/programme.h"
#include "store/rights.h"
#include "store/verify.h"
#include "value_form.h"

#include <stdlib.h>
#include <string.h>

enum { MINUTES_UNITS = 4096, MINUTES_HEADS = 1024 };

struct minutes_row {
	struct decision d; /* texts in the arena */
	size_t place;      /* of its unit in the tree */
};

struct minutes {
	struct store *s;
	const struct programme *p;
	const struct units *u;
	const struct minutes_of *of;
	struct arena arena;
	struct minutes_row *row;
	size_t rows, room;
	struct verify_head *head;
	size_t heads;
	int verified, returned, undone;
	size_t at, unit_end; /* the current row, and behind the last of its unit */
	size_t head_at;
};

bool minutes_hold(const struct minutes_of *of, const struct decision *d)
{
	return d->clock >> 16 >= of->since &&
	       (of->period == PERIOD_NONE || period_reports(of->period, d->period)) &&
	       (!of->author || strcmp(of->author, d->author) == 0);
}

static bool minutes_add(const struct decision *d, void *arg)
{
	struct minutes *m = arg;
	struct minutes_row *row;

	if (!minutes_hold(m->of, d))
		return true;
	m->row = mem_grow(m->row, m->rows, &m->room, sizeof(*m->row));
	row = &m->row[m->rows++];
	*row = (struct minutes_row){ .d = *d, .place = MINUTES_UNITS };
	row->d.author = arena_strdup(&m->arena, d->author);
	row->d.reason = arena_strdup(&m->arena, d->reason);
	row->d.entered = arena_strdup(&m->arena, d->entered);
	m->undone += d->fate == DECISION_TAKEN_BACK;
	if (d->fate != DECISION_TAKEN_BACK)
		*(d->verified ? &m->verified : &m->returned) += 1;
	return true;
}

/* By unit, then as they were decided. */
static int minutes_compare(const void *a, const void *b)
{
	const struct minutes_row *x = a, *y = b;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	if (x->d.unit != y->d.unit)
		return x->d.unit < y->d.unit ? -1 : 1;
	if (x->d.clock != y->d.clock)
		return x->d.clock < y->d.clock ? -1 : 1;
	return (x->d.row > y->d.row) - (x->d.row < y->d.row);
}

/* Region by region; what is no reporting unit of its period comes last. */
static void minutes_order(struct minutes *m)
{
	int *ids = mem_zero(MINUTES_UNITS, sizeof(*ids));
	int32_t day = DATE_MIN;
	size_t count = 0;

	for (size_t n = 0; n < m->rows; n++) {
		const int32_t on = period_last_day(m->row[n].d.period);

		if (!n || on != day)
			count = units_reporting(m->u, SCOPE_ALL, on, ids, MINUTES_UNITS);
		day = on;
		for (size_t k = 0; k < count && k < MINUTES_UNITS; k++)
			if (ids[k] == m->row[n].d.unit)
				m->row[n].place = k;
	}
	free(ids);
	if (m->rows)
		qsort(m->row, m->rows, sizeof(*m->row), minutes_compare);
}

static void minutes_add_unit(const struct minutes *m, const struct decision *d, struct str *out)
{
	const int32_t day = period_last_day(d->period);

	if (units_by_id(m->u, d->unit))
		str_add(out, units_name(m->u, d->unit, day, lang_get()));
	else
		store_unit_name(m->s, d->unit, day, lang_get(), out);
}

static void minutes_add_decision(const struct decision *d, struct str *out)
{
	str_add(out, tr(d->verified ? MSG_MINUTES_VERIFIED : MSG_MINUTES_RETURNED));
	if (d->fate != DECISION_STANDS)
		str_addf(out, " (%s)",
			 tr(d->fate == DECISION_TAKEN_BACK ? MSG_MINUTES_TAKEN_BACK :
							     MSG_MINUTES_CHANGED));
}

struct minutes_name {
	const char *author;
	struct str *out;
};

/* Of a shared database the account's name in full, too: minutes are signed by people. */
static bool minutes_add_name(const struct account *a, void *arg)
{
	struct minutes_name *name = arg;

	if (strcmp(a->key, name->author) != 0)
		return true;
	if (a->name[0] && strcmp(a->name, name->author) != 0)
		str_addf(name->out, "%s (%s)", a->name, name->author);
	return false;
}

static void minutes_add_people(const struct minutes *m, struct str *out)
{
	for (size_t n = 0; n < m->rows; n++) {
		const char *author = m->row[n].d.author;
		struct minutes_name name = { author, out };
		struct err err = { 0 };
		size_t k = 0, len;

		while (k < n && strcmp(m->row[k].d.author, author) != 0)
			k++;
		if (k < n)
			continue;
		str_add(out, out->len ? ", " : "");
		len = out->len;
		accounts_each(m->s, minutes_add_name, &name, &err);
		if (out->len == len)
			str_add(out, author);
	}
}

static void minutes_add_periods(const struct minutes *m, struct str *out)
{
	for (size_t n = 0; n < m->rows; n++) {
		char text[PERIOD_SIZE];
		size_t k = 0;

		while (k < n && m->row[k].d.period != m->row[n].d.period)
			k++;
		if (k < n)
			continue;
		period_format(m->row[n].d.period, text);
		str_addf(out, "%s%s", out->len ? ", " : "", text);
	}
}

static void minutes_add_stamp(int64_t ms, struct str *out)
{
	char when[DATE_STAMP_SIZE];

	clock_format(ms, when);
	str_add(out, when);
}

/* --- as a text --- */

static void minutes_value_of_all(const struct minutes *m, const char *name, struct str *out)
{
	if (strcmp(name, "from") == 0)
		minutes_add_stamp(m->of->since, out);
	else if (strcmp(name, "until") == 0)
		minutes_add_stamp(clock_now(), out);
	else if (strcmp(name, "verified") == 0)
		str_addf(out, "%d", m->verified);
	else if (strcmp(name, "returned") == 0)
		str_addf(out, "%d", m->returned);
	else if (strcmp(name, "undone") == 0)
		str_addf(out, "%d", m->undone);
	else if (strcmp(name, "people") == 0)
		minutes_add_people(m, out);
	else if (strcmp(name, "periods") == 0)
		minutes_add_periods(m, out);
	else if (strcmp(name, "units") == 0) {
		size_t units = 0;

		for (size_t n = 0; n < m->rows; n++)
			units += !n || m->row[n].d.unit != m->row[n - 1].d.unit;
		str_addf(out, "%zu", units);
	}
}

static void minutes_value_of_row(const struct minutes *m, const char *name, struct str *out)
{
	const struct decision *d = &m->row[m->at].d;
	const struct indicator *i = programme_indicator(m->p, d->indicator);
	const struct unit *u = units_by_id(m->u, d->unit);
	char text[PERIOD_SIZE];

	if (strcmp(name, "unit") == 0)
		minutes_add_unit(m, d, out);
	else if (strcmp(name, "code") == 0)
		store_unit_code(m->s, d->unit, out);
	else if (strcmp(name, "indicator") == 0)
		str_add(out, i->brief[lang_get()]);
	else if (strcmp(name, "value") == 0)
		value_add_words(i, &d->value, u && unit_kind_aggregate(u->kind), out);
	else if (strcmp(name, "entered") == 0)
		str_add(out, d->entered);
	else if (strcmp(name, "decision") == 0)
		minutes_add_decision(d, out);
	else if (strcmp(name, "author") == 0)
		str_add(out, d->author);
	else if (strcmp(name, "at") == 0)
		minutes_add_stamp(revision_clock_ms(d->clock), out);
	else if (strcmp(name, "reason") == 0)
		str_add(out, d->reason ? d->reason : "");
	else if (strcmp(name, "period") == 0) {
		period_format(d->period, text);
		str_add(out, text);
	}
}

static void minutes_value(void *arg, const char *name, struct str *out)
{
	const struct minutes *m = arg;
	const struct verify_head *head = m->head_at < m->heads ? &m->head[m->head_at] : NULL;
	char hex[HASH_HEX_SIZE];
	struct str text;

	str_init(&text);
	if (head && strcmp(name, "replica") == 0) {
		hash_hex(head->replica, REPLICA_SIZE, hex);
		str_add(&text, hex);
	} else if (head && strcmp(name, "seq") == 0) {
		str_addf(&text, "%u", head->seq);
	} else if (head && strcmp(name, "hash") == 0) {
		hash_hex(head->hash, HASH_SIZE, hex);
		str_add(&text, hex);
	} else {
		minutes_value_of_all(m, name, &text);
		if (m->at < m->rows)
			minutes_value_of_row(m, name, &text);
		else if (!text.len)
			str_addc(&text, '-');
	}
	template_add_plain(out, text.text);
	str_release(&text);
}

static bool minutes_repeat(void *arg, const char *name, size_t n)
{
	struct minutes *m = arg;

	if (strcmp(name, "illustrative") == 0)
		return !n && store_illustrative(m->s);
	if (strcmp(name, "none") == 0)
		return !n && !m->rows;
	if (strcmp(name, "head") == 0) {
		m->head_at = n;
		return n < m->heads;
	}
	if (strcmp(name, "decision") == 0) {
		m->at += n != 0;
		return m->at < m->unit_end;
	}
	m->at = n ? m->unit_end : 0;
	for (m->unit_end = m->at; m->unit_end < m->rows; m->unit_end++)
		if (m->row[m->unit_end].d.unit != m->row[m->at].d.unit)
			break;
	return m->at < m->rows;
}

static void minutes_write_text(struct minutes *m, FILE *out)
{
	m->at = m->rows;
	m->head_at = m->heads;
	template_write(&(struct template_fill){ .text = template_text("minutes"),
						.value = minutes_value,
						.repeat = minutes_repeat,
						.arg = m },
		       out);
}

/* --- as a table --- */

static const char *const minutes_columns[] = { "level",   "unit",     "unit_name", "indicator",
					       "name",    "period",   "numerator", "denominator",
					       "value",   "quality",  "entered",   "decision",
					       "fate",    "author",   "at",        "reason",
					       "replica", "sequence", "hash",      NULL };

static void minutes_write_decision(const struct minutes *m, const struct decision *d,
				   struct table *t)
{
	static const char *const fate[] = { [DECISION_STANDS] = "stands",
					    [DECISION_TAKEN_BACK] = "taken-back",
					    [DECISION_CHANGED] = "changed" };
	const struct indicator *i = programme_indicator(m->p, d->indicator);
	struct value_text value;
	struct str text;
	char at[21];

	str_init(&text);
	table_text(t, "level", "decision");
	store_unit_code(m->s, d->unit, &text);
	table_text(t, "unit", text.text);
	str_clear(&text);
	minutes_add_unit(m, d, &text);
	table_text(t, "unit_name", text.text);
	table_text(t, "indicator", i->code);
	table_text(t, "name", i->brief[lang_get()]);
	table_period(t, "period", d->period);
	value_text(&d->value, i, &value);
	table_text(t, "numerator", value.numerator);
	table_text(t, "denominator", value.denominator);
	table_text(t, "value", value.value);
	table_text(t, "quality", quality_word(d->value.quality));
	table_text(t, "entered", d->entered);
	table_text(t, "decision", d->verified ? "verified" : "returned");
	table_text(t, "fate", fate[d->fate]);
	table_text(t, "author", d->author);
	clock_format_utc(revision_clock_ms(d->clock), at);
	table_text(t, "at", at);
	table_text(t, "reason", d->reason);
	table_row(t);
	str_release(&text);
}

static void minutes_write_table(const struct minutes *m, FILE *out)
{
	struct table t;
	char hex[HASH_HEX_SIZE];

	table_init(&t, out);
	table_columns(&t, minutes_columns);
	for (size_t n = 0; n < m->rows; n++)
		minutes_write_decision(m, &m->row[n].d, &t);
	for (size_t n = 0; n < m->heads; n++) {
		table_text(&t, "level", "head");
		hash_hex(m->head[n].replica, REPLICA_SIZE, hex);
		table_text(&t, "replica", hex);
		table_count(&t, "sequence", m->head[n].seq);
		hash_hex(m->head[n].hash, HASH_SIZE, hex);
		table_text(&t, "hash", hex);
		table_row(&t);
	}
	table_release(&t);
}

bool minutes_write(struct store *s, const struct programme *p, const struct units *u,
		   const struct minutes_of *of, enum minutes_format format, FILE *out,
		   size_t *count, struct err *err)
{
	struct minutes m = { .s = s, .p = p, .u = u, .of = of };
	bool ok;

	arena_init(&m.arena);
	m.head = mem_zero(MINUTES_HEADS, sizeof(*m.head));
	store_read_begin(s);
	ok = decisions_each(s, of->since, minutes_add, &m, err);
	m.heads = verify_heads(s, m.head, MINUTES_HEADS);
	if (ok) {
		minutes_order(&m);
		if (format == MINUTES_TEXT)
			minutes_write_text(&m, out);
		else
			minutes_write_table(&m, out);
	}
	store_read_end(s);
	if (count)
		*count = m.rows;
	free(m.head);
	free(m.row);
	arena_release(&m.arena);
	return ok;
}
