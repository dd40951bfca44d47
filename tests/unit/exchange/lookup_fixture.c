/* Units looked up in the built-in catalogue. */
#include "lookup_fixture.h"

#include "base/date.h"
#include "base/lang.h"
#include "unit/exchange/sample_catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

int lookup_setup(void **state)
{
	static struct lookup_fixture f;

	lang_set(LANG_EN);
	sample_read(&f.c, NULL);
	f.l = unit_lookup_new(&f.c.programme, &f.c.units);
	f.y2022 = date_of(2022, 12, 31);
	f.y2026 = date_of(2026, 12, 31);
	*state = &f;
	return 0;
}

int lookup_teardown(void **state)
{
	struct lookup_fixture *f = *state;

	unit_lookup_free(f->l);
	catalogue_release(&f->c);
	return 0;
}

static const char *lookup_code(struct lookup_fixture *f, const char *text, int32_t day)
{
	int unit = -1;

	switch (unit_lookup_unit(f->l, text, day, &unit)) {
	case UNIT_FOUND:
		return units_by_id(&f->c.units, unit)->code;
	case UNIT_AMBIGUOUS:
		assert_int_equal(unit, 0);
		return "*";
	default:
		assert_int_equal(unit, 0);
		return "?";
	}
}

void lookup_check(struct lookup_fixture *f, const char *text, int32_t day, const char *code)
{
	for (int n = 0; n < 2; n++) {
		const char *got = lookup_code(f, text, day);

		if (strcmp(got, code) != 0)
			fail_msg("\"%s\" is %s, not %s", text, got, code);
	}
}

void lookup_check_rows(struct lookup_fixture *f, const struct lookup_row *rows, size_t count,
		       int32_t day)
{
	for (size_t n = 0; n < count; n++)
		lookup_check(f, rows[n].text, day, rows[n].code);
}
