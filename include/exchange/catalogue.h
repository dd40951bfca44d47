/* A programme as a folder of CSV files (assets/programme/README.md describes the form):
 * read and validated as a whole, written back out identically. */
#ifndef TIENDO_EXCHANGE_CATALOGUE_H
#define TIENDO_EXCHANGE_CATALOGUE_H

#include "base/err.h"
#include "model/catalogue.h"

#include <stdbool.h>

/* Reads a folder. Every fault is added to `faults` with file and line (ERR_LIST_MAX kept, all
 * counted); returns false if there was any, and the catalogue is then of no use. `dir` NULL reads
 * the built-in programme. */
bool catalogue_read(struct catalogue *c, const char *dir, struct err_list *faults);

/* Writes all files into an existing, writable folder (made if missing). Never replaces a file. */
bool catalogue_write(const struct catalogue *c, const char *dir, struct err *err);

#endif
