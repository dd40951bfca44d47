/* The home screen's list of single cells: thousands of them, of 16 bytes each, in groups under headings. */
#include "home.h"

#include "base/str.h"
#include "calc/value_words.h"

#include <stdlib.h>

/* What other cells have too stands elsewhere: unit, slot, words. */
struct home_kept {
	uint32_t unit; /* as they were read */
	uint32_t slot;
	uint32_t words; /* 1 + where, 0: none */
	int16_t days;
	unsigned char state : 4, group : 4;
	bool verified : 1, behind : 1, too_long : 1, late : 1;
};

_Static_assert(DUE_STATE_MAX <= 16 && HOME_GROUP_MAX <= 16, "state and group have four bits");

void home_kept_clear(struct home_data *h)
{
	h->kepts = h->slots = h->word = 0;
	arena_release(&h->arena);
	arena_init(&h->arena);
}

void home_kept_release(struct home_data *h)
{
	free(h->kept);
	free(h->slot);
	free(h->words);
	arena_release(&h->arena);
}

/* Cells come unit by unit, in the same order of indicators and periods: what is looked for follows what was
 * found last, or is new. */
static uint32_t home_slot(struct home_data *h, const struct home_cell *c)
{
	const size_t last = h->kepts ? h->kept[h->kepts - 1].slot : 0;
	struct home_slot *slot;

	for (size_t n = 0; n < h->slots; n++) {
		const size_t at = (last + n) % h->slots;

		if (h->slot[at].indicator == c->indicator && h->slot[at].period == c->period &&
		    h->slot[at].deadline == c->deadline)
			return (uint32_t)at;
	}
	h->slot = mem_grow(h->slot, h->slots, &h->slot_room, sizeof(*h->slot));
	slot = &h->slot[h->slots++];
	*slot = (struct home_slot){ c->indicator, c->period, c->deadline };
	return (uint32_t)(h->slots - 1);
}

static void home_word(struct home_data *h, const char *text)
{
	h->words = mem_grow(h->words, h->word, &h->word_room, sizeof(*h->words));
	h->words[h->word++] = arena_strdup(&h->arena, text);
}

/* Who returned it and why; of others the value. */
static uint32_t home_words(struct home_data *h, const struct due_cell *due)
{
	const uint32_t at = (uint32_t)h->word + 1;
	struct str words;

	if (due->state == DUE_RETURNED) {
		home_word(h, due->author);
		home_word(h, due->reason);
		return at;
	}
	if (due->value.state == VALUE_ABSENT)
		return 0;
	str_init(&words);
	value_add_words(programme_indicator(h->programme, due->indicator), &due->value, false,
			&words);
	home_word(h, NULL);
	home_word(h, words.text);
	str_release(&words);
	return at;
}

void home_kept_add(struct home_data *h, const struct home_cell *c, const struct due_cell *due)
{
	const struct home_kept kept = {
		.unit = (uint32_t)(home_unit(h, c->unit) - h->unit),
		.slot = home_slot(h, c),
		.words = home_words(h, due),
		.days = (int16_t)(c->days < INT16_MAX ? c->days : INT16_MAX),
		.state = c->state,
		.group = c->group,
		.verified = c->verified,
		.behind = c->behind,
		.too_long = c->too_long,
		.late = c->overdue > 0,
	};

	h->kept = mem_grow(h->kept, h->kepts, &h->kept_room, sizeof(*h->kept));
	h->kept[h->kepts++] = kept;
}

static struct home_cell home_unpack(const struct home_data *h, const struct home_kept *k)
{
	const struct home_slot *slot = &h->slot[k->slot];

	return (struct home_cell){
		.indicator = slot->indicator,
		.unit = h->unit[k->unit].row.id,
		.period = slot->period,
		.deadline = slot->deadline,
		.overdue = k->late ? h->today - slot->deadline : 0,
		.days = k->days,
		.state = (enum due_state)k->state,
		.group = (enum home_group)k->group,
		.verified = k->verified,
		.behind = k->behind,
		.too_long = k->too_long,
		.author = k->words ? h->words[k->words - 1] : NULL,
		.note = k->words ? h->words[k->words] : NULL,
	};
}

/* --- rows --- */

/* Equal ones stay in the order in which they were read. */
static int home_compare_kept(const void *a, const void *b, void *arg)
{
	const struct home_data *h = arg;
	const struct home_kept *x = a, *y = b;
	const struct home_cell left = home_unpack(h, x), right = home_unpack(h, y);
	const int by = home_compare(&left, &right);

	if (by)
		return by;
	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	if (left.indicator != right.indicator)
		return left.indicator < right.indicator ? -1 : 1;
	return (left.period > right.period) - (left.period < right.period);
}

void home_kept_arrange(struct home_data *h)
{
	if (h->kepts)
		qsort_r(h->kept, h->kepts, sizeof(*h->kept), home_compare_kept, h);
	h->rows = h->kepts;
	for (int group = 0; group < HOME_GROUP_MAX; group++)
		h->under[group] = 0;
	for (size_t n = 0; n < h->kepts; n++)
		h->rows += h->under[h->kept[n].group]++ == 0;
}

struct home_row home_row(const struct home_data *h, size_t n)
{
	size_t before = 0;

	if (h->layout != HOME_CELLS)
		return h->row[n];
	for (int group = 0; group < HOME_GROUP_MAX; before += h->under[group++]) {
		if (!h->under[group])
			continue;
		if (n == 0)
			return (struct home_row){ .heading = group + 1 };
		if (--n < h->under[group])
			return (struct home_row){ .cell = home_unpack(h, &h->kept[before + n]) };
		n -= h->under[group];
	}
	return (struct home_row){ 0 };
}
