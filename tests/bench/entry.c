/* make bench: what values cost that are typed into the entry grid, all at once and at the pace of a
 * quick hand, and whether each has arrived in its row. */
#include "big.h"
#include "report.h"
#include "watch.h"

#include "model/catalogue.h"
#include "support/proc.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ENTRY_DB BIG_DIR "/entry.db"
#define ENTRY_CSV BIG_DIR "/entry.csv"
#define ENTRY_PERIOD "2022-Q4"
/* Its denominator, the population, is offered: a numerator is all that is typed. */
#define ENTRY_INDICATOR "SOC.SRV.EHR"

static const char entry_db[] = ENTRY_DB, entry_csv[] = ENTRY_CSV;

enum { ENTRY_VALUES = 63, ENTRY_FIRST_VALUE = 1001, ENTRY_PACE_MS = 20, ENTRY_LINE = 512 };

static const char *const entry_env[] = { "TIENDO_NOW=2022-12-31T08:00:00", "HOME=" BIG_DIR,
					 "XDG_CONFIG_HOME=" BIG_DIR "/none", NULL };

static bool entry_run(const char *const *argv)
{
	int status;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		for (size_t i = 0; entry_env[i]; i++)
			putenv((char *)entry_env[i]);
		if (!freopen("/dev/null", "w", stdout))
			_exit(127);
		execv(argv[0], (char *const *)argv);
		_exit(127);
	}
	return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) &&
	       WEXITSTATUS(status) == 0;
}

static void entry_remove(void)
{
	unlink(ENTRY_DB);
	unlink(ENTRY_DB "-wal");
	unlink(ENTRY_DB "-shm");
}

/* A grid without values. */
static bool entry_open(struct watch *w, const char *tiendo)
{
	const char *const argv[] = { tiendo, "--db",     entry_db,     "--lang",
				     "en",   "--period", ENTRY_PERIOD, NULL };
	struct cost cost;
	const char *why;

	entry_remove();
	if (!entry_run((const char *const[]){ tiendo, "--db", entry_db, "init", NULL }))
		return false;
	if (!watch_start(w, argv, entry_env, &cost, &why)) {
		printf("\"%s\" cannot be measured: %s\n", tiendo, why);
		watch_end(w);
		return false;
	}
	watch_text(w, "/electronic health record\r", &cost);
	watch_key(w, "Ins", 1, &cost);
	return true;
}

/* The value that was typed into the row of a unit; 0 when it has none. */
static int entry_typed(const struct catalogue *c, const int *units, size_t count, const char *code,
		       size_t len)
{
	for (size_t n = 0; n < count; n++) {
		const char *own = units_by_id(&c->units, units[n])->code;

		if (strlen(own) == len && strncmp(own, code, len) == 0)
			return ENTRY_FIRST_VALUE + (int)n;
	}
	return 0;
}

/* How many of the values stand in their rows. */
static int entry_arrived(const char *tiendo)
{
	const char *const argv[] = { tiendo,     "--db",       entry_db,      "export",
				     "--period", ENTRY_PERIOD, "--indicator", ENTRY_INDICATOR,
				     "-o",       entry_csv,    NULL };
	char line[ENTRY_LINE];
	int units[ENTRY_VALUES], arrived = 0;
	int32_t period = PERIOD_NONE;
	struct catalogue c;
	FILE *in;

	unlink(ENTRY_CSV);
	period_parse(ENTRY_PERIOD, &period);
	in = entry_run(argv) ? fopen(entry_csv, "re") : NULL;
	if (!in || !big_catalogue(big_of(BIG_START), &c))
		return 0;
	const size_t count = units_reporting(&c.units, SCOPE_PROVINCE, period_last_day(period),
					     units, ENTRY_VALUES);
	while (fgets(line, sizeof(line), in)) {
		/* indicator,unit,period,numerator */
		const char *at = strstr(line, "," ENTRY_PERIOD ","), *unit = strchr(line, ',');

		arrived += at && unit < at &&
			   atoi(at + strlen("," ENTRY_PERIOD ",")) ==
				   entry_typed(&c, units, count, unit + 1, (size_t)(at - unit - 1));
	}
	catalogue_release(&c);
	fclose(in);
	return arrived;
}

static void entry_report(const char *how, const char *tiendo, double bytes, double writes,
			 double keys, double ms)
{
	char name[80];

	snprintf(name, sizeof(name), "values of %d not in their rows, %s", ENTRY_VALUES, how);
	report_add(&(struct report_line){ name, "", ENTRY_VALUES - entry_arrived(tiendo), 0.5, NULL,
					  0 });
	snprintf(name, sizeof(name), "bytes a key, %s", how);
	report_add(&(struct report_line){ name, "bytes", bytes / keys, 30, NULL, 0 });
	snprintf(name, sizeof(name), "keys a value, %s", how);
	report_add(&(struct report_line){ name, "", keys / ENTRY_VALUES, 5, NULL, 0 });
	/* Those of the database too: an accepted value is synced. */
	snprintf(name, sizeof(name), "write calls a value, %s", how);
	report_add(&(struct report_line){ name, "", writes / ENTRY_VALUES, 0, NULL, 0 });
	snprintf(name, sizeof(name), "until all are shown, %s", how);
	report_add(&(struct report_line){ name, "ms", ms, 0, NULL, 0 });
}

static size_t entry_keys(char *out, size_t size)
{
	size_t len = 0;

	for (int n = 0; n < ENTRY_VALUES; n++)
		len += (size_t)snprintf(out + len, size - len, "%d\r", ENTRY_FIRST_VALUE + n);
	return len;
}

static void entry_at_once(const char *tiendo)
{
	char keys[ENTRY_VALUES * 6 + 1];
	const size_t len = entry_keys(keys, sizeof(keys));
	struct watch w;
	struct cost cost;

	if (!entry_open(&w, tiendo))
		return;
	watch_text(&w, keys, &cost);
	watch_end(&w);
	entry_report("all at once", tiendo, cost.bytes, cost.writes, (double)len, cost.ms);
}

static void entry_paced(const char *tiendo)
{
	char keys[ENTRY_VALUES * 6 + 1];
	const size_t len = entry_keys(keys, sizeof(keys));
	struct watch w;
	struct vt_count from, to;
	int64_t writes, start;

	if (!entry_open(&w, tiendo))
		return;
	start = vt_clock_ns();
	from = vt_count(w.vt);
	writes = proc_number(vt_pid(w.vt), "io", "syscw:");
	for (size_t n = 0; n < len; n++) {
		const int64_t next = vt_clock() + ENTRY_PACE_MS;

		vt_send(w.vt, keys + n, 1);
		while (vt_clock() < next)
			vt_pump(w.vt, next);
	}
	vt_settle(w.vt, vt_clock() + 1000);
	to = vt_count(w.vt);
	writes = proc_number(vt_pid(w.vt), "io", "syscw:") - writes;
	watch_end(&w);
	entry_report("20 ms a key", tiendo, (double)(to.bytes - from.bytes), (double)writes,
		     (double)len, (double)(to.last_ns - start) / 1e6);
}

int main(void)
{
	const char *tiendo = getenv("TIENDO");

	if (!tiendo)
		tiendo = "build/release/tiendo";
	if ((mkdir("build", 0777) != 0 && errno != EEXIST) ||
	    (mkdir(BIG_DIR, 0777) != 0 && errno != EEXIST))
		return 3;
	report_head("Entry: 63 values of four digits, 80x24, xterm-256color");
	entry_at_once(tiendo);
	entry_paced(tiendo);
	entry_remove();
	return 0;
}
