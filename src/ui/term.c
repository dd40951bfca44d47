/* Taking the terminal and giving it back. */
#include "ui/term.h"

#include "base/mem.h"
#include "term_input.h"
#include "term_output.h"

#include <curses.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <term.h> /* after curses.h, which it needs */
#include <unistd.h>

enum { TERM_ESCAPE_MS = 100 };

static bool term_is_utf8;
static SCREEN *term_screen;
static short term_ground; /* the pair of colours of an empty screen */

/* --- locale --- */

/* The locale that the environment names for characters. */
static const char *term_locale_name(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const char *value = getenv(names[i]);
		if (value && *value)
			return value;
	}
	return "";
}

static bool term_names_utf8(const char *locale)
{
	return strcasestr(locale, "utf-8") || strcasestr(locale, "utf8");
}

bool term_locale(void)
{
	setlocale(LC_CTYPE, ""); /* of a locale only the characters: the rest is read for nothing */
	/* A missing locale leaves "C", whatever its name promised. */
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0 && term_names_utf8(term_locale_name()))
		setlocale(LC_CTYPE, "C.UTF-8");
	term_is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	return term_is_utf8;
}

bool term_utf8(void)
{
	return term_is_utf8;
}

void term_set_utf8(bool utf8)
{
	term_is_utf8 = utf8;
}

/* --- start and end --- */

static bool term_check(const char *type, struct err *err)
{
	int found;
	bool moves;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(err, ERR_TERM_NONE, NULL);
	if (!type || !*type)
		return err_set(err, ERR_TERM_UNSET, NULL);
	if (setupterm(type, STDOUT_FILENO, &found) != OK)
		return err_set(err, ERR_TERM_UNKNOWN, type);
	moves = cursor_address && clear_screen;
	del_curterm(cur_term);
	return moves || err_set(err, ERR_TERM_DUMB, type);
}

void term_prepare(void)
{
	raw();
	noecho();
	nonl();
	idlok(stdscr, TRUE);
	typeahead(-1); /* the loop has looked for input already */
	set_escdelay(TERM_ESCAPE_MS);
}

/* ncurses 6.4 writes after every motion of the cursor until endwin and a first drawing have been. Both
 * go nowhere here, and with them what newterm has put aside: the alternate screen is entered anew. */
static void term_quieten(void)
{
	int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
	int out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);

	if (null >= 0 && out >= 0 && dup2(null, STDOUT_FILENO) >= 0) {
		endwin();
		start_color();
		refresh();
		dup2(out, STDOUT_FILENO);
	}
	if (null >= 0)
		close(null);
	if (out >= 0)
		close(out);
	if (enter_ca_mode) {
		putp(enter_ca_mode);
		fflush(stdout);
	}
}

/* The pad of numbers shall send numbers. Many descriptions switch it to sequences along with the arrows (ESC =),
 * which PuTTY and a VT100 then send whatever Num Lock says: it is switched back alone. */
static void term_keep_numbers(void)
{
	static const char application[] = "\033=", numeric[] = "\033>";

	if (!keypad_xmit || !strstr(keypad_xmit, application) || !keypad_local ||
	    !strstr(keypad_local, numeric))
		return;
	putp(numeric);
	fflush(stdout);
}

/* Pastes are told from keys by terminals that have a word for it ("BE", "BD" end it): see term_input.c. */
static void term_bracket_pastes(const char *capability)
{
	const char *text = tigetstr(capability);

	if (!text || text == (const char *)-1)
		return;
	putp(text);
	fflush(stdout);
}

bool term_start(struct err *err)
{
	static bool registered;
	const char *type = getenv("TERM");

	if (!term_check(type, err))
		return false;
	/* The window's size is asked of the terminal, never of an old environment. */
	unsetenv("LINES");
	unsetenv("COLUMNS");
	term_input_start();
	term_screen = newterm(type, stdout, stdin);
	if (!term_screen) {
		term_input_stop();
		return err_set(err, ERR_TERM_UNKNOWN, type);
	}
	mem_on_exhaustion(term_stop);
	if (!registered)
		registered = atexit(term_stop) == 0;
	term_quieten();
	term_prepare();
	term_output_open();
	term_bracket_pastes("BE");
	if (!term_input_open()) {
		term_stop();
		return err_set(err, ERR_TERM_UNKNOWN, type);
	}
	term_keep_numbers();
	return true;
}

/* Leaves the screen. Where it has no page of its own, what was drawn stays and the shell goes on
 * below it, on an empty line. */
static void term_leave(void)
{
	term_output_release();
	term_bracket_pastes("BD");
	if (!exit_ca_mode) {
		putp(tparm(cursor_address, LINES - 1, 0));
		if (clr_eol)
			putp(clr_eol);
		fflush(stdout);
	}
	endwin();
}

void term_stop(void)
{
	if (!term_screen)
		return;
	SCREEN *screen = term_screen;
	term_screen = NULL;
	if (!isendwin())
		term_leave();
	term_output_close();
	term_input_stop();
	delscreen(screen);
}

/* --- suspension --- */

/* True when the parent belongs to our session but not to our process group: a shell that manages
 * jobs, which can continue us. Otherwise nobody would. */
static bool term_has_job_control(void)
{
	pid_t parent = getppid();

	return getsid(parent) == getsid(0) && getpgid(parent) != getpgrp();
}

bool term_suspend(void)
{
	if (!term_has_job_control())
		return false;
	term_leave();
	term_input_stop_allowed();
	kill(0, SIGTSTP);
	/* continued */
	term_input_stop_caught();
	doupdate(); /* with which curses takes the terminal over again */
	term_bracket_pastes("BE");
	term_take_size();
	keypad(stdscr, TRUE); /* which endwin ended */
	term_keep_numbers();
	return true;
}

/* curses by itself would clear the screen to pair 0 and then paint every blank of another ground over it,
 * so the screen is cleared first and what curses knows of it is set to the ground. */
void term_blank(short pair)
{
	chtype ground = ' ' | (chtype)COLOR_PAIR(pair);

	term_ground = pair;
	attrset(A_NORMAL);
	bkgdset(' ');
	erase();
	if (!term_output_forget()) {
		clearok(curscr, TRUE);
		refresh();
		wbkgdset(curscr, ground);
		werase(curscr);
	}
	bkgdset(ground);
}

void term_redraw(void)
{
	term_blank(term_ground);
}
