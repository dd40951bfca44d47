/* What the database says of itself, name by name: table `meta`. Private to this layer. */
#ifndef TIENDO_STORE_META_H
#define TIENDO_STORE_META_H

#include "store/store.h"

struct str;

/* Puts the value of a name into *text (cleared first). False when there is none. */
bool meta_get(struct store *s, const char *name, struct str *text);

/* Sets the value of a name; NULL takes the name away. */
bool meta_put(struct store *s, const char *name, const char *text, struct err *err);

/* Whether the database says that it holds illustrative values; and makes it say so. */
bool meta_illustrative(struct store *s);
bool meta_mark_illustrative(struct store *s, struct err *err);

/* Makes it say what the values of the log say. Within a transaction. */
bool meta_settle_illustrative(struct store *s, struct err *err);

#endif
