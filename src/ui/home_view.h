/* The home screen's state, for the files that draw it and write its letters. Private to this layer. */
#ifndef TIENDO_UI_HOME_VIEW_H
#define TIENDO_UI_HOME_VIEW_H

#include "home.h"
#include "plan_task.h"
#include "model/account.h"
#include "store/draft.h"
#include "ui/list.h"
#include "ui/search.h"
#include "ui/submit.h"
#include "ui/view.h"

struct home {
	struct home_data data;
	struct list list;
	struct search search;
	const struct ui *ui;    /* while it is searched */
	bool own;               /* a reporter's or owner's */
	int unit;               /* the own one; 0: none */
	enum pace *pace;        /* of the nation, by indicator id - 1 */
	struct plan_task *task; /* by id - 1 */
	bool laid_out;          /* the layout was chosen, by the account or by the user */
	bool may_remind;
	struct submit submit;
	struct draft draft; /* offered back */
};

/* Reads the selected row; false when there is none. */
bool home_selected(const struct home *h, struct home_row *row);

/* Who sees everything: the Working Group, whoever looks on, and the owner of a personal database. */
bool home_sees_all(const struct account *a);

/* True when the own unit is this one, or stands today in its place. */
bool home_is_own(const struct ui *ui, const struct home *h, int unit);

/* Reads the cells that concern who looks: one's own, those of the own indicators, those that one reviews. */
bool home_read_cells(struct ui *ui, struct home *h, const struct account *a, struct err *err);

/* The unit that a reminder to the selected row would go to; 0: none. */
int home_remind_unit(const struct ui *ui, const struct home *h);

/* Marks every row of a unit that is late, or none when all of them are marked. */
enum view_result home_mark_late(const struct ui *ui, struct home *h);

/* How many units are marked. */
size_t home_marked(const struct home *h);

/* Asks for the file; writes the letters to the marked units, else to the selected one. */
enum view_result home_remind(struct ui *ui, struct home *h);

void home_draw(struct ui *ui, void *state);
void home_detail(struct ui *ui, void *state, struct str *out);
void home_table(struct ui *ui, void *state, struct table *table);
/* A unit's, indicator's or task's name; `buf` may be used to keep it. */
const char *home_row_name(const struct ui *ui, const struct home *h, const struct home_row *row,
			  struct str *buf);
enum msg home_layout_name(enum home_layout layout);
enum msg home_group_name(enum home_group group);

#endif
