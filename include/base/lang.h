/* The two languages of the program, and which one it speaks now.
 *
 * The language is ambient, like a locale: it is set at start-up and when the
 * user presses L, and read wherever text is made. */
#ifndef TIENDO_BASE_LANG_H
#define TIENDO_BASE_LANG_H

#include <stdbool.h>

enum lang { LANG_VI, LANG_EN, LANG_MAX };

void lang_set(enum lang lang);
enum lang lang_get(void);

/* Reads "vi" or "en" (a locale name such as "en_GB.UTF-8" too) into *lang.
 * Returns false, leaving *lang alone, for any other text. */
bool lang_parse(const char *text, enum lang *lang);

/* "vi" or "en". */
const char *lang_code(enum lang lang);

#endif
