/* The written form of Vietnamese syllables: what can be one, and what cannot. */
#ifndef TIENDO_BASE_SYLLABLE_H
#define TIENDO_BASE_SYLLABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <uchar.h>

enum syllable_tone {
	SYLLABLE_LEVEL,
	SYLLABLE_GRAVE,
	SYLLABLE_HOOK,
	SYLLABLE_TILDE,
	SYLLABLE_ACUTE,
	SYLLABLE_DOT,
	SYLLABLE_TONES
};

/* A vowel with a tone; 0 when it is no vowel or has a tone already. */
char32_t syllable_add_tone(char32_t vowel, enum syllable_tone tone);

/* True for letters that can be one syllable in upper or lower case, in one of the two or with a
 * capital in front unless `any_case`. A tone may stand on any of its vowels. */
bool syllable_valid(const char32_t *letter, size_t letters, bool any_case);

#endif
