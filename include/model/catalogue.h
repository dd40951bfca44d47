/* A whole programme with its units and reference data: what `init` puts into a new database and
 * `export --catalogue` takes out again. */
#ifndef TIENDO_MODEL_CATALOGUE_H
#define TIENDO_MODEL_CATALOGUE_H

#include "model/programme.h"
#include "model/unit.h"

#include <stddef.h>
#include <stdint.h>

/* A national result that was published, with its source. */
struct published_row {
	int indicator; /* id */
	int32_t period;
	const char *value; /* as published, plain number */
	const char *unit;
	const char *quality;
	const char *match; /* exact, close, other */
	const char *published_as_vi, *publisher, *published_on, *source;
};

/* A unit's place on a tile map; the map is the number in its file's name: 63, 34, ... */
struct tile {
	int map;
	int unit;
	int row, col;
};

/* How many districts and communes a unit had on a day. */
struct admin_count {
	int unit;
	int districts, communes;
	int32_t as_of;
	const char *source;
};

/* Arrays and texts live in arenas: the programme's in programme.arena, all others in units.arena. */
struct catalogue {
	struct programme programme;
	struct units units;          /* all of them */
	struct reference *reference; /* population.csv */
	struct admin_count *count;
	struct published_row *published;
	struct tile *tile;
	size_t references, counts, publisheds, tiles;
};

void catalogue_init(struct catalogue *c);
void catalogue_release(struct catalogue *c);

#endif
