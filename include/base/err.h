/* What went wrong, said once in both languages.
 *
 * A function that can fail returns bool and takes `struct err *err` as its last
 * parameter; on false it has filled err, on true it has left it alone. The text of
 * a code stands in err.def: lower case, no full stop, names in quotes, and what to do. */
#ifndef TIENDO_BASE_ERR_H
#define TIENDO_BASE_ERR_H

#include "base/lang.h"

#include <stdbool.h>
#include <stddef.h>

struct str;

enum err_code {
	ERR_NONE,
#define ERR(code, status, en, vi) ERR_##code,
#include "base/err.def"
#undef ERR
	ERR_MAX
};

/* Exit statuses of the command line. */
enum err_status { ERR_STATUS_DONE, ERR_STATUS_REFUSED, ERR_STATUS_USAGE, ERR_STATUS_TROUBLE };

enum { ERR_ARGS = 4, ERR_ARG_SIZE = 200 };

struct err {
	enum err_code code;
	char file[ERR_ARG_SIZE]; /* "" when no file is at fault */
	long line;               /* 0 when none */
	int column;              /* of the line's fields, from 1; 0 when none */
	char arg[ERR_ARGS][ERR_ARG_SIZE];
};

/* Fills err with a code and up to ERR_ARGS strings; returns false, so that a
 * function can end in `return err_set(err, ...)`. Unused arguments are NULL. */
#define err_set(err, code, ...) \
	err_set_args((err), (code), (const char *const[ERR_ARGS + 1]){ __VA_ARGS__ })
bool err_set_args(struct err *err, enum err_code code, const char *const args[ERR_ARGS + 1]);

/* Says where, after err_set: a file name and a line (0 for none). Returns false. */
bool err_at(struct err *err, const char *file, long line);

/* Adds "FILE:LINE:COLUMN: message" (the parts that are known) in `lang`. */
void err_format(const struct err *err, enum lang lang, struct str *out);

enum err_status err_status(const struct err *err);

/* A list of faults, so that all of them can be said at once. Only the first
 * ERR_LIST_MAX are kept; `count` goes on counting. */
enum { ERR_LIST_MAX = 200 };

struct err_list {
	struct err *item;
	size_t kept;
	size_t room;
	size_t count;
};

void err_list_init(struct err_list *list);
void err_list_release(struct err_list *list);
void err_list_add(struct err_list *list, const struct err *err);

#endif
