/* Tables as statistics offices, portals and rankings publish them. */
#include "unit/exchange/import_case.h"

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

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

/* "Quý III" in a title, and years over the columns: the third quarters, or the years? */
static void test_years_of_a_part(void **state)
{
	struct fixture *f = *state;

	case_expect(f, "Hộ có Internet cáp quang quý III\nTỉnh;2021;2022\nAn Giang;50;51\n", NULL,
		    NULL,
		    "1 title\n2 heading\n"
		    "3:2 !SOC.INF.FBR has no value for 2021: it is reported for periods like "
		    "2021-Q4, so write that\n"
		    "3:3 !SOC.INF.FBR has no value for 2022: it is reported for periods like "
		    "2022-Q4, so write that\n");
	case_expect(f, "Hộ có Internet cáp quang 9 tháng\nTỉnh;2022\nAn Giang;50\n", NULL, NULL,
		    "1 title\n2 heading\n"
		    "3:2 !SOC.INF.FBR has no value for 2022: it is reported for periods like "
		    "2022-Q4, so write that\n");
	case_expect(f,
		    "Hộ có Internet cáp quang\n(Ban hành ngày 05 tháng 10 năm 2022)\n"
		    "Tỉnh;2022\nAn Giang;50\n",
		    NULL, NULL,
		    "1 title\n2 title\n3 heading\n4:2 SOC.INF.FBR P08-89 2022-Q4 = 50%\n");
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

/* The years before the names, in front of the lines, in columns of their own. */
static void test_places_of_periods(void **state)
{
	struct fixture *f = *state;

	case_expect(f,
		    "Tỉnh;2021 SOC.INF.FBR;2022 SOC.INF.FBR\n"
		    "An Giang;57,8;58,1\n",
		    "2022-Q3", NULL,
		    "1 heading\n"
		    "2:2 SOC.INF.FBR P08-89 2021-Q4 = 57.8%\n"
		    "2:3 SOC.INF.FBR P08-89 2022-Q4 = 58.1%\n");
	case_expect(f,
		    "Hộ có Internet cáp quang\n"
		    "Năm;An Giang;TP.HCM\n"
		    "2021;57,8;60\n"
		    "Sơ bộ 2022;58,1;..\n"
		    "Ghi chú: số liệu sơ bộ\n",
		    NULL, NULL,
		    "1 title\n2 heading\n"
		    "3:2 SOC.INF.FBR P08-89 2021-Q4 = 57.8%\n"
		    "3:3 SOC.INF.FBR P08-79 2021-Q4 = 60%\n"
		    "4:2 SOC.INF.FBR P08-89 2022-Q4 = 58.1% provisional\n"
		    "4:3 SOC.INF.FBR P08-79 2022-Q4 untouched\n"
		    "5 footnote\n");
	case_expect(
		f,
		"Chỉ tiêu;Kỳ;An Giang;Bắc Giangg\n"
		"SOC.INF.FBR;Quý III/2022;57,8;60\n",
		NULL, NULL,
		"1 heading\n"
		"1:4 !the heading \"Bắc Giangg\" is not known here: use its code; name it in the "
		"preview (B, then F2), or leave the column out\n"
		"2:3 SOC.INF.FBR P08-89 2022-Q3 = 57.8%\n");
	case_expect(f,
		    "ma_tinh,ten_tinh,nam,quy,SOC.INF.FBR\n"
		    "01,Ha Noi,2022,3,57.8\n"
		    "02,Ha Giang,2022,IV,51.2\n"
		    "04,Cao Bang,2022,Quý 2,51.2\n"
		    "06,Bac Kan,2022,,51.2\n"
		    "08,Tuyen Quang,2022,5,51.2\n"
		    "10,Lao Cai,2022,2022-Q1,51.2\n",
		    "2022-Q4", NULL,
		    "1 heading\n"
		    "2:5 SOC.INF.FBR P08-01 2022-Q3 = 57.8%\n"
		    "3:5 SOC.INF.FBR P08-02 2022-Q4 = 51.2%\n"
		    "4:5 SOC.INF.FBR P08-04 2022-Q2 = 51.2%\n"
		    "5:4 !the column \"quy\" is empty: fill it in\n"
		    "6:4 !\"5\" is not a period: write 2022, 2022-H1, 2022-Q3 or 2022-09\n"
		    "7:5 SOC.INF.FBR P08-10 2022-Q1 = 51.2%\n");
}

/* A portal's list: the quarter before its year, words parted by underlines, a day of change. */
static void test_portal(void **state)
{
	struct fixture *f = *state;

	case_expect(f,
		    "quy,nam,ten_tinh,ngay_cap_nhat,SOC.INF.FBR\nII,2022,An "
		    "Giang,2022-08-01,50\n5,2022,An Giang,2022-08-01,50\n",
		    NULL, NULL,
		    "1 heading\n"
		    "2:5 SOC.INF.FBR P08-89 2022-Q2 = 50%\n"
		    "3:1 !\"5\" is not a period: write 2022, 2022-H1, 2022-Q3 or 2022-09\n");
	case_expect(f,
		    "id,tinh_thanh,chi_tieu,ky_bao_cao,tu_so,mau_so,ty_le\n"
		    "1,\"Tỉnh An Giang\",SOC.INF.FBR,2022-Q3,500,1000,50\n",
		    NULL, NULL, "1 heading\n2:5 SOC.INF.FBR P08-89 2022-Q3 = 500/1000\n");
}

/* Codes of the statistics office instead of names, with the zero that a spreadsheet takes off. */
static void test_codes(void **state)
{
	struct fixture *f = *state;

	case_expect(
		f, "Mã tỉnh;GOV.SVC.L4;SOC.INF.FBR\n01;50,1;60\n2;51;61\n89;52;62\n3;1;1\n",
		"2022-Q4", NULL,
		"1 heading\n"
		"2:2 GOV.SVC.L4 P08-01 2022-Q4 = 50.1%\n"
		"2:3 SOC.INF.FBR P08-01 2022-Q4 = 60%\n"
		"3:2 GOV.SVC.L4 P08-02 2022-Q4 = 51%\n"
		"3:3 SOC.INF.FBR P08-02 2022-Q4 = 61%\n"
		"4:2 GOV.SVC.L4 P08-89 2022-Q4 = 52%\n"
		"4:3 SOC.INF.FBR P08-89 2022-Q4 = 62%\n"
		"5:1 !there is no unit \"03\" in 2022-Q4: perhaps P08-01 Hanoi, P08-02 Ha Giang, "
		"P08-04 Cao Bang\n");
}

/* More decimals than are kept are rounded and said; parts of 1 are asked about. */
static void test_percentages(void **state)
{
	struct fixture *f = *state;
	static const char parts[] = "Tỉnh;SOC.INF.FBR\nAn Giang;0,578\nHà Nội;0,6\nHuế;1\n";

	case_expect(f,
		    "Tỉnh;SOC.INF.FBR\n"
		    "An Giang;57,8151\n"
		    "Hà Nội;61,99999999999999\n"
		    "Hải Phòng;60,5\n",
		    "2022-Q4",
		    "table form, a column per indicator, decimal comma, period 2022-Q4, "
		    "percentages rounded to 2 decimals: 2, separator ;",
		    "1 heading\n"
		    "2:2 SOC.INF.FBR P08-89 2022-Q4 = 57.82%\n"
		    "3:2 SOC.INF.FBR P08-01 2022-Q4 = 62%\n"
		    "4:2 SOC.INF.FBR P08-31 2022-Q4 = 60.5%\n");
	case_expect(f, "Tỉnh;SOC.INF.FBR\nAn Giang;57.812\nHà Nội;61.4\n", "2022-Q4", NULL,
		    "1 heading\n"
		    "2:2 SOC.INF.FBR P08-89 2022-Q4 = 57.81%\n"
		    "3:2 SOC.INF.FBR P08-01 2022-Q4 = 61.4%\n");
	case_expect(
		f, parts, "2022-Q4", NULL,
		"1 heading\n"
		"1:2 !the figures of \"SOC.INF.FBR\" lie between 0 and 1: if they are parts of 1, "
		"write percentages (57.8); if they are percentages, write \"%\" in the heading, or "
		"leave this fault out\n"
		"2:2 SOC.INF.FBR P08-89 2022-Q4 = 0.58%\n"
		"3:2 SOC.INF.FBR P08-01 2022-Q4 = 0.6%\n"
		"4:2 SOC.INF.FBR P08-46 2022-Q4 = 1%\n");
	case_expect(f, "Tỉnh;SOC.INF.FBR\nAn Giang;0,5\nHà Nội;0,6\nHuế;0,7\nĐơn vị:\n%\n",
		    "2022-Q4", NULL,
		    "1 heading\n"
		    "2:2 SOC.INF.FBR P08-89 2022-Q4 = 0.5%\n"
		    "3:2 SOC.INF.FBR P08-01 2022-Q4 = 0.6%\n"
		    "4:2 SOC.INF.FBR P08-46 2022-Q4 = 0.7%\n"
		    "5 footnote\n6 footnote\n");
	case_expect(f, "Tỉnh;SOC.INF.FBR (%)\nAn Giang;0,5\nHà Nội;0,6\nHuế;0,7\n", "2022-Q4", NULL,
		    "1 heading\n"
		    "2:2 SOC.INF.FBR P08-89 2022-Q4 = 0.5%\n"
		    "3:2 SOC.INF.FBR P08-01 2022-Q4 = 0.6%\n"
		    "4:2 SOC.INF.FBR P08-46 2022-Q4 = 0.7%\n");
	case_expect(
		f, "Chỉ tiêu;An Giang;Hà Nội;Huế\nSOC.INF.FBR;0,5;0,6;0,7\nGOV.SVC.L4;5;6;7\n",
		"2022-Q4", NULL,
		"1 heading\n"
		"2:1 !the figures of \"SOC.INF.FBR\" lie between 0 and 1: if they are parts of 1, "
		"write percentages (57.8); if they are percentages, write \"%\" in the heading, or "
		"leave this fault out\n"
		"2:2 SOC.INF.FBR P08-89 2022-Q4 = 0.5%\n"
		"2:3 SOC.INF.FBR P08-01 2022-Q4 = 0.6%\n"
		"2:4 SOC.INF.FBR P08-46 2022-Q4 = 0.7%\n"
		"3:2 GOV.SVC.L4 P08-89 2022-Q4 = 5%\n"
		"3:3 GOV.SVC.L4 P08-01 2022-Q4 = 6%\n"
		"3:4 GOV.SVC.L4 P08-46 2022-Q4 = 7%\n");
}

/* Counts in thousands would be wrong a thousand times in every sum; a percentage is the same in any unit. */
static void test_thousands(void **state)
{
	struct fixture *f = *state;

	case_expect(f,
		    "Biểu 3;;Đơn vị tính: Nghìn hộ\n"
		    "Tỉnh;SOC.INF.FBR - tử số;SOC.INF.FBR - mẫu số\n"
		    "An Giang;57;100\n",
		    "2022-Q4", NULL,
		    "1 title\n2 heading\n"
		    "1:3 !\"Đơn vị tính: Nghìn hộ\": write the counts as whole numbers, not in "
		    "thousands or millions; if they are, leave this fault out\n"
		    "3:2 SOC.INF.FBR P08-89 2022-Q4 = 57/100\n");
	case_expect(f,
		    "ĐVT: Tỷ lệ %\nTỉnh;SOC.INF.FBR - tử số;Mẫu số SOC.INF.FBR\nAn Giang;57;100\n",
		    "2022-Q4", NULL,
		    "1 title\n2 heading\n3:2 SOC.INF.FBR P08-89 2022-Q4 = 57/100\n");
	case_expect(f,
		    "Đơn vị: Ngân hàng Nhà nước\nTỉnh;SOC.INF.FBR - tử số;Mẫu số SOC.INF.FBR\n"
		    "An Giang;57;100\n",
		    "2022-Q4", NULL,
		    "1 title\n2 heading\n3:2 SOC.INF.FBR P08-89 2022-Q4 = 57/100\n");
	case_expect(f,
		    "Tỉnh;SOC.INF.FBR - tử số;SOC.INF.FBR - mẫu số\nAn Giang;57;100\n\n"
		    "Đơn vị tính:\nNghìn hộ\n",
		    "2022-Q4", NULL,
		    "1 heading\n"
		    "5:1 !\"Nghìn hộ\": write the counts as whole numbers, not in thousands or "
		    "millions; if they are, leave this fault out\n"
		    "2:2 SOC.INF.FBR P08-89 2022-Q4 = 57/100\n"
		    "4 footnote\n5 footnote\n");
	case_expect(f, "ĐVT: nghìn hộ\nTỉnh;SOC.INF.FBR\nAn Giang;57\n", "2022-Q4", NULL,
		    "1 title\n2 heading\n3:2 SOC.INF.FBR P08-89 2022-Q4 = 57%\n");
}

/* A column of figures beside those of units is nobody's. */
static void test_unitless(void **state)
{
	struct fixture *f = *state;

	case_expect(f, "Chỉ tiêu;An Giang;Hà Nội;Kết quả\nSOC.INF.FBR;50;51;52\n", "2022-Q4", NULL,
		    "1 heading\n"
		    "1:4 !the heading \"Kết quả\" names no unit, as those beside it do: write the "
		    "unit's name over it, or leave the column out\n"
		    "2:2 SOC.INF.FBR P08-89 2022-Q4 = 50%\n"
		    "2:3 SOC.INF.FBR P08-01 2022-Q4 = 51%\n");
}

/* Of several tables under each other only the first is read, and the others are asked about. */
static void test_second_table(void **state)
{
	struct fixture *f = *state;

	case_expect(f,
		    "Bảng 1. Hộ có Internet cáp quang\n"
		    "Tỉnh;2021;2022\n"
		    "An Giang;50;51\n"
		    "BẢNG 2. DỊCH VỤ CÔNG MỨC ĐỘ 4\n"
		    "Tỉnh;2021;2022\n"
		    "Hà Nội;80;81\n",
		    NULL, NULL,
		    "1 title\n2 heading\n"
		    "3:2 SOC.INF.FBR P08-89 2021-Q4 = 50%\n"
		    "3:3 SOC.INF.FBR P08-89 2022-Q4 = 51%\n"
		    "4:1 !another table, of GOV.SVC.L4, begins here: put it in a file of its own; "
		    "without this fault the file is read up to here\n");
	case_expect(
		f,
		"Tỉnh;SOC.INF.FBR\nAn Giang;57,8\nGhi chú: ước tính\nTỉnh;Dịch vụ công mức độ 4\n"
		"Hải Phòng;70\n",
		"2022-Q4", NULL,
		"1 heading\n2:2 SOC.INF.FBR P08-89 2022-Q4 = 57.8%\n"
		"3 footnote\n"
		"4:1 !another table, of GOV.SVC.L4, begins here: put it in a file of its own; "
		"without this fault the file is read up to here\n");
	/* codes in front of each line, and periods over the columns: no long form */
	case_expect(f, "unit;indicator;2022-Q1;2022-Q2\nP08-89;SOC.INF.FBR;1;2\n", NULL,
		    "table form, a unit and an indicator per row, a column per period, separator ;",
		    "1 heading\n"
		    "2:3 SOC.INF.FBR P08-89 2022-Q1 = 1%\n"
		    "2:4 SOC.INF.FBR P08-89 2022-Q2 = 2%\n");
}

/* The period in a file's name is said where the table says none, or another one is taken; never taken. */
static void test_named_file(void **state)
{
	static const char table[] = "Tỉnh;SOC.INF.FBR\nAn Giang;57,8\n";
	struct fixture *f = *state;
	struct import_options options = { 0 };
	struct import_plan *plan = import_plan_new(&f->c.programme, &f->c.units, &options);
	struct str form;

	str_init(&form);
	import_plan_text(plan, table, strlen(table), "/2021-Q1/bao_cao_quy-3_2022.csv");
	assert_int_equal(import_plan_row(plan, 1)->err->code, ERR_IMPORT_PERIOD_NAMED);
	err_format(import_plan_row(plan, 1)->err, LANG_EN, &form);
	assert_non_null(strstr(form.text, "the file's name says 2022-Q3: if that is right"));
	import_plan_free(plan);
	options.shown = fixture_period("2022-Q4");
	plan = import_plan_new(&f->c.programme, &f->c.units, &options);
	import_plan_text(plan, table, strlen(table), "2022-Q3.csv");
	import_plan_text(plan, table, strlen(table), "so-lieu-2022-Q4.csv");
	str_clear(&form);
	import_plan_say_form(plan, 0, &form);
	assert_non_null(strstr(form.text, "period 2022-Q4 (the file's name says 2022-Q3)"));
	str_clear(&form);
	import_plan_say_form(plan, 1, &form);
	assert_null(strstr(form.text, "the file's name"));
	import_plan_free(plan);
	str_release(&form);
}

/* Names of indicators that are not known, under their heading, or an upper heading over two parts. */
static void test_unknown_names(void **state)
{
	struct fixture *f = *state;

	case_expect(
		f,
		"Đơn vị báo cáo: UBND tỉnh An Giang\n"
		"TT;Chỉ tiêu;Quý III/2022\n"
		"1;DVC mức 4;57\n"
		"2;Cáp quang hộ GĐ;40\n",
		NULL, NULL,
		"1 title\n2 heading\n"
		"3:2 !there is no indicator \"DVC mức 4\": perhaps GOV.SVC.L4 Services at level 4\n"
		"4:2 !there is no indicator \"Cáp quang hộ GĐ\": perhaps SOC.INF.FBR Households "
		"with fibre, SOC.INF.FBH Households covered by fibre, SOC.SEC.HOM Households with "
		"basic security\n");
	case_expect(
		f, "Tỉnh;DVC mức 4;\n;Tử số;Mẫu số\nAn Giang;57;100\n", "2022-Q4", NULL,
		"1 heading\n2 heading\n"
		"1:2 !the heading \"DVC mức 4\" is not known here: perhaps GOV.SVC.L4 Services at "
		"level 4; name it in the preview (B, then F2), or leave the column out\n"
		"1:3 !the heading \"DVC mức 4\" is not known here: perhaps GOV.SVC.L4 Services at "
		"level 4; name it in the preview (B, then F2), or leave the column out\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_years),           TEST(test_year_of_a_title),
		TEST(test_quarters),        TEST(test_places_of_periods),
		TEST(test_codes),           TEST(test_percentages),
		TEST(test_thousands),       TEST(test_named_file),
		TEST(test_years_of_a_part), TEST(test_portal),
		TEST(test_second_table),    TEST(test_unitless),
		TEST(test_unknown_names)
	};

	lang_set(LANG_EN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
