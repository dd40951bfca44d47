/* Syllables: an onset, a rime, at most one tone. */
#include "syllable.h"

#include "base/mem.h"

#include <stdint.h>

enum { SYLLABLE_LETTERS = 7 /* "nghiêng" */, SYLLABLE_RIME = 4 };

/* Each vowel with its six tones, in the order of enum syllable_tone. */
static const char32_t syllable_lower[] = U"aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíị"
					 U"oòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";
static const char32_t syllable_upper[] = U"AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊ"
					 U"OÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴ";

static const char32_t *const syllable_onsets[] = {
	U"",   U"b",  U"c",  U"ch", U"d", U"đ",  U"g",  U"gh",  U"gi",
	U"h",  U"k",  U"kh", U"l",  U"m", U"n",  U"ng", U"ngh", U"nh",
	U"ph", U"qu", U"r",  U"s",  U"t", U"th", U"tr", U"v",   U"x",
};

/* Without tones, ascending by code points. */
static const char32_t syllable_rimes[][SYLLABLE_RIME + 1] = {
	U"a",    U"ac",   U"ach",  U"ai",   U"ak",   U"am",   U"an",   U"ang",  U"anh",  U"ao",
	U"ap",   U"at",   U"au",   U"ay",   U"e",    U"ec",   U"em",   U"en",   U"eng",  U"eo",
	U"ep",   U"et",   U"i",    U"ia",   U"ich",  U"im",   U"in",   U"inh",  U"ip",   U"it",
	U"iu",   U"iêc",  U"iêm",  U"iên",  U"iêng", U"iêp",  U"iêt",  U"iêu",  U"o",    U"oa",
	U"oac",  U"oach", U"oai",  U"oam",  U"oan",  U"oang", U"oanh", U"oao",  U"oap",  U"oat",
	U"oay",  U"oc",   U"oe",   U"oen",  U"oeo",  U"oet",  U"oi",   U"om",   U"on",   U"ong",
	U"ooc",  U"oong", U"op",   U"ot",   U"oăc",  U"oăm",  U"oăn",  U"oăng", U"oăt",  U"u",
	U"ua",   U"uc",   U"ui",   U"um",   U"un",   U"ung",  U"up",   U"ut",   U"uy",   U"uya",
	U"uych", U"uyn",  U"uynh", U"uyt",  U"uyu",  U"uyên", U"uyêt", U"uân",  U"uâng", U"uât",
	U"uây",  U"uê",   U"uêch", U"uênh", U"uêt",  U"uôc",  U"uôi",  U"uôm",  U"uôn",  U"uông",
	U"uôt",  U"uơ",   U"y",    U"yêm",  U"yên",  U"yêng", U"yêt",  U"yêu",  U"âc",   U"âm",
	U"ân",   U"âng",  U"âp",   U"ât",   U"âu",   U"ây",   U"ê",    U"êch",  U"êm",   U"ên",
	U"ênh",  U"êp",   U"êt",   U"êu",   U"ô",    U"ôc",   U"ôi",   U"ôm",   U"ôn",   U"ông",
	U"ôp",   U"ôt",   U"ăc",   U"ăk",   U"ăm",   U"ăn",   U"ăng",  U"ăp",   U"ăt",   U"ơ",
	U"ơi",   U"ơm",   U"ơn",   U"ơp",   U"ơt",   U"ư",    U"ưa",   U"ưc",   U"ưi",   U"ưm",
	U"ưn",   U"ưng",  U"ưt",   U"ưu",   U"ươc",  U"ươi",  U"ươm",  U"ươn",  U"ương", U"ươp",
	U"ươt",  U"ươu",
};

/* A letter taken apart. */
struct syllable_letter {
	char32_t plain; /* lower case, without its tone */
	enum syllable_tone tone;
	bool upper;
};

static bool syllable_find(const char32_t *alphabet, char32_t c, struct syllable_letter *out)
{
	for (size_t n = 0; alphabet[n]; n++) {
		if (alphabet[n] != c)
			continue;
		out->plain = syllable_lower[n / SYLLABLE_TONES * SYLLABLE_TONES];
		out->tone = (enum syllable_tone)(n % SYLLABLE_TONES);
		return true;
	}
	return false;
}

static bool syllable_take(char32_t c, struct syllable_letter *out)
{
	*out = (struct syllable_letter){ .plain = c };
	if (c < 0x80) {
		out->upper = c >= 'A' && c <= 'Z';
		if (out->upper)
			out->plain = c + 'a' - 'A';
		return out->plain >= 'a' && out->plain <= 'z';
	}
	if (c == U'đ' || c == U'Đ') {
		out->upper = c == U'Đ';
		out->plain = U'đ';
		return true;
	}
	if (syllable_find(syllable_lower, c, out))
		return true;
	out->upper = true;
	return syllable_find(syllable_upper, c, out);
}

char32_t syllable_add_tone(char32_t vowel, enum syllable_tone tone)
{
	for (size_t n = 0; syllable_lower[n]; n += SYLLABLE_TONES) {
		if (syllable_lower[n] == vowel)
			return syllable_lower[n + tone];
		if (syllable_upper[n] == vowel)
			return syllable_upper[n + tone];
	}
	return 0;
}

static int syllable_compare(const char32_t *a, size_t len, const char32_t *b)
{
	for (size_t n = 0; n < len; n++)
		if (a[n] != b[n])
			return a[n] < b[n] ? -1 : 1;
	return b[len] ? -1 : 0;
}

static bool syllable_rime(const char32_t *text, size_t len)
{
	size_t from = 0, to = ARRAY_LEN(syllable_rimes);

	if (len == 0 || len > SYLLABLE_RIME)
		return false;
	while (from < to) {
		const size_t middle = (from + to) / 2;
		const int order = syllable_compare(text, len, syllable_rimes[middle]);

		if (order == 0)
			return true;
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return false;
}

/* After c, ch, k, p and t only two tones are spoken. */
static bool syllable_tone_fits(enum syllable_tone tone, char32_t last, char32_t before)
{
	const bool stop = last == 'c' || last == 'k' || last == 'p' || last == 't' ||
			  (last == 'h' && before == 'c');

	return !stop || tone == SYLLABLE_ACUTE || tone == SYLLABLE_DOT;
}

static bool syllable_parts(const char32_t *text, size_t len)
{
	for (size_t n = 0; n < ARRAY_LEN(syllable_onsets); n++) {
		const char32_t *onset = syllable_onsets[n];
		size_t at = 0;

		while (at < len && onset[at] && onset[at] == text[at])
			at++;
		if (!onset[at] && syllable_rime(text + at, len - at))
			return true;
	}
	return false;
}

bool syllable_valid(const char32_t *letter, size_t letters, bool any_case)
{
	char32_t plain[SYLLABLE_LETTERS];
	enum syllable_tone tone = SYLLABLE_LEVEL;
	size_t upper = 0;
	bool capital = false;

	if (letters == 0 || letters > SYLLABLE_LETTERS)
		return false;
	for (size_t n = 0; n < letters; n++) {
		struct syllable_letter one;

		if (!syllable_take(letter[n], &one) || (one.tone && tone))
			return false;
		if (one.tone)
			tone = one.tone;
		plain[n] = one.plain;
		upper += one.upper;
		capital |= n == 0 && one.upper;
	}
	if (!any_case && upper != 0 && upper != letters && !(capital && upper == 1))
		return false;
	return syllable_tone_fits(tone, plain[letters - 1], letters > 1 ? plain[letters - 2] : 0) &&
	       syllable_parts(plain, letters);
}
