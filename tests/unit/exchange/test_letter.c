/* Reminder letters: who gets one, what it names, what a template may hold. */
#include "exchange/letter.h"

#include "../src/exchange/letter_form.h"
#include "support/scratch.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define FBR "SOC.INF.FBR"
#define AGG "P08-89"
#define DNG "P08-48"
#define Q3 "2022-Q3"

static const struct deadline_rule rule = {
	.due = { { 20, false }, { 20, false }, { 20, false }, { 20, false } },
};

static int letter_setup(void **state)
{
	fixture_at("2022-10-10T08:00:00");
	return fixture_setup(state);
}

/* The letters to a unit (NULL: to all). */
static void collect(struct fixture *f, const char *unit, const char *period, struct letters *l)
{
	struct calendar calendar;
	struct err err = { 0 };
	const struct due due = { .programme = &f->c.programme,
				 .units = &f->c.units,
				 .calendar = &calendar,
				 .unit = unit ? fixture_unit(f, unit) : 0,
				 .period = fixture_period(period) };

	assert_true(calendar_load(f->s, &f->c.programme, &rule, &calendar, &err));
	assert_true(letters_collect(f->s, &due, l, &err));
	calendar_release(&calendar);
}

/* The template as a letter to a unit. */
static void fill(struct fixture *f, const char *unit, const char *template,
		 enum letter_format format, struct str *out)
{
	struct letters l;

	collect(f, unit, Q3, &l);
	assert_int_equal(l.letters, 1);
	str_clear(out);
	letter_add(&l, 0, template, format, out);
	letters_release(&l);
}

static void test_names(void **state)
{
	static const struct {
		const char *unit, *template, *wanted;
	} row[] = {
		{ AGG, "{{agency}}", "Ủy ban nhân dân tỉnh An Giang\n" },
		{ DNG, "{{agency}}", "Ủy ban nhân dân thành phố Đà Nẵng\n" },
		{ "BTTTT", "{{agency}}", "Bộ Thông tin và Truyền thông\n" },
		{ AGG, "{{unit}}, {{unit_code}}", "Tỉnh An Giang, P08-89\n" },
		{ AGG, "{{period}} {{period_code}}", "quý III năm 2022 2022-Q3\n" },
		{ AGG, "{{today}} {{day}} {{month}} {{year}}", "10/10/2022 10 10 2022\n" },
		{ AGG, "{{most}} ngày, {{percent}}%", "20 ngày, 0%\n" },
		{ AGG, "{ {unknown} {}", "{ {unknown} {}\n" },
		{ AGG, "a\n\nb\n", "a\n\nb\n" },
	};
	struct str text;

	str_init(&text);
	for (size_t n = 0; n < sizeof(row) / sizeof(row[0]); n++) {
		fill(*state, row[n].unit, row[n].template, LETTER_TEXT, &text);
		assert_string_equal(text.text, row[n].wanted);
	}
	str_release(&text);
}

static void test_period_words(void **state)
{
	static const struct {
		const char *period, *words;
	} row[] = {
		{ "2022-09", "tháng 9 năm 2022" },      { "2022-Q1", "quý I năm 2022" },
		{ "2022-Q4", "quý IV năm 2022" },       { "2022-H1", "6 tháng đầu năm 2022" },
		{ "2022-H2", "6 tháng cuối năm 2022" }, { "2022", "năm 2022" },
	};
	struct str text;

	(void)state;
	str_init(&text);
	for (size_t n = 0; n < sizeof(row) / sizeof(row[0]); n++) {
		str_clear(&text);
		letter_period_add(fixture_period(row[n].period), &text);
		assert_string_equal(text.text, row[n].words);
	}
	str_release(&text);
}

static size_t count(const char *text, const char *what)
{
	size_t found = 0;

	for (const char *at = text; (at = strstr(at, what)) != NULL; at += strlen(what))
		found++;
	return found;
}

/* A line for each cell that is owed, and none for what is there. */
static void test_cells(void **state)
{
	struct fixture *f = *state;
	struct letters l;
	struct str text;

	str_init(&text);
	collect(f, AGG, Q3, &l);
	assert_int_equal(l.letter[0].cells, l.letter[0].sum.late);
	letters_release(&l);
	fill(f, AGG,
	     "{{#cell}}\n{{n}}:{{code}}:{{for}}:{{deadline}}:{{days}}:{{state}}\n{{/cell}}\n",
	     LETTER_TEXT, &text);
	assert_non_null(
		strstr(text.text, ":" FBR ":quý III năm 2022:20/09/2022:20:chưa có số liệu\n"));
	assert_true(str_starts(text.text, "1:"));
	const size_t before = count(text.text, "\n");
	PUT(f, FBR, AGG, Q3, value_pair(6, 10));
	fill(f, AGG, "{{#cell}}\n{{n}}:{{code}}:{{state}}\n{{/cell}}\n", LETTER_TEXT, &text);
	assert_int_equal(count(text.text, "\n"), before - 1);
	assert_null(strstr(text.text, ":" FBR ":"));
	str_release(&text);
}

/* Returned and not corrected: with the reason, which cannot break the letter. */
static void test_returned(void **state)
{
	struct fixture *f = *state;
	struct cycle_cell c = { .indicator = fixture_indicator(f, FBR),
				.unit = fixture_unit(f, AGG),
				.period = fixture_period(Q3),
				.seen = LOG_SEEN_ANY };
	struct act minh = f->act;
	struct err err = { 0 };
	struct str text;
	size_t done;

	minh.author = "minh";
	PUT(f, FBR, AGG, Q3, value_pair(6, 10));
	assert_true(cycle_take(f->s, &f->act, CYCLE_SUBMIT, &c, 1, NULL, 100, &done, &err));
	assert_true(cycle_take(f->s, &minh, CYCLE_RETURN, &c, 1, "mẫu số | sai\x1b[2J\nhai", 100,
			       &done, &err));
	str_init(&text);
	fill(f, AGG, "{{#cell}}\n| {{code}} | {{state}} |\n{{/cell}}\n", LETTER_MARKDOWN, &text);
	assert_non_null(strstr(text.text,
			       "| " FBR
			       " | bị trả lại chưa sửa (mẫu số \\| sai^\\[\\[2J hai) |\n"));
	str_release(&text);
}

static void test_documents(void **state)
{
	struct str text;

	str_init(&text);
	fill(*state, AGG, "{{#document}}\nCăn cứ {{document}};\n{{/document}}\n", LETTER_MARKDOWN,
	     &text);
	assert_non_null(strstr(text.text, "Căn cứ Kế hoạch hoạt động"));
	assert_int_equal(count(text.text, "Kế hoạch hoạt động"), 1);
	str_release(&text);
}

static void test_wrapping(void **state)
{
	static const struct {
		const char *template, *wanted;
	} row[] = {
		{ "    aaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaa "
		  "aaaaaaaaaaaaaaaaaaa bb",
		  "    aaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaa "
		  "aaaaaaaaaaaaaaaaaaa\naaaaaaaaaaaaaaaaaaa bb\n" },
		{ "  12. aaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaa "
		  "aaaaaaaaaaaaaaaaaaa bb",
		  "  12. aaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaa\n      "
		  "aaaaaaaaaaaaaaaaaaa bb\n" },
		{ "left                                      right",
		  "left                                      right\n" },
	};
	struct str text;

	str_init(&text);
	for (size_t n = 0; n < sizeof(row) / sizeof(row[0]); n++) {
		fill(*state, AGG, row[n].template, LETTER_TEXT, &text);
		assert_string_equal(text.text, row[n].wanted);
	}
	str_release(&text);
}

/* Every built-in template is a valid one, and no line of the text is wider than a page. */
static void test_built_in(void **state)
{
	struct str template, text;
	struct err err = { 0 };

	str_init(&template);
	str_init(&text);
	for (int format = 0; format < LETTER_FORMAT_MAX; format++) {
		assert_true(letter_template(NULL, (enum letter_format)format, &template, &err));
		const char *path = scratch_write("own", template.text);
		assert_true(letter_template(path, (enum letter_format)format, &text, &err));
		assert_string_equal(text.text, template.text);
		fill(*state, AGG, template.text, (enum letter_format)format, &text);
		assert_null(strchr(text.text, '{'));
		assert_non_null(strstr(text.text, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
		assert_non_null(strstr(text.text, "Ủy ban nhân dân tỉnh An Giang"));
	}
	str_release(&template);
	str_release(&text);
}

static void test_template_faults(void **state)
{
	static const struct {
		const char *template;
		enum err_code code;
		long line;
	} row[] = {
		{ "Kính gửi {{agency}}\n{{unti}}\n", ERR_TEMPLATE_NAME, 2 },
		{ "\xff", ERR_TEMPLATE_UTF8, 0 },
		{ "a\n{{code}}\n", ERR_TEMPLATE_NAME, 2 },
		{ "{{#cell}}\n{{document}}\n", ERR_TEMPLATE_NAME, 2 },
		{ "{{#cell}}\n{{code}}\n", ERR_TEMPLATE_OPEN, 2 },
		{ "{{/cell}}\n", ERR_TEMPLATE_OPEN, 1 },
		{ "{{#cell}}\n{{#cell}}\n", ERR_TEMPLATE_NAME, 2 },
		{ "{{#row}}\n", ERR_TEMPLATE_NAME, 1 },
		{ "a {{#cell}}\n", ERR_TEMPLATE_ALONE, 1 },
		{ "a {{agency\n}}", ERR_TEMPLATE_CLOSE, 1 },
		{ "{{}}", ERR_TEMPLATE_CLOSE, 1 },
	};
	struct str text;

	(void)state;
	str_init(&text);
	for (size_t n = 0; n < sizeof(row) / sizeof(row[0]); n++) {
		struct err err = { 0 };

		assert_false(letter_template(scratch_write("bad", row[n].template), LETTER_TEXT,
					     &text, &err));
		assert_int_equal(err.code, row[n].code);
		assert_int_equal(err.line, row[n].line);
	}
	struct err err = { 0 };
	assert_false(letter_template(scratch_write_bytes("bytes", "Format 3\0{{x}}", 14),
				     LETTER_TEXT, &text, &err));
	assert_int_equal(err.code, ERR_TEMPLATE_UTF8);
	assert_true(letter_template(scratch_write("mark", "\xef\xbb\xbf{{agency}}\r\n"),
				    LETTER_TEXT, &text, &err));
	assert_string_equal(text.text, "{{agency}}\n");
	assert_false(letter_template("/nonexistent", LETTER_TEXT, &text, &err));
	assert_int_equal(err.code, ERR_FILE_READ);
	str_release(&text);
}

/* The nation gets none, whoever has nothing overdue neither. */
static void test_who(void **state)
{
	struct fixture *f = *state;
	struct letters l;
	struct str name;

	collect(f, "VN", Q3, &l);
	assert_int_equal(l.letters, 0);
	letters_release(&l);
	collect(f, AGG, "2022-Q4", &l);
	assert_int_equal(l.letters, 0);
	letters_release(&l);
	collect(f, NULL, Q3, &l);
	assert_true(l.letters > 63);
	str_init(&name);
	letter_name(&l, 0, LETTER_TEXT, &name);
	assert_true(str_starts(name.text, "don-doc-P08-"));
	assert_non_null(strstr(name.text, "-2022-Q3.txt"));
	str_release(&name);
	letters_release(&l);
}

#define LETTER_CASE(test) cmocka_unit_test_setup_teardown(test, letter_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		LETTER_CASE(test_names),     LETTER_CASE(test_period_words),
		LETTER_CASE(test_cells),     LETTER_CASE(test_returned),
		LETTER_CASE(test_documents), LETTER_CASE(test_wrapping),
		LETTER_CASE(test_built_in),  LETTER_CASE(test_template_faults),
		LETTER_CASE(test_who),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
