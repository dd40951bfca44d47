/* Names in use that no rule makes, names that are alike, other times, and what is perhaps meant. */
#include "unit/exchange/lookup_fixture.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* What no rule of writing makes of the names. */
static const struct lookup_row in_use[] = {
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

static void test_in_use(void **state)
{
	lookup_check_rows(*state, in_use, ARRAY_LEN(in_use),
			  ((struct lookup_fixture *)*state)->y2022);
}

static void test_ministries(void **state)
{
	static const struct lookup_row rows[] = {
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

	lookup_check_rows(*state, rows, ARRAY_LEN(rows), ((struct lookup_fixture *)*state)->y2022);
}

/* Names that are alike, shortened as far as that can go, and texts that name nothing. */
static void test_unknown(void **state)
{
	static const struct lookup_row rows[] = {
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

	lookup_check_rows(*state, rows, ARRAY_LEN(rows), ((struct lookup_fixture *)*state)->y2022);
}

/* No province's name, shortened in any way, is taken for another's. */
static void test_false_friends(void **state)
{
	static const char *const names[] = {
		"Hà Nội",     "Hà Nam",     "Hà Giang",   "Hậu Giang", "Hà Tĩnh",     "Quảng Nam",
		"Quảng Ngãi", "Quảng Ninh", "Quảng Bình", "Quảng Trị", "Bắc Giang",   "Bắc Ninh",
		"Bắc Kạn",    "Hòa Bình",   "Thái Bình",  "Ninh Bình", "Bình Định",   "Bình Dương",
		"Bình Phước", "Bình Thuận", "Ninh Thuận", "Nam Định",  "Tây Ninh",    "Tiền Giang",
		"Kiên Giang", "An Giang",   "Long An",    "Nghệ An",   "Vĩnh Long",   "Vĩnh Phúc",
		"Thanh Hóa",  "Khánh Hòa",  "Hải Dương",  "Hải Phòng", "Lào Cai",     "Lai Châu",
		"Cao Bằng",   "Cà Mau",     "Đắk Lắk",    "Đắk Nông",  "Đồng Nai",    "Đồng Tháp",
		"Phú Thọ",    "Phú Yên",    "Yên Bái",    "Hưng Yên",  "Thái Nguyên", "Lâm Đồng",
		"Bạc Liêu",   "Bến Tre",    "Trà Vinh",
	};
	struct lookup_fixture *f = *state;

	for (size_t n = 0; n < ARRAY_LEN(names); n++) {
		const char *rest = strchr(names[n], ' ') + 1;
		struct str text;
		int unit, same;

		assert_int_equal(unit_lookup_unit(f->l, names[n], f->y2022, &unit), UNIT_FOUND);
		str_init(&text);
		str_addf(&text, "%.1s. %s", names[n], rest); /* of a letter of two bytes nothing */
		if (unit_lookup_unit(f->l, text.text, f->y2022, &same) == UNIT_FOUND)
			assert_int_equal(same, unit);
		for (size_t m = 0; m < ARRAY_LEN(names); m++) {
			if (m == n)
				continue;
			str_clear(&text);
			str_addf(&text, "%s (%s)", names[n], names[m]);
			lookup_check(f, text.text, f->y2022, "?");
			str_clear(&text);
			str_addf(&text, "%s %s", names[n], strchr(names[m], ' ') + 1);
			if (unit_lookup_unit(f->l, text.text, f->y2022, &same) == UNIT_FOUND)
				fail_msg("\"%s\" is found", text.text);
		}
		str_release(&text);
	}
}

static void test_other_times(void **state)
{
	static const struct lookup_row later[] = {
		{ "An Giang", "P25-91" },
		{ "Kiên Giang", "?" },
		{ "Lào Cai", "P25-15" },
		{ "Yên Bái", "?" },
		{ "Tỉnh Gia Lai", "P25-52" },
		{ "Thừa Thiên Huế", "P08-46" },
		{ "TT Huế", "P08-46" },
		{ "TP. Huế", "P08-46" },
		{ "HCM", "P25-79" },
		{ "TP.HCM", "P25-79" },
		{ "Sài Gòn", "P25-79" },
		{ "Tỉnh Đồng Nai", "P25-75" },
		{ "TP Đồng Nai", "P25-75" },
		{ "HN", "P08-01" },
		{ "Hà Nam", "?" },
		{ "Bộ Nội vụ", "BNV25" },
		{ "BNV", "BNV25" },
		{ "Bộ TT&TT", "?" },
		{ "Bộ NN&MT", "BNNMT" },
		{ "Bộ NNMT", "BNNMT" },
		{ "Bộ DT&TG", "BDTTG" },
		{ "Bắc Trung Bộ", "NC25" },
		{ "91", "P25-91" },
		{ "AGG", "P25-91" },
	};
	static const struct lookup_row before[] = {
		{ "Huế", "P08-46" },
		{ "TP Huế", "P08-46" },
		{ "Bộ Nông nghiệp và Môi trường", "?" },
		{ "P25-91", "?" },
	};
	struct lookup_fixture *f = *state;

	lookup_check_rows(f, later, ARRAY_LEN(later), f->y2026);
	lookup_check_rows(f, before, ARRAY_LEN(before), f->y2022);
	lookup_check(f, "Kiên Giang", DATE_MAX, "P08-91");
	lookup_check(f, "An Giang", DATE_MAX, "*");
}

static void check_near(struct lookup_fixture *f, const char *text, int32_t day, const char *want)
{
	struct str near;

	str_init(&near);
	unit_lookup_near_unit(f->l, text, day, &near);
	if (strcmp(near.text, want) != 0)
		fail_msg("\"%s\": %s, not %s", text, near.text, want);
	str_release(&near);
}

static void test_near(void **state)
{
	struct lookup_fixture *f = *state;

	for (int n = 0; n < 2; n++) {
		check_near(f, "Hà Nộ", f->y2022, "perhaps P08-01 Hanoi");
		check_near(f, "Hà Nộ", f->y2026, "perhaps P08-01 Hanoi");
	}
	check_near(f, "Quãng Ngải X", f->y2022, "perhaps P08-51 Quang Ngai");
	check_near(f, "Vũng Tàu", f->y2022, "perhaps P08-77 Ba Ria - Vung Tau");
	check_near(f, "Sở Y tế tỉnh An Giang", f->y2026, "perhaps P25-91 An Giang");
	check_near(f, "Xyz", f->y2022, "use its code");
	check_near(f, "", f->y2022, "use its code");
	check_near(f, "HG", f->y2022, "P08-02 Ha Giang, P08-93 Hau Giang");
	check_near(f, "Kiên Giang", f->y2026,
		   "it went into P25-91 An Giang on 01/07/2025: write that one");
	check_near(f, "Bộ TT&TT", f->y2026,
		   "it went into BKHCN25 Ministry of Science and Technology on 01/03/2025: write "
		   "that one");
	check_near(f, "P25-91", f->y2022,
		   "it exists from 01/07/2025 on; before it: P08-89 An Giang, P08-91 Kien Giang");
}

static void test_near_indicator(void **state)
{
	struct lookup_fixture *f = *state;
	struct str near;

	str_init(&near);
	unit_lookup_near_indicator(f->l, "Hộ được phủ cáp quan", &near);
	assert_string_equal(near.text,
			    "perhaps SOC.INF.FBH Households covered by fibre, SOC.INF.FBC "
			    "Communes covered by fibre");
	str_clear(&near);
	unit_lookup_near_indicator(f->l, "Xyz abc", &near);
	assert_string_equal(near.text, "use its code");
	str_release(&near);
}

/* Headings that shorten: the indicator meant is the likeliest, or the second where two are as good. */
static void test_rank_indicators(void **state)
{
	static const struct {
		const char *heading, *meant;
		size_t at;
	} rows[] = {
		{ "DVC TT", "GOV.SVC.USE", 0 },
		{ "% hồ sơ TT", "GOV.SVC.DOS", 0 },
		{ "DNNVV nền tảng số", "ECO.ENT.SME", 0 },
		{ "DNNVV dùng nền tảng", "ECO.ENT.SME", 0 },
		{ "cáp quang hộ GĐ", "SOC.INF.FBR", 0 },
		{ "Tỷ lệ người dân có smartphone", "SOC.INF.SMP", 0 },
		{ "TK ngân hàng", "SOC.IDN.BNK", 0 },
		{ "HSSKĐT", "SOC.SRV.EHR", 0 },
		{ "HĐ điện tử", "ECO.ENT.CON", 1 },
		{ "TMĐT/bán lẻ", "ECO.COM.RET", 0 },
		{ "ATTT cấp độ", "GOV.SEC.APP", 0 },
		{ "KTS/GDP", "ECO.SIZ.GDP", 0 },
		{ "HS công việc cấp xã", "GOV.OFF.W3", 0 },
		{ "Fibre households", "SOC.INF.FBR", 1 },
		{ "e-invoice", "ECO.ENT.INV", 0 },
	};
	struct lookup_fixture *f = *state;

	for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
		int best[UNIT_LOOKUP_RANKED];
		const size_t count = unit_lookup_rank_indicators(f->l, rows[n].heading, best);
		const char *code = "nothing";

		if (count > rows[n].at)
			code = programme_indicator(&f->c.programme, best[rows[n].at])->code;
		if (strcmp(code, rows[n].meant) != 0)
			fail_msg("\"%s\" is perhaps %s, not %s", rows[n].heading, code,
				 rows[n].meant);
	}
}

static void test_indicators(void **state)
{
	static const struct lookup_row rows[] = {
		{ "GOV.SVC.L4", "GOV.SVC.L4" },
		{ "gov.svc.l4", "GOV.SVC.L4" },
		{ "GOV SVC L4", "GOV.SVC.L4" },
		{ "Dịch vụ công mức độ 4", "GOV.SVC.L4" },
		{ "DỊCH VỤ CÔNG MỨC ĐỘ 4", "GOV.SVC.L4" },
		{ "Services at level 4", "GOV.SVC.L4" },
		{ "Tỷ lệ dịch vụ công trực tuyến mức độ 4 (%)", "GOV.SVC.L4" },
		{ "Tỉ lệ dịch vụ công trực tuyến mức độ 4 (%)", "GOV.SVC.L4" },
		{ "1.1. Tỷ lệ dịch vụ công trực tuyến mức độ 4", "GOV.SVC.L4" },
		{ "ty le dich vu cong truc tuyen muc do 4", "GOV.SVC.L4" },
		{ "Số hoá hồ sơ cấp bộ, tỉnh", "GOV.SVC.DIG1" },
		{ "Số hóa hồ sơ cấp bộ/tỉnh (Đơn vị: %)", "GOV.SVC.DIG1" },
		{ "Số hóa hồ sơ cấp huyện", "GOV.SVC.DIG2" },
		{ "Trường đại học số thí điểm (trường)", "SOC.SRV.UNI" },
		{ "Hạng cạnh tranh GCI", "ECO.RNK.GCI" },
		{ "Xếp hạng về chỉ số cạnh tranh (GCI)", "ECO.RNK.GCI" },
		{ "Xếp hạng về an toàn, an ninh mạng (GCI)", "SOC.SEC.GCI" },
		{ "Tài khoản giao dịch (15+)", "SOC.IDN.BNK" },
		{ "Phổ cập mạng 4G/5G", "SOC.INF.M45" },
		{ "Phổ cập mạng 5G", "SOC.INF.M5G" },
		{ "Phổ cập mạng 4G", "?" },
		{ "Dịch vụ công mức độ 3", "?" },
		{ "Hồ sơ số cấp", "?" },
		{ "(%)", "?" },
		{ "", "?" },
	};
	struct lookup_fixture *f = *state;

	for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
		const int id = unit_lookup_indicator(f->l, rows[n].text);
		const char *got = id ? programme_indicator(&f->c.programme, id)->code : "?";

		if (strcmp(got, rows[n].code) != 0)
			fail_msg("\"%s\" is %s, not %s", rows[n].text, got, rows[n].code);
		assert_int_equal(unit_lookup_indicator(f->l, rows[n].text), id);
	}
}

/* Both names and the code of each indicator find it and no other. */
static void test_every_indicator(void **state)
{
	struct lookup_fixture *f = *state;
	const struct programme *p = &f->c.programme;

	for (size_t n = 0; n < p->indicators; n++) {
		const struct indicator *i = &p->indicator[n];
		const char *const texts[] = { i->code, i->brief[LANG_VI], i->brief[LANG_EN],
					      i->name[LANG_VI], i->name[LANG_EN] };

		for (size_t k = 0; k < ARRAY_LEN(texts); k++)
			assert_int_equal(unit_lookup_indicator(f->l, texts[k]), (int)n + 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_in_use),         cmocka_unit_test(test_ministries),
		cmocka_unit_test(test_unknown),        cmocka_unit_test(test_false_friends),
		cmocka_unit_test(test_other_times),    cmocka_unit_test(test_near),
		cmocka_unit_test(test_near_indicator), cmocka_unit_test(test_rank_indicators),
		cmocka_unit_test(test_indicators),     cmocka_unit_test(test_every_indicator),
	};

	return cmocka_run_group_tests(tests, lookup_setup, lookup_teardown);
}
