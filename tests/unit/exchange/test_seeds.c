/* The figures of the five source documents, typed from their texts, against what the built-in
 * programme answers from a fresh database. Nothing here was copied from assets/programme: where the two differ, one of
 * them is wrong and the texts decide. */
#include "exchange/catalogue.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/programme.h"
#include "support/scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* One target as a text states it. `op` is the text's own word: "đạt", "tối thiểu", "chiếm" and
 * "100%" are at least, "trên" is above, "nhóm N nước dẫn đầu" is at most, "từ ... - ..." a range.
 * `stated` is false where the text gives no figure ("phổ cập", a date alone). */
struct seed_target {
	const char *indicator;
	enum op op;
	const char *figure, *high;
	const char *starts;
	bool stated;
};

#define LEAST(indicator, figure) indicator, OP_AT_LEAST, figure, NULL, NULL, true
#define ABOVE(indicator, figure) indicator, OP_ABOVE, figure, NULL, NULL, true
#define FIRST(indicator, figure) indicator, OP_AT_MOST, figure, NULL, NULL, true
#define RANGE(indicator, low, high) indicator, OP_RANGE, low, high, NULL, true
#define STARTS(indicator, figure, day) indicator, OP_AT_LEAST, figure, NULL, day, true
#define UNSAID(indicator, figure) indicator, OP_AT_LEAST, figure, NULL, NULL, false

struct seed_plan {
	const char *document;
	const char *due;
	const struct seed_target *target;
	size_t targets;
};

/* Kế hoạch hoạt động năm 2022: "đến hết năm 2022". */
static const struct seed_target seed_2022[] = {
	{ LEAST("SOC.INF.FBR", "75") }, /* tối thiểu 75% hộ gia đình có cáp quang */
	{ LEAST("SOC.INF.MBB", "100") }, /* phủ sóng băng rộng di động tới 100% thôn/bản */
	{ LEAST("SOC.INF.SMP", "85") }, /* người dân có điện thoại thông minh đạt 85% */
	{ LEAST("GOV.SVC.USE", "80") }, /* DVC trực tuyến phát sinh hồ sơ đạt 80% */
	{ LEAST("GOV.SVC.DOS", "50") }, /* hồ sơ TTHC xử lý trực tuyến đạt 50% */
	{ STARTS("GOV.SVC.DIG1", "100", "2022-06-01") }, /* cấp bộ, cấp tỉnh từ ngày 1/6/2022 */
	{ STARTS("GOV.SVC.DIG2", "100", "2022-12-01") }, /* cấp huyện từ ngày 1/12/2022 */
	{ LEAST("GOV.OFF.RPT", "50") },  /* báo cáo thực hiện trực tuyến đạt 50% */
	{ LEAST("GOV.DAT.OPN", "50") },  /* cung cấp dữ liệu mở đầy đủ đạt 50% */
	{ LEAST("ECO.ENT.SME", "30") },  /* DNNVV sử dụng nền tảng số đạt 30% */
	{ LEAST("ECO.ENT.INV", "100") }, /* hóa đơn điện tử đạt 100% */
	{ LEAST("ECO.ENT.CON", "50") },  /* hợp đồng điện tử đạt 50% */
	{ LEAST("ECO.COM.RET", "7") },   /* TMĐT trong tổng mức bán lẻ đạt 7% */
	{ RANGE("SOC.IDN.BNK", "65", "70") }, /* tài khoản giao dịch đạt từ 65 - 70% */
	{ RANGE("SOC.IDN.APP", "15", "20") }, /* từ 15 - 20% sử dụng ứng dụng định danh */
	{ ABOVE("SOC.SRV.EHR", "90") },       /* trên 90% có hồ sơ sức khỏe điện tử */
	{ LEAST("SOC.SRV.UNI", "5") },        /* thí điểm triển khai 5 trường */
};

/* The same plan: "trong quý I/2022 ban hành Kế hoạch hoạt động năm 2022". */
static const struct seed_target seed_2022_quarter[] = {
	{ UNSAID("GOV.OFF.PLN", "100") },
};

/* Kế hoạch hành động năm 2023. */
static const struct seed_target seed_2023[] = {
	{ ABOVE("ECO.SIZ.GDP", "16") },  /* kinh tế số trong GDP trên 16% */
	{ ABOVE("ECO.COM.RET", "8.5") }, /* TMĐT trong tổng mức bán lẻ trên 8,5% */
	{ LEAST("ECO.PLN.ISS", "100") }, /* 100% ban hành kế hoạch kinh tế số, xã hội số */
	{ LEAST("ECO.COM.CSH", "100") }, /* 100% không tiền mặt trong giáo dục, y tế */
	{ ABOVE("ECO.ENT.TRY", "90") },  /* trên 90% DNNVV dùng thử */
	{ ABOVE("ECO.ENT.REG", "30") },  /* trên 30% DNNVV thường xuyên sử dụng */
	{ ABOVE("SOC.INF.SUB", "80") },  /* thuê bao điện thoại thông minh trên 80% */
	{ ABOVE("SOC.INF.FBR", "85") },  /* hộ có đường cáp quang trên 85% */
	{ ABOVE("SOC.IDN.ACC", "30") },  /* tài khoản định danh trên 30% */
	{ ABOVE("SOC.IDN.BNK", "75") },  /* tài khoản giao dịch thanh toán trên 75% */
	{ ABOVE("SOC.SRV.TEL", "30") },  /* khám, chữa bệnh từ xa trên 30% */
	{ ABOVE("SOC.SRV.EHR", "80") },  /* hồ sơ sức khỏe điện tử trên 80% */
	{ ABOVE("GOV.SEC.APP", "80") },  /* phê duyệt cấp độ trên 80% */
	{ ABOVE("GOV.SEC.REQ", "30") },  /* đáp ứng yêu cầu theo cấp độ trên 30% */
	{ ABOVE("SOC.SEC.HOM", "10") },  /* giải pháp cơ bản đạt trên 10% */
	{ LEAST("GOV.DAT.CAT", "100") }, /* 100% ban hành danh mục CSDL */
	{ LEAST("GOV.DAT.SHR", "100") }, /* 100% chia sẻ dữ liệu NDXP/LGSP */
	{ ABOVE("GOV.DAT.ANL", "30") },  /* trên 30% nền tảng phân tích */
	{ LEAST("GOV.DAT.STO", "100") }, /* 100% kho dữ liệu điện tử */
	{ LEAST("GOV.SVC.QLT", "100") }, /* 100% nâng cao chất lượng DVC */
	{ LEAST("GOV.SVC.ONE", "100") }, /* 100% hợp nhất cổng và một cửa */
	{ LEAST("GOV.SVC.PAY", "30") },  /* 30% thanh toán trực tuyến */
	{ LEAST("GOV.SVC.FEE", "60") },  /* 60% TTHC có nghĩa vụ tài chính */
	{ LEAST("GOV.SVC.RES", "100") }, /* 100% kết quả được số hóa */
	{ LEAST("GOV.SVC.REM", "50") },  /* 50% hồ sơ trực tuyến từ xa */
};

/* Quyết định 749/QĐ-TTg, "mục tiêu cơ bản đến năm 2025". */
static const struct seed_target seed_2025[] = {
	{ LEAST("GOV.SVC.L4", "80") },    { LEAST("GOV.OFF.W1", "90") },
	{ LEAST("GOV.OFF.W2", "80") },    { LEAST("GOV.OFF.W3", "60") },
	{ LEAST("GOV.OFF.GRS", "100") },  { LEAST("GOV.DAT.NDB", "100") },
	{ LEAST("GOV.OFF.INS", "50") },   { FIRST("GOV.RNK.EGD", "70") },
	{ LEAST("ECO.SIZ.GDP", "20") },   { LEAST("ECO.SIZ.SEC", "10") },
	{ LEAST("ECO.SIZ.LAB", "7") },    { FIRST("ECO.RNK.IDI", "50") },
	{ FIRST("ECO.RNK.GCI", "50") },   { FIRST("ECO.RNK.GII", "35") },
	{ ABOVE("SOC.INF.FBH", "80") },   /* phủ trên 80% hộ gia đình */
	{ LEAST("SOC.INF.FBC", "100") },  /* 100% xã */
	{ UNSAID("SOC.INF.M45", "100") }, /* phổ cập 4G/5G */
	{ UNSAID("SOC.INF.SMP", "100") }, /* và điện thoại di động thông minh */
	{ ABOVE("SOC.IDN.EPY", "50") },   { FIRST("SOC.SEC.GCI", "40") },
};

/* The same decision, "mục tiêu cơ bản đến năm 2030". */
static const struct seed_target seed_2030[] = {
	{ LEAST("GOV.SVC.L4", "100") },   { LEAST("GOV.OFF.W1", "100") },
	{ LEAST("GOV.OFF.W2", "90") },    { LEAST("GOV.OFF.W3", "70") },
	{ LEAST("GOV.SVC.CUT", "30") }, /* giảm 30% thủ tục hành chính */
	{ LEAST("GOV.DAT.INN", "30") }, /* tăng 30% dịch vụ sáng tạo */
	{ LEAST("GOV.OFF.INS", "70") },   { FIRST("GOV.RNK.EGD", "50") },
	{ LEAST("ECO.SIZ.GDP", "30") },   { LEAST("ECO.SIZ.SEC", "20") },
	{ LEAST("ECO.SIZ.LAB", "8") },    { FIRST("ECO.RNK.IDI", "30") },
	{ FIRST("ECO.RNK.GCI", "30") },   { FIRST("ECO.RNK.GII", "30") },
	{ UNSAID("SOC.INF.FBH", "100") }, /* phổ cập cáp quang */
	{ UNSAID("SOC.INF.M5G", "100") }, /* phổ cập 5G */
	{ ABOVE("SOC.IDN.EPY", "80") },   { FIRST("SOC.SEC.GCI", "30") },
};

static const struct seed_plan seed_plans[] = {
	{ "KH2022", "2022-12-31", seed_2022, ARRAY_LEN(seed_2022) },
	{ "KH2022", "2022-03-31", seed_2022_quarter, ARRAY_LEN(seed_2022_quarter) },
	{ "KH2023", "2023-12-31", seed_2023, ARRAY_LEN(seed_2023) },
	{ "QD749", "2025-12-31", seed_2025, ARRAY_LEN(seed_2025) },
	{ "QD749", "2030-12-31", seed_2030, ARRAY_LEN(seed_2030) },
};

/* The 18 tasks in the order of the plan; lead and coordinators where the texts name them. */
struct seed_task {
	const char *name;
	const char *lead, *lead_name;
	const char *coordinators;
};

static const struct seed_task seed_tasks[] = {
	{ "Phổ cập điện thoại thông minh và cáp quang băng rộng toàn dân", "BTTTT",
	  "Bộ trưởng Bộ Thông tin và Truyền thông", "@province" },
	{ "Phổ cập danh tính điện tử toàn dân", "BCA", "Bộ trưởng Bộ Công an", "BTTTT" },
	{ "Phổ cập an toàn thông tin mạng, an ninh mạng toàn dân", NULL, NULL, NULL },
	{ "Phổ cập hồ sơ sức khỏe điện tử toàn dân", "BYT", "Bộ trưởng Bộ Y tế", "BTTTT" },
	{ "Phổ cập dạy học trực tuyến", "BGDDT", "Bộ trưởng Bộ Giáo dục và Đào tạo", "BTTTT" },
	{ "Phổ cập chuyển đổi số trong doanh nghiệp nhỏ và vừa", NULL, NULL, NULL },
	{ "Phổ cập hóa đơn điện tử", NULL, NULL, NULL },
	{ "Phổ biến nâng cao nhận thức về chuyển đổi số", NULL, NULL, NULL },
	{ "Phổ biến kỹ năng số", NULL, NULL, NULL },
	{ "Thúc đẩy toàn diện tất cả các phương thức thanh toán số", NULL, NULL, NULL },
	{ "Phát triển thương mại điện tử, thương mại số", NULL, NULL, NULL },
	{ "Quy hoạch đô thị thông minh", NULL, NULL, NULL },
	{ "Phát triển hệ thống thông tin báo cáo", NULL, NULL, NULL },
	{ "Tăng cường nguồn lực chi nghiên cứu khoa học cho chuyển đổi số", NULL, NULL, NULL },
	{ "Triển khai và đưa vào khai thác cơ sở dữ liệu nông nghiệp", NULL, NULL, NULL },
	{ "Phát triển cơ sở dữ liệu quốc gia về cán bộ, công chức, viên chức", NULL, NULL, NULL },
	{ "Điều phối phát triển, kết nối, chia sẻ dữ liệu", NULL, NULL, NULL },
	{ "Điều phối phát triển, sử dụng các nền tảng số", NULL, NULL, NULL },
};

/* --- comparing --- */

static struct catalogue seed_catalogue;

static int32_t seed_day(const char *text)
{
	int32_t day;

	assert_true(date_parse(text, &day));
	return day;
}

static const char *seed_document(int id)
{
	return seed_catalogue.programme.document[id - 1].code;
}

static const char *seed_indicator(int id)
{
	return seed_catalogue.programme.indicator[id - 1].code;
}

static const struct target *seed_find(const struct seed_plan *plan, const char *indicator)
{
	const struct programme *p = &seed_catalogue.programme;
	const struct target *found = NULL;

	for (size_t i = 0; i < p->targets; i++) {
		if (!str_equal(seed_document(p->target[i].document), plan->document) ||
		    !str_equal(seed_indicator(p->target[i].indicator), indicator) ||
		    p->target[i].due != seed_day(plan->due))
			continue;
		if (found)
			fail_msg("%s has two targets of %s due %s", indicator, plan->document,
				 plan->due);
		found = &p->target[i];
	}
	if (!found)
		fail_msg("%s has no target of %s due %s", indicator, plan->document, plan->due);
	return found;
}

/* The figure as an exact fraction, so that a wrongly read text shows too. */
static void seed_figure(struct quantity q, const char *text)
{
	long whole = 0, tenths = 0;

	if (!text) {
		assert_false(quantity_known(q));
		return;
	}
	assert_true(sscanf(text, "%ld.%1ld", &whole, &tenths) >= 1);
	assert_int_equal(quantity_compare(q, quantity_scaled(whole * 10 + tenths, 1)), 0);
}

/* Both as one line, so that a difference names its target. */
static void seed_compare(const struct seed_plan *plan, const struct seed_target *seed,
			 const struct target *t)
{
	char expected[200], got[200], starts[DATE_SIZE];

	date_format(t->starts, starts);
	snprintf(expected, sizeof(expected), "%s %s %s: %s %s %s from %s stated %d", plan->document,
		 plan->due, seed->indicator, op_word(seed->op), seed->figure,
		 seed->high ? seed->high : "-", seed->starts ? seed->starts : "", seed->stated);
	snprintf(got, sizeof(got), "%s %s %s: %s %s %s from %s stated %d", plan->document,
		 plan->due, seed->indicator, op_word(t->op), t->value_text,
		 t->high_text ? t->high_text : "-", starts, t->stated);
	assert_string_equal(got, expected);
}

static void test_targets(void **state)
{
	size_t count = 0;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(seed_plans); i++) {
		const struct seed_plan *plan = &seed_plans[i];

		for (size_t n = 0; n < plan->targets; n++) {
			const struct seed_target *seed = &plan->target[n];
			const struct target *t = seed_find(plan, seed->indicator);

			seed_compare(plan, seed, t);
			seed_figure(t->value, seed->figure);
			seed_figure(t->high, seed->high);
			assert_int_equal(t->unit, 0);
			assert_non_null(t->wording_vi);
			count++;
		}
	}
	assert_int_equal(count, 81);
	assert_int_equal(seed_catalogue.programme.targets, 81);
}

static void test_tasks(void **state)
{
	const struct programme *p = &seed_catalogue.programme;

	(void)state;
	assert_int_equal(p->tasks, 18);
	assert_int_equal(ARRAY_LEN(seed_tasks), 18);
	for (size_t i = 0; i < p->tasks; i++) {
		assert_int_equal(p->task[i].ordinal, i + 1);
		assert_string_equal(seed_document(p->task[i].document), "KH2022");
		assert_string_equal(p->task[i].name[LANG_VI], seed_tasks[i].name);
		assert_true(str_equal(p->task[i].lead, seed_tasks[i].lead));
		assert_true(str_equal(p->task[i].lead_name[LANG_VI], seed_tasks[i].lead_name));
		assert_true(str_equal(p->task[i].coordinators, seed_tasks[i].coordinators));
		/* the texts give an objective exactly where they give a lead */
		assert_int_equal(p->task[i].objective[LANG_VI] != NULL, seed_tasks[i].lead != NULL);
	}
}

static void test_documents(void **state)
{
	static const struct {
		const char *code, *issued;
		int from, to;
	} seed[] = {
		{ "QD749", "2020-06-03", 2020, 2030 }, /* Quyết định số 749/QĐ-TTg ngày 03/6/2020 */
		{ "KH2022", "2022-03-15", 2022,
		  2022 }, /* ngày 15/3 đã ký ban hành kế hoạch năm 2022 */
		{ "QD505", "2022-04-22", 2022, 0 }, /* ngày 22/4/2022, Quyết định số 505/QĐ-TTg */
	};
	const struct programme *p = &seed_catalogue.programme;

	(void)state;
	assert_int_equal(p->documents, 4);
	for (size_t i = 0; i < ARRAY_LEN(seed); i++) {
		const struct document *found = NULL;

		for (size_t n = 0; n < p->documents; n++) {
			if (str_equal(p->document[n].code, seed[i].code))
				found = &p->document[n];
		}
		if (!found) {
			fail_msg("there is no document %s", seed[i].code);
			continue;
		}
		assert_int_equal(found->issued_on, seed_day(seed[i].issued));
		assert_int_equal(found->year_from, seed[i].from);
		assert_int_equal(found->year_to, seed[i].to);
	}
}

static void test_milestones(void **state)
{
	static const struct {
		const char *document, *day, *scope;
		bool yearly;
	} seed[] = {
		{ "KH2022", "2022-03-31", "all", false }, /* trong quý I/2022 */
		{ "KH2022", "2022-06-01", "all", false }, /* cấp bộ, cấp tỉnh từ ngày 1/6/2022 */
		{ "KH2022", "2022-12-01", "province", false }, /* cấp huyện từ ngày 1/12/2022 */
		{ "QD505", "2022-10-10", "all", true },        /* ngày 10/10 hằng năm */
	};
	const struct programme *p = &seed_catalogue.programme;

	(void)state;
	assert_int_equal(p->milestones, ARRAY_LEN(seed));
	for (size_t i = 0; i < ARRAY_LEN(seed); i++) {
		assert_string_equal(seed_document(p->milestone[i].document), seed[i].document);
		assert_int_equal(p->milestone[i].date, seed_day(seed[i].day));
		assert_string_equal(p->milestone[i].scope, seed[i].scope);
		assert_int_equal(p->milestone[i].yearly, seed[i].yearly);
	}
}

static void test_duties(void **state)
{
	/* Ủy ban; Ban chỉ đạo các bộ, ngành, địa phương (twice); các bộ, ngành; tỉnh, thành phố;
	 * Tổ công tác */
	static const struct {
		const char *holder, *due;
	} seed[] = {
		{ "committee", NULL }, { "all", "2022-12-31" }, { "all", "2022-03-31" },
		{ "ministry", NULL },  { "province", NULL },    { "working-group", "2022-12-31" },
	};
	const struct programme *p = &seed_catalogue.programme;

	(void)state;
	assert_int_equal(p->duties, ARRAY_LEN(seed));
	for (size_t i = 0; i < ARRAY_LEN(seed); i++) {
		assert_string_equal(seed_document(p->duty[i].document), "KH2022");
		assert_string_equal(p->duty[i].holder, seed[i].holder);
		assert_int_equal(p->duty[i].due, seed[i].due ? seed_day(seed[i].due) : DATE_MAX);
	}
}

/* A fresh database, closed and opened again: what it answers is what is compared. */
static int seed_setup(void **state)
{
	struct err err = { 0 };
	struct err_list faults;
	struct catalogue made;
	struct store *s;
	const char *path;

	scratch_setup(state);
	catalogue_init(&made);
	catalogue_init(&seed_catalogue);
	err_list_init(&faults);
	assert_true(catalogue_read(&made, NULL, &faults));
	err_list_release(&faults);
	path = scratch_path("seeds.db");
	s = store_create(path, &err);
	assert_non_null(s);
	assert_true(store_put_catalogue(s, &made, &err));
	assert_true(store_created(s, &err));
	store_close(s);
	catalogue_release(&made);
	s = store_open(path, STORE_READ, &err);
	assert_non_null(s);
	assert_true(store_get_catalogue(s, &seed_catalogue, &err));
	store_close(s);
	return 0;
}

static int seed_teardown(void **state)
{
	catalogue_release(&seed_catalogue);
	return scratch_teardown(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_targets),   cmocka_unit_test(test_tasks),
		cmocka_unit_test(test_documents), cmocka_unit_test(test_milestones),
		cmocka_unit_test(test_duties),
	};

	return cmocka_run_group_tests(tests, seed_setup, seed_teardown);
}
