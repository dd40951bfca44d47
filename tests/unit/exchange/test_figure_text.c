/* Figures of uncertain origin, and periods in words. */
#include "../src/exchange/figure_text.h"

#include "base/mem.h"
#include "../src/exchange/period_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* What a number alone tells of its file. */
static void test_style(void **state)
{
	static const struct {
		const char *text;
		bool comma, point;
	} row[] = {
		{ "57,8%", true, false },      { "57.8 %", false, true },
		{ "1.234.567", true, false },  { "1,234,567", false, true },
		{ "1.234,5", true, false },    { "1,234.5", false, true },
		{ "0,500", true, false },      { "1 234,567", true, false },
		{ "1.050", false, false },     { "1,050", false, false },
		{ "1050", false, false },      { "1 050", false, false },
		{ "1'050", false, false },     { "An Giang", false, false },
		{ "1,2,3.4.5", false, false }, { "..", false, false },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		struct figure_style style = { 0 };

		figure_style_see(&style, row[n].text);
		if (style.comma != row[n].comma || style.point != row[n].point)
			fail_msg("%s: comma %d point %d", row[n].text, style.comma, style.point);
	}
}

/* The same text in files that write otherwise. */
static void test_read(void **state)
{
	enum { NONE, COMMA, POINT, BOTH };
	static const struct {
		const char *text;
		int style, decimals;
		int64_t hi; /* 0: no range */
		enum number_reading reading;
		int64_t value;
	} row[] = {
		{ "57,8", COMMA, 2, 10000, NUMBER_OK, 5780 },
		{ "57,8%", NONE, 2, 10000, NUMBER_OK, 5780 },
		{ "57.80 %", POINT, 1, 0, NUMBER_OK, 578 },
		{ "1.050", COMMA, 3, 0, NUMBER_OK, 1050000 },
		{ "1.050", POINT, 3, 0, NUMBER_OK, 1050 },
		{ "1.050", POINT, 2, 0, NUMBER_OK, 105 },
		{ "1.050", BOTH, 3, 0, NUMBER_AMBIGUOUS, 0 },
		{ "1.050", NONE, 3, 0, NUMBER_AMBIGUOUS, 0 },
		{ "1,050", NONE, 3, 0, NUMBER_AMBIGUOUS, 0 },
		{ "1,050", NONE, 3, 5000, NUMBER_OK, 1050 },
		{ "1.050", NONE, 0, 0, NUMBER_OK, 1050 },
		{ "1,050", COMMA, 0, 0, NUMBER_TOO_FINE, 0 },
		{ "1.234,00", COMMA, 0, 0, NUMBER_OK, 1234 },
		{ "1.234.567", COMMA, 0, 0, NUMBER_OK, 1234567 },
		{ "12.34,00", COMMA, 0, 0, NUMBER_MALFORMED, 0 },
		{ "430,0", COMMA, 0, 0, NUMBER_OK, 430 },
		{ "1 050", COMMA, 0, 0, NUMBER_OK, 1050 },
		{ "1\xC2\xA0"
		  "050,5",
		  COMMA, 1, 0, NUMBER_OK, 10505 },
		{ "1'050", POINT, 0, 0, NUMBER_OK, 1050 },
		{ "-3,5", COMMA, 1, 0, NUMBER_OK, -35 },
		{ "57,8,", COMMA, 1, 0, NUMBER_MALFORMED, 0 },
		{ "abc", NONE, 1, 0, NUMBER_MALFORMED, 0 },
		{ "5 %%", NONE, 1, 0, NUMBER_MALFORMED, 0 },
		{ "99999999999999999999", NONE, 0, 0, NUMBER_OVERFLOW, 0 },
		{ "57,8333", COMMA, 2, 0, NUMBER_TOO_FINE, 0 },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		const struct figure_style style = { row[n].style & COMMA, row[n].style & POINT };
		const struct number_form form = { .decimals = row[n].decimals,
						  .has_lo = row[n].hi > 0,
						  .has_hi = row[n].hi > 0,
						  .hi = row[n].hi };
		int64_t value = 0;
		const enum number_reading reading = figure_text_read(&style, row[n].text, &form,
								     &value);

		if (reading != row[n].reading || value != row[n].value)
			fail_msg("row %zu %s: reading %d value %lld", n, row[n].text, (int)reading,
				 (long long)value);
	}
}

static void test_words(void **state)
{
	static const struct {
		const char *text;
		enum figure_word word;
	} row[] = {
		{ NULL, FIGURE_BLANK },
		{ "", FIGURE_BLANK },
		{ " ", FIGURE_BLANK },
		{ "..", FIGURE_BLANK },
		{ "chưa có số liệu", FIGURE_BLANK },
		{ "Đang cập nhật", FIGURE_BLANK },
		{ "NaN", FIGURE_BLANK },
		{ "NULL", FIGURE_BLANK },
		{ "#N/A", FIGURE_OTHER },
		{ "…", FIGURE_BLANK },
		{ "-", FIGURE_NOT_APPLICABLE },
		{ "–", FIGURE_NOT_APPLICABLE },
		{ "N/A", FIGURE_NOT_APPLICABLE },
		{ "k.a.d", FIGURE_NOT_APPLICABLE },
		{ "Không áp dụng", FIGURE_NOT_APPLICABLE },
		{ "clear", FIGURE_CLEAR },
		{ "Xóa", FIGURE_CLEAR },
		{ "-5", FIGURE_OTHER },
		{ "có", FIGURE_OTHER },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(row); n++)
		if (figure_word(row[n].text) != row[n].word)
			fail_msg("%s: %d", row[n].text, (int)figure_word(row[n].text));
}

static void test_periods(void **state)
{
	static const struct {
		const char *text, *whole, *within;
	} row[] = {
		{ "2022-Q3", "2022-Q3", "2022-Q3" },
		{ "2022", "2022", "" },
		{ "Quý III/2022", "2022-Q3", "2022-Q3" },
		{ "QUÝ 3 NĂM 2022", "2022-Q3", "2022-Q3" },
		{ "Q1/2022", "2022-Q1", "2022-Q1" },
		{ "Năm 2022", "2022", "2022" },
		{ "6 tháng đầu năm 2022", "2022-H1", "2022-H1" },
		{ "6 tháng cuối năm 2022", "2022-H2", "2022-H2" },
		{ "Tháng 9/2022", "2022-09", "2022-09" },
		{ "tháng 09 năm 2022", "2022-09", "2022-09" },
		{ "9/2022", "2022-09", "" },
		{ "Quarter 3 of 2022", "2022-Q3", "2022-Q3" },
		{ "Kỳ báo cáo: quý IV/2022 (lần 2)", "", "2022-Q4" },
		{ "Hà Nội, ngày 05 tháng 10 năm 2022", "", "" },
		{ "(Kèm theo Công văn số 12/2022/CV ngày 05/10/2022)", "", "" },
		{ "Kết quả quý III năm 2022 thực hiện kế hoạch năm 2022", "", "2022-Q3" },
		{ "So sánh quý II/2022 và quý III/2022", "", "" },
		{ "Giai đoạn 2021-2025", "", "" },
		{ "Tháng 13/2022", "", "" },
		{ "QIV/2022", "2022-Q4", "2022-Q4" },
		{ "Q1/22", "2022-Q1", "2022-Q1" },
		{ "Quý II/23", "2023-Q2", "2023-Q2" },
		{ "Quý II/05", "", "" },
		{ "T9/2022", "2022-09", "2022-09" },
		{ "Tỉ lệ năm 2022", "", "2022" },
		{ "9 tháng đầu năm 2022", "", "" },
		{ "Báo cáo 9 tháng năm 2022", "", "" },
		{ "Tính đến ngày 30/9/2022", "2022-Q3", "2022-Q3" },
		{ "Số liệu đến hết 31/12/2022", "", "2022-Q4" },
		{ "đến 15/12/2022", "", "" },
		{ "", "", "" },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		char whole[PERIOD_SIZE], within[PERIOD_SIZE];
		int32_t period = PERIOD_NONE;

		if (!period_text_read(row[n].text, &period))
			period = PERIOD_NONE;
		period_format(period, whole);
		period_format(period_text_find(row[n].text), within);
		if (strcmp(whole, row[n].whole) != 0 || strcmp(within, row[n].within) != 0)
			fail_msg("%s: %s, within %s", row[n].text, whole, within);
	}
}

/* Parts of a year that stands elsewhere. */
static void test_parts(void **state)
{
	static const struct {
		const char *text;
		int length, index;
	} row[] = {
		{ "Quý I", PERIOD_QUARTER, 1 },
		{ "QUÝ 4", PERIOD_QUARTER, 4 },
		{ "QIII", PERIOD_QUARTER, 3 },
		{ "Quarter 2", PERIOD_QUARTER, 2 },
		{ "Tháng 12", PERIOD_MONTH, 12 },
		{ "T9", PERIOD_MONTH, 9 },
		{ "6 tháng đầu năm", PERIOD_HALF, 1 },
		{ "Quý V", 0, 0 },
		{ "Quý I/2022", 0, 0 },
		{ "Tỉ", 0, 0 },
		{ "TT", 0, 0 },
		{ "", 0, 0 },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		enum period_length length;
		int index;
		const bool is = period_text_part_read(row[n].text, &length, &index);

		if (is != (row[n].index > 0) ||
		    (is && ((int)length != row[n].length || index != row[n].index)))
			fail_msg("%s: %d", row[n].text, is ? index : 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_style),
					    cmocka_unit_test(test_parts),
					    cmocka_unit_test(test_read),
					    cmocka_unit_test(test_words),
					    cmocka_unit_test(test_periods) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
