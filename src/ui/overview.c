/* The programme overview: pillars, groups and indicators as a tree, each with bar, target, coverage and
 * pace. */
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/rights.h"
#include "ui/allow.h"
#include "ui/draw.h"
#include "ui/editor.h"
#include "ui/list.h"
#include "ui/look.h"
#include "ui/outline.h"
#include "ui/overview_choice.h"
#include "ui/resume.h"
#include "ui/screens.h"
#include "ui/search.h"
#include "ui/ui.h"
#include "ui/unsaved.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

enum { HEAD_LINES = 2, FOOT_LINES = 1 };

struct overview {
	struct outline outline;
	struct list list;
	struct search search;
	int found_unit;     /* the unit that the search found and Enter opens */
	struct draft draft; /* offered back */
};

static const struct outline_row *overview_row(const struct overview *o)
{
	return o->outline.rows ? &o->outline.row[o->list.selected] : NULL;
}

static void overview_init(struct ui *ui, void *state, const void *arg)
{
	struct overview *o = state;

	(void)arg;
	outline_init(&o->outline, ui->programme);
}

static void overview_release(void *state)
{
	struct overview *o = state;

	outline_release(&o->outline);
}

/* Rows change with folds, filter and sort; the marker stays on what it was on. */
static void overview_arrange(struct ui *ui, struct overview *o)
{
	const struct outline_row *was = overview_row(o);
	const struct outline_row kept = was ? *was : (struct outline_row){ OUTLINE_PILLAR, 1 };

	outline_arrange(&o->outline, period_last_day(ui->look.period));
	list_resize(&o->list, o->outline.rows);
	if (o->outline.rows)
		list_select(&o->list, outline_find(&o->outline, kept.kind, kept.id));
}

static bool overview_load(struct ui *ui, void *state, struct err *err)
{
	struct overview *o = state;
	const struct unit *nation = units_nation(ui->units);

	for (size_t n = 0; nation && n < ui->programme->indicators; n++)
		if (!line_load(ui, NULL, (int)n + 1, nation->id, false, &o->outline.line[n], err))
			return false;
	overview_arrange(ui, o);
	resume_offer(ui, &o->draft);
	return true;
}

static void overview_search_text(void *arg, size_t row, struct str *out)
{
	const struct overview *o = arg;
	const struct programme *p = o->outline.programme;
	const struct outline_row *r = &o->outline.row[row];

	if (r->kind == OUTLINE_PILLAR)
		search_add_names(out, p->pillar[r->id - 1].name);
	else if (r->kind == OUTLINE_GROUP)
		search_add_names(out, p->group[r->id - 1].name);
	else
		search_add_indicator(out, programme_indicator(p, r->id));
}

/* A search looks into what is folded, too; afterwards only what it stopped at stays open. */
static void overview_open_all(struct ui *ui, struct overview *o)
{
	outline_open_all(&o->outline);
	overview_arrange(ui, o);
}

static void overview_fold_back(struct ui *ui, struct overview *o)
{
	const struct outline_row *r = overview_row(o);

	outline_fold_back(&o->outline, r ? r->kind : OUTLINE_PILLAR, r ? r->id : 0);
	overview_arrange(ui, o);
}

static enum view_result overview_search(struct ui *ui, struct overview *o, const struct event *ev)
{
	if (ev->kind == EVENT_KEY && ev->key == K_ENTER && o->found_unit) {
		o->search.typing = false;
		outline_fold_back(&o->outline, OUTLINE_PILLAR, 0);
		overview_arrange(ui, o);
		view_push(ui, &unit_view, &(struct unit_arg){ .unit = o->found_unit });
		o->found_unit = 0;
		return VIEW_STAY;
	}
	search_update(&o->search, ACTION_NONE, ev, &o->list, overview_search_text, o);
	if (!o->search.typing)
		overview_fold_back(ui, o);
	o->found_unit = search_unit_meant(&o->search, ev, ui->units, look_day(ui));
	return VIEW_STAY;
}

static enum view_result overview_open(struct ui *ui, struct overview *o)
{
	const struct outline_row *r = overview_row(o);

	if (!r)
		return VIEW_STAY;
	if (r->kind == OUTLINE_INDICATOR) {
		view_push(ui, &indicator_view, &(struct indicator_arg){ .indicator = r->id });
	} else {
		outline_fold(&o->outline, o->list.selected, !outline_folded(&o->outline, r));
		overview_arrange(ui, o);
	}
	return VIEW_STAY;
}

static void overview_fold(struct ui *ui, struct overview *o, bool folded)
{
	const struct outline_row *r = overview_row(o);

	if (!r)
		return;
	if (r->kind == OUTLINE_INDICATOR || (folded && outline_folded(&o->outline, r)))
		list_select(&o->list, outline_above(&o->outline, o->list.selected));
	else if (outline_fold(&o->outline, o->list.selected, folded))
		overview_arrange(ui, o);
}

/* All groups open if any is folded, else all closed. */
static void overview_fold_all(struct ui *ui, struct overview *o)
{
	const struct programme *p = o->outline.programme;
	bool any = false;

	for (size_t n = 0; n < p->pillars + p->groups; n++)
		any |= o->outline.folded[n];
	for (size_t n = 0; n < p->pillars + p->groups; n++)
		o->outline.folded[n] = !any && n >= p->pillars;
	overview_arrange(ui, o);
}

/* The next indicator without a figure, or with a text that is not saved, around the end, in the order of
 * the programme. */
static void overview_next_empty(struct ui *ui, struct overview *o)
{
	const struct outline_row *r = overview_row(o);
	const size_t count = ui->programme->indicators;
	const size_t from = r && r->kind == OUTLINE_INDICATOR ? (size_t)r->id : 0;

	for (size_t k = 0; k < count; k++) {
		const size_t n = (from + k) % count;

		if (!o->outline.shown[n] ||
		    (quantity_known(o->outline.line[n].figure.low) &&
		     !unsaved_find(ui, (int)n + 1, o->outline.line[n].unit)))
			continue;
		outline_reveal(&o->outline, (int)n + 1);
		overview_arrange(ui, o);
		list_select(&o->list, outline_find(&o->outline, OUTLINE_INDICATOR, (int)n + 1));
		return;
	}
	ui_say(ui, STYLE_NOTICE, tr(MSG_ENTRY_NONE_EMPTY));
}

static enum view_result overview_right(struct ui *ui, struct overview *o)
{
	const struct outline_row *r = overview_row(o);

	if (r && r->kind != OUTLINE_INDICATOR && !outline_folded(&o->outline, r)) {
		list_move(&o->list, ACTION_DOWN);
		return VIEW_STAY;
	}
	return overview_open(ui, o);
}

static const char *overview_heading(const struct ui *ui, const struct outline_row *r)
{
	return r->kind == OUTLINE_PILLAR ? ui->programme->pillar[r->id - 1].name[lang_get()] :
					   ui->programme->group[r->id - 1].name[lang_get()];
}

/* Of an indicator its figure, of a heading what its counts mean. */
static enum view_result overview_explain(struct ui *ui, const struct overview *o)
{
	const struct outline_row *r = overview_row(o);
	const struct unit *nation = units_nation(ui->units);
	struct str counts, text;

	if (r && r->kind == OUTLINE_INDICATOR && nation) {
		view_push(ui, &explain_view, &(struct explain_arg){ r->id, nation->id });
	} else if (r && r->kind != OUTLINE_INDICATOR) {
		str_init(&counts);
		str_init(&text);
		look_add_counts_words(outline_counts(&o->outline, r->kind, r->id), INT_MAX,
				      &counts);
		msg_add(&text, MSG_OVERVIEW_COUNTS, overview_heading(ui, r), counts.text);
		ui_say(ui, STYLE_NOTICE, text.text);
		str_release(&counts);
		str_release(&text);
	}
	return VIEW_STAY;
}

static enum view_result overview_entry(struct ui *ui, const struct overview *o)
{
	const struct outline_row *r = overview_row(o);

	if (r && r->kind == OUTLINE_INDICATOR)
		view_push(ui, &entry_view, &(struct entry_arg){ .indicator = r->id });
	else
		ui_say(ui, STYLE_NOTICE, tr(MSG_ENTRY_CHOOSE));
	return VIEW_STAY;
}

/* The nation's cell of an indicator is edited on the indicator's page. */
static enum view_result overview_cell(struct ui *ui, const struct overview *o, enum action action)
{
	const struct line *line = &o->outline.line[overview_row(o)->id - 1];
	const struct history_arg cell = { line->indicator, line->unit, line_cell_period(line) };

	if (action == ACTION_EDIT) {
		view_push(ui, &indicator_view,
			  &(struct indicator_arg){ .indicator = line->indicator,
						   .select = line->unit });
		ui_post(ui, ACTION_EDIT);
	} else {
		view_push(ui, action == ACTION_HISTORY ? &history_view : &notes_view, &cell);
	}
	return VIEW_STAY;
}

static bool overview_allows(struct ui *ui, void *state, enum action action, enum view_scope scope,
			    struct why *why)
{
	const struct overview *o = state;
	const struct outline_row *r = overview_row(o);
	const struct unit *nation = units_nation(ui->units);
	const struct account *account = rights_account(ui->store);

	why->brief = MSG_ALLOW_FIGURE;
	if (action != ACTION_EDIT && action != ACTION_HISTORY && action != ACTION_COMMENT)
		return true;
	if (scope == VIEW_ROW && (!r || r->kind != OUTLINE_INDICATOR || !nation))
		return false;
	if (action == ACTION_EDIT && scope == VIEW_ROW)
		return editor_may(ui, r->id, nation->id, why);
	why->brief = MSG_ALLOW_COORDINATOR;
	return action != ACTION_EDIT || !account ||
	       account->roles & (ROLE_COORDINATOR | ROLE_OWNER);
}

static enum view_result overview_update(struct ui *ui, void *state, enum action action,
					const struct event *ev)
{
	struct overview *o = state;

	if (o->search.typing)
		return overview_search(ui, o, ev);
	if (list_move(&o->list, action))
		return VIEW_MOVED;
	switch (action) {
	case ACTION_OPEN:
		return overview_open(ui, o);
	case ACTION_RIGHT:
		return overview_right(ui, o);
	case ACTION_LEFT:
		overview_fold(ui, o, true);
		return VIEW_STAY;
	case ACTION_FOLD_ALL:
		overview_fold_all(ui, o);
		return VIEW_STAY;
	case ACTION_SEARCH:
	case ACTION_SEARCH_NEXT:
	case ACTION_SEARCH_PREVIOUS:
		overview_open_all(ui, o);
		search_update(&o->search, action, ev, &o->list, overview_search_text, o);
		if (!o->search.typing)
			overview_fold_back(ui, o);
		return VIEW_STAY;
	case ACTION_FILTER:
		overview_ask_filter(ui, &o->outline);
		return VIEW_STAY;
	case ACTION_SORT:
		overview_ask_sort(ui, &o->outline);
		return VIEW_STAY;
	case ACTION_LAYOUT:
		o->outline.flat = !o->outline.flat;
		overview_arrange(ui, o);
		return VIEW_STAY;
	case ACTION_EMPTY_NEXT:
		overview_next_empty(ui, o);
		return VIEW_STAY;
	case ACTION_EXPLAIN:
		return overview_explain(ui, o);
	case ACTION_ENTRY:
		return overview_entry(ui, o);
	case ACTION_EDIT:
	case ACTION_HISTORY:
	case ACTION_COMMENT:
		return overview_cell(ui, o, action);
	case ACTION_BACK:
		return VIEW_STAY;
	default:
		return look_update(ui, action);
	}
}

static const struct line_layout overview_layout = {
	.name = 1, .bar = 15, .bar_wide = 22, .other = 9, .reported = 7
};

static void overview_draw_head(struct ui *ui, const struct overview *o,
			       const struct line_columns *c)
{
	struct str left;

	str_init(&left);
	str_addf(&left, "%s > %s", tr(MSG_OVERVIEW_PROGRAMME),
		 units_nation(ui->units) ? units_name(ui->units, units_nation(ui->units)->id,
						      look_day(ui), lang_get()) :
					   "");
	look_draw_title(ui, left.text);
	str_clear(&left);
	overview_add_choice(ui, &o->outline, &left);
	draw_text(1, c->name + 1, c->name_width - 1,
		  left.len ? left.text : tr(MSG_COLUMN_INDICATOR), STYLE_HEADER);
	str_release(&left);
	if (c->bar >= 0)
		draw_scale(1, c->bar, c->bar_width);
	draw_right(1, c->value, c->value_width, tr(MSG_COLUMN_VALUE), STYLE_HEADER);
	if (c->other >= 0)
		draw_text(1, c->other, c->other_width, tr(MSG_COLUMN_TARGET), STYLE_HEADER);
	/* The head may begin in the gap behind the targets, which are short. */
	if (c->reported >= 0)
		draw_right(1, c->reported - 1, c->reported_width + 1, tr(MSG_COLUMN_REPORTED),
			   STYLE_HEADER);
}

struct overview_drawing {
	struct ui *ui;
	struct overview *o;
	struct line_columns c;
};

static void overview_draw_heading(const struct overview_drawing *d, const struct outline_row *r,
				  int y)
{
	const int indent = r->kind == OUTLINE_PILLAR ? 0 : 2, at = d->c.name + indent;
	const int counts_at = d->c.bar >= 0 ? d->c.bar : d->c.value - 4;
	struct str text;

	draw_text(y, at, 1, outline_folded(&d->o->outline, r) ? "+" : "-", STYLE_GROUP);
	draw_text(y, at + 2, counts_at - at - 3, overview_heading(d->ui, r), STYLE_GROUP);
	str_init(&text);
	look_add_counts(outline_counts(&d->o->outline, r->kind, r->id), &text);
	draw_text(y, counts_at, d->ui->cols - counts_at, text.text, STYLE_TEXT);
	str_release(&text);
}

static void overview_draw_row(void *arg, size_t row, int y)
{
	const struct overview_drawing *d = arg;
	const struct outline *t = &d->o->outline;
	const struct outline_row *r = &t->row[row];
	const struct line *line;

	if (r->kind != OUTLINE_INDICATOR) {
		overview_draw_heading(d, r, y);
		return;
	}
	line = &t->line[r->id - 1];
	draw_text(y, d->c.name + (t->flat ? 0 : 4), d->c.name_width - (t->flat ? 0 : 4),
		  t->programme->indicator[r->id - 1].brief[lang_get()], STYLE_TEXT);
	line_draw_bar(d->ui, line, y, &d->c);
	line_draw_value(d->ui, line, y, &d->c);
	line_draw_target(line, y, &d->c);
	line_draw_reported(line, y, &d->c);
	line_draw_pace(line, y, &d->c);
}

static void overview_draw_search(struct ui *ui, struct overview *o, int y)
{
	struct str text;

	str_init(&text);
	if (o->found_unit)
		msg_add(&text, MSG_OVERVIEW_UNIT_FOUND,
			units_name(ui->units, o->found_unit, look_day(ui), lang_get()));
	search_draw(&o->search, y, ui->cols, o->found_unit ? text.text : NULL);
	str_release(&text);
}

static void overview_draw(struct ui *ui, void *state)
{
	struct overview *o = state;
	struct overview_drawing d = { ui, o, line_columns_of(ui->cols, &overview_layout) };

	overview_draw_head(ui, o, &d.c);
	list_draw(&o->list, HEAD_LINES, ui->rows - HEAD_LINES - (o->search.typing ? FOOT_LINES : 0),
		  overview_draw_row, &d);
	if (!o->outline.rows)
		draw_text(HEAD_LINES, 1, ui->cols - 1, tr(MSG_OVERVIEW_NOTHING), STYLE_FAINT);
	if (o->search.typing)
		overview_draw_search(ui, o, ui->rows - 1);
}

static void overview_detail(struct ui *ui, void *state, struct str *out)
{
	const struct overview *o = state;

	if (overview_row(o))
		overview_add_detail(ui, &o->outline, overview_row(o), out);
}

static void overview_table(struct ui *ui, void *state, struct table *table)
{
	overview_write(ui, &((struct overview *)state)->outline, table);
}

static struct list *overview_list(void *state)
{
	return &((struct overview *)state)->list;
}

static bool overview_typing(const void *state)
{
	return ((const struct overview *)state)->search.typing;
}

static const keymap overview_map[] = {
	KEYMAP_WALK,    KEYMAP_PERIOD,       KEYMAP_SEARCH,   ACTION_FILTER, ACTION_EMPTY_NEXT,
	ACTION_SORT,    ACTION_LAYOUT,       ACTION_FOLD_ALL, KEYMAP_LOOK,   ACTION_TASKS,
	ACTION_HOME,    ACTION_COMPLETENESS, ACTION_CALENDAR, ACTION_EDIT,   ACTION_HISTORY,
	ACTION_COMMENT, ACTION_ENTRY,        ACTION_EXPLAIN,  ACTION_UNDO,   ACTION_REDO,
	ACTION_QUEUE,   ACTION_IMPORT,       ACTION_FLAGS,    ACTION_PERSON, ACTION_NONE,
};

const struct view_ops overview_view = {
	.name = "overview",
	.title = MSG_OVERVIEW_TITLE,
	.map = overview_map,
	.size = sizeof(struct overview),
	.init = overview_init,
	.load = overview_load,
	.update = overview_update,
	.draw = overview_draw,
	.detail = overview_detail,
	.list = overview_list,
	.allows = overview_allows,
	.typing = overview_typing,
	.table = overview_table,
	.release = overview_release,
};
