/* Reading a letter's template, and filling it. */
#include "exchange/letter.h"

#include "base/asset.h"
#include "base/opener.h"
#include "base/utf8.h"
#include "calc/aim.h"
#include "letter_form.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#define LETTER_MARK "SỐ LIỆU MINH HỌA - KHÔNG CÓ GIÁ TRỊ THI HÀNH"

enum { LETTER_WIDTH = 80, LETTER_TEMPLATE_MAX = 1024 * 1024 };

static const char *const letter_assets[LETTER_FORMAT_MAX] = {
	[LETTER_TEXT] = "letters/reminder.text",
	[LETTER_MARKDOWN] = "letters/reminder.markdown",
};

/* --- the template --- */

/* The next {name} of a line; NULL when there is none. Braces around anything else are text. */
static const char *letter_next_name(const char *text, const char *end, size_t *len)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz_";

	for (; text < end; text++) {
		if (*text != '{')
			continue;
		*len = strspn(text + 1, letters);
		if (*len && text + 1 + *len < end && text[1 + *len] == '}')
			return text + 1;
	}
	return NULL;
}

static const char *letter_line_end(const char *line)
{
	return line + strcspn(line, "\n");
}

static bool letter_template_check(const char *text, const char *file, struct err *err)
{
	long number = 1;

	if (!utf8_valid(text, strlen(text), NULL)) {
		err_set(err, ERR_LETTER_UTF8, NULL);
		return err_at(err, file, 0);
	}
	for (const char *line = text; *line; number++) {
		const char *end = letter_line_end(line), *at = line;
		size_t len;

		while ((at = letter_next_name(at, end, &len)) != NULL) {
			char name[64];

			if (letter_name_of(at, len) == LETTER_OF_NOTHING) {
				snprintf(name, sizeof(name), "{%.*s}", (int)len, at);
				err_set(err, ERR_LETTER_NAME, name);
				return err_at(err, file, number);
			}
			at += len;
		}
		line = *end ? end + 1 : end;
	}
	return true;
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
	return letter_template_read(path, text, err) &&
	       letter_template_check(text->text, path, err);
}

/* --- filling --- */

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

/* What comes from data: one line of it, nothing that acts; in Markdown nothing that marks up. */
static void letter_add_data(const char *data, enum letter_format format, struct str *out)
{
	struct str safe;

	str_init(&safe);
	utf8_add_visible(&safe, data);
	for (const char *c = safe.text; *c; c++) {
		if (format == LETTER_MARKDOWN && strchr("\\|*_<>`[]", *c))
			str_addc(out, '\\');
		str_addc(out, *c);
	}
	str_release(&safe);
}

static void letter_add_line(const struct letter_line *l, const char *line, const char *end,
			    enum letter_format format, struct str *out)
{
	struct str text, data;
	const char *at;
	size_t len;

	str_init(&text);
	str_init(&data);
	while ((at = letter_next_name(line, end, &len)) != NULL) {
		str_addn(&text, line, (size_t)(at - 1 - line));
		str_clear(&data);
		letter_name_add(l, at, len, &data);
		letter_add_data(data.text, format, &text);
		line = at + len + 1;
	}
	str_addn(&text, line, (size_t)(end - line));
	if (format == LETTER_TEXT) {
		letter_add_wrapped(text.text, out);
	} else {
		str_add(out, text.text);
		str_addc(out, '\n');
	}
	str_release(&text);
	str_release(&data);
}

/* What a line is written for: of a cell's and a document's name the cell's counts. */
static enum letter_of letter_line_of(const char *line, const char *end)
{
	enum letter_of of = LETTER_OF_LETTER;
	size_t len;

	for (const char *at = line; (at = letter_next_name(at, end, &len)) != NULL; at += len) {
		const enum letter_of name = letter_name_of(at, len);

		if (name == LETTER_OF_CELL || (name == LETTER_OF_DOCUMENT && of != LETTER_OF_CELL))
			of = name;
	}
	return of;
}

static const struct document *letter_document(const struct letters *l, const struct due_cell *cell)
{
	return aim_in_force(l->programme, cell->indicator, 0, UNIT_NATION,
			    period_last_day(cell->period), 0)
		.document;
}

static void letter_add_documents(struct letter_line *line, const char *text, const char *end,
				 enum letter_format format, struct str *out)
{
	const struct letters *l = line->of;

	for (size_t d = 0; d < l->programme->documents; d++) {
		bool has = false;

		line->document = &l->programme->document[d];
		for (size_t n = 0; n < line->letter->cells && !has; n++)
			has = letter_document(l, &line->letter->cell[n]) == line->document;
		if (has)
			letter_add_line(line, text, end, format, out);
	}
}

void letter_add(const struct letters *l, size_t n, const char *template, enum letter_format format,
		struct str *out)
{
	struct letter_line line = { .of = l, .letter = &l->letter[n] };

	if (l->illustrative)
		str_add(out,
			format == LETTER_TEXT ? LETTER_MARK "\n\n" : "**" LETTER_MARK "**\n\n");
	for (const char *text = template; *text;) {
		const char *end = letter_line_end(text);

		switch (letter_line_of(text, end)) {
		case LETTER_OF_CELL:
			for (line.n = 1; line.n <= line.letter->cells; line.n++) {
				line.cell = &line.letter->cell[line.n - 1];
				line.document = letter_document(l, line.cell);
				letter_add_line(&line, text, end, format, out);
			}
			break;
		case LETTER_OF_DOCUMENT:
			letter_add_documents(&line, text, end, format, out);
			break;
		default:
			letter_add_line(&line, text, end, format, out);
		}
		text = *end ? end + 1 : end;
	}
}
