/* What the two that say what was perhaps meant share. Private to this layer. */
#ifndef TIENDO_EXCHANGE_LOOKUP_NEAR_H
#define TIENDO_EXCHANGE_LOOKUP_NEAR_H

#include "unit_index.h"

enum { NEAR_COUNT = 3, NEAR_FAR = 255 };

/* A unit or an indicator, and how far it is from what was written. */
struct near {
	int id, distance;
};

/* All places of `near` are free. */
void near_init(struct near near[NEAR_COUNT]);

/* Keeps the nearest few, each once. */
void near_add(struct near near[NEAR_COUNT], int id, int distance);

/* How many are worth saying. */
int near_count(const struct near near[NEAR_COUNT]);

/* How far a text's words are from a name; NEAR_FAR when they are no spelling of it at all. */
int near_measure(const char *words, const struct lookup_entry *e);

/* Edit distance by bytes; NEAR_FAR when it is more than a third of the length (one of few). */
int near_distance(const char *a, const char *b);

/* "perhaps ...", or "use its code" where the list is empty. */
void near_say(struct str *out, const struct str *list);

/* Adds what was said of this text before; false when nothing was. `at` is where a new answer begins in
 * l->near: near_keep remembers it, or not where the text is too long. */
bool near_recall(struct unit_lookup *l, const char *text, int32_t day, struct str *out, size_t *at);
void near_keep(struct unit_lookup *l, const char *text, int32_t day, size_t at, struct str *out);

#endif
