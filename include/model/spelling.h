/* How people write a name: as it is, in other spellings of the same sounds, as one word, shortened.
 * All functions but the first take texts as that one gives them. */
#ifndef TIENDO_MODEL_SPELLING_H
#define TIENDO_MODEL_SPELLING_H

#include <stdbool.h>
#include <stdint.h>

struct str;

/* Adds the words of a name (utf8_add_words) without "và" and "and" between others. */
void spelling_add(struct str *out, const char *text);

enum spelling {
	SPELLING_OTHER,
	SPELLING_SOUND,  /* i for y, k for c: "bac can" of "bac kan", "daclac" of "dak lak" */
	SPELLING_JOINED, /* the same letters, the words parted otherwise: "danang", "kontum" */
	SPELLING_SAME
};

/* How a text stands to a name. */
enum spelling spelling_compare(const char *text, const char *name);

/* The same for all texts that are SPELLING_SOUND or better to each other. */
uint32_t spelling_hash(const char *text);

/* True when a text shortens a name: some of its words are their first letters, together or apart, the
 * others whole: "tt hue", "br vt", "bo tt tt", "bo nong nghiep ptnt"; a "Việt Nam" at the end may be
 * left out. First letters with a vowel among them could be a word ("tan an" is not "tan an ninh"):
 * these are taken only where `capitals` says that the text is written in capitals, as one word. */
bool spelling_shortens(const char *text, const char *name, bool capitals);

#endif
