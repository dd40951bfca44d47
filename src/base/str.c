/* A growable string. */
#include "base/str.h"

#include "base/mem.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STR_FIRST_ROOM = 32 };

/* The text of every string that has nothing yet; its room is 0. */
static char str_nothing[1];

void str_init(struct str *s)
{
	s->text = str_nothing;
	s->len = 0;
	s->room = 0;
}

void str_release(struct str *s)
{
	if (s->room)
		free(s->text);
	str_init(s);
}

void str_clear(struct str *s)
{
	s->len = 0;
	s->text[0] = '\0';
}

char *str_take(struct str *s)
{
	char *text = s->room ? s->text : mem_strdup("");

	str_init(s);
	return text;
}

/* Room for `more` bytes and the NUL. */
static void str_reserve(struct str *s, size_t more)
{
	size_t room;

	if (s->room && more < s->room - s->len)
		return;
	if (more > SIZE_MAX / 2 - s->len)
		more = SIZE_MAX / 2 - s->len; /* cannot be had: mem_resize ends the program */
	room = s->len + more + 1;
	if (room < s->room * 2)
		room = s->room * 2;
	if (room < STR_FIRST_ROOM)
		room = STR_FIRST_ROOM;
	s->text = mem_resize(s->room ? s->text : NULL, room, 1);
	s->room = room;
}

void str_add(struct str *s, const char *text)
{
	str_addn(s, text, strlen(text));
}

void str_addn(struct str *s, const char *text, size_t len)
{
	if (len == 0)
		return;
	str_reserve(s, len);
	memcpy(s->text + s->len, text, len);
	s->len += len;
	s->text[s->len] = '\0';
}

void str_addc(struct str *s, char c)
{
	str_reserve(s, 1);
	s->text[s->len++] = c;
	s->text[s->len] = '\0';
}

void str_addf(struct str *s, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	str_addv(s, format, args);
	va_end(args);
}

void str_addv(struct str *s, const char *format, va_list args)
{
	va_list again;
	int need;

	va_copy(again, args);
	str_reserve(s, STR_FIRST_ROOM);
	need = vsnprintf(s->text + s->len, s->room - s->len, format, args);
	assert(need >= 0);
	if (need < 0) {
		s->text[s->len] = '\0';
		need = 0;
	} else if ((size_t)need >= s->room - s->len) {
		str_reserve(s, (size_t)need);
		vsnprintf(s->text + s->len, s->room - s->len, format, again);
	}
	s->len += (size_t)need;
	va_end(again);
}

void str_add_pattern(struct str *s, const char *pattern, const char *const *args, size_t count)
{
	const char *open;

	while ((open = strchr(pattern, '{'))) {
		size_t which;

		str_addn(s, pattern, (size_t)(open - pattern));
		if (open[1] < '0' || open[1] > '9' || open[2] != '}') {
			str_addc(s, '{');
			pattern = open + 1;
			continue;
		}
		which = (size_t)(open[1] - '0');
		if (which < count && args[which])
			str_add(s, args[which]);
		pattern = open + 3;
	}
	str_add(s, pattern);
}

int str_digits(const char *text, int count)
{
	int value = 0;

	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

bool str_equal(const char *a, const char *b)
{
	if (!a || !b)
		return a == b;
	return strcmp(a, b) == 0;
}

bool str_starts(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool str_copy(char *buf, size_t size, const char *text)
{
	size_t len;

	assert(size > 0);
	len = strnlen(text, size);
	if (len < size) {
		memcpy(buf, text, len + 1);
		return true;
	}
	len = size - 1;
	while (len > 0 && ((unsigned char)text[len] & 0xc0) == 0x80)
		len--;
	memcpy(buf, text, len);
	buf[len] = '\0';
	return false;
}
