/* Collecting a bracketed paste: what stands between ESC [ 200 ~ and ESC [ 201 ~.
 *
 *   paste_begin(&p);
 *   while (!ended) read bytes; used = paste_take(&p, bytes, len, &ended);
 *   paste_add_text(&p, &text);
 *
 * Bytes are kept as they come until the end: one paste is one text, or nothing. */
#ifndef TIENDO_UI_PASTE_H
#define TIENDO_UI_PASTE_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

enum { PASTE_MAX = 4 << 20 }; /* bytes */

struct paste {
	struct str bytes;
	size_t matched; /* bytes of the end mark that have come */
	bool over;      /* longer than PASTE_MAX: the rest was counted for nothing */
};

void paste_init(struct paste *p);
void paste_release(struct paste *p);

/* Empties it for a new paste. */
void paste_begin(struct paste *p);

/* Takes bytes up to and with the end mark. Returns how many; what follows is no part of the paste. */
size_t paste_take(struct paste *p, const char *bytes, size_t len, bool *ended);

/* Adds the text: in NFC, lines ended by LF whatever ended them, without escape sequences and without
 * control characters other than LF and tab. Bytes that are not UTF-8 stay, for whoever reads the text
 * to judge. Nothing is added of a paste that is `over`. */
void paste_add_text(const struct paste *p, struct str *out);

#endif
