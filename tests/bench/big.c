/* Databases of the sizes that the figures are about. */
#include "big.h"

#include "base/date.h"
#include "base/mem.h"
#include "exchange/catalogue.h"
#include "store/programme.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BIG_UNITS_MAX = 20000 };

static struct big big_table[2][BIG_MAX] = {
	{
		[BIG_EMPTY] = { BIG_DIR "/empty.db", 62, 0, 0, 0, 1 },
		[BIG_START] = { BIG_DIR "/start.db", 62, 0, 0, 48, 1 },
		[BIG_DEEP] = { BIG_DIR "/deep-small.db", 60, 0, 0, 48, 3 },
		[BIG_WIDE] = { BIG_DIR "/wide-small.db", 62, 16, 0, 12, 1 },
	},
	{
		[BIG_EMPTY] = { BIG_DIR "/empty.db", 62, 0, 0, 0, 1 },
		[BIG_START] = { BIG_DIR "/start.db", 62, 0, 0, 48, 1 },
		[BIG_DEEP] = { BIG_DIR "/deep.db", 60, 0, 0, 48, 11 },  /* 2 million revisions */
		[BIG_WIDE] = { BIG_DIR "/wide.db", 62, 162, 0, 12, 1 }, /* 7.6 million values */
	},
};

const struct big *big_of(enum big_size size)
{
	const char *scale = getenv("BENCH_SCALE");
	struct big *b = &big_table[scale && strcmp(scale, "full") == 0][size];
	/* 48 months of the 63 provinces: up to their last one */
	b->first = period_of(2021, PERIOD_MONTH, 7);
	return b;
}

/* ---- the programme ---- */

static void big_add_unit(struct units *u, int province, int n)
{
	char code[32], name[32];
	struct unit *unit = &u->unit[u->units];

	snprintf(code, sizeof(code), "B%d-%d", province, n + 1);
	snprintf(name, sizeof(name), "xã %d", n + 1);
	*unit = (struct unit){ .id = (int)u->units + 1,
			       .code = arena_strdup(&u->arena, code),
			       .kind = UNIT_COMMUNE,
			       .ordinal = n + 1,
			       .valid_from = DATE_MIN,
			       .valid_to = DATE_MAX };
	u->name[u->names++] = (struct unit_name){ .unit = unit->id,
						  .valid_from = DATE_MIN,
						  .valid_to = DATE_MAX,
						  .name = { arena_strdup(&u->arena, name),
							    arena_strdup(&u->arena, name) } };
	u->parent[u->parents++] = (struct unit_parent){
		.unit = unit->id, .parent = province, .valid_from = DATE_MIN, .valid_to = DATE_MAX
	};
	u->units++;
}

static void *big_more(struct arena *arena, const void *old, size_t count, size_t more, size_t size)
{
	char *all = arena_zero(arena, count + more, size);
	if (count > 0)
		memcpy(all, old, count * size);
	return all;
}

static bool big_is_province(const struct unit *unit, const struct big *b)
{
	return unit->kind == UNIT_PROVINCE && unit_valid(unit, period_last_day(b->first));
}

static void big_add_communes(struct units *u, const struct big *b)
{
	const size_t before = u->units;
	size_t provinces = 0;

	for (size_t i = 0; i < before; i++)
		provinces += big_is_province(&u->unit[i], b);
	size_t more = provinces * (size_t)b->communes;
	u->unit = big_more(&u->arena, u->unit, u->units, more, sizeof(*u->unit));
	u->name = big_more(&u->arena, u->name, u->names, more, sizeof(*u->name));
	u->parent = big_more(&u->arena, u->parent, u->parents, more, sizeof(*u->parent));
	for (size_t i = 0; i < before; i++)
		for (int n = 0; n < b->communes && big_is_province(&u->unit[i], b); n++)
			big_add_unit(u, u->unit[i].id, n);
}

bool big_catalogue(const struct big *b, struct catalogue *c)
{
	struct err_list faults;

	err_list_init(&faults);
	catalogue_init(c);
	bool ok = catalogue_read(c, NULL, &faults);
	err_list_release(&faults);
	if (!ok)
		return false;
	for (size_t n = 0; n < c->programme.indicators; n++) {
		struct indicator *i = &c->programme.indicator[n];
		i->frequency = PERIOD_MONTH;
		i->scope = SCOPE_PROVINCE;
		i->accumulation = ACCUMULATE_END;
		i->valid_from = DATE_MIN;
		i->valid_to = DATE_MAX;
		i->has_min = i->has_max = false;
		i->min_text = i->max_text = NULL;
	}
	big_add_communes(&c->units, b);
	return true;
}

size_t big_reporting(const struct big *b, const struct catalogue *c, int *units, size_t room)
{
	size_t count = 0;
	for (size_t i = 0; i < c->units.units; i++) {
		const struct unit *unit = &c->units.unit[i];
		bool reports = b->communes ? unit->kind == UNIT_COMMUNE : big_is_province(unit, b);
		if (reports && count < room)
			units[count++] = unit->id;
	}
	return count;
}

/* ---- values ---- */

static uint32_t big_mix(uint32_t a, uint32_t b)
{
	uint32_t x = a * 2654435761u ^ b * 40503u;
	x ^= x >> 15;
	x *= 2246822519u;
	return x ^ x >> 13;
}

/* A level of the unit's own that moves little from period to period, as reported figures do. */
struct value big_value(const struct indicator *i, int unit, int32_t period, int n)
{
	uint32_t level = big_mix((uint32_t)unit, (uint32_t)(i->group * 64 + i->ordinal));
	uint32_t move = big_mix(level, (uint32_t)period) % 20;
	uint32_t shift = (uint32_t)n % 997; /* a share stays one */
	struct value v = { .state = VALUE_GIVEN, .quality = QUALITY_PROVISIONAL };

	if (i->measure == MEASURE_RATIO) {
		v.fields = FIELDS_PAIR;
		v.denominator = 20000 + level % 30000;
		v.numerator = v.denominator * (200 + level % 600 + move) / 1000 + shift;
	} else if (i->measure == MEASURE_YESNO) {
		v.fields = FIELDS_NUMBER;
		v.number = (level + shift) % 2 * number_pow10(i->decimals);
	} else {
		v.fields = FIELDS_NUMBER;
		v.number = (100 + level % 400 + move + shift) * number_pow10(i->decimals);
	}
	return v;
}

static bool big_fill_indicator(struct store *s, const struct big *b, const struct act *act,
			       int indicator, const int *units, size_t count, int n,
			       struct err *err)
{
	const struct indicator *i = programme_indicator(act->programme, indicator);
	int32_t period = b->first;

	if (!log_begin(s, act, err))
		return false;
	for (int p = 0; p < b->periods; p++, period = period_next(period))
		for (size_t u = 0; u < count; u++) {
			struct edit edit = { .indicator = indicator,
					     .unit = units[u],
					     .period = period,
					     .value = big_value(i, units[u], period, n),
					     .seen = LOG_SEEN_ANY };
			enum log_outcome outcome;
			if (!log_add(s, &edit, &outcome, err)) {
				log_abort(s);
				return false;
			}
		}
	return log_commit(s, err);
}

static bool big_fill(struct store *s, const struct big *b, const struct catalogue *c,
		     struct err *err)
{
	static int units[BIG_UNITS_MAX];
	size_t count = big_reporting(b, c, units, BIG_UNITS_MAX);
	struct act act = { .author = "bench", .programme = &c->programme, .units = &c->units };

	if (b->periods == 0)
		return true;
	for (int n = 0; n < b->revisions; n++)
		for (int i = 1; i <= b->indicators; i++) {
			if (!big_fill_indicator(s, b, &act, i, units, count, n, err))
				return false;
			if (isatty(STDERR_FILENO))
				fprintf(stderr, "\r%s: %d of %d ", b->path, n * b->indicators + i,
					b->revisions * b->indicators);
		}
	if (isatty(STDERR_FILENO))
		fprintf(stderr, "\r%*s\r", 60, "");
	return true;
}

bool big_make(const struct big *b, struct err *err)
{
	struct catalogue c;

	if (access(b->path, R_OK) == 0)
		return true;
	mkdir("build", 0777);
	mkdir(BIG_DIR, 0777);
	bool ok = big_catalogue(b, &c);
	struct store *s = ok ? store_create(b->path, err) : NULL;
	ok = s && store_put_catalogue(s, &c, err) && store_created(s, err) &&
	     big_fill(s, b, &c, err);
	if (s)
		store_close(s);
	catalogue_release(&c);
	if (!ok)
		unlink(b->path); /* half of it is of no use */
	return ok;
}

bool big_copy(const char *from, const char *to)
{
	char buf[65536], beside[512];
	bool ok = true;
	int in = open(from, O_RDONLY | O_CLOEXEC), out;

	snprintf(beside, sizeof(beside), "%s-wal", to);
	unlink(beside);
	snprintf(beside, sizeof(beside), "%s-shm", to);
	unlink(beside);
	unlink(to);
	out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	for (ssize_t n; ok && (n = read(in, buf, sizeof(buf))) != 0;)
		ok = n > 0 && write(out, buf, (size_t)n) == n;
	if (in >= 0)
		close(in);
	return out >= 0 && close(out) == 0 && ok && in >= 0;
}
