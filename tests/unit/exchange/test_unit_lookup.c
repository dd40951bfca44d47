/* Every province in every way of writing made from its names, and what stands for several units. */
#include "unit/exchange/lookup_fixture.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <utf8proc.h>

/* --- ways of writing, made from a name --- */

/* Copies text with each `from` replaced. */
static void replace(struct str *out, const char *text, const char *from, const char *to)
{
	for (const char *at; (at = strstr(text, from)); text = at + strlen(from)) {
		str_addn(out, text, (size_t)(at - text));
		str_add(out, to);
	}
	str_add(out, text);
}

static void map(struct str *out, const char *text, utf8proc_option_t options)
{
	utf8proc_uint8_t *mapped = NULL;

	utf8proc_map((const utf8proc_uint8_t *)text, 0, &mapped,
		     UTF8PROC_NULLTERM | UTF8PROC_STABLE | options);
	assert_non_null(mapped);
	str_add(out, (const char *)mapped);
	free(mapped);
}

static void capitals(struct str *out, const char *text)
{
	while (*text) {
		int32_t code;
		utf8proc_uint8_t bytes[4];

		text += utf8_next(text, &code);
		code = utf8proc_toupper(code);
		str_addn(out, (const char *)bytes, (size_t)utf8proc_encode_char(code, bytes));
	}
}

/* Hòa as Hoà, and the like. */
static void old_tone(struct str *out, const char *text)
{
	static const char *const pairs[][2] = {
		{ "òa", "oà" }, { "óa", "oá" }, { "ỏa", "oả" }, { "õa", "oã" },
		{ "ọa", "oạ" }, { "úy", "uý" }, { "ủy", "uỷ" }, { "ùy", "uỳ" },
	};
	struct str from;

	str_init(&from);
	str_add(&from, text);
	for (size_t n = 0; n < ARRAY_LEN(pairs); n++) {
		str_clear(out);
		replace(out, from.text, pairs[n][0], pairs[n][1]);
		str_clear(&from);
		str_add(&from, out->text);
	}
	str_release(&from);
}

static void plain(struct str *out, const char *text)
{
	utf8_add_ascii(out, text);
}

static void lower(struct str *out, const char *text)
{
	map(out, text, UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

static void decomposed(struct str *out, const char *text)
{
	map(out, text, UTF8PROC_DECOMPOSE);
}

static void joined(struct str *out, const char *text)
{
	struct str some;

	str_init(&some);
	utf8_add_ascii(&some, text);
	for (const char *c = some.text; *c; c++)
		if (*c != ' ' && *c != '-')
			str_addc(out, *c);
	str_release(&some);
}

static void wide(struct str *out, const char *text)
{
	replace(out, text, " ", "\u00a0 ");
}

static void thin(struct str *out, const char *text)
{
	replace(out, text, " ", "\u2009");
}

static void dashed(struct str *out, const char *text)
{
	replace(out, text, " ", " \u2013 ");
}

static void eth(struct str *out, const char *text)
{
	replace(out, text, "Đ", "\u00d0");
}

typedef void way_fn(struct str *out, const char *text);
static way_fn *const ways[] = { capitals, old_tone, plain, lower,  decomposed,
				joined,   wide,     thin,  dashed, eth };

/* What stands before and after a name. */
static const char *const frames[] = {
	"%s",       " %s ",  "1. %s", "12) %s", "(3) %s",  "- %s",    "• %s",   "+ %s",
	"IV. %s",   "a) %s", "7 %s",  "%s (*)", "%s*",     "%s 1)",   "%s (1)", "%s [2]",
	"%s\u00b9", "%s:",   "“%s”",  "%s;",    "2.1. %s", "01 - %s",
};

static const char *const province_frames[] = {
	"Tỉnh %s", "tỉnh %s", "TỈNH %s", "T. %s", "T.%s", "UBND tỉnh %s", "%s province",
};

static const char *const city_frames[] = {
	"TP. %s",
	"TP %s",
	"T.P %s",
	"Tp. %s",
	"Tp.%s",
	"TP.%s",
	"Thành phố %s",
	"thành phố %s",
	"THÀNH PHỐ %s",
	"TP\u00a0%s",
	"Thành Phố %s",
	"Tp %s",
	"UBND thành phố %s",
	"UBND TP %s",
	"%s city",
	"TP.  %s",
};

static void check_frames(struct lookup_fixture *f, const char *const *list, size_t count,
			 const char *name, int32_t day, const char *code)
{
	for (size_t n = 0; n < count; n++) {
		struct str text;

		str_init(&text);
		for (const char *c = list[n]; *c; c++) {
			if (c[0] == '%' && c[1] == 's') {
				str_add(&text, name);
				c++;
			} else {
				str_addc(&text, *c);
			}
		}
		lookup_check(f, text.text, day, code);
		str_release(&text);
	}
}

static void check_name(struct lookup_fixture *f, const char *name, bool city, int32_t day,
		       const char *code)
{
	check_frames(f, frames, ARRAY_LEN(frames), name, day, code);
	if (city)
		check_frames(f, city_frames, ARRAY_LEN(city_frames), name, day, code);
	else
		check_frames(f, province_frames, ARRAY_LEN(province_frames), name, day, code);
}

/* The name without "Thành phố" before it. */
static const char *short_name(const char *name)
{
	static const char city[] = "Thành phố ";

	return str_starts(name, city) ? name + sizeof(city) - 1 : name;
}

static size_t check_provinces(struct lookup_fixture *f, int32_t day)
{
	const struct units *u = &f->c.units;
	size_t count = 0;

	for (size_t n = 0; n < u->units; n++) {
		const struct unit *unit = &u->unit[n];
		const struct unit_name *name = units_name_record(u, unit->id, day);
		const bool city = str_starts(name->full_vi, "Thành phố ");

		if (unit->kind != UNIT_PROVINCE || !unit_valid(unit, day))
			continue;
		count++;
		lookup_check(f, unit->code, day, unit->code);
		lookup_check(f, unit->abbr, day, unit->code);
		lookup_check(f, unit->gso, day, unit->code);
		if (unit->iso)
			lookup_check(f, unit->iso, day, unit->code);
		lookup_check(f, name->full_vi, day, unit->code);
		check_name(f, short_name(name->name[LANG_VI]), city, day, unit->code);
		lookup_check(f, name->name[LANG_EN], day, unit->code);
		for (size_t w = 0; w < ARRAY_LEN(ways); w++) {
			struct str text;

			str_init(&text);
			ways[w](&text, short_name(name->name[LANG_VI]));
			check_name(f, text.text, city, day, unit->code);
			str_clear(&text);
			ways[w](&text, name->full_vi);
			lookup_check(f, text.text, day, unit->code);
			str_release(&text);
		}
	}
	return count;
}

static void test_63(void **state)
{
	assert_int_equal(check_provinces(*state, ((struct lookup_fixture *)*state)->y2022), 63);
}

static void test_34(void **state)
{
	assert_int_equal(check_provinces(*state, ((struct lookup_fixture *)*state)->y2026), 34);
}

static void test_groups(void **state)
{
	static const struct {
		const char *text;
		enum unit_lookup_group group;
	} rows[] = {
		{ "Vùng Đồng bằng sông Hồng", UNIT_GROUP_REGION },
		{ "ĐỒNG BẰNG SÔNG HỒNG", UNIT_GROUP_REGION },
		{ "II. Trung du và miền núi phía Bắc", UNIT_GROUP_REGION },
		{ "ĐBSH", UNIT_GROUP_REGION },
		{ "ĐBSCL", UNIT_GROUP_REGION },
		{ "Tây Nguyên:", UNIT_GROUP_REGION },
		{ "Bắc Trung bộ", UNIT_GROUP_REGION },
		{ "Duyên hải miền Trung", UNIT_GROUP_REGION },
		{ "Đông Bắc", UNIT_GROUP_REGION },
		{ "I. BỘ, CƠ QUAN NGANG BỘ", UNIT_GROUP_REGION },
		{ "Các tỉnh, thành phố trực thuộc Trung ương", UNIT_GROUP_REGION },
		{ "B. Khối địa phương", UNIT_GROUP_REGION },
		{ "Red River Delta", UNIT_GROUP_REGION },
		{ "CẢ NƯỚC", UNIT_GROUP_TOTAL },
		{ "Toàn quốc", UNIT_GROUP_TOTAL },
		{ "Việt Nam", UNIT_GROUP_TOTAL },
		{ "TỔNG CỘNG", UNIT_GROUP_TOTAL },
		{ "Tổng cộng (63 tỉnh, thành phố):", UNIT_GROUP_TOTAL },
		{ "Tổng số", UNIT_GROUP_TOTAL },
		{ "Cộng", UNIT_GROUP_TOTAL },
		{ "Trung bình cả nước", UNIT_GROUP_TOTAL },
		{ "Total", UNIT_GROUP_TOTAL },
		{ "Hà Nội", UNIT_GROUP_NONE },
		{ "Tỉnh Thái Bình", UNIT_GROUP_NONE },
		{ "Bộ Công an", UNIT_GROUP_NONE },
		{ "Hà Tây", UNIT_GROUP_NONE },
		{ "Ghi chú", UNIT_GROUP_NONE },
		{ "", UNIT_GROUP_NONE },
	};
	struct lookup_fixture *f = *state;

	for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
		if (unit_lookup_group(f->l, rows[n].text) != rows[n].group)
			fail_msg("\"%s\" is taken for another group", rows[n].text);
		assert_int_equal(unit_lookup_group(f->l, rows[n].text), rows[n].group);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_63),
		cmocka_unit_test(test_34),
		cmocka_unit_test(test_groups),
	};

	return cmocka_run_group_tests(tests, lookup_setup, lookup_teardown);
}
