/* Records of the model as rows: one table describes both directions. Private to this layer. */
#ifndef TIENDO_STORE_RECORD_H
#define TIENDO_STORE_RECORD_H

#include "base/mem.h"
#include "db.h"

enum record_type {
	RECORD_TEXT,     /* const char *; NULL is NULL */
	RECORD_INT,      /* int */
	RECORD_INT_OPEN, /* int; 0 is NULL */
	RECORD_INT64,
	RECORD_PERIOD,   /* int32_t */
	RECORD_DAY_FROM, /* int32_t as YYYY-MM-DD; NULL is DATE_MIN */
	RECORD_DAY_TO,   /* int32_t; NULL is DATE_MAX */
	RECORD_FLAG,     /* bool; the two words stand in `words` */
	RECORD_WORD,     /* an enum; read and written by its two functions */
};

struct record_column {
	const char *name;
	enum record_type type;
	size_t offset;
	const char *words[2];           /* RECORD_FLAG: false (NULL: is NULL), true */
	const char *(*word)(int value); /* RECORD_WORD */
	bool (*parse)(const char *text, int *value);
};

struct record_table {
	const char *name;
	size_t size; /* of one record */
	const struct record_column *column;
	size_t columns;
	int id_offset; /* of an int that holds the rowid; -1 for none */
};

extern const struct record_table record_pillar, record_group, record_document, record_indicator,
	record_target, record_task, record_duty, record_milestone, record_published, record_unit,
	record_unit_name, record_unit_parent, record_succession, record_reference,
	record_admin_count, record_tile;

/* Inserts `count` records with ids (rowids) from 1. */
bool record_put(struct store *s, const struct record_table *t, const void *records, size_t count,
		struct err *err);

/* Reads all rows in order of rowid, or those that satisfy `where` (may use ?1, bound to `key`), in the
 * order that it ends with, if any. The array and its texts live in `arena`. */
bool record_get(struct store *s, const struct record_table *t, const char *where, int key,
		struct arena *arena, void **records, size_t *count, struct err *err);

#endif
