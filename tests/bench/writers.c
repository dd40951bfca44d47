/* Fifty programs writing into one database at once. */
#include "writers.h"

#include "big.h"
#include "floor.h"
#include "report.h"

#include "store/programme.h"
#include "support/vt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WRITERS = 50, WRITERS_MS = 3000 };

#define WRITERS_DB BIG_DIR "/writers.db"

struct writer_result {
	int saved;
	int faults;
};

/* Saves one value after the other, each its own batch, until the time is up. */
static struct writer_result writer_run(int n)
{
	struct writer_result r = { 0 };
	struct programme p;
	struct units u;
	struct err err = { 0 };
	int province[128];

	programme_init(&p);
	units_init(&u);
	struct store *s = store_open(WRITERS_DB, STORE_WRITE, &err);
	if (!s || !store_load_programme(s, &p, &err) || !store_load_units(s, &u, &err))
		return (struct writer_result){ .faults = 1 };
	int32_t period = big_of(BIG_EMPTY)->first;
	size_t provinces = units_reporting(&u, SCOPE_PROVINCE, period_last_day(period), province,
					   128);
	struct act act = { .author = "bench", .programme = &p, .units = &u };
	for (int64_t end = vt_clock() + WRITERS_MS; vt_clock() < end && !r.faults;) {
		int indicator = 1 + r.saved % 62, unit = province[(size_t)n % provinces];
		struct edit edit = { .indicator = indicator,
				     .unit = unit,
				     .period = period,
				     .seen = LOG_SEEN_ANY,
				     .value = big_value(programme_indicator(&p, indicator), unit,
							period, n * 1000003 + r.saved) };
		enum log_outcome outcome;
		if (!log_save(s, &act, &edit, &outcome, &err))
			r.faults++;
		else
			r.saved += outcome == LOG_SAVED;
	}
	store_close(s);
	return r;
}

static bool writers_start(int fd[2], int start[2])
{
	for (int n = 0; n < WRITERS; n++) {
		pid_t pid = fork();
		if (pid < 0)
			return false;
		if (pid > 0)
			continue;
		char go;
		close(start[1]);
		if (read(start[0], &go, 1) < 0) /* all start when the last one is there */
			_exit(1);
		struct writer_result r = writer_run(n);
		_exit(write(fd[1], &r, sizeof(r)) == sizeof(r) ? 0 : 1);
	}
	return true;
}

void bench_writers(void)
{
	struct err err = { 0 };
	struct writer_result r;
	int fd[2], start[2], slowest = 0, sum = 0, faults = 0, count = 0;

	if (!big_make(big_of(BIG_EMPTY), &err) || !big_copy(big_of(BIG_EMPTY)->path, WRITERS_DB) ||
	    pipe(fd) != 0 || pipe(start) != 0 || !writers_start(fd, start)) {
		report_none("50 programs writing", "not measured: they cannot be started");
		return;
	}
	close(fd[1]);
	close(start[0]);
	close(start[1]);
	for (; read(fd[0], &r, sizeof(r)) == sizeof(r); count++) {
		slowest = count == 0 || r.saved < slowest ? r.saved : slowest;
		sum += r.saved;
		faults += r.faults;
	}
	close(fd[0]);
	while (wait(NULL) > 0)
		;
	struct floor_db *f = floor_open(WRITERS_DB);
	double kept = (double)
		floor_number(f, "SELECT count(*) FROM revision WHERE indicator IS NOT NULL");
	floor_close(f);
	report_add(&(struct report_line){ "50 programs writing: faults", "",
					  faults + WRITERS - count, 0.5, NULL, 0 });
	report_add(&(struct report_line){ "acknowledged and lost", "", sum - kept, 0.5, NULL, 0 });
	report_add(&(struct report_line){ "mean of a writer / slowest", "",
					  slowest > 0 ? (double)sum / WRITERS / slowest : 1e9, 2,
					  NULL, 0 });
	report_add(&(struct report_line){ "commits per second, all together", "",
					  sum * 1000.0 / WRITERS_MS, 0, NULL, 0 });
	unlink(WRITERS_DB);
}
