/* Help for a screen: its keys by group in two columns, one below 76 columns or while searching. */
#include "ui/help.h"

#include "base/mem.h"
#include "base/str.h"
#include "ui/draw.h"
#include "ui/field.h"
#include "ui/list.h"
#include "ui/search.h"
#include "ui/ui.h"

enum { HELP_TWO_COLUMNS = 76, HELP_KEYS_WIDTH = 13, HELP_SEARCH_WIDTH = 40 };

/* A group's title when the action is ACTION_NONE, or what typing does; two actions when they say it in one line. */
struct help_line {
	enum action action;
	enum action_group group;
	const struct help_pair *pair;
	const struct view_note *note;
};

/* Neighbours with a key each that one line says both of. */
struct help_pair {
	enum action first, second;
	enum msg text;
};

static const struct help_pair help_pairs[] = {
	{ ACTION_PERIOD_PREVIOUS, ACTION_PERIOD_NEXT, MSG_HELP_PAIR_PERIODS },
	{ ACTION_SIBLING_PREVIOUS, ACTION_SIBLING_NEXT, MSG_HELP_PAIR_SIBLINGS },
	{ ACTION_SEARCH_NEXT, ACTION_SEARCH_PREVIOUS, MSG_HELP_PAIR_MATCHES },
	{ ACTION_UNDO, ACTION_REDO, MSG_HELP_PAIR_UNDO },
};

static const struct view_note help_typing_title = { NULL, MSG_KEYS_TYPING };

struct help {
	enum msg title; /* of the screen it is about */
	const keymap *map;
	const struct view_note *notes;
	bool typing;
	struct field search;
	struct help_line line[2 * ACTION_MAX];
	size_t count[2]; /* lines of the left column, then of the right one */
	int y;           /* of the first of them */
	size_t top, page;
};

static void help_init(struct ui *ui, void *state, const void *arg)
{
	struct help *h = state;
	void *other;
	const struct view_ops *below = ui_below(ui, &other);

	(void)arg;
	h->title = below ? below->title : MSG_HELP_TITLE;
	h->map = below ? below->map : help_view.map;
	h->notes = below ? below->notes : NULL;
	field_start(&h->search, "", HELP_SEARCH_WIDTH);
}

static void help_add_keys(const struct help_line *line, struct str *out)
{
	keys_add(out, line->pair ? line->pair->first : line->action);
	if (!line->pair)
		return;
	str_addc(out, ' ');
	keys_add(out, line->pair->second);
}

/* The pair that an action is of, if its keys fit one column together. */
static const struct help_pair *help_pair_of(const struct help *h, enum action a)
{
	struct str keys;
	bool fits;

	for (size_t n = 0; n < ARRAY_LEN(help_pairs); n++) {
		const struct help_pair *p = &help_pairs[n];

		if ((a != p->first && a != p->second) || !keymap_has(h->map, p->first) ||
		    !keymap_has(h->map, p->second))
			continue;
		str_init(&keys);
		help_add_keys(&(struct help_line){ .action = a, .pair = p }, &keys);
		fits = keys.len < HELP_KEYS_WIDTH - 1;
		str_release(&keys);
		return fits ? p : NULL;
	}
	return NULL;
}

/* While searching each action is found for itself. */
static void help_add_action(struct help *h, enum action a, size_t *n)
{
	const struct help_pair *pair = h->search.len ? NULL : help_pair_of(h, a);

	if (!pair || pair->first == a)
		h->line[(*n)++] =
			(struct help_line){ .action = a, .group = action_group(a), .pair = pair };
}

static bool help_matches(const struct help *h, enum action a)
{
	struct str text;

	str_init(&text);
	str_addf(&text, "%s %s ", action_help(a), action_group_title(action_group(a)));
	keys_add(&text, a);
	bool found = !h->search.len || search_matches(h->search.text, text.text);
	str_release(&text);
	return found;
}

/* What typing does, or the title of that. */
static bool help_note_matches(const struct help *h, const struct view_note *note)
{
	struct str text;
	bool found;

	str_init(&text);
	str_addf(&text, "%s %s %s", tr(note->text), tr(help_typing_title.text), note->keys);
	found = !h->search.len || search_matches(h->search.text, text.text);
	str_release(&text);
	return found;
}

static void help_add_notes(struct help *h, size_t *n)
{
	const size_t title = *n;

	if (!h->notes)
		return;
	h->line[(*n)++] = (struct help_line){ .note = &help_typing_title };
	for (const struct view_note *note = h->notes; note->keys; note++)
		if (help_note_matches(h, note))
			h->line[(*n)++] = (struct help_line){ .note = note };
	if (*n == title + 1)
		*n = title; /* nothing in it */
}

static void help_add_group(struct help *h, enum action_group g, size_t *n)
{
	size_t title = *n;
	enum action a;

	h->line[(*n)++] = (struct help_line){ .action = ACTION_NONE, .group = g };
	for (size_t i = 0; (a = keymap_at(h->map, i)) != ACTION_NONE; i++)
		if (action_group(a) == g && help_matches(h, a))
			help_add_action(h, a, n);
	if (*n == title + 1)
		*n = title; /* nothing in it */
}

/* Two columns: moving and figures on the left, finding and the program on the right. */
static void help_arrange(struct help *h, bool two)
{
	size_t n = 0;

	help_add_notes(h, &n);
	help_add_group(h, ACTION_GO, &n);
	help_add_group(h, ACTION_DATA, &n);
	h->count[0] = n;
	help_add_group(h, ACTION_FIND, &n);
	help_add_group(h, ACTION_SYSTEM, &n);
	h->count[1] = n - h->count[0];
	if (!two) {
		h->count[0] = n;
		h->count[1] = 0;
	}
}

static size_t help_height(const struct help *h)
{
	return h->count[0] > h->count[1] ? h->count[0] : h->count[1];
}

static void help_scroll(struct help *h, enum action action)
{
	size_t height = help_height(h);
	size_t last = height > h->page ? height - h->page : 0;
	size_t step = action == ACTION_UP || action == ACTION_DOWN ? 1 : h->page;

	if (action == ACTION_DOWN || action == ACTION_PAGE_DOWN)
		h->top += step;
	else if (action == ACTION_UP || action == ACTION_PAGE_UP)
		h->top -= step < h->top ? step : h->top;
	else
		h->top = action == ACTION_LAST ? last : 0;
	if (h->top > last)
		h->top = last;
}

static enum view_result help_type(struct help *h, enum action action, const struct event *ev)
{
	if (field_event(&h->search, ev)) {
		h->top = 0;
		return VIEW_STAY;
	}
	if (action == ACTION_BACK)
		field_start(&h->search, "", HELP_SEARCH_WIDTH);
	h->typing = false;
	return VIEW_STAY;
}

static enum view_result help_update(struct ui *ui, void *state, enum action action,
				    const struct event *ev)
{
	struct help *h = state;

	(void)ui;
	if (h->typing)
		return help_type(h, action, ev);
	switch (action) {
	case ACTION_BACK:
		return VIEW_CLOSE;
	case ACTION_SEARCH:
		h->typing = true;
		break;
	case ACTION_UP:
	case ACTION_DOWN:
	case ACTION_PAGE_UP:
	case ACTION_PAGE_DOWN:
	case ACTION_FIRST:
	case ACTION_LAST:
		help_scroll(h, action);
		break;
	default:
		break;
	}
	return VIEW_STAY;
}

static void help_draw_line(const struct help_line *line, int y, int x, int width)
{
	struct str keys;

	if (line->note) {
		const bool title = !line->note->keys;

		draw_text(y, x + 1, HELP_KEYS_WIDTH - 2, title ? "" : line->note->keys, STYLE_TEXT);
		draw_text(y, title ? x : x + HELP_KEYS_WIDTH, width - HELP_KEYS_WIDTH - 1,
			  tr(line->note->text), title ? STYLE_TITLE : STYLE_TEXT);
		return;
	}
	if (line->action == ACTION_NONE) {
		draw_text(y, x, width, action_group_title(line->group), STYLE_TITLE);
		return;
	}
	str_init(&keys);
	help_add_keys(line, &keys);
	draw_text(y, x + 1, HELP_KEYS_WIDTH - 2, keys.text, STYLE_TEXT);
	draw_text(y, x + HELP_KEYS_WIDTH, width - HELP_KEYS_WIDTH - 1,
		  line->pair ? tr(line->pair->text) : action_help(line->action), STYLE_TEXT);
	str_release(&keys);
}

static void help_draw_column(const struct help *h, size_t first, size_t count, int x, int width)
{
	for (size_t i = 0; i < h->page && h->top + i < count; i++)
		help_draw_line(&h->line[first + h->top + i], h->y + (int)i, x, width);
}

static void help_draw_title(const struct help *h)
{
	struct str left;

	str_init(&left);
	str_addf(&left, "%s: %s", tr(MSG_HELP_TITLE), tr(h->title));
	draw_title(0, left.text, tr(MSG_HELP_TITLE_KEYS));
	str_release(&left);
}

static void help_draw_foot(const struct ui *ui, struct help *h)
{
	if (h->top + h->page < help_height(h))
		list_draw_more(help_height(h) - h->top - h->page, ui->rows - 1);
	if (h->typing || h->search.len) {
		draw_text(ui->rows, 0, 1, "/", STYLE_TEXT);
		field_draw(&h->search, ui->rows, 1, HELP_SEARCH_WIDTH, STYLE_SELECTED);
	} else {
		draw_text(ui->rows, 1, ui->cols - 2, tr(MSG_HELP_NOTE), STYLE_TEXT);
	}
}

static void help_draw(struct ui *ui, void *state)
{
	struct help *h = state;
	bool two = ui->cols >= HELP_TWO_COLUMNS && !h->search.len;
	int width = two ? ui->cols / 2 : ui->cols;

	help_arrange(h, two);
	/* The line below the title is given up for one page, and a line at the end for what is left. */
	h->y = help_height(h) + 2 > (size_t)ui->rows ? 1 : 2;
	h->page = (size_t)(ui->rows - h->y);
	h->page -= help_height(h) > h->page;
	if (h->top >= help_height(h))
		h->top = 0;
	help_draw_title(h);
	if (!help_height(h))
		draw_text(2, 1, ui->cols - 1, tr(MSG_HELP_NOTHING), STYLE_TEXT);
	help_draw_column(h, 0, h->count[0], 0, width);
	help_draw_column(h, h->count[0], h->count[1], width, width);
	help_draw_foot(ui, h);
}

static bool help_typing(const void *state)
{
	return ((const struct help *)state)->typing;
}

static const keymap help_keys[] = { ACTION_BACK, ACTION_SEARCH, KEYMAP_SCROLL, ACTION_NONE };

const struct view_ops help_view = {
	.name = "help",
	.title = MSG_HELP_TITLE,
	.flags = VIEW_BARE,
	.map = help_keys,
	.size = sizeof(struct help),
	.init = help_init,
	.update = help_update,
	.draw = help_draw,
	.typing = help_typing,
};
