/* What commands share: faults, the database, files to write. */
#include "app/command.h"

#include "app/config.h"
#include "app/privilege.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "exchange/unit_lookup.h"
#include "store/programme.h"
#include "ui/term.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void command_say(FILE *out, const char *text)
{
	struct str line, ascii;

	str_init(&line);
	utf8_add_visible(&line, text);
	str_init(&ascii);
	utf8_add_ascii(&ascii, line.text);
	/* Into a file or a pipe goes UTF-8, whatever the terminal is. */
	fprintf(out, "%s\n", isatty(fileno(out)) && !term_utf8() ? ascii.text : line.text);
	str_release(&ascii);
	str_release(&line);
}

int command_fail(const struct err *err)
{
	struct str text;

	str_init(&text);
	str_add(&text, "tiendo: ");
	err_format(err, lang_get(), &text);
	command_say(stderr, text.text);
	str_release(&text);
	if (err_status(err) == ERR_STATUS_USAGE)
		command_say(stderr, tr(MSG_HELP_MORE));
	return err_status(err);
}

int command_fail_all(const struct err_list *faults)
{
	char more[24];

	for (size_t n = 0; n < faults->kept; n++)
		command_fail(&faults->item[n]);
	if (faults->count > faults->kept) {
		struct str text;

		str_init(&text);
		str_add(&text, "tiendo: ");
		snprintf(more, sizeof(more), "%zu", faults->count - faults->kept);
		msg_add(&text, MSG_MORE_FAULTS, more);
		command_say(stderr, text.text);
		str_release(&text);
	}
	return faults->kept ? (int)err_status(&faults->item[0]) : ERR_STATUS_DONE;
}

struct store *command_open(const struct command_line *line, enum store_mode mode,
			   struct programme *p, struct units *u, bool all_units, struct err *err)
{
	struct store *s = privilege_open(line->path, mode, err);
	bool ok = s != NULL;

	if (ok && mode == STORE_WRITE && !store_writable(s))
		ok = err_set(err, ERR_DB_READONLY, line->path);
	ok = ok && store_load_programme(s, p, err) &&
	     (all_units ? store_load_all_units(s, u, err) : store_load_units(s, u, err));
	if (ok)
		return s;
	store_close(s);
	return NULL;
}

bool command_period_given(const struct command_line *line, int32_t *period, struct err *err)
{
	const char *text = line->value[OPTION_PERIOD];

	*period = PERIOD_NONE;
	return !text || period_parse(text, period) || err_set(err, ERR_USAGE_PERIOD, text);
}

bool command_indicator(const struct command_line *line, struct unit_lookup *lookup, int *indicator,
		       struct err *err)
{
	const char *text = line->value[OPTION_INDICATOR];
	struct str nearest;

	*indicator = text ? unit_lookup_indicator(lookup, text) : 0;
	if (!text || *indicator)
		return true;
	str_init(&nearest);
	unit_lookup_near_indicator(lookup, text, &nearest);
	err_set(err, ERR_USAGE_INDICATOR, text, nearest.text);
	str_release(&nearest);
	return false;
}

bool command_period(const struct command_line *line, int32_t *period, struct err *err)
{
	if (!command_period_given(line, period, err))
		return false;
	if (*period == PERIOD_NONE)
		*period = line->config->period;
	return true;
}
