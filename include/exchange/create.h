/* Making a new database: folders, a programme, and on request values. It appears under its name only
 * when it is whole. */
#ifndef TIENDO_EXCHANGE_CREATE_H
#define TIENDO_EXCHANGE_CREATE_H

#include "base/err.h"
#include "exchange/published.h"
#include "model/catalogue.h"
#include "store/store.h"

#include <stdint.h>

enum create_content { CREATE_EMPTY, CREATE_PUBLISHED, CREATE_ILLUSTRATIVE };

/* What is about to be done, in this order. */
enum create_step { CREATE_STEP_READ, CREATE_STEP_PROGRAMME, CREATE_STEP_VALUES };

struct create {
	const char *path;
	const char *dir; /* of the programme's CSV files; NULL: the built-in one */
	enum create_content content;
	const char *author;
	void (*step)(enum create_step step, void *arg); /* NULL: not told */
	void *arg;
};

struct create_report {
	size_t indicators, targets, units;
	struct published_report published;
	int64_t illustrative;
};

/* The new database, open for writing. NULL on failure: either `faults` holds what is wrong with the
 * programme's files, or, without any, `err` says what went wrong. On success `faults` may name
 * published results that could not become values. Nothing is left behind on failure, except folders. */
struct store *create_database(const struct create *create, struct create_report *report,
			      struct err_list *faults, struct err *err);

#endif
