/* The encodings from before Unicode, by table. */
#include "legacy_word.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "syllable.h"

#include <string.h>

/* What Windows-1252 has from 80 to 9F; the five holes are read as ISO 8859-1. */
static const char32_t legacy_windows[32] = {
	0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
	0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
	0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178,
};

/* The letters of A0 - FF (TCVN 5712) and of 80 - FF; "." is none. The fonts .VnTime have
 * capitals of the letters without a tone only. */
static const char32_t legacy_tcvn3[] = U".ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ."
				       U"......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò"
				       U".ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ.";
static const char32_t legacy_viscii[] = U"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
					U"ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
					U"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
					U"àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";
/* From C0; 1 - 5 are the tones that follow their vowel. */
static const char32_t legacy_cp1258[] = U"ÀÁÂĂ...."
					U"ÈÉÊ.\1Í.."
					U"Đ.\2ÓÔƠ.."
					U".ÙÚ..Ư\3."
					U"àáâă...."
					U"èéê.\4í.."
					U"đ.\5óôơ.."
					U".ùú..ư..";

/* VNI writes a letter as one sign, or as a vowel and a mark. Capitals stand 20h lower. */
static const char32_t legacy_vni_letter[] = U"ñíìæóòîôö", legacy_vni_means[] = U"đíìỉĩịỵơư";
static const char32_t legacy_vni_mark[] = U"øûõùïêèúüéëâàåãáä";
static const struct {
	char32_t vowel;
	const char32_t *means; /* by mark */
} legacy_vni_vowels[] = {
	{ 'a', U"àảãáạăằẳẵắặâầẩẫấậ" },  { 'e', U"èẻẽéẹ......êềểễếệ" },
	{ 'o', U"òỏõóọ......ôồổỗốộ" },  { 'u', U"ùủũúụ............" },
	{ 'y', U"ỳỷỹý............." },  { U'ô', U"ờởỡớợ............" },
	{ U'ö', U"ừửữứự............" },
};

int legacy_byte(char32_t code)
{
	if (code < 0x100)
		return (int)code;
	for (int n = 0; n < 32; n++)
		if (legacy_windows[n] == code)
			return 0x80 + n;
	return -1;
}

/* One byte, one letter. */
static size_t legacy_decode(const char32_t *table, unsigned char first, const unsigned char *byte,
			    size_t bytes, char32_t *letter)
{
	for (size_t n = 0; n < bytes; n++) {
		letter[n] = byte[n];
		if (byte[n] < 0x80)
			continue;
		if (byte[n] < first || table[byte[n] - first] == '.')
			return 0;
		letter[n] = table[byte[n] - first];
	}
	return bytes;
}

static size_t legacy_decode_cp1258(const unsigned char *byte, size_t bytes, char32_t *letter)
{
	size_t letters = 0;

	if (!legacy_decode(legacy_cp1258, 0xc0, byte, bytes, letter))
		return 0;
	for (size_t n = 0; n < bytes; n++) {
		if (letter[n] >= SYLLABLE_TONES) {
			letter[letters++] = letter[n];
			continue;
		}
		if (letters == 0)
			return 0;
		letter[letters - 1] = syllable_add_tone(letter[letters - 1],
							(enum syllable_tone)letter[n]);
		if (!letter[letters - 1])
			return 0;
	}
	return letters;
}

static size_t legacy_place(const char32_t *text, char32_t c)
{
	size_t at = 0;

	while (text[at] && text[at] != c)
		at++;
	return at;
}

/* The letter that a vowel and a mark make; 0 when they make none. */
static char32_t legacy_vni_pair(char32_t vowel, char32_t mark)
{
	const size_t at = legacy_place(legacy_vni_mark, mark);

	for (size_t n = 0; legacy_vni_mark[at] && n < ARRAY_LEN(legacy_vni_vowels); n++)
		if (legacy_vni_vowels[n].vowel == vowel && legacy_vni_vowels[n].means[at] != '.')
			return legacy_vni_vowels[n].means[at];
	return 0;
}

/* All in lower case: the marks of a capital may be those of a small letter. */
static size_t legacy_decode_vni(const unsigned char *byte, size_t bytes, char32_t *letter)
{
	char32_t small[LEGACY_WORD];
	size_t letters = 0;

	for (size_t n = 0; n < bytes; n++) {
		const bool capital = (byte[n] >= 'A' && byte[n] <= 'Z') ||
				     (byte[n] >= 0xc0 && byte[n] < 0xe0);

		small[n] = byte[n] + (capital ? 0x20 : 0);
	}
	for (size_t n = 0; n < bytes; n++) {
		const char32_t pair = n + 1 < bytes ? legacy_vni_pair(small[n], small[n + 1]) : 0;

		letter[letters] = small[n];
		if (pair) {
			letter[letters] = pair;
			n++;
		} else if (small[n] >= 0x80) {
			letter[letters] =
				legacy_vni_means[legacy_place(legacy_vni_letter, small[n])];
			if (!letter[letters])
				return 0;
		}
		letters++;
	}
	return letters;
}

bool legacy_word_fits(enum legacy legacy, const unsigned char *byte, size_t bytes)
{
	char32_t letter[LEGACY_WORD];
	size_t letters = 0;

	switch (legacy) {
	case LEGACY_TCVN3:
		letters = legacy_decode(legacy_tcvn3, 0xa0, byte, bytes, letter);
		break;
	case LEGACY_VNI:
		/* Two letters are too short a proof: the French write "où". */
		letters = bytes > 2 ? legacy_decode_vni(byte, bytes, letter) : 0;
		break;
	case LEGACY_CP1258:
		letters = legacy_decode_cp1258(byte, bytes, letter);
		break;
	case LEGACY_VISCII:
		letters = legacy_decode(legacy_viscii, 0x80, byte, bytes, letter);
		break;
	case LEGACY_NONE:
	case LEGACY_UTF8:
	case LEGACY_MAX:
		return false;
	}
	/* The capitals of .VnTime are those of another font: its text is in either case. */
	return syllable_valid(letter, letters, legacy == LEGACY_TCVN3 || legacy == LEGACY_VNI);
}

/* Western and Vietnamese letters, combining tones, signs and typographic marks. */
static bool legacy_twice_letter(int32_t code)
{
	return (code >= 0xa0 && code < 0x180) || code == 0x1a0 || code == 0x1a1 || code == 0x1af ||
	       code == 0x1b0 || (code >= 0x300 && code < 0x324) ||
	       (code >= 0x1e00 && code < 0x1f00) || (code >= 0x2010 && code < 0x2045) ||
	       code == 0x20ab || code == 0x2122;
}

/* The second byte of a pair that reads as punctuation after a capital. */
static bool legacy_twice_mark(unsigned char byte)
{
	return byte < 0xa0 ? byte != 0x83 :
			     byte == 0xab || byte == 0xad || byte == 0xb7 || byte == 0xbb;
}

enum legacy_twice legacy_word_twice(const unsigned char *byte, size_t bytes)
{
	enum legacy_twice twice = LEGACY_TWICE_NOT;
	size_t at = 0;

	while (at < bytes) {
		char one[5] = "";
		int32_t code;
		size_t step;

		memcpy(one, byte + at, bytes - at < 4 ? bytes - at : 4);
		step = utf8_next(one, &code);
		if (code == UTF8_BAD || (code >= 0x80 && !legacy_twice_letter(code)))
			return LEGACY_TWICE_NOT;
		if (step > 2 || (step == 2 && (code == U'đ' || !legacy_twice_mark(byte[at + 1]))))
			twice = LEGACY_TWICE_SURE;
		else if (step == 2 && twice == LEGACY_TWICE_NOT)
			twice = LEGACY_TWICE_MAYBE;
		at += step;
	}
	return twice;
}
