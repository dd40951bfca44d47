/* The choice of what a heading means: what is likely, then the whole programme. */
#include "preview_name.h"

#include "base/mem.h"
#include "base/msg.h"
#include "base/str.h"
#include "ui/picker.h"
#include "ui/ui.h"

#include <stdlib.h>

static void preview_name_add(struct preview_name *n, int indicator, enum import_part part)
{
	n->choice = mem_grow(n->choice, n->choices, &n->room, sizeof(*n->choice));
	n->choice[n->choices++] =
		(struct import_heading){ .text = n->heading, .indicator = indicator, .part = part };
}

/* An indicator, and the two columns that it may stand in. */
static void preview_name_add_all(struct preview_name *n, const struct programme *p, int indicator)
{
	for (size_t k = 0; k < n->choices; k++)
		if (n->choice[k].indicator == indicator)
			return;
	preview_name_add(n, indicator, IMPORT_VALUE);
	if (!n->heading || programme_indicator(p, indicator)->measure != MEASURE_RATIO)
		return;
	preview_name_add(n, indicator, IMPORT_NUMERATOR);
	preview_name_add(n, indicator, IMPORT_DENOMINATOR);
}

/* "giá trị ...", "GOV.SVC.USE DVC trực tuyến có hồ sơ (tử số)" */
static char *preview_name_word(const struct programme *p, const struct import_heading *choice)
{
	static const enum msg part[] = { [IMPORT_VALUE] = MSG_PREVIEW_PART_VALUE,
					 [IMPORT_NUMERATOR] = MSG_PREVIEW_PART_NUMERATOR,
					 [IMPORT_DENOMINATOR] = MSG_PREVIEW_PART_DENOMINATOR };
	const struct indicator *i;
	struct str text;
	char *word;

	if (!choice->indicator)
		return mem_strdup(tr(part[choice->part]));
	i = programme_indicator(p, choice->indicator);
	str_init(&text);
	str_addf(&text, "%s %s", i->code, i->brief[lang_get()]);
	if (choice->part != IMPORT_VALUE)
		str_addf(&text, " (%s)",
			 tr(choice->part == IMPORT_NUMERATOR ? MSG_IMPORT_NUMERATOR :
							       MSG_IMPORT_DENOMINATOR));
	word = mem_strdup(text.text);
	str_release(&text);
	return word;
}

static enum view_result preview_name_chosen(struct ui *ui, void *arg, size_t choice)
{
	struct preview_name *n = arg;

	import_plan_name(n->plan, &n->choice[choice]);
	return n->named(ui, n->arg);
}

void preview_name_ask(struct ui *ui, struct preview_name *n, size_t row)
{
	const struct programme *p = ui->programme;
	struct import_naming naming;
	int best[IMPORT_GUESSES];
	char **word;
	size_t guesses;

	if (!import_plan_nameable(n->plan, row, &naming)) {
		ui_say(ui, STYLE_NOTICE, tr(MSG_PREVIEW_NO_NAME));
		return;
	}
	free(n->heading);
	n->heading = naming.heading ? mem_strdup(naming.heading) : NULL;
	n->choices = 0;
	for (int part = IMPORT_VALUE; naming.parts && part <= IMPORT_DENOMINATOR; part++)
		preview_name_add(n, 0, (enum import_part)part);
	guesses = n->heading ? import_plan_guess(n->plan, n->heading, best) : 0;
	for (size_t k = 0; k < guesses; k++)
		preview_name_add_all(n, p, best[k]);
	for (size_t k = 0; k < p->indicators; k++)
		preview_name_add_all(n, p, (int)k + 1);
	word = mem_zero(n->choices, sizeof(*word));
	for (size_t k = 0; k < n->choices; k++)
		word[k] = preview_name_word(p, &n->choice[k]);
	picker_ask(ui, &(struct picker){ .title = MSG_PREVIEW_WHICH,
					 .choice = (const char *const *)word,
					 .choices = n->choices,
					 .answer = preview_name_chosen,
					 .arg = n });
	for (size_t k = 0; k < n->choices; k++)
		free(word[k]);
	free(word);
}

void preview_name_release(struct preview_name *n)
{
	free(n->heading);
	free(n->choice);
}
