/* What the fuzz targets share: a demand that holds, and the small programme's demonstration
 * database. */
#ifndef TIENDO_TESTS_FUZZ_BED_H
#define TIENDO_TESTS_FUZZ_BED_H

#include "model/programme.h"
#include "model/unit.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One input; returns 0. What each target defines. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program where it does not hold. */
void fuzz_require(bool holds);

struct fuzz_bed {
	struct programme programme;
	struct units units;
	const char *path; /* of a copy of the database, the same at every start */
};

/* Made once, in a temporary folder that is removed at the end; the copy is renewed. */
const struct fuzz_bed *fuzz_bed(void);

#endif
