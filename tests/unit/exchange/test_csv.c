/* CSV: what is read from which bytes, where a fault is said to be, and what is written. */
#include "exchange/csv.h"

#include "base/mem.h"
#include "base/str.h"
#include "unit/exchange/csv_dump.h"
#include "support/scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct csv_case {
	const char *text;
	size_t len;
	const char *rows;
	enum err_code code; /* ERR_NONE: no fault */
	long line;
};

#define TEXT(bytes) bytes, sizeof(bytes) - 1

static const struct csv_case csv_cases[] = {
	{ TEXT(""), "", ERR_NONE, 0 },
	{ TEXT("\n\r\n\r\r\n"), "", ERR_NONE, 0 },
	{ TEXT("a,b\nc,d\n"), "1:[a][b]\n2:[c][d]\n", ERR_NONE, 0 },
	{ TEXT("a,b\r\nc,d\r\n"), "1:[a][b]\n2:[c][d]\n", ERR_NONE, 0 },
	{ TEXT("a,b\rc,d\r"), "1:[a][b]\n2:[c][d]\n", ERR_NONE, 0 },
	{ TEXT("a,b\nc,d"), "1:[a][b]\n2:[c][d]\n", ERR_NONE, 0 },
	{ TEXT("\xEF\xBB\xBF"
	       "a,b\n"),
	  "1:[a][b]\n", ERR_NONE, 0 },
	{ TEXT("\xEF\xBB\xBF\n\na\n"), "3:[a]\n", ERR_NONE, 0 },
	{ TEXT("a\n\n\nb\n\n"), "1:[a]\n4:[b]\n", ERR_NONE, 0 },
	{ TEXT(" a , b \n"), "1:[ a ][ b ]\n", ERR_NONE, 0 },
	{ TEXT(",\n"), "1:[][]\n", ERR_NONE, 0 },
	{ TEXT("\"\"\nb\n"), "1:[]\n2:[b]\n", ERR_NONE, 0 },
	{ TEXT("\"a,b\",\"say \"\"no\"\"\"\n"), "1:[a,b][say \"no\"]\n", ERR_NONE, 0 },
	{ TEXT("\"one\ntwo\n\nfour\",x\ny,z\n"), "1:[one\ntwo\n\nfour][x]\n5:[y][z]\n", ERR_NONE,
	  0 },
	{ TEXT("\"one\r\ntwo\",x\r\ny,z\r\n"), "1:[one\ntwo][x]\n3:[y][z]\n", ERR_NONE, 0 },
	{ TEXT("\"one\rtwo\",x\ry,z"), "1:[one\ntwo][x]\n3:[y][z]\n", ERR_NONE, 0 },
	/* decomposed letters come out composed */
	{ TEXT("ha\xCC\x80,Vie\xCC\xA3\xCC\x82t\n"), "1:[h\xC3\xA0][Vi\xE1\xBB\x87t]\n", ERR_NONE,
	  0 },
	{ TEXT("a\nb\"c\nd\n"), "1:[a]\n", ERR_CSV_QUOTE, 2 },
	{ TEXT("a\n\n\"b\"c\n"), "1:[a]\n", ERR_CSV_QUOTE, 3 },
	{ TEXT("\"a\nb\" c\n"), "", ERR_CSV_QUOTE, 2 },
	{ TEXT("a\n\"b\nc\nd\n"), "1:[a]\n", ERR_CSV_UNCLOSED, 2 },
	{ TEXT("a\n\"b\n\"\"\n"), "1:[a]\n", ERR_CSV_UNCLOSED, 2 },
	{ TEXT("a\n\"x\n\xE1\xBB\"\n"), "1:[a]\n", ERR_CSV_UTF8, 3 },
	{ TEXT("a\nb,\xC0\x80\n"), "1:[a]\n", ERR_CSV_UTF8, 2 },
	{ TEXT("a\nb\0c\n"), "1:[a]\n", ERR_CSV_NUL, 2 },
	{ TEXT("\xFF\xFE"
	       "a\0,\0"),
	  "", ERR_CSV_UTF8, 1 },
};

static void csv_expect(struct csv_reader *r, const struct csv_case *c)
{
	struct str got, expected;

	str_init(&got);
	str_init(&expected);
	csv_dump(r, &got);
	str_add(&expected, c->rows);
	if (c->code != ERR_NONE)
		str_addf(&expected, "!%ld %d", c->line, c->code);
	assert_string_equal(got.text, expected.text);
	str_release(&got);
	str_release(&expected);
}

static void test_memory(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(csv_cases); i++)
		csv_expect(csv_open_text(csv_cases[i].text, csv_cases[i].len, CSV_PLAIN, "x"),
			   &csv_cases[i]);
}

static void test_file(void **state)
{
	struct err err = { 0 };
	struct csv_reader *r;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(csv_cases); i++) {
		r = csv_open(scratch_write_bytes("x.csv", csv_cases[i].text, csv_cases[i].len),
			     CSV_PLAIN, &err);
		assert_non_null(r);
		csv_expect(r, &csv_cases[i]);
	}
}

/* Line ends, quotes and letters that fall on the border of what is read at once. */
static void borders_expect(enum csv_form form, size_t pad)
{
	const char *const end[] = { "\n", "\r\n", "\r" };
	struct str text, expected, got;
	struct err err = { 0 };

	str_init(&text);
	str_init(&expected);
	str_init(&got);
	for (size_t i = 0; i < pad; i++)
		str_addc(&text, 'p');
	str_add(&text, "\n");
	if (pad)
		str_addf(&expected, "1:[%.*s]\n", (int)pad, text.text);
	for (long line = 2; line < 16000; line += 2) {
		str_addf(&text, "%ld,\"Việt%sNam\"%s", line, end[line % 3], end[line % 3]);
		str_addf(&expected, "%ld:[%ld][Việt%sNam]\n", line, line,
			 form == CSV_EXACT ? end[line % 3] : "\n");
	}
	csv_dump(csv_open(scratch_write_bytes("b.csv", text.text, text.len), form, &err), &got);
	assert_string_equal(got.text, expected.text);
	str_release(&text);
	str_release(&expected);
	str_release(&got);
}

static void test_borders(void **state)
{
	(void)state;
	for (size_t pad = 0; pad < 12; pad++)
		borders_expect(CSV_PLAIN, pad);
	for (size_t pad = 1; pad < 12; pad++)
		borders_expect(CSV_EXACT, pad);
}

/* A quote that is never closed must not swallow a whole disk. */
static void test_endless_row(void **state)
{
	struct csv_case c = { NULL, 0, "1:[a]\n", ERR_CSV_UNCLOSED, 2 };
	struct str text;

	(void)state;
	str_init(&text);
	str_add(&text, "a\n\"");
	for (int i = 0; i < 300000; i++)
		str_add(&text, "bcdef\n");
	csv_expect(csv_open_text(text.text, text.len, CSV_PLAIN, "x"), &c);
	str_clear(&text);
	str_add(&text, "a\n");
	for (int i = 0; i < 300000; i++)
		str_add(&text, "bcdef,");
	csv_expect(csv_open_text(text.text, text.len, CSV_PLAIN, "x"), &c);
	str_release(&text);
}

static void test_unreadable(void **state)
{
	struct err err = { 0 };

	(void)state;
	assert_null(csv_open(scratch_path("none.csv"), CSV_PLAIN, &err));
	assert_int_equal(err.code, ERR_FILE_READ);
	assert_null(csv_open(scratch_folder(), CSV_PLAIN, &err));
	assert_int_equal(err.code, ERR_FILE_READ);
}

static void test_fault_stays(void **state)
{
	struct csv_reader *r = csv_open_text("a\"b\nc\n", 6, CSV_PLAIN, "x");
	struct csv_row row;
	struct err err = { 0 };

	(void)state;
	assert_false(csv_row(r, &row, &err));
	assert_int_equal(err.code, ERR_CSV_QUOTE);
	assert_string_equal(err.file, "x");
	assert_false(csv_row(r, &row, &err));
	csv_close(r);
}

/* --- header --- */

struct header_case {
	const char *text;
	size_t faults;
	enum err_code first;
	int at[3];
};

static const struct header_case header_cases[] = {
	{ "a,b,c\n", 0, ERR_NONE, { 0, 1, 2 } },
	{ "c,a,b\n", 0, ERR_NONE, { 1, 2, 0 } },
	{ "\n\na,b\n", 0, ERR_NONE, { 0, 1, -1 } },
	{ "a,c\n", 1, ERR_CSV_COLUMN_MISSING, { 0, -1, 1 } },
	{ "a,b,d\n", 1, ERR_CSV_COLUMN_UNKNOWN, { 0, 1, -1 } },
	{ "a,b,a\n", 1, ERR_CSV_COLUMN_REPEATED, { 0, 1, -1 } },
	{ "x,y,x\n", 5, ERR_CSV_COLUMN_UNKNOWN, { -1, -1, -1 } },
	{ "A,b\n", 2, ERR_CSV_COLUMN_UNKNOWN, { -1, 1, -1 } },
	{ "", 1, ERR_CSV_EMPTY, { -1, -1, -1 } },
	{ "a,\"b\n", 1, ERR_CSV_UNCLOSED, { -1, -1, -1 } },
};

static void test_header(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(header_cases); i++) {
		const struct header_case *c = &header_cases[i];
		struct csv_column columns[] = { { "a", true, 0 },
						{ "b", true, 0 },
						{ "c", false, 0 } };
		struct csv_reader *r = csv_open_text(c->text, strlen(c->text), CSV_PLAIN, "x");
		struct err_list faults;

		err_list_init(&faults);
		assert_int_equal(csv_header(r, columns, 3, &faults), c->faults == 0);
		assert_int_equal(faults.count, c->faults);
		if (c->faults)
			assert_int_equal(faults.item[0].code, c->first);
		for (size_t column = 0; column < 3; column++)
			assert_int_equal(columns[column].at, c->at[column]);
		err_list_release(&faults);
		csv_close(r);
	}
}

static void test_field(void **state)
{
	const char *const field[] = { "x", "" };
	struct csv_row row = { field, 2, 1 };
	struct csv_column column = { "a", false, 0 };

	(void)state;
	assert_string_equal(csv_field(&row, &column), "x");
	column.at = 1;
	assert_null(csv_field(&row, &column));
	column.at = 2;
	assert_null(csv_field(&row, &column));
	column.at = -1;
	assert_null(csv_field(&row, &column));
}

/* --- writing --- */

struct write_case {
	const char *field[3];
	size_t fields;
	const char *text;
};

static const struct write_case write_cases[] = {
	{ { "a", "b", "c" }, 3, "a,b,c\n" },
	{ { NULL, "", "c" }, 3, ",,c\n" },
	{ { "a,b", "\"", "x\ny" }, 3, "\"a,b\",\"\"\"\",\"x\ny\"\n" },
	{ { "x\r", " a ", "Hà Nội" }, 3, "\"x\r\", a ,Hà Nội\n" },
	{ { NULL }, 1, "\"\"\n" },
	{ { "" }, 1, "\"\"\n" },
	{ { "a" }, 1, "a\n" },
	{ { "-3.5", "=1", "'=1" }, 3, "-3.5,'=1,''=1\n" },
	{ { "-1,5", "\t=1", "-" }, 3, "\"'-1,5\",'\t=1,'-\n" },
};

static void test_write(void **state)
{
	char *text = NULL;
	size_t len = 0;
	FILE *out;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(write_cases); i++) {
		out = open_memstream(&text, &len);
		csv_write_row(out, write_cases[i].field, write_cases[i].fields);
		fclose(out);
		assert_string_equal(text, write_cases[i].text);
		free(text);
	}
}

/* Texts as a spreadsheet might take them, and how they are written (NULL: as they are). */
static const struct {
	const char *text, *written;
} formula_cases[] = {
	{ "=1+1", "'=1+1" },
	{ "+84 24 3825", "'+84 24 3825" },
	{ "-cmd", "'-cmd" },
	{ "@SUM(A1)", "'@SUM(A1)" },
	{ "\t=1", "'\t=1" },
	{ "\na", "'\na" },
	{ " =1", "' =1" },
	{ "\"=1", "'\"=1" },
	{ "\uff1d1", "'\uff1d1" },
	{ "'=1", "''=1" },
	{ "''=1", "'''=1" },
	{ "' @", "'' @" },
	{ "-", "'-" },
	{ "--1", "'--1" },
	{ "-3,5", "'-3,5" },
	{ "-.5", "'-.5" },
	{ "-1.", "'-1." },
	{ "+1", "'+1" },
	{ "-3.5", NULL },
	{ "-12", NULL },
	{ "'-3.5", NULL },
	{ "'", NULL },
	{ "'quoted'", NULL },
	{ "a=b", NULL },
	{ "Hà Nội - 2022", NULL },
	{ "", NULL },
};

static void test_formulas(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(formula_cases); i++) {
		const char *text = formula_cases[i].text;
		const char *written = formula_cases[i].written ? formula_cases[i].written : text;
		struct csv_reader *r;
		struct csv_row row;
		struct err err = { 0 };
		char *line = NULL;
		size_t len = 0;
		FILE *out = open_memstream(&line, &len);

		csv_write_row(out, &text, 1);
		fclose(out);
		r = csv_open_text(line, len, CSV_PLAIN, "x");
		assert_true(csv_row(r, &row, &err));
		assert_string_equal(row.field[0], written);
		assert_string_equal(csv_text_plain(row.field[0]), text);
		csv_close(r);
		free(line);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_memory),
		cmocka_unit_test_setup_teardown(test_file, scratch_setup, scratch_teardown),
		cmocka_unit_test_setup_teardown(test_borders, scratch_setup, scratch_teardown),
		cmocka_unit_test(test_endless_row),
		cmocka_unit_test_setup_teardown(test_unreadable, scratch_setup, scratch_teardown),
		cmocka_unit_test(test_fault_stays),
		cmocka_unit_test(test_header),
		cmocka_unit_test(test_field),
		cmocka_unit_test(test_write),
		cmocka_unit_test(test_formulas),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
