/* tiendo init, tiendo demo: a new database. */
#include "app/command.h"

#include "exchange/create.h"

static void init_say_created(const char *path, const struct create_report *r)
{
	char indicators[24], targets[24], units[24];
	struct str text;

	snprintf(indicators, sizeof(indicators), "%zu", r->indicators);
	snprintf(targets, sizeof(targets), "%zu", r->targets);
	snprintf(units, sizeof(units), "%zu", r->units);
	str_init(&text);
	msg_add(&text, MSG_INIT_CREATED, path, indicators, targets, units);
	command_say(stdout, text.text);
	str_release(&text);
}

static void init_say_values(const struct published_report *r, int64_t made)
{
	char values[24], notes[24], illustrative[24];
	struct str text;

	snprintf(values, sizeof(values), "%d", r->values);
	snprintf(notes, sizeof(notes), "%d", r->notes);
	snprintf(illustrative, sizeof(illustrative), "%lld", (long long)made);
	str_init(&text);
	msg_add(&text, MSG_INIT_PUBLISHED, values, notes);
	command_say(stdout, text.text);
	str_clear(&text);
	if (made) {
		msg_add(&text, MSG_INIT_ILLUSTRATIVE, illustrative);
		command_say(stdout, text.text);
	}
	str_release(&text);
}

static int init_create(const struct command_line *line, enum create_content content)
{
	const struct create create = { .path = line->path,
				       .dir = line->value[OPTION_CATALOGUE],
				       .content = content,
				       .author = line->author };
	struct create_report report;
	struct err_list faults;
	struct err err = { 0 };
	struct store *s;
	int status = ERR_STATUS_DONE;

	err_list_init(&faults);
	s = create_database(&create, &report, &faults, &err);
	if (!s && !faults.count)
		status = command_fail(&err);
	else if (!s)
		status = command_fail_all(&faults);
	else
		command_fail_all(&faults); /* published results that could not become values */
	if (s) {
		init_say_created(line->path, &report);
		if (content != CREATE_EMPTY)
			init_say_values(&report.published, report.illustrative);
	}
	store_close(s);
	err_list_release(&faults);
	return status;
}

int command_init(const struct command_line *line)
{
	return init_create(line, line->value[OPTION_PUBLISHED] ? CREATE_PUBLISHED : CREATE_EMPTY);
}

int command_demo(const struct command_line *line)
{
	return init_create(line, CREATE_ILLUSTRATIVE);
}
