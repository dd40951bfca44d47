/* The names of indicators, and which one a title names. */
#include "import_table.h"

#include "base/utf8.h"

#include <string.h>

enum { SHEET_TITLE_NAME_MIN = 8 };

static void sheet_name_add(struct sheet *t, const char *text, int indicator)
{
	struct sheet_name *name = &t->name[t->names];

	if (!text)
		return;
	str_clear(&t->scratch);
	utf8_add_fold(&t->scratch, text);
	*name = (struct sheet_name){ arena_strdup(&t->arena, t->scratch.text), indicator };
	t->names++;
}

void sheet_names(struct sheet *t)
{
	const struct programme *p = t->plan->p;

	t->name = arena_zero(&t->arena, p->indicators * (2 * LANG_MAX + 1), sizeof(*t->name));
	for (size_t n = 0; n < p->indicators; n++) {
		const struct indicator *i = &p->indicator[n];

		sheet_name_add(t, i->code, (int)n + 1);
		for (int lang = 0; lang < LANG_MAX; lang++) {
			sheet_name_add(t, i->name[lang], (int)n + 1);
			sheet_name_add(t, i->brief[lang], (int)n + 1);
		}
	}
}

/* Where a name stands in a title as whole words; NULL where it does not. */
static const char *sheet_within(const char *title, const char *name)
{
	const size_t len = strlen(name);

	for (const char *at = strstr(title, name); at; at = strstr(at + 1, name)) {
		const bool begins = at == title || strchr(" ,:;/()\"", at[-1]);
		const bool ends = !at[len] || strchr(" ,:;/()\"", at[len]);

		if (begins && ends)
			return at;
	}
	return NULL;
}

int sheet_title_indicator(struct sheet *t, const char *text)
{
	const char *best = NULL;
	size_t len = 0;
	int found = 0;
	struct str title;

	str_init(&title);
	utf8_add_fold(&title, text);
	for (size_t n = 0; n < t->names; n++) {
		const size_t own = strlen(t->name[n].folded);
		const char *at = own >= SHEET_TITLE_NAME_MIN && own > len ?
					 sheet_within(title.text, t->name[n].folded) :
					 NULL;

		if (at) {
			best = at;
			len = own;
			found = t->name[n].indicator;
		}
	}
	/* Another one beside it, not within it: the title names several. */
	for (size_t n = 0; n < t->names && found; n++) {
		const char *at = strlen(t->name[n].folded) >= SHEET_TITLE_NAME_MIN ?
					 sheet_within(title.text, t->name[n].folded) :
					 NULL;

		if (at && t->name[n].indicator != found &&
		    (at < best || at + strlen(t->name[n].folded) > best + len))
			found = 0;
	}
	str_release(&title);
	return found;
}
