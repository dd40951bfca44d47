/* Finding indicators by code or name. */
#include "exchange/unit_lookup.h"

#include "model/spelling.h"
#include "unit_index.h"

/* The indicator that a reading names best; 0 when there is none, or several names are as good. */
static int indicator_of(const struct unit_lookup *l, const char *words)
{
	int found = 0, best = 0;

	for (int32_t at = lookup_first(l, words); at >= 0; at = l->entry[at].next) {
		const struct lookup_entry *e = &l->entry[at];
		const enum spelling spelling = e->indicator ? spelling_compare(words, e->words) :
							      SPELLING_OTHER;
		const int worth = (e->kind == LOOKUP_CODE ? SPELLING_SAME : 0) + (int)spelling;

		if (spelling == SPELLING_OTHER || worth < best)
			continue;
		found = worth == best && found != e->indicator ? 0 : e->indicator;
		best = worth;
	}
	return found;
}

int unit_lookup_indicator(struct unit_lookup *l, const char *text)
{
	bool known;
	struct lookup_memo *m = lookup_recall(l->indicator_memo, text, 0, &known);
	int found = 0;

	if (known)
		return m->found;
	unit_text_read(&l->text, text);
	for (size_t n = 0; n < l->text.readings && !found; n++) {
		const struct unit_reading *r = &l->text.reading[n];

		if (r->tag == TAG_NONE && r->place != PLACE_SURE)
			found = indicator_of(l, r->words);
	}
	lookup_keep(m, text, 0, found, 0);
	return found;
}
