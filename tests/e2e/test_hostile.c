/* Names, notes, reasons and everything else that people write is data. Here each of them tries to act on
 * the terminal: it is shown, and never sent. */
#include "hostile.h"
#include "walk.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A colour, the clipboard, the title, a bell, C1, an override of direction, no width, a bare CR: each with
 * its SQL, since some would be refused on the usual way in. */
#define EVIL                                                                                 \
	"char(27) || '[31;45;5m' || char(27) || ']52;c;ZXZpbA==' || char(7) || char(27) || " \
	"']0;evil' || char(7) || char(155) || '35m' || char(8238) || 'Z' || char(8203) || "  \
	"char(65279) || char(13) || char(8) || char(14)"

/* Every text of the programme, the units and the log begins as it should and ends in the attack. */
static void poison(void)
{
	static const struct {
		const char *table, *columns[8];
	} texts[] = {
		{ "pillar", { "name_vi", "name_en" } },
		{ "indicator_group", { "name_vi", "name_en" } },
		{ "indicator",
		  { "short_vi", "short_en", "name_vi", "name_en", "unit", "numerator_vi",
		    "note_vi" } },
		{ "document", { "title_vi", "title_en", "summary_vi", "note_vi", "issuer_vi" } },
		{ "target", { "wording_vi", "note_vi" } },
		{ "task", { "name_vi", "name_en", "lead_vi", "lead_en", "objective_vi" } },
		{ "duty", { "text_vi", "text_en" } },
		{ "milestone", { "name_vi", "name_en" } },
		{ "published", { "published_as_vi", "publisher", "source" } },
		{ "unit_name", { "name_vi", "name_en", "full_vi" } },
		{ "unit", { "abbr" } },
		{ "author", { "name" } },
		{ "revision", { "source" } },
	};
	char sql[400];

	for (size_t t = 0; t < ARRAY_LEN(texts); t++)
		for (size_t c = 0; c < 8 && texts[t].columns[c]; c++) {
			snprintf(sql, sizeof(sql),
				 "UPDATE %s SET %s = %s || " EVIL " WHERE %s IS NOT NULL",
				 texts[t].table, texts[t].columns[c], texts[t].columns[c],
				 texts[t].columns[c]);
			program_sql(sql);
		}
	/* Of a note the reason says what kind it is. */
	program_sql("UPDATE revision SET reason = reason || " EVIL " WHERE kind <> 4");
	program_sql("UPDATE revision SET note = note || " EVIL
		    " WHERE kind = 4 AND indicator IS NULL OR kind = 1 AND note IS NOT NULL");
	program_sql("INSERT INTO draft VALUES('lan', 46, 1, 8091, 0, 0, '12' || " EVIL
		    ", 'why' || " EVIL ")");
}

/* A value of An Giang that waits, with note and source; a comment, evidence and a flag on it; an account. */
static void prepare(void)
{
	program_init();
	program_expect(0, "import", "--reason", "checked",
		       scratch_write("put.csv",
				     "indicator,unit,period,numerator,denominator,note,source\n"
				     "SOC.INF.FBR,P08-89,2022-Q3,590,1000,a,b\n"
				     "SOC.INF.FBR,P08-89,2022-Q4,600,1000,a,b\n"
				     "SOC.INF.FBR,P08-48,2022-Q4,600,1000,a,b\n"),
		       NULL);
	struct term *t = program_open(NULL, "--lang", "en", "--period", "2022-Q4", NULL);
	walk_find(t, "an giang");
	term_wait_row(t, 0, "An Giang");
	term_keys(t, "S");
	term_wait(t, "not yet submitted");
	term_type(t, "1");
	term_wait(t, "submitted: ");
	walk_find(t, "fibre");
	term_wait_at_cursor(t, "Households with fibre");
	term_keys(t, "c");
	term_wait(t, "nothing has been said");
	term_keys(t, "c");
	term_type(t, "a comment");
	term_keys(t, "Enter");
	term_wait(t, "a comment");
	term_keys(t, "X");
	term_type(t, scratch_path("put.csv"));
	term_keys(t, "Enter");
	term_wait(t, "put.csv");
	term_keys(t, "F");
	term_type(t, "look");
	term_keys(t, "Enter");
	term_wait_row(t, 0, "^FLAGGED");
	walk_quit(t);
	program_expect(0, "lock", "2022-Q4", "--unit", "P08-31", "--reason", "closed", NULL);
	poison();
}

/* Keys; what begins with ' is typed. */
static const char *const walk[] = {
	/* from the overview to each screen and what lies over it, and back */
	"?",
	"Esc",
	":",
	"Esc",
	"=",
	"Esc",
	"H",
	"Esc",
	"P",
	"Esc",
	"F4",
	"Esc",
	"F6",
	"Esc",
	"v",
	"v",
	"_",
	"_",
	"x",
	"Esc",
	"@",
	"Esc",
	"B",
	"Esc",
	/* documents, tasks, duties, milestones */
	"V",
	"Enter",
	"Esc",
	"End",
	"Enter",
	"Esc",
	"PgUp",
	"Enter",
	"Esc",
	"PgUp",
	"Enter",
	"Esc",
	"Esc",
	/* home, completeness, flags, the queue and its session */
	"M",
	"Down",
	"Esc",
	"%",
	"Down",
	"Esc",
	"J",
	"Enter",
	"Esc",
	"End",
	"F2",
	"Esc",
	"Ins",
	"Down",
	"Enter",
	"Esc",
	"Esc",
	"C",
	"Down",
	"Enter",
	"Esc",
	"Esc",
	"K",
	"F4",
	"Esc",
	"-",
	"Esc",
	"=",
	"Esc",
	"t",
	"Esc",
	"c",
	"Esc",
	"J",
	"Enter",
	"Esc",
	"Esc",
	/* an indicator, one of its units, the grids */
	"/",
	"'cap quang",
	"Enter",
	"Enter",
	"F4",
	"Esc",
	"F6",
	"Esc",
	"R",
	"/",
	"'an giang",
	"Enter",
	"F2",
	"Tab",
	"Tab",
	"Esc",
	"=",
	"PgDn",
	"Esc",
	"t",
	"Esc",
	"c",
	"Esc",
	"Enter",
	"/",
	"'cap quang",
	"Enter",
	"=",
	"Esc",
	"t",
	"Esc",
	"c",
	"Esc",
	"F2",
	"Esc",
	"Ins",
	"Down",
	"Tab",
	"Tab",
	"Tab",
	"Esc",
	"Esc",
	"Ins",
	"Down",
	"Tab",
	"Esc",
	"Esc",
};

static void walk_all(const char *lang)
{
	struct term *t = program_open(NULL, "--lang", lang, "--period", "2022-Q4", NULL);
	struct vt *vt = term_vt(t);

	vt_record(vt);
	term_settle(t);
	term_assert(t, "^[[31;45;5m"); /* they are there, and seen */
	for (size_t n = 0; n < ARRAY_LEN(walk); n++) {
		char where[40];

		if (walk[n][0] == '\'')
			term_type(t, walk[n] + 1);
		else
			term_keys(t, walk[n]);
		term_settle(t);
		snprintf(where, sizeof(where), "%s, step %zu (%s)", lang, n, walk[n]);
		hostile_check(where, t);
		vt_record(vt);
	}
	walk_quit(t);
	hostile_check(lang, t);
}

static void test_screens(void **state)
{
	(void)state;
	prepare();
	walk_all("vi");
	walk_all("en");
}

/* Where a line of the program ends in a terminal, whatever its form; and what it says of itself. */
static void test_command_line(void **state)
{
	static const char *const commands[][6] = {
		{ "status" },
		{ "status", "--format", "csv" },
		{ "status", "--format", "json" },
		{ "export" },
		{ "export", "--log" },
		{ "check" },
		{ "user", "list" },
		{ "report", "minutes", "--since", "2022-01-01" },
		{ "report", "minutes", "--since", "2022-01-01", "--format=csv" },
		/* NOLINTNEXTLINE(misc-misleading-bidirectional) */
		{ "import", "no\033]52;c;ZXZpbA==\a\xC2\x9B\xE2\x80\xAE.csv" },
		{ "\033]0;evil\a" },
		{ "status", "--format", "\033]0;evil\a" },
		{ "status", "--period", "\xE2\x80\x8B\033]0;evil\a" },
	};

	(void)state;
	prepare();
	program_sql("INSERT INTO revision(id, clock, kind, subject, form, author, note, hash)"
		    " SELECT max(id) + 1, max(clock) + 1, 5, 'account/lan', 0, 1,"
		    " 'roles=viewer' || char(10) || 'name=Lan' || " EVIL ", x'00' FROM revision");
	for (size_t n = 0; n < ARRAY_LEN(commands); n++) {
		struct term *t = program_open(NULL, commands[n][0], commands[n][1], commands[n][2],
					      commands[n][3], commands[n][4], NULL);
		vt_record(term_vt(t));
		term_wait_end(t);
		hostile_check(commands[n][0], t);
	}
}

/* A pipe gets the very bytes: what a program reads is not what a person sees. */
static void test_pipe(void **state)
{
	struct run run;

	(void)state;
	prepare();
	run = program_expect(0, "export", NULL);
	assert_non_null(strstr(run.out, "\033]52;c;ZXZpbA==\a"));
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_screens),
		PROGRAM_TEST(test_command_line),
		PROGRAM_TEST(test_pipe),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}
