/* Spellings of a name: the same letters, the same sounds, first letters. */
#include "model/spelling.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <stddef.h>
#include <string.h>

enum { SPELLING_WORDS = 24 }; /* of a name that can be shortened */

/* Where the word that begins at text ends. */
static const char *spelling_end(const char *text)
{
	while (*text && *text != ' ')
		text++;
	return text;
}

void spelling_add(struct str *out, const char *text)
{
	const size_t begin = out->len;
	size_t end = begin;

	utf8_add_words(out, text);
	for (size_t at = begin; at < out->len;) {
		const char *word = out->text + at;
		const size_t len = (size_t)(spelling_end(word) - word);
		const bool links = (len == 2 && memcmp(word, "va", 2) == 0) ||
				   (len == 3 && memcmp(word, "and", 3) == 0);

		if (!links || at == begin || at + len == out->len) {
			if (end > begin)
				out->text[end++] = ' ';
			memmove(out->text + end, word, len);
			end += len;
		}
		at += len + 1;
	}
	out->len = end;
	out->text[end] = '\0';
}

/* --- the same sounds --- */

static bool spelling_is_vowel(char c)
{
	return c && strchr("aeiouy", c) != NULL;
}

uint32_t spelling_hash(const char *text)
{
	uint32_t h = 2166136261u; /* FNV-1a */

	for (; *text; text++) {
		const char c = *text == 'c' ? 'k' : *text == 'y' ? 'i' : *text;

		if (c != ' ')
			h = (h ^ (unsigned char)c) * 16777619u;
	}
	return h;
}

/* True when the letter at `at` may be written as the other of i and y, or of c and k: "lý", "quy",
 * "Cạn", "Đắk"; not "Tây", "châu". `name` says where words end. */
static bool spelling_sounds(const char *name, const char *at)
{
	const char before = at == name ? ' ' : at[-1], after = at[1];

	switch (*at) {
	case 'c':
	case 'k':
		return after != 'h';
	case 'i':
	case 'y':
		if (after && after != ' ')
			return false;
		return !spelling_is_vowel(before) ||
		       (before == 'u' && at - name >= 2 && at[-2] == 'q');
	default:
		return false;
	}
}

static bool spelling_exchanged(char a, char b)
{
	return (a == 'c' && b == 'k') || (a == 'k' && b == 'c') || (a == 'i' && b == 'y') ||
	       (a == 'y' && b == 'i');
}

enum spelling spelling_compare(const char *text, const char *name)
{
	enum spelling best = SPELLING_SAME;

	for (const char *at = name;; text++, at++) {
		if (*text != *at && (*text == ' ' || *at == ' ')) {
			if (best == SPELLING_SAME)
				best = SPELLING_JOINED;
			text += *text == ' ';
			at += *at == ' ';
		}
		if (*text != *at) {
			if (!spelling_exchanged(*text, *at) || !spelling_sounds(name, at) ||
			    (*text == 'c' && text[1] == 'h'))
				return SPELLING_OTHER;
			best = SPELLING_SOUND;
		}
		if (!*at)
			return best;
	}
}

/* --- first letters --- */

struct spelling_name {
	const char *word[SPELLING_WORDS];
	size_t len[SPELLING_WORDS];
	size_t words;
	bool capitals;
};

static bool spelling_parse(struct spelling_name *n, const char *name)
{
	while (*name) {
		const char *end = spelling_end(name);

		if (n->words == SPELLING_WORDS)
			return false;
		n->word[n->words] = name;
		n->len[n->words++] = (size_t)(end - name);
		name = *end ? end + 1 : end;
	}
	return true;
}

/* The rest of the name may be left out. */
static bool spelling_ends(const struct spelling_name *n, size_t from)
{
	return n->words >= 4 && from == n->words - 2 &&
	       strcmp(n->word[n->words - 2], "viet nam") == 0;
}

/* How many letters of a word are first letters of the name's words from `from` on. */
static size_t spelling_initials(const struct spelling_name *n, size_t from, const char *word,
				size_t len)
{
	size_t count = 0;

	while (count < len && from + count < n->words && *n->word[from + count] == word[count] &&
	       word[count] >= 'a' && word[count] <= 'z' &&
	       (n->capitals || !spelling_is_vowel(word[count])))
		count++;
	return count;
}

/* How many of the name's words from `from` on make up the word; 0 when none do. */
static size_t spelling_whole(const struct spelling_name *n, size_t from, const char *word,
			     size_t len)
{
	size_t count = 0;

	while (len && from + count < n->words && n->len[from + count] <= len &&
	       memcmp(n->word[from + count], word, n->len[from + count]) == 0) {
		word += n->len[from + count];
		len -= n->len[from + count];
		count++;
	}
	return len ? 0 : count;
}

/* The words of the text from here on against the name's from `from` on. */
static bool spelling_match(const struct spelling_name *n, size_t from, const char *text,
			   bool shortened)
{
	const char *end = spelling_end(text);
	const char *next = *end ? end + 1 : end;
	const size_t len = (size_t)(end - text);
	size_t count;

	if (!len)
		return from == n->words ? shortened : spelling_ends(n, from);
	count = spelling_whole(n, from, text, len);
	if (count && spelling_match(n, from + count, next, shortened))
		return true;
	count = spelling_initials(n, from, text, len);
	if (count == len && spelling_match(n, from + count, next, true))
		return true;
	/* "tthue"; one letter before a word may be a part of another. */
	for (; count >= 2; count--) {
		const size_t whole = count == len ? 0 :
						    spelling_whole(n, from + count, text + count,
								   len - count);

		if (whole && spelling_match(n, from + count + whole, next, true))
			return true;
	}
	return false;
}

bool spelling_shortens(const char *text, const char *name, bool capitals)
{
	struct spelling_name n = { .capitals = capitals && !strchr(text, ' ') };

	return text[0] && text[1] && spelling_parse(&n, name) && n.words >= 2 &&
	       spelling_match(&n, 0, text, false);
}
