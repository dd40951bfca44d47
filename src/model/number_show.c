/* Numbers as people read them and as files hold them. */
#include "model/number.h"

#include "number_wide.h"

#include <assert.h>

enum { NUMBER_GROUP = 3 };

/* The signs of a language; no group sign for the interchange form. */
struct number_signs {
	char decimal, group;
};

static struct number_signs number_signs_of(enum lang lang)
{
	return lang == LANG_VI ? (struct number_signs){ ',', '.' } :
				 (struct number_signs){ '.', ',' };
}

/* q at a number of decimals, rounded half away from zero. */
static number_wide number_round(struct quantity q, int decimals)
{
	const number_wide n = (number_wide)q.num * number_pow10(decimals) * 2;
	const number_wide d = q.den;

	return (n < 0 ? n - d : n + d) / (2 * d);
}

/* Writes value / 10^decimals, from its last digit to its first. */
static void number_write(number_wide value, int decimals, struct number_signs signs, bool plus,
			 char buf[NUMBER_SIZE])
{
	char made[NUMBER_SIZE * 2];
	char *at = made;
	number_wide rest = value < 0 ? -value : value;

	for (int digit = 0; rest > 0 || digit <= decimals; digit++) {
		if (digit == decimals && decimals > 0)
			*at++ = signs.decimal;
		if (signs.group && digit > decimals && (digit - decimals) % NUMBER_GROUP == 0)
			*at++ = signs.group;
		*at++ = (char)('0' + (int)(rest % 10));
		rest /= 10;
	}
	if (value < 0)
		*at++ = '-';
	else if (value > 0 && plus)
		*at++ = '+';
	assert(at - made < NUMBER_SIZE);
	while (at > made)
		*buf++ = *--at;
	*buf = '\0';
}

int number_decimals(int64_t value, int decimals, int least)
{
	for (; decimals > least && value % 10 == 0; value /= 10)
		decimals--;
	return decimals;
}

void number_plain(int64_t value, int decimals, char buf[NUMBER_SIZE])
{
	const int shown = number_decimals(value, decimals, 0);

	number_write(value / number_pow10(decimals - shown), shown,
		     (struct number_signs){ '.', '\0' }, false, buf);
}

static void number_show_as(struct quantity q, int shown, enum lang lang, bool plus,
			   char buf[NUMBER_SIZE])
{
	assert(shown >= 0 && shown <= NUMBER_DECIMALS_MAX);
	buf[0] = '\0';
	if (quantity_known(q))
		number_write(number_round(q, shown), shown, number_signs_of(lang), plus, buf);
}

void number_show(struct quantity q, int shown, enum lang lang, char buf[NUMBER_SIZE])
{
	number_show_as(q, shown, lang, false, buf);
}

void number_show_signed(struct quantity q, int shown, enum lang lang, char buf[NUMBER_SIZE])
{
	number_show_as(q, shown, lang, true, buf);
}

/* How q, rounded, stands to the limit. */
static int number_rounded_compare(struct quantity q, int decimals, struct quantity limit)
{
	number_wide x, y;

	/* So large a figure is far beyond the limit: nothing is crossed. */
	if (__builtin_mul_overflow(number_round(q, decimals), (number_wide)limit.den, &x))
		return quantity_compare(q, limit);
	y = (number_wide)limit.num * number_pow10(decimals);
	return (x > y) - (x < y);
}

void number_show_against(struct quantity q, struct quantity limit, int shown, enum lang lang,
			 char buf[NUMBER_SIZE])
{
	const int stands = quantity_compare(q, limit);

	if (quantity_known(q) && quantity_known(limit) && stands != 0) {
		while (shown < NUMBER_DECIMALS_MAX &&
		       number_rounded_compare(q, shown, limit) != stands)
			shown++;
	}
	number_show(q, shown, lang, buf);
}
