/* Scenes on an unseen terminal. */
#include "screens/stage.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "exchange/create.h"
#include "store/programme.h"
#include "support/press.h"
#include "support/scratch.h"
#include "support/screen.h"
#include "ui/screens.h"
#include "ui/ui.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct {
	const char *path;
	struct programme programme;
	struct units units;
	struct store *store, *copy;
	const struct stage_other *other;
	struct ui ui;
	const char *clipboard;
} stage;

static void stage_must(bool ok, const struct err *err)
{
	struct str text;

	if (ok)
		return;
	str_init(&text);
	err_format(err, LANG_EN, &text);
	fprintf(stderr, "stage: %s\n", text.text);
	abort();
}

static int stage_make(const char *dir)
{
	struct create create = { .content = CREATE_ILLUSTRATIVE, .author = "lan.ht", .dir = dir };
	struct create_report report;
	struct err_list faults;
	struct err err = { 0 };

	if (setenv("TIENDO_NOW", "2026-01-15T08:00:00", 1) != 0 || !clock_init())
		return -1;
	lang_set(LANG_VI); /* who the illustrative values are from is a word */
	stage.path = create.path = scratch_path("tiendo.db");
	err_list_init(&faults);
	struct store *made = create_database(&create, &report, &faults, &err);
	err_list_release(&faults);
	stage_must(made != NULL, &err);
	store_close(made);
	/* What is entered in a scene is entered later. */
	if (setenv("TIENDO_NOW", "2026-01-16T09:30:00", 1) != 0 || !clock_init())
		return -1;
	stage.store = store_open(stage.path, STORE_WRITE, &err);
	stage_must(stage.store != NULL, &err);
	programme_init(&stage.programme);
	units_init(&stage.units);
	stage_must(store_load_programme(stage.store, &stage.programme, &err), &err);
	stage_must(store_load_units(stage.store, &stage.units, &err), &err);
	return 0;
}

int stage_setup(void **state)
{
	return scratch_setup(state) ? -1 : stage_make(NULL);
}

int stage_setup_small(void **state)
{
	return scratch_setup(state) ? -1 : stage_make(source_path("tests/data/catalogue-small"));
}

int stage_teardown(void **state)
{
	store_close(stage.store);
	units_release(&stage.units);
	programme_release(&stage.programme);
	return scratch_teardown(state);
}

/* The database at rest is one file. */
static struct store *stage_copy(void)
{
	struct err err = { 0 };
	size_t len;
	char *bytes = scratch_read(stage.path, &len);
	const char *path = scratch_write_bytes("copy.db", bytes, len);
	struct store *copy;

	free(bytes);
	copy = store_open(path, STORE_WRITE, &err);
	stage_must(copy != NULL, &err);
	return copy;
}

void stage_other(const struct stage_other *other)
{
	stage.other = other;
}

static void stage_do(void (*what)(struct store *s, const struct act *act), const char *author)
{
	const struct act act = { .author = author,
				 .programme = &stage.programme,
				 .units = &stage.units };
	struct err err = { 0 };
	struct store *s;

	if (!stage.copy || !what)
		return;
	s = store_open(scratch_path("copy.db"), STORE_WRITE, &err);
	stage_must(s != NULL, &err);
	what(s, &act);
	store_close(s);
}

static void stage_press(int32_t key)
{
	press_key(&stage.ui, key);
	ui_draw(&stage.ui);
}

void stage_clipboard(const char *text)
{
	stage.clipboard = text;
}

static void stage_paste(void)
{
	ui_handle(&stage.ui, &(struct event){ .kind = EVENT_PASTE, .paste = stage.clipboard });
	ui_draw(&stage.ui);
}

static void stage_type(const char *keys)
{
	while (*keys) {
		const char *end = *keys == '{' ? strchr(keys, '}') : NULL;

		if (!end) {
			stage_press(*keys++);
			continue;
		}
		if (stage.other && strncmp(keys, "{meanwhile}", 11) == 0)
			stage_do(stage.other->meanwhile, "minh");
		else if (strncmp(keys, "{paste}", 7) == 0)
			stage_paste();
		else
			stage_press(key_parse(keys + 1, (size_t)(end - keys - 1)));
		keys = end + 1;
	}
}

/* A database draws its own number: what names a revision is the same only without it. */
static void stage_hide_numbers(char *text)
{
	for (char *c = text; (c = strchr(c, '[')) != NULL; c++) {
		const size_t digits = strspn(c + 1, "0123456789abcdef");

		if (digits >= 8 && c[1 + digits] == '-')
			memset(c + 1, '0', digits);
	}
}

static void stage_scene(const struct scene *scene, enum lang lang, int rows, int cols,
			const char *kind)
{
	static char *text; /* what a failed comparison leaves is freed by the next one */
	char path[160];
	struct ui *ui = &stage.ui;

	lang_set(lang);
	keys_init();
	screen_open(rows, cols, strcmp(kind, "_ascii") == 0 ? "vt100" : "xterm-256color",
		    strcmp(kind, "_ascii") != 0);
	if (strcmp(kind, "_mono") == 0)
		theme_use(THEME_MONO);
	ui_init(ui);
	stage.copy = scene->how & STAGE_WRITES ? stage_copy() : NULL;
	if (stage.other)
		stage_do(stage.other->before, "lan.ht");
	ui->programme = &stage.programme;
	ui->units = &stage.units;
	ui->path = "/home/lan/.local/share/tiendo/tiendo.db";
	ui->author = "lan.ht";
	for (int n = 0; n < PERIOD_LENGTH_MAX; n++) {
		ui->calendar.cutoff[n].day = 14;
		ui->calendar.due[n].day = 20;
	}
	ui->returned = 10;
	if (!(scene->how & STAGE_START)) {
		ui->store = stage.copy ? stage.copy : stage.store;
		period_parse(scene->period, &ui->look.period);
	}
	view_push(ui, scene->how & STAGE_START ? &start_view : &overview_view, NULL);
	ui_draw(ui);
	stage_type(scene->keys);
	free(text);
	text = screen_text();
	stage_hide_numbers(text);
	ui_release(ui);
	store_close(stage.copy);
	screen_close();
	snprintf(path, sizeof(path), "tests/screens/golden/%s_%s_%dx%d%s.txt", scene->name,
		 lang_code(lang), cols, rows, kind);
	golden_check(path, text);
}

void stage_check(const struct scene *scenes, size_t count)
{
	for (size_t n = 0; n < count; n++) {
		const struct scene *s = &scenes[n];

		for (int lang = 0; lang < LANG_MAX; lang++) {
			stage_scene(s, (enum lang)lang, 24, 80, "");
			if (s->how & STAGE_LARGE)
				stage_scene(s, (enum lang)lang, 40, 120, "");
		}
		if (s->how & STAGE_NARROW)
			stage_scene(s, LANG_VI, 20, 60, "");
		if (s->how & STAGE_SMALLEST)
			stage_scene(s, LANG_VI, 10, 40, "");
		if (s->how & STAGE_MONO)
			stage_scene(s, LANG_VI, 24, 80, "_mono");
		if (s->how & STAGE_ASCII)
			stage_scene(s, LANG_VI, 24, 80, "_ascii");
	}
}
