/* Faults and their texts in both languages. */
#include "base/err.h"

#include "base/mem.h"
#include "base/str.h"

#include <stdlib.h>

struct err_text {
	enum err_status status;
	const char *text[LANG_MAX];
};

static const struct err_text err_texts[ERR_MAX] = {
	[ERR_NONE] = { ERR_STATUS_DONE, { "", "" } },
#define ERR(code, status, en, vi) \
	[ERR_##code] = { ERR_STATUS_##status, { [LANG_EN] = en, [LANG_VI] = vi } },
#include "base/err.def"
#undef ERR
};

bool err_set_args(struct err *err, enum err_code code, const char *const args[ERR_ARGS + 1])
{
	/* The arguments may lie in *err itself, as when a fault is said anew. */
	struct err new = { .code = code };

	for (int i = 0; i < ERR_ARGS && args[i]; i++)
		str_copy(new.arg[i], sizeof(new.arg[i]), args[i]);
	*err = new;
	return false;
}

bool err_at(struct err *err, const char *file, long line)
{
	str_copy(err->file, sizeof(err->file), file);
	err->line = line;
	return false;
}

void err_format(const struct err *err, enum lang lang, struct str *out)
{
	const char *args[ERR_ARGS];

	if (err->file[0])
		str_addf(out, "%s:", err->file);
	if (err->line > 0)
		str_addf(out, "%ld:", err->line);
	if (err->line > 0 && err->column > 0)
		str_addf(out, "%d:", err->column);
	if (err->file[0] || err->line > 0)
		str_addc(out, ' ');
	for (int i = 0; i < ERR_ARGS; i++)
		args[i] = err->arg[i];
	str_add_pattern(out, err_texts[err->code].text[lang], args, ERR_ARGS);
}

enum err_status err_status(const struct err *err)
{
	return err_texts[err->code].status;
}

void err_list_init(struct err_list *list)
{
	*list = (struct err_list){ 0 };
}

void err_list_release(struct err_list *list)
{
	free(list->item);
	err_list_init(list);
}

void err_list_add(struct err_list *list, const struct err *err)
{
	list->count++;
	if (list->kept >= ERR_LIST_MAX)
		return;
	list->item = mem_grow(list->item, list->kept, &list->room, sizeof(*list->item));
	list->item[list->kept++] = *err;
}
