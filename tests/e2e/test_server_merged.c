/* A quarter of 2022 put right years later, when the provinces have merged and the regions are others: by who
 * reports for the new province, and by who reviews it. */
#include "server_keep.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define AGG_FIBRE                                                                                 \
	"SELECT c.numerator || ' ' || (c.form >> 6 & 3) FROM cell c JOIN unit u ON u.id = c.unit" \
	" JOIN indicator i ON i.id = c.indicator WHERE u.code = 'P08-89' AND i.code = "           \
	"'SOC.INF.FBR'"

static int setup(void **state)
{
	if (server_setup(state) != 0 || scratch_setup(state) != 0)
		return -1;
	server_init();
	server_expect(0, SERVER_USERS, "user", "change", server_login(SERVER_LAN), "--unit",
		      "P25-91", NULL);
	server_expect(0, SERVER_USERS, "user", "change", server_login(SERVER_MINH), "--unit",
		      "MRD25", NULL);
	return scratch_teardown(state);
}

/* One value over ssh. */
static void import_one(enum server_user user, int status, const char *unit, const char *says)
{
	struct run r = server_ssh(user,
				  server_text("indicator,unit,period,numerator,denominator\n"
					      "SOC.INF.FBR,%s,2022-Q4,500,1000\n",
					      unit),
				  "import -");

	server_said(&r, status, says);
}

/* Who is still mapped to the old unit has it and nothing else. */
static void test_import(void **state)
{
	(void)state;
	import_one(SERVER_LAN, 0, "P08-91", "");
	import_one(SERVER_LAN, 1, "P08-92",
		   "does not report for P08-92: ask the reporter of P25-92");
	import_one(SERVER_HOA, 1, "P08-89",
		   "does not report for P08-89: ask the reporter of P25-91");
	import_one(SERVER_HOA, 0, "P08-48", "");
	import_one(SERVER_HOA, 1, "P08-49",
		   "does not report for P08-49: ask the reporter of P25-48");
}

/* On the page of the indicator, the marker on the unit. */
static void submit(struct term *t)
{
	term_keys(t, "Enter");
	term_wait_row(t, 0, "An Giang");
	term_keys(t, "S");
	term_wait(t, "1 of them not yet submitted");
	term_type(t, "1");
	term_wait(t, "submitted: 1 of ");
	term_keys(t, "Esc");
	term_wait_at_cursor(t, "An Giang");
}

static void decide(const char *key, const char *why)
{
	struct term *t = server_open(SERVER_MINH);

	term_keys(t, "K");
	term_wait_row(t, 0, "Review: 1 waiting");
	term_keys(t, key);
	if (why) {
		term_wait(t, "Why");
		server_answer(t, why);
	}
	term_wait(t, "nothing waits");
	server_leave(t);
}

static void test_cycle(void **state)
{
	struct term *lan = server_open(SERVER_LAN);

	(void)state;
	server_find(lan, "an giang", "An Giang");
	server_put(lan, "610", "An Giang.* 61\\.0");
	submit(lan);
	decide("-", "not 610");
	server_holds("610 2", AGG_FIBRE);
	server_leave(lan);

	lan = server_open(SERVER_LAN);
	term_keys(lan, "M");
	term_wait_row(lan, 0, "To do: An Giang");
	term_wait(lan, "Overdue (");
	term_keys(lan, "End");
	term_wait(lan, "Returned (1)");
	term_wait_match(lan, "fibre.* KGG "); /* what was merged with it */
	term_wait_at_cursor(lan, "fibre.* AGG ");
	term_wait(lan, "not 610");
	term_keys(lan, "Esc");
	term_wait(lan, "Programme > ");
	server_find(lan, "an giang", "An Giang");
	server_put(lan, "600", "An Giang.* 60\\.0");
	submit(lan);
	server_leave(lan);
	decide("+", NULL);
	server_holds("600 3", AGG_FIBRE);
	server_expect(0, SERVER_USERS, "check", NULL);
}

#define SERVER_TEST(test) cmocka_unit_test_setup_teardown(test, scratch_setup, server_test_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVER_TEST(test_import),
		SERVER_TEST(test_cycle),
	};

	if (!server_possible())
		return server_skip();
	return cmocka_run_group_tests(tests, setup, server_teardown);
}
