/* The words a programme's files may use, as numbered sets. */
#include "catalogue_form.h"

#include "base/mem.h"
#include "base/str.h"

enum { CATALOGUE_WORDS_OWN = 5 };

/* The sets that the model has no enumeration for, each ended by NULL. A bool's set is the word
 * for false, then the one for true; "" is the empty field. */
static const char *const catalogue_word_own[WORDS_MAX][CATALOGUE_WORDS_OWN + 1] = {
	[WORDS_FREQUENCY] = { "M", "Q", "H", "Y" }, /* in the order of enum period_length */
	[WORDS_QUALITY] = { "estimate", "provisional", "final" },
	[WORDS_MATCH] = { "exact", "close", "other" },
	[WORDS_HOLDER] = { "committee", "all", "ministry", "province", "working-group" },
	[WORDS_REFERENCE] = { "population" },
	[WORDS_SHARE] = { "", "yes" },
	[WORDS_STATED] = { "no", "yes" },
	[WORDS_REPEAT] = { "", "yearly" },
	[WORDS_ROLE] = { "partial", "main" },
};

const char *catalogue_word(enum catalogue_words words, int i)
{
	switch (words) {
	case WORDS_MEASURE:
		return i < MEASURE_MAX ? measure_word(i) : NULL;
	case WORDS_DIRECTION:
		return i < DIRECTION_MAX ? direction_word(i) : NULL;
	case WORDS_AGGREGATION:
		return i < AGGREGATE_MAX ? aggregation_word(i) : NULL;
	case WORDS_ACCUMULATION:
		return i < ACCUMULATE_MAX ? accumulation_word(i) : NULL;
	case WORDS_SCOPE:
		return i < SCOPE_MAX ? scope_word(i) : NULL;
	case WORDS_OP:
		return i < OP_MAX ? op_word(i) : NULL;
	case WORDS_UNIT_KIND:
		return i < UNIT_KIND_MAX ? unit_kind_word(i) : NULL;
	case WORDS_SUCCESSION:
		return i < SUCCESSION_KIND_MAX ? succession_kind_word(i) : NULL;
	default:
		return catalogue_word_own[words][i];
	}
}

int catalogue_word_find(enum catalogue_words words, const char *text)
{
	const char *word;

	for (int i = 0; (word = catalogue_word(words, i)); i++) {
		if (str_equal(word, text))
			return i;
	}
	return -1;
}
