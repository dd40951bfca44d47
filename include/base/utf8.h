/* Vietnamese text: validity, normal form, search fold, sort key, screen width,
 * and text that is safe to show. All functions take NUL-terminated or counted UTF-8,
 * bear any other bytes, and never depend on the locale. */
#ifndef TIENDO_BASE_UTF8_H
#define TIENDO_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str;

/* True when the bytes are well-formed UTF-8 without NUL, surrogates or overlong forms;
 * otherwise *bad (if not NULL) is the offset of the first bad byte. */
bool utf8_valid(const char *text, size_t len, size_t *bad);

/* What utf8_next gives for a byte that is not part of well-formed UTF-8. */
#define UTF8_BAD (-1)

/* Decodes one code point at text (not at its NUL); returns its byte length. */
size_t utf8_next(const char *text, int32_t *code);

/* The start of the code point before `at` (at > 0). */
size_t utf8_prev(const char *text, size_t at);

/* Adds the NFC form. Bytes that are not UTF-8 are kept. */
void utf8_add_nfc(struct str *out, const char *text);

/* Adds the search fold: lower case, no diacritics, đ as d, compatibility forms
 * unfolded, runs of white space, hyphens, dashes, dots and no-break spaces as one
 * space, none at either end. "TP. Đà  Nẵng" -> "tp da nang". */
void utf8_add_fold(struct str *out, const char *text);

/* The same with all but letters and digits between words as one space.
 * "Bộ TT&TT (*)" -> "bo tt tt". */
void utf8_add_words(struct str *out, const char *text);

/* Adds a byte string whose memcmp order is Vietnamese dictionary order: letters
 * a ă â b c d đ e ê ... o ô ơ ... u ư ..., then tones (level, grave, hook, tilde,
 * acute, dot below), then case (lower first). It holds no NUL and no text: texts that
 * differ otherwise, such as by a form of space, may share a key. */
void utf8_add_sortkey(struct str *out, const char *text);

/* Columns of one code point (0, 1 or 2) and of a text (one that utf8_add_visible made). */
int utf8_code_width(int32_t code);
int utf8_width(const char *text);

/* Adds text shortened to at most `width` columns. What is left out is marked by "…"
 * (three-dot form "..." never; the mark takes one column). Returns the columns used. */
int utf8_add_fit(struct str *out, const char *text, int width);

/* Adds text with everything that could act on a terminal or mislead the eye made
 * visible: C0, C1 and DEL as "^X" / "<9B>", bidirectional controls, zero-width
 * characters, other format characters, variation selectors, private and unassigned code
 * points, lone bytes as "<202E>", "<FF>"; so are combining marks without a base or past
 * the fourth on it. A tab and a line end (CR LF too) become one space. Everything shown
 * by the program passes here. */
void utf8_add_visible(struct str *out, const char *text);

/* Adds plain ASCII: diacritics removed, đ as d, quotes and dashes as ASCII, the
 * ellipsis, the mark of text that was cut, as ">" (a lone "." would not be seen), other
 * characters as "?" one per column. For non-UTF-8 terminals. */
void utf8_add_ascii(struct str *out, const char *text);

/* Well-known glyphs (arrows, eighth blocks, ellipsis) may be used by callers as
 * literals; this is true when text holds only ASCII. */
bool utf8_is_ascii(const char *text);

#endif
