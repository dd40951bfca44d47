/* The programme and its units, into the database and out again. */
#include "store/programme.h"

#include "base/date.h"
#include "base/str.h"
#include "db.h"
#include "model/number.h"
#include "record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REFERENCE_OLD_MAX = 16 };

/* Which units, by their own rows and by those of their names and parents. */
struct units_set {
	const char *units, *rows;
};

#define BELOW "(SELECT unit FROM unit_parent WHERE parent = ?1)"
static const struct units_set units_upper = { "upper ORDER BY rowid",
					      "unit IN (SELECT id FROM unit WHERE upper)" };
static const struct units_set units_below = { "id IN " BELOW " ORDER BY rowid", "unit IN " BELOW };
static const struct units_set units_all = { NULL, NULL };
static const struct units_set units_succeeded = {
	"id IN (SELECT old FROM succession UNION SELECT new FROM succession) ORDER BY rowid", "0"
};

bool store_put_catalogue(struct store *s, const struct catalogue *c, struct err *err)
{
	const struct programme *p = &c->programme;
	const struct units *u = &c->units;
	const struct {
		const struct record_table *table;
		const void *records;
		size_t count;
	} put[] = {
		{ &record_pillar, p->pillar, p->pillars },
		{ &record_group, p->group, p->groups },
		{ &record_document, p->document, p->documents },
		{ &record_indicator, p->indicator, p->indicators },
		{ &record_target, p->target, p->targets },
		{ &record_task, p->task, p->tasks },
		{ &record_duty, p->duty, p->duties },
		{ &record_milestone, p->milestone, p->milestones },
		{ &record_unit, u->unit, u->units },
		{ &record_unit_name, u->name, u->names },
		{ &record_unit_parent, u->parent, u->parents },
		{ &record_succession, u->succession, u->successions },
		{ &record_reference, c->reference, c->references },
		{ &record_admin_count, c->count, c->counts },
		{ &record_published, c->published, c->publisheds },
		{ &record_tile, c->tile, c->tiles },
	};

	if (!db_begin(s, err))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(put); i++) {
		if (!record_put(s, put[i].table, put[i].records, put[i].count, err)) {
			db_rollback(s);
			return false;
		}
	}
	if (!db_run(s, db_stmt(s, STMT_UNIT_MARK_UPPER), err)) {
		db_rollback(s);
		return false;
	}
	return db_commit(s, err);
}

/* Figures are kept as they were written; what calculates with them is made here. */
static struct quantity programme_quantity(const char *text)
{
	int64_t value;

	if (!text || number_read_plain(text, NUMBER_DECIMALS_MAX - 3, &value) != NUMBER_OK)
		return quantity_none();
	return quantity_scaled(value, NUMBER_DECIMALS_MAX - 3);
}

static void programme_figures(struct programme *p)
{
	for (size_t n = 0; n < p->indicators; n++) {
		struct indicator *i = &p->indicator[n];
		const int decimals = i->measure == MEASURE_RATIO || i->measure == MEASURE_YESNO ?
					     VALUE_PERCENT_DECIMALS :
					     i->decimals;

		i->has_min = i->min_text &&
			     number_read_plain(i->min_text, decimals, &i->min) == NUMBER_OK;
		i->has_max = i->max_text &&
			     number_read_plain(i->max_text, decimals, &i->max) == NUMBER_OK;
	}
	for (size_t n = 0; n < p->targets; n++) {
		p->target[n].value = programme_quantity(p->target[n].value_text);
		p->target[n].high = programme_quantity(p->target[n].high_text);
	}
}

bool store_load_programme(struct store *s, struct programme *p, struct err *err)
{
	struct {
		const struct record_table *table;
		void **records;
		size_t *count;
	} get[] = {
		{ &record_pillar, (void **)&p->pillar, &p->pillars },
		{ &record_group, (void **)&p->group, &p->groups },
		{ &record_document, (void **)&p->document, &p->documents },
		{ &record_indicator, (void **)&p->indicator, &p->indicators },
		{ &record_target, (void **)&p->target, &p->targets },
		{ &record_task, (void **)&p->task, &p->tasks },
		{ &record_duty, (void **)&p->duty, &p->duties },
		{ &record_milestone, (void **)&p->milestone, &p->milestones },
	};

	for (size_t i = 0; i < ARRAY_LEN(get); i++)
		if (!record_get(s, get[i].table, NULL, 0, &p->arena, get[i].records, get[i].count,
				err))
			return false;
	programme_figures(p);
	return true;
}

static int units_name_compare(const void *a, const void *b)
{
	const struct unit_name *x = a, *y = b;

	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	return (x->valid_from > y->valid_from) - (x->valid_from < y->valid_from);
}

static int units_parent_compare(const void *a, const void *b)
{
	const struct unit_parent *x = a, *y = b;

	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	return (x->valid_from > y->valid_from) - (x->valid_from < y->valid_from);
}

static bool units_load(struct store *s, const struct units_set *set, int key, struct units *u,
		       struct err *err)
{
	if (!record_get(s, &record_unit, set->units, key, &u->arena, (void **)&u->unit, &u->units,
			err) ||
	    !record_get(s, &record_unit_name, set->rows, key, &u->arena, (void **)&u->name,
			&u->names, err) ||
	    !record_get(s, &record_unit_parent, set->rows, key, &u->arena, (void **)&u->parent,
			&u->parents, err) ||
	    !record_get(s, &record_succession, NULL, 0, &u->arena, (void **)&u->succession,
			&u->successions, err))
		return false;
	if (u->names)
		qsort(u->name, u->names, sizeof(*u->name), units_name_compare);
	if (u->parents)
		qsort(u->parent, u->parents, sizeof(*u->parent), units_parent_compare);
	return true;
}

/* Whether there are units below those that are always in memory. */
static bool units_deep(struct store *s)
{
	sqlite3_stmt *q = db_stmt(s, STMT_UNIT_DEEP);
	const bool deep = q && sqlite3_step(q) == SQLITE_ROW && sqlite3_column_int(q, 0);

	sqlite3_reset(q);
	return deep;
}

/* All there are, where there are no others, is a third faster than row by row. */
bool store_load_units(struct store *s, struct units *u, struct err *err)
{
	return units_load(s, units_deep(s) ? &units_upper : &units_all, 0, u, err);
}

bool store_load_children(struct store *s, int parent, struct units *u, struct err *err)
{
	return units_load(s, &units_below, parent, u, err);
}

bool store_load_all_units(struct store *s, struct units *u, struct err *err)
{
	return units_load(s, &units_all, 0, u, err);
}

bool store_get_catalogue(struct store *s, struct catalogue *c, struct err *err)
{
	struct arena *arena = &c->programme.arena;
	struct {
		const struct record_table *table;
		void **records;
		size_t *count;
	} get[] = {
		{ &record_reference, (void **)&c->reference, &c->references },
		{ &record_admin_count, (void **)&c->count, &c->counts },
		{ &record_published, (void **)&c->published, &c->publisheds },
		{ &record_tile, (void **)&c->tile, &c->tiles },
	};

	if (!store_load_programme(s, &c->programme, err) ||
	    !store_load_all_units(s, &c->units, err))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(get); i++)
		if (!record_get(s, get[i].table, NULL, 0, arena, get[i].records, get[i].count, err))
			return false;
	return true;
}

bool store_load_successions(struct store *s, struct units *u, struct err *err)
{
	return units_load(s, &units_succeeded, 0, u, err);
}

int store_find_unit(struct store *s, const char *code)
{
	sqlite3_stmt *q = db_stmt(s, STMT_UNIT_BY_CODE);
	int id;

	db_bind_text(q, 1, code);
	id = q && sqlite3_step(q) == SQLITE_ROW ? sqlite3_column_int(q, 0) : 0;
	sqlite3_reset(q);
	return id;
}

void store_unit_code(struct store *s, int unit, struct str *out)
{
	sqlite3_stmt *q = db_stmt(s, STMT_UNIT_CODE);

	sqlite3_bind_int(q, 1, unit);
	if (q && sqlite3_step(q) == SQLITE_ROW)
		str_add(out, db_text(q, 0));
	sqlite3_reset(q);
}

void store_unit_name(struct store *s, int unit, int32_t day, enum lang lang, struct str *out)
{
	sqlite3_stmt *q = db_stmt(s, STMT_UNIT_NAME);
	char text[DATE_SIZE];
	bool named = false;

	date_format(day, text);
	sqlite3_bind_int(q, 1, unit);
	db_bind_text(q, 2, text);
	if (q && sqlite3_step(q) == SQLITE_ROW) {
		const char *name = db_text(q, (int)lang);

		named = name != NULL;
		str_add(out, name ? name : "");
	}
	sqlite3_reset(q);
	if (!named)
		store_unit_code(s, unit, out);
}

/* A published figure as people read it; what is no number stays as it is. */
static void programme_add_figure(const char *text, struct str *out)
{
	const char *point = strchr(text, '.');
	const size_t decimals = point ? strlen(point + 1) : 0;
	char number[NUMBER_SIZE];
	int64_t value;

	if (decimals <= NUMBER_DECIMALS_MAX &&
	    number_read_plain(text, (int)decimals, &value) == NUMBER_OK) {
		number_show(quantity_scaled(value, (int)decimals), (int)decimals, lang_get(),
			    number);
		text = number;
	}
	str_add(out, text);
}

/* "2022-08 40,5 %: what was published; publisher, date, source" */
static void programme_note(sqlite3_stmt *q, struct store_note *note)
{
	char period[PERIOD_SIZE];
	struct str text;

	note->period = sqlite3_column_int(q, 0);
	period_format(note->period, period);
	str_init(&text);
	str_addf(&text, "%s: ", period);
	if (db_text(q, 1))
		programme_add_figure(db_text(q, 1), &text);
	if (db_text(q, 2))
		str_addf(&text, " %s", db_text(q, 2));
	for (int column = 4; column <= 7; column++)
		if (db_text(q, column))
			str_addf(&text, "%s%s", column == 4 ? ". " : "; ", db_text(q, column));
	note->exact = str_equal(db_text(q, 3), "exact");
	str_copy(note->text, sizeof(note->text), text.text);
	str_release(&text);
}

size_t store_indicator_notes(struct store *s, int indicator, struct store_note *notes, size_t room)
{
	sqlite3_stmt *q = db_stmt(s, STMT_PUBLISHED_OF);
	size_t count = 0;

	sqlite3_bind_int(q, 1, indicator);
	while (q && count < room && sqlite3_step(q) == SQLITE_ROW)
		programme_note(q, &notes[count++]);
	sqlite3_reset(q);
	return count;
}

/* A unit's own reference figure, 0 when it has none. */
static int64_t programme_reference(struct store *s, const char *name, int unit, int at, int *year)
{
	static const enum stmt order[] = { STMT_REFERENCE_AT, STMT_REFERENCE_FIRST };
	int64_t value = 0;

	for (size_t i = 0; i < ARRAY_LEN(order) && !value; i++) {
		sqlite3_stmt *q = db_stmt(s, order[i]);

		sqlite3_bind_int(q, 1, unit);
		db_bind_text(q, 2, name);
		if (order[i] == STMT_REFERENCE_AT)
			sqlite3_bind_int(q, 3, at);
		if (q && sqlite3_step(q) == SQLITE_ROW) {
			value = sqlite3_column_int64(q, 0);
			if (year)
				*year = sqlite3_column_int(q, 1);
		}
		sqlite3_reset(q);
	}
	return value;
}

int64_t store_reference(struct store *s, const char *name, int unit, int32_t day, int *year)
{
	int at, month, dom, old[REFERENCE_OLD_MAX];
	size_t count = 0;
	int64_t value;
	sqlite3_stmt *q;

	date_split(day, &at, &month, &dom);
	value = programme_reference(s, name, unit, at, year);
	if (value)
		return value;
	q = db_stmt(s, STMT_SUCCESSION_OLD);
	sqlite3_bind_int(q, 1, unit);
	while (q && count < REFERENCE_OLD_MAX && sqlite3_step(q) == SQLITE_ROW)
		old[count++] = sqlite3_column_int(q, 0);
	sqlite3_reset(q);
	for (size_t n = 0; n < count; n++) {
		const int64_t part = programme_reference(s, name, old[n], at, year);

		/* A part is not taken for the whole. */
		if (!part || !number_add(value, part, &value))
			return 0;
	}
	return value;
}
