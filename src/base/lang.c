/* Which of the two languages the program speaks. */
#include "base/lang.h"

#include <string.h>

static enum lang lang_now = LANG_VI;

static const char *const lang_codes[LANG_MAX] = {
	[LANG_VI] = "vi",
	[LANG_EN] = "en",
};

void lang_set(enum lang lang)
{
	lang_now = lang;
}

enum lang lang_get(void)
{
	return lang_now;
}

bool lang_parse(const char *text, enum lang *lang)
{
	if (!text)
		return false;
	for (int i = 0; i < LANG_MAX; i++) {
		/* A locale name goes on with "_GB", ".UTF-8" or "@...". */
		if (strncmp(text, lang_codes[i], 2) == 0 && strchr("_.@", text[2])) {
			*lang = (enum lang)i;
			return true;
		}
	}
	return false;
}

const char *lang_code(enum lang lang)
{
	return lang_codes[lang];
}
