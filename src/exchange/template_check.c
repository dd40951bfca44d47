/* Checking templates that people write. */
#include "base/err.h"
#include "base/str.h"
#include "base/utf8.h"
#include "exchange/template.h"

#include <string.h>

enum { CHECK_NAME = 32, CHECK_DEPTH = 4 };

/* The blocks that are open on the line. */
struct template_check {
	template_known_fn *known;
	char open[CHECK_DEPTH][CHECK_NAME];
	int depth;
};

static const char *check_block(const struct template_check *c)
{
	return c->depth ? c->open[c->depth - 1] : "";
}

static bool check_refuse(enum err_code code, const char *name, struct err *err)
{
	char shown[CHECK_NAME + 8];

	snprintf(shown, sizeof(shown), "{{%s}}", name);
	return err_set(err, code, shown);
}

/* {{#name}} and {{/name}}. */
static bool check_tag(struct template_check *c, const char *tag, struct err *err)
{
	const char *name = tag + 1;

	if (tag[0] == '/') {
		if (!c->depth || strcmp(check_block(c), name) != 0)
			return check_refuse(ERR_TEMPLATE_OPEN, tag, err);
		c->depth--;
		return true;
	}
	if (c->depth == CHECK_DEPTH || !c->known(check_block(c), tag))
		return check_refuse(ERR_TEMPLATE_NAME, tag, err);
	str_copy(c->open[c->depth++], CHECK_NAME, name);
	return true;
}

/* One line, NUL-terminated. */
static bool check_line(struct template_check *c, const char *line, struct err *err)
{
	for (const char *at = line; (at = strstr(at, "{{")) != NULL;) {
		const char *name = at + 2, *close = strstr(name, "}}");
		const size_t len = close ? (size_t)(close - name) : 0;
		char text[CHECK_NAME];

		if (!len || len >= CHECK_NAME)
			return check_refuse(ERR_TEMPLATE_CLOSE, "", err);
		memcpy(text, name, len);
		text[len] = '\0';
		if (text[0] != '#' && text[0] != '/') {
			if (!c->known(check_block(c), text))
				return check_refuse(ERR_TEMPLATE_NAME, text, err);
		} else if (at != line || close[2]) {
			return check_refuse(ERR_TEMPLATE_ALONE, text, err);
		} else if (!check_tag(c, text, err)) {
			return false;
		}
		at = close + 2;
	}
	return true;
}

bool template_check(const char *text, const char *file, template_known_fn *known, struct err *err)
{
	struct template_check c = { .known = known };
	struct str line;
	long number = 0;
	bool ok = utf8_valid(text, strlen(text), NULL) || err_set(err, ERR_TEMPLATE_UTF8, NULL);

	str_init(&line);
	while (ok && *text) {
		const size_t len = strcspn(text, "\n");

		str_clear(&line);
		str_addn(&line, text, len);
		number++;
		ok = check_line(&c, line.text, err);
		text += len + (text[len] == '\n');
	}
	str_release(&line);
	if (ok && c.depth)
		ok = check_refuse(ERR_TEMPLATE_OPEN, c.open[c.depth - 1], err);
	return ok || err_at(err, file, number);
}
