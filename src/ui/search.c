/* Incremental search, and what a unit is found by. */
#include "ui/search.h"

#include "base/mem.h"
#include "base/msg.h"
#include "base/str.h"
#include "base/utf8.h"
#include "model/spelling.h"
#include "model/unit.h"
#include "ui/draw.h"

#include <string.h>

enum { SEARCH_FIELD = 32 };

/* The next of the words (utf8_add_words) at *text; false at the end. */
static bool search_word(const char **text, size_t *len)
{
	while (**text == ' ')
		++*text;
	*len = strcspn(*text, " ");
	return *len > 0;
}

static bool search_begins_word(const char *text, const char *start, size_t len)
{
	size_t word;

	for (; search_word(&text, &word); text += word)
		if (word >= len && memcmp(text, start, len) == 0)
			return true;
	return false;
}

/* Both are words. */
static bool search_matches_words(const char *query, const char *text)
{
	size_t len;

	for (; search_word(&query, &len); query += len)
		if (!search_begins_word(text, query, len))
			return false;
	return true;
}

bool search_matches(const char *query, const char *text)
{
	struct str q, t;
	bool matches;

	str_init(&q);
	str_init(&t);
	utf8_add_words(&q, query);
	utf8_add_words(&t, text);
	matches = search_matches_words(q.text, t.text);
	str_release(&q);
	str_release(&t);
	return matches;
}

/* Selects the first match of `count` rows from `row` on, around the end of the list. */
static bool search_from(const struct search *s, struct list *list, size_t row, bool forward,
			search_text_fn *text, void *arg)
{
	struct str query, row_text, words;
	bool found = false;

	str_init(&query);
	str_init(&row_text);
	str_init(&words);
	utf8_add_words(&query, s->field.text);
	for (size_t k = 0; k < list->count && !found; k++) {
		const size_t n = forward ? (row + k) % list->count :
					   (row + list->count - k) % list->count;

		str_clear(&row_text);
		str_clear(&words);
		text(arg, n, &row_text);
		utf8_add_words(&words, row_text.text);
		found = search_matches_words(query.text, words.text);
		if (found)
			list_select(list, n);
	}
	str_release(&query);
	str_release(&row_text);
	str_release(&words);
	return found;
}

static void search_start(struct search *s, const struct list *list)
{
	field_start(&s->field, NULL, 0);
	s->typing = true;
	s->origin = list->selected;
	s->found = true;
}

static void search_again(struct search *s, bool forward, struct list *list, search_text_fn *text,
			 void *arg)
{
	const size_t n = list->count;

	if (s->field.len && n)
		s->found = search_from(s, list,
				       forward ? list->selected + 1 : list->selected + n - 1,
				       forward, text, arg);
}

/* What is typed is sought from where the search began; without a match the selection goes back there. */
static void search_typed(struct search *s, struct list *list, search_text_fn *text, void *arg)
{
	s->found = !s->field.len || search_from(s, list, s->origin, true, text, arg);
	if ((!s->found || !s->field.len) && list->count)
		list_select(list, s->origin < list->count ? s->origin : list->count - 1);
}

static void search_event(struct search *s, const struct event *ev, struct list *list,
			 search_text_fn *text, void *arg)
{
	switch (ev->key) {
	case K_ENTER:
		s->typing = false;
		break;
	case K_ESC:
		s->typing = false;
		if (s->origin < list->count)
			list_select(list, s->origin);
		break;
	case K_UP:
	case K_DOWN:
		search_again(s, ev->key == K_DOWN, list, text, arg);
		break;
	default:
		if (field_event(&s->field, ev))
			search_typed(s, list, text, arg);
		break;
	}
}

bool search_update(struct search *s, enum action action, const struct event *ev, struct list *list,
		   search_text_fn *text, void *arg)
{
	if (s->typing) {
		search_event(s, ev, list, text, arg);
		return true;
	}
	switch (action) {
	case ACTION_SEARCH:
		search_start(s, list);
		return true;
	case ACTION_SEARCH_NEXT:
	case ACTION_SEARCH_PREVIOUS:
		search_again(s, action == ACTION_SEARCH_NEXT, list, text, arg);
		return true;
	default:
		return false;
	}
}

/* First letters of the words: "hcm" of "Hồ Chí Minh". "và" counts for nothing, as in the usual
 * abbreviations of ministries. */
static void search_add_initials(struct str *out, const char *folded)
{
	size_t len;

	for (; search_word(&folded, &len); folded += len) {
		int32_t code;

		if (len == 2 && memcmp(folded, "va", 2) == 0)
			continue;
		str_addn(out, folded, utf8_next(folded, &code));
	}
}

/* A Vietnamese name as it is, written as one word ("danang"), and by its initials; of a city also as
 * "tp". */
static void search_add_name(struct str *out, const char *name)
{
	static const char city[] = "thanh pho ";
	struct str folded;
	const char *rest;
	size_t len;
	bool is_city;

	str_init(&folded);
	utf8_add_words(&folded, name);
	is_city = str_starts(folded.text, city);
	rest = folded.text + (is_city ? sizeof(city) - 1 : 0);
	str_addf(out, " %s ", folded.text);
	search_add_initials(out, rest);
	if (is_city) {
		str_add(out, " tp tp");
		search_add_initials(out, rest);
	}
	str_addc(out, ' ');
	for (; search_word(&rest, &len); rest += len)
		str_addn(out, rest, len);
	str_release(&folded);
}

void search_add_names(struct str *out, const char *const name[LANG_MAX])
{
	for (int lang = 0; lang < LANG_MAX; lang++)
		str_addf(out, " %s", name[lang]);
}

void search_add_indicator(struct str *out, const struct indicator *i)
{
	search_add_names(out, i->brief);
	search_add_names(out, i->name);
	str_addf(out, " %s", i->code);
}

void search_add_unit(struct str *out, const struct units *u, int unit)
{
	const struct unit *record = units_by_id(u, unit);

	if (record) {
		str_addf(out, " %s", record->code);
		str_addf(out, " %s", record->abbr ? record->abbr : "");
		str_addf(out, " %s", record->gso ? record->gso : "");
	}
	for (size_t n = 0; n < u->names; n++) {
		const struct unit_name *name = &u->name[n];

		if (name->unit != unit)
			continue;
		search_add_name(out, name->name[LANG_VI]);
		str_addf(out, " %s", name->name[LANG_EN] ? name->name[LANG_EN] : "");
		if (name->full_vi)
			search_add_name(out, name->full_vi);
	}
}

/* Whether the query (as spelling_add gives it) is a name, in any spelling or shortened. */
static bool search_is_name(const struct unit_name *name, const char *query, bool shortened)
{
	const char *const texts[] = { name->name[LANG_VI], name->name[LANG_EN], name->full_vi };
	struct str words;
	bool is = false;

	str_init(&words);
	for (size_t k = 0; k < ARRAY_LEN(texts) && !is; k++) {
		str_clear(&words);
		spelling_add(&words, texts[k] ? texts[k] : "");
		is = words.len &&
		     (shortened ? spelling_shortens(query, words.text, true) :
				  spelling_compare(query, words.text) != SPELLING_OTHER);
	}
	str_release(&words);
	return is;
}

static bool search_may_find(const struct unit *unit, int32_t day)
{
	return unit && unit_valid(unit, day) && !unit_kind_aggregate(unit->kind);
}

static int search_find_named(const struct units *u, int32_t day, const char *query, bool shortened)
{
	struct str words;
	int found = 0;

	str_init(&words);
	spelling_add(&words, query);
	for (size_t n = 0; n < u->names && !found; n++)
		if (search_may_find(units_by_id(u, u->name[n].unit), day) &&
		    search_is_name(&u->name[n], words.text, shortened))
			found = u->name[n].unit;
	str_release(&words);
	return found;
}

int search_find_unit(const struct units *u, int32_t day, const char *query, bool named)
{
	struct str text;
	int found = 0;

	if (named)
		return search_find_named(u, day, query, false);
	str_init(&text);
	for (size_t n = 0; n < u->units && !found; n++) {
		if (!search_may_find(&u->unit[n], day))
			continue;
		str_clear(&text);
		search_add_unit(&text, u, u->unit[n].id);
		if (search_matches(query, text.text))
			found = u->unit[n].id;
	}
	str_release(&text);
	if (!found)
		found = search_find_named(u, day, query, false);
	return found ? found : search_find_named(u, day, query, true);
}

int search_unit_meant(const struct search *s, const struct event *ev, const struct units *u,
		      int32_t day)
{
	const bool arrow = ev->kind == EVENT_KEY && (ev->key == K_UP || ev->key == K_DOWN);

	if (!s->typing || !s->field.len || (arrow && s->found))
		return 0;
	return search_find_unit(u, day, s->field.text, s->found);
}

void search_draw(struct search *s, int y, int width, const char *found)
{
	const int columns = width > SEARCH_FIELD ? SEARCH_FIELD : width - 1;

	draw_text(y, 0, 1, "/", STYLE_TEXT);
	if (found)
		draw_text(y, columns + 2, width - columns - 2, found, STYLE_NOTICE);
	else if (!s->found)
		draw_text(y, columns + 2, width - columns - 2, tr(MSG_HELP_NOTHING), STYLE_WARNING);
	field_draw(&s->field, y, 1, columns, STYLE_SELECTED);
}
