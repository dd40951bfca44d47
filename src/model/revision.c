/* The identity, clock and hash of an entry of the log. */
#include "model/revision.h"

#include "base/mem.h"
#include "model/period.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REVISION_PARENTS_MAX = 64, REVISION_COUNTER_BITS = 16, REVISION_ID_REPLICA = 4 };

static int revision_id_compare(const void *a, const void *b)
{
	const struct revision_id *x = a, *y = b;
	const int order = memcmp(x->replica, y->replica, REPLICA_SIZE);

	return order ? order : (x->seq > y->seq) - (x->seq < y->seq);
}

static void revision_hash_value(struct hash *h, const struct value *v, enum value_status status)
{
	const bool given = v->state == VALUE_GIVEN;
	const bool pair = given && v->fields == FIELDS_PAIR;
	const int64_t field[] = {
		v->state,
		given ? v->fields : 0,
		v->quality,
		status,
		v->flags,
		given && !pair ? v->number : 0,
		pair ? v->numerator : 0,
		pair ? v->denominator : 0,
	};

	hash_ints(h, field, ARRAY_LEN(field));
}

static void revision_hash_parents(struct hash *h, const struct revision *r)
{
	struct revision_id sorted[REVISION_PARENTS_MAX];

	assert(r->parents <= ARRAY_LEN(sorted));
	hash_int(h, (int64_t)r->parents);
	if (r->parents == 0)
		return;
	memcpy(sorted, r->parent, r->parents * sizeof(*sorted));
	qsort(sorted, r->parents, sizeof(*sorted), revision_id_compare);
	for (size_t i = 0; i < r->parents; i++) {
		hash_bytes(h, sorted[i].replica, REPLICA_SIZE);
		hash_int(h, sorted[i].seq);
	}
}

void revision_hash(const struct revision *r, const unsigned char *prev,
		   unsigned char out[HASH_SIZE])
{
	struct hash h;

	hash_init(&h);
	hash_text(&h, "tiendo-rev-1");
	hash_bytes(&h, r->id.replica, REPLICA_SIZE);
	hash_ints(&h, (const int64_t[]){ r->id.seq, r->clock, r->kind }, 3);
	hash_text(&h, r->subject);
	revision_hash_value(&h, &r->value, r->status);
	hash_text(&h, r->author);
	hash_ints(&h, (const int64_t[]){ r->batch, r->undoes }, 2);
	revision_hash_parents(&h, r);
	hash_text(&h, r->reason);
	hash_text(&h, r->source);
	hash_text(&h, r->note);
	if (prev)
		hash_bytes(&h, prev, HASH_SIZE);
	else
		hash_text(&h, NULL);
	hash_end(&h, out);
}

int64_t revision_clock_next(int64_t greatest_seen, int64_t now_ms)
{
	const int64_t now = now_ms << REVISION_COUNTER_BITS;

	return now > greatest_seen ? now : greatest_seen + 1;
}

int64_t revision_clock_ms(int64_t clock)
{
	return clock >> REVISION_COUNTER_BITS;
}

/* Adds a text and a slash; what has no room falls off. */
static char *revision_subject_part(char *at, const char *end, const char *text)
{
	const size_t len = strnlen(text, (size_t)(end - at));

	memcpy(at, text, len);
	at += len;
	if (at < end)
		*at++ = '/';
	return at;
}

void revision_cell_subject(char buf[REVISION_SUBJECT_SIZE], const char *indicator, const char *unit,
			   int32_t period)
{
	const char *end = &buf[REVISION_SUBJECT_SIZE - PERIOD_SIZE];
	char *at = revision_subject_part(buf, end, "cell");

	at = revision_subject_part(at, end, indicator);
	period_format(period, revision_subject_part(at, end, unit));
}

void revision_id_text(const struct revision_id *id, char buf[REVISION_ID_TEXT])
{
	char replica[2 * REVISION_ID_REPLICA + 1];

	hash_hex(id->replica, REVISION_ID_REPLICA, replica);
	snprintf(buf, REVISION_ID_TEXT, "%s-%u", replica, (unsigned)id->seq);
}
