/* Identity, clock and hash of the log's entries. */
#include "model/revision.h"

#include "model/period.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static const struct revision_id revision_parents[] = {
	{ { 9, 1 }, 3 },
	{ { 2, 1 }, 70 },
	{ { 2, 1 }, 8 },
};

static struct revision sample(void)
{
	return (struct revision){
		.id = { { 0xA1, 0xB2, 0xC3, 0xD4, 5 }, 4242 },
		.clock = (int64_t)1665363600000 << 16 | 3,
		.kind = REVISION_VALUE,
		.subject = "cell/SOC.INF.FBR/P08-89/2022-Q3",
		.value = { .state = VALUE_GIVEN,
			   .fields = FIELDS_PAIR,
			   .quality = QUALITY_PROVISIONAL,
			   .flags = VALUE_ILLUSTRATIVE,
			   .numerator = 390000,
			   .denominator = -2,
			   .number = 99 },
		.status = STATUS_SUBMITTED,
		.author = "lan.ht",
		.batch = 4240,
		.undoes = 0,
		.reason = "đối chiếu",
		.source = NULL,
		.note = "",
		.parent = revision_parents,
		.parents = ARRAY_LEN(revision_parents),
	};
}

static void check_hash(const struct revision *r, const unsigned char *prev, const char *want)
{
	unsigned char made[HASH_SIZE];
	char text[HASH_HEX_SIZE];

	revision_hash(r, prev, made);
	hash_hex(made, HASH_SIZE, text);
	assert_string_equal(text, want);
}

/* SHA-256 sums of the layout in revision.h, made by another program from that description. */
static void test_hash(void **state)
{
	static const unsigned char prev[HASH_SIZE] = { 7, 7, 7 };
	const struct revision r = sample();
	const struct revision note = {
		.id = { .seq = 1 },
		.clock = 65536,
		.kind = REVISION_NOTE,
		.subject = "indicator/A",
		.author = "a",
		.batch = 1,
		.note = "x",
	};

	(void)state;
	check_hash(&r, prev, "ff9ade5cbcab72f28342df8523fb5a3e16657aa925091eac1ff450c479afae42");
	check_hash(&note, NULL, "040b7e8fea0dd669b114d595f737d7cca68cf823d4efd83c1e3e6fe41e167e37");
}

static void change_nothing(struct revision *r)
{
	r->value.number = 100; /* not used by a pair */
}

static void change_replica(struct revision *r)
{
	r->id.replica[15] = 1;
}

static void change_seq(struct revision *r)
{
	r->id.seq++;
}

static void change_clock(struct revision *r)
{
	r->clock++;
}

static void change_kind(struct revision *r)
{
	r->kind = REVISION_UNDO;
}

static void change_subject(struct revision *r)
{
	r->subject = "cell/SOC.INF.FBR/P08-89/2022-Q4";
}

static void change_state(struct revision *r)
{
	r->value.state = VALUE_NOT_APPLICABLE;
}

static void change_fields(struct revision *r)
{
	r->value.fields = FIELDS_NUMBER;
}

static void change_quality(struct revision *r)
{
	r->value.quality = QUALITY_FINAL;
}

static void change_flags(struct revision *r)
{
	r->value.flags = 0;
}

static void change_status(struct revision *r)
{
	r->status = STATUS_VERIFIED;
}

static void change_numerator(struct revision *r)
{
	r->value.numerator++;
}

static void change_denominator(struct revision *r)
{
	r->value.denominator++;
}

static void change_author(struct revision *r)
{
	r->author = "minh";
}

static void change_batch(struct revision *r)
{
	r->batch++;
}

static void change_undoes(struct revision *r)
{
	r->undoes = 1;
}

static void change_reason(struct revision *r)
{
	r->reason = NULL;
}

static void change_source(struct revision *r)
{
	r->source = "";
}

static void change_note(struct revision *r)
{
	r->note = NULL;
}

static void change_parents(struct revision *r)
{
	r->parents--;
}

static void change_parent(struct revision *r)
{
	static const struct revision_id others[] = {
		{ { 9, 1 }, 3 },
		{ { 2, 1 }, 71 },
		{ { 2, 1 }, 8 },
	};

	r->parent = others;
}

static void change_order(struct revision *r)
{
	static const struct revision_id turned[] = {
		{ { 2, 1 }, 8 },
		{ { 9, 1 }, 3 },
		{ { 2, 1 }, 70 },
	};

	r->parent = turned;
}

/* Each field counts; what is not used and the order of the parents do not. */
static void test_hash_covers(void **state)
{
	static const struct {
		void (*change)(struct revision *r);
		bool same;
	} rows[] = {
		{ change_nothing, true },      { change_order, true },   { change_replica, false },
		{ change_seq, false },         { change_clock, false },  { change_kind, false },
		{ change_subject, false },     { change_state, false },  { change_fields, false },
		{ change_quality, false },     { change_flags, false },  { change_status, false },
		{ change_numerator, false },   { change_author, false }, { change_batch, false },
		{ change_denominator, false }, { change_undoes, false }, { change_reason, false },
		{ change_source, false },      { change_note, false },   { change_parents, false },
		{ change_parent, false },
	};
	const struct revision r = sample();
	unsigned char first[HASH_SIZE], other[HASH_SIZE], prev[HASH_SIZE] = { 0 };

	(void)state;
	revision_hash(&r, prev, first);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct revision changed = sample();

		rows[i].change(&changed);
		revision_hash(&changed, prev, other);
		if ((memcmp(first, other, HASH_SIZE) == 0) != rows[i].same)
			fail_msg("row %zu", i);
	}
	prev[31] = 1;
	revision_hash(&r, prev, other);
	assert_memory_not_equal(first, other, HASH_SIZE);
	revision_hash(&r, NULL, other);
	assert_memory_not_equal(first, other, HASH_SIZE);
	/* The caller's parents stay as they were. */
	assert_int_equal(revision_parents[0].seq, 3);
	assert_int_equal(revision_parents[1].seq, 70);
}

static void test_clock(void **state)
{
	static const struct {
		int64_t seen, now_ms, clock;
	} rows[] = {
		{ 0, 1000, (int64_t)1000 << 16 },
		{ (int64_t)999 << 16 | 5, 1000, (int64_t)1000 << 16 },
		{ (int64_t)1000 << 16, 1000, ((int64_t)1000 << 16) + 1 },
		{ (int64_t)1000 << 16 | 65535, 1000, (int64_t)1001 << 16 }, /* carries over */
		{ (int64_t)5000 << 16 | 2, 1000,
		  (int64_t)5000 << 16 | 3 }, /* set back, or behind */
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_int_equal(revision_clock_next(rows[i].seen, rows[i].now_ms), rows[i].clock);
	assert_int_equal(revision_clock_ms((int64_t)1000 << 16 | 65535), 1000);
}

static void test_texts(void **state)
{
	char subject[REVISION_SUBJECT_SIZE], id[REVISION_ID_TEXT];
	struct revision_id greatest = { .seq = UINT32_MAX };
	const struct revision r = sample();

	(void)state;
	revision_cell_subject(subject, "SOC.INF.FBR", "P08-89", period_of(2022, PERIOD_QUARTER, 3));
	assert_string_equal(subject, "cell/SOC.INF.FBR/P08-89/2022-Q3");
	revision_id_text(&r.id, id);
	assert_string_equal(id, "a1b2c3d4-4242");
	memset(greatest.replica, 0xFF, sizeof(greatest.replica));
	revision_id_text(&greatest, id);
	assert_string_equal(id, "ffffffff-4294967295");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hash),
		cmocka_unit_test(test_hash_covers),
		cmocka_unit_test(test_clock),
		cmocka_unit_test(test_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
