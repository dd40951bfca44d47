/* Tables that leave something to what is given or shown, and those with numerator and denominator in rows. */
#include "unit/exchange/import_case.h"

#include "base/lang.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Numerator and denominator one below the other: named in full, or below their indicator. */
static void test_parts_in_rows(void **state)
{
	struct fixture *f = *state;

	case_expect(f,
		    "Chỉ tiêu;An Giang;Huế\n"
		    "Hộ có Internet cáp quang - tử số;430;500\n"
		    "Hộ có Internet cáp quang - mẫu số;1.000;1.200\n"
		    "Dịch vụ công mức độ 4;57,8;60\n"
		    "Hộ được phủ cáp quang (%);50;55\n"
		    "- Tử số;500;\n"
		    "- Mẫu số;1.000;..\n",
		    "2022-Q3",
		    "table form, a column per unit, decimal comma, period 2022-Q3, separator ;",
		    "1 heading\n"
		    "2:2 SOC.INF.FBR P08-89 2022-Q3 = 430/1000\n"
		    "2:3 SOC.INF.FBR P08-46 2022-Q3 = 500/1200\n"
		    "4:2 GOV.SVC.L4 P08-89 2022-Q3 = 57.8%\n"
		    "4:3 GOV.SVC.L4 P08-46 2022-Q3 = 60%\n"
		    "6:2 SOC.INF.FBH P08-89 2022-Q3 = 500/1000\n"
		    "5:3 SOC.INF.FBH P08-46 2022-Q3 = 55%\n");
	/* the parts of several mixed, in a column of units, and of one unit over periods */
	case_expect(f,
		    "Đơn vị;Chỉ tiêu;Giá trị\n"
		    "An Giang;SOC.INF.FBR tử số;43\n"
		    ";SOC.INF.FBH tử số;44\n"
		    ";Mẫu số SOC.INF.FBR;100\n"
		    ";Mẫu số SOC.INF.FBH;110\n"
		    "Huế;SOC.INF.FBR tử số;45\n"
		    ";SOC.INF.FBR mẫu số;120\n",
		    "2022-Q3", NULL,
		    "1 heading\n"
		    "2:3 SOC.INF.FBR P08-89 2022-Q3 = 43/100\n"
		    "3:3 SOC.INF.FBH P08-89 2022-Q3 = 44/110\n"
		    "6:3 SOC.INF.FBR P08-46 2022-Q3 = 45/120\n");
	case_expect(f,
		    "UBND tỉnh An Giang\n"
		    "Chỉ tiêu;Quý I/2022;Quý II/2022\n"
		    "SOC.INF.FBR (tử số);43;44\n"
		    "SOC.INF.FBR (mẫu số);100;abc\n"
		    "SOC.INF.FBH mẫu số;100;\n",
		    NULL, NULL,
		    "1 title\n2 heading\n"
		    "3:2 SOC.INF.FBR P08-89 2022-Q1 = 43/100\n"
		    "4:3 !the SOC.INF.FBR (mẫu số) \"abc\" is not a number: write digits (8.5)\n"
		    "5:2 !the numerator or the denominator is missing: fill in both\n"
		    "5:3 SOC.INF.FBH P08-89 2022-Q2 untouched\n");
}

/* A table that names no indicator is of the one given; one that does is not. */
static void test_indicator_given(void **state)
{
	static const struct case_given fibre = { .indicator = "SOC.INF.FBR" };
	static const struct case_given fibre_q3 = { .indicator = "SOC.INF.FBR",
						    .period = "2022-Q3" };
	struct fixture *f = *state;

	case_expect_given(
		f, "Tỉnh;Quý I/2022;Quý II/2022\nAn Giang;50,5;51\n", &fibre,
		"table form, the indicator SOC.INF.FBR, a column per period, decimal comma, "
		"separator ;",
		"1 heading\n"
		"2:2 SOC.INF.FBR P08-89 2022-Q1 = 50.5%\n"
		"2:3 SOC.INF.FBR P08-89 2022-Q2 = 51%\n");
	case_expect_given(f, "unit,value\nAn Giang,57.8\n", &fibre_q3, NULL,
			  "1 heading\n2:2 SOC.INF.FBR P08-89 2022-Q3 = 57.8%\n");
	case_expect_given(f, "Tỉnh;Tử số;Mẫu số\nAn Giang;57;80\n", &fibre_q3, NULL,
			  "1 heading\n2:2 SOC.INF.FBR P08-89 2022-Q3 = 57/80\n");
	case_expect_given(f, "An Giang;57,8\nHuế;60\n", &fibre_q3, NULL,
			  "1:2 SOC.INF.FBR P08-89 2022-Q3 = 57.8%\n"
			  "2:2 SOC.INF.FBR P08-46 2022-Q3 = 60%\n");
	case_expect_given(f, "Dịch vụ công mức độ 4\nTỉnh;Kết quả\nAn Giang;50\n", &fibre_q3, NULL,
			  "1 title\n2 heading\n3:2 GOV.SVC.L4 P08-89 2022-Q3 = 50%\n");
	case_expect_given(f, "Tỉnh;GOV.SVC.L4\nAn Giang;50\n", &fibre_q3, NULL,
			  "1 heading\n2:2 GOV.SVC.L4 P08-89 2022-Q3 = 50%\n");
	case_expect_given(f, "indicator,unit,value\nGOV.SVC.L4,P08-89,57.8%\n", &fibre_q3, NULL,
			  "2:3 GOV.SVC.L4 P08-89 2022-Q3 = 57.8%\n");
}

/* The period on the screen is that of what names none; a title that names another goes before it. */
static void test_period_shown(void **state)
{
	static const struct case_given q4 = { .shown = "2022-Q4" };
	struct fixture *f = *state;

	case_expect_given(f, "Tỉnh;SOC.INF.FBR;SOC.INF.M45\nAn Giang;50;60\n", &q4,
			  "table form, a column per indicator, period 2022-Q4, separator ;",
			  "1 heading\n"
			  "2:2 SOC.INF.FBR P08-89 2022-Q4 = 50%\n"
			  "2:3 SOC.INF.M45 P08-89 2022 = 60%\n");
	case_expect_given(f, "Báo cáo quý III năm 2022\nTỉnh;SOC.INF.FBR\nAn Giang;50\n", &q4,
			  "table form, a column per indicator, period 2022-Q3, separator ;",
			  "1 title\n2 heading\n3:2 SOC.INF.FBR P08-89 2022-Q3 = 50%\n");
	case_expect_given(f, "Kế hoạch năm 2022\nTỉnh;SOC.INF.FBR\nAn Giang;50\n", &q4,
			  "table form, a column per indicator, period 2022-Q4, separator ;",
			  "1 title\n2 heading\n3:2 SOC.INF.FBR P08-89 2022-Q4 = 50%\n");
	case_expect_given(
		f, "indicator,unit,value\nSOC.INF.FBR,P08-89,50%\nSOC.INF.M45,P08-89,60%\n", &q4,
		NULL, "2:3 SOC.INF.FBR P08-89 2022-Q4 = 50%\n3:3 SOC.INF.M45 P08-89 2022 = 60%\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = { TEST(test_parts_in_rows), TEST(test_indicator_given),
					    TEST(test_period_shown) };

	lang_set(LANG_EN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
