/* The programme and its units in the database. */
#ifndef TIENDO_STORE_PROGRAMME_H
#define TIENDO_STORE_PROGRAMME_H

#include "model/catalogue.h"
#include "store/log.h"
#include "store/store.h"

struct str;

/* Puts a whole catalogue into a database made by store_create, in one transaction. */
bool store_put_catalogue(struct store *s, const struct catalogue *c, struct err *err);

/* Records in the log what the programme's tables hold, one hash each: `check` compares. Whoever changes
 * them calls it again; the same hashes are recorded once. One batch of its own. */
bool programme_seal(struct store *s, const struct act *act, struct err *err);

/* Takes everything out again, as it was put in. */
bool store_get_catalogue(struct store *s, struct catalogue *c, struct err *err);

/* The programme (all of it: it is small). */
bool store_load_programme(struct store *s, struct programme *p, struct err *err);

/* The units down to those that report (the children of aggregate units), with names, parents and
 * all successions: what the screens keep in memory, whatever stands below. */
bool store_load_units(struct store *s, struct units *u, struct err *err);

/* One unit's children (ever), with names and parents. */
bool store_load_children(struct store *s, int parent, struct units *u, struct err *err);

/* Every unit: for import and export only. */
bool store_load_all_units(struct store *s, struct units *u, struct err *err);

/* All successions, and the units that they name, without names and parents. */
bool store_load_successions(struct store *s, struct units *u, struct err *err);

/* Adds a unit's name on a day (the nearest one it bore otherwise), its code where it has none: for units
 * that are not held in memory. */
void store_unit_name(struct store *s, int unit, int32_t day, enum lang lang, struct str *out);
void store_unit_code(struct store *s, int unit, struct str *out);

/* The unit of a code, held in memory or not; 0 when there is none. */
int store_find_unit(struct store *s, const char *code);

/* What was published of an indicator, newest period first: those whose definition matches exactly
 * (they may be values as well), and the others, which are notes only. */
struct store_note {
	int32_t period;
	bool exact;
	char text[1024]; /* "2022-08: 40 %. What was published; publisher; date; source" */
};
size_t store_indicator_notes(struct store *s, int indicator, struct store_note *notes, size_t room);

/* A reference figure ("population") of a unit for a period ending on `day`: the latest year not
 * after it, else the earliest; a unit without one has the sum of those it was merged from. 0 when there
 * is none; *year, if not NULL, says of which year. */
int64_t store_reference(struct store *s, const char *name, int unit, int32_t day, int *year);

#endif
