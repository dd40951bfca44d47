/* States as lines. */
#include "model/state.h"

#include "base/str.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

void state_add(struct str *state, const char *name, const char *value)
{
	if (!value || !*value)
		return;
	str_addf(state, "%s=", name);
	for (const char *c = value; *c; c++) {
		if (*c == '\\' || *c == '\n')
			str_addc(state, '\\');
		str_addc(state, *c == '\n' ? 'n' : *c);
	}
	str_addc(state, '\n');
}

void state_add_number(struct str *state, const char *name, int64_t number)
{
	str_addf(state, "%s=%" PRId64 "\n", name, number);
}

/* The value's first byte, NULL when no line has the name. */
static const char *state_find(const char *state, const char *name)
{
	const size_t len = strlen(name);

	for (const char *line = state; line && *line;) {
		const char *end = strchr(line, '\n');

		if (strncmp(line, name, len) == 0 && line[len] == '=')
			return line + len + 1;
		line = end ? end + 1 : NULL;
	}
	return NULL;
}

bool state_get(const char *state, const char *name, struct str *value)
{
	const char *c = state_find(state, name);

	if (!c)
		return false;
	for (; *c && *c != '\n'; c++) {
		if (*c == '\\' && c[1]) {
			c++;
			str_addc(value, *c == 'n' ? '\n' : *c);
		} else {
			str_addc(value, *c);
		}
	}
	return true;
}

bool state_copy(const char *state, const char *name, char *buf, size_t size)
{
	struct str value;
	bool there;

	str_init(&value);
	there = state_get(state, name, &value);
	str_copy(buf, size, value.text);
	str_release(&value);
	return there;
}

int64_t state_number(const char *state, const char *name)
{
	const char *c = state_find(state, name);

	return c ? strtoll(c, NULL, 10) : 0;
}
