/* A value that waits for a decision, as the queue and the session show it, and deciding on it. */
#ifndef TIENDO_UI_REVIEW_H
#define TIENDO_UI_REVIEW_H

#include "base/str.h"
#include "store/queue.h"
#include "ui/view.h"

struct ui;
struct why;

enum { REVIEW_PERIODS = 12 };

/* What is read of the one that is looked at. */
struct review_detail {
	struct figure_point
		point[REVIEW_PERIODS]; /* the unit's, oldest first; this value the last */
	size_t points;
	bool spread; /* there are earlier ones: */
	struct quantity low, high;
	int region; /* the unit above, 0 for none, and its figure made of all below it */
	struct quantity region_figure;
	struct str reason, source, note; /* of the value */
	int comments;
	bool flagged;
	struct str comment; /* the last: "minh: what was said" */
};

void review_detail_init(struct review_detail *d);
void review_detail_release(struct review_detail *d);
bool review_detail_load(struct ui *ui, const struct cycle_cell *c, struct review_detail *d,
			struct err *err);

/* True when the person at work may decide: has the right, and did not enter the value. */
bool review_mine(const struct ui *ui, const struct queue_row *row);

/* Whether the person at work may take the step for it; `mine` as above. */
bool review_may(struct ui *ui, const struct cycle_cell *c, bool mine, enum cycle_step step,
		struct why *why);

/* Asks why it is returned; `question` NULL: names it. */
void review_ask_why(struct ui *ui, const struct cycle_cell *cell, const char *question,
		    enum view_result (*answer)(struct ui *ui, void *arg, const char *text),
		    void *arg);

/* Takes the step for all the cells, and says how many were decided or why none was. */
bool review_decide(struct ui *ui, enum cycle_step step, const struct cycle_cell *cells,
		   size_t count, const char *reason);

/* "57,8", "yes", "n/a", "--"; the difference from the period before, "+4,2" or ""; what is to be looked
 * at, "! far from its own history" or "". */
void review_add_figure(const struct indicator *i, const struct value *v, struct str *out);
void review_add_change(const struct indicator *i, const struct queue_row *row, struct str *out);
void review_add_check(const struct queue_row *row, struct str *out);

/* "reason: ...; source: ...; note: ..."; "2 comments, minh: ..."; "lowest 31,0, highest 74,1; Đông Nam Bộ
 * 66,2"; "" where there is nothing. */
void review_add_texts(const struct review_detail *d, struct str *out);
void review_add_comment(const struct review_detail *d, struct str *out);
void review_add_spread(const struct ui *ui, const struct indicator *i,
		       const struct review_detail *d, struct str *out);

/* Draws the last periods as a sparkline, ending at column x + width - 1. */
void review_draw_trend(int y, int x, int width, const struct review_detail *d);

#endif
