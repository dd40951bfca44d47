/* Vietnamese text from before Unicode: the encodings it was in, and what becomes of it, and of
 * UTF-8, when its bytes are read as another encoding ("Hµ Néi", "Haø Noäi", "HÃ  Ná»™i").
 * It is recognised by its words: no Vietnamese syllables as they stand, such syllables when they
 * are read as they were meant. */
#ifndef TIENDO_BASE_LEGACY_TEXT_H
#define TIENDO_BASE_LEGACY_TEXT_H

#include <stddef.h>
#include <stdint.h>

enum legacy {
	LEGACY_NONE,
	LEGACY_TCVN3,  /* ABC, the fonts .VnTime */
	LEGACY_VNI,    /* VNI-Windows, the fonts VNI-Times */
	LEGACY_CP1258, /* Windows */
	LEGACY_VISCII,
	LEGACY_UTF8, /* UTF-8 whose bytes were read as another encoding */
	LEGACY_MAX
};

/* What speaks for and against each. Starts zeroed. */
struct legacy_score {
	int good[LEGACY_MAX], bad[LEGACY_MAX];
	uint32_t last; /* of the last word that spoke for one: a word alone proves little */
};

/* Adds what UTF-8 text, or bytes that are none, say. */
void legacy_judge(struct legacy_score *score, const char *text);
void legacy_judge_bytes(struct legacy_score *score, const char *bytes, size_t len);

/* Adds the score of another text. */
void legacy_add(struct legacy_score *score, const struct legacy_score *other);

/* What it must be; LEGACY_NONE when there is no sufficient proof of any. */
enum legacy legacy_verdict(const struct legacy_score *score);

/* "TCVN3 (ABC)" */
const char *legacy_name(enum legacy legacy);

#endif
