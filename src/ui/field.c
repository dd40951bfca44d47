/* Editing one line of text. */
#include "ui/field.h"

#include "base/str.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/term.h"

#include <string.h>

enum { FIELD_CTRL_U = 0x15 };

void field_start(struct field *f, const char *text, size_t limit)
{
	*f = (struct field){ .limit = limit && limit < FIELD_SIZE ? limit : FIELD_SIZE - 1 };
	str_copy(f->text, f->limit + 1, text ? text : "");
	f->len = f->at = strlen(f->text);
	f->frozen = !term_utf8() && !utf8_is_ascii(f->text);
}

void field_start_fresh(struct field *f, const char *text, size_t limit)
{
	field_start(f, text, limit);
	f->fresh = f->len > 0;
}

/* --- characters: a code point and the marks that stand on it --- */

static bool field_is_mark(const char *text)
{
	int32_t code;

	utf8_next(text, &code);
	return code != UTF8_BAD && utf8_code_width(code) == 0;
}

static size_t field_next(const struct field *f, size_t at)
{
	int32_t code;

	if (at >= f->len)
		return f->len;
	do
		at += utf8_next(f->text + at, &code);
	while (at < f->len && field_is_mark(f->text + at));
	return at;
}

static size_t field_previous(const struct field *f, size_t at)
{
	while (at > 0) {
		at = utf8_prev(f->text, at);
		if (!field_is_mark(f->text + at))
			break;
	}
	return at;
}

/* --- editing --- */

static void field_remove(struct field *f, size_t from, size_t to)
{
	if (f->frozen)
		return;
	memmove(f->text + from, f->text + to, f->len - to + 1);
	f->len -= to - from;
	f->at = from;
}

static void field_insert(struct field *f, const char *text)
{
	size_t len = strlen(text);

	if (f->frozen)
		return;
	if (f->fresh)
		field_remove(f, 0, f->len);
	if (f->len + len > f->limit)
		return;
	memmove(f->text + f->at + len, f->text + f->at, f->len - f->at + 1);
	memcpy(f->text + f->at, text, len);
	f->len += len;
	f->at += len;
}

/* One line of it, as far as there is room: line ends and tabs become spaces, and at the end nothing. */
static void field_paste_line(struct field *f, const char *text)
{
	const size_t room = f->limit - (f->fresh ? 0 : f->len);
	size_t left = strlen(text), len = 0;
	char line[FIELD_SIZE];

	while (left && (text[left - 1] == '\n' || text[left - 1] == '\t'))
		left--;
	for (size_t step; left; text += step, left -= step) {
		int32_t code;

		step = utf8_next(text, &code);
		if (code == UTF8_BAD)
			continue;
		if (len + step > room)
			break;
		memcpy(line + len, code < ' ' ? " " : text, step);
		len += step;
	}
	line[len] = '\0';
	field_insert(f, line);
}

/* What cannot be shown with its accents is not taken with them. */
static void field_paste(struct field *f, const char *text)
{
	struct str ascii;

	str_init(&ascii);
	if (!term_utf8())
		utf8_add_ascii(&ascii, text);
	field_paste_line(f, term_utf8() ? text : ascii.text);
	str_release(&ascii);
}

static bool field_key(struct field *f, int32_t key)
{
	switch (key) {
	case K_LEFT:
		f->at = field_previous(f, f->at);
		return true;
	case K_RIGHT:
		f->at = field_next(f, f->at);
		return true;
	case K_HOME:
		f->at = 0;
		return true;
	case K_END:
		f->at = f->len;
		return true;
	case K_BACKSPACE:
		field_remove(f, field_previous(f, f->at), f->at);
		return true;
	case K_DELETE:
		field_remove(f, f->at, field_next(f, f->at));
		return true;
	case FIELD_CTRL_U:
		field_remove(f, 0, f->at);
		return true;
	default:
		return false;
	}
}

bool field_event(struct field *f, const struct event *ev)
{
	bool taken = true;

	if (ev->kind == EVENT_PASTE)
		field_paste(f, ev->paste);
	else if (ev->kind != EVENT_KEY)
		taken = false;
	else if (ev->text[0])
		field_insert(f, ev->text);
	else
		taken = field_key(f, ev->key);
	if (taken)
		f->fresh = false;
	return taken;
}

void field_commit(struct field *f)
{
	struct str form;
	const char *from;
	size_t len;

	str_init(&form);
	utf8_add_nfc(&form, f->text);
	from = form.text + strspn(form.text, " \t");
	len = strlen(from);
	while (len && (from[len - 1] == ' ' || from[len - 1] == '\t'))
		len--;
	form.text[from - form.text + (ptrdiff_t)len] = '\0';
	field_start(f, from, f->limit);
	str_release(&form);
}

/* --- drawing --- */

/* Columns of a part of the text as it is shown. */
static int field_columns(const struct field *f, size_t from, size_t to)
{
	struct str part, visible;

	str_init(&part);
	str_init(&visible);
	str_addn(&part, f->text + from, to - from);
	utf8_add_visible(&visible, part.text);
	int width = utf8_width(visible.text);
	str_release(&visible);
	str_release(&part);
	return width;
}

void field_draw(struct field *f, int y, int x, int width, enum style style)
{
	if (field_columns(f, 0, f->len) < width)
		f->scroll = 0;
	if (f->scroll >= f->at) /* what stands before the cursor is seen */
		f->scroll = field_previous(f, f->at);
	while (f->scroll < f->at && field_columns(f, f->scroll, f->at) > width - 1)
		f->scroll = field_next(f, f->scroll);
	draw_fill(y, x, width, ' ', style);
	draw_text(y, x, width, f->text + f->scroll, style);
	draw_cursor(y, x + field_columns(f, f->scroll, f->at));
}
