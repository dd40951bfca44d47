/* Importing 100,000 rows with the program itself. */
#include "import.h"

#include "big.h"
#include "report.h"

#include "support/vt.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { IMPORT_ROWS = 100000, IMPORT_UNITS = 128 };

#define IMPORT_CSV BIG_DIR "/import.csv"
#define IMPORT_DB BIG_DIR "/import.db"
#define IMPORT_BARE_DB BIG_DIR "/import-bare.db"

static void import_row(FILE *out, const struct indicator *i, const struct unit *unit,
		       int32_t period)
{
	struct value v = big_value(i, unit->id, period, 0);
	char number[NUMBER_SIZE], denominator[NUMBER_SIZE], when[PERIOD_SIZE];

	period_format(period, when);
	if (v.fields == FIELDS_PAIR) {
		number_plain(v.numerator, i->decimals, number);
		number_plain(v.denominator, i->decimals, denominator);
		fprintf(out, "%s,%s,%s,%s,%s,,,\n", i->code, unit->code, when, number, denominator);
	} else {
		number_plain(v.number, i->decimals, number);
		fprintf(out, "%s,%s,%s,,,%s,,\n", i->code, unit->code, when, number);
	}
}

static bool import_write(const struct big *b)
{
	struct catalogue c;
	int units[IMPORT_UNITS];
	int32_t period = b->first;
	FILE *out = fopen(IMPORT_CSV, "we");

	if (!out || !big_catalogue(b, &c))
		return false;
	size_t count = big_reporting(b, &c, units, IMPORT_UNITS);
	fprintf(out, "indicator,unit,period,numerator,denominator,value,quality,note\n");
	for (int row = 0; row < IMPORT_ROWS; period = period_next(period))
		for (int i = 1; i <= b->indicators; i++)
			for (size_t u = 0; u < count && row < IMPORT_ROWS; u++, row++)
				import_row(out, programme_indicator(&c.programme, i),
					   units_by_id(&c.units, units[u]), period);
	catalogue_release(&c);
	return fclose(out) == 0;
}

/* Milliseconds, or a negative number when it fails. */
static double import_run(const char *const *argv)
{
	int status;
	int64_t start = vt_clock_ns();
	pid_t pid = fork();

	if (pid == 0) {
		int null = open("/dev/null", O_WRONLY);
		dup2(null, STDOUT_FILENO);
		dup2(null, STDERR_FILENO);
		execvp(argv[0], (char *const *)argv);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status) ||
	    WEXITSTATUS(status) != 0)
		return -1;
	return (double)(vt_clock_ns() - start) / 1e6;
}

void bench_import(void)
{
	const char *tiendo = getenv("TIENDO");
	const struct big *b = big_of(BIG_EMPTY);
	struct err err = { 0 };
	const char *name = "import of 100,000 rows";

	if (!tiendo)
		tiendo = "build/release/tiendo";
	unlink(IMPORT_BARE_DB);
	if (access(tiendo, X_OK) != 0 || !big_make(b, &err) || !big_copy(b->path, IMPORT_DB) ||
	    !import_write(b)) {
		report_none(name, "not measured: no program or no database");
		return;
	}
	double bare = import_run((const char *const[]){
		"sqlite3", IMPORT_BARE_DB,
		"PRAGMA journal_mode = WAL; CREATE TABLE t(indicator TEXT, unit TEXT, period TEXT, "
		"numerator INTEGER,"
		" denominator INTEGER, value NUMERIC, quality TEXT, note TEXT)",
		".mode csv", ".import --skip 1 " IMPORT_CSV " t", NULL });
	double ours = import_run(
		(const char *const[]){ tiendo, "--db", IMPORT_DB, "import", IMPORT_CSV, NULL });
	if (ours < 0)
		report_none(name, "the import failed");
	else
		report_add(&(struct report_line){ name, "ms", ours, bare > 0 ? 4 * bare : 0,
						  bare > 0 ? "sqlite3 .import" : NULL, bare });
	unlink(IMPORT_DB);
	unlink(IMPORT_BARE_DB);
	unlink(IMPORT_CSV);
}
