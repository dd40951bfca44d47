/* What is drawn in curses' standard window, sent as paint.h has it. In a UTF-8 locale curses itself resets
 * the pen in full for each change and addresses most motions absolutely; where the terminal is not one of
 * the common kind, it still writes by itself. */
#include "term_output.h"

#include "base/mem.h"
#include "base/str.h"
#include "ui/paint.h"
#include "ui/term.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <term.h> /* after curses.h, which it needs */
#include <unistd.h>
#include <wchar.h>

enum { NCV_UNDERLINE = 1 << 1, NCV_BLINK = 1 << 3, NCV_DIM = 1 << 4, NCV_BOLD = 1 << 5 };

static struct {
	bool opened;
	struct paint paint;
	unsigned flags;        /* attributes that the terminal has */
	unsigned colour_flags; /* those of them that it has together with colours */
	cchar_t *row;          /* as curses gives it; room for a row and one more */
	struct str out;
} term_output;

/* --- what the terminal understands --- */

/* True when a capability is this text, whatever delay it asks for. */
static bool term_output_is(const char *capability, const char *text)
{
	size_t len = strlen(text);

	return capability && strncmp(capability, text, len) == 0 &&
	       (capability[len] == '\0' || capability[len] == '$');
}

/* Motions, a margin and a pen that paint.h takes for granted. */
static bool term_output_is_common(void)
{
	bool pen = exit_attribute_mode && (strstr(exit_attribute_mode, "\033[m") ||
					   strstr(exit_attribute_mode, "\033[0m"));
	bool colours = max_colors < 8 ||
		       (set_a_foreground && strncmp(set_a_foreground, "\033[", 2) == 0);

	return pen && colours && auto_right_margin && eat_newline_glitch &&
	       term_output_is(cursor_address, "\033[%i%p1%d;%p2%dH") &&
	       (term_output_is(clear_screen, "\033[H\033[J") ||
		term_output_is(clear_screen, "\033[H\033[2J")) &&
	       term_output_is(clr_eol, "\033[K") && term_output_is(parm_up_cursor, "\033[%p1%dA") &&
	       term_output_is(parm_down_cursor, "\033[%p1%dB") &&
	       term_output_is(parm_right_cursor, "\033[%p1%dC") &&
	       term_output_is(parm_left_cursor, "\033[%p1%dD");
}

static struct paint_able term_output_able(void)
{
	struct termios line;
	bool known = tcgetattr(STDOUT_FILENO, &line) == 0;

	return (struct paint_able){
		.column = term_output_is(column_address, "\033[%i%p1%dG"),
		.erase = term_output_is(erase_chars, "\033[%p1%dX"),
		.ground = back_color_erase,
		.off = term_output_is(exit_underline_mode, "\033[24m") &&
		       term_output_is(exit_standout_mode, "\033[27m") &&
		       term_output_is(orig_pair, "\033[39;49m"),
		.tabs = known && (line.c_oflag & TABDLY) != XTABS && init_tabs == PAINT_TAB &&
			term_output_is(tab, "\t"),
		.feed = known && !(line.c_oflag & ONLCR),
		.region = term_output_is(change_scroll_region, "\033[%i%p1%d;%p2%dr"),
		.index = term_output_is(parm_index, "\033[%p1%dS") &&
			 term_output_is(parm_rindex, "\033[%p1%dT"),
	};
}

static unsigned term_output_flag(const char *capability, int number)
{
	char text[8] = "\033[0m";

	text[2] = (char)('0' + number);
	return term_output_is(capability, text) ? 1U << number : 0;
}

void term_output_open(void)
{
	unsigned excluded = no_color_video > 0 ? (unsigned)no_color_video : 0;

	if (!term_output_is_common())
		return;
	term_output.flags = term_output_flag(enter_bold_mode, PAINT_BOLD) |
			    term_output_flag(enter_dim_mode, PAINT_DIM) |
			    term_output_flag(enter_underline_mode, PAINT_UNDERLINE) |
			    term_output_flag(enter_blink_mode, PAINT_BLINK) |
			    term_output_flag(enter_reverse_mode, PAINT_REVERSE);
	term_output.colour_flags = term_output.flags &
				   ~(((excluded & NCV_UNDERLINE) ? 1U << PAINT_UNDERLINE : 0) |
				     ((excluded & NCV_BLINK) ? 1U << PAINT_BLINK : 0) |
				     ((excluded & NCV_DIM) ? 1U << PAINT_DIM : 0) |
				     ((excluded & NCV_BOLD) ? 1U << PAINT_BOLD : 0));
	paint_open(&term_output.paint, term_output_able());
	str_init(&term_output.out);
	term_output.opened = true;
}

/* --- cells --- */

static struct paint_pen term_output_pen(attr_t attributes, short pair)
{
	static const struct {
		attr_t attribute;
		int number;
	} row[] = { { A_BOLD, PAINT_BOLD },
		    { A_DIM, PAINT_DIM },
		    { A_UNDERLINE, PAINT_UNDERLINE },
		    { A_BLINK, PAINT_BLINK },
		    { A_REVERSE, PAINT_REVERSE } };
	struct paint_pen pen = { .fg = -1, .bg = -1 };
	unsigned flags = 0;

	if (pair)
		pair_content(pair, &pen.fg, &pen.bg);
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		flags |= (attributes & row[i].attribute) ? 1U << row[i].number : 0;
	flags &= pair ? term_output.colour_flags : term_output.flags;
	pen.flags = (unsigned short)flags;
	return pen;
}

/* Fills in the row's cells. curses gives a wide character once. */
static void term_output_take_row(int row)
{
	struct paint_cell *cells = paint_row(&term_output.paint, row);
	wchar_t text[CCHARW_MAX + 1];
	attr_t attributes;
	short pair;

	mvin_wchnstr(row, 0, term_output.row, COLS);
	for (int col = 0, i = 0; col < COLS; col++, i++) {
		struct paint_cell *cell = &cells[col];
		*cell = paint_blank();
		if (getcchar(&term_output.row[i], text, &attributes, &pair, NULL) == ERR)
			continue;
		cell->pen = term_output_pen(attributes, pair);
		for (int n = 0; n < PAINT_CODES && (n == 0 || text[n - 1]); n++)
			cell->code[n] = (uint32_t)text[n];
		if (cell->code[0] == 0)
			cell->code[0] = ' ';
		if (wcwidth(text[0]) < 2 || col + 1 == COLS)
			continue;
		cell->width = 2;
		col++;
		cells[col] = (struct paint_cell){ .pen = cell->pen, .width = 0 };
	}
}

/* --- sending --- */

/* All of it: a terminal takes little at a time when its line is slow. Nothing more when it is gone. */
static void term_output_send(void)
{
	const struct str *out = &term_output.out;

	for (size_t done = 0; done < out->len;) {
		ssize_t n = write(STDOUT_FILENO, out->text + done, out->len - done);
		if (n < 0 && errno == EAGAIN)
			poll(&(struct pollfd){ .fd = STDOUT_FILENO, .events = POLLOUT }, 1, -1);
		else if (n < 0 && errno != EINTR)
			break;
		else if (n > 0)
			done += (size_t)n;
	}
	str_clear(&term_output.out);
}

static void term_output_take_size(void)
{
	term_output.row = mem_resize(term_output.row, (size_t)COLS + 1, sizeof(*term_output.row));
	paint_resize(&term_output.paint, LINES, COLS);
}

void term_update(bool other_screen)
{
	struct paint *paint = &term_output.paint;
	struct paint_spot cursor;

	if (!term_output.opened) {
		wnoutrefresh(stdscr);
		doupdate();
		return;
	}
	if (paint->rows != LINES || paint->cols != COLS)
		term_output_take_size();
	getyx(stdscr, cursor.row, cursor.col);
	for (int row = 0; row < LINES; row++)
		if (!paint->known || is_linetouched(stdscr, row))
			term_output_take_row(row);
	move(cursor.row, cursor.col);
	untouchwin(stdscr);
	paint_update(paint, cursor, other_screen, &term_output.out);
	term_output_send();
}

bool term_output_forget(void)
{
	paint_forget(&term_output.paint);
	return term_output.opened;
}

void term_output_release(void)
{
	if (!term_output.opened)
		return;
	paint_leave(&term_output.paint, &term_output.out);
	term_output_send();
	paint_forget(&term_output.paint);
}

void term_output_close(void)
{
	if (!term_output.opened)
		return;
	term_output_release();
	paint_close(&term_output.paint);
	str_release(&term_output.out);
	free(term_output.row);
	term_output.row = NULL;
	term_output.opened = false;
}
