/* What a plan is made of. Private to this layer. */
#ifndef TIENDO_EXCHANGE_IMPORT_PLAN_H
#define TIENDO_EXCHANGE_IMPORT_PLAN_H

#include "base/mem.h"
#include "exchange/csv.h"
#include "exchange/import.h"
#include "exchange/unit_lookup.h"
#include "store/figure.h"
#include "store/log.h"
#include "value_form.h"

struct plan_row {
	struct import_row shown;
	uint64_t key;          /* 0: holds no cell */
	int64_t seen;          /* the revision that was compared with */
	bool keeps_quality;    /* the source says nothing of it */
	enum import_part half; /* only this part of a pair was given; IMPORT_VALUE: all of it */
	bool shared; /* another row is for the same cell: the first that is not left out stands */
	enum import_state stood; /* of a shared row: its state where it stands */
	const char *note, *source;
};

/* A source, and while it is read what is at hand. */
struct plan_source {
	const char *name;
	char separator;
	long skipped[IMPORT_SKIP_MAX];
	bool named;       /* its lines or titles name the indicators, not its columns */
	struct str *form; /* how it was read, beside the separator; NULL: the long form */
};

/* A heading that was named; later ones of the same words stand in the place of earlier ones. */
struct plan_saying {
	struct import_heading heading;
	const char *words; /* as spelling_add gives them */
	int column;        /* where it was used last, from 1; 0: in rows */
	bool used;         /* in what was read */
	bool fresh;        /* in this plan: it is kept when the plan is saved */
};

/* What was read, to read it anew: a file (no text), text, or a paste (with cells). */
struct plan_input {
	const char *name, *text;
	size_t len;
	const struct import_target *cell;
	size_t cells, first;
	enum import_part part;
};

struct import_plan {
	const struct programme *p;
	const struct units *u;
	struct import_options options;
	struct unit_lookup *lookup; /* made for the first source */
	struct arena texts;
	struct arena kept; /* of what stays when the sources are read anew */
	struct plan_saying *said;
	size_t sayings, said_room;
	struct plan_input *input;
	size_t inputs, input_room;
	bool again;               /* they are being read anew */
	const char *last_text[2]; /* the note and the source kept last: most rows repeat them */
	struct plan_row *row;
	size_t rows, room;
	struct plan_source *source;
	size_t sources, source_room;
	size_t *order; /* of the cells, by key; NULL until it is wanted */
	size_t cells;
	bool compared, halves;
	/* of the indicator and unit at hand */
	struct cell_past *cell;
	size_t pasts_there, cell_room;
	struct entry_past *past;
	size_t pasts, past_room;
	struct value last;
	int32_t last_period;
};

/* Begins a source; its rows follow. */
struct plan_source *import_plan_begin(struct import_plan *plan, const char *name);

/* The rows of a source, in the order of its lines. Texts are copied; what was written is kept only
 * where the plan is to be looked at (import_options.brief). */
void import_plan_add_fault(struct import_plan *plan, long line, int column, const char *text,
			   const struct err *err);
void import_plan_add_fixed(struct import_plan *plan,
			   const struct err *err); /* of the whole source */
void import_plan_add_skipped(struct import_plan *plan, long line, const char *text,
			     enum import_skip skip);

/* A cell as it was read. */
struct plan_cell {
	long line;
	int column;
	const char *text, *unit_text; /* as written */
	int indicator, unit;
	int32_t period;
	struct value value;
	bool untouched;        /* blank or "..": `value` is not looked at */
	enum import_part half; /* only this part of a pair is known: the other is what stands */
	bool keeps_quality;
	const char *note, *source; /* NULL: none; source "": none, whatever the file is called */
};

/* The row added last is of this cell, though what stands there is at fault. */
void import_plan_place(struct import_plan *plan, const struct plan_cell *cell);

/* Adds it as a row, or a fault where such a value may not stand (not valid in the period, out of
 * range ...). */
void import_plan_add_cell(struct import_plan *plan, const struct plan_cell *cell);

/* Of a row that was added untouched because its figure could not be understood before the end of the
 * source: what it is, or, with `err`, what is wrong at which column. */
void import_plan_settle(struct import_plan *plan, size_t row, const struct value *value, int column,
			const struct err *err);

/* Finds a unit valid on the period's last day; adds a fault with what was perhaps meant, and returns
 * 0, when there is none or several. The same for an indicator. */
int import_plan_unit(struct import_plan *plan, long line, int column, const char *text,
		     int32_t period);
int import_plan_indicator(struct import_plan *plan, long line, int column, const char *text);

/* Makes a row faulty; the fault is copied. */
void import_plan_fault(struct import_plan *plan, struct plan_row *row, const struct err *err);

/* import_said.c: adds what a heading means; the saying that a text is, NULL when there is none; adds those
 * that were used (", \"DVC TT\" = GOV.SVC.USE"); keeps those that are fresh, within a batch; remembers what is
 * read, to read it anew. */
void import_plan_say(struct import_plan *plan, const struct import_heading *heading, bool fresh);
struct plan_saying *import_plan_said(const struct import_plan *plan, const char *text);
void import_plan_add_said(const struct import_plan *plan, struct str *out);
bool import_plan_keep_said(const struct import_plan *plan, struct store *s, const struct act *act,
			   struct err *err);
void import_plan_remember(struct import_plan *plan, const struct plan_input *from);

/* Without rows and sources. */
void import_plan_empty(struct import_plan *plan);

/* Is a file's first row the heading of the long form? */
bool import_long_is(const struct import_plan *plan, const struct csv_row *first);

/* Read the long form, or a table, with the reader standing before the first row. */
void import_long_read(struct import_plan *plan, struct csv_reader *csv);
void import_table_read(struct import_plan *plan, struct csv_reader *csv);

uint64_t import_plan_key(int indicator, int unit, int32_t period);

#endif
