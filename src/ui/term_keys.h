/* What this terminal's keys send, as terminfo has it. Private to term_input.c. */
#ifndef TIENDO_SRC_UI_TERM_KEYS_H
#define TIENDO_SRC_UI_TERM_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads the terminal's description. After newterm. */
void term_keys_learn(void);

/* The key that bytes begin with: returns how many of them it takes, 0 when they begin with none. *more is
 * true when they are the beginning of one. */
size_t term_keys_find(const char *bytes, size_t len, int32_t *key, bool *more);

/* The key with modifiers that sends these bytes and no more; K_NONE when none does. Slow. */
int32_t term_keys_modified(const char *bytes);

#endif
