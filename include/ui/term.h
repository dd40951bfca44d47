/* The terminal: locale, start, input, size, suspension, and every way out.
 *
 *   term_locale();                      before any text is shown or read
 *   term_start(&err) ... term_stop()    curses runs in between
 *   term_wait(&ev), term_pending()      input; never both blocking and drawing
 *
 * Signals (HUP, TERM, INT, TSTP, WINCH) are delivered only while waiting, as events. */
#ifndef TIENDO_UI_TERM_H
#define TIENDO_UI_TERM_H

#include "base/err.h"
#include "ui/event.h"

#include <stdbool.h>

/* Sets the process's locale: that of the environment; C.UTF-8 where it names a UTF-8 locale that is
 * not installed; numbers always in C. Returns true when text is UTF-8. */
bool term_locale(void);

/* True when the terminal takes UTF-8; otherwise everything is shown in ASCII and fields that hold
 * other text must not be edited. Settable for tests. */
bool term_utf8(void);
void term_set_utf8(bool utf8);

/* Takes the terminal. Standard input and output must be one, of a known type that can move its
 * cursor: ERR_TERM_NONE, ERR_TERM_UNSET, ERR_TERM_UNKNOWN, ERR_TERM_DUMB. Nothing was printed on
 * failure. Memory exhaustion restores the terminal from here on. */
bool term_start(struct err *err);

/* Gives the terminal back as it was. May be called at any time, also twice. */
void term_stop(void);

/* Stops the program until it is continued; then everything must be drawn again. False, and nothing
 * done, where no shell with job control could continue it. */
bool term_suspend(void);

/* Sends what was drawn since the last time (curses' doupdate), in one write and few bytes. With another
 * screen the terminal is cleared first if that takes fewer. */
void term_update(bool other_screen);

/* Clears the screen at once: everything is drawn anew at the next update. */
void term_redraw(void);

/* Clears the screen to a ground of this pair of colours (0: none). */
void term_blank(short pair);

/* Sets what curses needs and newterm leaves out, for stdscr (also for a test's own newterm). */
void term_prepare(void);

/* Blocks for one event. At the end of input it returns EVENT_HANGUP again and again.
 *
 * A bracketed paste is one event when all of it is there. One whose end does not come is given up after
 * a few seconds of silence, as a fault; characters that then come in a burst are its tail and are dropped,
 * the first key that comes alone ends that. A hang-up within a paste is a hang-up only. */
void term_wait(struct event *ev);

/* True when an event can be had within so many milliseconds (0: without waiting). */
bool term_pending(int ms);

#endif
