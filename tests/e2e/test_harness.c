/* The end-to-end harness itself, on programs that are everywhere: what the other tests rely on
 * must be true, and a wait that cannot succeed must say so at once. */
#include "support/key.h"
#include "support/scratch.h"
#include "support/term.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static struct term *start_shell(const char *script, const struct vt_options *o)
{
	return term_start((const char *const[]){ "sh", "-c", script, NULL }, o);
}

static void test_text_is_drawn(void **state)
{
	(void)state;
	struct term *t = start_shell("printf 'Toàn quốc\\r\\n  Đắk Lắk 57,8\\r\\n'; cat", NULL);
	term_wait(t, "Đắk Lắk");
	term_wait_row(t, 0, "^Toàn quốc$");
	term_wait_match(t, "^ +Đắk Lắk [0-9]+,8$");
	term_wait_cursor(t, 2, 0);
	assert_int_equal(term_find(t, "57,8"), 1);
	assert_int_equal(term_find(t, "57,9"), -1);
	char *text = term_text(t);
	assert_true(strncmp(text, "Toàn quốc\n  Đắk Lắk 57,8\n\n", 32) == 0);
	free(text);
}

/* Characters whose bytes come one by one. */
static void test_split_characters(void **state)
{
	(void)state;
	struct term *t = start_shell("stty raw -echo; printf 'Huy\\341'; read -r x; printf "
				     "'\\273'; read -r x; printf '\\207n 57'; cat",
				     NULL);
	term_wait(t, "Huy");
	term_keys(t, "^J");
	term_settle(t);
	term_keys(t, "^J");
	term_wait_row(t, 0, "^Huyện 57$");
}

static void test_attributes(void **state)
{
	(void)state;
	struct term *t =
		start_shell("printf 'a\\033[7mb\\033[0;1;44mc\\033[0;4;38;5;208md\\033[0m好e'; cat",
			    NULL);
	struct vt_cell c;
	term_wait(t, "e");
	vt_cell(term_vt(t), 0, 0, &c);
	assert_string_equal(c.text, "a");
	assert_int_equal(c.fg, VT_DEFAULT);
	assert_int_equal(c.bg, VT_DEFAULT);
	assert_false(c.reverse || c.bold || c.underline);
	vt_cell(term_vt(t), 0, 1, &c);
	assert_true(c.reverse);
	vt_cell(term_vt(t), 0, 2, &c);
	assert_true(c.bold && !c.reverse);
	assert_int_equal(c.bg, 4);
	vt_cell(term_vt(t), 0, 3, &c);
	assert_true(c.underline);
	assert_int_equal(c.fg, 208);
	vt_cell(term_vt(t), 0, 4, &c);
	assert_int_equal(c.width, 2);
	assert_string_equal(vt_row(term_vt(t), 0), "abcd好e");
}

static void test_alternate_screen(void **state)
{
	(void)state;
	struct term *t =
		start_shell("printf before; tput smcup; printf inside; read x; tput rmcup; read x",
			    NULL);
	term_wait(t, "inside");
	assert_true(vt_alternate(term_vt(t)));
	assert_int_equal(term_find(t, "before"), -1);
	term_keys(t, "Enter");
	term_wait(t, "before");
	assert_false(vt_alternate(term_vt(t)));
	assert_int_equal(term_find(t, "inside"), -1);
}

/* What the keys are, byte for byte, is shown by a program that prints what it reads. */
static void test_keys_arrive(void **state)
{
	(void)state;
	struct term *t = start_shell(
		"stty raw -echo opost; echo ready; dd bs=1 count=38 2>/dev/null | od -An -w10 -c;"
		"cat",
		NULL);
	term_wait(t, "ready");
	term_keys(t, "Down F2 PgDn Enter Esc Tab ^L q Backspace F10");
	term_type(t, "đ,8");
	term_paste(t, "a");
	term_wait_row(t, 1, "^ 033   O   B 033   O   Q 033   \\[   6   ~$");
	term_wait_row(t, 2, "^  \\\\r 033  \\\\t  \\\\f   q 177 033   \\[   2   1$");
	term_wait_row(t, 3, "^   ~ 304 221   ,   8 033   \\[   2   0   0$");
	term_wait_row(t, 4, "^   ~   a 033   \\[   2   0   1   ~$");
}

static void test_keys_of_terminals(void **state)
{
	(void)state;
	static const struct {
		const char *term, *key, *bytes;
	} row[] = {
		{ "xterm-256color", "Down", "\033OB" }, { "vt100", "Down", "\033OB" },
		{ "linux", "Down", "\033[B" },          { "linux", "F1", "\033[[A" },
		{ "xterm-256color", "F1", "\033OP" },   { "vt100", "F10", "\033Ox" },
		{ "xterm-256color", "Home", "\033OH" }, { "tmux-256color", "Home", "\033[1~" },
		{ "vt100", "PgDn", "\033[6~" },         { "no-such-terminal", "Up", "\033OA" },
		{ "xterm-256color", "đ", "đ" },         { "xterm-256color", "M-x", "\033x" },
		{ "xterm-256color", "^B", "\002" },     { "xterm-256color", "S-Tab", "\033[Z" },
		{ "xterm-256color", "^", "^" },         { "xterm-256color", "Nokey", "" },
	};
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		char buf[KEY_BYTES_MAX] = "";
		assert_int_equal(key_bytes(row[i].term, row[i].key, buf), strlen(row[i].bytes));
		assert_string_equal(buf, row[i].bytes);
	}
}

static void test_environment(void **state)
{
	(void)state;
	setenv("TIENDO_LANG", "en", 1);
	setenv("NO_COLOR", "1", 1);
	setenv("LC_ALL", "POSIX", 1);
	struct term *t = start_shell(
		"echo \"$TERM,$LANG,$LC_ALL,$TIENDO_LANG,$NO_COLOR,$EXTRA,$HOME\"; stty size; cat",
		&(struct vt_options){ .term = "vt100",
				      .rows = 40,
				      .cols = 120,
				      .env = (const char *const[]){ "EXTRA=x", "HOME", NULL } });
	term_wait_match(t, "^vt100,C.UTF-8,,,,x,$");
	term_wait(t, "40 120");
	unsetenv("TIENDO_LANG");
	unsetenv("NO_COLOR");
	unsetenv("LC_ALL");
}

static void test_resize(void **state)
{
	(void)state;
	struct term *t = start_shell("trap 'stty size' WINCH; echo ready; while :; do read x; done",
				     NULL);
	term_wait(t, "ready");
	term_resize(t, 30, 100);
	term_wait(t, "30 100");
	term_resize(t, 10, 40);
	term_wait(t, "10 40");
}

/* A program that queries the terminal gets its answer from the emulator. */
static void test_queries_are_answered(void **state)
{
	(void)state;
	struct term *t = start_shell("stty raw -echo; printf '\\033[5;7H\\033[6n'; "
				     "dd bs=1 count=6 2>/dev/null | od -An -c; cat",
				     NULL);
	term_wait_match(t, "033 +\\[ +5 +; +7 +R");
}

static void test_settled_screen_is_complete(void **state)
{
	(void)state;
	/* pieces with work between them: only the end of the last one counts */
	struct term *t = start_shell(
		"stty -echo; while read x; do i=0; while [ $i -lt 300 ]; do i=$((i+1)); "
		"printf '%s' \"$x\"; done; printf 'end %s\\r\\n' \"$x\"; done",
		NULL);
	term_settle(t);
	for (int i = 0; i < 20; i++) {
		char word[16], line[16];
		snprintf(word, sizeof(word), "end %d", i);
		snprintf(line, sizeof(line), "%d\r", i);
		term_type(t, line);
		term_settle(t);
		term_assert(t, word);
	}
}

/* An idle program is found to be so also when what was typed does not wake it. */
static void test_settles_on_an_unfinished_line(void **state)
{
	(void)state;
	struct term *t = start_shell("stty -echo; echo ready; exec cat", NULL);
	term_wait(t, "ready");
	term_type(t, "no end");
	term_settle(t);
	term_assert_not(t, "no end");
	term_keys(t, "Enter");
	term_settle(t);
	term_assert(t, "no end");
}

static void test_bytes_are_counted(void **state)
{
	(void)state;
	struct term *t = start_shell("stty raw -echo; printf ready; cat", NULL);
	term_wait(t, "ready");
	term_settle(t);
	term_mark(t);
	assert_int_equal(term_received(t), 0);
	vt_record(term_vt(t));
	term_hold(t, "x", 40);
	term_settle(t);
	assert_int_equal(term_received(t), 40);
	size_t len;
	const char *bytes = vt_recorded(term_vt(t), &len);
	assert_int_equal(len, 40);
	assert_int_equal(bytes[39], 'x');
	term_mark(t);
	term_settle(t);
	assert_int_equal(term_received(t), 0);
}

static void test_more_input_than_the_line_holds(void **state)
{
	(void)state;
	enum { MANY = 100000 };
	struct term *t = start_shell(
		"stty raw -echo; printf ready; dd bs=1000 count=100 iflag=fullblock 2>/dev/null"
		" | cksum; cat",
		NULL);
	char *all = malloc(MANY);
	assert_non_null(all);
	memset(all, 'a', MANY);
	term_wait(t, "ready");
	term_bytes(t, all, MANY);
	free(all);
	term_wait_match(t, "^ready[0-9]+ 100000$");
}

static void test_end_and_status(void **state)
{
	(void)state;
	assert_int_equal(term_wait_end(start_shell("exit 0", NULL)), 0);
	assert_int_equal(term_wait_end(start_shell("printf last; exit 3", NULL)), 3);
	assert_int_equal(term_wait_end(start_shell("kill -9 $$", NULL)), -SIGKILL);
	struct term *t = start_shell("seq 1 5000; echo the end; exit 7", NULL);
	assert_int_equal(term_wait_end(t), 7);
	term_assert(t, "the end");
	t = term_start((const char *const[]){ "/no/such/program", NULL }, NULL);
	assert_int_equal(term_wait_end(t), 127);
	term_assert(t, "cannot run");
}

static void test_hangup_reaches_the_program(void **state)
{
	(void)state;
	const char *log = scratch_path("log");
	struct term *t = start_shell("trap 'echo hung up >&2; exit 5' HUP; echo ready; while :; do "
				     "read x || exit 6; done",
				     &(struct vt_options){ .log = log });
	struct term *other = start_shell("echo ready; cat",
					 NULL); /* must not keep the first line open */
	term_wait(t, "ready");
	term_wait(other, "ready");
	term_hangup(t);
	assert_int_equal(term_wait_end(t), 5);
	char *text = scratch_read(log, NULL);
	assert_string_equal(text, "hung up\n");
	free(text);
}

static void test_kill(void **state)
{
	(void)state;
	struct term *t = start_shell("echo ready; exec cat", NULL);
	term_wait(t, "ready");
	term_settle(t);
	term_signal(t, SIGKILL);
	assert_int_equal(term_wait_end(t), -SIGKILL);
}

/* ---- failing as it should: these run as tests of a program of their own ---- */

static void fails_wait(void **state)
{
	(void)state;
	struct term *t = start_shell("echo something; cat", NULL);
	term_wait(t, "something else");
}

static void fails_row(void **state)
{
	(void)state;
	struct term *t = start_shell("echo; echo here; cat", NULL);
	term_wait_row(t, 0, "here");
}

static void fails_ended(void **state)
{
	(void)state;
	struct term *t = start_shell("echo bye", NULL);
	term_wait(t, "never");
}

static void fails_still_there(void **state)
{
	(void)state;
	struct term *t = start_shell("echo stays; exec cat", NULL);
	term_wait_gone(t, "nothing");
	term_wait(t, "stays");
	term_wait_gone(t, "stays");
}

static int run_failing(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(fails_wait, term_teardown),
		cmocka_unit_test_teardown(fails_row, term_teardown),
		cmocka_unit_test_teardown(fails_ended, term_teardown),
		cmocka_unit_test_teardown(fails_still_there, term_teardown),
	};
	return cmocka_run_group_tests_name("failing", tests, NULL, NULL);
}

static void test_failures_are_reported(void **state)
{
	(void)state;
	struct run r = run_program((const char *const[]){ "/proc/self/exe", NULL },
				   &(struct run_options){
					   .env = (const char *const[]){ "FAILING=1", NULL } });
	/* /proc/self/exe is the child's own image: this program again */
	if (r.status != 4)
		print_error("%s%s", r.out, r.err);
	assert_int_equal(r.status, 4);
	assert_non_null(
		strstr(r.err, "waiting for \"something else\": the program waits for input"));
	assert_non_null(strstr(r.err, "  0 |something\n"));
	assert_non_null(strstr(r.err, "waiting for row 0 like \"here\""));
	assert_non_null(strstr(r.err, "waiting for \"never\": the program has ended"));
	assert_non_null(strstr(r.err, "waiting for the end of \"stays\""));
}

/* ---- scratch ---- */

static void test_run(void **state)
{
	(void)state;
	struct run r = run_program(
		(const char *const[]){ "sh", "-c", "cat; echo e >&2; echo $V; pwd; exit 3", NULL },
		&(struct run_options){ .input = "in\n",
				       .dir = scratch_folder(),
				       .env = (const char *const[]){ "V=w", NULL } });
	char expected[1024];
	snprintf(expected, sizeof(expected), "in\nw\n%s\n", scratch_folder());
	assert_int_equal(r.status, 3);
	assert_string_equal(r.out, expected);
	assert_string_equal(r.err, "e\n");
	run_release(&r);
	r = run_program((const char *const[]){ "sh", "-c", "kill -TERM $$", NULL }, NULL);
	assert_int_equal(r.status, -SIGTERM);
}

static void test_files(void **state)
{
	(void)state;
	size_t len;
	const char *path = scratch_write("a/b/c.csv", "x,y\n");
	assert_true(scratch_exists(path));
	char *text = scratch_read(path, &len);
	assert_string_equal(text, "x,y\n");
	assert_int_equal(len, 4);
	free(text);
	assert_null(scratch_read(scratch_path("none"), NULL));
	assert_string_equal(getenv("XDG_DATA_HOME"), scratch_path("home/data"));
	assert_null(getenv("TIENDO_DB"));
}

static void test_tree_is_removed(void **state)
{
	char *folder = strdup(scratch_folder());
	scratch_write("deep/er/file", "");
	chmod(scratch_path("deep"), 0500);
	assert_int_equal(scratch_teardown(state), 0);
	assert_false(scratch_exists(folder));
	free(folder);
	assert_int_equal(scratch_setup(state), 0);
}

static void fails_golden(void **state)
{
	(void)state;
	golden_check(getenv("GOLDEN"), "one\ntwo\n3\nfour\nfive\n");
}

static int run_golden(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(fails_golden) };
	return cmocka_run_group_tests_name("golden", tests, NULL, NULL);
}

static void test_golden(void **state)
{
	(void)state;
	const char *path = scratch_write("golden.txt", "one\ntwo\nthree\nfour\nfive\n");
	char golden[1024], source[1024];
	snprintf(golden, sizeof(golden), "GOLDEN=%s", strrchr(path, '/') + 1);
	snprintf(source, sizeof(source), "TIENDO_SOURCE=%s", scratch_folder());
	const char *const argv[] = { "/proc/self/exe", NULL };
	const char *const compare[] = { golden, source, "UPDATE", NULL };
	const char *const update[] = { golden, source, "UPDATE=1", NULL };
	struct run r = run_program(argv, &(struct run_options){ .env = compare });
	assert_int_equal(r.status, 1);
	assert_non_null(strstr(r.err, "     2 |two\n-    3 |three\n+    3 |3\n"));
	assert_null(strstr(r.err, "four"));
	assert_int_equal(run_program(argv, &(struct run_options){ .env = update }).status, 0);
	assert_int_equal(run_program(argv, &(struct run_options){ .env = compare }).status, 0);
	char *text = scratch_read(path, NULL);
	assert_string_equal(text, "one\ntwo\n3\nfour\nfive\n");
	free(text);
}

#define TERM_TEST(test) cmocka_unit_test_teardown(test, term_teardown)
#define SCRATCH_TEST(test) cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

static int end_both(void **state)
{
	return term_teardown(state) + scratch_teardown(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TERM_TEST(test_text_is_drawn),
		TERM_TEST(test_split_characters),
		TERM_TEST(test_attributes),
		TERM_TEST(test_alternate_screen),
		TERM_TEST(test_keys_arrive),
		TERM_TEST(test_keys_of_terminals),
		TERM_TEST(test_environment),
		TERM_TEST(test_resize),
		TERM_TEST(test_queries_are_answered),
		TERM_TEST(test_settled_screen_is_complete),
		TERM_TEST(test_settles_on_an_unfinished_line),
		TERM_TEST(test_bytes_are_counted),
		TERM_TEST(test_more_input_than_the_line_holds),
		TERM_TEST(test_end_and_status),
		cmocka_unit_test_setup_teardown(test_hangup_reaches_the_program, scratch_setup,
						end_both),
		TERM_TEST(test_kill),
		SCRATCH_TEST(test_failures_are_reported),
		SCRATCH_TEST(test_run),
		SCRATCH_TEST(test_files),
		SCRATCH_TEST(test_tree_is_removed),
		SCRATCH_TEST(test_golden),
	};

	if (getenv("FAILING"))
		return run_failing();
	if (getenv("GOLDEN"))
		return run_golden();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
