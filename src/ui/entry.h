/* The entry grid: its rows, what is typed into the selected cell, and its drawing. */
#ifndef TIENDO_SRC_UI_ENTRY_H
#define TIENDO_SRC_UI_ENTRY_H

#include "model/unit.h"
#include "store/draft.h"
#include "store/log.h"
#include "ui/due_note.h"
#include "ui/entry_cell.h"
#include "ui/field.h"
#include "ui/list.h"
#include "ui/search.h"
#include "ui/ui.h"

enum { ENTRY_SPARK = 8, ENTRY_WHY = 320 };

enum entry_column { ENTRY_FIRST, ENTRY_SECOND, ENTRY_QUALITY, ENTRY_REASON, ENTRY_COLUMNS };

enum entry_filter { ENTRY_ALL, ENTRY_EMPTY, ENTRY_FAULTY, ENTRY_UNEXPLAINED, ENTRY_FILTERS };

struct entry_row {
	int indicator, unit;
	int32_t period; /* the indicator's own */
	bool aggregate;
	bool pair;        /* numerator and denominator */
	bool yesno;       /* an answer */
	enum msg refused; /* why nothing can be entered; MSG_MAX when it can */
	struct value value;
	int64_t row; /* its revision, 0 for none */
	char reason[DRAFT_REASON_SIZE];
	struct quantity figure, before; /* of this period and of the one before it */
	double spark[ENTRY_SPARK];
	size_t sparks;
	enum entry_finding warning;
	struct entry_prefill prefill;
	bool drafted; /* `draft` holds what was typed and is no value, and `why` says why */
	struct draft draft;
	char why[ENTRY_WHY]; /* or why it is refused, in full */
	enum msg brief;      /* the same in a word */
};

/* Those of all rows that pass the filter are shown; what is entered moves no row. */
struct entry_rows {
	struct entry_row *row;
	size_t count, room;
	size_t *shown; /* places in `row` */
	size_t shown_count, shown_room;
	enum entry_filter filter;
	int entered, faulty;
	/* What the columns are made for: the widest code and figure of the period before, whether any row
	 * has a denominator, and a percentage above 100. */
	int code_width, before_width;
	bool pair, above;
};

enum entry_place {
	AT_CODE,
	AT_NAME,
	AT_BEFORE,
	AT_FIRST,
	AT_SECOND,
	AT_PERCENT,
	AT_CHANGE,
	AT_TREND,
	AT_QUALITY,
	AT_CHECK,
	AT_REASON,
	AT_MAX
};

struct entry_columns {
	int at[AT_MAX], width[AT_MAX]; /* width 0: there is no room */
};

struct entry_page {
	int indicator, unit; /* one of them is 0: it goes down the rows */
	int parent;          /* whose children the rows or the unit are; 0: reporting units */
	struct units below;  /* the parent's children */
	bool loaded_below;
	struct entry_rows rows;
	struct due_note due; /* of the unit */
	struct list list;
	enum entry_column column;
	bool typing;
	bool editing;  /* F2: arrows move in the text */
	bool choosing; /* `quality` is not accepted yet */
	enum value_quality quality;
	struct field field;
	int64_t seen; /* the row's revision when typing began */
	struct search search;
	int select;
	int wished,
		landed; /* the row that was not there to be selected, and the one that is instead */
	int *back;
	int saved; /* accepted since the grid was opened */
	bool resume;
	struct draft draft; /* to go on with */
};

/* --- rows (entry_rows.c) --- */

const struct units *entry_units(const struct ui *ui, const struct entry_page *page);
bool entry_rows_load(struct ui *ui, struct entry_page *page, struct err *err);
void entry_rows_release(struct entry_rows *rows);
/* What a row's cell holds now, and its draft. */
bool entry_row_read(struct ui *ui, struct entry_row *row, struct err *err);
void entry_rows_count(struct entry_rows *rows);
/* Chooses the rows shown. */
void entry_rows_filter(struct entry_rows *rows);
bool entry_row_empty(const struct entry_row *row);
/* The selected row; NULL when none is shown. */
struct entry_row *entry_selected(const struct entry_page *page);
/* The place among the rows shown; their count when it is not there. */
size_t entry_rows_find(const struct entry_rows *rows, int indicator, int unit);

/* --- cells (entry_accept.c) --- */

/* The column in effect: rows without a denominator have no second one. */
enum entry_column entry_column_of(const struct entry_page *page, const struct entry_row *row);
/* The texts of a row as they stand: its draft's, or its value's with the denominator offered. */
void entry_row_texts(const struct ui *ui, const struct entry_row *row, struct str *first,
		     struct str *second);
/* Opens the field on what the cell holds (`edit`), or empty. False when nothing can be entered. */
bool entry_begin(struct ui *ui, struct entry_page *page, bool edit);
/* Takes what was typed: saved, or kept as a marked draft. Never stays in the cell. */
void entry_accept(struct ui *ui, struct entry_page *page);
/* Takes a marked draft once more as it stands. */
void entry_accept_draft(struct ui *ui, struct entry_page *page);
void entry_restore(struct entry_page *page);
/* A draft goes; without one the value is cleared. */
void entry_clear(struct ui *ui, struct entry_page *page);

/* --- what begins a text (entry_type.c) --- */

/* True when a character begins a text in the selected cell: in one for a number what can begin a number, in
 * one for yes or no letters too, in a reason every character. What is not taken is a command. */
bool entry_takes(const void *state, const char *text);
/* A key that is no command, in a cell that is not typed into; and a paste: one piece of text goes into the
 * cell as typed, what was copied from several is looked at first. */
enum view_result entry_type(struct ui *ui, struct entry_page *page, const struct event *ev);
enum view_result entry_paste(struct ui *ui, struct entry_page *page, const struct event *ev);

/* --- columns (entry_columns.c) --- */

const char *entry_row_code(const struct ui *ui, const struct entry_page *page,
			   const struct entry_row *row);
/* Nothing when it is not known. */
void entry_row_add_before(const struct ui *ui, const struct entry_row *row, struct str *out);
/* After the rows are loaded: what is typed later moves no column. */
void entry_rows_measure(const struct ui *ui, struct entry_page *page);
struct entry_columns entry_columns_of(const struct entry_page *page, int cols);
/* Where a cell of the column is shown: what has no room of its own takes the check's. */
enum entry_place entry_place_of(const struct entry_columns *c, enum entry_column column);

/* --- what outlives the grid (entry_keep.c) --- */

/* Keeps the open field as a draft. */
void entry_hangup(struct ui *ui, void *state);
/* Opens the field where the line was cut, in the part that was being typed. */
void entry_resume(struct ui *ui, struct entry_page *page);
struct table;
void entry_table(struct ui *ui, void *state, struct table *table);
void entry_subject(struct ui *ui, void *state, struct str *out);
bool entry_allows(struct ui *ui, void *state, enum action action, enum view_scope scope,
		  struct why *why);

/* --- drawing (entry_draw.c) --- */

void entry_draw(struct ui *ui, void *state);
void entry_detail(struct ui *ui, void *state, struct str *out);
const char *entry_filter_name(enum entry_filter filter);

#endif
