/* Districts and communes: the words before their names, numbers as names, and names borne in several
 * places. */
#include "exchange/unit_lookup.h"

#include "base/date.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct {
	const char *code;
	enum unit_kind kind;
	const char *name, *full;
	int parent;
} places[] = {
	{ "VN", UNIT_NATION, "Toàn quốc", NULL, 0 },
	{ "TG", UNIT_PROVINCE, "Tiền Giang", "Tỉnh Tiền Giang", 1 },
	{ "LA", UNIT_PROVINCE, "Long An", "Tỉnh Long An", 1 },
	{ "HB", UNIT_PROVINCE, "Hòa Bình", "Tỉnh Hòa Bình", 1 },
	{ "SG", UNIT_PROVINCE, "Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", 1 },
	{ "TG-CT", UNIT_DISTRICT, "Châu Thành", "Huyện Châu Thành", 2 },
	{ "LA-CT", UNIT_DISTRICT, "Châu Thành", "Huyện Châu Thành", 3 },
	{ "TG-MT", UNIT_DISTRICT, "Mỹ Tho", "Thành phố Mỹ Tho", 2 },
	{ "TG-CL", UNIT_DISTRICT, "Cai Lậy", "Huyện Cai Lậy", 2 },
	{ "TG-CLT", UNIT_DISTRICT, "Cai Lậy", "Thị xã Cai Lậy", 2 },
	{ "HB-HB", UNIT_DISTRICT, "Hòa Bình", "Thành phố Hòa Bình", 4 },
	{ "SG-1", UNIT_DISTRICT, "Quận 1", "Quận 1", 5 },
	{ "SG-10", UNIT_DISTRICT, "Quận 10", "Quận 10", 5 },
	{ "SG-GV", UNIT_DISTRICT, "Gò Vấp", "Quận Gò Vấp", 5 },
	{ "LA-TA", UNIT_DISTRICT, "Tân An", "Thành phố Tân An", 3 },
	{ "LA-TAN", UNIT_COMMUNE, "Tân Ân Ninh", "Xã Tân Ân Ninh", 3 },
	{ "LA-LS", UNIT_COMMUNE, "Lạc Sơn", "Xã Lạc Sơn", 3 },
	{ "LA-KH", UNIT_COMMUNE, "Khánh Hòa", "Xã Khánh Hòa", 3 },
	{ "GV-P1", UNIT_COMMUNE, "Phường 1", "Phường 1", 14 },
	{ "Q1-P1", UNIT_COMMUNE, "Phường 1", "Phường 1", 12 },
};

struct fixture {
	struct programme p;
	struct unit unit[ARRAY_LEN(places)];
	struct unit_name name[ARRAY_LEN(places)];
	struct unit_parent parent[ARRAY_LEN(places)];
	struct units u;
	struct unit_lookup *l;
	int32_t day;
};

static int setup(void **state)
{
	static struct fixture f;

	lang_set(LANG_VI);
	f.day = date_of(2022, 12, 31);
	for (int n = 0; n < (int)ARRAY_LEN(places); n++) {
		f.unit[n] = (struct unit){ .id = n + 1,
					   .code = places[n].code,
					   .kind = places[n].kind,
					   .valid_from = DATE_MIN,
					   .valid_to = DATE_MAX };
		f.name[n] = (struct unit_name){ .unit = n + 1,
						.valid_from = DATE_MIN,
						.valid_to = DATE_MAX,
						.name = { [LANG_VI] = places[n].name },
						.full_vi = places[n].full };
		f.parent[n] = (struct unit_parent){ .unit = n + 1,
						    .parent = places[n].parent,
						    .valid_from = DATE_MIN,
						    .valid_to = DATE_MAX };
	}
	f.u = (struct units){ .unit = f.unit,
			      .name = f.name,
			      .parent = f.parent,
			      .units = ARRAY_LEN(places),
			      .names = ARRAY_LEN(places),
			      .parents = ARRAY_LEN(places) };
	f.l = unit_lookup_new(&f.p, &f.u);
	*state = &f;
	return 0;
}

static int teardown(void **state)
{
	unit_lookup_free(((struct fixture *)*state)->l);
	return 0;
}

static const struct {
	const char *text, *code;
} place_rows[] = {
	{ "Châu Thành", "*" },
	{ "H. Châu Thành", "*" },
	{ "Châu Thành (Tiền Giang)", "TG-CT" },
	{ "Châu Thành (tỉnh Long An)", "LA-CT" },
	{ "Huyện Châu Thành, tỉnh Tiền Giang", "TG-CT" },
	{ "1. Huyện Châu Thành (LA)", "LA-CT" },
	{ "Châu Thành, T. Long An", "LA-CT" },
	{ "Châu Thành, Hòa Bình", "?" },
	{ "Châu Thành (Hòa Bình)", "?" },
	{ "Châu Thành, Bến Tre", "?" },
	{ "Châu Thành (mới)", "*" },
	{ "Mỹ Tho", "TG-MT" },
	{ "TP. Mĩ Tho", "TG-MT" },
	{ "Huyện Mỹ Tho", "?" },
	{ "Cai Lậy", "*" },
	{ "Huyện Cai Lậy", "TG-CL" },
	{ "H.Cai Lậy", "TG-CL" },
	{ "TX Cai Lậy", "TG-CLT" },
	{ "TX. Cai Lậy", "TG-CLT" },
	{ "Thị xã Cai Lậy (Tiền Giang)", "TG-CLT" },
	{ "Thị trấn Cai Lậy", "?" },
	{ "Hòa Bình", "*" },
	{ "Tỉnh Hòa Bình", "HB" },
	{ "TP Hòa Bình", "HB-HB" },
	{ "T. Hoà Bình", "HB" },
	{ "TP. Hoà Bình, Hoà Bình", "HB-HB" },
	{ "Quận 1", "SG-1" },
	{ "Q1", "?" },
	{ "Q.1", "SG-1" },
	{ "Q. 10", "SG-10" },
	{ "Quận 11", "?" },
	{ "1", "?" },
	{ "10", "?" },
	{ "Phường 1", "*" },
	{ "P. 1, Gò Vấp", "GV-P1" },
	{ "Phường 1 (Quận 1)", "Q1-P1" },
	{ "P1", "?" },
	{ "TPHCM", "SG" },
	{ "Tân An", "LA-TA" },
	{ "Thạnh An", "?" },
	{ "Tân Ân N", "LA-TAN" },
	{ "Xã Tân An", "?" },
	{ "Lắc Sơn", "LA-LS" },
	{ "Xã Chánh Hòa", "?" },
	{ "Khánh Hòa", "LA-KH" },
	{ "Tỉnh Khánh Hòa", "?" },
};

static void test_places(void **state)
{
	struct fixture *f = *state;

	for (size_t n = 0; n < ARRAY_LEN(place_rows); n++) {
		int unit;
		const enum unit_lookup_outcome got = unit_lookup_unit(f->l, place_rows[n].text,
								      f->day, &unit);
		const char *code = got == UNIT_FOUND     ? places[unit - 1].code :
				   got == UNIT_AMBIGUOUS ? "*" :
							   "?";

		if (strcmp(code, place_rows[n].code) != 0)
			fail_msg("\"%s\" is %s, not %s", place_rows[n].text, code,
				 place_rows[n].code);
	}
}

static void test_which(void **state)
{
	struct fixture *f = *state;
	struct str near;

	str_init(&near);
	unit_lookup_near_unit(f->l, "Châu Thành", f->day, &near);
	assert_string_equal(near.text, "TG-CT Châu Thành (Tiền Giang), LA-CT Châu Thành (Long An)");
	str_clear(&near);
	unit_lookup_near_unit(f->l, "Quận Gò Vấb", f->day, &near);
	assert_string_equal(near.text, "có lẽ là SG-GV Gò Vấp (Thành phố Hồ Chí Minh)");
	str_release(&near);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_places),
					    cmocka_unit_test(test_which) };

	return cmocka_run_group_tests(tests, setup, teardown);
}
