/* Minutes: what was decided, what became of it, in both forms; and the templates they are made from. */
#include "exchange/minutes.h"
#include "../src/store/rights.h"

#include "base/date.h"
#include "base/lang.h"
#include "base/str.h"
#include "exchange/template.h"
#include "store/cycle.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define IND "SOC.INF.FBR"
#define AGG "P08-89"
#define DNG "P08-48"
#define Q4 "2022-Q4"
#define JUMP 15.0

static void take(struct fixture *f, const char *who, enum cycle_step step, const char *unit,
		 const char *reason)
{
	const struct cycle_cell c = { .indicator = fixture_indicator(f, IND),
				      .unit = fixture_unit(f, unit),
				      .period = fixture_period(Q4),
				      .seen = LOG_SEEN_ANY };
	struct act act = f->act;
	struct err err = { 0 };
	size_t done;

	act.author = who;
	assert_true(cycle_take(f->s, &act, step, &c, 1, reason, JUMP, &done, &err));
	assert_int_equal(done, 1);
}

static void undo(struct fixture *f, const char *who)
{
	struct act act = f->act;
	struct log_undone undone;
	struct err err = { 0 };

	act.author = who;
	assert_true(log_undo(f->s, &act, &undone, &err));
}

static char *minutes_by(struct fixture *f, const struct minutes_of *of, enum minutes_format format)
{
	struct err err = { 0 };
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);

	assert_true(minutes_write(f->s, &f->c.programme, &f->c.units, of, format, out, NULL, &err));
	fclose(out);
	return text;
}

static char *minutes(struct fixture *f, int64_t since, enum minutes_format format)
{
	return minutes_by(f, &(struct minutes_of){ .since = since, .period = PERIOD_NONE }, format);
}

static void assert_has(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("\"%s\" is not in:\n%s", part, text);
}

/* An Giang's value is returned, corrected and verified; Đà Nẵng's is verified and taken back. */
static void hold(struct fixture *f)
{
	PUT(f, IND, AGG, Q4, value_pair(600, 1000));
	PUT(f, IND, DNG, Q4, value_pair(900, 1000));
	take(f, "lan", CYCLE_SUBMIT, AGG, NULL);
	take(f, "lan", CYCLE_SUBMIT, DNG, NULL);
	take(f, "minh", CYCLE_RETURN, AGG, "xem | lại\x1b[31m mẫu số");
	PUT(f, IND, AGG, Q4, value_pair(610, 1000));
	take(f, "lan", CYCLE_SUBMIT, AGG, NULL);
	take(f, "hoa", CYCLE_VERIFY, AGG, NULL);
	take(f, "minh", CYCLE_VERIFY, DNG, NULL);
	undo(f, "minh");
}

static void test_text(void **state)
{
	struct fixture *f = *state;
	char *text;

	hold(f);
	text = minutes(f, 0, MINUTES_TEXT);
	assert_has(text, "BIÊN BẢN");
	assert_has(text, "- Kỳ báo cáo: 2022-Q4\n");
	assert_has(text, "Đã duyệt 1, trả lại 1, đã hoàn tác 1, số đơn vị: 2");
	assert_has(text, "## An Giang (P08-89)");
	assert_has(text, "600 / 1.000 = 60,0 %");
	assert_has(text, "trả lại (đã thay đổi sau đó) | minh |");
	assert_has(text, "xem \\| lại^\\[\\[31m mẫu số |"); /* no cell of its own, no colour */
	assert_has(text, "| duyệt | hoa |");
	assert_has(text, "duyệt (đã hoàn tác) | minh |");
	assert_has(text, "\nhead ");
	assert_null(strchr(text, '\x1b'));
	/* Region by region: Đà Nẵng lies before An Giang. */
	assert_true(strstr(text, "## Đà Nẵng") < strstr(text, "## An Giang"));
	free(text);
}

static void test_table(void **state)
{
	struct fixture *f = *state;
	char *text;

	hold(f);
	lang_set(LANG_EN);
	text = minutes(f, 0, MINUTES_CSV);
	lang_set(LANG_VI);
	assert_has(text, "decision,P08-89,An Giang,SOC.INF.FBR,");
	assert_has(text, ",2022-Q4,600,1000,,,an,returned,changed,minh,");
	assert_has(text, ",verified,stands,hoa,");
	assert_has(text, ",verified,taken-back,minh,");
	assert_has(text, "\nhead,");
	free(text);
}

/* Everybody is named who decided, also one whose name is a part of another's. */
static void test_people(void **state)
{
	struct fixture *f = *state;
	char *text;

	PUT(f, IND, AGG, Q4, value_pair(600, 1000));
	PUT(f, IND, DNG, Q4, value_pair(900, 1000));
	take(f, "lan", CYCLE_SUBMIT, AGG, NULL);
	take(f, "lan", CYCLE_SUBMIT, DNG, NULL);
	take(f, "Trần Văn Minh", CYCLE_VERIFY, DNG, NULL);
	take(f, "Minh", CYCLE_VERIFY, AGG, NULL);
	text = minutes(f, 0, MINUTES_TEXT);
	assert_has(text, "- Người duyệt: Trần Văn Minh, Minh\n");
	free(text);
}

/* A session's minutes hold what its reviewer decided, in its period; an account is named in full. */
static void test_of(void **state)
{
	struct fixture *f = *state;
	const struct account a = {
		.login = "games", .unit = AGG, .roles = ROLE_REVIEWER, .name = "Trần Văn Minh"
	};
	struct minutes_of of = { .period = fixture_period(Q4), .author = "games" };
	struct err err = { 0 };
	char *text;

	PUT(f, IND, AGG, Q4, value_pair(600, 1000));
	PUT(f, IND, DNG, Q4, value_pair(900, 1000));
	take(f, "lan", CYCLE_SUBMIT, AGG, NULL);
	take(f, "lan", CYCLE_SUBMIT, DNG, NULL);
	take(f, "games", CYCLE_VERIFY, AGG, NULL);
	take(f, "hoa", CYCLE_VERIFY, DNG, NULL);
	rights_act_as(f->s, 0, "root");
	assert_true(account_add(f->s, &f->act, &a, NULL, &err));
	text = minutes_by(f, &of, MINUTES_TEXT);
	assert_has(text, "- Người duyệt: Trần Văn Minh (games)\n");
	assert_has(text, "## An Giang");
	assert_null(strstr(text, "Đà Nẵng"));
	free(text);
	of.period = fixture_period("2022-Q3");
	text = minutes_by(f, &of, MINUTES_TEXT);
	assert_has(text, "Không có quyết định nào.");
	free(text);
}

static void test_none(void **state)
{
	struct fixture *f = *state;
	char *text;

	hold(f);
	text = minutes(f, clock_now() + 3600000, MINUTES_TEXT);
	assert_has(text, "Không có quyết định nào.");
	assert_has(text, "- Người duyệt: -\n");
	assert_null(strstr(text, "An Giang"));
	free(text);
}

static void fill_value(void *arg, const char *name, struct str *out)
{
	str_addf(out, "%s%zu", name, *(size_t *)arg);
}

static bool fill_repeat(void *arg, const char *name, size_t n)
{
	*(size_t *)arg = n;
	return n < (strcmp(name, "two") == 0 ? 2 : 0);
}

static void test_template(void **state)
{
	size_t at = 7, len;
	char *text = NULL;
	FILE *out = open_memstream(&text, &len);

	(void)state;
	template_write(
		&(struct template_fill){ .text = "a {{x}}-{{y}}\n{{#two}}\nrow {{x}}\n{{/two}}\n"
						 "{{#no}}\n{{x}}\n{{/no}}\nend",
					 .value = fill_value,
					 .repeat = fill_repeat,
					 .arg = &at },
		out);
	fclose(out);
	assert_string_equal(text, "a x7-y7\nrow x0\nrow x1\nend");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_text, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_table, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_people, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_of, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_none, fixture_setup, fixture_teardown),
		cmocka_unit_test(test_template),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
