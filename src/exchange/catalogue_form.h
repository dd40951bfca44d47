/* The form of a programme's CSV files, said once for reading and writing: which files there are,
 * their columns, what a column may hold and which member of which record it fills. */
#ifndef TIENDO_SRC_EXCHANGE_CATALOGUE_FORM_H
#define TIENDO_SRC_EXCHANGE_CATALOGUE_FORM_H

#include "model/catalogue.h"

#include <stdbool.h>
#include <stddef.h>

/* In the order of reading: a file refers only to files before it. */
enum catalogue_file {
	FILE_UNITS,
	FILE_UNIT_NAMES,
	FILE_UNIT_PARENTS,
	FILE_SUCCESSIONS,
	FILE_PILLARS,
	FILE_GROUPS,
	FILE_INDICATORS,
	FILE_DOCUMENTS,
	FILE_TARGETS,
	FILE_TASKS,
	FILE_DUTIES,
	FILE_MILESTONES,
	FILE_POPULATION,
	FILE_ADMIN_COUNTS,
	FILE_PUBLISHED,
	FILE_TILEMAP, /* as many as there are maps: tilemap63.csv, tilemap34.csv ... */
	FILE_MAX,
	FILE_NONE = FILE_MAX
};

/* Sets of words; the model's enumerations in their order. */
enum catalogue_words {
	WORDS_MEASURE,
	WORDS_DIRECTION,
	WORDS_AGGREGATION,
	WORDS_ACCUMULATION,
	WORDS_SCOPE,
	WORDS_FREQUENCY,
	WORDS_OP,
	WORDS_UNIT_KIND,
	WORDS_SUCCESSION,
	WORDS_QUALITY,
	WORDS_MATCH,
	WORDS_HOLDER,
	WORDS_REFERENCE,
	WORDS_SHARE, /* the sets of a bool: the word for false ("" allowed), the one for true */
	WORDS_STATED,
	WORDS_REPEAT,
	WORDS_ROLE,
	WORDS_MAX
};

enum catalogue_type {
	FIELD_TEXT,      /* const char * */
	FIELD_CODE,      /* const char *: a code of its own */
	FIELD_CODES,     /* const char *: codes of file `of`, ";"-separated */
	FIELD_BODIES,    /* const char *: codes of units or "@" and a scope, ";"-separated */
	FIELD_REF_CODE,  /* const char *: a code of file `of` */
	FIELD_REF,       /* int: the id of a code of file `of`, 0 when empty */
	FIELD_FIGURE,    /* const char *: a plain number, kept as written */
	FIELD_INT,       /* int, from `lo` to `hi`; 0 when empty */
	FIELD_COUNT,     /* int64_t, not negative */
	FIELD_PERIOD,    /* int32_t */
	FIELD_FROM,      /* int32_t: a day, DATE_MIN when empty */
	FIELD_TO,        /* int32_t: a day, DATE_MAX when empty */
	FIELD_WORD,      /* an enumeration: a word of set `of` */
	FIELD_WORD_TEXT, /* const char *: a word of set `of` */
	FIELD_BOOL       /* bool: a word of set `of` */
};

enum catalogue_flag {
	COLUMN_NEEDED = 1, /* may not be empty */
	COLUMN_KEY = 2,    /* the key columns together are different in every row */
	COLUMN_NAME = 4,   /* a text of one line, at most CATALOGUE_NAME_SIZE bytes */
	COLUMN_BRIEF = 8   /* at most CATALOGUE_BRIEF_WIDTH columns of the screen */
};

enum {
	CATALOGUE_CODE_SIZE = 60,  /* so that a cell's subject fits */
	CATALOGUE_NAME_SIZE = 500, /* bytes */
	CATALOGUE_TEXT_SIZE = 8000,
	CATALOGUE_BRIEF_WIDTH = 30,
	CATALOGUE_COLUMNS_MAX = 32
};

struct catalogue_column {
	const char *name;
	enum catalogue_type type;
	size_t at; /* the member's place in the record */
	unsigned flags;
	int of; /* enum catalogue_file or enum catalogue_words */
	int lo, hi;
};

struct catalogue_form {
	const char *name; /* "targets"; a tile map's number follows */
	bool optional;
	const struct catalogue_column *column;
	size_t columns;
	size_t size;         /* of a record */
	size_t array, count; /* places of the array and its length in struct catalogue */
};

const struct catalogue_form *catalogue_form(enum catalogue_file file);

/* The file's name: "targets.csv", "tilemap63.csv". `map` is for FILE_TILEMAP only. */
void catalogue_form_name(enum catalogue_file file, int map, char *buf, size_t size);

/* Which file has this name; FILE_NONE if none. *map is set for a tile map. */
enum catalogue_file catalogue_form_find(const char *name, int *map);

/* The records of a file in a catalogue. */
size_t catalogue_form_count(enum catalogue_file file, const struct catalogue *c);
const void *catalogue_form_record(enum catalogue_file file, const struct catalogue *c, size_t i);
void catalogue_form_set(enum catalogue_file file, struct catalogue *c, void *records, size_t count);

/* Word `i` of a set, NULL after the last; its place, -1 when it is none. "" stands for an empty
 * field. */
const char *catalogue_word(enum catalogue_words words, int i);
int catalogue_word_find(enum catalogue_words words, const char *text);

#endif
