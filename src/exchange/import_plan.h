/* What a plan is made of. Private to this layer. */
#ifndef TIENDO_EXCHANGE_IMPORT_PLAN_H
#define TIENDO_EXCHANGE_IMPORT_PLAN_H

#include "exchange/import.h"
#include "import_row.h"
#include "store/figure.h"

struct plan_row {
	struct import_row shown;
	uint64_t key; /* 0: holds no cell */
	int64_t seen; /* the revision that was compared with */
	bool keeps_quality;
	const char *note, *source;
};

struct plan_source {
	const char *name;
	char separator;
};

struct import_plan {
	const struct programme *p;
	const struct units *u;
	struct import_options options;
	struct arena texts;
	struct plan_row *row;
	size_t rows, room;
	struct plan_source *source;
	size_t sources, source_room;
	size_t *order; /* of the cells, by key; NULL until it is wanted */
	size_t cells;
	bool compared;
	/* of the indicator and unit at hand */
	struct cell_past *cell;
	size_t pasts_there, cell_room;
	struct entry_past *past;
	size_t pasts, past_room;
	struct value last;
	int32_t last_period;
};

/* A new row at the end; texts that it is given must be the plan's or outlive it. */
struct plan_row *import_plan_add(struct import_plan *plan);

/* Makes a row faulty; the fault is copied. */
void import_plan_fault(struct import_plan *plan, struct plan_row *row, const struct err *err);

uint64_t import_plan_key(int indicator, int unit, int32_t period);

#endif
