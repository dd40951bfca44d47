/* Between the parts of squeeze.h: what is known of the screen, and writing what was held back. */
#ifndef TIENDO_SRC_UI_SQUEEZE_HOLD_H
#define TIENDO_SRC_UI_SQUEEZE_HOLD_H

#include "ui/squeeze.h"

#define SQUEEZE_NOWHERE ((struct squeeze_spot){ -1, -1 })

/* From this row on nothing counts as blank. */
void squeeze_forget_blank(struct squeeze *s, int row);

/* True when it is known where curses believes the cursor to be. */
bool squeeze_is_somewhere(const struct squeeze *s);

/* True when what lies from there on in the row is blank already. */
bool squeeze_is_blank(const struct squeeze *s);

/* The columns from..to of the cursor's row were erased (plain), or drawn. */
void squeeze_blanked(struct squeeze *s, int from, int to, bool plain);

/* Writes all that was held back; of the pen only what erasing takes from it. */
void squeeze_catch_up(struct squeeze *s);
void squeeze_write_ground(struct squeeze *s);

/* Passes bytes on behind all that was held back; where it is unknown what they do, position, pen and
 * blanks count as unknown. */
void squeeze_pass(struct squeeze *s, const char *bytes, size_t len);
void squeeze_pass_unknown(struct squeeze *s, const char *bytes, size_t len);

/* The sequence at bytes, which begins with ESC [. Returns its length, 0 when it does not end. */
size_t squeeze_csi(struct squeeze *s, const char *bytes, const char *end);

#endif
