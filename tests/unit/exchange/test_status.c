/* The programme in a few lines: counts, columns, marks, widths. */
#include "exchange/status.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HEADER                                                                                   \
	"level,code,name_vi,name_en,period,value,low,high,unit,document,operator,target,target_" \
	"high,due,"                                                                              \
	"achievement,pace,reported,expected,achieved,on_track,accelerate,behind,away,missed,"    \
	"unknown,basis,map,mark\n"

static char *status(struct fixture *f, const char *period, int32_t map, enum status_format format)
{
	const struct view view = { .period = fixture_period(period), .map = map };
	struct err err = { 0 };
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);

	assert_true(status_write(f->s, &f->c.programme, &f->c.units, &view, &pace_limits_default,
				 format, out, &err));
	fclose(out);
	return text;
}

/* The line of a code, as "...,CODE,..." names it; fails when there is none. */
static void assert_line(const char *text, const char *start, const char *wanted_end)
{
	const char *at = strstr(text, start), *end;
	struct str line;

	if (!at) {
		print_error("no line %s\n", start);
		fail();
		return;
	}
	end = strchr(at, '\n');
	str_init(&line);
	str_addn(&line, at, (size_t)(end - at));
	if (line.len < strlen(wanted_end) ||
	    strcmp(line.text + line.len - strlen(wanted_end), wanted_end) != 0) {
		print_error("%s\nnot ..%s\n", line.text, wanted_end);
		fail();
	}
	str_release(&line);
}

static void fill(struct fixture *f)
{
	struct value v = value_pair(60, 100);

	PUT(f, "SOC.INF.FBR", "P08-89", "2021-Q4", value_pair(50, 100));
	PUT(f, "SOC.INF.FBR", "P08-89", "2022-Q3", v);
	v = value_pair(80, 100);
	v.flags = VALUE_ILLUSTRATIVE;
	PUT(f, "SOC.INF.MBB", "P08-89", "2022-Q3", v);
	PUT(f, "GOV.DAT.OPN", "P08-89", "2022-Q3", value_number(1));
	PUT(f, "SOC.IDN.BNK", "VN", "2022-06", value_percent(6600));
	PUT(f, "ECO.RNK.GII", "VN", "2021", value_number(44));
}

static void test_csv(void **state)
{
	struct fixture *f = *state;
	char *text;

	fill(f);
	text = status(f, "2022-Q3", MAP_OF_PERIOD, STATUS_CSV);
	assert_true(
		str_starts(text, HEADER "pillar,GOV,Chính phủ số,Digital government,2022-Q3,,,,"));
	/* 60 of 75, one of 63 reported: too few for a word. */
	assert_line(text, "indicator,SOC.INF.FBR,",
		    ",2022-Q3,60,,,%,KH2022,ge,75,,2022-12-31,80.00,unknown,1,63,"
		    ",,,,,,,latest,period,");
	assert_line(text, "indicator,SOC.INF.MBB,", ",1,63,,,,,,,,latest,period,illustrative");
	/* A share stands between two bounds. */
	assert_line(text, "indicator,GOV.DAT.OPN,",
		    ",2022-Q3,1.0753,1.0753,100,%,KH2022,ge,50,,2022-12-31,2.15,"
		    "unknown,1,93,,,,,,,,latest,period,");
	/* A published figure that is older than the shown period is not reported in it. */
	assert_line(text, "indicator,SOC.IDN.BNK,", ",unknown,0,63,,,,,,,,latest,period,");
	assert_line(text, "indicator,ECO.RNK.GII,", ",0,1,,,,,,,,latest,period,");
	assert_line(text, "group,SOC.INF,", ",illustrative");
	assert_line(text, "pillar,GOV,", ",latest,period,");
	free(text);
	text = status(f, "2022-Q2", 20453 /* 2025-12-31 */, STATUS_CSV);
	assert_line(text, "indicator,SOC.IDN.BNK,",
		    ",2022-06,66,,,%,KH2022,range,65,70,2022-12-31,101.54,achieved,0,"
		    "34,,,,,,,,latest,2025-12-31,");
	assert_line(text, "pillar,SOC,", ",1,0,0,0,0,0,18,latest,2025-12-31,");
	free(text);
}

/* Each pillar's counts are those of its groups, and they of their indicators. */
static void test_counts(void **state)
{
	struct fixture *f = *state;
	char *text, *line, *rest = NULL;
	int rows[3] = { 0 }, sum[3] = { 0 };

	fill(f);
	text = status(f, "2022-Q3", MAP_OF_PERIOD, STATUS_CSV);
	for (line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
		const int level = str_starts(line, "pillar,")    ? 0 :
				  str_starts(line, "group,")     ? 1 :
				  str_starts(line, "indicator,") ? 2 :
								   -1;
		const char *basis = strstr(line, ",latest,");

		if (level < 0)
			continue;
		rows[level]++;
		assert_non_null(basis);
		for (const char *at = line; level < 2 && at < basis;) {
			const char *next = strchr(at, ',');

			/* The last seven fields before the basis. */
			int left = 0;
			for (const char *c = at; c < basis; c++)
				left += *c == ',';
			if (left <= 6)
				sum[level] += atoi(at);
			at = next + 1;
		}
	}
	assert_int_equal(rows[0], 3);
	assert_int_equal(rows[1], (int)f->c.programme.groups);
	assert_int_equal(rows[2], 62);
	assert_int_equal(sum[0], 62);
	assert_int_equal(sum[1], 62);
	free(text);
}

static void test_json(void **state)
{
	struct fixture *f = *state;
	char *text;

	fill(f);
	text = status(f, "2022-Q3", MAP_OF_PERIOD, STATUS_JSON);
	assert_true(str_starts(text, "[\n {\"level\": \"pillar\", \"code\": \"GOV\""));
	assert_non_null(strstr(text, "\"code\": \"SOC.INF.FBR\""));
	assert_non_null(strstr(
		text,
		"\"value\": 60, \"low\": null, \"high\": null, \"unit\": \"%\", \"document\": "
		"\"KH2022\", \"operator\": \"ge\", \"target\": 75, \"target_high\": null"));
	assert_non_null(strstr(text, "\"mark\": \"illustrative\""));
	assert_string_equal(text + strlen(text) - 4, "}\n]\n");
	free(text);
}

static void test_text(void **state)
{
	struct fixture *f = *state;

	fill(f);
	for (int lang = 0; lang < LANG_MAX; lang++) {
		char *text, *line, *rest = NULL;

		lang_set((enum lang)lang);
		text = status(f, "2022-Q3", MAP_OF_PERIOD, STATUS_TEXT);
		assert_non_null(
			strstr(text, lang == LANG_VI ? "SỐ LIỆU MINH HỌA" : "ILLUSTRATIVE DATA"));
		assert_non_null(
			strstr(text, lang == LANG_VI ? "? chưa đủ số liệu" : "? not enough data"));
		for (line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
			if (utf8_width(line) > 80) {
				print_error("%s\n", line);
				fail();
			}
		free(text);
	}
	lang_set(LANG_VI);
}

/* Another programme, with figures of every kind. */
static void test_small(void **state)
{
	struct fixture *f = *state;
	char *text;

	PUT(f, "QL.KH.GIA", "Q", "2022", value_number(12345));
	PUT(f, "NUOC.HO.LIT", "T01", "2022-12", value_number(1500));
	text = status(f, "2022-12", MAP_OF_PERIOD, STATUS_CSV);
	assert_line(text, "indicator,NUOC.HO.LIT,", ",unknown,1,6,,,,,,,,latest,period,");
	assert_non_null(strstr(text, ",2022-12,1.5,,,nghìn m³,"));
	free(text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_csv),
		TEST(test_counts),
		TEST(test_json),
		TEST(test_text),
		cmocka_unit_test_setup_teardown(test_small, fixture_setup_small, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
