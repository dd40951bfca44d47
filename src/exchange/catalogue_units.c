/* What makes a tree of units whole: one nation, names and parents that follow one another, no
 * circle, successions and tiles that fit. */
#include "catalogue_reading.h"

#include "base/date.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

/* A dated row (name or parent) of a unit. */
struct catalogue_span {
	int unit, parent;
	int32_t from, to;
	size_t record;
	long line;
};

static int32_t catalogue_later(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

static int32_t catalogue_earlier(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

static const struct unit *catalogue_unit(const struct catalogue_reading *r, int id)
{
	return &r->c->units.unit[id - 1];
}

/* False for a unit that is not known, or whose own row is faulty: it would be blamed twice. */
static bool catalogue_unit_sound(const struct catalogue_reading *r, int id)
{
	return id && r->line[FILE_UNITS][id - 1] > 0;
}

static int catalogue_span_compare(const void *left, const void *right)
{
	const struct catalogue_span *a = left, *b = right;

	if (a->unit != b->unit)
		return a->unit < b->unit ? -1 : 1;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->line < b->line ? -1 : a->line > b->line;
}

/* Puts the records of the file into the order of the spans. */
static void catalogue_span_arrange(struct catalogue_reading *r, enum catalogue_file file,
				   const struct catalogue_span *span, size_t count)
{
	size_t size = catalogue_form(file)->size;
	char *sorted = arena_zero(&r->c->units.arena, count + 1, size);

	for (size_t i = 0; i < count; i++) {
		memcpy(sorted + i * size, catalogue_form_record(file, r->c, span[i].record), size);
		r->line[file][i] = span[i].line;
	}
	catalogue_form_set(file, r->c, sorted, count);
}

/* Spans that end before they begin, and two of one unit on the same day. */
static void catalogue_span_check(struct catalogue_reading *r, enum catalogue_file file,
				 const struct catalogue_span *span, size_t count)
{
	char line[24];

	for (size_t i = 0; i < count; i++) {
		if (span[i].to < span[i].from)
			catalogue_fault(r, file, i, ERR_CATALOGUE_ORDER, "valid_to", "valid_from");
		if (!i || !span[i].unit || span[i].unit != span[i - 1].unit ||
		    span[i].from > span[i - 1].to)
			continue;
		snprintf(line, sizeof(line), "%ld", labs(span[i - 1].line));
		catalogue_fault(r, file, i, ERR_CATALOGUE_OVERLAP,
				catalogue_unit(r, span[i].unit)->code, line);
	}
}

/* The first span of a unit: spans[count] when it has none. */
static size_t catalogue_span_first(const struct catalogue_span *span, size_t count, int unit)
{
	size_t lo = 0, hi = count, middle;

	while (lo < hi) {
		middle = lo + (hi - lo) / 2;
		if (span[middle].unit < unit)
			lo = middle + 1;
		else
			hi = middle;
	}
	return lo;
}

void catalogue_check_units(struct catalogue_reading *r)
{
	struct units *u = &r->c->units;
	char line[24];
	size_t nation = 0;

	for (size_t i = 0; i < u->units; i++) {
		u->unit[i].id = (int)i + 1;
		if (u->unit[i].valid_to < u->unit[i].valid_from) {
			catalogue_fault(r, FILE_UNITS, i, ERR_CATALOGUE_ORDER, "valid_to",
					"valid_from");
			r->line[FILE_UNITS][i] = -labs(
				r->line[FILE_UNITS][i]); /* validity not known */
		}
		if (u->unit[i].kind != UNIT_NATION)
			continue;
		if (nation) {
			snprintf(line, sizeof(line), "%ld", labs(r->line[FILE_UNITS][nation - 1]));
			catalogue_fault(r, FILE_UNITS, i, ERR_CATALOGUE_NATIONS, line);
		} else {
			nation = i + 1;
		}
	}
	if (!nation && r->whole[FILE_UNITS])
		catalogue_fault(r, FILE_UNITS, CATALOGUE_NO_RECORD, ERR_CATALOGUE_NO_NATION, NULL);
}

/* The file's name says which reference figure it holds. */
void catalogue_check_population(struct catalogue_reading *r)
{
	for (size_t i = 0; i < r->c->references; i++)
		r->c->reference[i].name = catalogue_form(FILE_POPULATION)->name;
}

void catalogue_check_names(struct catalogue_reading *r)
{
	const struct units *u = &r->c->units;
	size_t count = u->names, at;
	struct catalogue_span *span = mem_zero(count + 1, sizeof(*span));

	for (size_t i = 0; i < count; i++)
		span[i] = (struct catalogue_span){
			u->name[i].unit,     0, u->name[i].valid_from,
			u->name[i].valid_to, i, r->line[FILE_UNIT_NAMES][i]
		};
	qsort(span, count, sizeof(*span), catalogue_span_compare);
	catalogue_span_arrange(r, FILE_UNIT_NAMES, span, count);
	catalogue_span_check(r, FILE_UNIT_NAMES, span, count);
	for (size_t i = 0; i < u->units && r->whole[FILE_UNIT_NAMES]; i++) {
		at = catalogue_span_first(span, count, u->unit[i].id);
		if (at == count || span[at].unit != u->unit[i].id)
			catalogue_fault(r, FILE_UNITS, i, ERR_CATALOGUE_UNNAMED, u->unit[i].code);
	}
	free(span);
}

/* --- parents --- */

/* The nation and what gathers others stand below the like; what reports stands below them; the
 * rest below what reports, at any depth. */
static bool catalogue_parent_fits(const struct unit *unit, const struct unit *parent)
{
	bool reports = unit->kind == UNIT_PROVINCE || unit_kind_ministry(unit->kind);

	if (unit_kind_aggregate(unit->kind) || reports)
		return unit_kind_aggregate(parent->kind);
	return !unit_kind_aggregate(parent->kind);
}

static void catalogue_check_parent(struct catalogue_reading *r, const struct catalogue_span *span,
				   size_t record)
{
	const struct unit *unit, *parent;
	int32_t from, to;

	if (!catalogue_unit_sound(r, span->unit) || !catalogue_unit_sound(r, span->parent))
		return;
	unit = catalogue_unit(r, span->unit);
	parent = catalogue_unit(r, span->parent);
	if (unit->kind == UNIT_NATION) {
		catalogue_fault(r, FILE_UNIT_PARENTS, record, ERR_CATALOGUE_NATION_PARENT,
				unit->code);
		return;
	}
	if (!catalogue_parent_fits(unit, parent))
		catalogue_fault(r, FILE_UNIT_PARENTS, record, ERR_CATALOGUE_PARENT_KIND, unit->code,
				unit_kind_word(unit->kind), parent->code,
				unit_kind_word(parent->kind));
	from = catalogue_later(span->from, unit->valid_from);
	to = catalogue_earlier(span->to, unit->valid_to);
	if (from <= to && (parent->valid_from > from || parent->valid_to < to))
		catalogue_fault(r, FILE_UNIT_PARENTS, record, ERR_CATALOGUE_PARENT_INVALID,
				parent->code, unit->code);
}

static int catalogue_parent_on(const struct catalogue_span *span, size_t count, int unit,
			       int32_t day)
{
	for (size_t i = catalogue_span_first(span, count, unit); i < count && span[i].unit == unit;
	     i++) {
		if (span[i].from <= day && day <= span[i].to)
			return span[i].parent;
	}
	return 0;
}

/* Walks up from a span on its first day; a circle is reported once, at its smallest unit. */
static void catalogue_check_circle(struct catalogue_reading *r, const struct catalogue_span *span,
				   size_t count, size_t at)
{
	int start = span[at].unit, unit = span[at].parent;
	int32_t day = span[at].from;

	if (!start || catalogue_unit(r, start)->kind == UNIT_NATION)
		return;
	day = catalogue_later(day, catalogue_unit(r, start)->valid_from);
	for (size_t steps = 0; unit > start && steps < r->c->units.units; steps++)
		unit = catalogue_parent_on(span, count, unit, day);
	if (unit == start)
		catalogue_fault(r, FILE_UNIT_PARENTS, at, ERR_CATALOGUE_CIRCLE,
				catalogue_unit(r, start)->code);
}

/* Reports the first day on which a valid unit has no parent. */
static void catalogue_check_gap(struct catalogue_reading *r, const struct catalogue_span *span,
				size_t count, const struct unit *unit)
{
	size_t at = catalogue_span_first(span, count, unit->id);
	int32_t day = unit->valid_from;
	char text[DATE_SIZE];

	if (unit->kind == UNIT_NATION)
		return;
	if (at == count || span[at].unit != unit->id) {
		catalogue_fault(r, FILE_UNITS, unit->id - 1, ERR_CATALOGUE_ORPHAN, unit->code);
		return;
	}
	for (; at < count && span[at].unit == unit->id && span[at].from <= day; at++) {
		if (span[at].to >= unit->valid_to)
			return;
		day = catalogue_later(day, span[at].to + 1);
	}
	date_format(day, text);
	catalogue_fault(r, FILE_UNITS, unit->id - 1, ERR_CATALOGUE_GAP, unit->code,
			*text ? text : "-");
}

void catalogue_check_parents(struct catalogue_reading *r)
{
	const struct units *u = &r->c->units;
	size_t count = u->parents;
	struct catalogue_span *span = mem_zero(count + 1, sizeof(*span));

	for (size_t i = 0; i < count; i++)
		span[i] = (struct catalogue_span){ u->parent[i].unit,
						   u->parent[i].parent,
						   u->parent[i].valid_from,
						   u->parent[i].valid_to,
						   i,
						   r->line[FILE_UNIT_PARENTS][i] };
	qsort(span, count, sizeof(*span), catalogue_span_compare);
	catalogue_span_arrange(r, FILE_UNIT_PARENTS, span, count);
	catalogue_span_check(r, FILE_UNIT_PARENTS, span, count);
	for (size_t i = 0; i < count; i++) {
		catalogue_check_parent(r, &span[i], i);
		catalogue_check_circle(r, span, count, i);
	}
	for (size_t i = 0; i < u->units && r->whole[FILE_UNIT_PARENTS]; i++)
		catalogue_check_gap(r, span, count, &u->unit[i]);
	free(span);
}

/* --- successions and tiles --- */

/* The old unit must have stood until the day before, the new one must stand on the day; only a
 * transfer leaves the old one standing, else its figures would count twice. */
void catalogue_check_successions(struct catalogue_reading *r)
{
	const struct succession *s;
	const struct unit *old, *new_unit;

	for (size_t i = 0; i < r->c->units.successions; i++) {
		s = &r->c->units.succession[i];
		if (!catalogue_unit_sound(r, s->old) || !catalogue_unit_sound(r, s->new_unit) ||
		    s->effective == DATE_MIN)
			continue;
		old = catalogue_unit(r, s->old);
		new_unit = catalogue_unit(r, s->new_unit);
		if (s->old == s->new_unit)
			catalogue_fault(r, FILE_SUCCESSIONS, i, ERR_CATALOGUE_SUCCESSION_SELF,
					old->code);
		else if (!unit_valid(old, s->effective - 1))
			catalogue_fault(r, FILE_SUCCESSIONS, i, ERR_CATALOGUE_SUCCESSION_OLD,
					old->code);
		else if (!unit_valid(new_unit, s->effective))
			catalogue_fault(r, FILE_SUCCESSIONS, i, ERR_CATALOGUE_SUCCESSION_NEW,
					new_unit->code);
		else if (s->kind != SUCCESSION_TRANSFER && s->main && unit_valid(old, s->effective))
			catalogue_fault(r, FILE_SUCCESSIONS, i, ERR_CATALOGUE_SUCCESSION_BOTH,
					old->code, new_unit->code);
	}
}

void catalogue_check_tiles(struct catalogue_reading *r, const struct tile *tile, size_t first,
			   size_t end)
{
	char line[24];

	for (size_t i = first; i < end; i++) {
		for (size_t j = first; j < i; j++) {
			if (tile[i].row != tile[j].row || tile[i].col != tile[j].col)
				continue;
			snprintf(line, sizeof(line), "%ld", labs(r->line[FILE_TILEMAP][j]));
			catalogue_fault(r, FILE_TILEMAP, i, ERR_CATALOGUE_TILE, line);
			break;
		}
	}
}
