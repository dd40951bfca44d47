/* End-to-end tests: waits and assertions on an emulated terminal. */
#include "support/term.h"

#include "support/key.h"
#include "support/proc.h"
#include "support/term_report.h"

#include <regex.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

enum { TERM_FAR_MS = 50 };

struct term {
	struct vt *vt;
	uint64_t mark;
	bool reported;
	bool far;
	pid_t program; /* a far one */
};

static struct term *term_open[TERM_MAX]; /* what the teardown ends */

static void term_show(struct term *t)
{
	term_report(t->vt);
	t->reported = true;
}

struct term *term_start(const char *const *argv, const struct vt_options *options)
{
	struct vt_options o = options ? *options : (struct vt_options){ 0 };
	size_t slot = 0;

	while (slot < TERM_MAX && term_open[slot])
		slot++;
	assert_true(slot < TERM_MAX);
	o.argv = argv;
	struct term *t = calloc(1, sizeof(*t));
	if (!t)
		abort();
	t->vt = vt_start(&o);
	term_open[slot] = t;
	assert_non_null(t->vt);
	return t;
}

void term_free(struct term *t)
{
	for (size_t i = 0; i < TERM_MAX; i++)
		if (term_open[i] == t)
			term_open[i] = NULL;
	vt_free(t->vt);
	free(t);
}

int term_teardown(void **state)
{
	(void)state;
	for (size_t i = 0; i < TERM_MAX; i++) {
		if (!term_open[i])
			continue;
		/* read only where the test has failed, perhaps by an assertion that knows no terminal */
		if (term_open[i]->vt && !term_open[i]->reported)
			term_show(term_open[i]);
		term_free(term_open[i]);
	}
	return 0;
}

void term_set_far(struct term *t, pid_t program)
{
	t->far = true;
	t->program = program;
}

struct vt *term_vt(struct term *t)
{
	return t->vt;
}

/* ---- input ---- */

/* Until the program has slept from one look to the next. */
static void term_look_far(struct term *t)
{
	const int64_t deadline = vt_clock() + TERM_LOOK_MS;
	uint64_t now, before = 0;
	bool calm = false, waits;

	while (t->program && !calm && vt_clock() < deadline) {
		waits = proc_waits(t->program, &now);
		calm = waits && now == before;
		before = waits ? now : 0;
		if (!calm)
			vt_pump(t->vt, vt_clock() + 2);
	}
}

/* A person looks before the next key. What is to arrive together is sent by one call; a program that
 * is busy by itself is not waited for. */
static void term_look(struct term *t)
{
	if (t->far)
		term_look_far(t);
	else
		vt_settle(t->vt, vt_clock() + TERM_LOOK_MS);
}

static size_t term_key(struct term *t, const char *name, char buf[KEY_BYTES_MAX])
{
	size_t n = key_bytes(vt_term(t->vt), name, buf);
	if (n == 0)
		fail_msg("there is no key \"%s\"", name);
	return n;
}

void term_keys(struct term *t, const char *keys)
{
	char *list = strdup(keys), *rest = list, *name;
	char buf[KEY_BYTES_MAX], all[1024];
	size_t len = 0;

	if (!list)
		abort();
	if (strcmp(keys, " ") == 0)
		all[len++] = ' ';
	while ((name = strsep(&rest, " ")) != NULL) {
		if (!*name)
			continue;
		size_t n = term_key(t, name, buf);
		assert_true(len + n <= sizeof(all));
		memcpy(all + len, buf, n);
		len += n;
	}
	free(list);
	term_look(t);
	vt_send(t->vt, all, len);
}

void term_hold(struct term *t, const char *key, int count)
{
	char buf[KEY_BYTES_MAX];
	size_t n = term_key(t, key, buf);
	char *all = malloc(n * (size_t)count + 1);
	if (!all)
		abort();
	for (int i = 0; i < count; i++)
		memcpy(all + n * (size_t)i, buf, n);
	term_look(t);
	vt_send(t->vt, all, n * (size_t)count);
	free(all);
}

void term_type(struct term *t, const char *text)
{
	term_look(t);
	vt_send(t->vt, text, strlen(text));
}

void term_paste(struct term *t, const char *text)
{
	char *all;
	if (asprintf(&all, "\033[200~%s\033[201~", text) < 0)
		abort();
	term_look(t);
	vt_send(t->vt, all, strlen(all));
	free(all);
}

void term_bytes(struct term *t, const void *data, size_t len)
{
	vt_send(t->vt, data, len);
}

void term_resize(struct term *t, int rows, int cols)
{
	vt_resize(t->vt, rows, cols);
}

void term_hangup(struct term *t)
{
	vt_hangup(t->vt);
}

void term_signal(struct term *t, int signal)
{
	assert_true(vt_signal(t->vt, signal));
}

/* ---- looking ---- */

int term_find(struct term *t, const char *text)
{
	int rows, cols;
	vt_size(t->vt, &rows, &cols);
	for (int row = 0; row < rows; row++)
		if (strstr(vt_row(t->vt, row), text))
			return row;
	return -1;
}

char *term_text(struct term *t)
{
	char *text;
	size_t len;
	int rows, cols;
	FILE *out = open_memstream(&text, &len);
	if (!out)
		abort();
	vt_size(t->vt, &rows, &cols);
	for (int row = 0; row < rows; row++)
		fprintf(out, "%s\n", vt_row(t->vt, row));
	fclose(out);
	return text;
}

void term_mark(struct term *t)
{
	t->mark = vt_count(t->vt).bytes;
}

uint64_t term_received(const struct term *t)
{
	return vt_count(t->vt).bytes - t->mark;
}

static const char *term_event_text(enum vt_event event)
{
	switch (event) {
	case VT_IDLE:
		return "the program waits for input";
	case VT_ENDED:
		return "the program has ended";
	case VT_LATE:
		return "the time limit has passed";
	default:
		return "something was received";
	}
}

static _Noreturn void term_fail(struct term *t, enum vt_event event, const char *wanted,
				const char *what, const char *file, int line)
{
	print_error("%s \"%s\": %s\n", wanted, what, term_event_text(event));
	if (event == VT_ENDED)
		print_error("its wait status is 0x%04x\n", (unsigned)vt_status(t->vt));
	term_show(t);
	_fail(file, line);
	abort();
}

/* ---- waiting ---- */

static int64_t term_deadline(void)
{
	const char *slow = getenv("TERM_SLOW");
	long factor = slow ? strtol(slow, NULL, 10) : 1;
	return vt_clock() + TERM_LIMIT_MS * (factor > 0 ? factor : 1);
}

typedef bool term_test_fn(struct term *t, const void *arg);

static bool term_never(struct term *t, const void *arg)
{
	(void)t;
	(void)arg;
	return false;
}

/* Tests the screen whenever something has come. */
static enum vt_event term_wait_far(struct term *t, term_test_fn *test, const void *arg)
{
	const int64_t deadline = term_deadline();
	enum vt_event event = VT_LATE;

	while (!test(t, arg)) {
		event = vt_pump(t->vt, vt_clock() + TERM_FAR_MS);
		if (event == VT_ENDED || vt_clock() > deadline)
			return test(t, arg) ? VT_DATA : event;
	}
	return VT_DATA;
}

/* Tests the screen when the program has done all it will do by itself: one that is half drawn,
 * with the cursor on its way, proves nothing. VT_DATA: the test holds. */
static enum vt_event term_wait_for(struct term *t, term_test_fn *test, const void *arg)
{
	if (t->far)
		return term_wait_far(t, test, arg);
	enum vt_event event = vt_settle(t->vt, term_deadline());
	return test(t, arg) ? VT_DATA : event;
}

static bool term_has(struct term *t, const void *text)
{
	return term_find(t, text) >= 0;
}

static bool term_lacks(struct term *t, const void *text)
{
	return term_find(t, text) < 0;
}

struct term_pattern {
	regex_t regex;
	int row;
};

static bool term_matches(struct term *t, const void *arg)
{
	const struct term_pattern *p = arg;
	int rows, cols, from = p->row, to = p->row;

	vt_size(t->vt, &rows, &cols);
	if (p->row == TERM_ANY_ROW) {
		from = 0;
		to = rows - 1;
	} else if (p->row == TERM_CURSOR_ROW) {
		vt_cursor(t->vt, &from, &cols);
		to = from;
	}
	for (int row = from; row <= to; row++)
		if (regexec(&p->regex, vt_row(t->vt, row), 0, NULL, 0) == 0)
			return true;
	return false;
}

static bool term_cursor_is(struct term *t, const void *arg)
{
	const int *at = arg;
	int row, col;
	vt_cursor(t->vt, &row, &col);
	return row == at[0] && col == at[1];
}

void term_wait_at(struct term *t, const char *text, const char *file, int line)
{
	enum vt_event event = term_wait_for(t, term_has, text);
	if (event != VT_DATA)
		term_fail(t, event, "waiting for", text, file, line);
}

void term_wait_gone_at(struct term *t, const char *text, const char *file, int line)
{
	enum vt_event event = term_wait_for(t, term_lacks, text);
	if (event != VT_DATA)
		term_fail(t, event, "waiting for the end of", text, file, line);
}

void term_wait_row_at(struct term *t, int row, const char *pattern, const char *file, int line)
{
	struct term_pattern p = { .row = row };
	char wanted[64];

	if (regcomp(&p.regex, pattern, REG_EXTENDED | REG_NOSUB) != 0)
		fail_msg("\"%s\" is not a regular expression", pattern);
	enum vt_event event = term_wait_for(t, term_matches, &p);
	regfree(&p.regex);
	if (row >= 0)
		snprintf(wanted, sizeof(wanted), "waiting for row %d like", row);
	else
		snprintf(wanted, sizeof(wanted), "waiting for %s like",
			 row == TERM_ANY_ROW ? "a row" : "the cursor in a row");
	if (event != VT_DATA)
		term_fail(t, event, wanted, pattern, file, line);
}

void term_wait_cursor_at(struct term *t, int row, int col, const char *file, int line)
{
	int at[2] = { row, col };
	char what[32];
	enum vt_event event = term_wait_for(t, term_cursor_is, at);
	snprintf(what, sizeof(what), "%d, %d", row, col);
	if (event != VT_DATA)
		term_fail(t, event, "waiting for the cursor at", what, file, line);
}

void term_settle_at(struct term *t, const char *file, int line)
{
	enum vt_event event = vt_settle(t->vt, term_deadline());
	if (event != VT_IDLE)
		term_fail(t, event, "waiting until", "the program waits for input", file, line);
}

int term_wait_end_at(struct term *t, const char *file, int line)
{
	int64_t deadline = term_deadline();
	enum vt_event event = t->far ? term_wait_far(t, term_never, NULL) :
				       vt_settle(t->vt, deadline);
	if (event != VT_ENDED)
		term_fail(t, event, "waiting until", "the program ends", file, line);
	int status = vt_status(t->vt);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

void term_assert_at(struct term *t, const char *text, bool there, const char *file, int line)
{
	if ((term_find(t, text) >= 0) == there)
		return;
	print_error(there ? "the screen lacks \"%s\"\n" : "the screen holds \"%s\"\n", text);
	term_show(t);
	_fail(file, line);
}
