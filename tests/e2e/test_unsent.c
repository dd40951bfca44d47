/* A sentence that is half typed when the line is cut: it waits where it was asked for, until it is taken or
 * dropped there. */
#include "places.h"
#include "walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define CELL "/ 'an giang' Enter / 'fibre' Enter "

/* A question for a sentence: the keys to it, and what the next start says of it. */
static const struct {
	const char *keys, *shown, *subject;
} rows[] = {
	{ CELL "c c", "Your comment", "for Households with fibre, An" },
	{ CELL "c X", "A file or an address", "for Households with fibre, An" },
	{ "K c F", "follow-up. Why?", "for Households with fibre, Da" },
	{ "K -", "Return Da Nang", "for Households with fibre, Da" },
	{ "K J Enter -", "Return Da Nang", "for Households with fibre, Da" },
	{ "K Space Space -", "Return the 2 marked", "for Households with fibre, Da" },
	{ "J Ins Enter '20/11/2022' Enter", "The name of", "for a milestone; go" },
	{ "J Ins Down Down Enter Enter Enter", "Why?", "for lock of 2022-Q4: all" },
	{ "V / 'T01' Enter F2 1", "Note: how does it stand?", "for task T01, " },
	{ "/ 'ca mau' Enter S 1", "nothing to report", "for nothing to report, Ca" },
};

#define SENTENCE "chưa đối chiếu"

static long long unsent(void)
{
	return program_sql_number("SELECT count(*) FROM unsent");
}

static void go(struct term *t, size_t n)
{
	places_go(t, rows[n].keys);
	term_wait(t, rows[n].shown);
}

static void leave(struct term *t)
{
	walk_quit(t);
	term_free(t);
}

static void test_offered_where_it_was_typed(void **state)
{
	(void)state;
	places_fill();
	for (size_t n = 0; n < sizeof(rows) / sizeof(rows[0]); n++) {
		struct term *t = places_open(NULL, "en");
		go(t, n);
		term_type(t, SENTENCE);
		term_wait_at_cursor(t, SENTENCE);
		term_hangup(t);
		term_wait_end(t);
		term_free(t);
		/* said at the start; nothing of it was recorded */
		t = places_open(NULL, "en");
		term_wait(t, "the line was cut while you typed \"" SENTENCE "\"");
		term_wait(t, rows[n].subject);
		/* cut once more before anything was changed */
		go(t, n);
		term_wait_at_cursor(t, "^> " SENTENCE "  +Enter takes it, Esc leaves");
		term_wait(t, "typed before the line was cut");
		term_hangup(t);
		term_wait_end(t);
		term_free(t);
		assert_int_equal(unsent(), 1);
		/* Esc drops it */
		t = places_open(NULL, "en");
		go(t, n);
		term_wait_at_cursor(t, "^> " SENTENCE "  +Enter takes it, Esc leaves");
		term_keys(t, "Esc");
		term_settle(t);
		assert_int_equal(unsent(), 0);
		leave(t);
	}
	program_expect(0, "check", NULL);
}

static void test_taken(void **state)
{
	(void)state;
	places_fill();
	struct term *t = places_open(NULL, "vi");
	places_go(t, CELL "c c");
	term_type(t, SENTENCE);
	/* leaving the program with a field open is no other thing */
	leave(t);
	t = places_open(NULL, "vi");
	term_wait(t, "mất kết nối khi bạn đang gõ \"" SENTENCE "\"");
	places_go(t, CELL "c c");
	term_wait_at_cursor(t, SENTENCE);
	term_type(t, " với Sở");
	term_keys(t, "Enter");
	term_wait(t, SENTENCE " với Sở");
	assert_int_equal(unsent(), 0);
	/* and it is not said, nor offered, again */
	leave(t);
	t = places_open(NULL, "vi");
	term_wait_gone(t, "mất kết nối");
	places_go(t, CELL "c c");
	term_wait_at_cursor(t, "^> +Enter");
	leave(t);
}

/* It is one person's; what was only looked at is not kept; where accents would be destroyed it stays. */
static void test_whose(void **state)
{
	(void)state;
	places_fill();
	struct term *t = places_open(NULL, "en");
	places_go(t, CELL "c c");
	term_settle(t);
	term_hangup(t);
	term_wait_end(t);
	assert_int_equal(unsent(), 0);
	program_sql("INSERT INTO unsent VALUES"
		    "('lan', 'comment cell/SOC.INF.FBR/P08-89/2022-Q4', 'x'),"
		    "('minh', 'comment cell/SOC.INF.FBR/P08-89/2022-Q4', 'đã gõ')");
	program_setenv("LC_ALL=C");
	t = places_open(NULL, "en");
	places_go(t, CELL "c c");
	term_wait_at_cursor(t, "^> +Enter");
	term_type(t, "another");
	term_keys(t, "Enter");
	term_wait(t, "another");
	leave(t);
	assert_int_equal(unsent(), 2);
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_offered_where_it_was_typed),
		PROGRAM_TEST(test_taken),
		PROGRAM_TEST(test_whose),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}
