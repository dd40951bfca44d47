/* Choosing a file to import: folders are walked, typing narrows, a path may be typed or pasted. */
#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/folder.h"
#include "ui/draw.h"
#include "ui/field.h"
#include "ui/list.h"
#include "ui/preview.h"
#include "ui/screens.h"
#include "ui/search.h"
#include "ui/ui.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	FILES_HEAD = 3,
	FILES_FOOT = 1,
	FILES_SIZE_WIDTH = 10,
	FILES_DATE_WIDTH = 16,
	FILES_NARROW = 60,
	FILES_KIB = 1024
};

struct files {
	struct folder folder;
	size_t *shown; /* the entries that match what is typed */
	struct list list;
	struct field field;
	int cols;
	int indicator; /* files_arg */
};

/* The folder that was looked at last in this run, where the next choice begins. */
static char *files_last;

static const struct folder_entry *files_entry(const struct files *f, size_t row)
{
	return &f->folder.entry[f->shown[row]];
}

/* A path is typed as such: nothing is sought then. */
static bool files_types_path(const struct files *f)
{
	return strchr(f->field.text, '/') || f->field.text[0] == '~';
}

static void files_narrow(struct files *f)
{
	size_t count = 0;

	for (size_t n = 0; n < f->folder.count; n++)
		if (files_types_path(f) || search_matches(f->field.text, f->folder.entry[n].name))
			f->shown[count++] = n;
	list_resize(&f->list, count);
	list_select(&f->list, 0);
}

/* Shows a folder, the marker on the entry `name` (or NULL). */
static bool files_go(struct ui *ui, struct files *f, const char *path, const char *name)
{
	struct err err = { 0 };

	if (!folder_read(&f->folder, path, &err)) {
		ui_fail(ui, &err);
		return false;
	}
	free(files_last);
	files_last = mem_strdup(f->folder.path);
	f->shown = mem_resize(f->shown, f->folder.count + 1, sizeof(*f->shown));
	field_start(&f->field, NULL, 0);
	files_narrow(f);
	f->list.top = 0;
	for (size_t row = 0; name && row < f->list.count; row++)
		if (strcmp(files_entry(f, row)->name, name) == 0)
			list_select(&f->list, row);
	return true;
}

static void files_init(struct ui *ui, void *state, const void *arg)
{
	struct files *f = state;
	char *here = getcwd(NULL, 0);

	if (arg)
		f->indicator = ((const struct files_arg *)arg)->indicator;
	field_start(&f->field, NULL, 0);
	if (!(files_last && files_go(ui, f, files_last, NULL)) &&
	    !(here && files_go(ui, f, here, NULL)))
		files_go(ui, f, "/", NULL);
	free(here);
}

static void files_release(void *state)
{
	struct files *f = state;

	folder_release(&f->folder);
	free(f->shown);
}

/* The name of a folder within the one above it. */
static const char *files_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static enum view_result files_open(struct ui *ui, const struct files *f, const char *path)
{
	struct import_plan *plan = preview_plan(ui, f->indicator);

	if (!plan)
		return VIEW_STAY;
	import_plan_file(plan, path);
	return preview_open(ui, plan, files_base(path)) ? VIEW_CLOSE : VIEW_STAY;
}

static enum view_result files_take(struct ui *ui, struct files *f)
{
	enum view_result result = VIEW_STAY;
	const char *name;
	char *path, *was;

	field_commit(&f->field);
	if (files_types_path(f))
		name = f->field.text;
	else if (f->list.count)
		name = files_entry(f, f->list.selected)->name;
	else
		return VIEW_STAY;
	path = folder_path(&f->folder, name);
	was = mem_strdup(f->folder.path);
	if (folder_is(path))
		files_go(ui, f, path, strcmp(name, "..") == 0 ? files_base(was) : NULL);
	else
		result = files_open(ui, f, path);
	free(was);
	free(path);
	return result;
}

static enum view_result files_update(struct ui *ui, void *state, enum action action,
				     const struct event *ev)
{
	struct files *f = state;

	if (action == ACTION_OPEN)
		return files_take(ui, f);
	if (action == ACTION_BACK)
		return VIEW_CLOSE;
	if (list_move(&f->list, action))
		return VIEW_MOVED;
	if (field_event(&f->field, ev))
		files_narrow(f);
	return VIEW_STAY;
}

/* "980 B", "12 KiB", "3 MiB": enough to tell files apart. */
static void files_size(int64_t bytes, char text[FILES_SIZE_WIDTH * 3])
{
	static const char *const unit[] = { "B", "KiB", "MiB", "GiB", "TiB" };
	size_t n = 0;

	for (; bytes >= 10 * FILES_KIB && n + 1 < ARRAY_LEN(unit); n++)
		bytes /= FILES_KIB;
	snprintf(text, FILES_SIZE_WIDTH * 3, "%lld %s", (long long)bytes, unit[n]);
}

static void files_draw_row(void *arg, size_t row, int y)
{
	const struct files *f = arg;
	const struct folder_entry *e = files_entry(f, row);
	const bool facts = f->cols >= FILES_NARROW;
	const int date = f->cols - FILES_DATE_WIDTH, size = date - FILES_SIZE_WIDTH - 1;
	int used = draw_text(y, 2, (facts ? size : f->cols) - 3, e->name,
			     e->folder ? STYLE_GROUP : STYLE_TEXT);
	char text[FILES_SIZE_WIDTH * 3], when[DATE_STAMP_SIZE];

	if (e->folder)
		draw_text(y, 2 + used, 1, "/", STYLE_GROUP);
	if (!facts || strcmp(e->name, "..") == 0)
		return;
	if (!e->folder) {
		files_size(e->size, text);
		draw_right(y, size, FILES_SIZE_WIDTH, text, STYLE_TEXT);
	}
	clock_format(e->ms, when);
	draw_text(y, date, FILES_DATE_WIDTH, when, STYLE_FAINT);
}

static void files_draw(struct ui *ui, void *state)
{
	struct files *f = state;
	struct str text;

	f->cols = ui->cols;
	str_init(&text);
	str_addf(&text, "%s: %s", tr(MSG_FILES_TITLE), f->folder.path ? f->folder.path : "");
	draw_title(0, text.text, "");
	str_release(&text);
	const int used = draw_text(1, 1, ui->cols - 1, tr(MSG_FILES_TYPED), STYLE_TEXT) + 2;
	field_draw(&f->field, 1, used, ui->cols - used - 1, STYLE_SELECTED);
	if (!f->list.count)
		draw_text(FILES_HEAD, 2, ui->cols - 2, tr(MSG_HELP_NOTHING), STYLE_TEXT);
	else
		list_draw(&f->list, FILES_HEAD, ui->rows - FILES_HEAD - FILES_FOOT, files_draw_row,
			  f);
	draw_text(ui->rows - 1, 1, ui->cols - 2, tr(MSG_FILES_KEYS), STYLE_TEXT);
}

static struct list *files_list(void *state)
{
	return &((struct files *)state)->list;
}

static bool files_typing(const void *state)
{
	(void)state;
	return true;
}

static const keymap files_map[] = {
	KEYMAP_SCROLL,
	ACTION_OPEN,
	ACTION_BACK,
	ACTION_NONE,
};

const struct view_ops files_view = {
	.name = "files",
	.title = MSG_FILES_TITLE,
	.flags = VIEW_BARE,
	.map = files_map,
	.size = sizeof(struct files),
	.init = files_init,
	.update = files_update,
	.draw = files_draw,
	.list = files_list,
	.typing = files_typing,
	.release = files_release,
};
