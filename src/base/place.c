/* Sorting by the digits of the keys, the last one first: a pass for each digit that differs. */
#include "base/place.h"

#include "base/mem.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { PLACE_DIGIT_BITS = 8, PLACE_DIGITS = 1 << PLACE_DIGIT_BITS, PLACE_KEY_BITS = 64 };

static unsigned place_digit(const struct place *p, int shift)
{
	return (unsigned)(p->key >> shift) & (PLACE_DIGITS - 1);
}

static bool place_sorted(const struct place *list, size_t count)
{
	for (size_t n = 1; n < count; n++)
		if (list[n].key < list[n - 1].key)
			return false;
	return true;
}

/* From one list into the other; false, and nothing done, when all have the same digit. */
static bool place_pass(const struct place *from, struct place *to, size_t count, int shift)
{
	size_t at[PLACE_DIGITS] = { 0 }, before = 0;

	for (size_t n = 0; n < count; n++)
		at[place_digit(&from[n], shift)]++;
	if (at[place_digit(&from[0], shift)] == count)
		return false;
	for (int digit = 0; digit < PLACE_DIGITS; digit++) {
		const size_t here = at[digit];

		at[digit] = before;
		before += here;
	}
	for (size_t n = 0; n < count; n++)
		to[at[place_digit(&from[n], shift)]++] = from[n];
	return true;
}

void place_sort(struct place *list, size_t count)
{
	struct place *from = list, *to;

	if (place_sorted(list, count))
		return;
	to = mem_resize(NULL, count, sizeof(*to));
	for (int shift = 0; shift < PLACE_KEY_BITS; shift += PLACE_DIGIT_BITS)
		if (place_pass(from, to, count, shift)) {
			struct place *sorted = to;

			to = from;
			from = sorted;
		}
	if (from != list) {
		memcpy(list, from, count * sizeof(*list));
		to = from;
	}
	free(to);
}
