/* Submitting and deciding on every terminal: seen on the screen, and found in the database. */
#include "places.h"
#include "walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The terminal NULL is xterm without UTF-8. */
static const char *const terms[] = { "xterm-256color", "vt100",  "linux", "putty",
				     "tmux-256color",  "screen", NULL };

enum { TERMS = sizeof(terms) / sizeof(terms[0]) };

/* As the database has them (store/form.h). */
enum status { DRAFT, SUBMITTED, RETURNED, VERIFIED };

static void expect_cells(enum status status, long long count)
{
	char sql[80];

	snprintf(sql, sizeof(sql), "SELECT count(*) FROM cell WHERE (form >> 6 & 3) = %d", status);
	assert_int_equal(program_sql_number(sql), count);
}

static long long with_reason(const char *reason)
{
	char sql[100];

	snprintf(sql, sizeof(sql), "SELECT count(*) FROM revision WHERE reason = '%s'", reason);
	return program_sql_number(sql);
}

static struct term *start(const char *term)
{
	places_fill();
	if (!term)
		program_setenv("LC_ALL=C");
	struct term *t = places_open(term, "en");
	vt_record(term_vt(t));
	expect_cells(SUBMITTED, 3);
	expect_cells(VERIFIED, 0);
	return t;
}

static void end(struct term *t, const char *term)
{
	size_t len;

	walk_quit(t);
	const char *bytes = vt_recorded(term_vt(t), &len);
	for (size_t i = 0; !term && i < len; i++)
		if ((unsigned char)bytes[i] > 0x7e)
			fail_msg("byte %02x, %zu of %zu", (unsigned char)bytes[i], i, len);
	term_free(t);
	program_expect(0, "check", NULL);
}

static void test_queue(void **state)
{
	(void)state;
	for (size_t i = 0; i < TERMS; i++) {
		struct term *t = start(terms[i]);
		places_go(t, "K");
		term_wait_row(t, 0, "Review: 3 waiting, 1 unusual");
		term_wait_at_cursor(t, "^>.*SOC.INF.FBR +DNG");
		places_go(t, "- 'a digit is missinh' Backspace 'g' Enter");
		term_wait(t, "returned: 1");
		term_wait_row(t, 0, "Review: 2 waiting, 0 unusual");
		expect_cells(RETURNED, 1);
		assert_int_equal(with_reason("a digit is missing"), 1);
		places_go(t, "Home +");
		term_wait(t, "verified: 1");
		expect_cells(VERIFIED, 1);
		places_go(t, "F8");
		term_wait_row(t, 0, "Review: 2 waiting");
		expect_cells(VERIFIED, 0);
		places_go(t, "Space Space");
		term_wait_row(t, 0, "Review: 2 waiting, 2 marked");
		places_go(t, "+");
		term_wait(t, "verified: 2");
		term_wait_row(t, 0, "Review: 0 waiting");
		expect_cells(VERIFIED, 2);
		places_go(t, "F8 F8");
		term_wait_row(t, 0, "Review: 3 waiting");
		expect_cells(SUBMITTED, 3);
		end(t, terms[i]);
	}
}

static void test_session(void **state)
{
	(void)state;
	for (size_t i = 0; i < TERMS; i++) {
		struct term *t = start(terms[i]);
		places_go(t, "K J Enter");
		term_wait_row(t, 0, "^Session 1/2: Da Nang");
		places_go(t, "- 'look again' Enter");
		term_wait_at_cursor(t, "- returned");
		expect_cells(RETURNED, 1);
		assert_int_equal(with_reason("look again"), 1);
		places_go(t, "Tab");
		term_wait_row(t, 0, "^Session 2/2: An Giang");
		places_go(t, "Space +");
		term_wait_match(t, "[+] verified");
		expect_cells(VERIFIED, 1);
		places_go(t, "F8");
		term_wait(t, "2 waiting");
		expect_cells(VERIFIED, 0);
		places_go(t, "S-Tab");
		term_wait_row(t, 0, "^Session 1/2");
		places_go(t, "Esc");
		term_wait(t, "decisions in this session");
		places_go(t, "Up Enter"); /* the last answer: without minutes */
		term_wait_row(t, 0, "Review: 2 waiting");
		end(t, terms[i]);
	}
}

/* Through to the end, the question answered by arrows; then taken back. */
static void test_submit(void **state)
{
	(void)state;
	for (size_t i = 0; i < TERMS; i++) {
		struct term *t = start(terms[i]);
		places_go(t, "/ 'can tho' Enter S");
		term_wait(t, "1 of 50 filled, 1 of them not yet submitted");
		places_go(t, "Down");
		term_wait_at_cursor(t, "^> 1  submit");
		places_go(t, "Enter");
		term_wait(t, "submitted: 1 of 50");
		expect_cells(SUBMITTED, 4);
		places_go(t, "K");
		term_wait_row(t, 0, "Review: 4 waiting");
		places_go(t, "Esc F8");
		term_wait(t, "taken back");
		expect_cells(SUBMITTED, 3);
		end(t, terms[i]);
	}
}

/* Everything that a reviewer does, without a letter: the menu by arrows, then function keys. */
static void test_by_menu(void **state)
{
	(void)state;
	for (size_t i = 0; i < TERMS; i++) {
		struct term *t = start(terms[i]);
		places_run(t, "K");
		term_wait_row(t, 0, "Review: 3 waiting");
		places_run(t, "&");
		places_run(t, "&");
		term_wait_row(t, 0, "Review: 3 waiting, 1 unusual");
		places_run(t, ",");
		term_wait_row(t, 0, "Review: 3 waiting, 1 marked");
		places_run(t, "+");
		term_wait(t, "verified: 1");
		expect_cells(VERIFIED, 1);
		places_run(t, "-");
		places_go(t, "'57' Enter");
		term_wait(t, "returned: 1");
		expect_cells(RETURNED, 1);
		places_run(t, "J");
		places_go(t, "Enter");
		term_wait(t, "2 were decided today already");
		places_go(t, "Down Enter");
		term_wait_row(t, 0, "^Session 1/2: Da Nang");
		places_go(t, "Enter");
		term_wait_row(t, 0, "^Session 2/2: An Giang");
		places_run(t, "Space");
		places_run(t, "+");
		term_wait_match(t, "[+] verified");
		expect_cells(VERIFIED, 2);
		places_go(t, "F8 F8 F8");
		term_wait(t, "complete 2/50 | 2 waiting");
		expect_cells(SUBMITTED, 3);
		end(t, terms[i]);
	}
}

/* The same for what is said of a value and what is to be done. */
static void test_places_by_menu(void **state)
{
	static const struct {
		const char *to, *key, *shown;
	} row[] = {
		{ "", "M", "Urging: " },
		{ "", "%", "Completeness (%)" },
		{ "", "J", "calendar and locks" },
		{ "", "C", "Flagged for" },
		{ "", "B", "Import a file" },
		{ "", "@", "Who is at work" },
		{ "", "_", "Programme > " },
		{ "K", "t", "Change log" },
		{ "K", "c", "Comments: " },
		{ "K", "=", "as reported" },
		{ "K", "F4", "Filter" },
		{ "K", "@", "Who is at work" },
		{ "K c", "c", "Your comment" },
		{ "K c", "X", "A file or an address" },
		{ "K c", "F", "follow-up. Why?" },
		{ "( M", "C", "goes into the file" },
		{ "M", "F7", "by indicator" },
		{ "J", "Ins", "an exception for a unit" },
		{ "J", "F2", "The day of the milestone" },
		{ "/ 'can tho' Enter", "S", "not yet submitted" },
		{ "V", "Enter", "Issued by" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		places_fill();
		struct term *t = places_open("vt100", "en");
		places_go(t, row[i].to);
		places_run(t, row[i].key);
		term_wait(t, row[i].shown);
		walk_quit(t);
		term_free(t);
	}
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_queue),          PROGRAM_TEST(test_session),
		PROGRAM_TEST(test_submit),         PROGRAM_TEST(test_by_menu),
		PROGRAM_TEST(test_places_by_menu),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}
