/* Pages of text: wrapping, and the selection across a reload. */
#include "ui/page.h"

#include "base/mem.h"
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* The lines of a page, joined by "|". */
static void page_join(const struct page *p, struct str *out)
{
	for (size_t n = 0; n < p->list.count; n++)
		str_addf(out, "%s%s", n ? "|" : "", p->line[n].text);
}

static void test_wrapping(void **state)
{
	static const struct {
		int width, indent;
		const char *text, *lines;
	} rows[] = {
		{ 10, 0, "", "" },
		{ 10, 0, "one", "one" },
		{ 10, 0, "one two", "one two" },
		{ 7, 0, "one two", "one two" },
		{ 7, 0, "one two three", "one two|three" },
		{ 6, 0, "one two", "one|two" },
		{ 8, 2, "one two three four", "one two|  three|  four" },
		{ 8, 2, "  one two", "  one|  two" },
		{ 4, 0, "abcdefghij kl", "abcd|efgh|ij|kl" },
		{ 5, 1, "abcdefghij", "abcde| fghi| j" },
		{ 8, 0, "Đà Nẵng Đắk Lắk", "Đà Nẵng|Đắk Lắk" },
		{ 7, 0, "a\tb\nc", "a b c" },
		{ 20, 0, "x \x1b[2J", "x ^[[2J" },
		{ 7, 0, "one two ", "one two " },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
		struct page p = { 0 };
		struct str lines;

		str_init(&lines);
		page_add_wrapped(&p, STYLE_TEXT, rows[n].width, rows[n].indent, rows[n].text);
		page_join(&p, &lines);
		assert_string_equal(lines.text, rows[n].lines);
		str_release(&lines);
		page_release(&p);
	}
}

static void test_lines(void **state)
{
	struct page p = { 0 };

	(void)state;
	page_add(&p, STYLE_GROUP, 0, "head");
	page_add(&p, STYLE_TEXT, 7, "  a row, as it is");
	assert_int_equal(p.list.count, 2);
	assert_int_equal(p.line[0].style, STYLE_GROUP);
	assert_int_equal(p.line[1].id, 7);
	assert_string_equal(p.line[1].text, "  a row, as it is");
	assert_int_equal(p.list.selected, 0);
	page_release(&p);
	assert_int_equal(p.list.count, 0);
}

static void page_fill(struct page *p, int lines)
{
	page_clear(p);
	for (int n = 0; n < lines; n++) {
		page_add(p, STYLE_TEXT, n, "line");
		assert_true(p->list.selected < p->list.count);
	}
}

/* Whatever is loaded anew: the marker stays, or goes to the last line of a shorter page. */
static void test_selection(void **state)
{
	struct page p = { 0 };

	(void)state;
	page_fill(&p, 20);
	assert_int_equal(p.list.selected, 0);
	list_select(&p.list, 12);
	page_fill(&p, 20);
	assert_int_equal(p.list.selected, 12);
	page_fill(&p, 5);
	assert_int_equal(p.list.selected, 4);
	page_fill(&p, 0);
	assert_int_equal(p.list.selected, 0);
	page_release(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wrapping),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_selection),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
