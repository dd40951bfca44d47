/* Texts in a column of units that stand for several of them: regions, totals, headings. */
#include "exchange/unit_lookup.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "unit_index.h"

#include <string.h>

/* All as spelling_add gives them. A word at the end of which there is a space begins the text. */
static const char *const group_totals[] = {
	"ca nuoc",
	"toan quoc",
	"viet nam",
	"toan bo",
	"tong",
	"tong cong",
	"tong so",
	"cong",
	"trung binh",
	"binh quan",
	"trung binh chung",
	"binh quan chung",
	"total",
	"grand total",
	"sum",
	"average",
	"mean",
	"nationwide",
	"national",
	"whole country",
	"all",
	"ca nuoc ",
	"toan quoc ",
	"tong cong ",
	"tong so ",
	"trung binh ca ",
	"binh quan ca ",
	"trung binh cac ",
	"binh quan cac ",
	"trung binh toan ",
	"binh quan toan ",
};

/* Besides the regions of the catalogue: those of other times and books, and headings. */
static const char *const group_regions[] = {
	"vung ",
	"khu vuc ",
	"mien ",
	"khoi ",
	"cac ",
	"nhom ",
	"dong bac",
	"dong bac bo",
	"tay bac",
	"tay bac bo",
	"bac bo",
	"trung bo",
	"nam bo",
	"bac trung bo",
	"nam trung bo",
	"duyen hai nam trung bo",
	"duyen hai mien trung",
	"bac trung bo duyen hai mien trung",
	"bac trung bo duyen hai trung bo",
	"tay nam bo",
	"dong nam bo",
	"mien nui phia bac",
	"trung du mien nui phia bac",
	"trung du mien nui bac bo",
	"dong bang bac bo",
	"dong bang song hong",
	"dong bang song cuu long",
	"tay nguyen",
	"dia phuong",
	"tinh thanh pho",
	"tinh thanh pho truc thuoc trung uong",
	"bo nganh",
	"bo nganh trung uong",
	"bo co quan ngang bo",
	"bo co quan trung uong",
	"bo co quan ngang bo co quan thuoc chinh phu",
	"co quan ngang bo",
	"co quan thuoc chinh phu",
	"trung uong",
	"northern midlands mountain areas",
	"northern midland mountain areas",
	"northern midlands mountains area",
	"north central central coastal areas",
	"north central central coastal area",
	"north central coast",
	"south central coast",
	"southeast",
	"south east",
	"regions",
	"provinces",
	"provinces cities",
	"ministries",
	"ministries central agencies",
	"localities",
};

static bool group_listed(const char *const *list, size_t count, const char *words)
{
	for (size_t n = 0; n < count; n++) {
		const size_t len = strlen(list[n]);

		if (list[n][len - 1] == ' ' ? str_starts(words, list[n]) :
					      strcmp(words, list[n]) == 0)
			return true;
	}
	return false;
}

/* What the units that a text means are: a group only when all are. */
static enum unit_lookup_group group_of_units(const struct unit_lookup *l,
					     const struct lookup_hits *hits)
{
	enum unit_lookup_group group = UNIT_GROUP_TOTAL;

	for (size_t n = 0; n < hits->count && n < LOOKUP_HITS; n++) {
		const enum unit_kind kind = units_by_id(l->u, hits->ids[n])->kind;

		if (!unit_kind_aggregate(kind))
			return UNIT_GROUP_NONE;
		if (kind != UNIT_NATION)
			group = UNIT_GROUP_REGION;
	}
	return group;
}

static enum unit_lookup_group group_of_words(const struct unit_text *t)
{
	for (size_t n = 0; n < t->readings; n++) {
		const char *words = t->reading[n].words;

		if (group_listed(group_totals, ARRAY_LEN(group_totals), words))
			return UNIT_GROUP_TOTAL;
		if (group_listed(group_regions, ARRAY_LEN(group_regions), words))
			return UNIT_GROUP_REGION;
	}
	return UNIT_GROUP_NONE;
}

enum unit_lookup_group unit_lookup_group(struct unit_lookup *l, const char *text)
{
	bool known;
	struct lookup_memo *m = lookup_recall(l->group_memo, text, 0, &known);
	enum unit_lookup_group group;
	struct lookup_hits hits;

	if (known)
		return (enum unit_lookup_group)m->outcome;
	lookup_units(l, text, DATE_MAX, &hits);
	group = hits.count ? group_of_units(l, &hits) : group_of_words(&l->text);
	lookup_keep(m, text, 0, 0, (int)group);
	return group;
}
