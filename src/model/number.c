/* Exact figures: integers at a number of decimals, and fractions of them. */
#include "model/number.h"

#include "number_wide.h"

#include <assert.h>
#include <math.h>

enum { NUMBER_POWER_MAX = 18 };

/* Up to here a double holds every integer exactly. */
#define NUMBER_SMALL (INT64_C(1) << 53)

int64_t number_pow10(int decimals)
{
	int64_t power = 1;

	assert(decimals >= 0 && decimals <= NUMBER_POWER_MAX);
	while (decimals-- > 0)
		power *= 10;
	return power;
}

bool number_add(int64_t a, int64_t b, int64_t *sum)
{
	int64_t both;

	if (__builtin_add_overflow(a, b, &both))
		return false;
	*sum = both;
	return true;
}

bool quantity_known(struct quantity q)
{
	return q.den > 0;
}

struct quantity quantity_none(void)
{
	return (struct quantity){ 0, 0 };
}

struct quantity quantity_scaled(int64_t value, int decimals)
{
	return (struct quantity){ value, number_pow10(decimals) };
}

static number_wide number_gcd(number_wide a, number_wide b)
{
	while (b != 0) {
		const number_wide rest = a % b;

		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

struct quantity quantity_percent(int64_t num, int64_t den)
{
	number_wide n = (number_wide)num * 100, d = den, common;

	if (den <= 0)
		return quantity_none();
	if (n > -NUMBER_SMALL && n < NUMBER_SMALL && d < NUMBER_SMALL)
		return (struct quantity){ (int64_t)n, den };
	common = number_gcd(n, d);
	n /= common;
	d /= common;
	/* Only a sum with more than 17 digits comes here; the last ones of both go. */
	while ((n > INT64_MAX || n < -INT64_MAX) && d > 1) {
		n /= 2;
		d /= 2;
	}
	if (n > INT64_MAX || n < -INT64_MAX)
		n = n > 0 ? INT64_MAX : -INT64_MAX;
	return (struct quantity){ (int64_t)n, (int64_t)d };
}

int quantity_compare(struct quantity a, struct quantity b)
{
	number_wide x, y;

	if (!quantity_known(a) || !quantity_known(b))
		return quantity_known(a) - quantity_known(b);
	x = (number_wide)a.num * b.den;
	y = (number_wide)b.num * a.den;
	return (x > y) - (x < y);
}

double quantity_double(struct quantity q)
{
	return quantity_known(q) ? (double)q.num / (double)q.den : (double)NAN;
}

double quantity_difference(struct quantity a, struct quantity b)
{
	if (!quantity_known(a) || !quantity_known(b))
		return (double)NAN;
	return (double)((number_wide)a.num * b.den - (number_wide)b.num * a.den) /
	       (double)((number_wide)a.den * b.den);
}
