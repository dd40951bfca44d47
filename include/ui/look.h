/* How the programme is looked at, as all screens say it and change it: period, plan, basis, map. */
#ifndef TIENDO_UI_LOOK_H
#define TIENDO_UI_LOOK_H

#include "calc/pace.h"
#include "store/figure.h"
#include "store/log.h"
#include "ui/view.h"

#include <stdbool.h>
#include <stdint.h>

/* The day whose country is shown. */
int32_t look_day(const struct ui *ui);

/* Draws the title line: `left`, then the period; at the right the plan, the basis, the map when they are
 * not the usual ones, and the mark of illustrative values. Period and mark are never cut; what is short
 * of room is first `left`, then the rest. */
void look_draw_title(struct ui *ui, const char *left);

/* The same of a screen that shows one period whatever is looked at. */
void look_draw_title_at(struct ui *ui, const char *left, int32_t period);

/* The same of a screen whose rows are of any period. */
void look_draw_title_all(struct ui *ui, const char *left);

/* "4+ 2= 1?": counts by pace without zeros; and in words, "4+ achieved, 2= on track, 1? not enough data",
 * the last ones without theirs where `width` columns are not enough for all. */
void look_add_counts(const int counts[PACE_MAX], struct str *out);
void look_add_counts_words(const int counts[PACE_MAX], int width, struct str *out);

/* "draft, lan.ht 12/10/2022 09:12": of made-up values that they are so, instead of whose they are. */
void look_add_who(const struct log_who *who, unsigned flags, bool time, struct str *out);
enum msg look_status_word(enum value_status status);

/* A unit's name on a day, held in memory or not; `buf` may be used to keep it. */
const char *look_unit_name(const struct ui *ui, int unit, int32_t day, struct str *buf);

/* The previous or next indicator (`by` -1 or 1) that is valid in the period shown, around the ends. */
int look_indicator_beside(const struct ui *ui, int indicator, int by);

/* The previous or next unit (`by` -1 or 1) among the children of `parent`, or with 0 among all that
 * report, around the ends. */
int look_unit_beside(const struct ui *ui, const struct units *u, int parent, int unit, int by);

/* The words of a basis: "latest" etc. */
enum msg look_basis_word(enum basis basis);

/* Undoes or redoes and says which cell was restored; false when it was refused, which was said. */
bool look_restore(struct ui *ui, bool undo, struct log_undone *done);

/* Does the actions that are the same everywhere: periods, plan, basis, map, undo, redo, other lists, importing a
 * file. Returns what the screen's update returns; VIEW_STAY also for an action that is none of them. */
enum view_result look_update(struct ui *ui, enum action action);

/* Short name of a document for narrow places: its code. NULL-safe: id 0 gives the word for "in force". */
void look_add_document(const struct ui *ui, int document, struct str *out);

#endif
