/* The calendar: its rows, and the questions that change what stands in it. Private to this layer. */
#ifndef TIENDO_SRC_UI_CALENDAR_H
#define TIENDO_SRC_UI_CALENDAR_H

#include "model/deadline.h"
#include "store/calendar.h"
#include "store/milestone.h"
#include "ui/list.h"
#include "ui/view.h"

struct ui;

enum calendar_kind {
	CALENDAR_HEADING,
	CALENDAR_MILESTONE,
	CALENDAR_DUTY,
	CALENDAR_TASKS, /* tasks that are due on the day */
	CALENDAR_CUTOFF,
	CALENDAR_DUE,
	CALENDAR_RULE,
	CALENDAR_LOCK,
	CALENDAR_EXCEPTION,
	CALENDAR_KIND_MAX
};

enum { CALENDAR_CODE_SIZE = 64 };

struct calendar_row {
	enum calendar_kind kind;
	int32_t day;                   /* DATE_MAX: it has none */
	char *text;                    /* what stands in the row */
	char *note;                    /* at its right edge */
	char *more;                    /* who, when, why; NULL when nothing is known */
	int id;                        /* of a duty */
	char code[CALENDAR_CODE_SIZE]; /* of a milestone */
	enum milestone_origin origin;
	int32_t date; /* of a milestone: as it was set, not the next one */
	bool yearly;
	int document; /* of a rule or what follows it; 0: all */
	enum period_length length;
	struct lock lock;
	int32_t until; /* of an exception */
};

/* What is being asked for. */
struct calendar_edit {
	struct calendar_row row; /* a copy; its texts are not used */
	char name[256];
	bool adding;
	int *choice; /* ids that a picker offers */
};

struct calendar_page {
	struct calendar_row *row;
	size_t rows, room;
	struct list list;
	struct calendar calendar;
	bool loaded; /* `calendar` is */
	struct calendar_edit edit;
};

/* Makes all rows anew. */
bool calendar_rows_load(struct ui *ui, struct calendar_page *page, struct err *err);
void calendar_rows_release(struct calendar_page *page);

const char *calendar_length_name(enum period_length length);

/* The selected row; NULL when there is none or it is a heading. */
struct calendar_row *calendar_selected(const struct calendar_page *page);

/* Asks, and changes: the selected row, a new one, the selected one gone. */
void calendar_ask_edit(struct ui *ui, struct calendar_page *page);
void calendar_ask_add(struct ui *ui, struct calendar_page *page);
enum view_result calendar_ask_clear(struct ui *ui, struct calendar_page *page);

/* A question of the page's; what was wrong with the last answer stands before it (NULL: nothing). */
typedef enum view_result calendar_answer(struct ui *ui, void *arg, const char *text);
void calendar_question(struct ui *ui, struct calendar_page *page, const struct err *fault,
		       const char *question, const char *text, calendar_answer *answer);

/* The same, answered by a sentence about what `edit` is about: half typed, it outlives a cut line. */
void calendar_sentence(struct ui *ui, struct calendar_page *page, const struct err *fault,
		       enum msg question, const char *text, calendar_answer *answer);

/* What `edit` is about (calendar_lock.c): for which unit a lock or an exception is (for a lock all
 * units come first), until when an exception, why a lock is opened or an exception ended. */
void calendar_ask_unit(struct ui *ui, struct calendar_page *page);
void calendar_ask_until(struct ui *ui, struct calendar_page *page);
void calendar_ask_open(struct ui *ui, struct calendar_page *page);

#endif
