/* The state of a subject of the log that is not a cell: lines "name=value". Newlines and
 * backslashes within a value are escaped, so that every value has one line. */
#ifndef TIENDO_MODEL_STATE_H
#define TIENDO_MODEL_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str;

/* Adds a line; nothing for a value that is NULL or "". */
void state_add(struct str *state, const char *name, const char *value);
void state_add_number(struct str *state, const char *name, int64_t number);

/* Adds the value of a name to *value. False, and nothing added, when there is none. */
bool state_get(const char *state, const char *name, struct str *value);

/* The same into a buffer ("" when there is none); and a number (0). */
bool state_copy(const char *state, const char *name, char *buf, size_t size);
int64_t state_number(const char *state, const char *name);

#endif
