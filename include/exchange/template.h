/* Filling in the texts of assets/report. {{name}} stands for a value; the lines between {{#name}} and
 * {{/name}}, each alone on its line, are repeated, or left out. */
#ifndef TIENDO_EXCHANGE_TEMPLATE_H
#define TIENDO_EXCHANGE_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct err;
struct str;

struct template_fill {
	const char *text;
	/* Adds the value of a name, within the repetition that is current. */
	void (*value)(void *arg, const char *name, struct str *out);
	/* Makes the n-th repetition (from 0) of a block the current one; false when there are no more. */
	bool (*repeat)(void *arg, const char *name, size_t n);
	void *arg;
};

void template_add(const struct template_fill *t, struct str *out);
void template_write(const struct template_fill *t, FILE *out);

/* Checks a text of somebody's own, which template_write does not: names and blocks that `known` says may
 * stand within a block ("": outside of all; blocks as "#name"), each closed, and not within itself.
 * ERR_TEMPLATE_..., ERR_TEMPLATE_UTF8 with `file` and the line. */
typedef bool template_known_fn(const char *block, const char *name);
bool template_check(const char *text, const char *file, template_known_fn *known, struct err *err);

/* The text of a report ("minutes") in the language spoken. */
const char *template_text(const char *name);

/* Adds a text so that it is only text in Markdown, on one line, whatever is in it. */
void template_add_plain(struct str *out, const char *text);

#endif
