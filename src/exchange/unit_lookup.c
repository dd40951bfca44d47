/* Finding units by what people write, and remembering what was found. */
#include "exchange/unit_lookup.h"

#include "base/date.h"
#include "model/spelling.h"
#include "unit_index.h"

#include <stdlib.h>
#include <string.h>

/* What weighs against an entry. */
enum {
	WEIGHT_JOINED = 1,
	WEIGHT_BARE = 2,
	WEIGHT_TAG = 4,
	WEIGHT_KIND = 10, /* for each step down: code, other code, name, name of another time */
	WEIGHT_SOUND = 100,
	WEIGHT_NONE = 1000
};

/* Names in use that no rule gives; good where the units hold such a name. Source: usage in the
 * ministries' tables, and the Vietnamese names' own former spellings. */
static const struct {
	const char *written, *name;
} lookup_aliases[] = {
	{ "sai gon", "ho chi minh" },
	{ "hcmc", "ho chi minh" },
	{ "hn", "ha noi" },
};

static const char *const lookup_nations[] = {
	"ca nuoc", "toan quoc", "viet nam", "nationwide", "national", "whole country",
};

struct unit_lookup *unit_lookup_new(const struct programme *p, const struct units *u)
{
	struct unit_lookup *l = mem_zero(1, sizeof(*l));

	l->p = p;
	l->u = u;
	arena_init(&l->arena);
	str_init(&l->scratch);
	str_init(&l->near);
	unit_text_init(&l->text);
	unit_text_init(&l->place);
	lookup_index(l);
	l->unit_memo = mem_zero(LOOKUP_MEMO, sizeof(*l->unit_memo));
	l->group_memo = mem_zero(LOOKUP_MEMO, sizeof(*l->group_memo));
	l->indicator_memo = mem_zero(LOOKUP_MEMO, sizeof(*l->indicator_memo));
	l->near_memo = mem_zero(LOOKUP_MEMO, sizeof(*l->near_memo));
	return l;
}

void unit_lookup_free(struct unit_lookup *l)
{
	if (!l)
		return;
	arena_release(&l->arena);
	str_release(&l->scratch);
	str_release(&l->near);
	unit_text_release(&l->text);
	unit_text_release(&l->place);
	free(l->entry);
	free(l->slot);
	free(l->unit_memo);
	free(l->group_memo);
	free(l->indicator_memo);
	free(l->near_memo);
	free(l);
}

/* --- what was asked before --- */

static uint32_t lookup_hash(const char *text, int32_t day)
{
	uint32_t h = 2166136261u ^ (uint32_t)day; /* FNV-1a */

	for (; *text; text++)
		h = (h ^ (unsigned char)*text) * 16777619u;
	return h;
}

struct lookup_memo *lookup_recall(struct lookup_memo *memo, const char *text, int32_t day,
				  bool *known)
{
	struct lookup_memo *m = &memo[lookup_hash(text, day) % LOOKUP_MEMO];

	*known = m->used && m->day == day && strcmp(m->text, text) == 0;
	return *known || strlen(text) < LOOKUP_TEXT ? m : NULL;
}

void lookup_keep(struct lookup_memo *m, const char *text, int32_t day, int found, int outcome)
{
	if (!m)
		return;
	str_copy(m->text, sizeof(m->text), text);
	m->day = day;
	m->found = found;
	m->outcome = outcome;
	m->used = true;
}

/* --- what a text means --- */

static void lookup_hit(struct lookup_hits *hits, int unit, int weight)
{
	if (weight > hits->weight)
		return;
	if (weight < hits->weight)
		hits->count = 0;
	hits->weight = weight;
	for (size_t n = 0; n < hits->count && n < LOOKUP_HITS; n++)
		if (hits->ids[n] == unit)
			return;
	if (hits->count < LOOKUP_HITS)
		hits->ids[hits->count] = unit;
	hits->count++;
}

/* Whether a unit may be meant, and the weight of its kind of name and of the word before it. */
static bool lookup_fits(const struct unit_lookup *l, const struct lookup_entry *e, int32_t day,
			enum unit_tag tag, int *weight)
{
	const struct unit *unit;

	if (!e->unit || !unit_tag_fits(tag, e->tag) || (e->kind != LOOKUP_NAME && tag > TAG_CITY))
		return false;
	unit = units_by_id(l->u, e->unit);
	if (day != DATE_MAX && !unit_valid(unit, day))
		return false;
	*weight = (int)e->kind * WEIGHT_KIND;
	if (e->kind == LOOKUP_NAME && day != DATE_MAX && (day < e->from || day > e->to))
		*weight += WEIGHT_KIND;
	if (tag != TAG_NONE && e->tag != tag)
		*weight += WEIGHT_TAG;
	if (tag == TAG_NONE && e->bare)
		*weight += WEIGHT_BARE;
	return true;
}

/* A number is a name only after the word for it: "Quận 1". */
static bool lookup_is_number(const char *words)
{
	return words[strspn(words, "0123456789")] == '\0';
}

static void lookup_spelled(const struct unit_lookup *l, const char *words, enum unit_tag tag,
			   int32_t day, struct lookup_hits *hits)
{
	const bool number = tag == TAG_NONE && lookup_is_number(words);

	for (int32_t at = lookup_first(l, words); at >= 0; at = l->entry[at].next) {
		const struct lookup_entry *e = &l->entry[at];
		const enum spelling spelling = spelling_compare(words, e->words);
		int weight;

		if (spelling == SPELLING_OTHER || !lookup_fits(l, e, day, tag, &weight) ||
		    (number && e->bare) || (spelling == SPELLING_SOUND && e->kind != LOOKUP_NAME))
			continue;
		if (spelling == SPELLING_SOUND)
			weight += WEIGHT_SOUND;
		else if (spelling == SPELLING_JOINED)
			weight += WEIGHT_JOINED;
		lookup_hit(hits, e->unit, weight);
	}
}

static void lookup_aliased(const struct unit_lookup *l, const struct unit_reading *r, int32_t day,
			   struct lookup_hits *hits)
{
	const struct unit *nation = units_nation(l->u);

	for (size_t n = 0; n < ARRAY_LEN(lookup_aliases); n++)
		if (spelling_compare(r->words, lookup_aliases[n].written) >= SPELLING_JOINED)
			lookup_spelled(l, lookup_aliases[n].name, r->tag, day, hits);
	for (size_t n = 0; n < ARRAY_LEN(lookup_nations) && nation && r->tag == TAG_NONE; n++)
		if (spelling_compare(r->words, lookup_nations[n]) >= SPELLING_JOINED)
			lookup_hit(hits, nation->id, 0);
}

static void lookup_shortened(const struct unit_lookup *l, const struct unit_reading *r,
			     bool capitals, int32_t day, struct lookup_hits *hits)
{
	for (size_t n = 0; n < l->entries; n++) {
		const struct lookup_entry *e = &l->entry[n];
		int weight;

		if (e->kind == LOOKUP_NAME && !e->whole &&
		    lookup_fits(l, e, day, r->tag, &weight) &&
		    spelling_shortens(r->words, e->words, capitals))
			lookup_hit(hits, e->unit, weight);
	}
}

static bool lookup_has_code(const struct unit_lookup *l, const char *words, int unit)
{
	for (int32_t at = lookup_first(l, words); at >= 0; at = l->entry[at].next)
		if (l->entry[at].unit == unit && l->entry[at].kind != LOOKUP_NAME &&
		    spelling_compare(words, l->entry[at].words) >= SPELLING_JOINED)
			return true;
	return false;
}

/* A code before a name, both of one unit: as they stand in lists, and in what is said to be perhaps
 * meant. */
static void lookup_coded(struct unit_lookup *l, const struct unit_reading *r, int32_t day,
			 struct lookup_hits *hits)
{
	for (const char *at = strchr(r->words, ' '); at; at = strchr(at + 1, ' ')) {
		struct lookup_hits named = { .weight = WEIGHT_NONE };

		str_clear(&l->scratch);
		str_addn(&l->scratch, r->words, (size_t)(at - r->words));
		lookup_spelled(l, at + 1, TAG_NONE, day, &named);
		for (size_t n = 0; n < named.count && n < LOOKUP_HITS; n++)
			if (lookup_has_code(l, l->scratch.text, named.ids[n]))
				lookup_hit(hits, named.ids[n], 0);
	}
}

/* What the readings of a text mean, a place left aside; the reading that was taken, or NULL. */
static const struct unit_reading *lookup_read(struct unit_lookup *l, const struct unit_text *t,
					      int32_t day, struct lookup_hits *hits)
{
	*hits = (struct lookup_hits){ .weight = WEIGHT_NONE };
	for (int way = 0; way < 4; way++)
		for (size_t n = 0; n < t->readings; n++) {
			const struct unit_reading *r = &t->reading[n];

			if (way == 0)
				lookup_spelled(l, r->words, r->tag, day, hits);
			else if (way == 1)
				lookup_aliased(l, r, day, hits);
			else if (way == 2)
				lookup_shortened(l, r, t->capitals, day, hits);
			else
				lookup_coded(l, r, day, hits);
			if (hits->count)
				return r;
		}
	return NULL;
}

/* True when a unit is one of these, or below one of them. */
static bool lookup_is_in(const struct unit_lookup *l, int unit, int32_t day,
			 const struct lookup_hits *places)
{
	if (day == DATE_MAX)
		day = units_by_id(l->u, unit)->valid_to;
	for (size_t depth = 0; unit && depth < l->u->units; depth++) {
		for (size_t n = 0; n < places->count && n < LOOKUP_HITS; n++)
			if (places->ids[n] == unit)
				return true;
		unit = units_parent(l->u, unit, day);
	}
	return false;
}

/* Of what was found, only what is where the text says. */
static void lookup_place(struct unit_lookup *l, enum unit_place place, int32_t day,
			 struct lookup_hits *hits)
{
	struct lookup_hits places;
	size_t count = 0;

	if (lookup_is_number(l->text.place.text))
		return; /* a footnote's */
	unit_text_read(&l->place, l->text.place.text);
	lookup_read(l, &l->place, day, &places);
	if (!places.count && place == PLACE_REMARK)
		return;
	for (size_t n = 0; n < hits->count && n < LOOKUP_HITS; n++)
		if (lookup_is_in(l, hits->ids[n], day, &places))
			hits->ids[count++] = hits->ids[n];
	hits->count = count;
}

void lookup_units(struct unit_lookup *l, const char *text, int32_t day, struct lookup_hits *hits)
{
	const struct unit_reading *r;

	unit_text_read(&l->text, text);
	r = lookup_read(l, &l->text, day, hits);
	if (r && r->place != PLACE_NONE)
		lookup_place(l, r->place, day, hits);
}

enum unit_lookup_outcome unit_lookup_unit(struct unit_lookup *l, const char *text, int32_t day,
					  int *unit)
{
	bool known;
	struct lookup_memo *m = lookup_recall(l->unit_memo, text, day, &known);
	enum unit_lookup_outcome outcome;
	struct lookup_hits hits;

	if (known) {
		*unit = m->found;
		return (enum unit_lookup_outcome)m->outcome;
	}
	lookup_units(l, text, day, &hits);
	outcome = hits.count == 0 ? UNIT_UNKNOWN : hits.count == 1 ? UNIT_FOUND : UNIT_AMBIGUOUS;
	*unit = hits.count == 1 ? hits.ids[0] : 0;
	lookup_keep(m, text, day, *unit, (int)outcome);
	return outcome;
}
