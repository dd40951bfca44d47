/* What a search finds: among the built-in programme's units, and in a list. */
#include "ui/search.h"

#include "base/date.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "exchange/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static struct catalogue search_catalogue;

static int search_setup(void **state)
{
	struct err_list faults;
	bool ok;

	(void)state;
	catalogue_init(&search_catalogue);
	err_list_init(&faults);
	ok = catalogue_read(&search_catalogue, NULL, &faults);
	err_list_release(&faults);
	return ok ? 0 : -1;
}

static int search_teardown(void **state)
{
	(void)state;
	catalogue_release(&search_catalogue);
	return 0;
}

static bool finds_unit(const char *query, const struct unit *unit)
{
	struct str text;
	bool found;

	str_init(&text);
	search_add_unit(&text, &search_catalogue.units, unit->id);
	found = search_matches(query, text.text);
	str_release(&text);
	return found;
}

/* Of a query, the codes of all units found, in the order of the catalogue. */
static void test_units(void **state)
{
	static const struct {
		const char *query, *codes;
	} rows[] = {
		{ "da nang", "P08-48 P25-48" },
		{ "Đà Nẵng", "P08-48 P25-48" },
		{ "danang", "P08-48 P25-48" },
		{ "tp da nang", "P08-48 P25-48" },
		{ "dak", "P08-66 P08-67 P25-66" },
		{ "dak l", "P08-66 P25-66" },
		{ "hue", "P08-46" },
		{ "thua thien", "P08-46" },
		{ "tp hue", "P08-46" },
		{ "tinh ba ria", "P08-77" },
		{ "tp hcm", "P08-79 P25-79" },
		{ "TP.HCM", "P08-79 P25-79" },
		{ "tphcm", "P08-79 P25-79" },
		{ "hcm", "P08-79 P25-79" },
		{ "ho chi minh", "P08-79 P25-79 BQLL" },
		{ "tp ho chi minh", "P08-79 P25-79" },
		{ "sai gon", "" },
		{ "ba ria", "P08-77" },
		{ "vung tau", "P08-77" },
		{ "Bà Rịa - Vũng Tàu", "P08-77" },
		{ "brvt", "P08-77" },
		{ "ha noi", "P08-01" },
		{ "hanoi", "P08-01" },
		{ "HÀ NỘI", "P08-01" },
		{ "hn", "P08-01 P08-35" },
		{ "anoi", "" },
		{ "btttt", "BTTTT" },
		{ "bldtbxh", "BLDTBXH" },
		{ "thong tin va truyen thong", "BTTTT" },
		{ "ministry of information", "BTTTT" },
		{ "ho chi minh city", "P08-79 P25-79" },
		{ "P25-48", "P25-48" },
		{ "vtu", "P08-77" },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
		struct str codes;

		str_init(&codes);
		for (size_t k = 0; k < search_catalogue.units.units; k++) {
			const struct unit *unit = &search_catalogue.units.unit[k];

			if (finds_unit(rows[n].query, unit))
				str_addf(&codes, "%s%s", codes.len ? " " : "", unit->code);
		}
		if (strcmp(codes.text, rows[n].codes) != 0)
			print_error("\"%s\"\n", rows[n].query);
		assert_string_equal(codes.text, rows[n].codes);
		str_release(&codes);
	}
}

static void test_matches(void **state)
{
	static const struct {
		const char *query, *text;
		bool matches;
	} rows[] = {
		{ "", "anything", true },
		{ " / ", "anything", true },
		{ "cap quang", "Hộ có Internet cáp quang", true },
		{ "quang cap", "Hộ có Internet cáp quang", true },
		{ "ap", "Hộ có Internet cáp quang", false },
		{ "quangx", "Hộ có Internet cáp quang", false },
		{ "qd ttg", "749/QĐ-TTg", true },
		{ "749/QD", "749/QĐ-TTg", true },
		{ "quyet", "tiêu đề (Quyết định)", true },
		{ "2022 q3", "2022-Q3", true },
		{ "q4", "2022-Q3", false },
		{ "d", "", false },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
		if (search_matches(rows[n].query, rows[n].text) != rows[n].matches)
			print_error("\"%s\" in \"%s\"\n", rows[n].query, rows[n].text);
		assert_int_equal(search_matches(rows[n].query, rows[n].text), rows[n].matches);
	}
}

/* --- in a list --- */

static const char *const list_rows[] = {
	"an", "binh", "an giang", "cao bang", "ca mau", "an nhon"
};

static void list_text(void *arg, size_t row, struct str *out)
{
	(void)arg;
	str_add(out, list_rows[row]);
}

static void search_action(struct search *s, struct list *list, enum action action)
{
	assert_true(search_update(s, action, NULL, list, list_text, NULL));
}

static void type_key(struct search *s, struct list *list, int32_t key)
{
	struct event ev = { .kind = EVENT_KEY, .key = key };

	if (key >= ' ' && key < 0x7f)
		ev.text[0] = (char)key;
	assert_true(search_update(s, ACTION_NONE, &ev, list, list_text, NULL));
}

static void type_text(struct search *s, struct list *list, const char *text)
{
	for (; *text; text++)
		type_key(s, list, *text);
}

static void test_typing(void **state)
{
	struct list list = { .count = ARRAY_LEN(list_rows), .selected = 1 };
	struct search s = { 0 };

	(void)state;
	assert_false(search_update(&s, ACTION_OPEN, NULL, &list, list_text, NULL));
	search_action(&s, &list, ACTION_SEARCH);
	assert_true(s.typing);
	type_text(&s, &list, "c");
	assert_int_equal(list.selected, 3);
	type_text(&s, &list, "a m");
	assert_int_equal(list.selected, 4);
	type_text(&s, &list, "x");
	assert_false(s.found);
	assert_int_equal(list.selected, 1);
	type_key(&s, &list, K_BACKSPACE);
	assert_true(s.found);
	assert_int_equal(list.selected, 4);
	type_key(&s, &list, K_ESC);
	assert_false(s.typing);
	assert_int_equal(list.selected, 1);

	search_action(&s, &list, ACTION_SEARCH);
	type_text(&s, &list, "an");
	assert_int_equal(list.selected, 2);
	type_key(&s, &list, K_TAB);
	type_key(&s, &list, K_ENTER);
	assert_false(s.typing);
	assert_int_equal(list.selected, 2);
}

static void test_again(void **state)
{
	struct list list = { .count = ARRAY_LEN(list_rows) };
	struct search s = { 0 };

	(void)state;
	search_action(&s, &list, ACTION_SEARCH);
	type_text(&s, &list, "an");
	assert_int_equal(list.selected, 0);
	type_key(&s, &list, K_ENTER);
	search_action(&s, &list, ACTION_SEARCH_NEXT);
	assert_int_equal(list.selected, 2);
	search_action(&s, &list, ACTION_SEARCH_NEXT);
	assert_int_equal(list.selected, 5);
	search_action(&s, &list, ACTION_SEARCH_NEXT);
	assert_int_equal(list.selected, 0);
	search_action(&s, &list, ACTION_SEARCH_PREVIOUS);
	assert_int_equal(list.selected, 5);
	search_action(&s, &list, ACTION_SEARCH_PREVIOUS);
	assert_int_equal(list.selected, 2);
}

static void test_empty_list(void **state)
{
	struct list list = { 0 };
	struct search s = { 0 };

	(void)state;
	search_action(&s, &list, ACTION_SEARCH);
	type_text(&s, &list, "a");
	assert_false(s.found);
	type_key(&s, &list, K_ENTER);
	search_action(&s, &list, ACTION_SEARCH_NEXT);
	search_action(&s, &list, ACTION_SEARCH_PREVIOUS);
	assert_int_equal(list.selected, 0);
}

/* Any unit that the words find, and only one whose very name they are. */
static void test_find_unit(void **state)
{
	static const struct {
		const char *query, *any, *named;
	} rows[] = {
		{ "da nang", "P08-48", "P08-48" },
		{ "bo y te", "BYT", "BYT" },
		{ "Bộ Y tế", "BYT", "BYT" },
		{ "y te", "BYT", "" },
		{ "bo y t", "BYT", "" },
		{ "an gian", "P08-89", "" },
		{ "bac can", "P08-06", "P08-06" },
		{ "Daklak", "P08-66", "P08-66" },
		{ "Đắc Lắc", "P08-66", "P08-66" },
		{ "TT-Huế", "P08-46", "" },
		{ "BR-VT", "P08-77", "" },
		{ "Bộ TT&TT", "BTTTT", "" },
		{ "xyz", "", "" },
	};
	const struct units *u = &search_catalogue.units;
	int32_t day = 0;

	(void)state;
	assert_true(date_parse("2022-12-31", &day));
	for (size_t n = 0; n < ARRAY_LEN(rows); n++)
		for (int named = 0; named < 2; named++) {
			const struct unit *unit =
				units_by_id(u, search_find_unit(u, day, rows[n].query, named));
			const char *wanted = named ? rows[n].named : rows[n].any;

			if (strcmp(unit ? unit->code : "", wanted) != 0)
				fail_msg("%s: %s", rows[n].query, unit ? unit->code : "none");
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_units),      cmocka_unit_test(test_matches),
		cmocka_unit_test(test_typing),     cmocka_unit_test(test_again),
		cmocka_unit_test(test_empty_list), cmocka_unit_test(test_find_unit),
	};

	return cmocka_run_group_tests(tests, search_setup, search_teardown);
}
