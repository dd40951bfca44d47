/* make bench: what the program costs on the line and to start, beside sc on its sheet.
 *
 *   TIENDO=PROGRAM pty            every figure; the databases that `db` made are used if there
 *   pty PROGRAM [ARGUMENT...]     start-up, Down, PgDn, idle and memory of any program */
#include "big.h"
#include "report.h"
#include "watch.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define BENCH_DIR BIG_DIR

static const char sheet_file[] = BENCH_DIR "/sheet.sc", demo_file[] = BENCH_DIR "/demo.db";

enum { STARTS = 15, KEYS = 12, LATENCIES = 120, HELD = 40, SCROLL_MAX = 90 };

static const char *const bench_env[] = { "TIENDO_NOW=2022-12-31T08:00:00", "HOME=" BENCH_DIR,
					 "XDG_CONFIG_HOME=" BENCH_DIR "/none", NULL };

/* What was measured of one program on one file. */
struct figures {
	bool there;
	struct cost start;
	struct cost down, plain, scroll, page, open, back, help, held;
	double p50, p95;
	struct idle idle;
	double peak, anonymous;
};

static double figure_median(const double *value, size_t count)
{
	double copy[LATENCIES];
	memcpy(copy, value, count * sizeof(*copy));
	return report_quantile(copy, count, 0.5);
}

/* The median of each part of several costs. */
static struct cost cost_median(const struct cost *cost, size_t count)
{
	double bytes[LATENCIES], ideal[LATENCIES], writes[LATENCIES], ms[LATENCIES];
	for (size_t i = 0; i < count; i++) {
		bytes[i] = cost[i].bytes;
		ideal[i] = cost[i].ideal;
		writes[i] = cost[i].writes;
		ms[i] = cost[i].ms;
	}
	return (struct cost){ .bytes = figure_median(bytes, count),
			      .ideal = figure_median(ideal, count),
			      .writes = figure_median(writes, count),
			      .ms = figure_median(ms, count) };
}

static void figures_down(struct watch *w, struct figures *f, const char *top)
{
	struct cost cost[KEYS], latency, scroll[SCROLL_MAX];
	double ms[LATENCIES];
	size_t scrolls = 0;

	watch_key(w, top, 1, &latency);
	for (size_t i = 0; i < KEYS; i++)
		watch_key(w, "Down", 1, &cost[i]);
	f->down = cost_median(cost, KEYS);
	for (size_t i = 0; i < LATENCIES; i++) {
		watch_key(w, i / KEYS % 2 ? "Down" : "Up", 1, &latency);
		ms[i] = latency.ms;
	}
	f->p50 = report_quantile(ms, LATENCIES, 0.5);
	f->p95 = report_quantile(ms, LATENCIES, 0.95);
	for (size_t i = 0; i < SCROLL_MAX; i++) {
		watch_key(w, "Down", 1, &scroll[scrolls]);
		scrolls += scroll[scrolls].scrolled;
	}
	if (scrolls > 0)
		f->scroll = cost_median(scroll, scrolls);
	watch_key(w, top, 1, &latency);
	watch_key(w, "Down", HELD, &f->held);
	watch_key(w, top, 1, &latency);
}

/* Walks through a program from its first screen. `top`: the key to the first row; `pages`: it has
 * pages to open and help. */
static bool figures_take(struct figures *f, const char *const *argv, const char *top, bool pages)
{
	struct watch w;
	const char *why;
	struct cost step, plain[KEYS];

	*f = (struct figures){ 0 };
	if (!watch_start(&w, argv, bench_env, &f->start, &why)) {
		printf("\"%s\" cannot be measured: %s\n", argv[0], why);
		watch_end(&w);
		return false;
	}
	figures_down(&w, f, top);
	watch_key(&w, "PgDn", 1, &f->page);
	watch_key(&w, top, 1, &step);
	if (pages) {
		watch_key(&w, "_", 1, &step); /* without the detail line */
		watch_key(&w, "Down", 1, &step);
		for (size_t i = 0; i < KEYS; i++)
			watch_key(&w, "Down", 1, &plain[i]);
		f->plain = cost_median(plain, KEYS);
		watch_key(&w, "_", 1, &step);
		watch_key(&w, top, 1, &step);
		for (int i = 0; i < 2; i++) /* past the headings */
			watch_key(&w, "Down", 1, &step);
		watch_key(&w, "Enter", 1, &f->open);
		watch_key(&w, "Esc", 1, &f->back);
		watch_key(&w, "F1", 1, &f->help);
		watch_key(&w, "Esc", 1, &step);
	}
	f->idle = watch_idle(&w);
	f->peak = watch_peak(&w);
	f->anonymous = watch_anonymous(&w);
	watch_end(&w);
	f->there = true;
	return true;
}

/* ---- starting ---- */

/* Median milliseconds from exec to the painted screen, of several programs in turn: what else the
 * machine does meets all of them. NULL stands for a program that is not there. */
static void start_times(const char *const *const *argv, size_t count, double *median)
{
	double ms[4][STARTS];
	struct watch w;
	struct cost cost;
	const char *why;

	for (size_t run = 0; run < STARTS; run++)
		for (size_t i = 0; i < count; i++) {
			ms[i][run] = 0;
			if (argv[i] && watch_start(&w, argv[i], bench_env, &cost, &why))
				ms[i][run] = cost.ms;
			if (argv[i])
				watch_end(&w);
		}
	for (size_t i = 0; i < count; i++)
		median[i] = report_quantile(ms[i], STARTS, 0.5);
}

static void start_line(const char *name, double ms, double sc)
{
	if (ms > 0)
		report_add(&(struct report_line){ name, "ms", ms, sc * 1.2, sc > 0 ? "sc" : NULL,
						  sc });
	else
		report_none(name, "not measured: bench/db makes the database");
}

static double sheet_cell(int row, int col)
{
	return (row * 37 + col * 101) % 1000 / 10.0;
}

/* sc's sheet of 63 provinces by 20 indicators. */
static bool sheet_make(void)
{
	FILE *f = fopen(sheet_file, "we");
	if (!f)
		return false;
	for (int row = 0; row < 63; row++) {
		fprintf(f, "leftstring A%d = \"province %02d\"\n", row, row + 1);
		for (int col = 1; col <= 20; col++)
			fprintf(f, "let %c%d = %.1f\n", 'A' + col, row, sheet_cell(row, col));
	}
	return fclose(f) == 0;
}

/* ---- the report ---- */

static void line_bytes(const char *name, struct cost cost, double factor, double most, double peer)
{
	double hold = factor > 0 ? cost.ideal * factor : most;
	char text[64];
	if (factor > 0 && most > 0 && most < hold)
		hold = most;
	snprintf(text, sizeof(text), "%s (ideal %.0f)", name, cost.ideal);
	report_add(&(struct report_line){ text, "bytes", cost.bytes, hold, peer > 0 ? "sc" : NULL,
					  peer });
}

static void report_line_costs(const struct figures *f, const struct figures *sc)
{
	report_head("On the line, 80x24, xterm-256color");
	line_bytes("first paint of the overview", f->start, 1.15, 2000, sc->start.bytes);
	line_bytes("Down within the screen", f->down, 0, 140, sc->down.bytes);
	if (f->plain.bytes > 0)
		line_bytes("Down without the detail line", f->plain, 0, 24, 0);
	if (f->scroll.bytes > 0)
		line_bytes("Down that scrolls", f->scroll, 1.2, 0, sc->scroll.bytes);
	line_bytes("PgDn", f->page, 1.1, 0, sc->page.bytes);
	line_bytes("open", f->open, 1.1, 0, 0);
	line_bytes("back", f->back, 1.1, 0, 0);
	line_bytes("help", f->help, 1.1, 0, 0);
	line_bytes("40 held Downs", f->held, 0, 1600, sc->held.bytes);
	report_add(&(struct report_line){ "write calls per Down", "", f->down.writes, 1,
					  sc->there ? "sc" : NULL, sc->down.writes });
	/* a figure of 0 holds when it is 0: shown against a limit that only 0 keeps */
	report_add(&(struct report_line){ "bytes in 3 s without a key", "", f->idle.bytes, 0.5,
					  NULL, 0 });
	report_add(&(struct report_line){ "wake-ups in 3 s without a key", "", f->idle.wakeups, 0.5,
					  NULL, 0 });
}

static void report_machine(const struct figures *f, const struct figures *sc)
{
	report_head("On the machine: time and memory");
	report_add(&(struct report_line){ "key to last byte, p50", "ms", f->p50, sc->p50 * 1.2,
					  sc->there ? "sc" : NULL, sc->p50 });
	report_add(&(struct report_line){ "key to last byte, p95 (hold: 1.5 x its p50)", "ms",
					  f->p95, f->p50 * 1.5, sc->there ? "sc" : NULL, sc->p95 });
	report_add(&(struct report_line){ "peak resident memory", "MiB", f->peak, 7,
					  sc->there ? "sc" : NULL, sc->peak });
	report_add(&(struct report_line){ "of it anonymous", "MiB", f->anonymous, 2,
					  sc->there ? "sc" : NULL, sc->anonymous });
}

static void report_memory_on(const char *tiendo, const char *db, const char *what)
{
	struct figures f;
	char name[64];
	if (access(db, R_OK) != 0 ||
	    !figures_take(&f, (const char *const[]){ tiendo, "--db", db, NULL }, "Home", true))
		return;
	snprintf(name, sizeof(name), "peak resident memory, %s", what);
	report_add(&(struct report_line){ name, "MiB", f.peak, 7, NULL, 0 });
	snprintf(name, sizeof(name), "of it anonymous, %s", what);
	report_add(&(struct report_line){ name, "MiB", f.anonymous, 2, NULL, 0 });
	snprintf(name, sizeof(name), "key to last byte p50, %s", what);
	report_add(&(struct report_line){ name, "ms", f.p50, 0, NULL, 0 });
}

static int run_quietly(const char *const *argv)
{
	int status;
	pid_t pid = fork();
	if (pid == 0) {
		for (size_t i = 0; bench_env[i]; i++)
			putenv((char *)bench_env[i]);
		if (!freopen("/dev/null", "w", stdout))
			_exit(127);
		execv(argv[0], (char *const *)argv);
		_exit(127);
	}
	return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) ?
		       WEXITSTATUS(status) :
		       -1;
}

static bool have_program(const char *name)
{
	const char *path = getenv("PATH");
	char file[4096];
	for (const char *at = path; at && *at; at += strcspn(at, ":"), at += *at == ':') {
		snprintf(file, sizeof(file), "%.*s/%s", (int)strcspn(at, ":"), at, name);
		if (access(file, X_OK) == 0)
			return true;
	}
	return false;
}

static int bench_any(const char *const *argv)
{
	struct figures f;
	static const struct figures none;
	if (!figures_take(&f, argv, "Home", false))
		return 1;
	report_line_costs(&f, &none);
	report_machine(&f, &none);
	return 0;
}

int main(int argc, char **argv)
{
	const char *tiendo = getenv("TIENDO");
	struct figures ours, sc = { 0 };
	double ms[4];

	if (argc > 1)
		return bench_any((const char *const *)argv + 1);
	if (!tiendo)
		tiendo = "build/release/tiendo";
	if ((mkdir("build", 0777) != 0 && errno != EEXIST) ||
	    (mkdir(BENCH_DIR, 0777) != 0 && errno != EEXIST))
		return 3;
	unlink(demo_file);
	if (run_quietly((const char *const[]){ tiendo, "--db", demo_file, "demo", NULL }) != 0) {
		printf("\"%s demo\" makes no database: nothing to measure\n", tiendo);
		return 0;
	}
	const char *const demo[] = { tiendo, "--db", demo_file, "--period", "2022-Q4", NULL };
	const char *const start[] = { tiendo, "--db", big_of(BIG_START)->path, NULL };
	const char *const wide[] = { tiendo, "--db", big_of(BIG_WIDE)->path, NULL };
	const char *const sheet[] = { "sc", sheet_file, NULL };
	bool peer = have_program("sc") && sheet_make() && figures_take(&sc, sheet, "^A", false);
	if (!figures_take(&ours, demo, "Home", true))
		return 0;
	report_line_costs(&ours, &sc);
	report_machine(&ours, &sc);
	report_memory_on(tiendo, start[2], "63 x 62 x 48");
	report_memory_on(tiendo, wide[2], "communes");
	start_times((const char *const *const[]){ demo, access(start[2], R_OK) == 0 ? start : NULL,
						  access(wide[2], R_OK) == 0 ? wide : NULL,
						  peer ? sheet : NULL },
		    4, ms);
	start_line("exec to painted overview, demonstration", ms[0], ms[3]);
	start_line("exec to painted overview, 63 x 62 x 48", ms[1], ms[3]);
	start_line("exec to painted overview, communes", ms[2], ms[3]);
	return 0;
}
