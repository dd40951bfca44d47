/* Headings that were named, as notes: the kind of note says which part of the indicator is meant. */
#include "exchange/heading.h"

#include "base/str.h"
#include "store/subject.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEADING_SUBJECTS "indicator/"
#define HEADING_ANY "*" /* of whichever the line is of */

/* The note that says so of each part; NOTE_TEXT does of none. */
static const enum note_kind heading_notes[] = {
	[IMPORT_VALUE] = NOTE_HEADING,
	[IMPORT_NUMERATOR] = NOTE_HEADING_NUMERATOR,
	[IMPORT_DENOMINATOR] = NOTE_HEADING_DENOMINATOR,
};

struct heading_said {
	struct import_heading heading;
	int64_t clock, row;
};

struct heading_run {
	const struct programme *p;
	const char *author;
	struct arena *texts;
	struct heading_said *said;
	size_t count, room;
};

static bool heading_take(const struct note *note, void *arg)
{
	struct heading_run *run = arg;
	const char *code = note->subject + strlen(HEADING_SUBJECTS);
	const int indicator = programme_find_indicator(run->p, code);

	for (size_t part = 0; part < ARRAY_LEN(heading_notes); part++) {
		if (note->kind != heading_notes[part] ||
		    (!indicator && strcmp(code, HEADING_ANY) != 0) ||
		    !str_equal(note->author, run->author))
			continue;
		run->said = mem_grow(run->said, run->count, &run->room, sizeof(*run->said));
		run->said[run->count++] = (struct heading_said){
			{ arena_strdup(run->texts, note->text), indicator, (enum import_part)part },
			note->clock,
			note->row
		};
	}
	return true;
}

static int heading_order(const void *a, const void *b)
{
	const struct heading_said *x = a, *y = b;

	if (x->clock != y->clock)
		return x->clock < y->clock ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

bool headings_load(struct headings *h, struct store *s, const struct programme *p,
		   const char *author, struct err *err)
{
	struct heading_run run = { .p = p, .author = author, .texts = &h->texts };
	bool ok;

	*h = (struct headings){ 0 };
	arena_init(&h->texts);
	ok = notes_under(s, HEADING_SUBJECTS, heading_take, &run, err);
	if (run.count)
		qsort(run.said, run.count, sizeof(*run.said), heading_order);
	for (size_t n = 0; n < run.count; n++) {
		h->heading = mem_grow(h->heading, h->count, &h->room, sizeof(*h->heading));
		h->heading[h->count++] = run.said[n].heading;
	}
	free(run.said);
	return ok;
}

void headings_release(struct headings *h)
{
	free(h->heading);
	arena_release(&h->texts);
}

bool heading_keep(struct store *s, const struct act *act, const struct import_heading *heading,
		  struct err *err)
{
	char subject[REVISION_SUBJECT_SIZE];

	snprintf(subject, sizeof(subject), HEADING_SUBJECTS "%s",
		 heading->indicator ?
			 programme_indicator(act->programme, heading->indicator)->code :
			 HEADING_ANY);
	return note_add(s, act, heading_notes[heading->part], subject, heading->text, NULL, err);
}
