/* The index behind unit_lookup.h: what units and indicators are called, found by its spelling. Private
 * to this layer. */
#ifndef TIENDO_EXCHANGE_UNIT_INDEX_H
#define TIENDO_EXCHANGE_UNIT_INDEX_H

#include "base/mem.h"
#include "base/str.h"
#include "exchange/unit_lookup.h"
#include "unit_text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LOOKUP_TEXT = 64, LOOKUP_MEMO = 4096, LOOKUP_HITS = 8 };

enum lookup_kind { LOOKUP_CODE, LOOKUP_OTHER_CODE, LOOKUP_NAME };

struct lookup_entry {
	const char *words; /* as spelling_add gives them */
	int unit;          /* or 0 */
	int indicator;     /* or 0 */
	enum lookup_kind kind;
	enum unit_tag tag; /* of a unit's name */
	bool bare;         /* the name itself has the word for the tag */
	bool whole;        /* a name with the word for the tag */
	int32_t from, to;  /* of a unit's name */
	int32_t next;      /* of the same hash, -1 at the end */
};

/* What was asked before: files repeat themselves. */
struct lookup_memo {
	char text[LOOKUP_TEXT];
	int32_t day;
	int found, outcome;
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
	struct lookup_memo *unit_memo, *group_memo, *indicator_memo, *near_memo;
	struct str near; /* what was said, each with its NUL; in near_memo its place */
	struct unit_text text, place;
	struct str scratch;
};

/* Adds all names and codes; called once. */
void lookup_index(struct unit_lookup *l);

/* The first entry that may be spelled so, -1 when there is none; go on by `next`. */
int32_t lookup_first(const struct unit_lookup *l, const char *words);

/* Units that a text means. */
struct lookup_hits {
	int ids[LOOKUP_HITS];
	size_t count; /* may be more than are kept */
	int weight;   /* of the best so far, less is better */
};

/* What a text means on a day, those that are equally good; l->text holds its readings then. */
void lookup_units(struct unit_lookup *l, const char *text, int32_t day, struct lookup_hits *hits);

/* The place for what is asked, NULL for a text that is too long to keep; *known when it holds the
 * answer. */
struct lookup_memo *lookup_recall(struct lookup_memo *memo, const char *text, int32_t day,
				  bool *known);
void lookup_keep(struct lookup_memo *m, const char *text, int32_t day, int found, int outcome);

#endif
