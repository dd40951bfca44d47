/* From screen to screen. */
#include "walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

struct term *walk_open(const char *period)
{
	struct term *t = program_open(NULL, "--lang", "en", "--period", period, NULL);

	term_wait(t, "Programme > ");
	return t;
}

struct term *walk_open_as(const char *author, const char *period)
{
	struct term *t = program_open(NULL, "--config", program_author(author), "--lang", "en",
				      "--period", period, NULL);

	term_wait(t, "Programme > ");
	return t;
}

void walk_find(struct term *t, const char *typed)
{
	term_keys(t, "/");
	term_type(t, typed);
	term_keys(t, "Enter");
}

void walk_to_fibre(struct term *t)
{
	walk_find(t, "cap quang");
	term_wait_at_cursor(t, "Households with fibre");
	term_keys(t, "Enter");
	term_wait(t, "Target: ");
	walk_find(t, "an giang");
	term_wait_at_cursor(t, "An Giang");
}

void walk_quit(struct term *t)
{
	term_keys(t, "F10");
	assert_int_equal(term_wait_end(t), 0);
}
