/* Text from before Unicode: words are judged one by one, the sum decides. */
#include "base/legacy_text.h"

#include "base/utf8.h"
#include "legacy_word.h"
#include "syllable.h"

#include <stdbool.h>
#include <string.h>

enum { LEGACY_SURE = 2, LEGACY_LIKELY = 1, LEGACY_PROOF = 2, LEGACY_LONG = 5, LEGACY_MET = 1024 };

struct legacy_letters {
	char32_t code[LEGACY_WORD];
	size_t count;
	bool high;     /* some are no ASCII */
	bool too_long; /* there were more */
};

/* Vietnamese letters that exist in Unicode only. */
static bool legacy_is_modern(char32_t c)
{
	return c == 0x102 || c == 0x103 || c == 0x110 || c == 0x111 || c == 0x128 || c == 0x129 ||
	       c == 0x168 || c == 0x169 || c == 0x1a0 || c == 0x1a1 || c == 0x1af || c == 0x1b0 ||
	       (c >= 0x1ea0 && c < 0x1efa);
}

/* Signs that stand before or after a word. */
static bool legacy_is_sign(char32_t c)
{
	return (c >= 0x80 && c < 0xc0 && c != 0xb5) || c == 0xd7 || c == 0xf7 ||
	       (c >= 0x2000 && c < 0x2c00) || c == 0xfeff;
}

static bool legacy_is_letter(char32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0x80 && c != 0xa0);
}

/* Western letters that Vietnamese has not. */
static bool legacy_is_foreign(char32_t c)
{
	static const char32_t small[] = U"äåæçëîïðñöøûüþÿß";

	for (size_t n = 0; small[n]; n++)
		if (c == small[n] || (c >= 0xc0 && c < 0xdf && c + 0x20 == small[n]))
			return true;
	return false;
}

/* How much a word says that is a syllable only when it is read another way: more where it cannot
 * be a word as it stands, with a sign or a capital within, and where it is no short one. */
static int legacy_weight(const struct legacy_letters *w)
{
	for (size_t n = 0; n < w->count; n++) {
		const char32_t c = w->code[n];
		const char32_t before = n ? w->code[n - 1] : 0;

		if (legacy_is_sign(c) && n + 1 < w->count)
			return LEGACY_SURE;
		if (c == 0xb5 && n)
			return LEGACY_SURE;
		if (c >= 0xc0 && c < 0xdf &&
		    ((before >= 'a' && before <= 'z') || (before >= 0xdf && before < 0x100)))
			return LEGACY_SURE;
		if (legacy_is_foreign(c) && w->count >= LEGACY_LONG)
			return LEGACY_SURE;
	}
	return LEGACY_LIKELY;
}

/* The word without the signs around it, and whether that still has more than ASCII. */
static const char32_t *legacy_trim(const struct legacy_letters *w, size_t *count, bool *high)
{
	size_t from = 0, to = w->count;

	while (from < to && (legacy_is_sign(w->code[from]) || w->code[from] == 0xb5))
		from++;
	while (to > from && legacy_is_sign(w->code[to - 1]))
		to--;
	*high = false;
	for (size_t n = from; n < to; n++)
		*high |= w->code[n] >= 0x80;
	*count = to - from;
	return w->code + from;
}

static bool legacy_is_right(const struct legacy_letters *w, const char32_t *core, size_t count)
{
	for (size_t n = 0; n < w->count; n++)
		if (legacy_is_modern(w->code[n]))
			return true;
	return syllable_valid(core, count, false);
}

/* How much the bytes speak for an encoding; -1 when they cannot be it. */
static int legacy_speaks(enum legacy legacy, const struct legacy_letters *w,
			 const unsigned char *byte)
{
	if (legacy != LEGACY_UTF8)
		return legacy_word_fits(legacy, byte, w->count) ? legacy_weight(w) : -1;
	switch (legacy_word_twice(byte, w->count)) {
	case LEGACY_TWICE_SURE:
		return LEGACY_SURE;
	case LEGACY_TWICE_MAYBE:
		return 0;
	default:
		return -1;
	}
}

static uint32_t legacy_hash(const struct legacy_letters *w)
{
	uint32_t hash = 2166136261u;

	for (size_t n = 0; n < w->count; n++)
		hash = (hash ^ w->code[n]) * 16777619u;
	return hash;
}

/* What a word says by itself. */
struct legacy_says {
	uint64_t word; /* its hash; 0: nothing is kept here */
	int8_t speaks
		[LEGACY_MAX]; /* as legacy_speaks, -1 also where the word's bytes are not known */
	bool right;           /* a Vietnamese word as it stands */
	bool nothing;         /* letters and signs that prove nothing */
};

/* Of the words met last: a text's words are few, and judging one is slow. */
static struct legacy_says legacy_met[LEGACY_MET];

static uint64_t legacy_word_hash(const struct legacy_letters *w)
{
	uint64_t hash = 14695981039346656037u;

	for (size_t n = 0; n < w->count; n++)
		hash = (hash ^ w->code[n]) * 1099511628211u;
	return hash;
}

static void legacy_hear(struct legacy_says *says, const struct legacy_letters *w)
{
	unsigned char byte[LEGACY_WORD];
	size_t count;
	bool high, known = true;
	const char32_t *core = legacy_trim(w, &count, &high);

	says->nothing = !high;
	if (!high)
		return;
	says->right = legacy_is_right(w, core, count);
	for (size_t n = 0; n < w->count; n++) {
		const int value = legacy_byte(w->code[n]);

		known &= value >= 0;
		byte[n] = (unsigned char)value;
	}
	for (enum legacy l = LEGACY_NONE + 1; l < LEGACY_MAX; l++)
		says->speaks[l] = (int8_t)(known ? legacy_speaks(l, w, byte) : -1);
}

static void legacy_judge_word(struct legacy_score *score, const struct legacy_letters *w)
{
	const uint32_t last = score->last;
	struct legacy_says *says;
	uint64_t word;

	if (!w->high || w->count < 2 || w->too_long)
		return;
	word = legacy_word_hash(w);
	says = &legacy_met[(word >> 32) % LEGACY_MET];
	if (says->word != word) {
		legacy_hear(says, w);
		says->word = word;
	}
	for (enum legacy l = LEGACY_NONE + 1; l < LEGACY_MAX && !says->nothing; l++) {
		const int speaks = says->speaks[l];

		if (speaks < 0) {
			score->bad[l]++;
		} else if (speaks > 0 && (!says->right || l == LEGACY_UTF8)) {
			const uint32_t hash = legacy_hash(w);

			if (speaks == LEGACY_SURE || hash != last)
				score->good[l] += speaks;
			score->last = hash;
		}
	}
}

static void legacy_take(struct legacy_score *score, struct legacy_letters *w, char32_t code)
{
	if (!legacy_is_letter(code)) {
		legacy_judge_word(score, w);
		*w = (struct legacy_letters){ .count = 0 };
		return;
	}
	w->high |= code >= 0x80;
	if (w->count == LEGACY_WORD)
		w->too_long = true;
	else
		w->code[w->count++] = code;
}

void legacy_judge(struct legacy_score *score, const char *text)
{
	struct legacy_letters w = { .count = 0 };

	while (*text) {
		int32_t code;

		text += utf8_next(text, &code);
		legacy_take(score, &w, code == UTF8_BAD ? 0xfffd : (char32_t)code);
	}
	legacy_judge_word(score, &w);
}

void legacy_judge_bytes(struct legacy_score *score, const char *bytes, size_t len)
{
	struct legacy_letters w = { .count = 0 };

	for (size_t n = 0; n < len; n++)
		legacy_take(score, &w, (unsigned char)bytes[n]);
	legacy_judge_word(score, &w);
}

void legacy_add(struct legacy_score *score, const struct legacy_score *other)
{
	const bool again = other->last == score->last;

	for (enum legacy l = LEGACY_NONE + 1; l < LEGACY_MAX; l++) {
		if (!again || other->good[l] > LEGACY_LIKELY)
			score->good[l] += other->good[l];
		score->bad[l] += other->bad[l];
	}
	if (other->last)
		score->last = other->last;
}

enum legacy legacy_verdict(const struct legacy_score *score)
{
	enum legacy best = LEGACY_NONE;

	for (enum legacy l = LEGACY_NONE + 1; l < LEGACY_MAX; l++) {
		const int lead = score->good[l] - score->bad[l];

		if (score->good[l] >= LEGACY_PROOF && lead > 0 &&
		    (best == LEGACY_NONE || lead > score->good[best] - score->bad[best]))
			best = l;
	}
	return best;
}

const char *legacy_name(enum legacy legacy)
{
	static const char *const name[LEGACY_MAX] = {
		[LEGACY_NONE] = "",           [LEGACY_TCVN3] = "TCVN3 (ABC)",
		[LEGACY_VNI] = "VNI-Windows", [LEGACY_CP1258] = "CP1258",
		[LEGACY_VISCII] = "VISCII",   [LEGACY_UTF8] = "UTF-8",
	};

	return name[legacy];
}
