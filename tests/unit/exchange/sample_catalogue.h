/* A small valid catalogue, written into the scratch folder's "c" for tests to change. */
#ifndef TIENDO_TESTS_UNIT_EXCHANGE_SAMPLE_CATALOGUE_H
#define TIENDO_TESTS_UNIT_EXCHANGE_SAMPLE_CATALOGUE_H

#include "model/catalogue.h"

/* The text of one of its files, NULL when it has no such file. */
const char *sample_text(const char *name);

/* Writes one file, or all of them as they should be. */
void sample_put(const char *name, const char *text);
void sample_put_all(void);

/* Reads a catalogue (NULL: the built-in one) that must be without fault. */
void sample_read(struct catalogue *c, const char *dir);

#endif
