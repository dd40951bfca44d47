/* Tables as statistics offices, portals and rankings publish them. */
#include "unit/exchange/import_case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* Years across, provinces among regions down, a title, footnotes; the last year is provisional. */
static void test_years(void **state)
{
	struct fixture *f = *state;

	case_expect(f,
		    "\"Hộ có Internet cáp quang phân theo địa phương\"\n"
		    "\"\"\n"
		    "\"Địa phương\",\"2021\",\"Sơ bộ 2022\"\n"
		    "\"CẢ NƯỚC\",\"65.0\",\"72.8\"\n"
		    "\"Đồng bằng sông Hồng\",\"62\",\"63.5\"\n"
		    "\"Hà Nội\",\"..\",\"75.3\"\n"
		    "\"Hoà Bình\",\"33\",\"…\"\n"
		    "\"Ghi chú:\"\n"
		    "\"Sơ bộ 2022: số liệu sơ bộ\"\n"
		    "\"Cập nhật lần cuối:\"\n"
		    "\"20230810 09:00\"\n",
		    NULL,
		    "table form, the indicator SOC.INF.FBR, a column per period, decimal point, "
		    "2021 read as 2021-Q4, separator ,",
		    "1 title\n3 heading\n4 total\n5 region\n"
		    "6:2 SOC.INF.FBR P08-01 2021-Q4 untouched\n"
		    "6:3 SOC.INF.FBR P08-01 2022-Q4 = 75.3% provisional\n"
		    "7:2 SOC.INF.FBR P08-17 2021-Q4 = 33%\n"
		    "7:3 SOC.INF.FBR P08-17 2022-Q4 untouched\n"
		    "8 footnote\n9 footnote\n10 footnote\n11 footnote\n");
	case_expect(f,
		    "\"Households with fibre by Cities, provinces and Year\"\n\n"
		    "\"Cities, provinces\",\"2020\",\"Prel. 2021\"\n"
		    "\"WHOLE COUNTRY\",\"55.1\",\"60.2\"\n"
		    "\"Northern midlands and mountain areas\",\"40\",\"41\"\n"
		    "\"Ha Giang\",\"30.1\",\"31.2\"\n"
		    "\"North Central and Central coastal areas\",\"30\",\"31\"\n"
		    "\"Thua Thien-Hue\",\"30.1\",\"31.2\"\n"
		    "\"South East\",\"30\",\"31\"\n"
		    "\"Ho Chi Minh city\",\"50.1\",\"51.2\"\n",
		    NULL, NULL,
		    "1 title\n3 heading\n4 total\n5 region\n"
		    "6:2 SOC.INF.FBR P08-02 2020-Q4 = 30.1%\n"
		    "6:3 SOC.INF.FBR P08-02 2021-Q4 = 31.2% provisional\n"
		    "7 region\n"
		    "8:2 SOC.INF.FBR P08-46 2020-Q4 = 30.1%\n"
		    "8:3 SOC.INF.FBR P08-46 2021-Q4 = 31.2% provisional\n"
		    "9 region\n"
		    "10:2 SOC.INF.FBR P08-79 2020-Q4 = 50.1%\n"
		    "10:3 SOC.INF.FBR P08-79 2021-Q4 = 51.2% provisional\n");
	case_expect(f,
		    "Hộ có Internet cáp quang\n"
		    "STT;Tỉnh/Thành phố;Năm 2020 (ĐVT:%);Ước tính 2021 (ĐVT: %);Năm 2022 (sơ bộ)\n"
		    "1;Bà Rịa – Vũng Tàu;57,8;58,1;60\n",
		    NULL, NULL,
		    "1 title\n2 heading\n"
		    "3:3 SOC.INF.FBR P08-77 2020-Q4 = 57.8%\n"
		    "3:4 SOC.INF.FBR P08-77 2021-Q4 = 58.1% estimate\n"
		    "3:5 SOC.INF.FBR P08-77 2022-Q4 = 60% provisional\n");
}

/* A year is the last quarter within it where a column or the command says so; a title may mean a plan. */
static void test_year_of_a_title(void **state)
{
	struct fixture *f = *state;
	const char *table = "Kế hoạch năm 2022\nTỉnh;SOC.INF.FBR\nAn Giang;57,8\n";

	case_expect(f, table, NULL, NULL,
		    "1 title\n2 heading\n"
		    "3:2 !SOC.INF.FBR has no value for 2022: it is reported for periods like "
		    "2022-Q4, so write that\n");
	case_expect(f, table, "2022",
		    "table form, a column per indicator, decimal comma, period 2022, 2022 read as "
		    "2022-Q4, separator ;",
		    "1 title\n2 heading\n3:2 SOC.INF.FBR P08-89 2022-Q4 = 57.8%\n");
	case_expect(
		f, "9 tháng đầu năm 2022\nTỉnh;SOC.INF.FBR\nAn Giang;57,8\n", NULL, NULL,
		"1 title\n2 heading\n"
		"2 !the table does not say which period it is of: give it (--period 2022-Q3), or "
		"add a column \"period\"\n");
}

/* Quarters whose year stands above them, in a title, or is given. */
static void test_quarters(void **state)
{
	static const char below[] = "Hộ có Internet cáp quang\n"
				    "Tỉnh;Năm 2022;;\n"
				    ";Quý I;Quý II;Ước quý III\n"
				    "An Giang;57,8;58,1;60\n";
	static const char alone[] = "Hộ có Internet cáp quang\n"
				    "Tỉnh;Quý I;QII\n"
				    "An Giang;57,8;58,1\n";
	struct fixture *f = *state;

	case_expect(f, below, NULL, NULL,
		    "1 title\n2 heading\n3 heading\n"
		    "4:2 SOC.INF.FBR P08-89 2022-Q1 = 57.8%\n"
		    "4:3 SOC.INF.FBR P08-89 2022-Q2 = 58.1%\n"
		    "4:4 SOC.INF.FBR P08-89 2022-Q3 = 60% estimate\n");
	case_expect(
		f, alone, NULL, NULL,
		"1 title\n2 heading\n"
		"2:2 !the heading \"Quý I\" names no year: write it there, or above the table, or "
		"give the period (--period)\n"
		"2:3 !the heading \"QII\" names no year: write it there, or above the table, or "
		"give the period (--period)\n");
	case_expect(f, alone, "2023-Q2", NULL,
		    "1 title\n2 heading\n"
		    "3:2 SOC.INF.FBR P08-89 2023-Q1 = 57.8%\n"
		    "3:3 SOC.INF.FBR P08-89 2023-Q2 = 58.1%\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = { TEST(test_years), TEST(test_year_of_a_title),
					    TEST(test_quarters) };

	lang_set(LANG_EN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
