/* Units by what people write: every province and ministry in every way of writing, false friends,
 * what is ambiguous, and what was at another time. */
#include "exchange/unit_lookup.h"

#include "base/date.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "unit/exchange/sample_catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <utf8proc.h>

struct fixture {
	struct catalogue c;
	struct unit_lookup *l;
	int32_t y2022, y2026;
};

static int setup(void **state)
{
	static struct fixture f;

	lang_set(LANG_EN);
	sample_read(&f.c, NULL);
	f.l = unit_lookup_new(&f.c.programme, &f.c.units);
	f.y2022 = date_of(2022, 12, 31);
	f.y2026 = date_of(2026, 12, 31);
	*state = &f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	unit_lookup_free(f->l);
	catalogue_release(&f->c);
	return 0;
}

/* The code of what is found, "?" for nothing, "*" for several. */
static const char *found(struct fixture *f, const char *text, int32_t day)
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

static void check(struct fixture *f, const char *text, int32_t day, const char *code)
{
	const char *got = found(f, text, day);

	if (strcmp(got, code) != 0)
		fail_msg("\"%s\" is %s, not %s", text, got, code);
	/* and once more, from the memo */
	assert_string_equal(found(f, text, day), code);
}

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

static void check_frames(struct fixture *f, const char *const *list, size_t count, const char *name,
			 int32_t day, const char *code)
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
		check(f, text.text, day, code);
		str_release(&text);
	}
}

static void check_name(struct fixture *f, const char *name, bool city, int32_t day,
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

static size_t check_provinces(struct fixture *f, int32_t day)
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
		check(f, unit->code, day, unit->code);
		check(f, unit->abbr, day, unit->code);
		check(f, unit->gso, day, unit->code);
		if (unit->iso)
			check(f, unit->iso, day, unit->code);
		check(f, name->full_vi, day, unit->code);
		check_name(f, short_name(name->name[LANG_VI]), city, day, unit->code);
		check(f, name->name[LANG_EN], day, unit->code);
		for (size_t w = 0; w < ARRAY_LEN(ways); w++) {
			struct str text;

			str_init(&text);
			ways[w](&text, short_name(name->name[LANG_VI]));
			check_name(f, text.text, city, day, unit->code);
			str_clear(&text);
			ways[w](&text, name->full_vi);
			check(f, text.text, day, unit->code);
			str_release(&text);
		}
	}
	return count;
}

static void test_63(void **state)
{
	assert_int_equal(check_provinces(*state, ((struct fixture *)*state)->y2022), 63);
}

static void test_34(void **state)
{
	assert_int_equal(check_provinces(*state, ((struct fixture *)*state)->y2026), 34);
}

struct row {
	const char *text, *code;
};

static void check_rows(struct fixture *f, const struct row *rows, size_t count, int32_t day)
{
	for (size_t n = 0; n < count; n++)
		check(f, rows[n].text, day, rows[n].code);
}

/* What no rule of writing makes of the names. */
static void test_in_use(void **state)
{
	static const struct row rows[] = {
		{ "Bắc Cạn", "P08-06" },
		{ "tỉnh Bắc Cạn", "P08-06" },
		{ "Bac Can", "P08-06" },
		{ "Đắc Lắc", "P08-66" },
		{ "Đăk Lăk", "P08-66" },
		{ "Đắk Lăk", "P08-66" },
		{ "Daklak", "P08-66" },
		{ "Daclac", "P08-66" },
		{ "T. Đắc Lắc", "P08-66" },
		{ "Đak Nông", "P08-67" },
		{ "Đắc Nông", "P08-67" },
		{ "Daknong", "P08-67" },
		{ "Kontum", "P08-62" },
		{ "Kon tum", "P08-62" },
		{ "Công Tum", "?" },
		{ "Gia lai", "P08-64" },
		{ "Bà Rịa – Vũng Tàu", "P08-77" },
		{ "Bà Rịa Vũng Tàu", "P08-77" },
		{ "BR-VT", "P08-77" },
		{ "BRVT", "P08-77" },
		{ "brvt", "P08-77" },
		{ "BR - Vũng Tàu", "P08-77" },
		{ "Bà Rịa-VT", "P08-77" },
		{ "Tỉnh BR-VT", "P08-77" },
		{ "Thừa Thiên - Huế", "P08-46" },
		{ "Thừa Thiên-Huế", "P08-46" },
		{ "TT Huế", "P08-46" },
		{ "TT-Huế", "P08-46" },
		{ "TT. Huế", "P08-46" },
		{ "T.T. Huế", "P08-46" },
		{ "TTHuế", "P08-46" },
		{ "TTH", "P08-46" },
		{ "T.T.Huế", "P08-46" },
		{ "Huế", "P08-46" },
		{ "TP Huế", "P08-46" },
		{ "TP HCM", "P08-79" },
		{ "TP.HCM", "P08-79" },
		{ "TPHCM", "P08-79" },
		{ "Tp.HCM", "P08-79" },
		{ "HCM", "P08-79" },
		{ "Thành phố HCM", "P08-79" },
		{ "Hồ Chí Minh", "P08-79" },
		{ "TP. Hồ Chí Minh (*)", "P08-79" },
		{ "Ho Chi Minh City", "P08-79" },
		{ "HCM City", "P08-79" },
		{ "HCMC", "P08-79" },
		{ "Sài Gòn", "P08-79" },
		{ "Saigon", "P08-79" },
		{ "TP. H.C.M", "P08-79" },
		{ "HN", "P08-01" },
		{ "TP HN", "P08-01" },
		{ "TPHN", "P08-01" },
		{ "TP. ĐN", "P08-48" },
		{ "Hà Nội (Thủ đô)", "P08-01" },
		{ "Thủ đô Hà Nội", "P08-01" },
		{ "Hà Nội, Việt Nam", "P08-01" },
		{ "City of Da Nang", "P08-48" },
		{ "Q. Nam", "P08-49" },
		{ "B. Dương", "P08-74" },
		{ "HNI - Hà Nội", "P08-01" },
		{ "P08-01 Hà Nội", "P08-01" },
		{ "Hà Nội (HNI)", "P08-01" },
		{ "HNI Hà Nam", "?" },
		{ "Cả nước", "VN" },
		{ "TOÀN QUỐC", "VN" },
		{ "ĐBSH", "RRD" },
		{ "Vùng Đồng bằng sông Hồng", "RRD" },
		{ "ĐBSCL", "MRD" },
		{ "TDMNPB", "NMM" },
	};

	check_rows(*state, rows, ARRAY_LEN(rows), ((struct fixture *)*state)->y2022);
}

static void test_ministries(void **state)
{
	static const struct row rows[] = {
		{ "Bộ Y tế", "BYT" },
		{ "BỘ Y TẾ", "BYT" },
		{ "bo y te", "BYT" },
		{ "BYT", "BYT" },
		{ "Ministry of Health", "BYT" },
		{ "1. Bộ Y tế", "BYT" },
		{ "Bộ TT&TT", "BTTTT" },
		{ "Bộ TTTT", "BTTTT" },
		{ "Bộ TT và TT", "BTTTT" },
		{ "Bộ Thông tin & Truyền thông", "BTTTT" },
		{ "Bộ Thông tin, Truyền thông", "BTTTT" },
		{ "Bộ Thông tin và TT", "BTTTT" },
		{ "Bộ GD&ĐT", "BGDDT" },
		{ "Bộ GDĐT", "BGDDT" },
		{ "Bộ GD-ĐT", "BGDDT" },
		{ "Bộ KH&CN", "BKHCN" },
		{ "Bộ KH&ĐT", "BKHDT" },
		{ "Bộ Kế hoạch & Đầu tư", "BKHDT" },
		{ "Bộ LĐ-TB&XH", "BLDTBXH" },
		{ "Bộ LĐTBXH", "BLDTBXH" },
		{ "Bộ Lao động, Thương binh và Xã hội", "BLDTBXH" },
		{ "Bộ Lao động - TB&XH", "BLDTBXH" },
		{ "Bộ VHTT&DL", "BVHTTDL" },
		{ "Bộ Văn hoá, Thể thao và Du lịch", "BVHTTDL" },
		{ "Bộ NN&PTNT", "BNNPTNT" },
		{ "Bộ NN và PTNT", "BNNPTNT" },
		{ "Bộ Nông nghiệp và PTNT", "BNNPTNT" },
		{ "Bộ TN&MT", "BTNMT" },
		{ "Bộ GTVT", "BGTVT" },
		{ "NHNN", "NHNN" },
		{ "NHNN Việt Nam", "NHNN" },
		{ "NHNNVN", "NHNN" },
		{ "Ngân hàng Nhà nước", "NHNN" },
		{ "Ngân hàng nhà nước VN", "NHNN" },
		{ "State Bank of Vietnam", "NHNN" },
		{ "BHXH Việt Nam", "BHXH" },
		{ "Bảo hiểm xã hội", "BHXH" },
		{ "Thông tấn xã", "TTXVN" },
		{ "Viện Hàn lâm KH&CN Việt Nam", "VHLKHCN" },
		{ "Viện Hàn lâm KHXH Việt Nam", "VHLKHXH" },
		{ "Ủy ban Dân tộc", "UBDT" },
		{ "Uỷ ban Dân tộc", "UBDT" },
		{ "Bộ Lao động", "?" },
		{ "Bộ", "?" },
		{ "Sở Y tế", "?" },
		{ "Sở Y tế tỉnh An Giang", "?" },
		{ "Y tế", "?" },
	};

	check_rows(*state, rows, ARRAY_LEN(rows), ((struct fixture *)*state)->y2022);
}

/* Names that are alike, shortened as far as that can go, and texts that name nothing. */
static void test_unknown(void **state)
{
	static const struct row rows[] = {
		{ "", "?" },
		{ "1", "?" },
		{ "(*)", "?" },
		{ "-", "?" },
		{ "Tỉnh", "?" },
		{ "TP", "?" },
		{ "TP.", "?" },
		{ "Hà", "?" },
		{ "Nam", "?" },
		{ "Hà Na", "?" },
		{ "Quảng", "?" },
		{ "Quảng N", "*" },
		{ "Bình", "?" },
		{ "Hà Tây", "?" },
		{ "H. Giang", "*" },
		{ "T.N", "*" },
		{ "ĐN", "*" },
		{ "BN", "P08-27" },
		{ "An", "?" },
		{ "Gian", "?" },
		{ "Hà Nội Hà Nam", "?" },
		{ "Hà Nội, Hà Nam", "?" },
		{ "Hà Nội (Hà Nam)", "?" },
		{ "Huyện Hà Giang", "?" },
		{ "Thị xã Phú Thọ", "?" },
		{ "Phường Hòa Bình", "?" },
	};

	check_rows(*state, rows, ARRAY_LEN(rows), ((struct fixture *)*state)->y2022);
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
	struct fixture *f = *state;

	for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
		if (unit_lookup_group(f->l, rows[n].text) != rows[n].group)
			fail_msg("\"%s\" is taken for another group", rows[n].text);
		assert_int_equal(unit_lookup_group(f->l, rows[n].text), rows[n].group);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_63),      cmocka_unit_test(test_34),
		cmocka_unit_test(test_in_use),  cmocka_unit_test(test_ministries),
		cmocka_unit_test(test_unknown), cmocka_unit_test(test_groups),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
