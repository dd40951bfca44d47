/* A growable string. The text is always NUL-terminated.
 *
 *   struct str s;
 *   str_init(&s); str_addf(&s, "%d", 4); ... str_release(&s);
 */
#ifndef TIENDO_BASE_STR_H
#define TIENDO_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct str {
	char *text; /* never NULL once initialised */
	size_t len;
	size_t room;
};

void str_init(struct str *s);
void str_release(struct str *s);
void str_clear(struct str *s);
char *str_take(struct str *s); /* the caller owns the text; s is empty again */

void str_add(struct str *s, const char *text);
void str_addn(struct str *s, const char *text, size_t len);
void str_addc(struct str *s, char c);
void str_addf(struct str *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
void str_addv(struct str *s, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/* Adds `pattern` with {0}, {1} ... replaced by args[0], args[1] ... ("" where fewer
 * than asked for are given). */
void str_add_pattern(struct str *s, const char *pattern, const char *const *args, size_t count);

/* The number that the first `count` (at most 9) characters are, all of them digits; -1 when they are not. */
int str_digits(const char *text, int count);

bool str_equal(const char *a, const char *b); /* NULL equals NULL only */
bool str_starts(const char *text, const char *prefix);

/* Copies as much of text as fits with its NUL into buf[size], never cutting a UTF-8
 * sequence in two. Returns false if something was left out. */
bool str_copy(char *buf, size_t size, const char *text);

#endif
