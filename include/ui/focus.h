/* What is said of the selected row: its last periods as a sparkline, who entered it and when. Loaded
 * when the selection moves, drawn as the detail line. */
#ifndef TIENDO_UI_FOCUS_H
#define TIENDO_UI_FOCUS_H

#include "store/log.h"
#include "ui/editor.h"
#include "ui/line.h"

enum { FOCUS_PERIODS = 12 };

struct focus {
	struct figure_point point[FOCUS_PERIODS];
	size_t points;
	bool locked;  /* nothing may be entered in the unit's own cell */
	bool entered; /* the unit's own cell holds something */
	struct log_who who;
};

/* Reads what is said of a row's figure; `u` holds its unit. While the detail line is switched off nothing is
 * read; what cannot be read is left empty. */
void focus_load(struct ui *ui, const struct units *u, const struct line *line, struct focus *focus);

/* "An Giang ▁▂▄▅ 75,4 %, behind (>= 85 KH2023); draft, lan.ht 12/10/2022 09:12; reported 74,5" */
void focus_add(const struct ui *ui, const char *name, const struct line *line,
	       const struct focus *focus, struct str *out);

/* While the row is edited, what its field holds, the value before, and the keys:
 * "numerator: households with fibre; 2022-Q3: 61,6; Enter saves, ..." */
void focus_add_editing(const struct ui *ui, const struct editor *e, const struct focus *focus,
		       struct str *out);

#endif
