/* The sentences and words of the program. */
#include "base/msg.h"

#include "base/str.h"

static const char *const msg_texts[MSG_MAX][LANG_MAX] = {
#define MSG(id, en, vi) [MSG_##id] = { [LANG_EN] = en, [LANG_VI] = vi },
#include "base/msg.def"
#undef MSG
};

const char *tr(enum msg id)
{
	return msg_texts[id][lang_get()];
}

const char *msg_text(enum msg id, enum lang lang)
{
	return msg_texts[id][lang];
}

void msg_add_args(struct str *out, enum msg id, const char *const args[5])
{
	str_add_pattern(out, tr(id), args, 5);
}
