/* Who is late, and the letters to them as files. */
#include "exchange/letter.h"

#include "base/date.h"
#include "base/opener.h"
#include "exchange/output.h"
#include "letter_form.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct {
	const char *word, *ending, *between;
} letter_formats[LETTER_FORMAT_MAX] = {
	[LETTER_TEXT] = { "text", ".txt", "\f\n" },
	[LETTER_MARKDOWN] = { "markdown", ".md", "\n---\n\n" },
};

bool letter_format_parse(const char *text, enum letter_format *format)
{
	for (int n = 0; n < LETTER_FORMAT_MAX; n++) {
		if (strcmp(letter_formats[n].word, text) == 0) {
			*format = (enum letter_format)n;
			return true;
		}
	}
	return false;
}

/* --- who is late --- */

static int letter_compare(const void *a, const void *b)
{
	const struct due_cell *x = a, *y = b;

	if (x->overdue != y->overdue)
		return x->overdue > y->overdue ? -1 : 1;
	if (x->indicator != y->indicator)
		return x->indicator < y->indicator ? -1 : 1;
	return (x->period > y->period) - (x->period < y->period);
}

/* Ends the last letter: it stays when something is overdue. */
static void letters_close(struct letters *l)
{
	struct letter *last = l->letters ? &l->letter[l->letters - 1] : NULL;

	if (last && last->cells)
		qsort(last->cell, last->cells, sizeof(*last->cell), letter_compare);
	else if (last)
		l->letters--;
}

static bool letters_take(const struct due_cell *cell, void *arg)
{
	struct letters *l = arg;
	const struct unit *u = units_by_id(l->units, cell->unit);
	struct letter *last = l->letters ? &l->letter[l->letters - 1] : NULL;
	struct due_cell *kept;

	if (u && u->kind == UNIT_NATION)
		return true;
	if (!last || last->unit != cell->unit) {
		letters_close(l);
		l->letter = mem_grow(l->letter, l->letters, &l->room, sizeof(*l->letter));
		last = &l->letter[l->letters++];
		*last = (struct letter){ .unit = cell->unit };
	}
	due_sum_add(&last->sum, cell);
	if (!cell->overdue)
		return true;
	last->cell = mem_grow(last->cell, last->cells, &last->room, sizeof(*last->cell));
	kept = &last->cell[last->cells++];
	*kept = *cell;
	kept->author = arena_strdup(&l->arena, cell->author);
	kept->reason = arena_strdup(&l->arena, cell->reason);
	return true;
}

bool letters_collect(struct store *s, const struct due *due, struct letters *l, struct err *err)
{
	*l = (struct letters){ .programme = due->programme,
			       .units = due->units,
			       .period = due->period,
			       .today = clock_today(),
			       .illustrative = store_illustrative(s) };
	arena_init(&l->arena);
	if (!due_each(s, due, letters_take, l, err))
		return false;
	letters_close(l);
	return true;
}

void letters_drop(struct letters *l, size_t n)
{
	free(l->letter[n].cell);
	l->letters--;
	memmove(&l->letter[n], &l->letter[n + 1], (l->letters - n) * sizeof(*l->letter));
}

void letters_release(struct letters *l)
{
	for (size_t n = 0; n < l->letters; n++)
		free(l->letter[n].cell);
	free(l->letter);
	arena_release(&l->arena);
	*l = (struct letters){ 0 };
}

/* --- writing --- */

void letters_add(const struct letters *l, const char *template, enum letter_format format,
		 struct str *out)
{
	for (size_t n = 0; n < l->letters; n++) {
		if (n)
			str_add(out, letter_formats[format].between);
		letter_add(l, n, template, format, out);
	}
}

void letter_name(const struct letters *l, size_t n, enum letter_format format, struct str *out)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				    "0123456789.-_";
	const struct unit *u = units_by_id(l->units, l->letter[n].unit);
	const size_t from = out->len;
	char period[PERIOD_SIZE];

	period_format(l->period, period);
	str_addf(out, "don-doc-%s-%s%s", u ? u->code : "", period, letter_formats[format].ending);
	for (size_t k = from; k < out->len; k++)
		if (!strchr(plain, out->text[k]))
			out->text[k] = '_';
}

static bool letters_put(const char *path, FILE *file, const char *text, struct err *err)
{
	struct output out = { .file = file };

	if (!output_begin(&out, path, err))
		return false;
	fputs(text, out.file);
	return output_end(&out, true, err);
}

static bool letters_put_each(const struct letters *l, const char *folder, const char *template,
			     enum letter_format format, struct err *err)
{
	struct str path, text;
	bool ok = true;

	str_init(&path);
	str_init(&text);
	for (size_t n = 0; ok && n < l->letters; n++) {
		str_clear(&path);
		str_clear(&text);
		str_addf(&path, "%s/", folder);
		letter_name(l, n, format, &path);
		letter_add(l, n, template, format, &text);
		ok = letters_put(path.text, NULL, text.text, err);
	}
	str_release(&path);
	str_release(&text);
	return ok;
}

bool letters_write(const struct letters *l, const char *path, FILE *file, const char *template,
		   enum letter_format format, struct err *err)
{
	struct stat st;
	struct str text;
	bool ok;

	if (!l->letters)
		return true;
	if (path && opener_stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return letters_put_each(l, path, template, format, err);
	str_init(&text);
	letters_add(l, template, format, &text);
	ok = letters_put(path, file, text.text, err);
	str_release(&text);
	return ok;
}
