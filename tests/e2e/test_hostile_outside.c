/* What comes from outside the database tries to act on the terminal: what is typed and pasted, files and their
 * names, the settings, the path of the database, the environment. */
#include "hostile.h"
#include "places.h"
#include "walk.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* NOLINTBEGIN(misc-misleading-bidirectional): text that misleads is what is tried here. */

/* What keys can bring into a field: no escape and no control character is text there. */
#define TYPED             \
	"a\xC2\x9B"       \
	"35m\xE2\x80\xAE" \
	"Z\xE2\x80\x8B\xEF\xBB\xBF"

static void end(const char *where, struct term *t)
{
	hostile_check(where, t);
	walk_quit(t);
	hostile_check(where, t);
	term_free(t);
}

/* Into every field, typed and pasted; accepted where that is possible, as the name of a file too, and said
 * again. */
static void test_fields(void **state)
{
	char *before = getcwd(NULL, 0);

	(void)state;
	assert_int_equal(chdir(scratch_folder()), 0);
	for (size_t i = 0; i < places_count; i++) {
		if (places[i].kind < PLACE_TEXT)
			continue;
		places_fill();
		struct term *t = places_open(NULL, "en");
		vt_record(term_vt(t));
		places_go(t, places[i].keys);
		term_keys(t, "^U");
		term_type(t, TYPED);
		term_settle(t);
		hostile_check(places[i].name, t);
		term_paste(t, HOSTILE);
		term_settle(t);
		hostile_check(places[i].name, t);
		term_keys(t, "Enter");
		term_settle(t);
		end(places[i].name, t);
	}
	assert_int_equal(chdir(before), 0);
	free(before);
}

/* A comment is kept as it was written, but for what no text holds, and seen. */
static void test_comment(void **state)
{
	(void)state;
	places_fill();
	struct term *t = places_open(NULL, "en");
	vt_record(term_vt(t));
	places_go(t, "K c c");
	term_type(t, "look: " TYPED);
	places_go(t, "Enter");
	term_wait(t, "minh: look: a<9B>35m<202E>Z<200B><FEFF>");
	end("comment", t);
}

/* Names of files and folders in the chooser; what is in them in the preview, and what is wrong with it. */
static void test_files(void **state)
{
	(void)state;
	places_fill();
	scratch_write("in/" HOSTILE "/" HOSTILE ".csv",
		      "indicator,unit,period,numerator,denominator,note\n"
		      "SOC.INF.FBR,P08-91,2022-Q4,1,2,\"why" HOSTILE "\"\n"
		      "\"SOC" HOSTILE "\",P08-92,2022-Q4,1,2,\n"
		      "SOC.INF.FBR,\"An Giang" HOSTILE "\",2022-Q4,1,2,\n"
		      "SOC.INF.FBR,P08-93,\"2022" HOSTILE "\",1,2,\n"
		      "SOC.INF.FBR,P08-94,2022-Q4,\"1" HOSTILE "\",2,\n");
	struct term *t = places_open(NULL, "en");
	vt_record(term_vt(t));
	places_go(t, "B");
	term_paste(t, scratch_path("in"));
	places_go(t, "Enter");
	term_wait(t, HOSTILE_SEEN);
	places_go(t, "Down Enter");
	term_wait(t, HOSTILE_SEEN);
	places_go(t, "Down Enter");
	term_wait(t, "Import preview: " HOSTILE_SEEN);
	places_go(t, "Down Down Down Down F5 F5 Home Space Enter");
	term_settle(t);
	term_resize(t, 60, 200);
	term_wait(t, "Import preview: ");
	end("preview", t);
}

/* The table form, whose head is names; and the same pasted over a grid. */
static void test_tables(void **state)
{
	(void)state;
	places_fill();
	scratch_write("t.csv",
		      "Title" HOSTILE "\nunit,SOC.INF.FBR\n"
		      "An Giang" HOSTILE ",61.5%\nTotal" HOSTILE ",1%\nHue,61" HOSTILE "\n");
	struct term *t = places_open(NULL, "en");
	vt_record(term_vt(t));
	places_go(t, "B");
	term_paste(t, scratch_path("t.csv"));
	places_go(t, "Enter");
	term_settle(t);
	places_go(t, "Down Down Down");
	term_settle(t);
	hostile_check("table", t);
	places_go(t, "Esc / 'cap quang' Enter Ins");
	term_paste(t, "An Giang" HOSTILE "\t61.5%" HOSTILE "\r" HOSTILE "\t1\r");
	places_go(t, "Down Down F5");
	end("paste", t);
}

/* What the settings say is shown where it matters, and repeated where it is wrong. */
static void test_settings(void **state)
{
	static const char *const wrong[] = {
		"[pace]\nbehind = " HOSTILE "\n",   "[view]\nplan = " HOSTILE "\n",
		"[keys]\nquit = " HOSTILE "\n",     "[keys]\n" HOSTILE " = F2\n",
		"[" HOSTILE "]\nx = 1\n",           HOSTILE "\n",
		"[display]\ntheme = " HOSTILE "\n",
	};

	(void)state;
	places_fill();
	struct term *t = program_open(NULL, "--lang", "en", "--config",
				      scratch_write("me.ini", "[entry]\nauthor = me" HOSTILE "\n"),
				      NULL);
	vt_record(term_vt(t));
	places_go(t, "K @ Esc J Enter Up");
	term_settle(t);
	term_assert(t, "reviewer me" HOSTILE_SEEN);
	end("author", t);
	for (size_t n = 0; n < ARRAY_LEN(wrong); n++) {
		t = program_open(NULL, "--lang", "en", "--config",
				 scratch_write(HOSTILE ".ini", wrong[n]), NULL);
		vt_record(term_vt(t));
		assert_int_not_equal(term_wait_end(t), 0);
		hostile_check(wrong[n], t);
		term_free(t);
	}
}

/* Where the database is: at the first start, at every other, and where it cannot be opened. */
static void test_database(void **state)
{
	(void)state;
	places_fill();
	const char *db = scratch_path("in/" HOSTILE ".db");
	scratch_write("in/no", "");
	for (int start = 0; start < 2; start++) {
		struct term *t = program_open(NULL, "--lang", "en", "--db", db, NULL);
		vt_record(term_vt(t));
		term_settle(t);
		if (!start)
			term_assert(t, HOSTILE_SEEN);
		places_go(t, start ? "F1 Esc :" : "Enter");
		term_settle(t);
		end("first start", t);
	}
	scratch_write("in/" HOSTILE ".db", "no database" HOSTILE);
	struct term *t = program_open(NULL, "--lang", "en", "--db", db, NULL);
	vt_record(term_vt(t));
	assert_int_equal(term_wait_end(t), 3);
	hostile_check("no database", t);
	t = program_open(NULL, "--lang", "en", "--db", scratch_path("none/" HOSTILE "/x.db"), NULL);
	vt_record(term_vt(t));
	places_go(t, "Enter");
	term_settle(t);
	end("no folder", t);
}

/* The environment, on the terminal and without one. */
static void test_environment(void **state)
{
	(void)state;
	places_fill();
	struct term *t = program_open(HOSTILE, "--lang", "en", NULL);
	vt_record(term_vt(t));
	assert_int_equal(term_wait_end(t), 3);
	hostile_check("TERM", t);
	program_setenv("LANG=" HOSTILE ".UTF-8");
	t = program_open(NULL, "--mono", NULL);
	vt_record(term_vt(t));
	places_go(t, "F1");
	term_settle(t);
	end("LANG", t);
	static const char *const wrong[] = { "TIENDO_CONFIG=" HOSTILE, "TIENDO_LANG=" HOSTILE };
	for (size_t n = 0; n < ARRAY_LEN(wrong); n++) {
		program_setenv(wrong[n]);
		t = program_open(NULL, "--mono", NULL);
		vt_record(term_vt(t));
		assert_int_not_equal(term_wait_end(t), 0);
		hostile_check(wrong[n], t);
	}
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_fields),      PROGRAM_TEST(test_comment),
		PROGRAM_TEST(test_files),       PROGRAM_TEST(test_tables),
		PROGRAM_TEST(test_settings),    PROGRAM_TEST(test_database),
		PROGRAM_TEST(test_environment),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

/* NOLINTEND(misc-misleading-bidirectional) */
