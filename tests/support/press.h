/* Keys for the frame of the program, as its terminal would hand them over. */
#ifndef TIENDO_TESTS_SUPPORT_PRESS_H
#define TIENDO_TESTS_SUPPORT_PRESS_H

#include "ui/ui.h"

/* One key: a character of ASCII or a K_ code. Nothing is drawn. */
void press_key(struct ui *ui, int32_t key);

/* The same for each character of a text. */
void press_text(struct ui *ui, const char *text);

#endif
