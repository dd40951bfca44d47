/* The emulated screen of a struct vt (see vt.h for what callers use). */
#ifndef TIENDO_TESTS_SUPPORT_VT_SCREEN_H
#define TIENDO_TESTS_SUPPORT_VT_SCREEN_H

#include "support/vt.h"

/* Bytes that are kept; released with free(data). */
struct vt_bytes {
	char *data;
	size_t len, room;
};

void vt_bytes_add(struct vt_bytes *b, const void *data, size_t len);

struct vt_screen;

/* What the terminal answers to queries is added to `answers`, which must outlive the screen. */
struct vt_screen *vt_screen_new(int rows, int cols, struct vt_bytes *answers);
void vt_screen_free(struct vt_screen *s);
void vt_screen_resize(struct vt_screen *s, int rows, int cols);
void vt_screen_feed(struct vt_screen *s, const char *data, size_t len);

void vt_screen_cell(const struct vt_screen *s, int row, int col, struct vt_cell *cell);
/* A cell's characters as its text; 0 ends them before `count`. */
void vt_screen_text(const uint32_t *code, int count, char *text);
void vt_screen_cursor(const struct vt_screen *s, int *row, int *col);

struct vt_screen *vt_screen(const struct vt *vt);

#endif
