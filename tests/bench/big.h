/* Databases of the sizes that the figures are about, made once and kept in build/bench.
 *
 * The programme is the built-in one, every indicator monthly and reported by the provinces; the
 * figures are drawn from a fixed seed. BENCH_SCALE=full makes them in full size; otherwise the two
 * large ones are smaller and carry that in their names. Remove build/bench to make them anew. */
#ifndef TIENDO_TESTS_BENCH_BIG_H
#define TIENDO_TESTS_BENCH_BIG_H

#include "model/catalogue.h"
#include "store/log.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>

#define BIG_DIR "build/bench"

struct big {
	const char *path;
	int indicators; /* the first ones of the programme */
	int communes;   /* below each province; 0: the provinces report */
	int32_t first;  /* period */
	int periods;
	int revisions; /* of each value */
};

enum big_size { BIG_EMPTY, BIG_START, BIG_DEEP, BIG_WIDE, BIG_MAX };

/* What stands for a size at the scale asked for. */
const struct big *big_of(enum big_size size);

/* Makes it if it is not there. */
bool big_make(const struct big *b, struct err *err);

/* Its programme and units, as big_make puts them in. */
bool big_catalogue(const struct big *b, struct catalogue *c);

/* The units that report: provinces or communes, up to `room`; returns how many. */
size_t big_reporting(const struct big *b, const struct catalogue *c, int *units, size_t room);

/* The value of a cell in its n-th revision. */
struct value big_value(const struct indicator *i, int unit, int32_t period, int n);

/* Copies a closed database. */
bool big_copy(const char *from, const char *to);

#endif
