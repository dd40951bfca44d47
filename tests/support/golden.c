/* Golden files: compared line by line, rewritten with UPDATE=1. */
#include "support/scratch.h"

#include "support/scratch_keep.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { GOLDEN_CONTEXT = 2, GOLDEN_SHOWN_MAX = 60 };

static bool golden_updating(void)
{
	const char *update = getenv("UPDATE");
	return update && strcmp(update, "1") == 0;
}

static void golden_write(const char *path, const char *text)
{
	scratch_make_folders(path);
	FILE *f = fopen(path, "we");
	if (!f || fputs(text, f) < 0 || fclose(f) != 0)
		fail_msg("cannot write \"%s\": %s", path, strerror(errno));
}

struct golden_lines {
	const char **line;
	size_t *len;
	size_t count;
};

static struct golden_lines golden_split(const char *text)
{
	struct golden_lines l = { 0 };
	size_t room = 1;
	for (const char *c = text; *c; c++)
		room += *c == '\n';
	l.line = calloc(room, sizeof(*l.line));
	l.len = calloc(room, sizeof(*l.len));
	if (!l.line || !l.len)
		abort();
	while (*text) {
		size_t len = strcspn(text, "\n");
		l.line[l.count] = text;
		l.len[l.count++] = len;
		text += len + (text[len] == '\n');
	}
	return l;
}

static bool golden_same(const struct golden_lines *a, size_t i, const struct golden_lines *b,
			size_t j)
{
	return i < a->count && j < b->count && a->len[i] == b->len[j] &&
	       memcmp(a->line[i], b->line[j], a->len[i]) == 0;
}

/* How far apart the two texts meet again: the nearest pair of equal lines. */
static void golden_meet(const struct golden_lines *a, size_t i, const struct golden_lines *b,
			size_t j, size_t *skip_a, size_t *skip_b)
{
	for (size_t sum = 1; i + j + sum <= a->count + b->count; sum++)
		for (size_t x = 0; x <= sum; x++)
			if (golden_same(a, i + x, b, j + sum - x)) {
				*skip_a = x;
				*skip_b = sum - x;
				return;
			}
	*skip_a = a->count - i;
	*skip_b = b->count - j;
}

static void golden_line(const char *mark, const struct golden_lines *l, size_t at, size_t *shown)
{
	if ((*shown)++ < GOLDEN_SHOWN_MAX)
		print_error("%s%4zu |%.*s\n", mark, at + 1, (int)l->len[at], l->line[at]);
}

static void golden_diff(const char *expected, const char *actual)
{
	struct golden_lines a = golden_split(expected), b = golden_split(actual);
	size_t i = 0, j = 0, shown = 0, printed = 0;

	while (i < a.count || j < b.count) {
		size_t skip_a, skip_b;
		if (golden_same(&a, i, &b, j)) {
			i++;
			j++;
			continue;
		}
		golden_meet(&a, i, &b, j, &skip_a, &skip_b);
		for (size_t c = i > printed + GOLDEN_CONTEXT ? i - GOLDEN_CONTEXT : printed; c < i;
		     c++)
			golden_line("  ", &a, c, &shown);
		for (size_t x = 0; x < skip_a; x++)
			golden_line("- ", &a, i + x, &shown);
		for (size_t x = 0; x < skip_b; x++)
			golden_line("+ ", &b, j + x, &shown);
		i += skip_a;
		j += skip_b;
		printed = i;
	}
	if (shown > GOLDEN_SHOWN_MAX)
		print_error("... and %zu lines more\n", shown - GOLDEN_SHOWN_MAX);
	if (shown == 0)
		print_error("only the end of the last line differs\n");
	free(a.line);
	free(a.len);
	free(b.line);
	free(b.len);
}

static void golden_compare(const char *path, const char *expected, const char *text,
			   const char *file, int line)
{
	if (expected && strcmp(expected, text) == 0)
		return;
	if (expected) {
		print_error("\"%s\" (-) differs from what was made (+); UPDATE=1 accepts it:\n",
			    path);
		golden_diff(expected, text);
	} else {
		print_error("there is no \"%s\": UPDATE=1 makes it of this:\n%s", path, text);
	}
	_fail(file, line);
}

void golden_check_at(const char *path, const char *text, const char *file, int line)
{
	static char *expected; /* what a failed comparison leaves is freed by the next one */
	char *where = source_make_path(path);
	bool updating = golden_updating();

	free(expected);
	expected = updating ? NULL : scratch_read(where, NULL);
	if (updating)
		golden_write(where, text);
	free(where);
	if (!updating)
		golden_compare(path, expected, text, file, line);
}
