/* A program in a pseudo-terminal, with an emulated terminal (libvterm) at the other end. No test
 * framework: term.h asserts on top of it, the benchmarks measure with it.
 *
 *   struct vt *vt = vt_start(&(struct vt_options){ .argv = argv });
 *   vt_send(vt, "q", 1);
 *   while (vt_pump(vt, vt_clock() + 20000) == VT_DATA) ...
 *   vt_free(vt);
 *
 * Nothing here sleeps. Whether the program has finished with what it was sent is asked of the
 * kernel: it is idle when it is blocked without a time limit, waiting for input, and nothing is
 * on its way in either direction. */
#ifndef TIENDO_TESTS_SUPPORT_VT_H
#define TIENDO_TESTS_SUPPORT_VT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct vt;

struct vt_options {
	const char *const *argv; /* NULL-terminated; argv[0] is looked up in PATH */
	const char *const *env;  /* changes as in env.h, or NULL */
	const char *term;        /* TERM; NULL: xterm-256color */
	const char *dir;         /* working folder, NULL: this one */
	const char *log;         /* file to which stderr is appended, NULL: the terminal */
	int rows, cols;          /* 0: 24 x 80 */
};

/* NULL with errno set when no terminal or process can be had. A program that cannot be started
 * says so on its terminal and ends with status 127. */
struct vt *vt_start(const struct vt_options *o);

/* Kills the program if it still runs, reaps it and closes the terminal. NULL is allowed. */
void vt_free(struct vt *vt);

enum vt_event {
	VT_DATA,  /* something was received (and drawn) */
	VT_IDLE,  /* the program waits for input; all that it wrote has been received */
	VT_ENDED, /* it has ended; all that it wrote has been received */
	VT_LATE   /* none of this came before the deadline */
};

/* Waits for the next event; `deadline` on vt_clock's scale. */
enum vt_event vt_pump(struct vt *vt, int64_t deadline);

/* Pumps until the program is idle or has ended, or the deadline passes. */
enum vt_event vt_settle(struct vt *vt, int64_t deadline);

/* A monotonic clock in milliseconds, and in nanoseconds. */
int64_t vt_clock(void);
int64_t vt_clock_ns(void);

/* Input. What the program does not take at once is sent while pumping. */
void vt_send(struct vt *vt, const void *data, size_t len);
void vt_resize(struct vt *vt, int rows, int cols);
bool vt_signal(struct vt *vt, int signal); /* false when the program has ended */
void vt_hangup(struct vt *vt);             /* the line drops: the terminal is gone for good */

/* The process. The status is waitpid's; only after VT_ENDED. */
pid_t vt_pid(const struct vt *vt);
const char *vt_term(const struct vt *vt);
int vt_status(const struct vt *vt);

/* What was received: since the start, how many bytes, in how many reads, and when the last came
 * (vt_clock_ns). */
struct vt_count {
	uint64_t bytes;
	uint64_t reads;
	int64_t last_ns;
};
struct vt_count vt_count(const struct vt *vt);

/* Keeps a copy of everything received from now on. The bytes are borrowed until more is received
 * or recorded; vt_record again forgets them. */
void vt_record(struct vt *vt);
const char *vt_recorded(const struct vt *vt, size_t *len);

/* The end of what was sent and of what was received, for a report; borrowed until more is. */
enum { VT_TAIL_MAX = 400 };
enum vt_way { VT_SENT, VT_RECEIVED };
const char *vt_tail(const struct vt *vt, enum vt_way way, size_t *len);

/* True when bytes wait in the terminal for the program to read them. */
bool vt_unread(const struct vt *vt);

/* The screen. Rows and columns count from 0. */
void vt_size(const struct vt *vt, int *rows, int *cols);

/* A row's text in UTF-8 without the blanks at its end; borrowed until the next call for the same
 * row. */
const char *vt_row(struct vt *vt, int row);
void vt_cursor(const struct vt *vt, int *row, int *col);
bool vt_cursor_visible(const struct vt *vt);
bool vt_alternate(const struct vt *vt); /* the alternate screen is shown */
int vt_bells(const struct vt *vt);      /* rung since the start */

#define VT_DEFAULT (-1)  /* a colour that the program left to the terminal */
#define VT_RGB 0x1000000 /* | red << 16 | green << 8 | blue; smaller: of the palette of 256 */

struct vt_cell {
	char text[25]; /* UTF-8; "" for the right half of a wide character, " " for a blank */
	int width;
	int fg, bg;
	bool bold, underline, reverse;
};
void vt_cell(const struct vt *vt, int row, int col, struct vt_cell *cell);

/* True when both look the same: nobody sees the colour or the weight of a blank. */
bool vt_cell_same(const struct vt_cell *a, const struct vt_cell *b);

#endif
