/* Catalogues: the built-in one, the small one, what is written back, and every fault that a
 * catalogue can have, each as one change of a valid one. */
#include "exchange/catalogue.h"

#include "base/asset.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "support/scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

/* --- the valid catalogue that is changed: one pillar, two regions, a merge --- */

static const struct {
	const char *name, *text;
} catalogue_files[] = {
	{"pillars.csv", "code,ordinal,name_vi,name_en\nP,1,Trụ,Pillar\n"},
	{"groups.csv", "code,pillar,ordinal,name_vi,name_en\nG,P,1,Nhóm,Group\n"},
	{"indicators.csv",
	 "code,group,ordinal,short_vi,short_en,name_vi,name_en,measure,share,min,max,decimals,direction,"
	 "aggregation,accumulation,scope,frequency,owner,valid_from,valid_to\n"
	 "I,G,1,Tỷ lệ,Rate,Tỷ lệ,Rate,ratio,yes,0,100,0,up,weighted,end,all,Q,MOF,,\n"
	 "R,G,2,Hạng,Rank,Hạng,Rank,rank,,1,50,0,down,none,end,national,Y,,2020-01-01,2029-12-31\n"
	 "Y,G,3,Có,Yes,Có,Yes,yesno,,0,1,0,up,share,end,province,Y,,,\n"},
	{"documents.csv", "code,title_vi,title_en,issued_on,year_from,year_to\nD,Luật,Law,2020-02-29,2020,2025\n"},
	{"targets.csv",
	 "indicator,document,unit,due,op,value,high,starts,stated\n"
	 "I,D,,2025-12-31,range,65,70,2022-06-01,yes\n"
	 "I,D,A,2025-12-31,ge,70.5,,,no\n"
	 "Y,D,,2025-12-31,ge,100,,,no\n"},
	{"tasks.csv", "code,ordinal,document,name_vi,name_en,lead,coordinators,indicators\n"
		      "T,1,D,Việc,Task,MOF,A;@province,I;R\n"},
	{"duties.csv", "code,document,holder,text_vi,text_en,due,indicators\nN,D,all,Việc,Duty,,I\n"},
	{"milestones.csv", "code,document,date,repeat,name_vi,name_en,scope\nM,D,2022-10-10,yearly,Ngày,Day,all\n"},
	{"units.csv", "code,kind,ordinal,abbr,valid_from,valid_to\nZ,nation,1,,,\nE,region,1,,,\nW,region,2,,,\n"
		      "C,central,3,,,\nA,province,1,,,2024-12-31\nB,province,2,,,2024-12-31\n"
		      "AB,province,1,,2025-01-01,\nMOF,ministry,1,,,\nA-1,district,1,,,\n"},
	{"unit_names.csv", "unit,valid_from,valid_to,name_vi,name_en\nZ,,,Nước,Nation\nE,,,Đông,East\n"
			   "W,,,Tây,West\nC,,,Bộ,Ministries\nA,,,Á,A\nB,,2022-12-31,Bê,B\n"
			   "B,2023-01-01,,Bờ,Bo\nAB,,,Á Bê,A B\nMOF,,,Tài chính,Finance\nA-1,,,Huyện,District\n"},
	{"unit_parents.csv", "unit,parent,valid_from,valid_to\nE,Z,,\nW,Z,,\nC,Z,,\nA,E,,\nB,E,,2022-12-31\n"
			     "B,W,2023-01-01,\nAB,E,,\nMOF,C,,\nA-1,A,,2024-12-31\nA-1,AB,2025-01-01,\n"},
	{"successions.csv", "old,new,effective,kind,role,note\nA,AB,2025-01-01,merge,main,\n"
			    "B,AB,2025-01-01,merge,main,\n"},
	{"population.csv", "unit,year,population,basis,source\nA,2020,1000,census,\nB,2020,2000,census,\n"},
	{"admin_counts.csv", "unit,districts,communes,as_of\nA,1,0,2020-01-01\n"},
	{"tilemap2.csv", "code,row,col\nA,0,0\nB,0,1\n"},
	{"published_national.csv", "indicator,period,value,unit,quality,match,source\n"
				   "I,2020-Q4,57.85,%,final,exact,Báo\nI,2020,6,người,final,other,Báo\n"},
};

/* One change: the text `from` of a file becomes `to`. from NULL: the whole file does; to NULL:
 * the file is not there. */
struct catalogue_fault {
	const char *file, *from, *to;
	enum err_code code;
	long line;              /* of the first fault */
	size_t count;
	const char *at;         /* the file at fault, NULL: the changed one */
};

#define FIELDS ERR_CSV_FIELDS

static const struct catalogue_fault catalogue_faults[] = {
	/* files and columns */
	{"pillars.csv", NULL, NULL, ERR_CATALOGUE_FILE_MISSING, 0, 1, ""},
	{"unit_parents.csv", NULL, NULL, ERR_CATALOGUE_FILE_MISSING, 0, 1, ""},
	{"milestone.csv", NULL, "code\n", ERR_CATALOGUE_FILE_UNKNOWN, 0, 1, NULL},
	{"tilemap.csv", NULL, "code\n", ERR_CATALOGUE_FILE_UNKNOWN, 0, 1, NULL},
	{"pillars.csv", NULL, "", ERR_CSV_EMPTY, 1, 1, NULL},
	{"pillars.csv", "name_en", "name_fr", ERR_CSV_COLUMN_UNKNOWN, 1, 2, NULL},
	{"pillars.csv", ",name_en\nP,1,Trụ,Pillar", "\nP,1,Trụ", ERR_CSV_COLUMN_MISSING, 1, 1, NULL},
	{"pillars.csv", "ordinal,name_vi", "ordinal,ordinal,name_vi", ERR_CSV_COLUMN_REPEATED, 1, 1, NULL},
	{"targets.csv", "no\nY", "no,x\nY", FIELDS, 3, 1, NULL},
	{"groups.csv", ",Group", "", FIELDS, 2, 1, NULL},
	{"units.csv", "MOF,ministry,1,,,", "MOF,ministry,1,,", FIELDS, 9, 1, NULL},
	{"documents.csv", "Luật", "Lu\xE1\xBA", ERR_CSV_UTF8, 2, 1, NULL},
	{"documents.csv", "Luật", "Lu\"ật", ERR_CSV_QUOTE, 2, 1, NULL},
	{"documents.csv", "Luật", "\"Luật", ERR_CSV_UNCLOSED, 2, 1, NULL},
	/* fields */
	{"pillars.csv", "Trụ", "", ERR_CATALOGUE_EMPTY, 2, 1, NULL},
	{"targets.csv", "\nI,D,A", "\n,D,A", ERR_CATALOGUE_EMPTY, 3, 1, NULL},
	{"targets.csv", "\nI,D,A,2025-12-31", "\nI,D,A,", ERR_CATALOGUE_EMPTY, 3, 1, NULL},
	{"pillars.csv", "P,1", "P,one", ERR_CATALOGUE_NUMBER, 2, 1, NULL},
	{"pillars.csv", "P,1", "P,-1", ERR_CATALOGUE_NUMBER, 2, 1, NULL},
	{"pillars.csv", "P,1", "P,01", ERR_CATALOGUE_NUMBER, 2, 1, NULL},
	{"indicators.csv", "100,0,up", "100,10,up", ERR_CATALOGUE_NUMBER, 2, 1, NULL},
	{"population.csv", "1000", "1.000", ERR_CATALOGUE_NUMBER, 2, 1, NULL},
	{"population.csv", "2020,1000", "1820,1000", ERR_CATALOGUE_NUMBER, 2, 1, NULL},
	{"documents.csv", "2020-02-29", "2021-02-29", ERR_CATALOGUE_DATE, 2, 1, NULL},
	{"documents.csv", "2020-02-29", "29/02/2020", ERR_CATALOGUE_DATE, 2, 1, NULL},
	{"targets.csv", "70.5", "70,5", FIELDS, 3, 1, NULL},
	{"targets.csv", "70.5", "\"70,5\"", ERR_CATALOGUE_FIGURE, 3, 1, NULL},
	{"targets.csv", "70.5", "70%", ERR_CATALOGUE_FIGURE, 3, 1, NULL},
	{"indicators.csv", "yes,0,100", "yes,0,x", ERR_CATALOGUE_FIGURE, 2, 1, NULL},
	{"indicators.csv", "rank,,1,50", "rank,,1,50.5", ERR_CATALOGUE_FIGURE, 3, 1, NULL},
	{"indicators.csv", ",ratio,", ",rate,", ERR_CATALOGUE_WORD, 2, 1, NULL},
	{"indicators.csv", "all,Q", "all,W", ERR_CATALOGUE_WORD, 2, 1, NULL},
	{"indicators.csv", "ratio,yes", "ratio,no", ERR_CATALOGUE_WORD, 2, 1, NULL},
	{"targets.csv", "range", "between", ERR_CATALOGUE_WORD, 2, 1, NULL},
	{"targets.csv", "2022-06-01,yes", "2022-06-01,maybe", ERR_CATALOGUE_WORD, 2, 1, NULL},
	{"units.csv", "A,province", "A,Province", ERR_CATALOGUE_WORD, 6, 1, NULL},
	{"duties.csv", ",all,", ",everybody,", ERR_CATALOGUE_WORD, 2, 1, NULL},
	{"milestones.csv", "yearly", "monthly", ERR_CATALOGUE_WORD, 2, 1, NULL},
	{"successions.csv", "main,\nB", "minor,\nB", ERR_CATALOGUE_WORD, 2, 1, NULL},
	{"published_national.csv", "2020-Q4", "2020-Q5", ERR_CATALOGUE_PERIOD, 2, 1, NULL},
	{"published_national.csv", "2020-Q4", "2020-q4", ERR_CATALOGUE_PERIOD, 2, 1, NULL},
	{"published_national.csv", "final,exact", "sure,exact", ERR_CATALOGUE_WORD, 2, 1, NULL},
	{"published_national.csv", "final,exact", "final,maybe", ERR_CATALOGUE_WORD, 2, 1, NULL},
	{"published_national.csv", "57.85", "57.8.5", ERR_CATALOGUE_FIGURE, 2, 1, NULL},
	{"milestones.csv", "\nM,", "\nM;1,", ERR_CATALOGUE_CODE, 2, 1, NULL},
	{"milestones.csv", "\nM,", "\nM/1,", ERR_CATALOGUE_CODE, 2, 1, NULL},
	{"milestones.csv", "\nM,", "\n@M,", ERR_CATALOGUE_CODE, 2, 1, NULL},
	{"milestones.csv", "\nM,", "\nM 1,", ERR_CATALOGUE_CODE, 2, 1, NULL},
	{"milestones.csv", "\nM,", "\nM\xC2\xA0" "1,", ERR_CATALOGUE_CODE, 2, 1, NULL},
	{"milestones.csv", "\nM,", "\nM\x1B,", ERR_CATALOGUE_CODE, 2, 1, NULL},
	{"milestones.csv", "\nM,", "\nM2345678901234567890123456789012345678901234567890123456789012,",
	 ERR_CATALOGUE_CODE, 2, 1, NULL},
	{"milestones.csv", "Ngày", "Ng\x1B[1mày", ERR_CATALOGUE_CONTROL, 2, 1, NULL},
	{"milestones.csv", "Ngày", "Ng\xC2\x9B" "1mày", ERR_CATALOGUE_CONTROL, 2, 1, NULL},
	{"milestones.csv", "Ngày", "\"Ng\này\"", ERR_CATALOGUE_CONTROL, 2, 1, NULL},
	{"indicators.csv", "Tỷ lệ,Rate,Tỷ", "Một tên ngắn mà dài hơn ba mươi cột,Rate,Tỷ", ERR_CATALOGUE_BRIEF,
	 2, 1, NULL},
	/* references */
	{"groups.csv", "G,P", "G,Q", ERR_CATALOGUE_UNKNOWN, 2, 2, NULL},
	{"indicators.csv", "\nR,G", "\nR,H", ERR_CATALOGUE_UNKNOWN, 3, 1, NULL},
	{"indicators.csv", "MOF", "MOH", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL},
	{"targets.csv", "\nI,D,A", "\nX,D,A", ERR_CATALOGUE_UNKNOWN, 3, 1, NULL},
	{"targets.csv", "\nI,D,A", "\nI,E,A", ERR_CATALOGUE_UNKNOWN, 3, 1, NULL},
	{"targets.csv", "\nI,D,A", "\nI,D,X", ERR_CATALOGUE_UNKNOWN, 3, 1, NULL},
	{"tasks.csv", "T,1,D", "T,1,E", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL},
	{"tasks.csv", "MOF", "MOH", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL},
	{"tasks.csv", "A;@province", "A;X", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL},
	{"tasks.csv", "@province", "@city", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL},
	{"tasks.csv", "I;R", "I;X;Z", ERR_CATALOGUE_UNKNOWN, 2, 2, NULL},
	{"tasks.csv", "I;R", "I;", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL},
	{"duties.csv", ",I\n", ",X\n", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL},
	{"milestones.csv", "M,D", "M,E", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL},
	{"unit_names.csv", "Z,,,Nước", "Z,,,Nước,Nation\nX,,,Nước", ERR_CATALOGUE_UNKNOWN, 3, 1, NULL},
	{"unit_parents.csv", "\nMOF,C", "\nMOF,X", ERR_CATALOGUE_UNKNOWN, 9, 1, NULL},
	{"successions.csv", "\nA,AB", "\nX,AB", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL},
	{"population.csv", "\nA,", "\nX,", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL},
	{"admin_counts.csv", "\nA,", "\nX,", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL},
	{"tilemap2.csv", "\nA,", "\nX,", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL},
	{"published_national.csv", "\nI,2020-Q4", "\nX,2020-Q4", ERR_CATALOGUE_UNKNOWN, 2, 1, NULL},
	/* keys */
	{"pillars.csv", "P,1,Trụ,Pillar\n", "P,1,Trụ,Pillar\nP,2,Trụ,Pillar\n", ERR_CATALOGUE_DUPLICATE, 3, 1, NULL},
	{"units.csv", "\nB,", "\nA,", ERR_CATALOGUE_DUPLICATE, 7, 8, NULL},
	{"targets.csv", "\nI,D,A", "\nI,D,", ERR_CATALOGUE_DUPLICATE, 3, 1, NULL},
	{"successions.csv", "\nB,AB", "\nA,AB", ERR_CATALOGUE_DUPLICATE, 3, 1, NULL},
	{"population.csv", "\nB,", "\nA,", ERR_CATALOGUE_DUPLICATE, 3, 1, NULL},
	{"tilemap2.csv", "\nB,", "\nA,", ERR_CATALOGUE_DUPLICATE, 3, 1, NULL},
	/* the programme as a whole */
	{"pillars.csv", "Pillar\n", "Pillar\nQ,2,Trụ,Pillar\n", ERR_CATALOGUE_CHILDLESS, 3, 1, NULL},
	{"groups.csv", "Group\n", "Group\nH,P,2,Nhóm,Group\n", ERR_CATALOGUE_CHILDLESS, 3, 1, NULL},
	{"indicators.csv", "yes,0,100", "yes,100,0", ERR_CATALOGUE_ORDER, 2, 1, NULL},
	{"indicators.csv", "2020-01-01,2029", "2020-01-01,2019", ERR_CATALOGUE_ORDER, 3, 1, NULL},
	{"indicators.csv", "rank,,", "rank,yes,", ERR_CATALOGUE_SHARE, 3, 1, NULL},
	{"indicators.csv", "down,none", "down,sum", ERR_CATALOGUE_AGGREGATION, 3, 1, NULL},
	{"indicators.csv", "up,share", "up,weighted", ERR_CATALOGUE_AGGREGATION, 4, 1, NULL},
	{"indicators.csv", "up,weighted", "up,sum", ERR_CATALOGUE_AGGREGATION, 2, 1, NULL},
	{"documents.csv", "2020,2025", "2025,2020", ERR_CATALOGUE_ORDER, 2, 1, NULL},
	{"targets.csv", "65,70", "65,60", ERR_CATALOGUE_ORDER, 2, 1, NULL},
	{"targets.csv", "65,70", "65,", ERR_CATALOGUE_EMPTY, 2, 1, NULL},
	{"targets.csv", "70.5,,", "70.5,80,", ERR_CATALOGUE_HIGH_UNUSED, 3, 1, NULL},
	{"targets.csv", "2022-06-01", "2026-06-01", ERR_CATALOGUE_ORDER, 2, 1, NULL},
	{"targets.csv", "70.5", "705", ERR_CATALOGUE_UNREACHABLE, 3, 1, NULL},
	{"targets.csv", "65,70", "65,700", ERR_CATALOGUE_UNREACHABLE, 2, 1, NULL},
	{"targets.csv", "ge,100", "ge,101", ERR_CATALOGUE_UNREACHABLE, 4, 1, NULL},
	{"published_national.csv", "57.85", "57.855", ERR_CATALOGUE_PUBLISHED, 2, 1, NULL},
	{"published_national.csv", "57.85", "157.85", ERR_CATALOGUE_PUBLISHED, 2, 1, NULL},
	/* the tree of units */
	{"units.csv", "W,region", "W,nation", ERR_CATALOGUE_NATIONS, 4, 2, NULL},
	{"units.csv", "Z,nation", "Z,region", ERR_CATALOGUE_NO_NATION, 0, 2, NULL},
	{"units.csv", "2024-12-31\nB", "2024-12-31\nAA,province,3,,,\nB", ERR_CATALOGUE_UNNAMED, 7, 2, NULL},
	{"units.csv", "AB,province,1,,2025-01-01,", "AB,province,1,,2025-01-01,2024-01-01", ERR_CATALOGUE_ORDER,
	 8, 1, NULL},
	{"unit_names.csv", "2023-01-01", "2022-12-31", ERR_CATALOGUE_OVERLAP, 8, 1, NULL},
	{"unit_names.csv", "2022-12-31", "", ERR_CATALOGUE_OVERLAP, 8, 1, NULL},
	{"unit_names.csv", "B,,2022-12-31", "B,2023-01-01,2022-12-31", ERR_CATALOGUE_ORDER, 7, 1, NULL},
	{"unit_names.csv", "A,,,Á,A\n", "", ERR_CATALOGUE_UNNAMED, 6, 1, "units.csv"},
	{"unit_parents.csv", "2023-01-01", "2022-06-01", ERR_CATALOGUE_OVERLAP, 7, 1, NULL},
	{"unit_parents.csv", "2023-01-01", "2023-01-02", ERR_CATALOGUE_GAP, 7, 1, "units.csv"},
	{"unit_parents.csv", "AB,2025-01-01,", "AB,2025-01-01,2030-12-31", ERR_CATALOGUE_GAP, 10, 1, "units.csv"},
	{"unit_parents.csv", "A,E,,\n", "", ERR_CATALOGUE_ORPHAN, 6, 1, "units.csv"},
	{"unit_parents.csv", "\nE,Z,,", "\nE,Z,,\nZ,E,,", ERR_CATALOGUE_NATION_PARENT, 3, 1, NULL},
	{"unit_parents.csv", "\nE,Z,,\nW,Z", "\nE,W,,\nW,E", ERR_CATALOGUE_CIRCLE, 2, 1, NULL},
	{"unit_parents.csv", "\nE,Z", "\nE,E", ERR_CATALOGUE_CIRCLE, 2, 1, NULL},
	{"unit_parents.csv", "\nAB,E", "\nAB,MOF", ERR_CATALOGUE_PARENT_KIND, 8, 1, NULL},
	{"unit_parents.csv", "\nA-1,AB", "\nA-1,E", ERR_CATALOGUE_PARENT_KIND, 11, 1, NULL},
	{"unit_parents.csv", "A-1,A,,2024-12-31\nA-1,AB,2025-01-01", "A-1,A,,2025-12-31\nA-1,AB,2026-01-01",
	 ERR_CATALOGUE_PARENT_INVALID, 10, 1, NULL},
	{"successions.csv", "\nA,AB", "\nAB,AB", ERR_CATALOGUE_SUCCESSION_SELF, 2, 1, NULL},
	{"successions.csv", "A,AB,2025-01-01", "A,AB,2026-01-01", ERR_CATALOGUE_SUCCESSION_OLD, 2, 1, NULL},
	{"successions.csv", "A,AB,2025-01-01", "A,AB,2024-12-31", ERR_CATALOGUE_SUCCESSION_NEW, 2, 1, NULL},
	{"successions.csv", "B,AB,2025-01-01", "MOF,AB,2025-01-01", ERR_CATALOGUE_SUCCESSION_BOTH, 3, 1, NULL},
	{"successions.csv", "A,AB,", "A,AB,later", ERR_CATALOGUE_DATE, 2, 1, NULL},
	{"tilemap2.csv", "0,1", "0,0", ERR_CATALOGUE_TILE, 3, 1, NULL},
};

/* --- helpers --- */

static void catalogue_put(const char *name, const char *text)
{
	char path[200];

	snprintf(path, sizeof(path), "c/%s", name);
	scratch_write(path, text);
}

static void catalogue_put_all(void)
{
	for (size_t i = 0; i < ARRAY_LEN(catalogue_files); i++)
		catalogue_put(catalogue_files[i].name, catalogue_files[i].text);
}

/* Writes the changed file; the text to change must stand there exactly once. */
static void catalogue_change(const struct catalogue_fault *f)
{
	const char *text = NULL, *at;
	struct str changed;
	char path[200];

	snprintf(path, sizeof(path), "c/%s", f->file);
	for (size_t i = 0; i < ARRAY_LEN(catalogue_files); i++) {
		if (str_equal(catalogue_files[i].name, f->file))
			text = catalogue_files[i].text;
	}
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
	catalogue_put_all();
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
	fine = faults.count == f->count && faults.item[0].code == f->code && faults.item[0].line == f->line &&
	       str_equal(faults.item[0].file, path);
	if (!fine)
		fail_msg("%s: \"%s\" -> \"%s\" gave %zu faults, not %zu at %s:%ld\n%s", f->file, f->from, f->to,
			 faults.count, f->count, path, f->line, said.text);
	str_release(&said);
	err_list_release(&faults);
	catalogue_release(&c);
}

static void catalogue_read_fine(struct catalogue *c, const char *dir)
{
	struct err_list faults;
	struct str said;

	catalogue_init(c);
	err_list_init(&faults);
	str_init(&said);
	if (!catalogue_read(c, dir, &faults)) {
		for (size_t i = 0; i < faults.kept; i++) {
			err_format(&faults.item[i], LANG_EN, &said);
			str_addc(&said, '\n');
		}
		fail_msg("%s", said.text);
	}
	str_release(&said);
	err_list_release(&faults);
}

static size_t catalogue_valid(const struct catalogue *c, bool provinces, const char *day_text)
{
	const struct unit *unit;
	int32_t day;
	size_t count = 0;

	assert_true(date_parse(day_text, &day));
	for (size_t i = 0; i < c->units.units; i++) {
		unit = &c->units.unit[i];
		if (unit_valid(unit, day) &&
		    (provinces ? unit->kind == UNIT_PROVINCE : unit_kind_ministry(unit->kind)))
			count++;
	}
	return count;
}

/* --- tests --- */

static void test_faults(void **state)
{
	(void)state;
	catalogue_put_all();
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
	catalogue_put_all();
	catalogue_put("groups.csv", "code,pillar,ordinal,name_vi,name_en\nG,X,1,Nhóm,\n");
	catalogue_put("documents.csv", "code,title_vi,title_en,colour\nD,Luật,Law,red\n");
	catalogue_put("population.csv", "unit,year,population\nA,20,-5\n");
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

static void test_members(void **state)
{
	struct catalogue c;
	const struct target *t;
	const struct indicator *i;

	(void)state;
	catalogue_put_all();
	catalogue_read_fine(&c, scratch_path("c"));
	t = &c.programme.target[0];
	assert_int_equal(quantity_compare(t->value, quantity_scaled(65, 0)), 0);
	assert_int_equal(quantity_compare(t->high, quantity_scaled(70, 0)), 0);
	assert_int_equal(t->op, OP_RANGE);
	t = &c.programme.target[1];
	assert_int_equal(quantity_compare(t->value, quantity_scaled(705, 1)), 0);
	assert_false(quantity_known(t->high));
	assert_string_equal(c.units.unit[t->unit - 1].code, "A");
	assert_int_equal(t->starts, DATE_MIN);
	assert_false(t->stated);
	i = &c.programme.indicator[0];
	assert_true(i->share && i->has_min && i->has_max);
	assert_int_equal(i->max, 10000);
	i = &c.programme.indicator[1];
	assert_int_equal(i->max, 50);
	assert_int_equal(i->frequency, PERIOD_YEAR);
	assert_null(i->owner);
	assert_int_equal(i->valid_to, date_of(2029, 12, 31));
	assert_int_equal(c.programme.duty[0].due, DATE_MAX);
	assert_true(c.programme.milestone[0].yearly);
	assert_true(c.units.succession[0].main);
	assert_int_equal(c.reference[1].value, 2000);
	assert_string_equal(c.reference[1].name, "population");
	assert_int_equal(c.tile[1].map, 2);
	assert_int_equal(c.published[0].period, period_of(2020, PERIOD_QUARTER, 4));
	catalogue_release(&c);
}

static void test_optional_files(void **state)
{
	static const char *const optional[] = {"tasks.csv", "duties.csv", "milestones.csv", "successions.csv",
					       "population.csv", "admin_counts.csv", "tilemap2.csv",
					       "published_national.csv"};
	struct catalogue c;
	char path[64];

	(void)state;
	catalogue_put_all();
	for (size_t i = 0; i < ARRAY_LEN(optional); i++) {
		snprintf(path, sizeof(path), "c/%s", optional[i]);
		remove(scratch_path(path));
	}
	catalogue_read_fine(&c, scratch_path("c"));
	assert_int_equal(c.programme.tasks + c.programme.duties + c.programme.milestones + c.references +
				 c.counts + c.tiles + c.publisheds + c.units.successions, 0);
	catalogue_release(&c);
}

static void test_builtin(void **state)
{
	struct catalogue c;

	(void)state;
	catalogue_read_fine(&c, NULL);
	assert_int_equal(c.programme.pillars, 3);
	assert_int_equal(c.programme.indicators, 62);
	assert_int_equal(c.programme.targets, 81);
	assert_int_equal(c.programme.tasks, 18);
	assert_int_equal(c.programme.duties, 6);
	assert_int_equal(c.programme.milestones, 4);
	assert_int_equal(catalogue_valid(&c, true, "2022-12-31"), 63);
	assert_int_equal(catalogue_valid(&c, true, "2025-12-31"), 34);
	assert_int_equal(catalogue_valid(&c, false, "2022-12-31"), 30);
	assert_int_equal(catalogue_valid(&c, false, "2025-12-31"), 22);
	catalogue_release(&c);
}

static void test_builtin_round_trip(void **state)
{
	const struct asset *asset;
	struct catalogue c;
	struct err err = {0};
	char path[200], *text;
	size_t len, files = 0;

	(void)state;
	catalogue_read_fine(&c, NULL);
	assert_true(catalogue_write(&c, scratch_path("out"), &err));
	for (asset = asset_table; asset->name; asset++) {
		if (!str_starts(asset->name, "programme/"))
			continue;
		snprintf(path, sizeof(path), "out/%s", asset->name + strlen("programme/"));
		text = scratch_read(scratch_path(path), &len);
		assert_non_null(text);
		assert_int_equal(len, asset->size);
		assert_memory_equal(text, asset->data, len);
		free(text);
		files++;
	}
	assert_int_equal(files, 17);
	catalogue_release(&c);
}

static void test_small_round_trip(void **state)
{
	static const char *const names[] = {
		"pillars", "groups", "indicators", "documents", "targets", "tasks", "duties", "milestones",
		"units", "unit_names", "unit_parents", "successions", "population", "tilemap5", "tilemap6",
		"published_national"};
	struct catalogue c;
	struct err err = {0};
	char path[200], *text;
	size_t len;

	(void)state;
	catalogue_read_fine(&c, source_path("tests/data/catalogue-small"));
	assert_true(catalogue_write(&c, scratch_path("out"), &err));
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		snprintf(path, sizeof(path), "out/%s.csv", names[i]);
		text = scratch_read(scratch_path(path), &len);
		assert_non_null(text);
		snprintf(path, sizeof(path), "tests/data/catalogue-small/%s.csv", names[i]);
		golden_check(path, text);
		free(text);
	}
	assert_false(scratch_exists(scratch_path("out/admin_counts.csv")));
	catalogue_release(&c);
}

/* What is not in canonical order or has its columns elsewhere reads the same and comes out canonical. */
static void test_canonical(void **state)
{
	struct catalogue c;
	struct err err = {0};
	char *text;

	(void)state;
	catalogue_put_all();
	catalogue_put("unit_names.csv", "\xEF\xBB\xBFname_en,name_vi,unit,valid_to,valid_from\r\n"
					"Bo,Bờ,B,,2023-01-01\r\nNation,\"Nước\",Z,,\r\nEast,Đông,E,,\r\n"
					"West,Tây,W,,\r\nB,Bê,B,2022-12-31,\r\nMinistries,Bộ,C,,\r\nA,Á,A,,\r\n"
					"A B,Á Bê,AB,,\r\nFinance,Tài chính,MOF,,\r\nDistrict,Huyện,A-1,,\r\n");
	catalogue_read_fine(&c, scratch_path("c"));
	assert_true(catalogue_write(&c, scratch_path("out"), &err));
	text = scratch_read(scratch_path("out/unit_names.csv"), NULL);
	assert_string_equal(text, "unit,valid_from,valid_to,name_vi,name_en,full_vi\nZ,,,Nước,Nation,\n"
				  "E,,,Đông,East,\nW,,,Tây,West,\nC,,,Bộ,Ministries,\nA,,,Á,A,\n"
				  "B,,2022-12-31,Bê,B,\nB,2023-01-01,,Bờ,Bo,\nAB,,,Á Bê,A B,\n"
				  "MOF,,,Tài chính,Finance,\nA-1,,,Huyện,District,\n");
	free(text);
	catalogue_release(&c);
}

static void test_never_replaces(void **state)
{
	struct catalogue c;
	struct err err = {0};
	char *text;

	(void)state;
	catalogue_put_all();
	catalogue_read_fine(&c, scratch_path("c"));
	scratch_write("out/units.csv", "mine");
	assert_false(catalogue_write(&c, scratch_path("out"), &err));
	assert_int_equal(err.code, ERR_FILE_EXISTS);
	text = scratch_read(scratch_path("out/units.csv"), NULL);
	assert_string_equal(text, "mine");
	free(text);
	scratch_write("file", "");
	assert_false(catalogue_write(&c, scratch_path("file"), &err));
	assert_int_equal(err.code, ERR_FILE_WRITE);
	catalogue_release(&c);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_faults),       TEST(test_all_at_once),
		TEST(test_no_folder),    TEST(test_members),
		TEST(test_optional_files), TEST(test_builtin),
		TEST(test_builtin_round_trip), TEST(test_small_round_trip),
		TEST(test_canonical),    TEST(test_never_replaces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
