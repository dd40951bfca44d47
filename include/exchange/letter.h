/* The reminder letter (công văn đôn đốc) of an agency whose report is overdue, in Vietnamese, which is
 * what the administration writes.
 *
 * A template (template.h) is one of assets/letters or the user's own. Its names:
 *   anywhere              agency unit unit_code period period_code today day month year
 *                         expected filled percent count most (cells that are owed; the most days)
 *   within {{#cell}}      n indicator code for deadline days state reason; the most overdue first
 *   within {{#document}}  document; those whose targets the cells have
 * Long lines of a text are wrapped, in Markdown they are not.
 */
#ifndef TIENDO_EXCHANGE_LETTER_H
#define TIENDO_EXCHANGE_LETTER_H

#include "base/mem.h"
#include "base/str.h"
#include "store/due.h"

#include <stdio.h>

enum letter_format { LETTER_TEXT, LETTER_MARKDOWN, LETTER_FORMAT_MAX };

/* "text" "markdown" */
bool letter_format_parse(const char *text, enum letter_format *format);

struct letter {
	int unit;
	struct due_sum sum;
	struct due_cell *cell; /* overdue */
	size_t cells, room;
};

/* Of each unit that is late one, in the order of the tree; the nation is reminded of nothing. */
struct letters {
	const struct programme *programme;
	const struct units *units;
	int32_t period, today;
	bool illustrative; /* a line above each letter says so */
	struct letter *letter;
	size_t letters, room;
	struct arena arena;
};

bool letters_collect(struct store *s, const struct due *due, struct letters *l, struct err *err);
void letters_release(struct letters *l);

/* Leaves one out. */
void letters_drop(struct letters *l, size_t n);

/* The built-in template (`path` NULL) or a file's; checked: ERR_TEMPLATE_... */
bool letter_template(const char *path, enum letter_format format, struct str *text,
		     struct err *err);

/* Adds the letter to the n-th unit that is late. */
void letter_add(const struct letters *l, size_t n, const char *template, enum letter_format format,
		struct str *out);

/* Adds all of them, each beginning a page. */
void letters_add(const struct letters *l, const char *template, enum letter_format format,
		 struct str *out);

/* Writes them: to `file`, which is open (`path` NULL), all into a file, or one file for each into a
 * folder that exists, named by letter_name. Nothing is written when there is none. */
bool letters_write(const struct letters *l, const char *path, FILE *file, const char *template,
		   enum letter_format format, struct err *err);

/* Adds "don-doc-P08-89-2022-Q4.txt". */
void letter_name(const struct letters *l, size_t n, enum letter_format format, struct str *out);

#endif
