/* Folders as the file chooser shows and walks them. */
#include "ui/folder.h"

#include "base/lang.h"
#include "base/str.h"
#include "support/press.h"
#include "support/scratch.h"
#include "support/screen.h"
#include "ui/event.h"
#include "ui/screens.h"
#include "ui/ui.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES_MOMENT = 1665363600 }; /* 10/10/2022 08:00 in Vietnam */

/* In a folder of its own: the scratch folder holds more. */
static const char *at(const char *name)
{
	static char path[4096];

	snprintf(path, sizeof(path), "work/%s", name);
	return path;
}

static void touch(const char *name)
{
	const struct timespec times[2] = { { FILES_MOMENT, 0 }, { FILES_MOMENT, 0 } };

	assert_int_equal(utimensat(AT_FDCWD, scratch_path(at(name)), times, 0), 0);
}

static void make(const char *name, const char *text)
{
	if (text)
		scratch_write(at(name), text);
	else
		assert_int_equal(mkdir(scratch_path(at(name)), 0755), 0);
	touch(name);
}

/* A colour, a right-to-left override, and a byte that is not UTF-8. */
static const char hostile[] = { 'e',    's',    'c',    0x1b, '[', '3', '1', 'm', '\xe2',
				'\x80', '\xae', '\xff', '.',  'c', 's', 'v', '\0' };

static int files_setup(void **state)
{
	scratch_setup(state);
	make("ước.csv", "1");
	make("Đợt 2.csv", "22");
	make("đợt 1.csv", "333");
	make(hostile, "");
	make("zones", NULL);
	make("Báo cáo", NULL);
	make("Báo cáo/quý.csv", "5");
	touch("Báo cáo");
	make(".hidden", "");
	assert_int_equal(mkfifo(scratch_path(at("pipe")), 0644), 0);
	return 0;
}

static void test_order(void **state)
{
	static const char *const names[] = { "..",        "Báo cáo", "zones",  "đợt 1.csv",
					     "Đợt 2.csv", hostile,   "ước.csv" };
	struct folder f = { .path = NULL };
	struct err err;

	(void)state;
	assert_true(folder_read(&f, scratch_path("work"), &err));
	assert_int_equal(f.count, sizeof(names) / sizeof(names[0]));
	for (size_t n = 0; n < f.count; n++)
		assert_string_equal(f.entry[n].name, names[n]);
	assert_true(f.entry[1].folder);
	assert_false(f.entry[3].folder);
	assert_int_equal(f.entry[3].size, 3);
	/* what cannot be read leaves what was there */
	assert_false(folder_read(&f, scratch_path("missing"), &err));
	assert_int_equal(err.code, ERR_FILE_READ);
	assert_int_equal(f.count, sizeof(names) / sizeof(names[0]));
	folder_release(&f);
}

static void test_paths(void **state)
{
	struct folder f = { .path = (char *)"/a" }, root = { .path = (char *)"/" };
	const struct {
		const struct folder *folder;
		const char *name, *path;
	} rows[] = {
		{ &f, "b.csv", "/a/b.csv" },
		{ &f, "/b.csv", "/b.csv" },
		{ &root, "b", "/b" },
		{ &f, "~x", "/a/~x" },
	};

	(void)state;
	for (size_t n = 0; n < sizeof(rows) / sizeof(rows[0]); n++) {
		char *path = folder_path(rows[n].folder, rows[n].name);
		assert_string_equal(path, rows[n].path);
		free(path);
	}
	struct str home;
	str_init(&home);
	str_addf(&home, "%s/x", getenv("HOME"));
	char *path = folder_path(&f, "~/x");
	assert_string_equal(path, home.text);
	free(path);
	str_release(&home);
}

static void press(struct ui *ui, int32_t key)
{
	press_key(ui, key);
	ui_draw(ui);
}

/* Without the column of dates, which the way up has of the machine. */
static void expect(int row, const char *text)
{
	char *line = screen_line(row);

	assert_string_equal(line, text);
	free(line);
}

static void walk(struct ui *ui)
{
	/* into a folder and back, the marker on where one came from */
	for (int n = 0; n < 3; n++)
		press(ui, K_BACKSPACE);
	press(ui, K_DOWN);
	press(ui, K_ENTER);
	expect(4, "  quý.csv                                                   1 B "
		  "10/10/2022 08:00");
	press(ui, K_ENTER);
	expect(4, "> Báo cáo/                                                      "
		  "10/10/2022 08:00");
	/* a pasted path */
	ui_handle(ui,
		  &(struct event){ .kind = EVENT_PASTE, .paste = scratch_path(at("Báo cáo\n")) });
	press(ui, K_ENTER);
	expect(4, "  quý.csv                                                   1 B "
		  "10/10/2022 08:00");
	press(ui, K_ENTER);
}

static void test_screen(void **state)
{
	static const struct {
		enum lang lang;
		const char *typed, *keys, *nothing;
	} rows[] = {
		{ LANG_VI, " tên hoặc đường dẫn:",
		  " gõ để lọc, hoặc đường dẫn có dấu /; Enter mở, Esc thôi", "  không tìm thấy" },
		{ LANG_EN, " name or path:",
		  " type to narrow, or a path with /; Enter opens, Esc leaves", "  nothing found" },
	};

	(void)state;
	assert_int_equal(chdir(scratch_path("work")), 0);
	for (size_t i = 0; i < 2; i++) {
		struct ui ui;

		lang_set(rows[i].lang);
		keys_init();
		screen_open(24, 80, "xterm-256color", true);
		ui_init(&ui);
		view_push(&ui, &files_view, NULL);
		ui_draw(&ui);
		expect(1, rows[i].typed);
		expect(3, "> ../");
		expect(4, "  Báo cáo/                                                      "
			  "10/10/2022 08:00");
		expect(6, "  đợt 1.csv                                                 3 B "
			  "10/10/2022 08:00");
		expect(8, "  esc^[[31m<202E><FF>.csv                                   0 B "
			  "10/10/2022 08:00");
		expect(21, rows[i].keys);
		/* Backspace does nothing; typing narrows, accents optional */
		press(&ui, K_BACKSPACE);
		expect(3, "> ../");
		press(&ui, 'd');
		press(&ui, 'o');
		expect(3, "> đợt 1.csv                                                 3 B "
			  "10/10/2022 08:00");
		press(&ui, 'x');
		expect(3, rows[i].nothing);
		walk(&ui);
		press(&ui, K_ESC);
		assert_int_equal(ui.depth, 0);
		ui_release(&ui);
		screen_close();
	}
	assert_int_equal(chdir("/"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_order, files_setup, scratch_teardown),
		cmocka_unit_test_setup_teardown(test_paths, files_setup, scratch_teardown),
		cmocka_unit_test_setup_teardown(test_screen, files_setup, scratch_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
