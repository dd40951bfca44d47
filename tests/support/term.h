/* End-to-end tests: a program in an emulated terminal, with cmocka's assertions.
 *
 *   static void test_opens(void **state)
 *   {
 *           struct term *t = term_start(argv, NULL);
 *           term_wait(t, "Toàn quốc");
 *           term_keys(t, "Down Down F2");
 *           term_type(t, "57,8");
 *           term_keys(t, "Enter");
 *           term_wait_row(t, 5, "57,8 +>= 80");
 *           term_keys(t, "Q");
 *           assert_int_equal(term_wait_end(t), 0);
 *   }
 *   ... cmocka_unit_test_teardown(test_opens, term_teardown)
 *
 * Every wait lasts until the program waits for input, has ended, or TERM_LIMIT_MS (times the
 * environment's TERM_SLOW) have passed; when the screen does not match then, the test fails and
 * shows it. So what follows a wait sees a whole screen. Input too is sent when the program waits
 * for it, as a person looks before the next key: what is to arrive together is one call, or
 * term_bytes. term_teardown ends and reaps everything a test has started, also after a failure. */
#ifndef TIENDO_TESTS_SUPPORT_TERM_H
#define TIENDO_TESTS_SUPPORT_TERM_H

#include "support/vt.h"

enum {
	TERM_LIMIT_MS = 30000,
	TERM_LOOK_MS = 2000,
	TERM_MAX = 64,
	TERM_ANY_ROW = -1,
	TERM_CURSOR_ROW = -2
};

struct term;

/* Starts a program; in 24 x 80 on xterm-256color unless the options say otherwise. `argv` is
 * NULL-terminated; it replaces options->argv. `options` may be NULL. */
struct term *term_start(const char *const *argv, const struct vt_options *options);

/* What is started is only the line to the program (ssh): that it waits says nothing of the program,
 * so a wait lasts until the screen matches. `program` is at the other end, on this machine (0: not
 * known yet): keys are sent when it waits. */
void term_set_far(struct term *t, pid_t program);

/* Ends a program that is not needed any more, and forgets its terminal. */
void term_free(struct term *t);

/* cmocka teardown: does that with all there are. Returns 0. */
int term_teardown(void **state);

/* The terminal beneath: screen, cells, cursor, counts. */
struct vt *term_vt(struct term *t);

/* Keys by name, separated by blanks ("Down F2 ^L Esc q": see key.h). A single blank is Space. */
void term_keys(struct term *t, const char *keys);

/* The same key `count` times, sent at once, as when it is held down. */
void term_hold(struct term *t, const char *key, int count);

/* Text as typed, as pasted (bracketed), and raw bytes. */
void term_type(struct term *t, const char *text);
void term_paste(struct term *t, const char *text);
void term_bytes(struct term *t, const void *data, size_t len);

void term_resize(struct term *t, int rows, int cols);
void term_hangup(struct term *t);
void term_signal(struct term *t, int signal);

/* Waits. `text` is a part of one row; `pattern` a POSIX extended regular expression matched
 * against each row's text (without the blanks at its end), against the one row, or against the row
 * in which the cursor is. */
#define term_wait(t, text) term_wait_at((t), (text), __FILE__, __LINE__)
#define term_wait_gone(t, text) term_wait_gone_at((t), (text), __FILE__, __LINE__)
#define term_wait_match(t, pattern) \
	term_wait_row_at((t), TERM_ANY_ROW, (pattern), __FILE__, __LINE__)
#define term_wait_row(t, row, pattern) term_wait_row_at((t), (row), (pattern), __FILE__, __LINE__)
#define term_wait_at_cursor(t, pattern) \
	term_wait_row_at((t), TERM_CURSOR_ROW, (pattern), __FILE__, __LINE__)
#define term_wait_cursor(t, row, col) term_wait_cursor_at((t), (row), (col), __FILE__, __LINE__)

/* Waits until the program is waiting for input and everything it wrote is on the screen. */
#define term_settle(t) term_settle_at((t), __FILE__, __LINE__)

/* Waits for the end; the exit status, or minus the signal that ended it. */
#define term_wait_end(t) term_wait_end_at((t), __FILE__, __LINE__)

/* After term_settle: the screen must (not) hold it already. */
#define term_assert(t, text) term_assert_at((t), (text), true, __FILE__, __LINE__)
#define term_assert_not(t, text) term_assert_at((t), (text), false, __FILE__, __LINE__)

void term_wait_at(struct term *t, const char *text, const char *file, int line);
void term_wait_gone_at(struct term *t, const char *text, const char *file, int line);
void term_wait_row_at(struct term *t, int row, const char *pattern, const char *file, int line);
void term_wait_cursor_at(struct term *t, int row, int col, const char *file, int line);
void term_settle_at(struct term *t, const char *file, int line);
int term_wait_end_at(struct term *t, const char *file, int line);
void term_assert_at(struct term *t, const char *text, bool there, const char *file, int line);

/* The first row that holds text, -1 when none does. */
int term_find(struct term *t, const char *text);

/* The whole screen, rows ended by line feeds; the caller frees it. */
char *term_text(struct term *t);

/* Bytes received since term_mark (or the start). */
void term_mark(struct term *t);
uint64_t term_received(const struct term *t);

#endif
