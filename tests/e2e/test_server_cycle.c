/* A quarter on one server over ssh: it is reported, returned, corrected and verified, each by who may;
 * what one does the others see at their next key; backed up and restored while people type. */
#include "server_keep.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static int setup(void **state)
{
	if (server_setup(state) != 0 || scratch_setup(state) != 0)
		return -1;
	server_init();
	return scratch_teardown(state);
}

/* From the overview to an indicator's page, the marker on a unit. */
static void find(struct term *t, const char *indicator, const char *unit, const char *name)
{
	term_keys(t, "/");
	term_type(t, indicator);
	term_keys(t, "Enter");
	term_keys(t, "Enter");
	term_wait(t, "Target: ");
	term_keys(t, "/");
	term_type(t, unit);
	term_keys(t, "Enter");
	term_wait_at_cursor(t, name);
}

static void put(struct term *t, const char *numerator)
{
	term_keys(t, "F2");
	term_type(t, numerator);
	term_keys(t, "Tab");
	term_type(t, "1000");
	term_keys(t, "Enter");
	term_wait(t, "saved: ");
}

static void test_enter(void **state)
{
	struct term *lan, *hoa;

	(void)state;
	lan = server_open(SERVER_LAN);
	find(lan, "cap quang", "an giang", "An Giang");
	put(lan, "600");
	term_wait(lan, "60");
	hoa = server_open(SERVER_HOA);
	find(hoa, "cap quang", "an giang", "An Giang");
	term_keys(hoa, "F2");
	term_wait(hoa, "does not report for");
	server_leave(hoa);
	server_leave(lan);
}

#define SERVER_TEST(test) cmocka_unit_test_setup_teardown(test, scratch_setup, server_test_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVER_TEST(test_enter),
	};

	if (!server_possible())
		return server_skip();
	return cmocka_run_group_tests(tests, setup, server_teardown);
}
