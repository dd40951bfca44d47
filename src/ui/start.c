/* First start: there is no database; it is made here, with what the user chooses. */
#include "base/str.h"
#include "exchange/create.h"
#include "store/programme.h"
#include "ui/draw.h"
#include "ui/list.h"
#include "ui/page.h"
#include "ui/screens.h"
#include "ui/ui.h"

#include <stdio.h>

struct start {
	struct list list;
	struct page text; /* why, where, what next */
};

static const struct {
	enum msg name, text;
} start_choice[] = {
	[CREATE_EMPTY] = { MSG_START_EMPTY, MSG_START_EMPTY_TEXT },
	[CREATE_PUBLISHED] = { MSG_START_PUBLISHED, MSG_START_PUBLISHED_TEXT },
	[CREATE_ILLUSTRATIVE] = { MSG_START_ILLUSTRATIVE, MSG_START_ILLUSTRATIVE_TEXT },
};

enum {
	START_CHOICES = sizeof(start_choice) / sizeof(start_choice[0]),
	START_CHOICE_LINES = 2,
	START_BLANKS = 3
};

static void start_init(struct ui *ui, void *state, const void *arg)
{
	struct start *s = state;

	(void)ui;
	(void)arg;
	list_resize(&s->list, START_CHOICES);
}

/* One line that is seen while the work goes on. */
static void start_step(enum create_step step, void *arg)
{
	static const enum msg text[] = {
		[CREATE_STEP_READ] = MSG_START_STEP_READ,
		[CREATE_STEP_PROGRAMME] = MSG_START_STEP_PROGRAMME,
		[CREATE_STEP_VALUES] = MSG_START_STEP_VALUES,
	};
	struct ui *ui = arg;

	ui_say(ui, STYLE_NOTICE, tr(text[step]));
	ui_draw(ui);
}

static void start_say_done(struct ui *ui, const struct create_report *r)
{
	const long long made = r->published.values + r->illustrative;
	char indicators[24], targets[24], values[24];
	struct str text;

	snprintf(indicators, sizeof(indicators), "%zu", r->indicators);
	snprintf(targets, sizeof(targets), "%zu", r->targets);
	snprintf(values, sizeof(values), "%lld", made);
	str_init(&text);
	msg_add(&text, MSG_START_DONE, indicators, targets, values);
	ui_say(ui, STYLE_NOTICE, text.text);
	str_release(&text);
}

/* All screens read what the frame points to: it is filled in place. */
static bool start_load(struct ui *ui, struct err *err)
{
	if (!store_load_programme(ui->store, ui->programme, err) ||
	    !store_load_units(ui->store, ui->units, err))
		return false;
	if (!ui->look.period)
		ui->look.period = figure_default_period(ui->store, ui->programme, ui->units);
	return true;
}

static enum view_result start_create(struct ui *ui, enum create_content content)
{
	const struct create create = { .path = ui->path,
				       .content = content,
				       .author = ui->author,
				       .step = start_step,
				       .arg = ui };
	struct create_report report;
	struct err_list faults;
	struct err err = { 0 };

	err_list_init(&faults);
	ui->store = create_database(&create, &report, &faults, &err);
	if (!ui->store && faults.kept)
		err = faults.item[0];
	err_list_release(&faults);
	if (!ui->store || !start_load(ui, &err)) {
		ui_fail(ui, &err);
		return VIEW_STAY;
	}
	start_say_done(ui, &report);
	view_replace_all(ui, &overview_view, NULL);
	return VIEW_STAY;
}

static enum view_result start_update(struct ui *ui, void *state, enum action action,
				     const struct event *ev)
{
	struct start *s = state;

	if (ev->kind == EVENT_KEY && ev->key >= '1' && ev->key < '1' + START_CHOICES)
		return start_create(ui, (enum create_content)(ev->key - '1'));
	if (list_move(&s->list, action))
		return VIEW_STAY;
	if (action == ACTION_OPEN)
		return start_create(ui, (enum create_content)s->list.selected);
	return action == ACTION_BACK ? VIEW_CLOSE : VIEW_STAY;
}

/* Why, where, what next: in a low window only where. */
static void start_fill(struct start *s, const struct ui *ui, bool all)
{
	const int width = ui->cols - PAGE_MARGIN;

	page_clear(&s->text);
	if (all) {
		page_add_wrapped(&s->text, STYLE_TEXT, width, 0, tr(MSG_START_WHY));
		page_add(&s->text, STYLE_TEXT, 0, "");
	}
	page_add_wrapped(&s->text, STYLE_GROUP, width, 4, ui->path);
	if (all) {
		page_add(&s->text, STYLE_TEXT, 0, "");
		page_add_wrapped(&s->text, STYLE_TEXT, width, 0, tr(MSG_START_ASK));
	}
}

static void start_draw_choice(int n, int y, int width, bool all)
{
	struct str text;

	str_init(&text);
	str_addf(&text, "%d  %s", n + 1, tr(start_choice[n].name));
	draw_text(y, 2, width, text.text, STYLE_TEXT);
	if (all)
		draw_text(y + 1, 5, width - 3, tr(start_choice[n].text), STYLE_FAINT);
	str_release(&text);
}

static void start_draw(struct ui *ui, void *state)
{
	struct start *s = state;
	const int width = ui->cols - PAGE_MARGIN;
	bool all = true;
	int y = 0;

	start_fill(s, ui, true);
	if ((int)s->text.list.count + START_BLANKS + START_CHOICES * START_CHOICE_LINES > ui->rows)
		start_fill(s, ui, all = false);
	draw_title(y++, tr(MSG_START_TITLE), "");
	for (size_t n = 0; n < s->text.list.count; n++)
		draw_text(y++ + all, 2, width, s->text.line[n].text, s->text.line[n].style);
	y += all ? 2 : 0;
	for (int n = 0; n < START_CHOICES; n++, y += all ? START_CHOICE_LINES : 1) {
		start_draw_choice(n, y, width, all);
		if ((size_t)n == s->list.selected) {
			draw_text(y, 0, 1, ">", STYLE_MARKER);
			draw_cursor(y, 0);
		}
	}
}

static void start_release(void *state)
{
	page_release(&((struct start *)state)->text);
}

static const keymap start_map[] = {
	ACTION_UP, ACTION_DOWN, ACTION_FIRST, ACTION_LAST, ACTION_OPEN, ACTION_BACK, ACTION_NONE,
};

const struct view_ops start_view = {
	.name = "start",
	.title = MSG_START_TITLE,
	.map = start_map,
	.size = sizeof(struct start),
	.init = start_init,
	.update = start_update,
	.draw = start_draw,
	.release = start_release,
};
