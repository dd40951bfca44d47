/* The terminal's output: one write for each update, and no more bytes than are needed. */
#ifndef TIENDO_SRC_UI_TERM_OUTPUT_H
#define TIENDO_SRC_UI_TERM_OUTPUT_H

/* After newterm, which has read the terminal's description. Without memory for a file, or on a terminal
 * that squeeze.h does not know, curses writes by itself. */
void term_output_open(void);
void term_output_close(void);

/* Lets curses draw what the next term_update sends. */
void term_output_draw(void);

/* Before curses or anybody else writes outside term_update. */
void term_output_release(void);

#endif
