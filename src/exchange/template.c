/* Texts with places to fill in. */
#include "exchange/template.h"

#include "base/asset.h"
#include "base/lang.h"
#include "base/str.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

enum { TEMPLATE_NAME = 32, TEMPLATE_PATH = 64 };

const char *template_text(const char *name)
{
	char path[TEMPLATE_PATH];
	const struct asset *asset;

	snprintf(path, sizeof(path), "report/%s.%s.txt", name, lang_code(lang_get()));
	asset = asset_find(path);
	assert(asset);
	return asset->data;
}

void template_add_plain(struct str *out, const char *text)
{
	struct str shown;

	str_init(&shown);
	utf8_add_visible(&shown, text);
	for (const char *at = shown.text; *at; at++) {
		if (strchr("\\`*_[]<|", *at))
			str_addc(out, '\\');
		str_addc(out, *at);
	}
	str_release(&shown);
}

static const char *template_line_end(const char *at, const char *end)
{
	const char *lf = memchr(at, '\n', (size_t)(end - at));

	return lf ? lf + 1 : end;
}

/* True of a line that is {{#name}} (or {{/name}}) and nothing else. */
static bool template_tag(const char *at, const char *end, char sign, char name[TEMPLATE_NAME])
{
	const char *close = strstr(at, "}}");
	size_t len;

	if (end - at < 5 || at[0] != '{' || at[1] != '{' || at[2] != sign || !close || close > end)
		return false;
	len = (size_t)(close - at) - 3;
	assert(len < TEMPLATE_NAME);
	memcpy(name, at + 3, len);
	name[len] = '\0';
	return true;
}

static void template_line(const struct template_fill *t, const char *at, const char *end,
			  struct str *out)
{
	while (at < end) {
		const char *open = strstr(at, "{{"), *close;
		char name[TEMPLATE_NAME];

		if (!open || open >= end) {
			str_addn(out, at, (size_t)(end - at));
			break;
		}
		str_addn(out, at, (size_t)(open - at));
		close = strstr(open, "}}");
		assert(close && close < end && close - open - 2 < TEMPLATE_NAME);
		memcpy(name, open + 2, (size_t)(close - open) - 2);
		name[close - open - 2] = '\0';
		t->value(t->arg, name, out);
		at = close + 2;
	}
}

/* Blocks of one name do not lie in each other. */
static const char *template_block_end(const char *at, const char *end, const char *name)
{
	char other[TEMPLATE_NAME];

	while (at < end && !(template_tag(at, end, '/', other) && strcmp(other, name) == 0))
		at = template_line_end(at, end);
	assert(at < end);
	return at;
}

static void template_part(const struct template_fill *t, const char *at, const char *end,
			  struct str *out)
{
	char name[TEMPLATE_NAME];

	while (at < end) {
		const char *next = template_line_end(at, end);

		if (template_tag(at, next, '#', name)) {
			const char *close = template_block_end(next, end, name);

			for (size_t n = 0; t->repeat(t->arg, name, n); n++)
				template_part(t, next, close, out);
			next = template_line_end(close, end);
		} else {
			template_line(t, at, next, out);
		}
		at = next;
	}
}

void template_add(const struct template_fill *t, struct str *out)
{
	template_part(t, t->text, t->text + strlen(t->text), out);
}

void template_write(const struct template_fill *t, FILE *out)
{
	struct str text;

	str_init(&text);
	template_add(t, &text);
	fputs(text.text, out);
	str_release(&text);
}
