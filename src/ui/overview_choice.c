/* Filter and sort of the overview, what is said of a row, and its rows as a table. */
#include "ui/overview_choice.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "exchange/table.h"
#include "ui/look.h"
#include "ui/picker.h"
#include "ui/ui.h"
#include "ui/unsaved.h"
#include "ui/write_out.h"

#include <stdlib.h>

static const enum msg overview_scope_word[SCOPE_MAX] = {
	[SCOPE_ALL] = MSG_SCOPE_ALL,
	[SCOPE_PROVINCE] = MSG_SCOPE_PROVINCE,
	[SCOPE_MINISTRY] = MSG_SCOPE_MINISTRY,
	[SCOPE_NATIONAL] = MSG_SCOPE_NATIONAL,
};

static const enum msg overview_sort_word[OUTLINE_SORT_MAX] = {
	[OUTLINE_CATALOGUE] = MSG_SORT_CATALOGUE,
	[OUTLINE_BY_PACE] = MSG_SORT_PACE,
	[OUTLINE_BY_NAME] = MSG_SORT_NAME,
	[OUTLINE_BY_VALUE] = MSG_SORT_VALUE,
};

/* The choices in order: the row filters, the documents, the scopes. */
static enum view_result overview_filter_chosen(struct ui *ui, void *arg, size_t choice)
{
	struct outline *t = arg;
	const size_t documents = ui->programme->documents;

	t->filter = choice < ROWS_FILTER_MAX ? (enum row_filter)choice : ROWS_ALL;
	t->part = choice < ROWS_FILTER_MAX             ? OUTLINE_WHOLE :
		  choice < ROWS_FILTER_MAX + documents ? OUTLINE_DOCUMENT :
							 OUTLINE_SCOPE;
	t->which = t->part == OUTLINE_DOCUMENT ? (int)(choice - ROWS_FILTER_MAX) + 1 :
						 (int)(choice - ROWS_FILTER_MAX - documents);
	return VIEW_RELOAD;
}

void overview_ask_filter(struct ui *ui, struct outline *t)
{
	const size_t documents = ui->programme->documents;
	const char **choice = mem_zero(ROWS_FILTER_MAX + documents + SCOPE_MAX, sizeof(*choice));
	struct picker picker = { .title = MSG_HINT_FILTER,
				 .choice = choice,
				 .answer = overview_filter_chosen,
				 .arg = t };

	for (int n = 0; n < ROWS_FILTER_MAX; n++)
		choice[picker.choices++] = row_filter_name((enum row_filter)n);
	for (size_t n = 0; n < documents; n++)
		choice[picker.choices++] = ui->programme->document[n].title[lang_get()];
	for (int n = 0; n < SCOPE_MAX; n++)
		choice[picker.choices++] = tr(overview_scope_word[n]);
	picker.selected = t->part == OUTLINE_WHOLE ? (size_t)t->filter :
			  t->part == OUTLINE_DOCUMENT ?
						     ROWS_FILTER_MAX + (size_t)t->which - 1 :
						     ROWS_FILTER_MAX + documents + (size_t)t->which;
	picker_ask(ui, &picker);
	free(choice);
}

static enum view_result overview_sort_chosen(struct ui *ui, void *arg, size_t choice)
{
	struct outline *t = arg;

	(void)ui;
	t->sort = (enum outline_sort)choice;
	return VIEW_RELOAD;
}

void overview_ask_sort(struct ui *ui, struct outline *t)
{
	const char *choice[OUTLINE_SORT_MAX];

	for (int n = 0; n < OUTLINE_SORT_MAX; n++)
		choice[n] = tr(overview_sort_word[n]);
	picker_ask(ui, &(struct picker){ .title = MSG_HINT_SORT,
					 .choice = choice,
					 .choices = OUTLINE_SORT_MAX,
					 .selected = t->sort,
					 .answer = overview_sort_chosen,
					 .arg = t });
}

void overview_add_choice(const struct ui *ui, const struct outline *t, struct str *out)
{
	if (t->part == OUTLINE_DOCUMENT)
		look_add_document(ui, t->which, out);
	else if (t->part == OUTLINE_SCOPE)
		str_add(out, tr(overview_scope_word[t->which]));
	else if (t->filter != ROWS_ALL)
		str_add(out, row_filter_name(t->filter));
	if (t->sort != OUTLINE_CATALOGUE)
		str_addf(out, "%s%s", out->len ? "; " : "", tr(overview_sort_word[t->sort]));
}

void overview_add_detail(const struct ui *ui, const struct outline *outline,
			 const struct outline_row *r, struct str *out)
{
	const struct line *line = r->kind == OUTLINE_INDICATOR ? &outline->line[r->id - 1] : NULL;
	const struct target *t = line ? line->standing.aim.target : NULL;
	const struct draft *draft = line ? unsaved_find(ui, line->indicator, line->unit) : NULL;
	/* As published, so in Vietnamese: in English it is seen to be a quotation. */
	const char *quote = lang_get() == LANG_VI ? "" : "\"";
	char due[DATE_SIZE];

	if (!line) {
		/* A heading's counts in words, which are the legend of the glyphs. */
		look_add_counts_words(outline_counts(outline, r->kind, r->id), ui->cols - 2, out);
		return;
	}
	if (draft) {
		unsaved_add_detail(ui, draft, out);
		return;
	}
	if (!t) {
		str_addf(out, "%s: ", ui->programme->indicator[r->id - 1].name[lang_get()]);
		line_add_word(line, out);
		return;
	}
	date_format_local(t->due, due);
	line_add_word(line, out);
	str_addf(out, " (%s, %s%s)", programme_document(ui->programme, t->document)->code, due,
		 t->stated ? "" : tr(MSG_OVERVIEW_INTERPRETED));
	if (t->wording_vi)
		str_addf(out, ": %s%s%s", quote, t->wording_vi, quote);
}

void overview_write(struct ui *ui, const struct outline *t, struct table *table)
{
	const struct programme *p = ui->programme;

	table_columns(table, write_out_columns);
	for (size_t n = 0; n < t->rows; n++) {
		const struct outline_row *r = &t->row[n];
		const bool pillar = r->kind == OUTLINE_PILLAR;

		if (r->kind == OUTLINE_INDICATOR) {
			write_out_line(ui, ui->units, &t->line[r->id - 1], "indicator", table);
			continue;
		}
		table_text(table, "level", pillar ? "pillar" : "group");
		table_text(table, "code",
			   pillar ? p->pillar[r->id - 1].code : p->group[r->id - 1].code);
		table_text(table, "name",
			   pillar ? p->pillar[r->id - 1].name[lang_get()] :
				    p->group[r->id - 1].name[lang_get()]);
		table_row(table);
	}
}
