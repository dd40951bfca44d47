/* Writing what a screen shows into a CSV file. A screen that can be written has the view_ops `table` and
 * `subject`; the rest is done here for all of them. */
#ifndef TIENDO_UI_WRITE_OUT_H
#define TIENDO_UI_WRITE_OUT_H

#include "ui/view.h"

#include <stdio.h>

struct line;
struct page;
struct units;

/* Asks for the name of the file, and whether to replace one that is there; says how many rows were
 * written, once they are on the disk. */
void write_out(struct ui *ui);

/* The same of another text than the screen's table: `write` is given the screen's state and counts what it
 * wrote; once it is on the disk the screen is told `done`. */
typedef bool write_out_fn(struct ui *ui, void *state, FILE *out, size_t *rows, struct err *err);
void write_out_ask(struct ui *ui, enum msg question, const char *name, write_out_fn *write,
		   enum view_result done);

/* The columns of a screen of figures: a row stands for a heading or for one indicator of one unit. */
extern const char *const write_out_columns[];

/* Writes the row of one figure; units that ui->units does not hold are looked up in `more`. `level` says
 * what the row is: "indicator", "unit" ... */
void write_out_line(struct ui *ui, const struct units *more, const struct line *line,
		    const char *level, struct table *table);

/* A screen of text: a row for each of its paragraphs. */
void write_out_page(const struct page *page, struct table *table);

#endif
