/* Every sentence and word of the program in both languages, side by side in msg.def:
 * a missing translation does not compile. Words as in the glossary. */
#ifndef TIENDO_BASE_MSG_H
#define TIENDO_BASE_MSG_H

#include "base/lang.h"

struct str;

enum msg {
#define MSG(id, en, vi) MSG_##id,
#include "base/msg.def"
#undef MSG
	MSG_MAX
};

/* The text in the language spoken now; borrowed. */
const char *tr(enum msg id);

/* The text in a language; borrowed. */
const char *msg_text(enum msg id, enum lang lang);

/* Adds the text with {0}, {1} ... replaced by the strings that follow (at most 4, the
 * unused ones left out). */
#define msg_add(out, id, ...) msg_add_args((out), (id), (const char *const[5]){ __VA_ARGS__ })
void msg_add_args(struct str *out, enum msg id, const char *const args[5]);

#endif
