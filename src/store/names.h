/* What the numbers of the log's rows stand for, each asked of the database once. Private to this
 * layer. */
#ifndef TIENDO_STORE_NAMES_H
#define TIENDO_STORE_NAMES_H

#include "base/mem.h"
#include "store/store.h"

enum names_of {
	NAMES_AUTHOR,
	NAMES_INDICATOR, /* its code */
	NAMES_UNIT,      /* its code */
	NAMES_REPLICA,   /* REPLICA_SIZE bytes */
	NAMES_MAX
};

struct names {
	struct store *s;
	struct arena arena;
	struct names_list {
		const char **text; /* by number */
		size_t room;
	} list[NAMES_MAX];
};

void names_init(struct names *n, struct store *s);
void names_release(struct names *n);

/* Lives as long as `n`; NULL when there is no such number. */
const char *names_get(struct names *n, enum names_of what, int number);

#endif
