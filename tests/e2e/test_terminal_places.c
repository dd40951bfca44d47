/* What may happen wherever a person is: an input method left on, a window of another size, suspension, a
 * line that drops. */
#include "places.h"
#include "walk.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void leave(struct term *t)
{
	walk_quit(t);
	term_free(t);
}

/* ---- input methods ---- */

/* What Telex and VNI send while words are typed: letters, backspaces, letters with marks. */
static const char *const methods[] = {
	"d\177đ", "DD\177\177Đ", "a\177â\177ấ", "e\177ê\177ể", "w\177ư", "uo\177\177ươ\177ớ",
	"d\b\bđ", "a\177ă\177ắ", "y\177ý",      "[\177ơ",      "]\177ư", "O\177Ô\177Ố",
};

static void test_no_command(void **state)
{
	(void)state;
	places_fill();
	const long long before = program_revisions();
	for (size_t i = 0; i < places_count; i++) {
		if (places[i].kind >= PLACE_TEXT)
			continue;
		places_fill();
		struct term *t = places_enter(NULL, "en", &places[i]);
		int row, col, row_after, col_after;
		term_settle(t);
		vt_cursor(term_vt(t), &row, &col);
		char *title = strdup(vt_row(term_vt(t), 0));
		char *line = strdup(vt_row(term_vt(t), row));
		for (size_t m = 0; m < sizeof(methods) / sizeof(methods[0]); m++) {
			term_type(t, methods[m]);
			term_settle(t);
			vt_cursor(term_vt(t), &row_after, &col_after);
			if (row_after != row || strcmp(vt_row(term_vt(t), 0), title) != 0 ||
			    (places[i].kind == PLACE_KEYS &&
			     strcmp(vt_row(term_vt(t), row), line) != 0))
				fail_msg("%s: \"%s\" did something", places[i].name, methods[m]);
		}
		free(title);
		free(line);
		leave(t);
	}
	assert_int_equal(program_revisions(), before);
}

/* Names as both methods send them, into every field; Esc leaves nothing behind. */
static void test_compose(void **state)
{
	static const struct {
		const char *keys, *text;
	} typed[] = {
		/* Telex: DDaf Nawngx, soos lieeuj */
		{ "D\177Đa\177à Na\177ă\177ăng\177\177\177ẵng", "Đà Nẵng" },
		{ "so\177ô\177ố lie\177ê\177êu\177\177ệu", "số liệu" },
		/* VNI: D9a2 Na84ng, so61 lie65u; backspace as ^H */
		{ "D\bĐa\bà Na\bă\bẵng", "Đà Nẵng" },
		{ "so\bô\bố lie\bê\bệu", "số liệu" },
	};

	(void)state;
	places_fill();
	const long long before = program_revisions();
	for (size_t i = 0; i < places_count; i++) {
		if (places[i].kind < PLACE_TEXT)
			continue;
		places_fill();
		struct term *t = places_enter(NULL, "en", &places[i]);
		for (size_t n = 0; n < sizeof(typed) / sizeof(typed[0]); n++) {
			term_keys(t, "^U");
			term_type(t, typed[n].keys);
			term_settle(t);
			if (term_find(t, typed[n].text) < 0)
				fail_msg("%s shows\n%s", places[i].name, term_text(t));
		}
		leave(t);
	}
	assert_int_equal(program_revisions(), before);
}

/* ---- sizes ---- */

/* True when the narrow screen's word stands in the wide one, whole at its end. */
static bool stands_in(const char *wide, const char *word, size_t len)
{
	for (const char *at = wide; (at = strchr(at, word[0])) != NULL; at++)
		if (strncmp(at, word, len) == 0 && (!at[len] || strchr(" \n,;:)", at[len])))
			return true;
	return false;
}

/* A word that ends where it does not end in a wide window has been cut, and must say so. */
static void expect_marked_cuts(const char *name, const char *narrow, const char *wide)
{
	for (const char *line = narrow; *line; line = strchr(line, '\n') + 1) {
		const char *at = line + (*line == '>');

		if (strncmp(line, " ... ", 5) == 0)
			continue;
		while (*at != '\n') {
			const size_t len = strcspn(at, " \n");

			if (len && !memmem(at, len, "…", strlen("…")) && !stands_in(wide, at, len))
				fail_msg("%s: \"%.*s\" is cut without a mark in\n%s", name,
					 (int)len, at, narrow);
			at += len + strspn(at + len, " ");
		}
	}
}

static void expect_sizes(const char *lang, const struct place *place)
{
	places_fill();
	struct term *t = places_enter(NULL, lang, place);
	if (place->kind >= PLACE_TEXT) {
		term_keys(t, "^U");
		term_type(t, "2ab");
	}
	term_settle(t);
	char *before = term_text(t);
	term_resize(t, 60, 200);
	term_settle(t);
	char *wide = term_text(t);
	term_resize(t, 10, 40);
	term_settle(t);
	char *narrow = term_text(t);
	expect_marked_cuts(place->name, narrow, wide);
	if (place->kind >= PLACE_TEXT && !(strstr(narrow, "2ab") && strstr(wide, "2ab")))
		fail_msg("%s loses what is typed:\n%s\n%s", place->name, narrow, wide);
	term_resize(t, 9, 39);
	term_wait(t, "40x10");
	term_resize(t, 24, 80);
	term_settle(t);
	char *after = term_text(t);
	if (strcmp(before, after) != 0)
		fail_msg("%s shows\n%s\ninstead of\n%s", place->name, after, before);
	free(before);
	free(wide);
	free(narrow);
	free(after);
	leave(t);
}

static void test_sizes(void **state)
{
	(void)state;
	for (size_t i = 0; i < places_count; i++) {
		expect_sizes("en", &places[i]);
		expect_sizes("vi", &places[i]);
	}
}

/* ---- suspension ---- */

/* The program that the shell waits for. */
static pid_t running(struct term *t)
{
	const int shell = (int)vt_pid(term_vt(t));
	char path[64];
	int pid = 0;

	snprintf(path, sizeof(path), "/proc/%d/task/%d/children", shell, shell);
	FILE *f = fopen(path, "re");
	assert_non_null(f);
	assert_int_equal(fscanf(f, "%d", &pid), 1);
	fclose(f);
	return pid;
}

/* The program has stopped before the shell says so. */
static void wait_stopped(struct term *t)
{
	const int64_t deadline = vt_clock() + TERM_LIMIT_MS;

	while (term_find(t, "Stopped") < 0 && vt_clock() < deadline)
		vt_pump(term_vt(t), vt_clock() + 50);
	term_wait(t, "Stopped");
}

/* By its key or by another process; what is half typed is there when it goes on, whatever the window's size
 * is by then. */
static void suspend(struct term *t, const struct place *place, bool key)
{
	if (place->kind >= PLACE_TEXT) {
		term_keys(t, "^U");
		term_type(t, "2ab");
	}
	term_settle(t);
	char *before = term_text(t);
	if (key)
		term_keys(t, "^Z");
	else
		assert_int_equal(kill(running(t), SIGTSTP), 0);
	wait_stopped(t);
	assert_false(vt_alternate(term_vt(t)));
	term_resize(t, 10, 40);
	term_type(t, "fg\r");
	term_settle(t);
	if (place->kind >= PLACE_TEXT)
		term_assert(t, "2ab");
	term_resize(t, 24, 80);
	term_settle(t);
	char *after = term_text(t);
	if (strcmp(before, after) != 0)
		fail_msg("%s shows\n%s\ninstead of\n%s", place->name, after, before);
	free(before);
	free(after);
}

static void test_suspension(void **state)
{
	char db[4096];

	(void)state;
	places_fill();
	leave(places_open(NULL, "en")); /* leaves its settings */
	snprintf(db, sizeof(db), "TIENDO_DB=%s", program_db());
	const char *const env[] = { db, "TIENDO_NOW=2022-10-10T08:00:00", "PS1=shell$ ",
				    "INPUTRC=/dev/null", NULL };
	struct term *t = term_start((const char *const[]){ "bash", "--norc", "--noediting",
							   "--noprofile", "-i", NULL },
				    &(struct vt_options){ .env = env });
	term_wait(t, "shell$");
	for (size_t i = 0; i < places_count; i++) {
		places_fill();
		term_type(t, "clear; ");
		term_type(t, tiendo_path());
		term_type(t, " --lang en --period 2022-Q4 --config ");
		term_type(t, scratch_path("person.ini"));
		term_type(t, "\r");
		term_wait(t, "Programme > ");
		places_go(t, places[i].keys);
		suspend(t, &places[i], i % 2 == 0);
		term_keys(t, "F10");
		term_wait(t, "shell$");
	}
}

/* ---- hang-up ---- */

static void test_hangup(void **state)
{
	(void)state;
	for (size_t i = 0; i < places_count; i++) {
		places_fill();
		const long long before = program_revisions();
		struct term *t = places_enter(NULL, "en", &places[i]);
		if (places[i].kind >= PLACE_TEXT)
			term_type(t, "2ab");
		term_settle(t);
		term_hangup(t);
		term_wait_end(t);
		term_free(t);
		if (program_revisions() != before)
			fail_msg("%s: something was half done", places[i].name);
		assert_int_equal(program_sql_number("SELECT count(*) FROM draft"),
				 places[i].kind == PLACE_CELL);
		program_expect(0, "check", NULL);
	}
}

/* ---- without UTF-8 ---- */

/* A question that begins with accents says that it is only to be looked at; who is at work can still be told. */
static void test_accents_without_utf8(void **state)
{
	(void)state;
	places_fill();
	program_setenv("LC_ALL=C");
	struct term *t = places_open(NULL, "vi");
	places_go(t, "J F2 Enter");
	term_wait(t, "chu co dau");
	term_wait_at_cursor(t, "^> Ngay Chuyen doi so Quoc gia  +Enter");
	places_go(t, "'x' Backspace ^U");
	term_wait(t, "chu co dau");
	term_wait_at_cursor(t, "^> Ngay Chuyen doi so Quoc gia  +Enter");
	places_go(t, "Enter 2");
	term_wait_gone(t, "chu co dau");
	assert_int_equal(program_sql_number("SELECT count(*) FROM revision WHERE subject LIKE "
					    "'milestone/%' AND note LIKE '%Ngày Chuyển đổi số%'"),
			 1);
	leave(t);
	t = program_open(NULL, "--lang", "en", "--config",
			 scratch_write("me.ini", "[entry]\nauthor = Minh Họa\n"), NULL);
	places_go(t, "@ 'lan' Enter");
	term_wait(t, "at work: lan");
	places_go(t, "@ ^U");
	leave(t);
}

/* ---- without a database ---- */

/* At the first start nothing of this makes one; the half-made choice is made later. */
static void test_first_start(void **state)
{
	(void)state;
	for (int hang = 0; hang < 2; hang++) {
		struct term *t = program_open(NULL, "--lang", "en", NULL);
		term_settle(t);
		char *before = term_text(t);
		for (size_t m = 0; m < sizeof(methods) / sizeof(methods[0]); m++)
			term_type(t, methods[m]);
		term_resize(t, 10, 40);
		term_wait_at_cursor(t, "^>");
		term_resize(t, 60, 200);
		term_wait_at_cursor(t, "^>");
		term_resize(t, 24, 80);
		term_keys(t, "Down Up");
		term_settle(t);
		char *after = term_text(t);
		assert_string_equal(after, before);
		free(before);
		free(after);
		if (hang)
			term_hangup(t);
		else
			term_keys(t, "F10");
		term_wait_end(t);
		assert_false(scratch_exists(program_db()));
	}
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_no_command),
		PROGRAM_TEST(test_compose),
		PROGRAM_TEST(test_sizes),
		PROGRAM_TEST(test_suspension),
		PROGRAM_TEST(test_hangup),
		PROGRAM_TEST(test_first_start),
		PROGRAM_TEST(test_accents_without_utf8),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}
