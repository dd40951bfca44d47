/* The words for documents, tasks, duties and milestones: what list and page have in common. */
#ifndef TIENDO_UI_PLAN_TEXT_H
#define TIENDO_UI_PLAN_TEXT_H

#include "base/err.h"
#include "model/programme.h"
#include "model/unit.h"
#include "ui/screens.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct page;
struct str;
struct ui;

size_t plan_count(const struct programme *p, enum plan_kind kind);
const char *plan_code(const struct programme *p, const struct plan_arg *plan);
const char *plan_name(const struct programme *p, const struct plan_arg *plan, enum lang lang);

/* Codes of the indicators it is linked with; NULL when there are none. */
const char *plan_linked(const struct programme *p, const struct plan_arg *plan);

/* Who a duty or a milestone is for: a word of the catalogue in the language spoken. */
const char *plan_body(const char *word);

/* The unit that stands today in the place of one that the plan names; NULL for NULL. */
const struct unit *plan_successor(const struct ui *ui, const struct unit *named);

/* A named unit as it was called on a day; one that is no longer there as "X (successor of Y)". */
void plan_add_unit_name(const struct ui *ui, const struct unit *named, int32_t day,
			struct str *out);

/* Adds "31/12/2022", or a word when the day is not known. */
void plan_add_day(struct str *out, int32_t day);

/* Visits the codes of a ";"-separated list: copies the next one into `code` and moves *list on. */
bool plan_next_code(const char **list, char *code, size_t size);

/* Fills a page with all that the programme holds about it. Lines of indicators bear their id. The code
 * of a milestone must be given. */
struct plan_milestones;
bool plan_fill(struct ui *ui, const struct plan_arg *plan, const struct plan_milestones *milestones,
	       struct page *page, struct err *err);

#endif
