/* Readings of a text that names a unit: ordinals, footnote marks, brackets and the words for what a
 * unit is taken off, one after another. */
#include "unit_text.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "model/spelling.h"

#include <string.h>

struct unit_text_word {
	const char *text;
	enum unit_tag tag;
};

/* In the order of trying: what begins with another stands before it. */
static const struct unit_text_word unit_text_words[] = {
	{ "tinh ", TAG_PROVINCE },       { "thanh pho ", TAG_CITY },
	{ "thu do ", TAG_CITY },         { "huyen ", TAG_DISTRICT },
	{ "quan ", TAG_URBAN_DISTRICT }, { "thi xa ", TAG_TOWN },
	{ "thi tran ", TAG_TOWNSHIP },   { "xa ", TAG_COMMUNE },
	{ "phuong ", TAG_WARD },         { "dac khu ", TAG_ZONE },
	{ "vung ", TAG_REGION },         { "province of ", TAG_PROVINCE },
	{ "city of ", TAG_CITY },
};

static const struct unit_text_word unit_text_short[] = {
	{ "t p ", TAG_CITY },   { "tp ", TAG_CITY },          { "t ", TAG_PROVINCE },
	{ "h ", TAG_DISTRICT }, { "q ", TAG_URBAN_DISTRICT }, { "tx ", TAG_TOWN },
	{ "t x ", TAG_TOWN },   { "tt ", TAG_TOWNSHIP },      { "x ", TAG_COMMUNE },
	{ "p ", TAG_WARD },
};

static const struct unit_text_word unit_text_after[] = {
	{ " city", TAG_CITY },       { " province", TAG_PROVINCE }, { " district", TAG_DISTRICT },
	{ " commune", TAG_COMMUNE }, { " ward", TAG_WARD },
};

/* Who answers for a unit. */
static const char *const unit_text_offices[] = {
	"ubnd ",
	"uy ban nhan dan ",
	"people s committee of ",
};

bool unit_tag_fits(enum unit_tag asked, enum unit_tag is)
{
	/* A province becomes a city, and is called so before and after. */
	return asked == TAG_NONE || is == TAG_NONE || asked == is ||
	       (asked <= TAG_CITY && is <= TAG_CITY);
}

void unit_text_init(struct unit_text *t)
{
	t->readings = 0;
	str_init(&t->place);
	str_init(&t->folded);
	str_init(&t->words);
	str_init(&t->bare);
}

void unit_text_release(struct unit_text *t)
{
	str_release(&t->place);
	str_release(&t->folded);
	str_release(&t->words);
	str_release(&t->bare);
}

static const struct unit_text_word *unit_text_before(const struct unit_text_word *list,
						     size_t count, const char *words)
{
	for (size_t n = 0; n < count; n++)
		if (str_starts(words, list[n].text))
			return &list[n];
	return NULL;
}

static void unit_text_keep(struct str *out, const char *words, size_t len)
{
	str_clear(out);
	str_addn(out, words, len);
}

bool unit_text_bare(const char *words, enum unit_tag *tag, struct str *rest)
{
	const size_t len = strlen(words);
	const struct unit_text_word *found = unit_text_before(unit_text_words,
							      ARRAY_LEN(unit_text_words), words);

	if (found) {
		const size_t begin = strlen(found->text);

		*tag = found->tag;
		unit_text_keep(rest, words + begin, len - begin);
		return true;
	}
	for (size_t n = 0; n < ARRAY_LEN(unit_text_after); n++) {
		const size_t end = strlen(unit_text_after[n].text);

		if (len <= end || strcmp(words + len - end, unit_text_after[n].text) != 0)
			continue;
		*tag = unit_text_after[n].tag;
		unit_text_keep(rest, words, len - end);
		return true;
	}
	return false;
}

static void unit_text_add(struct unit_text *t, const char *words, enum unit_tag tag,
			  enum unit_place place)
{
	struct unit_reading *r = &t->reading[t->readings];

	if (!*words || t->readings == UNIT_READINGS)
		return;
	for (size_t n = 0; n < t->readings; n++)
		if (t->reading[n].tag == tag && strcmp(t->reading[n].words, words) == 0)
			return;
	if (str_copy(r->words, sizeof(r->words), words)) {
		r->tag = tag;
		r->place = place;
		t->readings++;
	}
}

/* The words as they are, and without what may stand before or after them. */
static void unit_text_add_all(struct unit_text *t, const char *words, enum unit_place place)
{
	const struct unit_text_word *found;
	enum unit_tag tag;

	unit_text_add(t, words, TAG_NONE, place);
	for (size_t n = 0; n < ARRAY_LEN(unit_text_offices); n++)
		if (str_starts(words, unit_text_offices[n])) {
			words += strlen(unit_text_offices[n]);
			unit_text_add(t, words, TAG_NONE, place);
		}
	found = unit_text_before(unit_text_short, ARRAY_LEN(unit_text_short), words);
	if (unit_text_bare(words, &tag, &t->bare))
		unit_text_add(t, t->bare.text, tag, place);
	else if (found)
		unit_text_add(t, words + strlen(found->text), found->tag, place);
	else if (str_starts(words, "tp") && strlen(words) > 3)
		unit_text_add(t, words + 2, TAG_CITY, place); /* "TPHCM" */
}

/* Takes what is in brackets out of the folded text, and keeps the first of it. */
static void unit_text_brackets(struct unit_text *t)
{
	size_t end = 0;
	int depth = 0;
	bool first = true;

	str_clear(&t->place);
	for (size_t at = 0; at < t->folded.len; at++) {
		const char c = t->folded.text[at];

		if (c == '(' || c == '[') {
			depth++;
		} else if ((c == ')' || c == ']') && depth) {
			depth--;
			first = false;
		} else if (!depth) {
			t->folded.text[end++] = c;
		} else if (first) {
			str_addc(&t->place, c);
		}
	}
	t->folded.len = end;
	t->folded.text[end] = '\0';
}

/* Takes "1)" or a single letter so off the end: a footnote's mark. */
static void unit_text_mark(struct str *folded)
{
	size_t len = folded->len;

	while (len && strchr(" *,;:", folded->text[len - 1]))
		len--;
	if (len >= 3 && folded->text[len - 1] == ')') {
		size_t at = len - 1;

		while (at && folded->text[at - 1] >= '0' && folded->text[at - 1] <= '9')
			at--;
		if (at < len - 1 && at)
			len = at;
	}
	folded->len = len;
	folded->text[len] = '\0';
}

/* Past "1.", "1.2", "(3)", "IV/", "b)" or "7" and a space in front of a text. */
static const char *unit_text_past_ordinal(const char *text)
{
	const char *at = text + strspn(text, " (\t");
	bool marked = at > text && at[-1] == '(';

	for (;;) {
		const size_t digits = strspn(at, "0123456789"), roman = strspn(at, "IVXivx");
		const bool letter = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z');
		const size_t len = digits ? digits : roman ? roman : letter ? 1 : 0;

		if (len && strchr(".)/:-", at[len]) && at[len]) {
			at += len + 1;
			marked = true;
		} else if (len && at[len] == ' ' && (digits || marked)) {
			return at + len;
		} else {
			return marked ? at : text;
		}
	}
}

/* Without digits that stand at the last letter: a footnote's mark that was raised. */
static void unit_text_unmark(struct str *words)
{
	size_t len = words->len;

	while (len && words->text[len - 1] >= '0' && words->text[len - 1] <= '9')
		len--;
	if (!len || words->text[len - 1] == ' ')
		return;
	words->len = len;
	words->text[len] = '\0';
}

/* What stands after the first comma belongs to another name, unless the whole is one. */
static bool unit_text_comma(struct unit_text *t)
{
	const char *comma = strchr(t->folded.text, ',');

	if (!comma || t->place.len)
		return false;
	str_add(&t->place, comma + 1);
	t->folded.len = (size_t)(comma - t->folded.text);
	t->folded.text[t->folded.len] = '\0';
	return true;
}

static const char *unit_text_words_of(struct unit_text *t, const char *text)
{
	str_clear(&t->words);
	spelling_add(&t->words, text);
	return t->words.text;
}

/* The text without what stands in brackets or is a footnote's mark, and that up to a comma. */
static void unit_text_add_parts(struct unit_text *t, const char *text)
{
	str_clear(&t->folded);
	utf8_add_fold(&t->folded, text);
	unit_text_brackets(t);
	unit_text_mark(&t->folded);
	unit_text_words_of(t, t->folded.text);
	unit_text_unmark(&t->words);
	unit_text_add_all(t, t->words.text, t->place.len ? PLACE_REMARK : PLACE_NONE);
	if (unit_text_comma(t))
		unit_text_add_all(t, unit_text_words_of(t, t->folded.text), PLACE_SURE);
}

void unit_text_read(struct unit_text *t, const char *text)
{
	const char *past = unit_text_past_ordinal(text);

	t->readings = 0;
	t->capitals = !text[strcspn(text, "abcdefghijklmnopqrstuvwxyz")];
	unit_text_add_all(t, unit_text_words_of(t, text), PLACE_NONE);
	unit_text_add_parts(t, text);
	if (past != text)
		unit_text_add_parts(t, past);
}
