/* Which indicators were perhaps meant by a heading that is no name: by words that it shares with their
 * names, whole, mistyped or shortened to first letters ("DVC TT", "% hồ sơ TT", "DNNVV", "hộ GĐ"). */
#include "lookup_near.h"

#include "base/mem.h"
#include "base/msg.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	RANK_WORDS = 24,
	RANK_WORD = 40,    /* bytes of a word */
	RANK_LONG = 5,     /* letters from which on a word may be mistyped */
	RANK_MEMO_DAY = -1 /* no unit is asked for on this day */
};

/* How well a word of the heading says what it says of an indicator. */
#define RANK_WHOLE 1.0
#define RANK_INITIALS 0.9 /* "dvc" of "dich vu cong" */
#define RANK_TYPED 0.8    /* one letter is another */
#define RANK_SPLIT 0.7    /* "hstt" of "ho so ... truc tuyen" */

/* Less than this share of the heading's words, by weight, is chance; so is what is this much worse than the
 * best. */
#define RANK_LEAST 0.55
#define RANK_WORSE 0.3
#define RANK_COVER 0.2   /* a name that is covered as a whole */
#define RANK_STRANGE 6.0 /* as if one in so many had the word */
#define RANK_ORDER 0.1   /* all words in the name's own order */

struct rank_words {
	char word[RANK_WORDS][RANK_WORD];
	size_t words;
};

/* How an indicator stands to each word of the heading, and how like one of its names the whole is. */
struct rank_of {
	double match[RANK_WORDS];
	double like;
};

/* A name of an indicator, and which words of it the heading has. */
struct rank_name {
	struct rank_words words;
	bool covered[RANK_WORDS];
	size_t first; /* of the words that the last word of the heading stands for */
};

static void rank_split(struct rank_words *r, const char *text)
{
	r->words = 0;
	while (*text && r->words < RANK_WORDS) {
		const size_t len = strcspn(text, " ");

		if (len && len < RANK_WORD) {
			memcpy(r->word[r->words], text, len);
			r->word[r->words++][len] = '\0';
		}
		text += len + (text[len] == ' ');
	}
}

/* How many words of a name from `from` on begin with these letters, all of them used up; 0 when they do not.
 * A "v" may be an "và", which names are without here. */
static size_t rank_run(const struct rank_words *name, size_t from, const char *letters, size_t len)
{
	size_t words;

	if (!len)
		return 0;
	if (from < name->words && name->word[from][0] == *letters) {
		if (len == 1)
			return 1;
		words = rank_run(name, from + 1, letters + 1, len - 1);
		if (words)
			return words + 1;
	}
	return *letters == 'v' && len > 1 ? rank_run(name, from, letters + 1, len - 1) : 0;
}

/* The same from any word on. */
static bool rank_initials(struct rank_name *name, const char *letters, size_t len)
{
	for (size_t from = 0; len >= 2 && from < name->words.words; from++) {
		const size_t words = rank_run(&name->words, from, letters, len);

		for (size_t n = 0; n < words; n++)
			name->covered[from + n] = true;
		name->first = from;
		if (words)
			return true;
	}
	return false;
}

/* The name has the word itself, perhaps mistyped. */
static double rank_same(struct rank_name *name, const char *word)
{
	const int forms = strlen(word) >= RANK_LONG ? 2 : 1;

	for (int typed = 0; typed < forms; typed++)
		for (size_t n = 0; n < name->words.words; n++) {
			if (typed ? near_distance(word, name->words.word[n]) != 1 :
				    strcmp(name->words.word[n], word) != 0)
				continue;
			name->covered[n] = true;
			name->first = n;
			return typed ? RANK_TYPED : RANK_WHOLE;
		}
	return 0;
}

static double rank_word(struct rank_name *name, const char *word)
{
	const size_t len = strlen(word);
	const double same = rank_same(name, word);

	if (same > 0 || strpbrk(word, "0123456789"))
		return same;
	if (rank_initials(name, word, len))
		return RANK_INITIALS;
	for (size_t cut = 2; cut + 2 <= len; cut++)
		if (rank_initials(name, word, cut) && rank_initials(name, word + cut, len - cut))
			return RANK_SPLIT;
	return 0;
}

static void rank_name(struct rank_of *rank, const struct rank_words *heading, const char *text)
{
	struct rank_name name = { .first = 0 };
	size_t last = 0, ascending = 0;
	double like = 0;

	rank_split(&name.words, text);
	for (size_t n = 0; n < heading->words; n++) {
		const double match = rank_word(&name, heading->word[n]);

		if (match > rank->match[n])
			rank->match[n] = match;
		if (!(match > 0))
			continue;
		ascending += name.first >= last;
		last = name.first;
	}
	for (size_t n = 0; n < name.words.words; n++)
		like += name.covered[n] ? RANK_COVER / (double)name.words.words : 0;
	if (heading->words)
		like += RANK_ORDER * (double)ascending / (double)heading->words;
	if (like > rank->like)
		rank->like = like;
}

/* A word that many indicators share says little, first letters as much as the words they stand for. */
static void rank_weights(const struct rank_of *rank, size_t indicators,
			 const struct rank_words *heading, double weight[RANK_WORDS])
{
	for (size_t n = 0; n < heading->words; n++) {
		double with = 0, best = 0;

		for (size_t i = 0; i < indicators; i++) {
			with += rank[i].match[n] > 0;
			best = fmax(best, rank[i].match[n]);
		}
		weight[n] = log1p(with > 0 ? (double)indicators / with : RANK_STRANGE);
		if (best > 0 && best < RANK_WHOLE && best != RANK_TYPED)
			weight[n] = fmin(weight[n], log1p(RANK_STRANGE)) *
				    (double)strlen(heading->word[n]) / 2;
	}
}

static double rank_score(const struct rank_of *rank, const double *weight, size_t words)
{
	double all = 0, matched = 0;

	for (size_t n = 0; n < words; n++) {
		all += weight[n];
		matched += weight[n] * rank->match[n];
	}
	if (!(all > 0) || matched < RANK_LEAST * all)
		return 0;
	return matched / all + rank->like;
}

/* Adds the best of them. */
static void rank_indicators(struct unit_lookup *l, const char *text, struct near near[NEAR_COUNT])
{
	const size_t indicators = l->p->indicators;
	struct rank_of *rank = mem_zero(indicators + 1, sizeof(*rank));
	double weight[RANK_WORDS], best = 0;
	struct rank_words heading;

	rank_split(&heading, text);
	for (size_t n = 0; n < l->entries; n++)
		if (l->entry[n].indicator && l->entry[n].kind == LOOKUP_NAME)
			rank_name(&rank[l->entry[n].indicator - 1], &heading, l->entry[n].words);
	rank_weights(rank, indicators, &heading, weight);
	for (size_t n = 0; n < indicators; n++) {
		const double score = rank_score(&rank[n], weight, heading.words);

		best = score > best ? score : best;
	}
	for (size_t n = 0; n < indicators && best > 0; n++) {
		const double score = rank_score(&rank[n], weight, heading.words);

		if (score > best - RANK_WORSE && score > 0)
			near_add(near, (int)n + 1, (int)((best - score) * 100));
	}
	free(rank);
}

/* Names spelled wrongly. */
static void near_indicators(const struct unit_lookup *l, struct near near[NEAR_COUNT])
{
	const size_t last = l->text.readings - 1;

	for (size_t n = 0; n < l->entries; n++) {
		const struct lookup_entry *e = &l->entry[n];

		if (!e->indicator)
			continue;
		near_add(near, e->indicator, near_measure(l->text.reading[0].words, e));
		near_add(near, e->indicator, near_measure(l->text.reading[last].words, e));
	}
}

/* Adds to `best`, which holds `count`, what it does not hold yet. */
static size_t rank_add(const struct near near[NEAR_COUNT], int best[UNIT_LOOKUP_RANKED],
		       size_t count)
{
	for (int n = 0; n < NEAR_COUNT && near[n].id && count < UNIT_LOOKUP_RANKED; n++) {
		size_t at = 0;

		while (at < count && best[at] != near[n].id)
			at++;
		best[at] = near[n].id;
		count += at == count;
	}
	return count;
}

size_t unit_lookup_rank_indicators(struct unit_lookup *l, const char *text,
				   int best[UNIT_LOOKUP_RANKED])
{
	struct near spelt[NEAR_COUNT], ranked[NEAR_COUNT];

	near_init(spelt);
	near_init(ranked);
	unit_text_read(&l->text, text);
	if (!l->text.readings)
		return 0;
	near_indicators(l, spelt);
	for (int n = near_count(spelt); n < NEAR_COUNT; n++)
		spelt[n].id = 0;
	rank_indicators(l, l->text.reading[0].words, ranked);
	return rank_add(ranked, best, rank_add(spelt, best, 0));
}

static void near_indicator(struct unit_lookup *l, const char *text, struct str *out)
{
	int best[UNIT_LOOKUP_RANKED];
	const size_t count = unit_lookup_rank_indicators(l, text, best);
	struct str list;

	str_init(&list);
	for (size_t n = 0; n < count; n++) {
		const struct indicator *i = programme_indicator(l->p, best[n]);

		str_addf(&list, "%s%s %s", n ? ", " : "", i->code, i->brief[lang_get()]);
	}
	near_say(out, &list);
	str_release(&list);
}

void unit_lookup_near_indicator(struct unit_lookup *l, const char *text, struct str *out)
{
	size_t at;

	if (near_recall(l, text, RANK_MEMO_DAY, out, &at))
		return;
	near_indicator(l, text, &l->near);
	near_keep(l, text, RANK_MEMO_DAY, at, out);
}
