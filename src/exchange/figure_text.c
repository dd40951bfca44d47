/* Figures of uncertain origin: words for none, and the decimal sign of a whole file. */
#include "figure_text.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <string.h>

enum { FIGURE_TEXT = 64, FIGURE_GROUP = 3 };

/* A number in plain ASCII: digits, points and commas, a space for what parts thousands. */
struct figure_number {
	char text[FIGURE_TEXT];
	size_t len;
	int points, commas, spaces;
	size_t sign; /* where the last point or comma stands */
	bool negative;
};

static bool figure_space(int32_t code)
{
	return code == ' ' || code == 0xA0 || code == 0x2007 || code == 0x2009 || code == 0x202F;
}

/* False for what is no number. The "%" at its end and apostrophes that part thousands go. */
static bool figure_take_apart(const char *text, struct figure_number *n)
{
	int32_t code, last = 0;

	memset(n, 0, sizeof(*n));
	while (*text) {
		text += utf8_next(text, &code);
		if (last == '%' && !figure_space(code))
			return false;
		if (code == '\'' || code == 0x2019 || (code == '%' && n->len) ||
		    (figure_space(code) && (!n->len || last == '%' || figure_space(last)))) {
			last = figure_space(code) ? last : code;
			continue;
		}
		last = code;
		if ((code == '-' || code == 0x2212) && !n->len && !n->negative) {
			n->negative = true;
			continue;
		}
		if (figure_space(code))
			code = ' ';
		else if (code != '.' && code != ',' && (code < '0' || code > '9'))
			return false;
		if (n->len + 1 >= sizeof(n->text))
			return false;
		n->points += code == '.';
		n->commas += code == ',';
		if (code == '.' || code == ',')
			n->sign = n->len;
		n->text[n->len++] = (char)code;
	}
	while (n->len && n->text[n->len - 1] == ' ')
		n->len--;
	n->text[n->len] = '\0';
	n->spaces = memchr(n->text, ' ', n->len) != NULL;
	return strpbrk(n->text, "0123456789") != NULL;
}

enum figure_word figure_word(const char *text)
{
	static const struct {
		const char *folded;
		enum figure_word word;
	} words[] = { { "n/a", FIGURE_NOT_APPLICABLE },
		      { "k a d", FIGURE_NOT_APPLICABLE },
		      { "kad", FIGURE_NOT_APPLICABLE },
		      { "khong ap dung", FIGURE_NOT_APPLICABLE },
		      { "not applicable", FIGURE_NOT_APPLICABLE },
		      { "chua co so lieu", FIGURE_BLANK },
		      { "khong co so lieu", FIGURE_BLANK },
		      { "chua bao cao", FIGURE_BLANK },
		      { "dang cap nhat", FIGURE_BLANK },
		      { "no data", FIGURE_BLANK },
		      { "nan", FIGURE_BLANK },
		      { "null", FIGURE_BLANK },
		      { "clear", FIGURE_CLEAR },
		      { "xoa", FIGURE_CLEAR } };
	enum figure_word word = FIGURE_OTHER;
	struct str folded;

	if (!text || !*text)
		return FIGURE_BLANK;
	if (*text >= '0' && *text <= '9')
		return FIGURE_OTHER;
	str_init(&folded);
	utf8_add_fold(&folded, text);
	/* Nothing but spaces, dots and dashes. */
	if (!folded.len)
		word = strpbrk(text, ".") || strstr(text, "…") || !strpbrk(text, "-–—−") ?
			       FIGURE_BLANK :
			       FIGURE_NOT_APPLICABLE;
	for (size_t n = 0; n < ARRAY_LEN(words); n++)
		if (strcmp(folded.text, words[n].folded) == 0)
			word = words[n].word;
	str_release(&folded);
	return word;
}

bool figure_is_number(const char *text)
{
	struct figure_number n;

	return figure_take_apart(text, &n);
}

/* A lone sign that may part thousands as well: "1.050", not "57.8", "0.500", "1 050.300". */
static bool figure_ambiguous(const struct figure_number *n)
{
	return n->points + n->commas == 1 && !n->spaces && n->sign >= 1 &&
	       n->sign <= FIGURE_GROUP && n->text[0] != '0' && n->len - n->sign - 1 == FIGURE_GROUP;
}

bool figure_is_ambiguous(const char *text)
{
	struct figure_number n;

	return strpbrk(text, ".,") && figure_take_apart(text, &n) && figure_ambiguous(&n);
}

/* The sign that can only be the decimal one, or that is it as the other only parts thousands; 0
 * where none can be told. */
static char figure_decimal(const struct figure_number *n)
{
	const char last = n->text[n->sign];

	if (!n->points && !n->commas)
		return '\0';
	if (n->points && n->commas)
		return (last == '.' ? n->points : n->commas) == 1 ? last : '\0';
	if (n->points + n->commas > 1)
		return last == '.' ? ',' : '.';
	return figure_ambiguous(n) ? '\0' : last;
}

void figure_style_see(struct figure_style *style, const char *text)
{
	struct figure_number n;
	char decimal;

	if (!text || !figure_take_apart(text, &n))
		return;
	decimal = figure_decimal(&n);
	style->comma |= decimal == ',';
	style->point |= decimal == '.';
}

/* A number whose last sign is the decimal one: checked, then read as plain digits, so that zeros at
 * its end do not count. */
static enum number_reading figure_read_decimal(const struct figure_number *n, int decimals,
					       int64_t *value)
{
	const struct number_form form = { .lang = n->text[n->sign] == ',' ? LANG_VI : LANG_EN,
					  .decimals = NUMBER_DECIMALS_MAX };
	char plain[FIGURE_TEXT + 1];
	size_t len = 0;
	int64_t checked;
	const enum number_reading reading = number_read(n->text, &form, &checked);

	if (reading != NUMBER_OK && reading != NUMBER_OVERFLOW)
		return reading;
	if (n->negative)
		plain[len++] = '-';
	for (size_t at = 0; at < n->len; at++) {
		if (at == n->sign)
			plain[len++] = '.';
		else if (n->text[at] >= '0' && n->text[at] <= '9')
			plain[len++] = n->text[at];
	}
	plain[len] = '\0';
	return number_read_plain(plain, decimals, value);
}

/* A number without a decimal sign, or one of which the range must tell what its sign is. */
static enum number_reading figure_read_whole(const struct figure_number *n,
					     const struct number_form *form, int64_t *value)
{
	struct number_form read = *form;
	char text[FIGURE_TEXT + 1];

	/* The lone sign is then one that parts thousands in this language. */
	read.lang = n->text[n->sign] == ',' ? LANG_EN : LANG_VI;
	text[0] = n->negative ? '-' : '+';
	memcpy(text + 1, n->text, n->len + 1);
	return number_read(text, &read, value);
}

enum number_reading figure_text_read(const struct figure_style *style, const char *text,
				     const struct number_form *form, int64_t *value)
{
	struct figure_number n;
	char decimal;

	if (!figure_take_apart(text, &n))
		return NUMBER_MALFORMED;
	decimal = figure_decimal(&n);
	if (!decimal && figure_ambiguous(&n)) {
		if (style->comma && style->point)
			return NUMBER_AMBIGUOUS;
		decimal = style->comma ? ',' : style->point ? '.' : '\0';
		if (decimal && n.text[n.sign] != decimal) {
			memmove(n.text + n.sign, n.text + n.sign + 1, n.len - n.sign);
			n.len--;
			n.sign = 0;
		}
	}
	if (decimal && n.text[n.sign] == decimal)
		return figure_read_decimal(&n, form->decimals, value);
	return figure_read_whole(&n, form, value);
}

enum number_reading figure_text_round(const struct figure_style *style, const char *text,
				      const struct number_form *form, int64_t *value)
{
	enum number_reading reading = figure_text_read(style, text, form, value);
	struct figure_number n;
	int64_t step;
	char decimal;

	if (reading != NUMBER_TOO_FINE || !figure_take_apart(text, &n))
		return reading;
	decimal = figure_decimal(&n);
	if (!decimal && figure_ambiguous(&n))
		decimal = n.text[n.sign]; /* that of the file: grouped it would not be too fine */
	if (!decimal || n.text[n.sign] != decimal)
		return reading;
	if (n.len - n.sign - 1 > NUMBER_DECIMALS_MAX)
		n.text[n.sign + 1 + NUMBER_DECIMALS_MAX] = '\0';
	n.len = strlen(n.text);
	reading = figure_read_decimal(&n, NUMBER_DECIMALS_MAX, value);
	if (reading != NUMBER_OK)
		return reading;
	step = number_pow10(NUMBER_DECIMALS_MAX - form->decimals);
	*value = (*value + (*value < 0 ? -step : step) / 2) / step;
	return NUMBER_OK;
}
