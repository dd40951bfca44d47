/* The sample: one pillar, two regions, a ministry, two provinces that merge, a district. */
#include "unit/exchange/sample_catalogue.h"

#include "base/mem.h"
#include "base/str.h"
#include "exchange/catalogue.h"
#include "support/scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const struct {
	const char *name, *text;
} sample_files[] = {
	{ "pillars.csv", "code,ordinal,name_vi,name_en\nP,1,Trụ,Pillar\n" },
	{ "groups.csv", "code,pillar,ordinal,name_vi,name_en\nG,P,1,Nhóm,Group\n" },
	{ "indicators.csv",
	  "code,group,ordinal,short_vi,short_en,name_vi,name_en,measure,share,min,max,decimals,"
	  "direction,"
	  "aggregation,accumulation,scope,frequency,owner,valid_from,valid_to\n"
	  "I,G,1,Tỷ lệ,Rate,Tỷ lệ,Rate,ratio,yes,0,100,0,up,weighted,end,all,Q,MOF,,\n"
	  "R,G,2,Hạng,Rank,Hạng,Rank,rank,,1,50,0,down,none,end,national,Y,,2020-01-01,2029-12-31\n"
	  "Y,G,3,Có,Yes,Có,Yes,yesno,,0,1,0,up,share,end,province,Y,,,\n" },
	{ "documents.csv",
	  "code,title_vi,title_en,issued_on,year_from,year_to\nD,Luật,Law,2020-02-29,2020,2025\n" },
	{ "targets.csv", "indicator,document,unit,due,op,value,high,starts,stated\n"
			 "I,D,,2025-12-31,range,65,70,2022-06-01,yes\n"
			 "I,D,A,2025-12-31,ge,70.5,,,no\n"
			 "Y,D,,2025-12-31,ge,100,,,no\n" },
	{ "tasks.csv", "code,ordinal,document,name_vi,name_en,lead,coordinators,indicators\n"
		       "T,1,D,Việc,Task,MOF,A;@province,I;R\n" },
	{ "duties.csv",
	  "code,document,holder,text_vi,text_en,due,indicators\nN,D,all,Việc,Duty,,I\n" },
	{ "milestones.csv",
	  "code,document,date,repeat,name_vi,name_en,scope\nM,D,2022-10-10,yearly,Ngày,Day,all\n" },
	{ "units.csv", "code,kind,ordinal,abbr,valid_from,valid_to\nZ,nation,1,,,\nE,region,1,,,"
		       "\nW,region,2,,,\n"
		       "C,central,3,,,\nA,province,1,,,2024-12-31\nB,province,2,,,2024-12-31\n"
		       "AB,province,1,,2025-01-01,\nMOF,ministry,1,,,\nA-1,district,1,,,\n" },
	{ "unit_names.csv",
	  "unit,valid_from,valid_to,name_vi,name_en\nZ,,,Nước,Nation\nE,,,Đông,East\n"
	  "W,,,Tây,West\nC,,,Bộ,Ministries\nA,,,Á,A\nB,,2022-12-31,Bê,B\n"
	  "B,2023-01-01,,Bờ,Bo\nAB,,,Á Bê,A B\nMOF,,,Tài chính,Finance\nA-1,,,Huyện,District\n" },
	{ "unit_parents.csv",
	  "unit,parent,valid_from,valid_to\nE,Z,,\nW,Z,,\nC,Z,,\nA,E,,\nB,E,,2022-12-31\n"
	  "B,W,2023-01-01,\nAB,E,,\nMOF,C,,\nA-1,A,,2024-12-31\nA-1,AB,2025-01-01,\n" },
	{ "successions.csv", "old,new,effective,kind,role,note\nA,AB,2025-01-01,merge,main,\n"
			     "B,AB,2025-01-01,merge,main,\n" },
	{ "population.csv",
	  "unit,year,population,basis,source\nA,2020,1000,census,\nB,2020,2000,census,\n" },
	{ "admin_counts.csv", "unit,districts,communes,as_of\nA,1,0,2020-01-01\n" },
	{ "tilemap2.csv", "code,row,col\nA,0,0\nB,0,1\n" },
	{ "published_national.csv",
	  "indicator,period,value,unit,quality,match,source\n"
	  "I,2020-Q4,57.85,%,final,exact,Báo\nI,2020,6,người,final,other,Báo\n" },
};

const char *sample_text(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(sample_files); i++) {
		if (str_equal(sample_files[i].name, name))
			return sample_files[i].text;
	}
	return NULL;
}

void sample_put(const char *name, const char *text)
{
	char path[200];

	snprintf(path, sizeof(path), "c/%s", name);
	scratch_write(path, text);
}

void sample_put_all(void)
{
	for (size_t i = 0; i < ARRAY_LEN(sample_files); i++)
		sample_put(sample_files[i].name, sample_files[i].text);
}

void sample_read(struct catalogue *c, const char *dir)
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
