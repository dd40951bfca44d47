/* Tables: each form, what is no value in them, how numbers are written, every fault with its place. */
#include "exchange/import.h"

#include "base/mem.h"
#include "base/str.h"
#include "unit/exchange/import_case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* A column per indicator: by code, by name, with a period column, other ways round. */
static void test_forms(void **state)
{
	struct fixture *f = *state;

	case_expect(f,
		    "Tỉnh;GOV.SVC.L4;Hộ có Internet cáp quang\n"
		    "An Giang;57,8;60,25%\n"
		    "TP. Đà Nẵng;..;-\n",
		    "2022-Q3",
		    "table form, a column per indicator, decimal comma, period 2022-Q3, "
		    "separator ;",
		    "1 heading\n"
		    "2:2 GOV.SVC.L4 P08-89 2022-Q3 = 57.8%\n"
		    "2:3 SOC.INF.FBR P08-89 2022-Q3 = 60.25%\n"
		    "3:2 GOV.SVC.L4 P08-48 2022-Q3 untouched\n"
		    "3:3 SOC.INF.FBR P08-48 2022-Q3 = n/a\n");
	case_expect(f,
		    "unit,period,GOV.SVC.L4\n"
		    "P08-89,2022-Q3,57.8\n"
		    "P08-89,Quý IV/2022,58.1\n",
		    NULL, "table form, a column per indicator, decimal point, separator ,",
		    "1 heading\n"
		    "2:3 GOV.SVC.L4 P08-89 2022-Q3 = 57.8%\n"
		    "3:3 GOV.SVC.L4 P08-89 2022-Q4 = 58.1%\n");
	case_expect(f,
		    "Chỉ tiêu\tĐơn vị tính\tAn Giang\tThừa Thiên - Huế\tCả nước\n"
		    "Dịch vụ công mức độ 4\t%\t57,8\t60\t59\n"
		    "SOC.INF.FBR\t%\tclear\t61,5\t60\n",
		    "2022-Q3",
		    "table form, a column per unit, decimal comma, period 2022-Q3, separator Tab",
		    "1 heading\n"
		    "1 total\n"
		    "2:3 GOV.SVC.L4 P08-89 2022-Q3 = 57.8%\n"
		    "2:4 GOV.SVC.L4 P08-46 2022-Q3 = 60%\n"
		    "3:3 SOC.INF.FBR P08-89 2022-Q3 = -\n"
		    "3:4 SOC.INF.FBR P08-46 2022-Q3 = 61.5%\n");
}

/* An indicator in each row: of one unit that a title names, or beside a unit in each row. */
static void test_indicators_down(void **state)
{
	struct fixture *f = *state;

	case_expect(f,
		    "UBND tỉnh An Giang\n"
		    "Số liệu quý III năm 2022\n"
		    "TT;Chỉ tiêu;Kết quả (%)\n"
		    "I;CHÍNH PHỦ SỐ;\n"
		    "1;Dịch vụ công mức độ 4;57,8\n"
		    "II;XÃ HỘI SỐ;\n"
		    "2;Hộ có Internet cáp quang;61\n",
		    NULL,
		    "table form, an indicator per row, of one unit, decimal comma, period "
		    "2022-Q3, "
		    "separator ;",
		    "1 title\n2 title\n3 heading\n4 heading\n"
		    "5:3 GOV.SVC.L4 P08-89 2022-Q3 = 57.8%\n"
		    "6 heading\n"
		    "7:3 SOC.INF.FBR P08-89 2022-Q3 = 61%\n");
	case_expect(f,
		    "BỘ THÔNG TIN VÀ TRUYỀN THÔNG\n"
		    "Đơn vị báo cáo: UBND tỉnh An Giang;;Kỳ báo cáo: Quý III năm 2022\n"
		    "STT;Mã;Tên chỉ tiêu;ĐVT;Tử số;Mẫu số\n"
		    "1;GOV.SVC.L4;Dịch vụ công mức độ 4;%;430;1.000\n",
		    NULL, NULL,
		    "1 title\n2 title\n3 heading\n"
		    "4:5 GOV.SVC.L4 P08-89 2022-Q3 = 430/1000\n");
	case_expect(f,
		    "Chỉ tiêu;An Giang;;Hà Nội;\n"
		    ";Tử số;Mẫu số;Tử số;Mẫu số\n"
		    "SOC.INF.FBR;43;100;50;80\n",
		    "2022-Q3", NULL,
		    "1 heading\n2 heading\n"
		    "3:2 SOC.INF.FBR P08-89 2022-Q3 = 43/100\n"
		    "3:4 SOC.INF.FBR P08-01 2022-Q3 = 50/80\n");
	case_expect(f,
		    "Tỉnh;Chỉ tiêu;Giá trị\n"
		    "An Giang;GOV.SVC.L4;57,8\n"
		    ";SOC.INF.FBR;60\n"
		    "Hà Nội;GOV.SVC.L4;70\n",
		    "2022-Q3", NULL,
		    "1 heading\n"
		    "2:3 GOV.SVC.L4 P08-89 2022-Q3 = 57.8%\n"
		    "3:3 SOC.INF.FBR P08-89 2022-Q3 = 60%\n"
		    "4:3 GOV.SVC.L4 P08-01 2022-Q3 = 70%\n");
}

/* One indicator: in a title, in the heading, by period. */
static void test_one_indicator(void **state)
{
	struct fixture *f = *state;

	case_expect(f,
		    "KẾT QUẢ THỰC HIỆN QUÝ III/2022\n"
		    "Chỉ tiêu: Hộ có Internet cáp quang\n"
		    "TT;Địa phương;Tử số;Mẫu số;Tỷ lệ (%)\n"
		    "(1);(2);(3);(4);(5=3/4)\n"
		    "1;An Giang;1.050;2.100;50,0\n"
		    "2;Hà Nội;;;61,5\n",
		    NULL,
		    "table form, the indicator SOC.INF.FBR, decimal comma, period 2022-Q3, "
		    "separator ;",
		    "1 title\n2 title\n3 heading\n4 heading\n"
		    "5:3 SOC.INF.FBR P08-89 2022-Q3 = 1050/2100\n"
		    "6:5 SOC.INF.FBR P08-01 2022-Q3 = 61.5%\n");
	case_expect(f, "Hộ có Internet cáp quang, quý II/2022\nTỉnh;Kết quả\nAn Giang;50\n",
		    "2022-Q3",
		    "table form, the indicator SOC.INF.FBR, period 2022-Q3 (a title says "
		    "2022-Q2), "
		    "separator ;",
		    "1 title\n2 heading\n3:2 SOC.INF.FBR P08-89 2022-Q3 = 50%\n");
	case_expect(f,
		    "Tỷ lệ hộ gia đình có đường Internet cáp quang băng rộng,,\n"
		    "Tỉnh,Quý I/2022,2022-Q2\n"
		    "An Giang,50.5,51\n",
		    NULL, NULL,
		    "1 title\n2 heading\n"
		    "3:2 SOC.INF.FBR P08-89 2022-Q1 = 50.5%\n"
		    "3:3 SOC.INF.FBR P08-89 2022-Q2 = 51%\n");
	case_expect(f,
		    "Tỉnh;SOC.INF.FBR - Tử số;Mẫu số SOC.INF.FBR\n"
		    "An Giang;430;1.000\n",
		    "2022-Q3", NULL, "1 heading\n2:2 SOC.INF.FBR P08-89 2022-Q3 = 430/1000\n");
}

/* A heading of two rows whose upper cells are merged over several columns. */
static void test_merged_heading(void **state)
{
	struct fixture *f = *state;

	case_expect(f,
		    ";;CHÍNH PHỦ SỐ;;;XÃ HỘI SỐ;\n"
		    "STT;Tỉnh, thành phố;Dịch vụ công mức độ 4;;;Hộ có Internet cáp quang;\n"
		    ";;Numerator;Denominator;%;Tử số;Mẫu số\n"
		    "A;B;1;2;3;4;5\n"
		    "1;An Giang;43;100;43;n/a;n/a\n",
		    "2022-Q3", NULL,
		    "1 title\n2 heading\n3 heading\n4 heading\n"
		    "5:3 GOV.SVC.L4 P08-89 2022-Q3 = 43/100\n"
		    "5:6 SOC.INF.FBR P08-89 2022-Q3 = n/a\n");
	/* what stands under an indicator and is not understood is not taken for its value */
	case_expect(f,
		    "Tỉnh;Hộ có Internet cáp quang;\n"
		    ";Kế hoạch;Thực hiện\n"
		    "An Giang;50;43\n",
		    "2022-Q3", NULL,
		    "1 heading\n2 heading\n"
		    "2:2 !the heading \"Kế hoạch\" is not known here: perhaps ECO.PLN.ISS Digital "
		    "economy/society plan, GOV.OFF.PLN Yearly plan issued, GOV.DAT.CAT Database "
		    "catalogue, roadmap; name it in the preview (B, then F2), "
		    "or leave the column out\n"
		    "3:3 SOC.INF.FBR P08-89 2022-Q3 = 43%\n");
}

/* What offices write between and below the values. */
static void test_skipped(void **state)
{
	struct fixture *f = *state;

	case_expect(f,
		    "BỘ THÔNG TIN VÀ TRUYỀN THÔNG;;CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
		    "\n"
		    "Biểu 01: Báo cáo quý III năm 2022\n"
		    "TT;Tỉnh;SOC.INF.FBR\n"
		    ";CẢ NƯỚC;57,0\n"
		    "I;VÙNG ĐỒNG BẰNG SÔNG HỒNG;58,1\n"
		    "1;Hà Nội;61,5\n"
		    "II;TÂY NGUYÊN;\n"
		    "2;KON TUM;40,5\n"
		    "TT;Tỉnh;SOC.INF.FBR\n"
		    "3;Gia Lai;41\n"
		    "Tổng cộng;;57,0\n"
		    ";;\n"
		    "Ghi chú: (*) số liệu ước tính\n"
		    ";;Hà Nội, ngày 05 tháng 10 năm 2022\n"
		    "NGƯỜI LẬP BIỂU;;THỦ TRƯỞNG ĐƠN VỊ\n"
		    "Nguyễn Văn A;;Trần Thị B\n",
		    NULL, NULL,
		    "1 title\n3 title\n4 heading\n5 total\n6 region\n"
		    "7:3 SOC.INF.FBR P08-01 2022-Q3 = 61.5%\n"
		    "8 region\n"
		    "9:3 SOC.INF.FBR P08-62 2022-Q3 = 40.5%\n"
		    "10 heading\n"
		    "11:3 SOC.INF.FBR P08-64 2022-Q3 = 41%\n"
		    "12 total\n14 footnote\n15 footnote\n16 footnote\n17 footnote\n");
	/* what the nation alone reports is no total */
	case_expect(f, "Đơn vị;Kinh tế số trong GDP\nToàn quốc;12,88\n", "2021", NULL,
		    "1 heading\n2:2 ECO.SIZ.GDP VN 2021 = 12.88\n");
}

/* How many lines of each kind were passed over. */
static void test_skipped_counted(void **state)
{
	static const struct {
		const char *table, *said;
	} row[] = {
		{ "Tỉnh;SOC.INF.FBR\nHà Nội;61,5\n", "" },
		{ "Biểu 01\n\n\nTỉnh;SOC.INF.FBR\n;;\nHà Nội;61,5\nTổng cộng;57,0\n\n",
		  "no values in: title 1, heading 1, total 1, blank 4" },
		{ "Tỉnh;SOC.INF.FBR\nTÂY NGUYÊN;\nHà Nội;61,5\nGhi chú: ước tính\n",
		  "no values in: heading 1, region 1, footnote 1" },
		{ "sep=|\nTỉnh|SOC.INF.FBR\nHà Nội|61,5\n", "" },
		{ "indicator,unit,value\n\nSOC.INF.FBR,P08-89,57.8%\n", "" },
	};
	struct fixture *f = *state;
	struct str text;

	str_init(&text);
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		struct import_plan *plan = case_plan(f, row[n].table,
						     &(struct case_given){ .period = "2022-Q3" });

		str_clear(&text);
		import_plan_say_skipped(plan, 0, &text);
		assert_string_equal(text.text, row[n].said);
		import_plan_free(plan);
	}
	str_release(&text);
}

/* The file's numbers say together how they are written. */
static void test_numbers(void **state)
{
	struct fixture *f = *state;

	case_expect(f, "Đơn vị;ECO.COM.RET - tử số;ECO.COM.RET mẫu số\nAn Giang;1.050;2 100,5\n",
		    "2022-Q3", NULL, "1 heading\n2:2 ECO.COM.RET P08-89 2022-Q3 = 1050/2100.5\n");
	case_expect(f, "Đơn vị;ECO.COM.RET - tử số;ECO.COM.RET mẫu số\nAn Giang;1,050;2,100.5\n",
		    "2022-Q3", NULL, "1 heading\n2:2 ECO.COM.RET P08-89 2022-Q3 = 1050/2100.5\n");
	case_expect(f,
		    "Đơn vị;SOC.INF.FBR - tử số;SOC.INF.FBR mẫu số;GOV.SVC.L4\n"
		    "An Giang;1.050;2.100;50,5\n"
		    "Hà Nội;1.000;2.000;50.5\n",
		    "2022-Q3",
		    "table form, a column per indicator, decimal comma and decimal point, period "
		    "2022-Q3, separator ;",
		    "1 heading\n"
		    "2:2 !the SOC.INF.FBR - tử số \"1.050\" may be a whole number or one with "
		    "decimals: "
		    "write it without the sign, or with all its decimals\n"
		    "2:4 GOV.SVC.L4 P08-89 2022-Q3 = 50.5%\n"
		    "3:2 !the SOC.INF.FBR - tử số \"1.000\" may be a whole number or one with "
		    "decimals: "
		    "write it without the sign, or with all its decimals\n"
		    "3:4 GOV.SVC.L4 P08-01 2022-Q3 = 50.5%\n");
}

/* The long form is read by its file's convention too, known or not when a row is met. */
static void test_long_form(void **state)
{
	struct fixture *f = *state;

	case_expect(f,
		    "indicator;unit;period;numerator;denominator;value\n"
		    "SOC.INF.FBR;P08-89;2022-Q3;1.050;2.100;\n"
		    "GOV.SVC.L4;P08-89;Quý III/2022;;;57,8%\n",
		    NULL, "long form, separator ;",
		    "2:4 SOC.INF.FBR P08-89 2022-Q3 = 1050/2100\n"
		    "3:6 GOV.SVC.L4 P08-89 2022-Q3 = 57.8%\n");
	case_expect(
		f,
		"indicator,unit,period,numerator,denominator\n"
		"ECO.COM.RET,P08-89,2022-Q3,1.050,2.5\n"
		"ECO.COM.RET,P08-01,2022-Q3,\"1,050\",2000.5\n"
		"SOC.INF.FBR,P08-89,2022-Q3,1.050,2000\n",
		NULL, NULL,
		"2:4 ECO.COM.RET P08-89 2022-Q3 = 1.05/2.5\n"
		"3:4 ECO.COM.RET P08-01 2022-Q3 = 1050/2000.5\n"
		"4:4 !the numerator \"1.050\" has more decimals than the indicator has (0): round "
		"it\n");
	case_expect(
		f,
		"indicator;unit;period;numerator;denominator\n"
		"ECO.COM.RET;P08-89;2022-Q3;1.050;2.5\n"
		"ECO.COM.RET;P08-01;2022-Q3;1,5;2\n",
		NULL, NULL,
		"2:4 !the numerator \"1.050\" may be a whole number or one with decimals: write it "
		"without the sign, or with all its decimals\n"
		"3:4 ECO.COM.RET P08-01 2022-Q3 = 1.5/2\n");
}

static void test_faults(void **state)
{
	struct fixture *f = *state;

	case_expect(
		f,
		"Tỉnh;SOC.INF.FBR;GOV.SVC.XX;;GOV.SVC.L4\n"
		"An Giangg;57,8;1;2;101\n"
		"Hà Nội;abc;;;101\n"
		";50;;;\n",
		"2022-Q3", NULL,
		"1 heading\n"
		"1:3 !the heading \"GOV.SVC.XX\" is not known here: perhaps GOV.SVC.L4 Services at "
		"level "
		"4, GOV.SVC.USE Online services in use, GOV.SVC.DOS Dossiers processed online; "
		"name it in the preview (B, then F2), or leave the column "
		"out\n"
		"1:4 !the column has no heading: write the indicator's code or name over it, or "
		"leave "
		"the column out\n"
		"2:1 !there is no unit \"An Giangg\" in 2022-Q3: perhaps P08-89 An Giang, P08-02 "
		"Ha Giang, P08-24 Bac Giang\n"
		"3:2 !the SOC.INF.FBR \"abc\" is not a number: write digits (8.5)\n"
		"3:5 !\"GOV.SVC.L4 P08-01 2022-Q3\" is refused: outside the range of the "
		"indicator\n"
		"4:1 !the column \"Tỉnh\" is empty: fill it in\n");
	case_expect(
		f, "Tỉnh;SOC.INF.FBR\nAn Giang;57,8\n", NULL, NULL,
		"1 heading\n"
		"1 !the table does not say which period it is of: give it (--period 2022-Q3), or "
		"add a "
		"column \"period\"\n");
	case_expect(
		f, "a;b;c\nd;e;f\n", "2022-Q3", NULL,
		"1 !there is no unit or indicator with a figure beside it: name the columns "
		"indicator,unit,period,value, or put a unit in each row and an indicator over each "
		"column\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = { TEST(test_forms),         TEST(test_indicators_down),
					    TEST(test_one_indicator), TEST(test_merged_heading),
					    TEST(test_skipped),       TEST(test_skipped_counted),
					    TEST(test_numbers),       TEST(test_long_form),
					    TEST(test_faults) };

	lang_set(LANG_EN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
