/* Words of successions, and the units that stood in a successor's place before it came into
 * being. */
#include "model/unit.h"

#include "base/str.h"

enum { SUCCESSION_DEPTH_MAX = 16 }; /* longer chains are a circle in the data */

static const char *const succession_kind_words[SUCCESSION_KIND_MAX] = {
	[SUCCESSION_MERGE] = "merge",           [SUCCESSION_ABSORB] = "absorb",
	[SUCCESSION_REORGANISE] = "reorganise", [SUCCESSION_DISSOLVE] = "dissolve",
	[SUCCESSION_TRANSFER] = "transfer",
};

const char *succession_kind_word(enum succession_kind k)
{
	return succession_kind_words[k];
}

bool succession_kind_parse(const char *text, enum succession_kind *k)
{
	for (int i = 0; i < SUCCESSION_KIND_MAX; i++) {
		if (str_equal(succession_kind_words[i], text)) {
			*k = (enum succession_kind)i;
			return true;
		}
	}
	return false;
}

/* Whole units that went into another: only these are summed. */
static bool succession_sums(const struct succession *s)
{
	return s->main && (s->kind == SUCCESSION_MERGE || s->kind == SUCCESSION_ABSORB ||
			   s->kind == SUCCESSION_REORGANISE);
}

struct succession_walk {
	const struct units *units;
	int32_t day, map;
	int *ids;
	size_t count, room;
};

static void succession_add(struct succession_walk *w, int unit)
{
	for (size_t i = 0; i < w->count && i < w->room; i++) {
		if (w->ids[i] == unit)
			return;
	}
	if (w->count < w->room)
		w->ids[w->count] = unit;
	w->count++;
}

/* Adds what went into `unit` after the day, and the unit itself if it was there: alone only
 * where it is someone's predecessor. */
static void succession_follow(struct succession_walk *w, int unit, int depth)
{
	const struct units *u = w->units;
	const struct unit *self = units_by_id(u, unit);
	bool merged = false;

	for (size_t i = 0; i < u->successions && depth < SUCCESSION_DEPTH_MAX; i++) {
		const struct succession *s = &u->succession[i];

		if (s->new_unit != unit || s->effective <= w->day || s->effective > w->map ||
		    !succession_sums(s))
			continue;
		merged = true;
		if (s->old != unit)
			succession_follow(w, s->old, depth + 1);
	}
	if (self && unit_valid(self, w->day) && (merged || depth > 0))
		succession_add(w, unit);
}

/* The next step of the way from a unit that is no longer there; 0 at its end. */
static int succession_next(const struct units *u, int unit, int32_t day)
{
	const struct unit *self = units_by_id(u, unit);

	for (size_t i = 0; i < u->successions && self && !unit_valid(self, day); i++) {
		const struct succession *s = &u->succession[i];

		if (s->old == unit && s->new_unit != unit && s->effective <= day &&
		    succession_sums(s))
			return s->new_unit;
	}
	return 0;
}

int units_successor(const struct units *u, int unit, int32_t day)
{
	int next;

	for (int depth = 0; depth < SUCCESSION_DEPTH_MAX; depth++) {
		next = succession_next(u, unit, day);
		if (!next)
			break;
		unit = next;
	}
	return unit;
}

bool units_succeeds(const struct units *u, int unit, int old, int32_t day)
{
	for (int depth = 0; depth < SUCCESSION_DEPTH_MAX && old; depth++) {
		if (old == unit)
			return true;
		old = succession_next(u, old, day);
	}
	return false;
}

size_t units_predecessors(const struct units *u, int unit, int32_t day, int32_t map, int *ids,
			  size_t room)
{
	struct succession_walk w = { .units = u, .day = day, .map = map, .room = room };

	w.ids = ids;
	succession_follow(&w, unit, 0);
	return w.count;
}
