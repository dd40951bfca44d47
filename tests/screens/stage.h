/* Real screens on a database that is the same every time, drawn where nobody sees them and compared with
 * golden files: tests/screens/golden/NAME_LANGUAGE_SIZE.txt (UPDATE=1 writes them).
 *
 *   int main(void)
 *   {
 *           const struct CMUnitTest tests[] = { cmocka_unit_test(test_overview) };
 *           return cmocka_run_group_tests(tests, stage_setup, stage_teardown);
 *   } */
#ifndef TIENDO_TESTS_SCREENS_STAGE_H
#define TIENDO_TESTS_SCREENS_STAGE_H

#include "store/log.h"

#include <stddef.h>

/* How a scene is shown. The first is done for every scene. */
enum stage_how {
	STAGE_PLAIN = 0,    /* 80x24, both languages */
	STAGE_LARGE = 1,    /* 120x40, both languages */
	STAGE_NARROW = 2,   /* 60x20, without bars */
	STAGE_SMALLEST = 4, /* 40x10 */
	STAGE_MONO = 8,     /* without colours */
	STAGE_ASCII = 16,   /* vt100 that is not UTF-8 */
	STAGE_WRITES = 32,  /* not a size: on a copy of the database */
	STAGE_START = 64    /* not a size: there is no database, so the start screen */
};

struct scene {
	const char *name;
	const char *period; /* shown from the start */
	/* Typed on the overview: characters as they are, other keys by name: "{F2}", "{Enter}". */
	const char *keys;
	unsigned how; /* stage_how */
};

/* Group setup: the demonstration database of the built-in programme, made on 15/01/2026, shown on
 * the next day. */
int stage_setup(void **state);
/* The same of the small programme in tests/data. */
int stage_setup_small(void **state);
int stage_teardown(void **state);

void stage_check(const struct scene *scenes, size_t count);

/* What else happens on the copy of a scene that writes: before it is opened, and at "{meanwhile}" among its
 * keys, as another program would do it. NULL: nothing. Holds for the scenes checked next. */
struct stage_other {
	void (*before)(struct store *s, const struct act *act);
	void (*meanwhile)(struct store *s, const struct act *act);
};
void stage_other(const struct stage_other *other);

/* What "{paste}" among the keys pastes, in the scenes checked next. Borrowed. */
void stage_clipboard(const char *text);

#endif
