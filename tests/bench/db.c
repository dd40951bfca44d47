/* make bench: what the store costs, beside what SQLite alone needs for the same. BENCH_SCALE=full
 * measures on 7.6 million values and 2 million revisions; the first run makes them (minutes). */
#include "big.h"
#include "floor.h"
#include "import.h"
#include "report.h"
#include "writers.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/figure.h"
#include "store/programme.h"
#include "store/verify.h"
#include "support/vt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SAVES = 300, SCREENS = 40 };

#define SAVE_DB BIG_DIR "/save.db"
#define FLOOR_DB BIG_DIR "/floor.db"

static double elapsed_ms(int64_t since_ns)
{
	return (double)(vt_clock_ns() - since_ns) / 1e6;
}

static void bench_fail(const struct err *err)
{
	struct str text;
	str_init(&text);
	err_format(err, LANG_EN, &text);
	fprintf(stderr, "bench: %s\n", text.text);
	exit(3);
}

/* A database opened the way the program does. */
struct session {
	const struct big *big;
	struct store *s;
	struct programme p;
	struct units u;
	int32_t last; /* the latest period with values */
	int nation;
	int province[128];
	size_t provinces;
};

static void session_open(struct session *x, const struct big *b, const char *path,
			 enum store_mode mode)
{
	struct err err = { 0 };

	memset(x, 0, sizeof(*x));
	x->big = b;
	programme_init(&x->p);
	units_init(&x->u);
	x->s = store_open(path, mode, &err);
	if (!x->s || !store_load_programme(x->s, &x->p, &err) ||
	    !store_load_units(x->s, &x->u, &err))
		bench_fail(&err);
	x->last = b->first;
	for (int i = 1; i < b->periods; i++)
		x->last = period_next(x->last);
	x->nation = units_nation(&x->u)->id;
	x->provinces = units_reporting(&x->u, SCOPE_PROVINCE, period_last_day(x->last), x->province,
				       ARRAY_LEN(x->province));
}

static void session_close(struct session *x)
{
	store_close(x->s);
	units_release(&x->u);
	programme_release(&x->p);
}

/* ---- saving ---- */

static void floor_make(struct session *x, struct floor_db *f)
{
	for (int i = 1; i <= x->big->indicators; i++)
		for (size_t u = 0; u < x->provinces; u++) {
			int32_t period = x->big->first;
			for (int n = 0; n < x->big->periods; n++, period = period_next(period))
				floor_fill(f, i, x->province[u], period, n, 1000 + n);
		}
	floor_filled(f);
}

static void bench_save(void)
{
	const struct big *b = big_of(BIG_START);
	struct session x;
	struct err err = { 0 };
	double ours[SAVES], bare[SAVES];

	if (!big_copy(b->path, SAVE_DB))
		return;
	session_open(&x, b, SAVE_DB, STORE_WRITE);
	struct act act = { .author = "bench", .programme = &x.p, .units = &x.u };
	struct floor_db *f = floor_create(FLOOR_DB);
	floor_make(&x, f);
	for (size_t n = 0; n < SAVES; n++) {
		int indicator = 1 + (int)(n * 7 % 62), unit = x.province[n * 13 % x.provinces];
		struct edit edit = { .indicator = indicator,
				     .unit = unit,
				     .period = x.last,
				     .seen = LOG_SEEN_ANY,
				     .value = big_value(programme_indicator(&x.p, indicator), unit,
							x.last, 100 + (int)n) };
		enum log_outcome outcome;
		int64_t start = vt_clock_ns();
		if (!log_save(x.s, &act, &edit, &outcome, &err))
			bench_fail(&err);
		ours[n] = elapsed_ms(start);
		start = vt_clock_ns();
		floor_upsert(f, indicator, unit, x.last, edit.value.numerator,
			     edit.value.denominator);
		bare[n] = elapsed_ms(start);
	}
	double floor_ms = report_quantile(bare, SAVES, 0.5);
	report_add(&(struct report_line){ "saving one value, p50", "ms",
					  report_quantile(ours, SAVES, 0.5), 2 * floor_ms,
					  "bare upsert", floor_ms });
	report_add(&(struct report_line){ "saving one value, p95", "ms",
					  report_quantile(ours, SAVES, 0.95), 0, "bare upsert",
					  report_quantile(bare, SAVES, 0.95) });
	floor_close(f);
	session_close(&x);
	unlink(SAVE_DB);
	unlink(FLOOR_DB);
}

/* ---- screens ---- */

static void read_figure(struct session *x, int indicator, int unit, int32_t period, bool judge)
{
	struct view view = { .period = period, .map = MAP_OF_PERIOD };
	struct figure figure;
	struct standing standing;
	struct err err = { 0 };

	if (!figure_read(x->s, &x->p, &x->u, indicator, unit, &view, &figure, &err))
		bench_fail(&err);
	if (judge && !figure_standing(x->s, &x->p, &x->u, indicator, unit, &view, &figure,
				      &pace_limits_default, &standing, &err))
		bench_fail(&err);
}

static void floor_figure(struct session *x, struct floor_db *f, int indicator, int unit,
			 int32_t period)
{
	if (unit == x->nation || x->big->communes)
		floor_read_rollup(f, indicator, unit, period);
	else
		floor_read_cell(f, indicator, unit, period);
}

/* One screen: which figures it shows; through the store (f NULL) or with bare reads. */
typedef void screen_fn(struct session *x, struct floor_db *f, int n);

static void show(struct session *x, struct floor_db *f, int indicator, int unit, int32_t period,
		 bool judge)
{
	if (f)
		floor_figure(x, f, indicator, unit, period);
	else
		read_figure(x, indicator, unit, period, judge);
}

static void screen_overview(struct session *x, struct floor_db *f, int n)
{
	(void)n;
	for (int i = 1; i <= x->big->indicators; i++)
		show(x, f, i, x->nation, x->last, true);
}

static void screen_indicator(struct session *x, struct floor_db *f, int n)
{
	int indicator = 1 + n % x->big->indicators;
	show(x, f, indicator, x->nation, x->last, true);
	for (size_t u = 0; u < x->provinces; u++) {
		show(x, f, indicator, x->province[u], x->last, true);
		show(x, f, indicator, x->province[u], period_prev(x->last), false);
	}
}

static void screen_province(struct session *x, struct floor_db *f, int n)
{
	int province = x->province[(size_t)n % x->provinces];
	for (int i = 1; i <= x->big->indicators; i++) {
		show(x, f, i, province, x->last, true);
		show(x, f, i, province, period_prev(x->last), false);
		show(x, f, i, x->nation, x->last, false);
	}
}

static void bench_screen(struct session *x, struct floor_db *f, const char *name, screen_fn *screen)
{
	double ours[SCREENS], bare[SCREENS];
	char text[64];

	for (int n = 0; n < SCREENS; n++) {
		int64_t start = vt_clock_ns();
		store_read_begin(x->s);
		screen(x, NULL, n);
		store_read_end(x->s);
		ours[n] = elapsed_ms(start);
		start = vt_clock_ns();
		screen(x, f, n);
		bare[n] = elapsed_ms(start);
	}
	double floor_ms = report_quantile(bare, SCREENS, 0.5);
	snprintf(text, sizeof(text), "%s, %s", name, strrchr(x->big->path, '/') + 1);
	report_add(&(struct report_line){ text, "ms", report_quantile(ours, SCREENS, 0.5),
					  2 * floor_ms, "bare reads", floor_ms });
}

static void bench_screens(enum big_size size)
{
	const struct big *b = big_of(size);
	struct session x;
	struct err err = { 0 };

	if (!big_make(b, &err))
		bench_fail(&err);
	session_open(&x, b, b->path, STORE_READ);
	struct floor_db *f = floor_open(b->path);
	bench_screen(&x, f, "queries of the overview", screen_overview);
	bench_screen(&x, f, "queries of an indicator's page", screen_indicator);
	bench_screen(&x, f, "queries of a province's page", screen_province);
	floor_close(f);
	session_close(&x);
}

/* ---- the whole database ---- */

/* Bytes that enter a revision's hash: each field and its length (model/revision.h). */
static bool count_hashed(const struct revision *r, int64_t row, bool shown, void *arg)
{
	const char *text[] = { r->subject, r->author, r->reason, r->source, r->note };
	double *bytes = arg;

	(void)row;
	(void)shown;
	*bytes += 12 + REPLICA_SIZE + HASH_SIZE + 13 * 8 + 24 * 4 +
		  (double)r->parents * (REPLICA_SIZE + 4);
	for (size_t i = 0; i < ARRAY_LEN(text); i++)
		*bytes += text[i] ? (double)strlen(text[i]) : 0;
	return true;
}

/* Milliseconds to hash so many bytes in one piece after the other of 64 KiB. */
static double hash_ms(double bytes)
{
	static unsigned char block[65536];
	unsigned char digest[HASH_SIZE];
	struct hash h;
	int64_t start = vt_clock_ns();

	hash_init(&h);
	for (size_t blocks = (size_t)bytes / sizeof(block) + 1; blocks > 0; blocks--)
		hash_bytes(&h, block, sizeof(block));
	hash_end(&h, digest);
	return elapsed_ms(start);
}

static void say_difference(const struct verify_difference *d, void *arg)
{
	(void)arg;
	fprintf(stderr, "bench: difference of kind %d: the database is not what it should be\n",
		(int)d->kind);
}

static void bench_check(struct session *x, struct floor_db *f)
{
	struct verify_report report;
	struct err err = { 0 };
	double bytes = 0;

	int64_t start = vt_clock_ns();
	if (!verify_all(x->s, say_difference, NULL, &report, &err))
		bench_fail(&err);
	double ours = elapsed_ms(start);
	start = vt_clock_ns();
	floor_integrity_check(f);
	double floor_ms = elapsed_ms(start);
	if (!log_each(x->s, count_hashed, &bytes, &err))
		bench_fail(&err);
	floor_ms += hash_ms(bytes);
	report_add(&(struct report_line){ "check of everything", "ms", ours, 2 * floor_ms,
					  "integrity_check + SHA-256", floor_ms });
}

static void bench_rebuild(struct session *x, struct floor_db *f)
{
	struct err err = { 0 };
	double sum[5];

	for (size_t i = 0; i < ARRAY_LEN(sum); i++) {
		int64_t start = vt_clock_ns();
		floor_grouped_sum(f);
		sum[i] = elapsed_ms(start);
	}
	double floor_ms = report_quantile(sum, ARRAY_LEN(sum), 0.5);
	int64_t start = vt_clock_ns();
	if (!verify_rebuild(x->s, &err))
		bench_fail(&err);
	report_add(&(struct report_line){ "rebuilding every derived row", "ms", elapsed_ms(start),
					  3 * floor_ms, "grouped sum", floor_ms });
}

static void bench_whole(void)
{
	const struct big *b = big_of(BIG_START);
	struct session x;
	struct stat st;

	if (!big_copy(b->path, SAVE_DB) || stat(b->path, &st) != 0)
		return;
	session_open(&x, b, SAVE_DB, STORE_WRITE);
	struct floor_db *f = floor_open(SAVE_DB);
	double values = (double)floor_number(f, "SELECT count(*) FROM cell");
	report_add(&(struct report_line){ "size of the database per value, log included", "bytes",
					  (double)st.st_size / values, 250, NULL, 0 });
	bench_check(&x, f);
	bench_rebuild(&x, f);
	floor_close(f);
	session_close(&x);
	unlink(SAVE_DB);
}

int main(void)
{
	struct err err = { 0 };

	if (!clock_init())
		return 3;
	if (!big_make(big_of(BIG_START), &err))
		bench_fail(&err);
	report_head("On the machine: the store");
	bench_save();
	bench_whole();
	bench_screens(BIG_START);
	bench_screens(BIG_DEEP);
	bench_screens(BIG_WIDE);
	bench_writers();
	bench_import();
	return 0;
}
