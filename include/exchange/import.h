/* Values from tables: files, text in memory, and what is pasted into a grid.
 *
 *   plan = import_plan_new(p, u, &options);
 *   import_plan_file(plan, path) ... or import_plan_text, or import_plan_paste
 *   import_plan_compare(plan, s, &err)      for a preview: what is there, what it becomes
 *   import_plan_row(plan, n) ...            in the order of the source
 *   import_plan_leave_out(plan, n, true)    as often as wanted
 *   import_plan_save(plan, s, &act, &report, &err)
 *   import_plan_free(plan)
 *
 * A row of a plan is one cell of the database, or a line of the table that holds none (a title, a
 * heading, a total ...), or a fault. Nothing is saved while a faulty row is not left out; all that is
 * not left out is saved in one batch.
 *
 * Forms. The long form (export.h): columns in any order; quality, note, source and mark may be
 * missing, period too where one is given for all rows, and numerator and denominator, or value, where
 * no row needs them. Tables, as offices keep them: a unit in each row and an indicator in each column
 * (or numerator and denominator in two), the other way round, or both in each row; columns may be
 * periods of one indicator, or rows the indicators of one unit, that a title names; numerator and
 * denominator may be two columns or two rows. The indicator of a table that names none may be given. The
 * period stands in a column; else it is given; else it stands in a title; else it is the one shown, where a
 * screen shows one, and of each indicator its own last one within it. Titles, headings, regions, totals and footnotes are
 * rows of IMPORT_SKIPPED; the figures of regions and totals are never read. Units and indicators are
 * found as unit_lookup.h says. A ratio's figure in a table is its percentage, with "%" or without.
 *
 * Numbers are read as the file's own numbers show ("57,8", "1.234,5"); what may be read in two ways
 * ("1.050") is read alike, else by the range, else it is a fault. Blank, ".." and "chưa có số liệu" leave the cell as it
 * is, `clear` and "xóa" clear it, "-", `n/a` and "k.a.d" are not applicable. Without a column quality a
 * cell keeps its quality. Rows without a source of their own name the file. */
#ifndef TIENDO_EXCHANGE_IMPORT_H
#define TIENDO_EXCHANGE_IMPORT_H

#include "calc/entry.h"
#include "model/programme.h"
#include "model/unit.h"
#include "store/store.h"

struct str;
struct import_plan;

enum import_part { IMPORT_VALUE, IMPORT_NUMERATOR, IMPORT_DENOMINATOR };

/* A heading as written, or the name of a row, and what it means. */
struct import_heading {
	const char *text; /* NULL: none; the whole table is of the indicator */
	int indicator;    /* 0: that of each line, or of the table */
	enum import_part part;
};

struct import_options {
	int32_t period; /* of rows that name none, whatever a title says; PERIOD_NONE: none */
	int32_t shown;  /* the same where no title names one either */
	int indicator;  /* of a table that names none; 0: none */
	double jump;    /* points from the last value that are warned of (calc/entry.h) */
	bool brief;     /* nobody looks at the rows: what was written is not kept */
	const struct import_heading *heading; /* copied; they count where nothing is called so */
	size_t headings;
	/* Told when the percentage of all the work has grown; NULL: not told. */
	void (*progress)(int percent, void *arg);
	void *arg;
};

enum import_state {
	IMPORT_CHANGES,
	IMPORT_SAME,      /* the cell holds this already: no revision is made */
	IMPORT_UNTOUCHED, /* blank or ".." */
	IMPORT_SKIPPED,   /* holds no value of a cell: `skip` says why */
	IMPORT_FAULTY,    /* `err` says why */
	IMPORT_STATE_MAX
};

enum import_skip {
	IMPORT_SKIP_NONE,
	IMPORT_SKIP_TITLE,   /* above the heading */
	IMPORT_SKIP_HEADING, /* "TT", "Tỉnh", ..., and its second row */
	IMPORT_SKIP_REGION,
	IMPORT_SKIP_TOTAL,
	IMPORT_SKIP_FOOTNOTE,
	IMPORT_SKIP_BLANK, /* counted, but no row of the plan */
	IMPORT_SKIP_MAX
};

struct import_row {
	const char *file;
	long line;        /* from 1; in pasted text the line of the paste */
	int column;       /* from 1; 0: the line as a whole */
	const char *text; /* as written: "57,8", "430 / 1000"; of a skipped line its beginning */
	const char *unit_text; /* what the unit was found by, as written; NULL when none */
	int indicator, unit;   /* 0, and PERIOD_NONE, when not known */
	int32_t period;
	struct value was;     /* after import_plan_compare */
	struct value becomes; /* of IMPORT_CHANGES and IMPORT_SAME */
	enum import_state state;
	enum import_skip skip;
	enum entry_finding finding; /* after import_plan_compare: a warning, or ENTRY_FINE */
	bool left_out;
	bool fixed;            /* a fault of the whole file: it cannot be left out */
	const struct err *err; /* IMPORT_FAULTY only */
};

/* Both must outlive the plan. `u` holds every unit. */
struct import_plan *import_plan_new(const struct programme *p, const struct units *u,
				    const struct import_options *options);
void import_plan_free(struct import_plan *plan);

/* Read a file ("-": standard input), or text in memory (borrowed until they return) that `name` stands
 * for in messages. What is wrong becomes faulty rows. */
void import_plan_file(struct import_plan *plan, const char *path);
void import_plan_text(struct import_plan *plan, const char *text, size_t len, const char *name);

/* What was pasted over a grid whose rows are `cell`, with the selected row `first` and column `part`:
 * one column of numbers goes down from there; numerator and denominator side by side, or these with
 * a name or code in front, go to where they belong; a table whose heading names indicators, units or periods
 * is read as a file is, shown the period of cell[first]. Numbers are read in the language of the program where they do not show
 * otherwise. A numerator alone keeps the denominator that is there, and the reverse. Lines past the
 * last cell are faults. */
struct import_target {
	int indicator, unit;
	int32_t period;
};
void import_plan_paste(struct import_plan *plan, const char *text, size_t len,
		       const struct import_target *cell, size_t cells, size_t first,
		       enum import_part part);

/* Compares with what is there; nothing is written. */
bool import_plan_compare(struct import_plan *plan, struct store *s, struct err *err);

/* The rows in the order of the source. Borrowed; valid until the plan is read into or freed. */
size_t import_plan_rows(const struct import_plan *plan);
const struct import_row *import_plan_row(const struct import_plan *plan, size_t n);

/* Leaves a row out, or takes it in again; false when the row cannot be left out (`fixed`). */
bool import_plan_leave_out(struct import_plan *plan, size_t n, bool out);

/* Whether a row is at fault, or reads as it does, by a heading that can be named. Which indicators it means
 * perhaps, the likeliest first; their count. And naming it: all sources are read anew, what was left out stays
 * so, nothing is compared; the heading is kept for the act's author when the plan is saved (heading.h), if it
 * was of use. */
struct import_naming {
	const char *heading; /* NULL: the table names no indicator at all */
	bool parts;          /* its lines or titles do: the heading may mean a part alone */
};
enum { IMPORT_GUESSES = 3 };
bool import_plan_nameable(const struct import_plan *plan, size_t n, struct import_naming *naming);
size_t import_plan_guess(const struct import_plan *plan, const char *heading,
			 int best[IMPORT_GUESSES]);
void import_plan_name(struct import_plan *plan, const struct import_heading *heading);

struct import_counts {
	size_t state[IMPORT_STATE_MAX]; /* of the rows that are not left out */
	size_t left_out;
	size_t cleared;  /* of IMPORT_CHANGES */
	size_t warnings; /* likewise */
};
void import_plan_count(const struct import_plan *plan, struct import_counts *counts);

/* Adds how a source was read: "table form, a column per indicator, decimal comma, separator ;"; and
 * which lines of it were passed over: "no values in: title 3, region 6, total 1, blank 2", nothing when
 * there are only headings. Sources count from 0 in the order of reading. */
size_t import_plan_sources(const struct import_plan *plan);
void import_plan_say_form(const struct import_plan *plan, size_t source, struct str *out);
void import_plan_say_skipped(const struct import_plan *plan, size_t source, struct str *out);

/* Adds "INDICATOR UNIT 2022-Q3"; "430/1000 final", "57.8%", "n/a", "-" for nothing; "total" ... */
void import_plan_say_cell(const struct import_plan *plan, const struct import_row *row,
			  struct str *out);
void import_plan_say_value(const struct import_plan *plan, const struct import_row *row,
			   const struct value *v, struct str *out);
const char *import_skip_name(enum import_skip skip);

/* Saves what is not left out: one batch, one step of undo. A plan that was not compared is compared
 * now. False when a fault stands (ERR_IMPORT_FAULTY), when a cell has changed since it was compared
 * (ERR_IMPORT_STALE), or when writing fails: nothing is saved then. A report of nothing changed
 * means that no batch was made. */
struct import_act {
	const char *author;
	const char *reason; /* NULL: none */
	const char *source; /* NULL: the names of the files */
};
struct import_report {
	long changed, same, cleared;
};
bool import_plan_save(struct import_plan *plan, struct store *s, const struct import_act *act,
		      struct import_report *report, struct err *err);

#endif
