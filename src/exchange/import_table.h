/* A table of values as an office keeps it: titles, a heading of one or more rows, lines of units or of
 * indicators, regions and totals between them, footnotes. Private to this layer.
 *
 *   sheet_find      which lines of it are titles, heading and body
 *   sheet_columns   what each column holds
 *   sheet_join_parts  which rows are numerator and denominator of one value
 *   sheet_line_of   what a line of the body is
 *   sheet_cells     the values of a line */
#ifndef TIENDO_EXCHANGE_IMPORT_TABLE_H
#define TIENDO_EXCHANGE_IMPORT_TABLE_H

#include "base/str.h"
#include "figure_text.h"
#include "import_plan.h"

struct sheet_row {
	long line;
	const char **cell;
	size_t cells;
	const size_t
		*part; /* the rows that hold the parts of this one's value, from 1; NULL: itself */
	bool joined;   /* it is such a part, and read with the row that has it */
};

/* What a column holds. */
enum sheet_use {
	SHEET_UNKNOWN,
	SHEET_IGNORED, /* ordinals, codes beside names, units of measure, sums over columns */
	SHEET_CODE,    /* of a unit, beside its name or instead of it */
	SHEET_UNIT,
	SHEET_INDICATOR,
	SHEET_PERIOD,
	SHEET_NOTE,
	SHEET_SOURCE,
	SHEET_FIGURE
};

enum { SHEET_PERCENT = VALUE_PARTS, SHEET_PARTS, SHEET_NO_PART = -1 };

/* What a heading says; 0, NULL and SHEET_NO_PART where it says nothing of it. */
struct sheet_heading {
	enum sheet_use use;
	int part; /* enum value_part, or SHEET_PERCENT beside a pair */
	int indicator;
	int32_t period;
	int part_of_year; /* "Quý I", from 1; its year stands above it, or is the table's */
	enum period_length part_length;
	enum value_quality quality; /* "Sơ bộ 2022" */
	const char *unit;
	const char *text;         /* as written, the lowest row of it */
	size_t row;               /* where that stands */
	struct plan_saying *said; /* what told the indicator; NULL: its own name */
};

/* Columns that make one value. */
struct sheet_figure {
	int indicator;
	int32_t period;
	enum value_quality quality;
	const char *unit;
	int unit_id;         /* of `unit`, in the period of the table; 0: not found yet */
	int at[SHEET_PARTS]; /* -1: there is none */
};

/* An indicator's name, folded. */
struct sheet_name {
	const char *folded;
	int indicator;
};

enum sheet_form { SHEET_UNITS_DOWN, SHEET_UNITS_ACROSS, SHEET_ONE_UNIT };

struct sheet {
	struct import_plan *plan;
	struct arena arena;
	struct str scratch;
	struct sheet_row *row;
	size_t rows, room;
	size_t columns;
	struct sheet_name *name;
	size_t names;
	enum sheet_form form;
	size_t last;       /* the row that names a unit or an indicator last */
	size_t head, body; /* titles end and the heading begins; it ends and the body begins */
	int unit_at, indicator_at, period_at, note_at, source_at; /* -1: there is none */
	int part_at;    /* of the quarters or months, where `period_at` has their years */
	bool codes;     /* the units stand there by their codes, which may be numbers */
	size_t rounded; /* percentages that had more decimals than are kept */
	struct sheet_heading *column;
	struct sheet_figure *figure;
	size_t figures;
	/* of the whole table; 0 and NULL: each cell has its own */
	int indicator;
	int32_t period;
	int32_t titled; /* the period that a title names, whichever was given */
	bool parted; /* a title names a part of a year: years over columns may be that part of each */
	bool shown; /* `period` is the one shown: of each indicator its own last one within it */
	const char *unit;
	struct figure_style style;
	const char *above_unit, *above_indicator; /* said in the lines so far */
	bool footnotes;                           /* have begun */
	bool ended;                               /* another table begins, which is not read */
	bool within; /* it was said that a period is read as the last one within it */
};

/* The column whose cells say what a line is: of units, else of indicators, else of periods. */
int sheet_key_at(const struct sheet *t);

/* "" where a row is shorter. */
const char *sheet_cell(const struct sheet *t, size_t row, int column);

/* Only digits, signs and brackets: "(1)", "A", "3=2/1"; all cells of the row are so. */
bool sheet_is_numbering(const struct sheet *t, size_t row);

/* Looks like a figure, or stands for one ("..", "-", "có"). */
bool sheet_is_figure(const char *text);

/* The unit that a cell names at some time, 0 when none; -1 when several. */
int sheet_unit(struct sheet *t, const char *text);

/* import_table_name.c: the names that indicators have; the one of them that a title names, 0 when none or
 * several. */
void sheet_names(struct sheet *t);
int sheet_title_indicator(struct sheet *t, const char *text);

/* import_table_word.c: what a heading says. */
struct sheet_heading sheet_heading_read(struct sheet *t, const char *text);

/* import_table_find.c: false when there is no table: the fault has been added. */
bool sheet_find(struct sheet *t);

/* import_table_head.c: what each column holds; adds the faults of the heading. And the part that an
 * indicator calls so itself ("Tổng số hộ"), SHEET_NO_PART when none. */
void sheet_columns(struct sheet *t);
int sheet_own_part(struct sheet *t, int indicator, const char *text);

/* import_table_part.c: after the columns are known. */
void sheet_join_parts(struct sheet *t);

/* import_table_period.c: a period as a cell has it ("Sơ bộ 2022"), false when it is none; that of a line,
 * with its quality, false when it is at fault, which has been added; and the period that an indicator has
 * within a longer one. */
bool sheet_period_read(struct sheet *t, const char *text, int32_t *period,
		       enum value_quality *quality);
bool sheet_row_period(struct sheet *t, size_t row, int32_t *period, enum value_quality *quality);
int32_t sheet_own_period(struct sheet *t, const struct indicator *i, int32_t period, bool shown);

/* import_table_check.c: adds a fault where percentages look like parts of 1; and where a title says that
 * the counts are thousands. Left out, the figures stand as they are. */
void sheet_check_fractions(struct sheet *t);
void sheet_check_scale(struct sheet *t);

/* import_table_line.c */
enum sheet_line { SHEET_LINE_BLANK, SHEET_LINE_SKIPPED, SHEET_LINE_DATA };
enum sheet_line sheet_line_of(struct sheet *t, size_t row, enum import_skip *skip);

/* import_table_cell.c: adds a fault of a cell, and returns false; adds the cells of a line of the body. */
bool sheet_fault(struct sheet *t, size_t row, int column, enum err_code code, const char *a);
void sheet_cells(struct sheet *t, size_t row);

#endif
