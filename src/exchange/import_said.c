/* What headings of a plan's tables are said to mean, and reading its sources anew when one is named. */
#include "import_plan.h"

#include "base/msg.h"
#include "base/str.h"
#include "exchange/heading.h"
#include "model/spelling.h"

#include <stdlib.h>
#include <string.h>

static const char *said_words(struct import_plan *plan, const char *text)
{
	struct str words;
	const char *kept;

	str_init(&words);
	spelling_add(&words, text);
	kept = words.len ? arena_strdup(&plan->kept, words.text) : NULL;
	str_release(&words);
	return kept;
}

void import_plan_say(struct import_plan *plan, const struct import_heading *heading, bool fresh)
{
	const char *words = said_words(plan, heading->text);
	struct plan_saying *said = NULL;

	if (!words)
		return;
	for (size_t n = 0; n < plan->sayings && !said; n++)
		if (strcmp(plan->said[n].words, words) == 0)
			said = &plan->said[n];
	if (!said) {
		plan->said = mem_grow(plan->said, plan->sayings, &plan->said_room,
				      sizeof(*plan->said));
		said = &plan->said[plan->sayings++];
	}
	*said = (struct plan_saying){ .heading = *heading, .words = words, .fresh = fresh };
	said->heading.text = arena_strdup(&plan->kept, heading->text);
}

struct plan_saying *import_plan_said(const struct import_plan *plan, const char *text)
{
	struct plan_saying *found = NULL;
	struct str words;

	if (!plan->sayings)
		return NULL;
	str_init(&words);
	spelling_add(&words, text);
	for (size_t n = 0; n < plan->sayings && words.len; n++)
		if (strcmp(plan->said[n].words, words.text) == 0)
			found = &plan->said[n];
	str_release(&words);
	return found;
}

/* The saying that a row reads by, NULL when there is none. */
static const struct plan_saying *said_of_row(const struct import_plan *plan,
					     const struct import_row *row)
{
	for (size_t k = 0; k < plan->sayings; k++) {
		const struct plan_saying *said = &plan->said[k];

		if (said->used && (said->column ? said->column == row->column :
						  said->heading.indicator == row->indicator))
			return said;
	}
	return NULL;
}

bool import_plan_nameable(const struct import_plan *plan, size_t n, struct import_naming *naming)
{
	const struct import_row *row = &plan->row[n].shown;
	const enum err_code code = row->err ? row->err->code : ERR_NONE;
	const struct plan_saying *said = row->indicator ? said_of_row(plan, row) : NULL;

	*naming = (struct import_naming){ .heading = said ? said->heading.text : NULL };
	for (size_t k = 0; k < plan->sources; k++)
		if (plan->source[k].name == row->file)
			naming->parts = plan->source[k].named && code != ERR_IMPORT_INDICATOR;
	if (code == ERR_IMPORT_HEADING || code == ERR_IMPORT_INDICATOR)
		naming->heading = row->text;
	return naming->heading || code == ERR_IMPORT_HEADING_NAMELESS;
}

size_t import_plan_guess(const struct import_plan *plan, const char *heading,
			 int best[IMPORT_GUESSES])
{
	return unit_lookup_rank_indicators(plan->lookup, heading, best);
}

void import_plan_add_said(const struct import_plan *plan, struct str *out)
{
	static const enum msg part[] = { [IMPORT_VALUE] = MSG_IMPORT_VALUE,
					 [IMPORT_NUMERATOR] = MSG_IMPORT_NUMERATOR,
					 [IMPORT_DENOMINATOR] = MSG_IMPORT_DENOMINATOR };

	for (size_t n = 0; n < plan->sayings; n++) {
		const struct import_heading *h = &plan->said[n].heading;

		if (!plan->said[n].used)
			continue;
		str_addf(out, ", \"%s\" = %s", h->text,
			 h->indicator ? programme_indicator(plan->p, h->indicator)->code :
					tr(part[h->part]));
		if (h->indicator && h->part != IMPORT_VALUE)
			str_addf(out, " (%s)", tr(part[h->part]));
	}
}

bool import_plan_keep_said(const struct import_plan *plan, struct store *s, const struct act *act,
			   struct err *err)
{
	for (size_t n = 0; n < plan->sayings; n++)
		if (plan->said[n].used && plan->said[n].fresh &&
		    !heading_keep(s, act, &plan->said[n].heading, err))
			return false;
	return true;
}

/* --- reading anew --- */

/* A row that was left out, by its place. */
struct said_place {
	long line;
	int column;
};

static struct said_place *said_left_out(const struct import_plan *plan, size_t *count)
{
	struct said_place *place = mem_zero(plan->rows + 1, sizeof(*place));

	*count = 0;
	for (size_t n = 0; n < plan->rows; n++) {
		const struct import_row *row = &plan->row[n].shown;

		if (row->left_out)
			place[(*count)++] = (struct said_place){ row->line, row->column };
	}
	return place;
}

static void said_leave_out(struct import_plan *plan, const struct said_place *place, size_t count)
{
	for (size_t k = 0; k < count; k++)
		for (size_t n = 0; n < plan->rows; n++)
			if (plan->row[n].shown.line == place[k].line &&
			    plan->row[n].shown.column == place[k].column)
				import_plan_leave_out(plan, n, true);
}

static void said_read(struct import_plan *plan, const struct plan_input *from)
{
	if (from->cells)
		import_plan_paste(plan, from->text, from->len, from->cell, from->cells, from->first,
				  from->part);
	else if (from->text)
		import_plan_text(plan, from->text, from->len, from->name);
	else
		import_plan_file(plan, from->name);
}

void import_plan_name(struct import_plan *plan, const struct import_heading *heading)
{
	struct said_place *place;
	size_t count;

	if (heading->text)
		import_plan_say(plan, heading, true);
	else
		plan->options.indicator = heading->indicator;
	place = said_left_out(plan, &count);
	for (size_t n = 0; n < plan->sayings; n++)
		plan->said[n].used = false;
	import_plan_empty(plan);
	plan->again = true;
	for (size_t n = 0; n < plan->inputs; n++)
		said_read(plan, &plan->input[n]);
	plan->again = false;
	said_leave_out(plan, place, count);
	free(place);
}

void import_plan_remember(struct import_plan *plan, const struct plan_input *from)
{
	struct plan_input *kept;

	if (plan->options.brief || plan->again)
		return;
	plan->input = mem_grow(plan->input, plan->inputs, &plan->input_room, sizeof(*plan->input));
	kept = &plan->input[plan->inputs++];
	*kept = *from;
	kept->name = arena_strdup(&plan->kept, from->name);
	if (from->text)
		kept->text = memcpy(arena_zero(&plan->kept, from->len + 1, 1), from->text,
				    from->len);
	if (from->cells) {
		struct import_target *cell = arena_zero(&plan->kept, from->cells, sizeof(*cell));

		memcpy(cell, from->cell, from->cells * sizeof(*cell));
		kept->cell = cell;
	}
}
