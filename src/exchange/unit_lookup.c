/* Finding units and indicators by code or name: one hash table of folded texts. */
#include "exchange/unit_lookup.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/str.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { LOOKUP_MEMO = 4096, LOOKUP_TEXT = 64, LOOKUP_NEAREST = 3, LOOKUP_AMBIGUOUS = 8 };

/* In order of precedence. */
enum lookup_class { CLASS_CODE, CLASS_OTHER_CODE, CLASS_NAME, CLASS_FORMER_NAME, CLASS_NONE };

struct lookup_entry {
	const char *folded;
	int unit; /* 0: an indicator */
	int indicator;
	bool name;        /* else a code */
	bool code;        /* the unit's own code */
	int32_t from, to; /* of a name */
	int32_t next;     /* in its chain, -1 at the end */
};

/* What was asked before: files repeat themselves. */
struct lookup_memo {
	char text[LOOKUP_TEXT];
	int32_t day;
	int found;
	enum unit_lookup_outcome outcome;
	bool used;
};

struct unit_lookup {
	const struct programme *p;
	const struct units *u;
	struct arena arena;
	struct lookup_entry *entry;
	size_t entries, room;
	int32_t *slot;
	size_t slots; /* a power of two */
	struct lookup_memo *unit_memo, *indicator_memo;
	struct str scratch;
};

/* FNV-1a. */
static uint32_t lookup_hash(const char *text)
{
	uint32_t h = 2166136261u;

	for (; *text; text++)
		h = (h ^ (unsigned char)*text) * 16777619u;
	return h;
}

static struct lookup_entry *lookup_add_folded(struct unit_lookup *l, const char *folded)
{
	struct lookup_entry *e;

	l->entry = mem_grow(l->entry, l->entries, &l->room, sizeof(*l->entry));
	e = &l->entry[l->entries++];
	*e = (struct lookup_entry){ .folded = arena_strdup(&l->arena, folded) };
	return e;
}

static struct lookup_entry *lookup_add(struct unit_lookup *l, const char *text)
{
	if (!text || !*text)
		return NULL;
	str_clear(&l->scratch);
	utf8_add_fold(&l->scratch, text);
	return lookup_add_folded(l, l->scratch.text);
}

static void lookup_add_unit(struct unit_lookup *l, const char *text, const struct unit *u,
			    bool code)
{
	struct lookup_entry *e = lookup_add(l, text);

	if (e) {
		e->unit = u->id;
		e->code = code;
	}
}

static void lookup_name(struct lookup_entry *e, const struct unit_name *n)
{
	e->unit = n->unit;
	e->name = true;
	e->from = n->valid_from;
	e->to = n->valid_to;
}

/* Past "tp", "thành phố", "tỉnh" in front of a folded name; NULL when there is nothing to pass. */
static const char *lookup_bare(const char *folded)
{
	static const char *const prefix[] = { "tp ", "t p ", "thanh pho ", "tinh " };

	for (size_t n = 0; n < ARRAY_LEN(prefix); n++)
		if (str_starts(folded, prefix[n]))
			return folded + strlen(prefix[n]);
	return NULL;
}

/* A name, and what is left of it without the word for what it is. */
static void lookup_add_names(struct unit_lookup *l, const struct unit_name *n)
{
	const char *const texts[] = { n->name[LANG_VI], n->name[LANG_EN], n->full_vi };

	for (size_t k = 0; k < ARRAY_LEN(texts); k++) {
		struct lookup_entry *e = lookup_add(l, texts[k]);
		const char *bare;

		if (!e)
			continue;
		lookup_name(e, n);
		bare = lookup_bare(e->folded);
		if (bare)
			lookup_name(lookup_add_folded(l, bare), n);
	}
}

static void lookup_index(struct unit_lookup *l)
{
	l->slots = 64;
	while (l->slots < 2 * l->entries)
		l->slots *= 2;
	l->slot = mem_alloc(l->slots * sizeof(*l->slot));
	memset(l->slot, 0xff, l->slots * sizeof(*l->slot));
	for (size_t n = l->entries; n-- > 0;) {
		int32_t *slot = &l->slot[lookup_hash(l->entry[n].folded) & (l->slots - 1)];

		l->entry[n].next = *slot;
		*slot = (int32_t)n;
	}
}

struct unit_lookup *unit_lookup_new(const struct programme *p, const struct units *u)
{
	struct unit_lookup *l = mem_zero(1, sizeof(*l));

	l->p = p;
	l->u = u;
	arena_init(&l->arena);
	str_init(&l->scratch);
	for (size_t n = 0; n < u->units; n++) {
		const struct unit *unit = &u->unit[n];

		lookup_add_unit(l, unit->code, unit, true);
		lookup_add_unit(l, unit->abbr, unit, false);
		lookup_add_unit(l, unit->gso, unit, false);
		lookup_add_unit(l, unit->iso, unit, false);
	}
	for (size_t n = 0; n < u->names; n++)
		lookup_add_names(l, &u->name[n]);
	for (size_t n = 0; n < p->indicators; n++) {
		struct lookup_entry *e = lookup_add(l, p->indicator[n].code);

		if (e)
			e->indicator = (int)n + 1;
	}
	lookup_index(l);
	l->unit_memo = mem_zero(LOOKUP_MEMO, sizeof(*l->unit_memo));
	l->indicator_memo = mem_zero(LOOKUP_MEMO, sizeof(*l->indicator_memo));
	return l;
}

void unit_lookup_free(struct unit_lookup *l)
{
	if (!l)
		return;
	arena_release(&l->arena);
	str_release(&l->scratch);
	free(l->entry);
	free(l->slot);
	free(l->unit_memo);
	free(l->indicator_memo);
	free(l);
}

static int32_t lookup_first(const struct unit_lookup *l, const char *folded)
{
	return l->slot[lookup_hash(folded) & (l->slots - 1)];
}

static enum lookup_class lookup_class_of(const struct lookup_entry *e, int32_t day)
{
	if (e->code)
		return CLASS_CODE;
	if (!e->name)
		return CLASS_OTHER_CODE;
	return day == DATE_MAX || (e->from <= day && day <= e->to) ? CLASS_NAME : CLASS_FORMER_NAME;
}

/* Collects the units of the best class that the text means on a day; returns how many. */
static size_t lookup_units(const struct unit_lookup *l, const char *folded, int32_t day, int *ids,
			   size_t room)
{
	enum lookup_class best = CLASS_NONE;
	size_t count = 0;

	for (int32_t at = lookup_first(l, folded); at >= 0; at = l->entry[at].next) {
		const struct lookup_entry *e = &l->entry[at];
		enum lookup_class class;
		bool known = false;

		if (!e->unit || strcmp(e->folded, folded) != 0)
			continue;
		if (day != DATE_MAX && !unit_valid(units_by_id(l->u, e->unit), day))
			continue;
		class = lookup_class_of(e, day);
		if (class > best)
			continue;
		if (class < best)
			count = 0;
		best = class;
		for (size_t n = 0; n < count && n < room; n++)
			known |= ids[n] == e->unit;
		if (!known) {
			if (count < room)
				ids[count] = e->unit;
			count++;
		}
	}
	return count;
}

/* A place for what was asked; NULL for texts that are too long to keep. */
static struct lookup_memo *lookup_recall(struct lookup_memo *memo, const char *text, int32_t day,
					 bool *known)
{
	struct lookup_memo *m =
		&memo[(lookup_hash(text) ^ (uint32_t)day * 2654435761u) % LOOKUP_MEMO];

	*known = m->used && m->day == day && strcmp(m->text, text) == 0;
	return strlen(text) < LOOKUP_TEXT ? m : NULL;
}

static void lookup_keep(struct lookup_memo *m, const char *text, int32_t day, int found,
			enum unit_lookup_outcome outcome)
{
	if (!m)
		return;
	str_copy(m->text, sizeof(m->text), text);
	m->day = day;
	m->found = found;
	m->outcome = outcome;
	m->used = true;
}

enum unit_lookup_outcome unit_lookup_unit(struct unit_lookup *l, const char *text, int32_t day,
					  int *unit)
{
	bool known;
	struct lookup_memo *m = lookup_recall(l->unit_memo, text, day, &known);
	enum unit_lookup_outcome outcome;
	int ids[LOOKUP_AMBIGUOUS] = { 0 };
	const char *bare;
	size_t count;

	if (known) {
		*unit = m->found;
		return m->outcome;
	}
	str_clear(&l->scratch);
	utf8_add_fold(&l->scratch, text);
	count = lookup_units(l, l->scratch.text, day, ids, LOOKUP_AMBIGUOUS);
	if (!count && (bare = lookup_bare(l->scratch.text)) != NULL)
		count = lookup_units(l, bare, day, ids, LOOKUP_AMBIGUOUS);
	outcome = count == 0 ? UNIT_UNKNOWN : count == 1 ? UNIT_FOUND : UNIT_AMBIGUOUS;
	*unit = count == 1 ? ids[0] : 0;
	lookup_keep(m, text, day, *unit, outcome);
	return outcome;
}

int unit_lookup_indicator(struct unit_lookup *l, const char *text)
{
	bool known;
	struct lookup_memo *m = lookup_recall(l->indicator_memo, text, 0, &known);
	int found = 0;

	if (known)
		return m->found;
	str_clear(&l->scratch);
	utf8_add_fold(&l->scratch, text);
	for (int32_t at = lookup_first(l, l->scratch.text); at >= 0 && !found;
	     at = l->entry[at].next)
		if (l->entry[at].indicator && strcmp(l->entry[at].folded, l->scratch.text) == 0)
			found = l->entry[at].indicator;
	lookup_keep(m, text, 0, found, found ? UNIT_FOUND : UNIT_UNKNOWN);
	return found;
}

/* --- what was perhaps meant --- */

/* Edit distance of two folded texts, by bytes; 99 when it is more than a third of the length. */
static int lookup_distance(const char *a, const char *b)
{
	const size_t la = strlen(a), lb = strlen(b);
	unsigned char row[LOOKUP_TEXT + 1];
	int limit = (int)(la / 3) + 1;

	if (la >= LOOKUP_TEXT || lb >= LOOKUP_TEXT || (la > lb ? la - lb : lb - la) > (size_t)limit)
		return 99;
	for (size_t k = 0; k <= lb; k++)
		row[k] = (unsigned char)k;
	for (size_t n = 1; n <= la; n++) {
		int diagonal = row[0];

		row[0] = (unsigned char)n;
		for (size_t k = 1; k <= lb; k++) {
			int least = diagonal + (a[n - 1] != b[k - 1]);

			diagonal = row[k];
			if (row[k] + 1 < least)
				least = row[k] + 1;
			if (row[k - 1] + 1 < least)
				least = row[k - 1] + 1;
			row[k] = (unsigned char)least;
		}
	}
	return row[lb] <= limit ? row[lb] : 99;
}

struct lookup_near {
	int id, distance;
};

/* Keeps the nearest few, each once. */
static void lookup_near_add(struct lookup_near *near, int id, int distance)
{
	for (int n = 0; n < LOOKUP_NEAREST; n++)
		if (near[n].id == id) {
			if (near[n].distance <= distance)
				return;
			memmove(near + n, near + n + 1,
				(size_t)(LOOKUP_NEAREST - 1 - n) * sizeof(*near));
			near[LOOKUP_NEAREST - 1] = (struct lookup_near){ 0, 99 };
		}
	for (int n = 0; n < LOOKUP_NEAREST; n++) {
		if (near[n].distance <= distance)
			continue;
		memmove(near + n + 1, near + n, (size_t)(LOOKUP_NEAREST - 1 - n) * sizeof(*near));
		near[n] = (struct lookup_near){ id, distance };
		return;
	}
}

static void lookup_say(struct str *out, const struct str *list)
{
	if (list->len)
		msg_add(out, MSG_IMPORT_NEAREST, list->text);
	else
		str_add(out, tr(MSG_IMPORT_NO_NEAREST));
}

void unit_lookup_near_unit(struct unit_lookup *l, const char *text, int32_t day, struct str *out)
{
	struct lookup_near near[LOOKUP_NEAREST] = { { 0, 99 }, { 0, 99 }, { 0, 99 } };
	int ids[LOOKUP_AMBIGUOUS];
	struct str list;
	size_t count;

	str_init(&list);
	str_clear(&l->scratch);
	utf8_add_fold(&l->scratch, text);
	count = lookup_units(l, l->scratch.text, day, ids, LOOKUP_AMBIGUOUS);
	if (count > 1) {
		for (size_t n = 0; n < count && n < LOOKUP_AMBIGUOUS; n++)
			str_addf(out, "%s%s", n ? ", " : "", units_by_id(l->u, ids[n])->code);
		str_release(&list);
		return;
	}
	for (size_t n = 0; n < l->entries; n++) {
		const struct lookup_entry *e = &l->entry[n];
		int distance;

		if (!e->unit || (day != DATE_MAX && !unit_valid(units_by_id(l->u, e->unit), day)))
			continue;
		distance = lookup_distance(l->scratch.text, e->folded);
		if (distance < 99)
			lookup_near_add(near, e->unit, distance);
	}
	for (int n = 0; n < LOOKUP_NEAREST && near[n].id; n++)
		str_addf(&list, "%s%s %s", n ? ", " : "", units_by_id(l->u, near[n].id)->code,
			 units_name(l->u, near[n].id, day, lang_get()));
	lookup_say(out, &list);
	str_release(&list);
}

void unit_lookup_near_indicator(struct unit_lookup *l, const char *text, struct str *out)
{
	struct lookup_near near[LOOKUP_NEAREST] = { { 0, 99 }, { 0, 99 }, { 0, 99 } };
	struct str list;

	str_init(&list);
	str_clear(&l->scratch);
	utf8_add_fold(&l->scratch, text);
	for (size_t n = 0; n < l->entries; n++) {
		const struct lookup_entry *e = &l->entry[n];
		int distance;

		if (!e->indicator)
			continue;
		distance = lookup_distance(l->scratch.text, e->folded);
		if (distance < 99)
			lookup_near_add(near, e->indicator, distance);
	}
	for (int n = 0; n < LOOKUP_NEAREST && near[n].id; n++)
		str_addf(&list, "%s%s", n ? ", " : "", programme_indicator(l->p, near[n].id)->code);
	lookup_say(out, &list);
	str_release(&list);
}
