/* A screen without a terminal: curses on /dev/null with a fixed size, read back as text.
 *
 *   screen_open(24, 80, "xterm-256color", true);
 *   ui_draw(&ui);
 *   screen_check("tests/screens/golden/help_vi.txt");
 *   screen_close(); */
#ifndef TIENDO_TESTS_SUPPORT_SCREEN_H
#define TIENDO_TESTS_SUPPORT_SCREEN_H

#include <stdbool.h>

/* One at a time. Colours as the type has them; `utf8` false shows everything in ASCII. */
void screen_open(int rows, int cols, const char *type, bool utf8);
void screen_close(void);

/* Another size, as after SIGWINCH. */
void screen_resize(int rows, int cols);

/* What is drawn, line by line without the spaces at the ends, coloured or reverse spaces as █, and "cursor ROW,COLUMN" as the last
 * line. The caller frees it. */
char *screen_text(void);

/* One line of it; the caller frees it. */
char *screen_line(int row);

/* Compares screen_text with a golden file (scratch.h). */
#define screen_check(path) screen_check_at((path), __FILE__, __LINE__)
void screen_check_at(const char *path, const char *file, int line);

#endif
