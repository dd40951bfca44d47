/* The programme in the database, the statements, and opening what is and what is not a database. */
#include "store/programme.h"

#include "../src/store/db.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "exchange/catalogue.h"
#include "support/scratch.h"
#include "unit/store/fixture.h"

#include <linux/capability.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void test_statements(void **state)
{
	struct fixture *f = *state;

	for (int id = 0; id < STMT_MAX; id++)
		if (!db_stmt(f->s, (enum stmt)id)) {
			print_error("%s: %s\n", db_stmt_sql((enum stmt)id),
				    sqlite3_errmsg(f->s->db));
			fail();
		}
}

/* What was put in comes out again, file by file. */
static void test_round_trip(void **state)
{
	static const char *const file[] = {
		"pillars.csv",      "groups.csv",
		"documents.csv",    "indicators.csv",
		"targets.csv",      "tasks.csv",
		"duties.csv",       "milestones.csv",
		"units.csv",        "unit_names.csv",
		"unit_parents.csv", "successions.csv",
		"population.csv",   "published_national.csv",
		"admin_counts.csv", "tilemap63.csv",
		"tilemap34.csv",
	};
	struct fixture *f = *state;
	struct catalogue c;
	struct err err = { 0 };

	catalogue_init(&c);
	assert_true(store_get_catalogue(f->s, &c, &err));
	assert_true(catalogue_write(&c, scratch_path("out"), &err));
	for (size_t n = 0; n < ARRAY_LEN(file); n++) {
		struct str from, to;
		char *was, *is;
		size_t len;

		str_init(&from);
		str_init(&to);
		str_addf(&from, "assets/programme/%s", file[n]);
		str_addf(&to, "out/%s", file[n]);
		was = scratch_read(source_path(from.text), &len);
		is = scratch_read(scratch_path(to.text), &len);
		assert_non_null(was);
		assert_non_null(is);
		assert_string_equal(is, was);
		free(was);
		free(is);
		str_release(&from);
		str_release(&to);
	}
	catalogue_release(&c);
}

/* The screens hold the units down to those that report, and fetch what stands below. */
static void test_units(void **state)
{
	struct fixture *f = *state;
	struct units upper, below, all;
	struct err err = { 0 };

	units_init(&upper);
	units_init(&below);
	units_init(&all);
	assert_true(store_load_units(f->s, &upper, &err));
	assert_true(store_load_all_units(f->s, &all, &err));
	assert_true(store_load_children(f->s, fixture_unit(f, "T01"), &below, &err));
	assert_int_equal(all.units, f->c.units.units);
	assert_non_null(units_by_code(&upper, "T34"));
	assert_non_null(units_by_code(&upper, "BYTE"));
	assert_null(units_by_code(&upper, "T01-1"));
	assert_int_equal(below.units, 2);
	assert_non_null(units_by_code(&below, "T01-1"));
	units_release(&upper);
	units_release(&below);
	units_release(&all);
}

static void test_reference(void **state)
{
	struct fixture *f = *state;
	int year = 0;

	assert_int_equal(store_reference(f->s, "population", fixture_unit(f, "P08-01"),
					 date_of(2019, 12, 31), &year),
			 8053663);
	assert_int_equal(year, 2019);
	assert_true(store_reference(f->s, "population", fixture_unit(f, "P08-01"),
				    date_of(2024, 1, 1), &year) > 0);
	assert_int_equal(year, 2020);
	assert_true(store_reference(f->s, "population", fixture_unit(f, "P08-01"),
				    date_of(2015, 1, 1), &year) > 0);
	assert_int_equal(year, 2019);
	assert_int_equal(store_reference(f->s, "cattle", fixture_unit(f, "P08-01"),
					 date_of(2024, 1, 1), &year),
			 0);
}

static void test_notes(void **state)
{
	struct fixture *f = *state;
	struct store_note note[40];
	size_t count = store_indicator_notes(f->s, fixture_indicator(f, "SOC.INF.FBR"), note, 40),
	       exact = 0;

	assert_true(count > 5);
	for (size_t n = 0; n < count; n++) {
		assert_true(n == 0 || note[n - 1].period >= note[n].period);
		exact += note[n].exact;
	}
	assert_int_equal(exact, 9);
	assert_non_null(strstr(note[0].text, "%"));
	/* in the language spoken, with the decimals that were published */
	for (int lang = 0; lang < LANG_MAX; lang++) {
		static const char *const shown[LANG_MAX] = {
			[LANG_EN] = "2023-03: 75.36 %", [LANG_VI] = "2023-03: 75,36 %"
		};
		bool found = false;

		lang_set((enum lang)lang);
		count = store_indicator_notes(f->s, fixture_indicator(f, "SOC.INF.FBR"), note, 40);
		for (size_t n = 0; n < count; n++)
			found |= strncmp(note[n].text, shown[lang], strlen(shown[lang])) == 0;
		assert_true(found);
	}
	lang_set(LANG_EN);
}

static enum err_code open_fails(const char *path)
{
	struct err err = { 0 };
	struct store *s = store_open(path, STORE_WRITE, &err);

	assert_null(s);
	return err.code;
}

static void test_open(void **state)
{
	struct fixture *f = *state;
	struct err err = { 0 };

	assert_int_equal(open_fails(scratch_path("none.db")), ERR_DB_MISSING);
	assert_int_equal(open_fails(
				 scratch_write("text.db",
					       "This is a text, and a rather long one at that.\n")),
			 ERR_DB_FOREIGN);
	fixture_sql(f, "PRAGMA user_version = 99");
	assert_int_equal(open_fails(scratch_path("t.db")), ERR_DB_NEWER);
	fixture_sql(f, "PRAGMA application_id = 7");
	assert_int_equal(open_fails(scratch_path("t.db")), ERR_DB_FOREIGN);
	assert_null(store_create(scratch_path("t.db"), &err));
	assert_int_equal(err.code, ERR_DB_EXISTS);
}

/* In a process that may not write: root first gives up what makes permissions void. Returns 0 when
 * the database can be read there and is not taken for a writable one. */
static int open_without_rights(const char *path, enum store_mode mode)
{
	struct __user_cap_header_struct self = { _LINUX_CAPABILITY_VERSION_3, 0 };
	const struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = { 0 };
	struct units u;
	struct err err = { 0 };
	struct store *s;
	int failed;

	if (syscall(SYS_capset, &self, none) != 0)
		return 2;
	units_init(&u);
	s = store_open(path, mode, &err);
	failed = !s || store_writable(s) || !store_load_units(s, &u, &err) || !u.units;
	units_release(&u);
	store_close(s);
	return failed;
}

/* A database on a medium that cannot be written is read as it lies there, whoever may write the
 * file itself. */
static void test_read_only_folder(void **state)
{
	static const mode_t file[] = { 0444, 0666 };
	struct fixture *f = *state;
	const char *path = scratch_path("t.db");

	store_close(f->s);
	f->s = NULL;
	assert_int_equal(chmod(scratch_folder(), 0555), 0);
	for (size_t n = 0; n < 2 * ARRAY_LEN(file); n++) {
		int status;
		pid_t pid;

		assert_int_equal(chmod(path, file[n / 2]), 0);
		pid = fork();
		if (pid == 0)
			_exit(open_without_rights(path, n % 2 ? STORE_WRITE : STORE_READ));
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFEXITED(status));
		if (WEXITSTATUS(status))
			fail_msg("mode %o, %s", (unsigned)file[n / 2],
				 n % 2 ? "writing" : "reading");
	}
	assert_int_equal(chmod(scratch_folder(), 0700), 0);
}

/* A folder is no database, and said to be none. */
static void test_open_folder(void **state)
{
	(void)state;
	assert_int_equal(open_fails(scratch_folder()), ERR_DB_FOREIGN);
}

/* A database that was not finished never appears under its name, nor beside it. */
static void test_unfinished(void **state)
{
	struct err err = { 0 };
	struct store *s = store_create(scratch_path("half.db"), &err);
	char made[64];

	(void)state;
	assert_non_null(s);
	snprintf(made, sizeof(made), "half.db.new-%d", (int)getpid());
	assert_true(scratch_exists(scratch_path(made)));
	assert_false(scratch_exists(scratch_path("half.db")));
	store_close(s);
	assert_false(scratch_exists(scratch_path(made)));
	assert_false(scratch_exists(scratch_path("half.db")));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_statements),
		TEST(test_round_trip),
		cmocka_unit_test_setup_teardown(test_units, fixture_setup_small, fixture_teardown),
		TEST(test_reference),
		TEST(test_notes),
		TEST(test_open),
		TEST(test_open_folder),
		TEST(test_read_only_folder),
		TEST(test_unfinished),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
