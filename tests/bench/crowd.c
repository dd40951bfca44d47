/* make bench: the figures of one program while fifty others have the same database open, beside those
 * of one that is alone with a copy of it; key by key in turn, so that what else the machine does meets
 * both. First the others look on, then somebody saves a value before every key. */
#include "big.h"
#include "floor.h"
#include "report.h"
#include "watch.h"

#include "support/proc.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CROWD_DB BIG_DIR "/crowd.db"
#define ALONE_DB BIG_DIR "/alone.db"

enum { CROWD = 50, STARTS = 9, KEYS = 120, PAGE = 12, SAVES = 40, VALUE = 1001, IDLE_MS = 3000 };

static const char *const crowd_env[] = { "TIENDO_NOW=2025-07-10T08:00:00", "HOME=" BIG_DIR,
					 "XDG_CONFIG_HOME=" BIG_DIR "/none", NULL };

/* Alone with its database, and among the others. */
enum { ALONE, AMONG, SIDES };

static const char *const crowd_db[SIDES] = { ALONE_DB, CROWD_DB };

struct crowd {
	const char *tiendo;
	struct watch other[CROWD]; /* the first of them saves */
	struct watch one[SIDES];
	int value; /* typed last by the one who saves */
};

static void crowd_remove(void)
{
	static const char *const ending[] = { "", "-wal", "-shm" };
	char path[80];

	for (int side = 0; side < SIDES; side++)
		for (size_t n = 0; n < sizeof(ending) / sizeof(*ending); n++) {
			snprintf(path, sizeof(path), "%s%s", crowd_db[side], ending[n]);
			unlink(path);
		}
}

static bool crowd_open(const struct crowd *c, struct watch *w, int side, struct cost *cost)
{
	const char *const argv[] = { c->tiendo, "--db", crowd_db[side], "--lang", "en", NULL };
	const char *why;

	if (watch_start(w, argv, crowd_env, cost, &why))
		return true;
	printf("\"%s\" cannot be measured: %s\n", c->tiendo, why);
	watch_end(w);
	return false;
}

/* Into the entry grid of an indicator, on the row of the first unit. */
static void crowd_to_grid(struct watch *w)
{
	struct cost cost;

	watch_text(w, "/electronic health record\r", &cost);
	watch_key(w, "Ins", 1, &cost);
}

/* Half of them on an indicator's page, as people leave their screens. */
static bool crowd_gather(struct crowd *c)
{
	struct cost cost;

	for (int n = 0; n < CROWD; n++) {
		if (!crowd_open(c, &c->other[n], AMONG, &cost))
			return false;
		if (n % 2)
			watch_text(&c->other[n], "/fibre\r\r", &cost);
	}
	crowd_to_grid(&c->other[0]);
	return true;
}

/* Somebody of them saves a value and goes back to its row. */
static void crowd_save(struct crowd *c)
{
	char keys[32];
	struct cost cost;

	snprintf(keys, sizeof(keys), "%d\r", VALUE + c->value++);
	watch_text(&c->other[0], keys, &cost);
	watch_key(&c->other[0], "Up", 1, &cost);
}

/* --- what is measured --- */

struct figures {
	double start[SIDES];
	double p50[SIDES], p95[SIDES], busy50[SIDES], busy95[SIDES], home50[SIDES], home95[SIDES];
	double save50[SIDES], save95[SIDES];
	double writes, bytes, wakeups, others_wakeups, others_writes;
	double peak[SIDES], anonymous[SIDES], together;
};

static void crowd_start_times(struct crowd *c, struct figures *f)
{
	double ms[SIDES][STARTS];

	for (int n = 0; n < STARTS; n++)
		for (int side = 0; side < SIDES; side++) {
			struct watch w;
			struct cost cost = { 0 };

			if (crowd_open(c, &w, side, &cost))
				watch_end(&w);
			ms[side][n] = cost.ms;
		}
	for (int side = 0; side < SIDES; side++)
		f->start[side] = report_quantile(ms[side], STARTS, 0.5);
}

/* Down and up again; `busy`: after somebody else has saved. */
static void crowd_keys(struct crowd *c, bool busy, double p50[SIDES], double p95[SIDES],
		       struct figures *f)
{
	double ms[SIDES][KEYS];

	for (int n = 0; n < KEYS; n++) {
		if (busy)
			crowd_save(c);
		for (int side = 0; side < SIDES; side++) {
			struct cost cost;

			watch_key(&c->one[side], n / PAGE % 2 ? "Up" : "Down", 1, &cost);
			ms[side][n] = cost.ms;
			if (side == AMONG && !busy && cost.writes > f->writes)
				f->writes = cost.writes;
		}
	}
	for (int side = 0; side < SIDES; side++) {
		p50[side] = report_quantile(ms[side], KEYS, 0.5);
		p95[side] = report_quantile(ms[side], KEYS, 0.95);
	}
}

/* The same on what costs most to read anew: what is to be done in all units. */
static void crowd_home(struct crowd *c, struct figures *f)
{
	struct cost cost;

	for (int side = 0; side < SIDES; side++)
		watch_key(&c->one[side], "M", 1, &cost);
	crowd_keys(c, true, f->home50, f->home95, f);
	for (int side = 0; side < SIDES; side++)
		watch_key(&c->one[side], "Esc", 1, &cost);
}

static void crowd_saves(struct crowd *c, struct figures *f)
{
	double ms[SIDES][SAVES];

	for (int side = 0; side < SIDES; side++)
		crowd_to_grid(&c->one[side]);
	for (int n = 0; n < SAVES; n++) {
		crowd_save(c);
		for (int side = 0; side < SIDES; side++) {
			char keys[32];
			struct cost cost;

			snprintf(keys, sizeof(keys), "%d", VALUE + n);
			watch_text(&c->one[side], keys, &cost);
			watch_key(&c->one[side], "Enter", 1, &cost);
			ms[side][n] = cost.ms;
		}
	}
	for (int side = 0; side < SIDES; side++) {
		f->save50[side] = report_quantile(ms[side], SAVES, 0.5);
		f->save95[side] = report_quantile(ms[side], SAVES, 0.95);
	}
}

/* A number of each of the others but the one who saves, summed. */
static double crowd_sum(const struct crowd *c, const char *file, const char *name)
{
	double sum = 0;

	for (int n = 1; n < CROWD; n++)
		sum += (double)proc_number(vt_pid(c->other[n].vt), file, name);
	return sum;
}

/* Nobody but one does anything: the others must not even notice. */
static void crowd_idle(struct crowd *c, struct figures *f)
{
	const double switches = crowd_sum(c, "status", "voluntary_ctxt_switches:");
	const double writes = crowd_sum(c, "io", "syscw:");
	const int64_t end = vt_clock() + IDLE_MS;
	struct idle idle;

	while (vt_clock() < end)
		crowd_save(c);
	f->others_wakeups = crowd_sum(c, "status", "voluntary_ctxt_switches:") - switches;
	f->others_writes = crowd_sum(c, "io", "syscw:") - writes;
	idle = watch_idle(&c->one[AMONG]);
	f->bytes = idle.bytes;
	f->wakeups = idle.wakeups;
}

static void crowd_memory(struct crowd *c, struct figures *f)
{
	for (int side = 0; side < SIDES; side++) {
		f->peak[side] = watch_peak(&c->one[side]);
		f->anonymous[side] = watch_anonymous(&c->one[side]);
	}
	f->together = crowd_sum(c, "smaps_rollup", "Pss:") / 1024;
}

/* --- the report --- */

static void crowd_line(const char *name, const char *unit, const double value[SIDES], double hold)
{
	report_add(&(struct report_line){ name, unit, value[AMONG], hold, "alone", value[ALONE] });
}

static void crowd_report(const struct figures *f, double wal, double lost)
{
	report_head("With 50 other programs open, 63 x 62 x 48");
	crowd_line("exec to painted overview", "ms", f->start, 1.2 * f->start[ALONE]);
	crowd_line("key to last byte p50, others look on", "ms", f->p50, 1.2 * f->p50[ALONE]);
	crowd_line("key to last byte p95, others look on", "ms", f->p95, 0);
	crowd_line("key to last byte p50, after a save by another", "ms", f->busy50, 0);
	crowd_line("key to last byte p95, after a save by another", "ms", f->busy95, 0);
	crowd_line("the same p50, on the list of all that is to be done", "ms", f->home50, 0);
	crowd_line("the same p95, on the list of all that is to be done", "ms", f->home95, 0);
	crowd_line("accepted value to last byte p50, the same", "ms", f->save50,
		   2 * f->save50[ALONE]);
	crowd_line("accepted value to last byte p95, the same", "ms", f->save95, 0);
	report_add(&(struct report_line){ "write calls per Down, at most", "", f->writes, 1, NULL,
					  0 });
	report_add(
		&(struct report_line){ "bytes in 3 s without a key", "", f->bytes, 0.5, NULL, 0 });
	report_add(&(struct report_line){ "wake-ups in 3 s without a key", "", f->wakeups, 0.5,
					  NULL, 0 });
	report_add(&(struct report_line){ "wake-ups of 49 while one saves for 3 s", "",
					  f->others_wakeups, 0.5, NULL, 0 });
	report_add(
		&(struct report_line){ "their write calls", "", f->others_writes, 0.5, NULL, 0 });
	crowd_line("peak resident memory", "MiB", f->peak, 7);
	crowd_line("of it anonymous", "MiB", f->anonymous, 2);
	report_add(&(struct report_line){ "49 programs together, shared pages once", "MiB",
					  f->together, 0, NULL, 0 });
	/* SQLite begins it anew after 1,000 pages of 4 KiB when nobody reads from it */
	report_add(
		&(struct report_line){ "write-ahead log after all of it", "MiB", wal, 8, NULL, 0 });
	report_add(&(struct report_line){ "values saved and lost", "", lost, 0.5, NULL, 0 });
}

static double crowd_revisions(int side)
{
	struct floor_db *f = floor_open(crowd_db[side]);
	const double count = (double)floor_number(f, "SELECT count(*) FROM revision"
						     " WHERE indicator IS NOT NULL");

	floor_close(f);
	return count;
}

static void crowd_run(struct crowd *c)
{
	struct figures f = { 0 };
	struct cost cost;
	struct stat wal = { 0 };
	const double before = crowd_revisions(AMONG);

	if (!crowd_gather(c))
		return;
	for (int side = 0; side < SIDES; side++)
		if (!crowd_open(c, &c->one[side], side, &cost))
			return;
	crowd_start_times(c, &f);
	crowd_keys(c, false, f.p50, f.p95, &f);
	crowd_keys(c, true, f.busy50, f.busy95, &f);
	crowd_home(c, &f);
	crowd_idle(c, &f);
	crowd_saves(c, &f);
	crowd_memory(c, &f);
	stat(CROWD_DB "-wal", &wal);
	crowd_report(&f, (double)wal.st_size / 1048576,
		     before + c->value + SAVES - crowd_revisions(AMONG));
}

int main(void)
{
	struct crowd c = { .tiendo = getenv("TIENDO") };
	struct err err = { 0 };
	const char *path = big_of(BIG_START)->path;

	if (!c.tiendo)
		c.tiendo = "build/release/tiendo";
	if ((mkdir("build", 0777) != 0 && errno != EEXIST) || !big_make(big_of(BIG_START), &err))
		return 3;
	crowd_remove();
	if (big_copy(path, ALONE_DB) && big_copy(path, CROWD_DB))
		crowd_run(&c);
	for (int n = 0; n < CROWD; n++)
		watch_end(&c.other[n]);
	for (int side = 0; side < SIDES; side++)
		watch_end(&c.one[side]);
	crowd_remove();
	return 0;
}
