/* The bytes that a terminal sends for a key. */
#ifndef TIENDO_TESTS_SUPPORT_KEY_H
#define TIENDO_TESTS_SUPPORT_KEY_H

#include <stddef.h>

enum { KEY_BYTES_MAX = 32 };

/* Writes what the terminal `term` (a TERM name) sends for a key in application mode, NUL-terminated
 * after the returned number of bytes; 0 when there is no such key. Names: Up Down Left Right Home
 * End PgUp PgDn Ins Del Backspace Tab S-Tab Enter Esc Space F1 ... F12, ^A ... ^_ (control),
 * M-x (Esc, then x), or any one character. What the terminal's description does not have is sent
 * as xterm sends it. */
size_t key_bytes(const char *term, const char *name, char buf[KEY_BYTES_MAX]);

#endif
