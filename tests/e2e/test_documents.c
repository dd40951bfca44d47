/* What is written by hand about the command line and the settings names all that there is. */
#include "app/command.h"
#include "app/config.h"
#include "base/mem.h"
#include "base/str.h"
#include "support/scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Calls `check` with each line "COMMAND --option ARGUMENT" of the program's own table. */
static void each_option(void (*check)(const char *command, const char *option, const char *text),
			const char *file)
{
	const char *argv[] = { tiendo_path(), "--help", "options", NULL };
	struct run run = run_program(argv, NULL);
	char *text = scratch_read(source_path(file), NULL);
	char *rest = run.out;
	int count = 0;

	assert_non_null(text);
	assert_int_equal(run.status, 0);
	for (char *line; (line = strsep(&rest, "\n")) && *line; count++) {
		const char *command = strsep(&line, " ");

		check(command, strsep(&line, " "), text);
	}
	assert_true(count > 10);
	free(text);
	run_release(&run);
}

/* In the completion each option stands in the list of its command, the common ones in the first. */
static void check_completed(const char *command, const char *option, const char *text)
{
	struct str start, word;
	const char *list;
	char *line;

	str_init(&start);
	str_init(&word);
	str_addf(&start, *command == '-' ? "local options='" : "\t%s) options+='", command);
	list = strstr(text, start.text);
	assert_non_null(list);
	list += start.len;
	line = mem_strndup(list, strcspn(list, "'"));
	str_addf(&word, " %s ", option);
	str_clear(&start);
	str_addf(&start, " %s ", line);
	if (!strstr(start.text, word.text))
		fail_msg("the completion of \"%s\" lacks %s", command, option);
	free(line);
	str_release(&word);
	str_release(&start);
}

static void test_completion(void **state)
{
	(void)state;
	each_option(check_completed, "assets/completion.bash");
}

/* In the manual, hyphens are written so that they can be searched for. */
static void add_roff(struct str *out, const char *text)
{
	for (const char *c = text; *c; c++)
		str_addf(out, *c == '-' ? "\\%c" : "%c", *c);
}

static void check_explained(const char *command, const char *option, const char *text)
{
	struct str roff;

	(void)command;
	str_init(&roff);
	add_roff(&roff, option);
	/* "export --output FILE" is there by its letter. */
	if (!strstr(text, roff.text) && strcmp(option, "--output") != 0)
		fail_msg("the manual lacks %s", option);
	str_release(&roff);
}

static void test_manual(void **state)
{
	char *text;

	(void)state;
	each_option(check_explained, "assets/tiendo.1.in");
	text = scratch_read(source_path("assets/tiendo.1.in"), NULL);
	for (const struct command *c = command_table; c->name; c++) {
		struct str head;

		str_init(&head);
		str_addf(&head, "\n.TP\n\\fB%s\\fR ", c->name);
		if (!strstr(text, head.text))
			fail_msg("the manual lacks the command %s", c->name);
		str_release(&head);
	}
	for (int i = 0; i < SETTING_MAX; i++) {
		const struct setting_name name = setting_name((enum setting)i);
		const char *section = strstr(text, name.section);
		struct str roff;

		str_init(&roff);
		add_roff(&roff, name.name);
		if (!section || !strstr(section, roff.text))
			fail_msg("the manual lacks the setting %s", name.name);
		str_release(&roff);
	}
	free(text);
}

/* The list of keys goes into the manual as it comes from the program. */
static void test_keys(void **state)
{
	const char *argv[] = { tiendo_path(), "--lang", "en", "--help", "keys-manual", NULL };
	struct run run = run_program(argv, NULL);

	(void)state;
	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.out, "\n.TP\n\\fBF10 Q\\fR (quit)\n"));
	assert_non_null(strstr(run.out, "\n.TP\n\\fB\\(haL\\fR (redraw)\n"));
	run_release(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_completion, scratch_setup, scratch_teardown),
		cmocka_unit_test_setup_teardown(test_manual, scratch_setup, scratch_teardown),
		cmocka_unit_test_setup_teardown(test_keys, scratch_setup, scratch_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
