/* Every fault that a catalogue can have, each as one change of a valid one. */
#include "exchange/catalogue.h"

#include "base/mem.h"
#include "base/str.h"
#include "support/scratch.h"
#include "unit/exchange/sample_catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* One change: the text `from` of a file becomes `to`. from NULL: the whole file does; to NULL:
 * the file is not there. */
struct catalogue_fault {
	const char *file, *from, *to;
	enum err_code code;
	long line; /* of the first fault */
	size_t count;
	const char *at; /* the file at fault, NULL: the changed one */
};

#define FIELDS ERR_CSV_FIELDS

static const struct catalogue_fault catalogue_faults[] = {
	/* files and columns */
	{ "pillars.csv", NULL, NULL, ERR_CATALOGUE_FILE_MISSING, 0, 1, "" },
	{ "unit_parents.csv", NULL, NULL, ERR_CATALOGUE_FILE_MISSING, 0, 1, "" },
	{ "milestone.csv", NULL, "code\n", ERR_CATALOGUE_FILE_UNKNOWN, 0, 1, NULL },
	{ "tilemap.csv", NULL, "code\n", ERR_CATALOGUE_FILE_UNKNOWN, 0, 1, NULL },
	{ "pillars.csv", NULL, "", ERR_CSV_EMPTY, 1, 1, NULL },
	{ "pillars.csv", "name_en", "name_fr", ERR_CSV_COLUMN_UNKNOWN, 1, 2, NULL },
	{ "pillars.csv", ",name_en\nP,1,Trụ,Pillar", "\nP,1,Trụ", ERR_CSV_COLUMN_MISSING, 1, 1,
	  NULL },
	{ "pillars.csv", "ordinal,name_vi", "ordinal,ordinal,name_vi", ERR_CSV_COLUMN_REPEATED, 1,
	  1, NULL },
	{ "targets.csv", "no\nY", "no,x\nY", FIELDS, 3, 1, NULL },
	{ "groups.csv", ",Group", "", FIELDS, 2, 1, NULL },
	{ "units.csv", "MOF,ministry,1,,,", "MOF,ministry,1,,", FIELDS, 9, 1, NULL },
	{ "documents.csv", "Luật", "Lu\xE1\xBA", ERR_CSV_UTF8, 2, 1, NULL },
	{ "documents.csv", "Luật", "Lu\"ật", ERR_CSV_QUOTE, 2, 1, NULL },
	{ "documents.csv", "Luật", "\"Luật", ERR_CSV_UNCLOSED, 2, 1, NULL },
	/* fields */
	{ "pillars.csv", "Trụ", "", ERR_CATALOGUE_EMPTY, 2, 1, NULL },
	{ "targets.csv", "\nI,D,A", "\n,D,A", ERR_CATALOGUE_EMPTY, 3, 1, NULL },
	{ "targets.csv", "\nI,D,A,2025-12-31", "\nI,D,A,", ERR_CATALOGUE_EMPTY, 3, 1, NULL },
	{ "pillars.csv", "P,1", "P,one", ERR_CATALOGUE_NUMBER, 2, 1, NULL },
	{ "pillars.csv", "P,1", "P,-1", ERR_CATALOGUE_NUMBER, 2, 1, NULL },
	{ "pillars.csv", "P,1", "P,01", ERR_CATALOGUE_NUMBER, 2, 1, NULL },
	{ "indicators.csv", "100,0,up", "100,10,up", ERR_CATALOGUE_NUMBER, 2, 1, NULL },
	{ "population.csv", "1000", "1.000", ERR_CATALOGUE_NUMBER, 2, 1, NULL },
	{ "population.csv", "2020,1000", "1820,1000", ERR_CATALOGUE_NUMBER, 2, 1, NULL },
	{ "documents.csv", "2020-02-29", "2021-02-29", ERR_CATALOGUE_DATE, 2, 1, NULL },
	{ "documents.csv", "2020-02-29", "29/02/2020", ERR_CATALOGUE_DATE, 2, 1, NULL },
	{ "targets.csv", "70.5", "70,5", FIELDS, 3, 1, NULL },
	{ "targets.csv", "70.5", "\"70,5\"", ERR_CATALOGUE_FIGURE, 3, 1, NULL },
	{ "targets.csv", "70.5", "70%", ERR_CATALOGUE_FIGURE, 3, 1, NULL },
	{ "indicators.csv", "yes,0,100", "yes,0,x", ERR_CATALOGUE_FIGURE, 2, 1, NULL },
	{ "indicators.csv", "rank,,1,50", "rank,,1,50.5", ERR_CATALOGUE_FIGURE, 3, 1, NULL },
	{ "indicators.csv", ",ratio,", ",rate,", ERR_CATALOGUE_WORD, 2, 1, NULL },
	{ "indicators.csv", "all,Q", "all,W", ERR_CATALOGUE_WORD, 2, 1, NULL },
	{ "indicators.csv", "ratio,yes", "ratio,no", ERR_CATALOGUE_WORD, 2, 1, NULL },
	{ "targets.csv", "range", "between", ERR_CATALOGUE_WORD, 2, 1, NULL },
	{ "targets.csv", "2022-06-01,yes", "2022-06-01,maybe", ERR_CATALOGUE_WORD, 2, 1, NULL },
	{ "units.csv", "A,province", "A,Province", ERR_CATALOGUE_WORD, 6, 1, NULL },
	{ "duties.csv", ",all,", ",everybody,", ERR_CATALOGUE_WORD, 2, 1, NULL },
	{ "milestones.csv", "yearly", "monthly", ERR_CATALOGUE_WORD, 2, 1, NULL },
	{ "successions.csv", "main,\nB", "minor,\nB", ERR_CATALOGUE_WORD, 2, 1, NULL },
	{ "published_national.csv", "2020-Q4", "2020-Q5", ERR_CATALOGUE_PERIOD, 2, 1, NULL },
	{ "published_national.csv", "2020-Q4", "2020-q4", ERR_CATALOGUE_PERIOD, 2, 1, NULL },
	{ "published_national.csv", "final,exact", "sure,exact", ERR_CATALOGUE_WORD, 2, 1, NULL },
	{ "published_national.csv", "final,exact", "final,maybe", ERR_CATALOGUE_WORD, 2, 1, NULL },
	{ "published_national.csv", "57.85", "57.8.5", ERR_CATALOGUE_FIGURE, 2, 1, NULL },
	{ "milestones.csv", "\nM,", "\nM;1,", ERR_CATALOGUE_CODE, 2, 1, NULL },
	{ "milestones.csv", "\nM,", "\nM/1,", ERR_CATALOGUE_CODE, 2, 1, NULL },
	{ "milestones.csv", "\nM,", "\n@M,", ERR_CATALOGUE_CODE, 2, 1, NULL },
	{ "milestones.csv", "\nM,", "\nM 1,", ERR_CATALOGUE_CODE, 2, 1, NULL },
	{ "milestones.csv", "\nM,",
	  "\nM\xC2\xA0"
	  "1,",
	  ERR_CATALOGUE_CODE, 2, 1, NULL },
	{ "milestones.csv", "\nM,", "\nM\x1B,", ERR_CATALOGUE_CODE, 2, 1, NULL },
	{ "milestones.csv", "\nM,",
	  "\nM2345678901234567890123456789012345678901234567890123456789012,", ERR_CATALOGUE_CODE,
	  2, 1, NULL },
	{ "milestones.csv", "Ngày", "Ng\x1B[1mày", ERR_CATALOGUE_CONTROL, 2, 1, NULL },
	{ "milestones.csv", "Ngày",
	  "Ng\xC2\x9B"
	  "1mày",
	  ERR_CATALOGUE_CONTROL, 2, 1, NULL },
	{ "milestones.csv", "Ngày", "\"Ng\này\"", ERR_CATALOGUE_CONTROL, 2, 1, NULL },
	{ "indicators.csv", "Tỷ lệ,Rate,Tỷ", "Một tên ngắn mà dài hơn ba mươi cột,Rate,Tỷ",
	  ERR_CATALOGUE_BRIEF, 2, 1, NULL },
	/* references */
	{ "groups.csv", "G,P", "G,Q", ERR_CATALOGUE_UNKNOWN, 2, 2, NULL },
	{ "indicators.csv", "\nR,G", "\nR,H", ERR_CATALOGUE_UNKNOWN, 3, 1, NULL },
	{ "indicators.csv", "MOF", "MOH", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL },
	{ "targets.csv", "\nI,D,A", "\nX,D,A", ERR_CATALOGUE_UNKNOWN, 3, 1, NULL },
	{ "targets.csv", "\nI,D,A", "\nI,E,A", ERR_CATALOGUE_UNKNOWN, 3, 1, NULL },
	{ "targets.csv", "\nI,D,A", "\nI,D,X", ERR_CATALOGUE_UNKNOWN, 3, 1, NULL },
	{ "tasks.csv", "T,1,D", "T,1,E", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL },
	{ "tasks.csv", "MOF", "MOH", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL },
	{ "tasks.csv", "A;@province", "A;X", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL },
	{ "tasks.csv", "@province", "@city", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL },
	{ "tasks.csv", "I;R", "I;X;Z", ERR_CATALOGUE_UNKNOWN, 2, 2, NULL },
	{ "tasks.csv", "I;R", "I;", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL },
	{ "duties.csv", ",I\n", ",X\n", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL },
	{ "milestones.csv", "M,D", "M,E", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL },
	{ "unit_names.csv", "Z,,,Nước", "Z,,,Nước,Nation\nX,,,Nước", ERR_CATALOGUE_UNKNOWN, 3, 1,
	  NULL },
	{ "unit_parents.csv", "\nMOF,C", "\nMOF,X", ERR_CATALOGUE_UNKNOWN, 9, 1, NULL },
	{ "successions.csv", "\nA,AB", "\nX,AB", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL },
	{ "population.csv", "\nA,", "\nX,", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL },
	{ "admin_counts.csv", "\nA,", "\nX,", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL },
	{ "tilemap2.csv", "\nA,", "\nX,", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL },
	{ "published_national.csv", "\nI,2020-Q4", "\nX,2020-Q4", ERR_CATALOGUE_UNKNOWN, 2, 1,
	  NULL },
	/* keys */
	{ "pillars.csv", "P,1,Trụ,Pillar\n", "P,1,Trụ,Pillar\nP,2,Trụ,Pillar\n",
	  ERR_CATALOGUE_DUPLICATE, 3, 1, NULL },
	{ "units.csv", "\nB,", "\nA,", ERR_CATALOGUE_DUPLICATE, 7, 8, NULL },
	{ "targets.csv", "\nI,D,A", "\nI,D,", ERR_CATALOGUE_DUPLICATE, 3, 1, NULL },
	{ "successions.csv", "\nB,AB", "\nA,AB", ERR_CATALOGUE_DUPLICATE, 3, 1, NULL },
	{ "population.csv", "\nB,", "\nA,", ERR_CATALOGUE_DUPLICATE, 3, 1, NULL },
	{ "tilemap2.csv", "\nB,", "\nA,", ERR_CATALOGUE_DUPLICATE, 3, 1, NULL },
	/* the programme as a whole */
	{ "pillars.csv", "Pillar\n", "Pillar\nQ,2,Trụ,Pillar\n", ERR_CATALOGUE_CHILDLESS, 3, 1,
	  NULL },
	{ "groups.csv", "Group\n", "Group\nH,P,2,Nhóm,Group\n", ERR_CATALOGUE_CHILDLESS, 3, 1,
	  NULL },
	{ "indicators.csv", "yes,0,100", "yes,100,0", ERR_CATALOGUE_ORDER, 2, 1, NULL },
	{ "indicators.csv", "2020-01-01,2029", "2020-01-01,2019", ERR_CATALOGUE_ORDER, 3, 1, NULL },
	{ "indicators.csv", "rank,,", "rank,yes,", ERR_CATALOGUE_SHARE, 3, 1, NULL },
	{ "indicators.csv", "down,none", "down,sum", ERR_CATALOGUE_AGGREGATION, 3, 1, NULL },
	{ "indicators.csv", "up,share", "up,weighted", ERR_CATALOGUE_AGGREGATION, 4, 1, NULL },
	{ "indicators.csv", "up,weighted", "up,sum", ERR_CATALOGUE_AGGREGATION, 2, 1, NULL },
	{ "documents.csv", "2020,2025", "2025,2020", ERR_CATALOGUE_ORDER, 2, 1, NULL },
	{ "targets.csv", "65,70", "65,60", ERR_CATALOGUE_ORDER, 2, 1, NULL },
	{ "targets.csv", "65,70", "65,", ERR_CATALOGUE_EMPTY, 2, 1, NULL },
	{ "targets.csv", "70.5,,", "70.5,80,", ERR_CATALOGUE_HIGH_UNUSED, 3, 1, NULL },
	{ "targets.csv", "2022-06-01", "2026-06-01", ERR_CATALOGUE_ORDER, 2, 1, NULL },
	{ "targets.csv", "70.5", "705", ERR_CATALOGUE_UNREACHABLE, 3, 1, NULL },
	{ "targets.csv", "65,70", "65,700", ERR_CATALOGUE_UNREACHABLE, 2, 1, NULL },
	{ "targets.csv", "ge,100", "ge,101", ERR_CATALOGUE_UNREACHABLE, 4, 1, NULL },
	{ "published_national.csv", "57.85", "57.855", ERR_CATALOGUE_PUBLISHED, 2, 1, NULL },
	{ "published_national.csv", "57.85", "157.85", ERR_CATALOGUE_PUBLISHED, 2, 1, NULL },
	/* the tree of units */
	{ "units.csv", "W,region", "W,nation", ERR_CATALOGUE_NATIONS, 4, 2, NULL },
	{ "units.csv", "Z,nation", "Z,region", ERR_CATALOGUE_NO_NATION, 0, 2, NULL },
	{ "units.csv", "2024-12-31\nB", "2024-12-31\nAA,province,3,,,\nB", ERR_CATALOGUE_UNNAMED, 7,
	  2, NULL },
	{ "units.csv", "AB,province,1,,2025-01-01,", "AB,province,1,,2025-01-01,2024-01-01",
	  ERR_CATALOGUE_ORDER, 8, 1, NULL },
	{ "unit_names.csv", "2023-01-01", "2022-12-31", ERR_CATALOGUE_OVERLAP, 8, 1, NULL },
	{ "unit_names.csv", "2022-12-31", "", ERR_CATALOGUE_OVERLAP, 8, 1, NULL },
	{ "unit_names.csv", "B,,2022-12-31", "B,2023-01-01,2022-12-31", ERR_CATALOGUE_ORDER, 7, 1,
	  NULL },
	{ "unit_names.csv", "A,,,Á,A\n", "", ERR_CATALOGUE_UNNAMED, 6, 1, "units.csv" },
	{ "unit_parents.csv", "2023-01-01", "2022-06-01", ERR_CATALOGUE_OVERLAP, 7, 1, NULL },
	{ "unit_parents.csv", "2023-01-01", "2023-01-02", ERR_CATALOGUE_GAP, 7, 1, "units.csv" },
	{ "unit_parents.csv", "AB,2025-01-01,", "AB,2025-01-01,2030-12-31", ERR_CATALOGUE_GAP, 10,
	  1, "units.csv" },
	{ "unit_parents.csv", "A,E,,\n", "", ERR_CATALOGUE_ORPHAN, 6, 1, "units.csv" },
	{ "unit_parents.csv", "\nE,Z,,", "\nE,Z,,\nZ,E,,", ERR_CATALOGUE_NATION_PARENT, 3, 1,
	  NULL },
	{ "unit_parents.csv", "\nE,Z,,\nW,Z", "\nE,W,,\nW,E", ERR_CATALOGUE_CIRCLE, 2, 1, NULL },
	{ "unit_parents.csv", "\nE,Z", "\nE,E", ERR_CATALOGUE_CIRCLE, 2, 1, NULL },
	{ "unit_parents.csv", "\nAB,E", "\nAB,MOF", ERR_CATALOGUE_PARENT_KIND, 8, 1, NULL },
	{ "unit_parents.csv", "\nA-1,AB", "\nA-1,E", ERR_CATALOGUE_PARENT_KIND, 11, 1, NULL },
	{ "unit_parents.csv", "A-1,A,,2024-12-31\nA-1,AB,2025-01-01",
	  "A-1,A,,2025-12-31\nA-1,AB,2026-01-01", ERR_CATALOGUE_PARENT_INVALID, 10, 1, NULL },
	{ "successions.csv", "\nA,AB", "\nAB,AB", ERR_CATALOGUE_SUCCESSION_SELF, 2, 1, NULL },
	{ "successions.csv", "A,AB,2025-01-01", "A,AB,2026-01-01", ERR_CATALOGUE_SUCCESSION_OLD, 2,
	  1, NULL },
	{ "successions.csv", "A,AB,2025-01-01", "A,AB,2024-12-31", ERR_CATALOGUE_SUCCESSION_NEW, 2,
	  1, NULL },
	{ "successions.csv", "B,AB,2025-01-01", "MOF,AB,2025-01-01", ERR_CATALOGUE_SUCCESSION_BOTH,
	  3, 1, NULL },
	{ "successions.csv", "A,AB,", "A,AB,later", ERR_CATALOGUE_DATE, 2, 1, NULL },
	{ "tilemap2.csv", "0,1", "0,0", ERR_CATALOGUE_TILE, 3, 1, NULL },
};

/* Writes the changed file; the text to change must stand there exactly once. */
static void catalogue_change(const struct catalogue_fault *f)
{
	const char *text = sample_text(f->file), *at;
	struct str changed;
	char path[200];

	snprintf(path, sizeof(path), "c/%s", f->file);
	if (!f->to) {
		assert_int_equal(remove(scratch_path(path)), 0);
		return;
	}
	if (!f->from) {
		scratch_write(path, f->to);
		return;
	}
	at = strstr(text, f->from);
	if (!at || strstr(at + 1, f->from))
		fail_msg("\"%s\" does not stand exactly once in %s", f->from, f->file);
	str_init(&changed);
	str_addn(&changed, text, (size_t)(at - text));
	str_addf(&changed, "%s%s", f->to, at + strlen(f->from));
	scratch_write(path, changed.text);
	str_release(&changed);
}

/* Puts the changed file back, or takes the additional one away. */
static void catalogue_restore(const struct catalogue_fault *f)
{
	char path[200];

	snprintf(path, sizeof(path), "c/%s", f->file);
	remove(scratch_path(path));
	sample_put_all();
}

static void catalogue_expect(const struct catalogue_fault *f)
{
	struct catalogue c;
	struct err_list faults;
	struct str said;
	char path[400];
	bool fine;

	catalogue_init(&c);
	err_list_init(&faults);
	str_init(&said);
	assert_false(catalogue_read(&c, scratch_path("c"), &faults));
	for (size_t i = 0; i < faults.kept; i++) {
		err_format(&faults.item[i], LANG_EN, &said);
		str_addc(&said, '\n');
	}
	snprintf(path, sizeof(path), "%s%s%s", scratch_path("c"), f->at && !*f->at ? "" : "/",
		 f->at ? f->at : f->file);
	fine = faults.count == f->count && faults.item[0].code == f->code &&
	       faults.item[0].line == f->line && str_equal(faults.item[0].file, path);
	if (!fine)
		fail_msg("%s: \"%s\" -> \"%s\" gave %zu faults, not %zu at %s:%ld\n%s", f->file,
			 f->from, f->to, faults.count, f->count, path, f->line, said.text);
	str_release(&said);
	err_list_release(&faults);
	catalogue_release(&c);
}

static void test_faults(void **state)
{
	(void)state;
	sample_put_all();
	for (size_t i = 0; i < ARRAY_LEN(catalogue_faults); i++) {
		catalogue_change(&catalogue_faults[i]);
		catalogue_expect(&catalogue_faults[i]);
		catalogue_restore(&catalogue_faults[i]);
	}
}

/* Faults of several files are all said at once. */
static void test_all_at_once(void **state)
{
	struct catalogue c;
	struct err_list faults;

	(void)state;
	sample_put_all();
	sample_put("groups.csv", "code,pillar,ordinal,name_vi,name_en\nG,X,1,Nhóm,\n");
	sample_put("documents.csv", "code,title_vi,title_en,colour\nD,Luật,Law,red\n");
	sample_put("population.csv", "unit,year,population\nA,20,-5\n");
	catalogue_init(&c);
	err_list_init(&faults);
	assert_false(catalogue_read(&c, scratch_path("c"), &faults));
	/* pillar unknown, name empty, pillar without group; column unknown; year, population */
	assert_int_equal(faults.count, 6);
	err_list_release(&faults);
	catalogue_release(&c);
}

static void test_no_folder(void **state)
{
	struct catalogue c;
	struct err_list faults;

	(void)state;
	catalogue_init(&c);
	err_list_init(&faults);
	assert_false(catalogue_read(&c, scratch_path("none"), &faults));
	assert_int_equal(faults.count, 1);
	assert_int_equal(faults.item[0].code, ERR_FILE_READ);
	err_list_release(&faults);
	catalogue_release(&c);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_faults),
		TEST(test_all_at_once),
		TEST(test_no_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
