/* The index of names and codes: one hash table of spellings. */
#include "unit_index.h"

#include "model/spelling.h"

#include <string.h>

static struct lookup_entry *index_add_words(struct unit_lookup *l, const char *words)
{
	struct lookup_entry *e;

	l->entry = mem_grow(l->entry, l->entries, &l->room, sizeof(*l->entry));
	e = &l->entry[l->entries++];
	*e = (struct lookup_entry){ .words = arena_strdup(&l->arena, words) };
	return e;
}

/* NULL when the text has no words. */
static struct lookup_entry *index_add(struct unit_lookup *l, const char *text)
{
	if (!text)
		return NULL;
	str_clear(&l->scratch);
	spelling_add(&l->scratch, text);
	return l->scratch.len ? index_add_words(l, l->scratch.text) : NULL;
}

static void index_add_code(struct unit_lookup *l, const char *code, int unit, enum lookup_kind kind)
{
	struct lookup_entry *e = index_add(l, code);

	if (e) {
		e->unit = unit;
		e->kind = kind;
	}
}

static void index_name(struct lookup_entry *e, const struct unit_name *n, enum unit_tag tag)
{
	e->unit = n->unit;
	e->kind = LOOKUP_NAME;
	e->tag = tag;
	e->from = n->valid_from;
	e->to = n->valid_to;
}

/* The word for what the unit is, as its full name or else a short one says. */
static enum unit_tag index_tag(struct unit_lookup *l, const struct unit_name *n)
{
	const char *const texts[] = { n->full_vi, n->name[LANG_VI], n->name[LANG_EN] };
	enum unit_tag tag;

	for (size_t k = 0; k < ARRAY_LEN(texts); k++) {
		if (!texts[k])
			continue;
		str_clear(&l->scratch);
		spelling_add(&l->scratch, texts[k]);
		if (unit_text_bare(l->scratch.text, &tag, &l->text.bare))
			return tag;
	}
	return TAG_NONE;
}

/* The names, and what is left of them without the word for what the unit is. */
static void index_add_names(struct unit_lookup *l, const struct unit_name *n)
{
	const char *const texts[] = { n->name[LANG_VI], n->name[LANG_EN], n->full_vi };
	const enum unit_tag tag = index_tag(l, n);

	for (size_t k = 0; k < ARRAY_LEN(texts); k++) {
		struct lookup_entry *e = index_add(l, texts[k]);
		enum unit_tag own;

		if (!e)
			continue;
		index_name(e, n, tag);
		if (!unit_text_bare(e->words, &own, &l->text.bare))
			continue;
		e->whole = true;
		e = index_add_words(l, l->text.bare.text);
		index_name(e, n, tag);
		e->bare = true;
	}
}

static void index_hash(struct unit_lookup *l)
{
	l->slots = 64;
	while (l->slots < 2 * l->entries)
		l->slots *= 2;
	l->slot = mem_alloc(l->slots * sizeof(*l->slot));
	memset(l->slot, 0xff, l->slots * sizeof(*l->slot));
	for (size_t n = l->entries; n-- > 0;) {
		int32_t *slot = &l->slot[spelling_hash(l->entry[n].words) & (l->slots - 1)];

		l->entry[n].next = *slot;
		*slot = (int32_t)n;
	}
}

void lookup_index(struct unit_lookup *l)
{
	for (size_t n = 0; n < l->u->units; n++) {
		const struct unit *unit = &l->u->unit[n];

		index_add_code(l, unit->code, unit->id, LOOKUP_CODE);
		index_add_code(l, unit->abbr, unit->id, LOOKUP_OTHER_CODE);
		index_add_code(l, unit->gso, unit->id, LOOKUP_OTHER_CODE);
		index_add_code(l, unit->iso, unit->id, LOOKUP_OTHER_CODE);
	}
	for (size_t n = 0; n < l->u->names; n++)
		index_add_names(l, &l->u->name[n]);
	for (size_t n = 0; n < l->p->indicators; n++) {
		const struct indicator *i = &l->p->indicator[n];
		const char *const texts[] = { i->code, i->brief[LANG_VI], i->brief[LANG_EN],
					      i->name[LANG_VI], i->name[LANG_EN] };

		for (size_t k = 0; k < ARRAY_LEN(texts); k++) {
			struct lookup_entry *e = index_add(l, texts[k]);

			if (!e)
				continue;
			e->indicator = (int)n + 1;
			e->kind = k == 0 ? LOOKUP_CODE : LOOKUP_NAME;
		}
	}
	index_hash(l);
}

int32_t lookup_first(const struct unit_lookup *l, const char *words)
{
	return l->slot[spelling_hash(words) & (l->slots - 1)];
}
