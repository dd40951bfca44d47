/* What text may try to do to a terminal, and finding out that it did not. */
#ifndef TIENDO_TESTS_E2E_HOSTILE_H
#define TIENDO_TESTS_E2E_HOSTILE_H

#include "program.h"

/* A colour, the clipboard, the title, a bell, C1, an override of direction, no width, a backspace, another
 * character set. HOSTILE_SEEN is what is seen of its beginning. */
#define HOSTILE                                                  \
	"\033[31;45;5m\033]52;c;ZXZpbA==\a\033]0;evil\a\xC2\x9B" \
	"35m\xE2\x80\xAE"                                        \
	"Z\xE2\x80\x8B\xEF\xBB\xBF\b\x0E"
#define HOSTILE_SEEN "^[[31;45;5m"

/* Fails when any of it is among the bytes that the terminal was sent since vt_record. */
void hostile_check(const char *where, struct term *t);

#endif
