/* What is to be done, and how complete and timely the reports are. */
#include "base/mem.h"
#include "model/period.h"
#include "screens/stage.h"
#include "store/cycle.h"
#include "store/due.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct scene home_scenes[] = {
	{ "home", "2025-Q4", "M",
	  STAGE_LARGE | STAGE_NARROW | STAGE_SMALLEST | STAGE_MONO | STAGE_ASCII },
	{ "home_indicators", "2025-Q4", "M{F7}", STAGE_PLAIN },
	{ "home_tasks", "2025-Q4", "M{F7}{F7}", STAGE_PLAIN },
	{ "home_cells", "2025-Q4", "M{F7}{F7}{F7}", STAGE_LARGE | STAGE_NARROW | STAGE_SMALLEST },
	{ "home_filter", "2025-Q4", "M{F4}", STAGE_PLAIN },
	{ "home_behind", "2025-Q4", "M{F4}{End}{Up}{Enter}{F7}{F7}{F7}", STAGE_PLAIN },
	{ "home_letter", "2025-Q4", "M{Down}C", STAGE_PLAIN },
	{ "home_letters", "2025-Q4", "M{Down}  C", STAGE_PLAIN },
	{ "completeness", "2025-Q4", "%",
	  STAGE_LARGE | STAGE_NARROW | STAGE_SMALLEST | STAGE_MONO },
	{ "completeness_timely", "2025-Q4", "%{F7}{Down}{Down}", STAGE_PLAIN },
	{ "completeness_groups", "2025-Q4", "%{Down}{Down}{F7}{F7}", STAGE_PLAIN },
	{ "completeness_search", "2022-Q4", "%/an giang", STAGE_PLAIN },
};

/* A returned value, a unit that was reminded, and a report on time. */
static void urge(struct store *s, const struct act *act)
{
	const struct act reviewer = { .author = "minh",
				      .programme = act->programme,
				      .units = act->units };
	const int unit = units_by_code(act->units, "P25-91")->id;
	struct cycle_cell c = { .indicator = programme_find_indicator(act->programme,
								      "SOC.INF.FBR"),
				.unit = unit,
				.seen = LOG_SEEN_ANY };
	struct err err = { 0 };
	size_t done;

	period_parse("2025-Q4", &c.period);
	if (!cycle_take(s, act, CYCLE_SUBMIT, &c, 1, NULL, 100, &done, &err) ||
	    !cycle_take(s, &reviewer, CYCLE_RETURN, &c, 1, "mẫu số chưa khớp", 100, &done, &err) ||
	    !due_remind(s, act, &unit, 1, c.period, NULL, &err))
		fail_msg("error %d %s", err.code, err.arg[0]);
}

static void test_home(void **state)
{
	static const struct scene urged[] = {
		{ "home_returned", "2025-Q4", "M{F4}{Down}{Down}{Enter}", STAGE_WRITES },
		{ "home_returned_cells", "2025-Q4", "M{F7}{F7}{F7}{F4}{Down}{Down}{Enter}",
		  STAGE_WRITES },
	};

	(void)state;
	stage_check(home_scenes, ARRAY_LEN(home_scenes));
	stage_other(&(struct stage_other){ .before = urge });
	stage_check(urged, ARRAY_LEN(urged));
	stage_other(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_home),
	};

	return cmocka_run_group_tests(tests, stage_setup, stage_teardown);
}
