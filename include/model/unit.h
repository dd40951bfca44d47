/* Units: the nation, regions and the central node, provinces and ministries, and whatever
 * stands below them; their dated names and parents, successions and reference figures.
 *
 * A unit's id is its place + 1 in the catalogue. A `struct units` may hold only a part of the
 * catalogue's units (those down to the reporting units, say): always look up by id or code. */
#ifndef TIENDO_MODEL_UNIT_H
#define TIENDO_MODEL_UNIT_H

#include "base/lang.h"
#include "base/mem.h"
#include "model/programme.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum unit_kind {
	UNIT_NATION,
	UNIT_REGION,
	UNIT_CENTRAL,
	UNIT_PROVINCE,
	UNIT_MINISTRY,
	UNIT_MINISTERIAL_AGENCY,
	UNIT_GOVERNMENT_AGENCY,
	UNIT_DISTRICT,
	UNIT_COMMUNE,
	UNIT_OTHER, /* "unit": any other body below a reporting unit */
	UNIT_KIND_MAX
};

const char *unit_kind_word(enum unit_kind k); /* "ministerial-agency" ... */
bool unit_kind_parse(const char *text, enum unit_kind *k);

/* Nation, region, central node: their figure is always a roll-up where there is one. */
bool unit_kind_aggregate(enum unit_kind k);
/* One of the three kinds of central bodies. */
bool unit_kind_ministry(enum unit_kind k);
/* True when a unit of this kind reports an indicator of this scope (national: the nation). */
bool unit_kind_in_scope(enum unit_kind k, enum scope scope);

struct unit {
	int id;
	const char *code;
	enum unit_kind kind;
	int ordinal;
	const char *abbr, *gso, *iso; /* NULL when none */
	int32_t valid_from, valid_to; /* DATE_MIN, DATE_MAX when open */
};

struct unit_name {
	int unit;
	int32_t valid_from, valid_to;
	const char *name[LANG_MAX];
	const char *full_vi; /* with "Tỉnh", "Thành phố" ... */
};

struct unit_parent {
	int unit, parent;
	int32_t valid_from, valid_to;
};

enum succession_kind {
	SUCCESSION_MERGE,
	SUCCESSION_ABSORB,
	SUCCESSION_REORGANISE,
	SUCCESSION_DISSOLVE,
	SUCCESSION_TRANSFER,
	SUCCESSION_KIND_MAX
};
const char *succession_kind_word(enum succession_kind k);
bool succession_kind_parse(const char *text, enum succession_kind *k);

struct succession {
	int old, new_unit;
	int32_t effective;
	enum succession_kind kind;
	bool main; /* role main, not partial */
	const char *note;
};

/* A reference figure of a unit in a year (population, ...). */
struct reference {
	int unit;
	const char *name; /* "population" */
	int year;
	int64_t value;
	const char *basis, *source;
};

struct units {
	struct arena arena;            /* of the arrays and of all texts */
	struct unit *unit;             /* ascending id */
	struct unit_name *name;        /* ascending unit, then valid_from */
	struct unit_parent *parent;    /* likewise */
	struct succession *succession; /* catalogue order */
	size_t units, names, parents, successions;
};

void units_init(struct units *u);
void units_release(struct units *u);

const struct unit *units_by_id(const struct units *u, int id); /* NULL when not held */
const struct unit *units_by_code(const struct units *u, const char *code);

/* The nation (the only unit of its kind); NULL when there is none. */
const struct unit *units_nation(const struct units *u);

/* Valid on a day. */
bool unit_valid(const struct unit *unit, int32_t day);

/* The name borne on a day (the nearest one otherwise); never NULL: the code at worst. */
const char *units_name(const struct units *u, int id, int32_t day, enum lang lang);
const struct unit_name *units_name_record(const struct units *u, int id, int32_t day);

/* The parent on a day, 0 when none. */
int units_parent(const struct units *u, int id, int32_t day);

/* The ids of the children valid on a day, by ordinal then id; returns how many (at most
 * `room` are stored). */
size_t units_children(const struct units *u, int parent, int32_t day, int *ids, size_t room);

/* The units that report an indicator of this scope on a day, in the order of the tree (region
 * by region by ordinal, then the central node); for SCOPE_NATIONAL the nation alone. */
size_t units_reporting(const struct units *u, enum scope scope, int32_t day, int *ids, size_t room);

/* The predecessors whose figures of `day` sum up to `unit`'s, as the country is on the later day `map`:
 * all old units of main successions of kind merge, absorb and reorganise into it that took effect after
 * `day` and by `map`, the unit's former self included when it was valid on `day`; predecessors of
 * predecessors are followed. Returns how many; 0 when the unit was on `day` what it is on `map`. */
size_t units_predecessors(const struct units *u, int unit, int32_t day, int32_t map, int *ids,
			  size_t room);

/* The unit that stands on `day` in the place of one that was merged, absorbed or reorganised by then,
 * through all such steps; the unit itself while there is none. */
int units_successor(const struct units *u, int unit, int32_t day);

/* True when `unit` is `old`, or came by `day` into its place. */
bool units_succeeds(const struct units *u, int unit, int old, int32_t day);

#endif
