/* Fifty programs write at once, some are killed, a backup is made and brought back meanwhile: nothing that
 * was acknowledged is lost, nobody is told that the database is busy, and nobody starves. */
#include "store/backup.h"

#include "base/mem.h"
#include "support/scratch.h"
#include "unit/store/fixture.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define IND "SOC.INF.FBR"
#define Q4 "2022-Q4"

enum { WRITERS = 50, ACKNOWLEDGED = 2000, KILL_EVERY = 200, KILL_STEP = 5, WHOLE = 1000000 };

/* After how many acknowledged edits the backup is made, and brought back. */
enum { COPIED = 700, RESTORED = 1400 };

/* What a writer tells: who it is, and whether its edit was saved. */
struct told {
	unsigned char writer, saved;
};

static int provinces(const struct fixture *f, int *ids, size_t room)
{
	return (int)units_reporting(&f->c.units, SCOPE_PROVINCE,
				    period_last_day(fixture_period(Q4)), ids, room);
}

/* Edits its own cell until nobody listens any more. */
static _Noreturn void write_on(const struct fixture *f, int writer, int unit, int go, int fd)
{
	char word;

	struct err err = { 0 };
	struct store *s = store_open(scratch_path("t.db"), STORE_WRITE, &err);
	struct edit edit = { .indicator = fixture_indicator(f, IND),
			     .unit = unit,
			     .period = fixture_period(Q4),
			     .seen = LOG_SEEN_ANY };

	signal(SIGPIPE, SIG_DFL);
	if (read(go, &word, 1) != 1) /* all begin at once */
		_exit(1);
	for (int n = 1; n < WHOLE; n++) {
		enum log_outcome outcome;
		struct told told = { .writer = (unsigned char)writer };

		edit.value = value_pair(n, WHOLE);
		told.saved = s && log_save(s, &f->act, &edit, &outcome, &err) &&
			     outcome == LOG_SAVED;
		if (write(fd, &told, sizeof(told)) != sizeof(told))
			break;
	}
	_exit(0);
}

/* A copy made while they write holds what they were told so far. */
static void copy_now(const struct fixture *f, const int unit[WRITERS], const int count[WRITERS])
{
	struct fixture copy = *f;
	struct verify_report report;
	struct err err = { 0 };
	struct store *s = store_open(scratch_path("t.db"), STORE_READ, &err);

	if (!s || !backup_write(s, scratch_path("b.db"), &report, &err))
		fail_msg("%d %s %s", err.code, err.arg[0], err.arg[1]);
	assert_int_equal(report.differences, 0);
	store_close(s);
	copy.s = store_open(scratch_path("b.db"), STORE_READ, &err);
	for (int n = 0; n < WRITERS; n++) {
		const struct value v =
			fixture_get(&copy, IND, units_by_id(&f->c.units, unit[n])->code, Q4, NULL);

		assert_true(v.numerator >= count[n]);
	}
	store_close(copy.s);
}

static void restore_now(void)
{
	struct backup_restored restored;
	struct err err = { 0 };

	if (!backup_restore(scratch_path("t.db"), scratch_path("b.db"), &restored, &err))
		fail_msg("%d %s %s", err.code, err.arg[0], err.arg[1]);
	assert_true(restored.added > 0);
}

/* Reads what the writers tell, and kills one after every so many. */
static void listen_on(const struct fixture *f, int fd, const int unit[WRITERS],
		      const pid_t pid[WRITERS], int count[WRITERS], bool killed[WRITERS])
{
	int next = 0;

	for (int total = 0; total < ACKNOWLEDGED; total++) {
		struct told told;
		ssize_t got;

		do
			got = read(fd, &told, sizeof(told));
		while (got < 0 && errno == EINTR);
		assert_int_equal(got, sizeof(told));
		assert_true(told.saved);
		count[told.writer]++;
		if (total == COPIED)
			copy_now(f, unit, count);
		if (total == RESTORED)
			restore_now();
		if (next < WRITERS && total % KILL_EVERY == KILL_EVERY - 1) {
			kill(pid[next], SIGKILL);
			killed[next] = true;
			next += KILL_STEP;
		}
	}
}

static void test_fifty_writers(void **state)
{
	struct fixture *f = *state;
	static const char words[WRITERS];
	int count[WRITERS] = { 0 }, unit[100], line[2], go[2], least = WHOLE;
	bool killed[WRITERS] = { false };
	pid_t pid[WRITERS];

	assert_true(provinces(f, unit, ARRAY_LEN(unit)) >= WRITERS);
	store_close(f->s);
	f->s = NULL;
	assert_int_equal(pipe(line), 0);
	assert_int_equal(pipe(go), 0);
	for (int n = 0; n < WRITERS; n++) {
		pid[n] = fork();
		assert_true(pid[n] >= 0);
		if (pid[n] == 0) {
			close(line[0]);
			write_on(f, n, unit[n], go[0], line[1]);
		}
	}
	close(line[1]);
	assert_int_equal(write(go[1], words, WRITERS), WRITERS);
	listen_on(f, line[0], unit, pid, count, killed);
	close(go[0]);
	close(go[1]);
	close(line[0]); /* the others end at their next word */
	for (int n = 0; n < WRITERS; n++)
		waitpid(pid[n], NULL, 0);
	fixture_reopen(f);
	for (int n = 0; n < WRITERS; n++) {
		const struct value v = fixture_get(f, IND, units_by_id(&f->c.units, unit[n])->code,
						   Q4, NULL);

		/* the last one acknowledged, or one that was saved and could not be told */
		assert_true(v.numerator >= count[n]);
		if (!killed[n] && count[n] < least)
			least = count[n];
	}
	assert_true(least > ACKNOWLEDGED / WRITERS / 8);
	fixture_check(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_fifty_writers, fixture_setup,
						fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
