/* A stream that is open, or a file under a temporary name beside it until output_end gives it its own, its
 * content being on the disk by then. What is there and no plain file (a device, a pipe, a link) is
 * written to as it stands; a database is refused. A pipe whose reader has gone is no fault. What goes to a
 * stream that can make one wait (a pipe, a slow line) is whole in a temporary file before the first byte
 * goes: the reader must not keep the database's state of that moment, which all others would have to keep
 * too. What goes to a terminal is made visible on its way, whatever its form: a file or a pipe gets the
 * very bytes. */
#ifndef TIENDO_EXCHANGE_OUTPUT_H
#define TIENDO_EXCHANGE_OUTPUT_H

#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdio.h>

struct output {
	FILE *file;
	const char *path; /* borrowed; NULL: `file` is open, and is written to */
	struct str made;  /* the temporary name, "" where there is none */
	FILE *stream;     /* where the temporary file goes to in the end; NULL */
};

bool output_begin(struct output *out, const char *path, struct err *err);

/* `keep` false: nothing is left behind. */
bool output_end(struct output *out, bool keep, struct err *err);

#endif
