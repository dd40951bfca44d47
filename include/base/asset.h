/* The files of assets/ (and config.ini), embedded in the program. */
#ifndef TIENDO_BASE_ASSET_H
#define TIENDO_BASE_ASSET_H

#include <stddef.h>

struct asset {
	const char *name; /* "programme/pillars.csv", "sql/001.sql", "config.ini" */
	const char *data; /* followed by a NUL that is not counted */
	size_t size;
};

/* NULL when there is none of that name. */
const struct asset *asset_find(const char *name);

/* The table, in byte order of the names, ended by a NULL name. */
extern const struct asset asset_table[];

#endif
