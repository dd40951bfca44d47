/* What was perhaps meant by a text that no unit is called by. */
#include "lookup_near.h"

#include "base/date.h"
#include "base/msg.h"

#include <string.h>

/* What is NEAR_LESS further than the nearest was not meant. */
enum { NEAR_TEXT = 200, NEAR_LESS = 3 };

void near_init(struct near near[NEAR_COUNT])
{
	for (int n = 0; n < NEAR_COUNT; n++)
		near[n] = (struct near){ 0, NEAR_FAR };
}

int near_distance(const char *a, const char *b)
{
	const size_t la = strlen(a), lb = strlen(b);
	unsigned char row[NEAR_TEXT + 1];
	const int limit = la < 6 ? 1 : (int)(la / 3);

	if (la > NEAR_TEXT || lb > NEAR_TEXT || (la > lb ? la - lb : lb - la) > (size_t)limit)
		return NEAR_FAR;
	for (size_t k = 0; k <= lb; k++)
		row[k] = (unsigned char)k;
	for (size_t n = 1; n <= la; n++) {
		int diagonal = row[0];

		row[0] = (unsigned char)n;
		for (size_t k = 1; k <= lb; k++) {
			int least = diagonal + (a[n - 1] != b[k - 1]);

			diagonal = row[k];
			if (row[k] + 1 < least)
				least = row[k] + 1;
			if (row[k - 1] + 1 < least)
				least = row[k - 1] + 1;
			row[k] = (unsigned char)least;
		}
	}
	return row[lb] <= limit ? row[lb] : NEAR_FAR;
}

void near_add(struct near near[NEAR_COUNT], int id, int distance)
{
	int at = NEAR_COUNT - 1;

	for (int n = 0; n < NEAR_COUNT; n++)
		if (near[n].id == id) {
			if (near[n].distance <= distance)
				return;
			at = n;
		}
	if (distance == NEAR_FAR || (near[at].id != id && near[at].distance <= distance))
		return;
	for (; at > 0 && near[at - 1].distance > distance; at--)
		near[at] = near[at - 1];
	near[at] = (struct near){ id, distance };
}

/* Both are words, and one of them ends or begins the other: "vung tau", "so y te tinh an giang". */
static bool near_part(const char *words, const char *name)
{
	const size_t w = strlen(words), n = strlen(name);
	const char *longer = w > n ? words : name, *shorter = w > n ? name : words;
	const size_t least = w > n ? n : w, most = w > n ? w : n;

	if (least == most || !strchr(shorter, ' '))
		return false;
	return (longer[most - least - 1] == ' ' && strcmp(longer + most - least, shorter) == 0) ||
	       (longer[least] == ' ' && str_starts(longer, shorter));
}

int near_measure(const char *words, const struct lookup_entry *e)
{
	if (e->kind == LOOKUP_NAME && near_part(words, e->words))
		return 1;
	return near_distance(words, e->words);
}

int near_count(const struct near near[NEAR_COUNT])
{
	int n = 0;

	while (n < NEAR_COUNT && near[n].id && near[n].distance < near[0].distance + NEAR_LESS)
		n++;
	return n;
}

void near_say(struct str *out, const struct str *list)
{
	if (list->len)
		msg_add(out, MSG_IMPORT_NEAREST, list->text);
	else
		str_add(out, tr(MSG_IMPORT_NO_NEAREST));
}

/* Adds "P08-89 An Giang", of a unit below those that report also where it is. */
static void near_add_unit(const struct unit_lookup *l, struct str *list, int id, int32_t day)
{
	const struct unit *unit = units_by_id(l->u, id);

	if (day == DATE_MAX)
		day = unit->valid_to;
	str_addf(list, "%s%s %s", list->len ? ", " : "", unit->code,
		 units_name(l->u, id, day, lang_get()));
	if (unit->kind >= UNIT_DISTRICT && units_parent(l->u, id, day))
		str_addf(list, " (%s)",
			 units_name(l->u, units_parent(l->u, id, day), day, lang_get()));
}

/* Says where a unit went that is no more on the day, or what stood in the place of one that is not yet;
 * false when it is neither. */
static bool near_other_time(const struct unit_lookup *l, int id, int32_t day, struct str *out)
{
	const struct unit *unit = units_by_id(l->u, id);
	const bool past = day > unit->valid_to;
	const int32_t since = past ? unit->valid_to + 1 : unit->valid_from;
	char when[DATE_SIZE];
	struct str list;
	size_t partners = 0;

	if (unit_valid(unit, day))
		return false;
	str_init(&list);
	for (size_t n = 0; n < l->u->successions && partners < NEAR_COUNT; n++) {
		const struct succession *s = &l->u->succession[n];
		const int other = past ? s->new_unit : s->old;

		if (!s->main || (past ? s->old : s->new_unit) != id || !units_by_id(l->u, other))
			continue;
		near_add_unit(l, &list, other, past ? s->effective : s->effective - 1);
		partners++;
	}
	date_format_local(since, when);
	if (past)
		msg_add(out, list.len ? MSG_LOOKUP_WENT_INTO : MSG_LOOKUP_ENDED, when, list.text);
	else
		msg_add(out, list.len ? MSG_LOOKUP_CAME_FROM : MSG_LOOKUP_BEGINS, when, list.text);
	str_release(&list);
	return true;
}

static void near_list_units(const struct unit_lookup *l, int32_t day, struct str *list)
{
	struct near near[NEAR_COUNT];

	near_init(near);
	for (size_t n = 0; n < l->entries && l->text.readings; n++) {
		const struct lookup_entry *e = &l->entry[n];
		const size_t last = l->text.readings - 1;

		if (!e->unit || (day != DATE_MAX && !unit_valid(units_by_id(l->u, e->unit), day)))
			continue;
		near_add(near, e->unit, near_measure(l->text.reading[0].words, e));
		near_add(near, e->unit, near_measure(l->text.reading[last].words, e));
	}
	for (int n = 0; n < near_count(near); n++)
		near_add_unit(l, list, near[n].id, day);
}

static void near_unit(struct unit_lookup *l, const char *text, int32_t day, struct str *out)
{
	struct lookup_hits hits;
	struct str list;

	str_init(&list);
	lookup_units(l, text, day, &hits);
	for (size_t n = 0; hits.count > 1 && n < hits.count && n < LOOKUP_HITS; n++)
		near_add_unit(l, &list, hits.ids[n], day);
	if (list.len) {
		str_add(out, list.text);
		str_release(&list);
		return;
	}
	if (day != DATE_MAX)
		lookup_units(l, text, DATE_MAX, &hits);
	if (hits.count != 1 || !near_other_time(l, hits.ids[0], day, out)) {
		near_list_units(l, day, &list);
		near_say(out, &list);
	}
	str_release(&list);
}

bool near_recall(struct unit_lookup *l, const char *text, int32_t day, struct str *out, size_t *at)
{
	bool known;
	const struct lookup_memo *m = lookup_recall(l->near_memo, text, day, &known);

	*at = l->near.len;
	if (known)
		str_add(out, l->near.text + m->found);
	return known;
}

void near_keep(struct unit_lookup *l, const char *text, int32_t day, size_t at, struct str *out)
{
	bool known;
	struct lookup_memo *m = lookup_recall(l->near_memo, text, day, &known);

	str_add(out, l->near.text + at);
	if (m) {
		str_addc(&l->near, '\0');
		lookup_keep(m, text, day, (int)at, 0);
	} else {
		l->near.len = at;
		l->near.text[at] = '\0';
	}
}

void unit_lookup_near_unit(struct unit_lookup *l, const char *text, int32_t day, struct str *out)
{
	size_t at;

	if (near_recall(l, text, day, out, &at))
		return;
	near_unit(l, text, day, &l->near);
	near_keep(l, text, day, at, out);
}
