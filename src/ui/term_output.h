/* The terminal's output: one write for each update, and no more bytes than are needed. */
#ifndef TIENDO_SRC_UI_TERM_OUTPUT_H
#define TIENDO_SRC_UI_TERM_OUTPUT_H

#include <stdbool.h>

/* After newterm, which has read the terminal's description. Where paint.h does not know the terminal, curses
 * goes on writing by itself. */
void term_output_open(void);
void term_output_close(void);

/* Nothing counts as known of the screen: the next update clears it. False where curses writes. */
bool term_output_forget(void);

/* Before curses or anybody else writes to the terminal. */
void term_output_release(void);

#endif
