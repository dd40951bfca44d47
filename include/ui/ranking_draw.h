/* Rows of a ranking as they are drawn: rank, code, name, bar, figure, change. */
#ifndef TIENDO_UI_RANKING_DRAW_H
#define TIENDO_UI_RANKING_DRAW_H

#include "ui/ranking.h"

struct ranking_drawing {
	struct ui *ui;
	const struct ranking *ranking;
	int edited; /* the unit whose figure an editor covers, 0 for none */
	struct line_columns c;
};

/* Names start behind the widest code that there is, within reason. */
void ranking_place_columns(struct ranking_drawing *d);

/* The heads of the columns, on line y. */
void ranking_draw_head(const struct ranking_drawing *d, int y);

/* For list_draw: `arg` is the struct ranking_drawing. */
void ranking_draw_row(void *arg, size_t n, int y);

#endif
