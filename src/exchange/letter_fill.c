/* Reading a letter's template, and filling it. */
#include "exchange/letter.h"

#include "base/asset.h"
#include "base/opener.h"
#include "base/str.h"
#include "base/utf8.h"
#include "calc/aim.h"
#include "exchange/template.h"
#include "letter_form.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#define LETTER_MARK "SỐ LIỆU MINH HỌA - KHÔNG CÓ GIÁ TRỊ THI HÀNH"
#define LETTER_BOM "\xEF\xBB\xBF"
#define LETTER_CELL "cell"
#define LETTER_DOCUMENT "document"

enum { LETTER_WIDTH = 80, LETTER_TEMPLATE_MAX = 1024 * 1024 };

static const char *const letter_assets[LETTER_FORMAT_MAX] = {
	[LETTER_TEXT] = "letters/reminder.text",
	[LETTER_MARKDOWN] = "letters/reminder.markdown",
};

/* --- the template --- */

static bool letter_known(const char *block, const char *name)
{
	switch (letter_name_of(name)) {
	case LETTER_OF_LETTER:
		return true;
	case LETTER_OF_CELL:
		return strcmp(block, LETTER_CELL) == 0;
	case LETTER_OF_DOCUMENT:
		return strcmp(block, LETTER_DOCUMENT) == 0;
	default:
		return !*block && (strcmp(name, "#" LETTER_CELL) == 0 ||
				   strcmp(name, "#" LETTER_DOCUMENT) == 0);
	}
}

static bool letter_template_read(const char *path, struct str *text, struct err *err)
{
	char chunk[4096];
	size_t got;
	const int fd = opener_open(path, O_RDONLY, 0);
	FILE *file = fd >= 0 ? fdopen(fd, "r") : NULL;
	bool ok = file != NULL;

	while (ok && text->len < LETTER_TEMPLATE_MAX &&
	       (got = fread(chunk, 1, sizeof(chunk), file)) > 0)
		for (size_t n = 0; n < got; n++)
			if (chunk[n] != '\r')
				str_addc(text, chunk[n]);
	ok = ok && !ferror(file);
	if (!ok)
		err_set(err, ERR_FILE_READ, path, strerror(errno));
	if (file)
		fclose(file);
	return ok;
}

bool letter_template(const char *path, enum letter_format format, struct str *text, struct err *err)
{
	str_clear(text);
	if (!path) {
		str_add(text, asset_find(letter_assets[format])->data);
		return true;
	}
	if (!letter_template_read(path, text, err))
		return false;
	/* A file that is not a text at all: the rest of it would be lost without a word. */
	if (text->len != strlen(text->text))
		return err_set(err, ERR_TEMPLATE_UTF8, NULL) || err_at(err, path, 0);
	if (str_starts(text->text, LETTER_BOM)) {
		text->len -= strlen(LETTER_BOM);
		memmove(text->text, text->text + strlen(LETTER_BOM), text->len + 1);
	}
	return template_check(text->text, path, letter_known, err);
}

/* --- filling --- */

struct letter_filling {
	struct letter_line line;
	enum letter_format format;
};

static void letter_value(void *arg, const char *name, struct str *out)
{
	const struct letter_filling *f = arg;
	struct str data;

	str_init(&data);
	letter_name_add(&f->line, name, &data);
	if (f->format == LETTER_MARKDOWN)
		template_add_plain(out, data.text);
	else
		utf8_add_visible(out, data.text);
	str_release(&data);
}

static bool letter_has_document(const struct letter_line *l, const struct document *d)
{
	for (size_t n = 0; n < l->letter->cells; n++) {
		const struct due_cell *c = &l->letter->cell[n];

		if (aim_in_force(l->of->programme, c->indicator, 0, UNIT_NATION,
				 period_last_day(c->period), 0)
			    .document == d)
			return true;
	}
	return false;
}

/* The n-th cell; the n-th document whose targets the cells have. */
static bool letter_repeat(void *arg, const char *name, size_t n)
{
	struct letter_filling *f = arg;
	struct letter_line *l = &f->line;
	const struct programme *p = l->of->programme;

	if (strcmp(name, LETTER_CELL) == 0) {
		l->n = n + 1;
		l->cell = n < l->letter->cells ? &l->letter->cell[n] : NULL;
		return l->cell;
	}
	l->document = NULL;
	for (size_t d = 0; d < p->documents && !l->document; d++)
		if (letter_has_document(l, &p->document[d]) && n-- == 0)
			l->document = &p->document[d];
	return l->document;
}

/* Writes a long line as several; what follows a number or a dash stays under its text. */
static void letter_add_wrapped(const char *text, struct str *out)
{
	const int lead = (int)strspn(text, " ");
	const size_t mark = strspn(text + lead, "0123456789.-");
	const int indent = mark && text[lead + (int)mark] == ' ' ? lead + (int)mark + 1 : 0;
	struct str word;
	int at = lead;

	str_init(&word);
	str_addf(out, "%*s", lead, "");
	for (const char *next = text + lead; *next;) {
		const size_t gap = strspn(next, " ");
		const size_t len = gap + strcspn(next + gap, " ");

		str_clear(&word);
		str_addn(&word, next, len);
		if (at + utf8_width(word.text) > LETTER_WIDTH && at > lead) {
			str_addf(out, "\n%*s", indent, "");
			at = indent;
			str_add(out, word.text + gap);
			at += utf8_width(word.text + gap);
		} else {
			str_add(out, word.text);
			at += utf8_width(word.text);
		}
		next += len;
	}
	str_addc(out, '\n');
	str_release(&word);
}

static void letter_add_lines(const char *text, enum letter_format format, struct str *out)
{
	struct str line;

	if (format != LETTER_TEXT) {
		str_add(out, text);
		return;
	}
	str_init(&line);
	while (*text) {
		const size_t len = strcspn(text, "\n");

		str_clear(&line);
		str_addn(&line, text, len);
		letter_add_wrapped(line.text, out);
		text += len + (text[len] == '\n');
	}
	str_release(&line);
}

void letter_add(const struct letters *l, size_t n, const char *template, enum letter_format format,
		struct str *out)
{
	struct letter_filling filling = { .line = { .of = l, .letter = &l->letter[n] },
					  .format = format };
	const struct template_fill fill = {
		.text = template, .value = letter_value, .repeat = letter_repeat, .arg = &filling
	};
	struct str text;

	if (l->illustrative)
		str_add(out,
			format == LETTER_TEXT ? LETTER_MARK "\n\n" : "**" LETTER_MARK "**\n\n");
	str_init(&text);
	template_add(&fill, &text);
	letter_add_lines(text.text, format, out);
	str_release(&text);
}
