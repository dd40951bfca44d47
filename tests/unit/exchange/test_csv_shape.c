/* CSV of uncertain origin: encodings, separators, files that are none. */
#include "base/mem.h"
#include "base/str.h"
#include "unit/exchange/csv_dump.h"
#include "exchange/csv.h"
#include "support/scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define TEXT(bytes) bytes, sizeof(bytes) - 1
#define BOM "\xEF\xBB\xBF"

struct shape_case {
	const char *text;
	size_t len;
	char separator;
	enum csv_encoding encoding;
	const char *rows;
	enum err_code code; /* ERR_NONE: no fault */
	long line;
};

static const struct shape_case any_cases[] = {
	{ TEXT(""), ',', CSV_UTF8, "", ERR_NONE, 0 },
	{ TEXT("a\nb\n"), ',', CSV_UTF8, "1:[a]\n2:[b]\n", ERR_NONE, 0 },
	{ TEXT("a,b\nc,d\n"), ',', CSV_UTF8, "1:[a][b]\n2:[c][d]\n", ERR_NONE, 0 },
	{ TEXT("a;b\r\nc;d"), ';', CSV_UTF8, "1:[a][b]\n2:[c][d]\n", ERR_NONE, 0 },
	{ TEXT("a\tb\rc\td\r"), '\t', CSV_UTF8, "1:[a][b]\n2:[c][d]\n", ERR_NONE, 0 },
	{ TEXT(BOM "a;b"), ';', CSV_UTF8, "1:[a][b]\n", ERR_NONE, 0 },
	/* decimal commas part nothing, even where they stand in every row */
	{ TEXT("Hà Nội;57,8\nHuế;60,1\n"), ';', CSV_UTF8, "1:[Hà Nội][57,8]\n2:[Huế][60,1]\n",
	  ERR_NONE, 0 },
	{ TEXT("57,8;60,1\n61,0;7,5\n"), ';', CSV_UTF8, "1:[57,8][60,1]\n2:[61,0][7,5]\n", ERR_NONE,
	  0 },
	{ TEXT("57,8\t60,1\n"), '\t', CSV_UTF8, "1:[57,8][60,1]\n", ERR_NONE, 0 },
	{ TEXT("1,2\n3,4\n"), ',', CSV_UTF8, "1:[1][2]\n2:[3][4]\n", ERR_NONE, 0 },
	/* title rows, with the commas of their sentences */
	{ TEXT("Báo cáo, quý III\nBiểu 1\nTỉnh;Tỷ lệ\nHuế;1,5\nHà Nội;2\n"), ';', CSV_UTF8,
	  "1:[Báo cáo, quý III]\n2:[Biểu 1]\n3:[Tỉnh][Tỷ lệ]\n4:[Huế][1,5]\n5:[Hà Nội][2]\n",
	  ERR_NONE, 0 },
	/* semicolons in texts, in quotes and not */
	{ TEXT("a,b\n\"x;y\",1\n\"z;\",2\n"), ',', CSV_UTF8, "1:[a][b]\n2:[x;y][1]\n3:[z;][2]\n",
	  ERR_NONE, 0 },
	{ TEXT("a,b\nx;y,1\nz,2\n"), ',', CSV_UTF8, "1:[a][b]\n2:[x;y][1]\n3:[z][2]\n", ERR_NONE,
	  0 },
	{ TEXT("a;b\n\"x\ny,z,\";1\n\"say \"\"so\"\";\";2\n"), ';', CSV_UTF8,
	  "1:[a][b]\n2:[x\ny,z,][1]\n4:[say \"so\";][2]\n", ERR_NONE, 0 },
	/* said by the file itself */
	{ TEXT("a|b,5|c\n1|2|3\n"), '|', CSV_UTF8, "1:[a][b,5][c]\n2:[1][2][3]\n", ERR_NONE, 0 },
	{ TEXT("sep=;\na,b;c\n"), ';', CSV_UTF8, "2:[a,b][c]\n", ERR_NONE, 0 },
	{ TEXT(BOM "SEP=\t\r\na;b\tc;d\r\n"), '\t', CSV_UTF8, "2:[a;b][c;d]\n", ERR_NONE, 0 },
	{ TEXT("sep=,"), ',', CSV_UTF8, "", ERR_NONE, 0 },
	{ TEXT("sep=|\ra|b"), '|', CSV_UTF8, "2:[a][b]\n", ERR_NONE, 0 },
	{ TEXT("sep=x\na;b"), ';', CSV_UTF8, "1:[sep=x]\n2:[a][b]\n", ERR_NONE, 0 },
	{ TEXT("sep=;b\nc;d"), ';', CSV_UTF8, "1:[sep=][b]\n2:[c][d]\n", ERR_NONE, 0 },
	/* decomposed letters come out composed */
	{ TEXT("ha\xCC\x80;b\n"), ';', CSV_UTF8, "1:[h\xC3\xA0][b]\n", ERR_NONE, 0 },
	/* UTF-16 */
	{ TEXT("\xFF\xFE"
	       "a\0;\0\xBF\x1E\r\0\n\0c\0;\0\xE9\0"),
	  ';', CSV_UTF16LE, "1:[a][ế]\n2:[c][é]\n", ERR_NONE, 0 },
	{ TEXT("\xFE\xFF"
	       "\0a\0\t\x1E\xBF\0\r\0c\0\t\xD8\x3D\xDE\x00"),
	  '\t', CSV_UTF16BE, "1:[a][ế]\n2:[c][😀]\n", ERR_NONE, 0 },
	{ TEXT("\xFE\xFF\0s\0e\0p\0=\0;\0\n\0a\0,\0;\0b"), ';', CSV_UTF16BE, "2:[a,][b]\n",
	  ERR_NONE, 0 },
	{ TEXT("\xFF\xFE"
	       "a\0\n\0\x3D\xD8"
	       "b\0"),
	  ',', CSV_UTF16LE, "1:[a]\n", ERR_CSV_UTF16, 2 }, /* half a pair */
	{ TEXT("\xFF\xFE"
	       "a\0\n\0b\0\n\0\x00\xDE"),
	  ',', CSV_UTF16LE, "1:[a]\n2:[b]\n", ERR_CSV_UTF16, 3 },
	{ TEXT("\xFE\xFF\0a\0\n\xD8\x3D"), ',', CSV_UTF16BE, "1:[a]\n", ERR_CSV_UTF16, 2 },
	{ TEXT("\xFE\xFF\0a\0\n\0"), ',', CSV_UTF16BE, "1:[a]\n", ERR_CSV_UTF16, 2 },
	{ TEXT("\xFE\xFF\0a\0\n\0\0"), ',', CSV_UTF16BE, "1:[a]\n", ERR_CSV_NUL, 2 },
	{ TEXT("a\0,\0b\0\n\0"), ',', CSV_UTF8, "", ERR_CSV_UTF16_UNMARKED, 0 },
	{ TEXT("\0a\0,\0b\0\n"), ',', CSV_UTF8, "", ERR_CSV_UTF16_UNMARKED, 0 },
	{ TEXT("a,b\nc,\0\n"), ',', CSV_UTF8, "1:[a][b]\n", ERR_CSV_NUL, 2 },
	/* no CSV at all */
	{ TEXT("PK\3\4\24\0\6\0\10\0\0\0!\0[Content_Types].xml"), ',', CSV_UTF8, "",
	  ERR_CSV_WORKBOOK, 0 },
	{ TEXT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), ',', CSV_UTF8, "", ERR_CSV_WORKBOOK, 0 },
	{ TEXT("%PDF-1.7\n"), ',', CSV_UTF8, "", ERR_CSV_NOT_TEXT, 0 },
	{ TEXT(BOM " \r\n<!DOCTYPE html>"), ',', CSV_UTF8, "", ERR_CSV_NOT_TEXT, 0 },
	{ TEXT("\xFF\xFE<\0H\0T\0M\0L\0>\0"), ',', CSV_UTF16LE, "", ERR_CSV_NOT_TEXT, 0 },
	{ TEXT("PK,\n"), ',', CSV_UTF8, "1:[PK][]\n", ERR_NONE, 0 },
};

static const struct shape_case pasted_cases[] = {
	{ TEXT("57,8\n\n60,1\n"), '\t', CSV_UTF8, "1:[57,8]\n2:[]\n3:[60,1]\n", ERR_NONE, 0 },
	{ TEXT("a\tb\r\n\t\r\nc;\t\r\n"), '\t', CSV_UTF8, "1:[a][b]\n2:[][]\n3:[c;][]\n", ERR_NONE,
	  0 },
	{ TEXT("a\t\"b\nc\"\td\nx\n"), '\t', CSV_UTF8, "1:[a][b\nc][d]\n3:[x]\n", ERR_NONE, 0 },
	{ TEXT("5\" pipe\tx\"y\"\n"), '\t', CSV_UTF8, "1:[5\" pipe][x\"y\"]\n", ERR_NONE, 0 },
	{ TEXT("sep=;\na;b"), '\t', CSV_UTF8, "1:[sep=;]\n2:[a;b]\n", ERR_NONE, 0 },
};

static void shape_expect(struct csv_reader *r, const struct shape_case *c)
{
	struct str got, expected;

	assert_non_null(r);
	str_init(&got);
	str_init(&expected);
	assert_int_equal(csv_shape(r)->separator, c->separator);
	assert_int_equal(csv_shape(r)->encoding, c->encoding);
	csv_dump(r, &got);
	str_add(&expected, c->rows);
	if (c->code != ERR_NONE)
		str_addf(&expected, "!%ld %d", c->line, c->code);
	assert_string_equal(got.text, expected.text);
	str_release(&got);
	str_release(&expected);
}

static void shape_expect_all(const struct shape_case *c, size_t count, enum csv_form form)
{
	struct err err = { 0 };

	for (size_t n = 0; n < count; n++) {
		shape_expect(csv_open_text(c[n].text, c[n].len, form, "x"), &c[n]);
		shape_expect(csv_open(scratch_write_bytes("x.csv", c[n].text, c[n].len), form,
				      &err),
			     &c[n]);
	}
}

static void test_any(void **state)
{
	(void)state;
	shape_expect_all(any_cases, ARRAY_LEN(any_cases), CSV_ANY);
}

static void test_pasted(void **state)
{
	(void)state;
	shape_expect_all(pasted_cases, ARRAY_LEN(pasted_cases), CSV_PASTED);
}

static void test_names(void **state)
{
	(void)state;
	assert_string_equal(csv_encoding_name(CSV_UTF8), "UTF-8");
	assert_string_equal(csv_encoding_name(CSV_UTF16LE), "UTF-16LE");
	assert_string_equal(csv_encoding_name(CSV_UTF16BE), "UTF-16BE");
}

/* UTF-16 whose characters fall on the border of what is read at once. */
static void test_borders(void **state)
{
	static const char row[] = "\x3D\xD8\x00\xDE;\0\xBF\x1E\r\0\n\0";
	struct str text, expected, got;
	struct err err = { 0 };

	(void)state;
	for (size_t pad = 0; pad < 6; pad++) {
		str_init(&text);
		str_init(&expected);
		str_init(&got);
		str_addn(&text, "\xFF\xFEp\0", 4);
		str_addc(&expected, 'p');
		for (size_t n = 0; n < pad; n++) {
			str_addn(&text, "p\0", 2);
			str_addc(&expected, 'p');
		}
		str_addn(&text, "\n\0", 2);
		for (int line = 2; line < 12000; line++)
			str_addn(&text, row, sizeof(row) - 1);
		csv_dump(csv_open(scratch_write_bytes("b.csv", text.text, text.len), CSV_ANY, &err),
			 &got);
		str_clear(&text);
		str_addf(&text, "1:[%s]\n", expected.text);
		for (int line = 2; line < 12000; line++)
			str_addf(&text, "%d:[😀][ế]\n", line);
		assert_string_equal(got.text, text.text);
		str_release(&text);
		str_release(&expected);
		str_release(&got);
	}
}

/* Text from before Unicode, or damaged on its way to it, is refused where it stands. */
static void test_legacy(void **state)
{
	static const struct {
		const char *text;
		enum csv_form form;
		enum err_code code;
		const char *name; /* of the encoding */
		long line;
	} rows[] = {
		{ "a;b\nH\xb5 N\xe9i;1\n\xa7\xb5 N\xbdng;2\n", CSV_ANY, ERR_CSV_LEGACY_ICONV,
		  "TCVN3 (ABC)", 2 },
		{ "a;b\nHa\xf8 No\xe4i;1\n", CSV_PLAIN, ERR_CSV_LEGACY, "VNI-Windows", 2 },
		{ "a,b\nHu\xea\xec,1\nB\xe3\xec"
		  "c Ninh,2\n",
		  CSV_ANY, ERR_CSV_LEGACY_ICONV, "CP1258", 2 },
		{ "a,b\n\nH\xe0 N\xb5i,1\n\xd0\xe0 N\xe7ng,2\n", CSV_ANY, ERR_CSV_LEGACY_ICONV,
		  "VISCII", 3 },
		{ "a,b\ncaf\xe9,1\n", CSV_ANY, ERR_CSV_UTF8, "", 2 },
		{ "a,b\nViệt \xe1\xbb Nam,1\n", CSV_ANY, ERR_CSV_UTF8, "", 2 },
		{ "a\tb\nHµ Néi\t1\n", CSV_ANY, ERR_CSV_LEGACY_ICONV, "TCVN3 (ABC)", 2 },
		{ "a\tb\nx\t1\nHaø Noäi\t1\n", CSV_PASTED, ERR_CSV_LEGACY, "VNI-Windows", 3 },
		{ "a,b\nViệt Nam,\"HÃ\xc2\xa0\nNá»™i\"\n", CSV_ANY, ERR_CSV_MISREAD,
		  "iconv -f UTF-8 -t CP1252", 2 },
		/* names that prove it only together; the first one is named */
		{ "a,b\nCao Baèng,1\nx,2\nHaø Nam,3", CSV_ANY, ERR_CSV_LEGACY, "VNI-Windows", 2 },
		{ "a,b\nH\xef\xbf\xbd N\xef\xbf\xbdi,1\n", CSV_ANY, ERR_CSV_LOST, "", 2 },
		{ "a,b\nCao Baèng,1\nHà Nội,2\nĐà Nẵng,3\n", CSV_ANY, ERR_NONE, "", 0 },
		{ "a,b\nHµ Néi,1\n\xef\xbf\xbd\n", CSV_PLAIN, ERR_NONE, "", 0 },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
		struct csv_reader *r = csv_open_text(rows[n].text, strlen(rows[n].text),
						     rows[n].form, "x.csv");
		struct err err = { 0 };
		struct csv_row row;

		while (csv_row(r, &row, &err))
			;
		assert_int_equal(err.code, rows[n].code);
		assert_int_equal(err.line, rows[n].line);
		assert_string_equal(err.arg[0], rows[n].name);
		assert_string_equal(err.file, rows[n].code == ERR_NONE ? "" : "x.csv");
		assert_false(csv_row(r, &row, &err));
		csv_close(r);
	}
}

/* A workbook is named by its kind. */
static void test_workbooks(void **state)
{
	static const struct {
		const char *text;
		size_t len;
		const char *kind;
	} rows[] = {
		{ TEXT("PK\3\4\24\0\6\0\10\0\0\0!\0[Content_Types].xml"), "XLSX" },
		{ TEXT("PK\3\4\24\0\0\10\0\0\224\266\1U\205l9\212.\0\0\0.\0\0\0\10\0\0\0"
		       "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
		  "ODS" },
		{ TEXT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), "XLS" },
		{ TEXT("<?xml version=\"1.0\"?>\n<Workbook>"), "XML" },
		{ TEXT("<table><tr>"), "HTML" },
		{ TEXT("{\\rtf1"), "RTF" },
		{ TEXT("\x1F\x8B\x08\0"), "GZIP" },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
		struct csv_reader *r = csv_open_text(rows[n].text, rows[n].len, CSV_ANY, "x.csv");
		struct err err = { 0 };
		struct csv_row row;

		assert_false(csv_row(r, &row, &err));
		assert_string_equal(err.file, "x.csv");
		assert_string_equal(err.arg[0], rows[n].kind);
		csv_close(r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_any, scratch_setup, scratch_teardown),
		cmocka_unit_test_setup_teardown(test_pasted, scratch_setup, scratch_teardown),
		cmocka_unit_test(test_names),
		cmocka_unit_test_setup_teardown(test_borders, scratch_setup, scratch_teardown),
		cmocka_unit_test(test_legacy),
		cmocka_unit_test(test_workbooks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
