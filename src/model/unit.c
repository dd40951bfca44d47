/* Units: their words, names and places in the tree on a day. */
#include "model/unit.h"

#include "base/str.h"

#include <stdlib.h>
#include <string.h>

static const char *const unit_kind_words[UNIT_KIND_MAX] = {
	[UNIT_NATION] = "nation",
	[UNIT_REGION] = "region",
	[UNIT_CENTRAL] = "central",
	[UNIT_PROVINCE] = "province",
	[UNIT_MINISTRY] = "ministry",
	[UNIT_MINISTERIAL_AGENCY] = "ministerial-agency",
	[UNIT_GOVERNMENT_AGENCY] = "government-agency",
	[UNIT_DISTRICT] = "district",
	[UNIT_COMMUNE] = "commune",
	[UNIT_OTHER] = "unit",
};

const char *unit_kind_word(enum unit_kind k)
{
	return unit_kind_words[k];
}

bool unit_kind_parse(const char *text, enum unit_kind *k)
{
	for (int i = 0; i < UNIT_KIND_MAX; i++) {
		if (str_equal(unit_kind_words[i], text)) {
			*k = (enum unit_kind)i;
			return true;
		}
	}
	return false;
}

bool unit_kind_aggregate(enum unit_kind k)
{
	return k == UNIT_NATION || k == UNIT_REGION || k == UNIT_CENTRAL;
}

bool unit_kind_ministry(enum unit_kind k)
{
	return k == UNIT_MINISTRY || k == UNIT_MINISTERIAL_AGENCY || k == UNIT_GOVERNMENT_AGENCY;
}

bool unit_kind_in_scope(enum unit_kind k, enum scope scope)
{
	switch (scope) {
	case SCOPE_ALL:
		return k == UNIT_PROVINCE || unit_kind_ministry(k);
	case SCOPE_PROVINCE:
		return k == UNIT_PROVINCE;
	case SCOPE_MINISTRY:
		return unit_kind_ministry(k);
	default:
		return k == UNIT_NATION;
	}
}

void units_init(struct units *u)
{
	memset(u, 0, sizeof(*u));
	arena_init(&u->arena);
}

void units_release(struct units *u)
{
	arena_release(&u->arena);
	units_init(u);
}

static int unit_compare(const void *id, const void *unit)
{
	const int a = *(const int *)id, b = ((const struct unit *)unit)->id;

	return (a > b) - (a < b);
}

const struct unit *units_by_id(const struct units *u, int id)
{
	if (u->units == 0)
		return NULL;
	/* Ids count from 1, with none left out where all units are held. */
	if (id > 0 && (size_t)id <= u->units && u->unit[id - 1].id == id)
		return &u->unit[id - 1];
	return bsearch(&id, u->unit, u->units, sizeof(*u->unit), unit_compare);
}

const struct unit *units_by_code(const struct units *u, const char *code)
{
	for (size_t i = 0; i < u->units; i++) {
		if (str_equal(u->unit[i].code, code))
			return &u->unit[i];
	}
	return NULL;
}

const struct unit *units_nation(const struct units *u)
{
	for (size_t i = 0; i < u->units; i++) {
		if (u->unit[i].kind == UNIT_NATION)
			return &u->unit[i];
	}
	return NULL;
}

bool unit_valid(const struct unit *unit, int32_t day)
{
	return unit->valid_from <= day && day <= unit->valid_to;
}

/* How far a day lies from a span, 0 within. */
static int64_t unit_distance(int32_t from, int32_t to, int32_t day)
{
	if (day < from)
		return (int64_t)from - day;
	return day > to ? (int64_t)day - to : 0;
}

const struct unit_name *units_name_record(const struct units *u, int id, int32_t day)
{
	const struct unit_name *nearest = NULL;
	int64_t least = 0;
	size_t low = 0, high = u->names;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (u->name[middle].unit < id)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < u->names && u->name[low].unit == id; low++) {
		const struct unit_name *n = &u->name[low];
		const int64_t distance = unit_distance(n->valid_from, n->valid_to, day);

		if (!nearest || distance < least) {
			nearest = n;
			least = distance;
		}
	}
	return nearest;
}

const char *units_name(const struct units *u, int id, int32_t day, enum lang lang)
{
	const struct unit_name *record = units_name_record(u, id, day);
	const struct unit *unit;

	if (record && record->name[lang])
		return record->name[lang];
	for (int other = 0; record && other < LANG_MAX; other++) {
		if (record->name[other])
			return record->name[other];
	}
	unit = units_by_id(u, id);
	return unit && unit->code ? unit->code : "";
}

int units_parent(const struct units *u, int id, int32_t day)
{
	size_t low = 0, high = u->parents;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (u->parent[middle].unit < id)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < u->parents && u->parent[low].unit == id; low++) {
		if (u->parent[low].valid_from <= day && day <= u->parent[low].valid_to)
			return u->parent[low].parent;
	}
	return 0;
}

/* Puts a unit into a list that is sorted by ordinal, then id; what has no room falls off. */
static void unit_insert(const struct units *u, const struct unit *unit, int *ids, size_t count,
			size_t room)
{
	size_t at = count < room ? count : room;

	while (at > 0) {
		const struct unit *before = units_by_id(u, ids[at - 1]);

		if (before->ordinal < unit->ordinal ||
		    (before->ordinal == unit->ordinal && before->id <= unit->id))
			break;
		if (at < room)
			ids[at] = ids[at - 1];
		at--;
	}
	if (at < room)
		ids[at] = unit->id;
}

size_t units_children(const struct units *u, int parent, int32_t day, int *ids, size_t room)
{
	size_t count = 0;

	for (size_t i = 0; i < u->parents; i++) {
		const struct unit_parent *link = &u->parent[i];
		const struct unit *child;

		if (link->parent != parent || day < link->valid_from || day > link->valid_to)
			continue;
		child = units_by_id(u, link->unit);
		if (child && unit_valid(child, day))
			unit_insert(u, child, ids, count++, room);
	}
	return count;
}

/* A list being filled; `count` goes on beyond `room`. */
struct unit_list {
	int *ids;
	size_t count, room;
};

static void unit_list_add(struct unit_list *list, int id)
{
	if (list->count < list->room)
		list->ids[list->count] = id;
	list->count++;
}

/* Adds the reporting units below an aggregate unit; the central node comes after all else. */
static void units_report_below(const struct units *u, int parent, enum scope scope, int32_t day,
			       struct unit_list *list)
{
	int *child = mem_zero(u->units, sizeof(*child));
	const size_t count = units_children(u, parent, day, child, u->units);

	for (int central = 0; central < 2; central++) {
		for (size_t i = 0; i < count; i++) {
			const enum unit_kind kind = units_by_id(u, child[i])->kind;

			if ((kind == UNIT_CENTRAL) != (central == 1))
				continue;
			if (unit_kind_aggregate(kind))
				units_report_below(u, child[i], scope, day, list);
			else if (unit_kind_in_scope(kind, scope))
				unit_list_add(list, child[i]);
		}
	}
	free(child);
}

size_t units_reporting(const struct units *u, enum scope scope, int32_t day, int *ids, size_t room)
{
	struct unit_list list = { .room = room };
	const struct unit *nation = units_nation(u);

	list.ids = ids;
	if (!nation)
		return 0;
	if (scope == SCOPE_NATIONAL)
		unit_list_add(&list, nation->id);
	else
		units_report_below(u, nation->id, scope, day, &list);
	return list.count;
}
