/* The terminal's input and the signals that come with it. */
#ifndef TIENDO_SRC_UI_TERM_INPUT_H
#define TIENDO_SRC_UI_TERM_INPUT_H

#include <stdbool.h>

/* Holds the signals back but for term_wait. Before newterm, which would catch them itself. */
void term_input_start(void);
/* Prepares reading. After newterm. False when there is no memory for it. */
bool term_input_open(void);
void term_input_stop(void);

/* Between these the signal that stops the program does so. */
void term_input_stop_allowed(void);
void term_input_stop_caught(void);

/* Takes the window's size over into curses, which then draws everything anew. */
void term_take_size(void);

#endif
