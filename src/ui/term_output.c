/* curses draws into a file in memory that takes the terminal's place while it does; what it wrote is
 * squeezed and sent in one piece. Its own ways to save bytes are few in a UTF-8 locale: see squeeze.h. */
#include "term_output.h"

#include "base/str.h"
#include "ui/squeeze.h"
#include "ui/term.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <term.h> /* after curses.h, which it needs */
#include <unistd.h>
#include <wchar.h>

static struct {
	int tty; /* the terminal, while something else takes its place; -1: output is not squeezed */
	int file; /* what curses wrote */
	struct squeeze squeeze;
	struct str raw, out;
} term_output = { .tty = -1, .file = -1 };

/* --- what the terminal understands --- */

/* True when a capability is this text, whatever delay it asks for. */
static bool term_output_is(const char *capability, const char *text)
{
	size_t len = strlen(text);

	return capability && strncmp(capability, text, len) == 0 &&
	       (capability[len] == '\0' || capability[len] == '$');
}

/* Motions and a margin that squeeze.h takes for granted. */
static bool term_output_is_common(void)
{
	return auto_right_margin && eat_newline_glitch &&
	       term_output_is(cursor_address, "\033[%i%p1%d;%p2%dH") &&
	       term_output_is(parm_up_cursor, "\033[%p1%dA") &&
	       term_output_is(parm_down_cursor, "\033[%p1%dB") &&
	       term_output_is(parm_right_cursor, "\033[%p1%dC") &&
	       term_output_is(parm_left_cursor, "\033[%p1%dD");
}

static struct squeeze_able term_output_able(void)
{
	struct termios line;
	bool known = tcgetattr(STDOUT_FILENO, &line) == 0;

	return (struct squeeze_able){
		.column = term_output_is(column_address, "\033[%i%p1%dG"),
		.erase = term_output_is(erase_chars, "\033[%p1%dX"),
		.off = term_output_is(exit_underline_mode, "\033[24m") &&
		       term_output_is(exit_standout_mode, "\033[27m") &&
		       term_output_is(orig_pair, "\033[39;49m"),
		.tabs = known && (line.c_oflag & TABDLY) != XTABS && init_tabs == SQUEEZE_TAB &&
			term_output_is(tab, "\t"),
		.feed = known && !(line.c_oflag & ONLCR),
	};
}

/* --- start and end --- */

void term_output_open(void)
{
	if (!term_output_is_common())
		return;
	term_output.file = memfd_create("screen", MFD_CLOEXEC);
	if (term_output.file < 0)
		return;
	term_output.tty = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	if (term_output.tty < 0) {
		close(term_output.file);
		return;
	}
	squeeze_open(&term_output.squeeze, term_output_able());
	str_init(&term_output.raw);
	str_init(&term_output.out);
}

/* All of it: a terminal takes little at a time when its line is slow. Nothing more when it is gone. */
static void term_output_send(void)
{
	const struct str *out = &term_output.out;

	for (size_t done = 0; done < out->len;) {
		ssize_t n = write(term_output.tty, out->text + done, out->len - done);
		if (n < 0 && errno == EAGAIN)
			poll(&(struct pollfd){ .fd = term_output.tty, .events = POLLOUT }, 1, -1);
		else if (n < 0 && errno != EINTR)
			return;
		else if (n > 0)
			done += (size_t)n;
	}
}

/* --- an update --- */

/* Reads what curses wrote. The file is written anew the next time. */
static bool term_output_read(void)
{
	struct str *raw = &term_output.raw;
	off_t length = lseek(term_output.file, 0, SEEK_CUR);
	char part[4096];

	str_clear(raw);
	lseek(term_output.file, 0, SEEK_SET);
	while ((off_t)raw->len < length) {
		size_t left = (size_t)length - raw->len;
		ssize_t n = pread(term_output.file, part, left < sizeof(part) ? left : sizeof(part),
				  (off_t)raw->len);
		if (n <= 0)
			return false;
		str_addn(raw, part, (size_t)n);
	}
	return raw->len > 0;
}

void term_output_draw(void)
{
	/* the first drawing after a suspension takes the terminal's line over again, too */
	bool diverted = term_output.tty >= 0 && !isendwin() &&
			dup2(term_output.file, STDOUT_FILENO) >= 0;

	doupdate();
	if (diverted)
		dup2(term_output.tty, STDOUT_FILENO);
}

/* Sends what curses drew. */
static void term_output_flush(void)
{
	struct squeeze *squeeze = &term_output.squeeze;

	if (!term_output_read())
		return;
	if (LINES != squeeze->rows || COLS != squeeze->cols)
		squeeze_forget(squeeze, LINES, COLS);
	str_clear(&term_output.out);
	squeeze_add(squeeze, term_output.raw.text, term_output.raw.len, &term_output.out);
	term_output_send();
}

/* What drawing costs over what is there, and on a cleared screen. */
struct term_output_cost {
	int over, cleared;
};

enum {
	TERM_OUTPUT_TAIL = 3,  /* bytes to erase to the end of a row */
	TERM_OUTPUT_ERASE = 9, /* to erase some cells and go past them */
	TERM_OUTPUT_SKIP = 4,  /* to go past them */
	TERM_OUTPUT_CLEAR = 7, /* to clear the screen */
	TERM_OUTPUT_PART = 20  /* one part in so many is little */
};

/* A cell as it is compared: its first character, 0 for a blank on the terminal's own ground. */
struct term_output_cell {
	wchar_t text;
	attr_t attributes;
	short pair;
};

static struct term_output_cell term_output_cell(WINDOW *window, int row, int col)
{
	struct term_output_cell cell = { 0 };
	wchar_t text[CCHARW_MAX + 1] = L"";
	cchar_t found;

	if (mvwin_wch(window, row, col, &found) == ERR ||
	    getcchar(&found, text, &cell.attributes, &cell.pair, NULL) == ERR)
		return cell;
	short fg = -1, bg = -1;
	pair_content(cell.pair, &fg, &bg);
	bool blank = text[0] == L' ' && bg < 0 && !(cell.attributes & (A_REVERSE | A_UNDERLINE));
	cell.text = blank ? 0 : text[0];
	return cell;
}

/* A run of cells costs no more than the sequence that goes past it, or erases it. */
static int term_output_next(int *run, bool goes_on, int most)
{
	*run = goes_on ? *run + 1 : 0;
	return goes_on && *run <= most;
}

static void term_output_add_row(struct term_output_cost *cost, int row)
{
	struct term_output_cost at = { 0 }; /* up to this cell */
	int erased = 0, same = 0, blank = 0;
	bool tail = false;

	for (int col = 0; col < COLS; col++) {
		struct term_output_cell old = term_output_cell(curscr, row, col),
					new = term_output_cell(newscr, row, col);
		bool erases = old.text && !new.text, drawn = new.text != 0;
		bool equal = old.text == new.text &&
			     (!drawn || (old.pair == new.pair &&old.attributes == new.attributes));
		at.over += term_output_next(&erased, erases, TERM_OUTPUT_ERASE);
		at.over += term_output_next(&same, equal, TERM_OUTPUT_SKIP);
		at.cleared += term_output_next(&blank, !drawn, TERM_OUTPUT_SKIP);
		at.cleared += drawn && equal;
		tail |= erases;
		if (drawn) { /* what comes after the last of these is erased at once */
			*cost = (struct term_output_cost){ cost->over + at.over,
							   cost->cleared + at.cleared };
			at = (struct term_output_cost){ 0 };
			tail = false;
		}
	}
	cost->over += tail ? TERM_OUTPUT_TAIL : 0;
}

/* True when so little of what is there stays that a cleared screen is drawn in clearly fewer bytes: where it
 * is much the same, nothing of it shall go out for a moment. */
static bool term_output_clears(void)
{
	struct term_output_cost cost = { .cleared = TERM_OUTPUT_CLEAR };
	int row, col;

	getyx(newscr, row, col); /* where the cursor is to be */
	for (int i = 0; i < LINES; i++)
		term_output_add_row(&cost, i);
	wmove(newscr, row, col);
	return cost.cleared + cost.cleared / TERM_OUTPUT_PART < cost.over;
}

void term_update(bool other_screen)
{
	if (other_screen && term_output.tty >= 0 && term_output_clears())
		clearok(curscr, TRUE);
	term_output_draw();
	if (term_output.tty >= 0)
		term_output_flush();
}

/* --- the end --- */

void term_output_release(void)
{
	if (term_output.tty < 0)
		return;
	term_output_flush();
	str_clear(&term_output.out);
	squeeze_settle(&term_output.squeeze, &term_output.out);
	term_output_send();
	squeeze_forget(&term_output.squeeze, LINES, COLS);
}

void term_output_close(void)
{
	if (term_output.tty < 0)
		return;
	term_output_release();
	close(term_output.tty);
	close(term_output.file);
	squeeze_close(&term_output.squeeze);
	str_release(&term_output.raw);
	str_release(&term_output.out);
	term_output.tty = term_output.file = -1;
}
