/* The review queue, the session for a room, and what is flagged for follow-up. */
#include "base/mem.h"
#include "model/period.h"
#include "screens/stage.h"
#include "store/cycle.h"
#include "store/subject.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define JUMP 15.0

static const struct scene scenes[] = {
	{ "queue", "2022-Q4", "K",
	  STAGE_WRITES | STAGE_LARGE | STAGE_NARROW | STAGE_SMALLEST | STAGE_MONO | STAGE_ASCII },
	{ "queue_marked", "2022-Q4", "K{Down}{Down}&", STAGE_WRITES },
	{ "queue_filter", "2022-Q4", "K{F4}", STAGE_WRITES },
	{ "queue_unusual", "2022-Q4", "K{F4}{Down}{Down}{Enter}", STAGE_WRITES },
	{ "queue_return", "2022-Q4", "K-", STAGE_WRITES },
	{ "queue_empty", "2021-Q4", "K", STAGE_WRITES },
	{ "queue_help", "2022-Q4", "K?", STAGE_WRITES },
	{ "session", "2022-Q4", "KJ{Enter}",
	  STAGE_WRITES | STAGE_LARGE | STAGE_NARROW | STAGE_SMALLEST | STAGE_MONO | STAGE_ASCII },
	{ "session_who", "2022-Q4", "KJ", STAGE_WRITES },
	{ "session_decided", "2022-Q4", "KJ{^U}minh{Enter}++", STAGE_WRITES },
	{ "session_end", "2022-Q4", "KJ{^U}minh{Enter}+{Esc}", STAGE_WRITES | STAGE_SMALLEST },
	{ "session_help", "2022-Q4", "KJ{Enter}?", STAGE_WRITES },
	{ "flags", "2022-Q4", "C",
	  STAGE_WRITES | STAGE_LARGE | STAGE_NARROW | STAGE_SMALLEST | STAGE_ASCII },
};

/* An Giang and Đà Nẵng submit what they have; a value of each is corrected on the way. */
static void submit(struct store *s, const struct act *act, const char *unit)
{
	const int32_t period = period_of(2022, PERIOD_QUARTER, 4);
	const struct act lan = { "lan", "bc_q4.csv", act->programme, act->units };
	struct cycle_cell cell = { .unit = units_by_code(act->units, unit)->id,
				   .period = period,
				   .seen = LOG_SEEN_ANY };
	struct edit edit = { .indicator = programme_find_indicator(act->programme, "SOC.INF.FBR"),
			     .unit = cell.unit,
			     .period = period,
			     .value = { .state = VALUE_GIVEN,
					.fields = FIELDS_PAIR,
					.numerator = 1000,
					.denominator = 12781 },
			     .seen = LOG_SEEN_ANY,
			     .reason = "số liệu quý trước tính cả thuê bao di động",
			     .note = "đã đối chiếu với nhà mạng" };
	enum log_outcome outcome;
	struct err err = { 0 };
	size_t done;

	assert_true(log_save(s, &lan, &edit, &outcome, &err));
	for (size_t n = 0; n < act->programme->indicators; n++) {
		cell.indicator = (int)n + 1;
		/* What has no value or an unusual one without a reason stays a draft. */
		cycle_take(s, &lan, CYCLE_SUBMIT, &cell, 1, NULL, JUMP, &done, &err);
	}
}

static void prepare(struct store *s, const struct act *act)
{
	const char *const subject = "cell/SOC.INF.FBR/P08-89/2022-Q4";
	struct err err = { 0 };

	submit(s, act, "P08-89");
	submit(s, act, "P08-48");
	assert_true(note_add(s, act, NOTE_COMMENT, subject, "đề nghị Sở TTTT rà lại", NULL, &err));
	assert_true(note_add(s, act, NOTE_FLAG, subject, "hỏi lại vào thứ Hai", NULL, &err));
}

static void test_review(void **state)
{
	(void)state;
	stage_other(&(struct stage_other){ .before = prepare });
	stage_check(scenes, ARRAY_LEN(scenes));
	stage_other(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_review) };

	return cmocka_run_group_tests(tests, stage_setup, stage_teardown);
}
