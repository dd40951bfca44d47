/* One quarter on one server over ssh, from the clerk's first value to the restored backup, as those who
 * work there see it: every step is on a screen and in the database. */
#include "reported.h"
#include "server_keep.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#define QUARTER "2022-Q4"
#define EXPECTED "50" /* of a province in it: the quarter's and the year's */

/* In the state of the cycle (1 submitted, 2 returned, 3 verified), of An Giang. */
#define CELLS "SELECT count(*) FROM cell c JOIN unit u ON u.id = c.unit WHERE u.code = 'P08-89'"
#define STATE " AND c.form >> 6 & 3 = "
#define PAIR                                                                                  \
	"SELECT c.numerator || '/' || c.denominator FROM cell c JOIN unit u ON u.id = c.unit" \
	" JOIN indicator i ON i.id = c.indicator WHERE u.code = "
#define AGG_FIBRE PAIR "'P08-89' AND i.code = 'SOC.INF.FBR'"
#define DNG_FIBRE PAIR "'P08-48' AND i.code = 'SOC.INF.FBR'"

/* The quarter before is everybody's but four: An Giang, and the three that report nothing. */
static const char *const late[] = { "P08-89", "P08-48", "P08-01", "P08-92" };

static int setup(void **state)
{
	const char *before;

	if (server_setup(state) != 0 || scratch_setup(state) != 0)
		return -1;
	before = server_path("before.db");
	server_expect(0, SERVER_USERS, "--db", before, "init", NULL);
	reported_by_all_but(before, QUARTER, late, sizeof(late) / sizeof(*late));
	server_init();
	server_expect(0, SERVER_USERS, "restore", before, NULL);
	server_expect(0, SERVER_USERS, "check", NULL);
	return scratch_teardown(state);
}

/* Whose programs are open all the while. */
struct walk {
	struct term *lan, *minh, *to;
};

static void to_unit(struct term *t)
{
	term_keys(t, "/");
	server_answer(t, "an giang");
	term_wait_row(t, 0, "An Giang");
}

static void submit(struct term *t, const char *asked, const char *said)
{
	term_keys(t, "S");
	term_wait(t, asked);
	term_type(t, "1");
	term_wait(t, said);
}

static void answer(struct term *t, const char *asked, const char *text)
{
	term_wait(t, asked);
	term_keys(t, "^U");
	server_answer(t, text);
}

/* --- the quarter --- */

static void report(struct walk *w)
{
	struct term *t = w->lan;
	struct run r;

	term_keys(t, "M");
	term_wait_row(t, 0, "To do: An Giang");
	term_wait(t, "Overdue (" EXPECTED ")");
	term_keys(t, "Esc");
	term_wait(t, "Programme > ");
	to_unit(t);
	term_keys(t, "Down Ins");
	term_wait(t, "Numerator");
	term_type(t, "41");
	term_keys(t, "Tab");
	term_type(t, "50");
	term_keys(t, "Enter");
	term_wait_match(t, "Services at level 4.* 82\\.0");
	term_keys(t, "S-Tab");
	term_type(t, "30");
	term_keys(t, "Tab");
	term_type(t, "50");
	term_keys(t, "Enter");
	term_wait_match(t, "Online services in.* 60\\.0");
	server_holds("2", CELLS);
	r = server_ssh(SERVER_LAN, reported_rows(server_database(), QUARTER, "P08-89"),
		       "import - --reason 'not in this province'");
	assert_int_equal(r.status, 0);
	server_holds(EXPECTED, CELLS);
	term_keys(t, "Esc");
	term_wait_row(t, 0, "An Giang");
	submit(t, EXPECTED " of " EXPECTED " filled, " EXPECTED " of them not yet submitted",
	       "submitted: " EXPECTED " of " EXPECTED);
	server_holds(EXPECTED, CELLS STATE "1");
}

static void return_two(struct walk *w)
{
	static const char *const why[] = { "not 41", "which list" };
	static const char *const left[] = { "Review: 49 waiting", "Review: 48 waiting" };
	struct term *t = w->minh;

	term_keys(t, "K");
	term_wait_row(t, 0, "Review: " EXPECTED " waiting");
	for (int n = 0; n < 2; n++) {
		term_wait_at_cursor(t, n ? "GOV\\.SVC\\.USE +AGG.* 60\\.0" :
					   "GOV\\.SVC\\.L4 +AGG.* 82\\.0");
		term_keys(t, "-");
		term_wait(t, "Why");
		server_answer(t, why[n]);
		term_wait_row(t, 0, left[n]);
	}
	server_holds("2", CELLS STATE "2");
	term_keys(t, "& +"); /* all that is usual of the unit */
	term_wait(t, "nothing waits");
	server_holds("48", CELLS STATE "3");
}

static void correct(struct walk *w)
{
	struct term *t = w->lan;

	term_keys(t, "M");
	term_wait_row(t, 0, "To do: An Giang");
	term_wait(t, "Returned (2)");
	term_wait(t, "not 41");
	term_keys(t, "Esc");
	term_wait_row(t, 0, "AGG An Giang");
	term_keys(t, "Home Down Ins");
	term_wait_at_cursor(t, "Services at level 4");
	term_type(t, "40");
	term_keys(t, "Enter");
	term_wait_match(t, "Services at level 4.* 80\\.0");
	term_type(t, "29");
	term_keys(t, "Enter");
	term_wait_match(t, "Online services in.* 58\\.0");
	term_keys(t, "Esc");
	term_wait_row(t, 0, "AGG An Giang");
	submit(t, "2 of them not yet submitted", "submitted: 2 of " EXPECTED);
	server_holds("2", CELLS STATE "1");
}

static void verify(struct walk *w)
{
	struct term *t = w->minh;

	term_keys(t, "Down"); /* seen at the next key */
	term_wait_row(t, 0, "Review: 2 waiting");
	term_keys(t, "+");
	term_wait_row(t, 0, "Review: 1 waiting");
	term_keys(t, "+");
	term_wait(t, "nothing waits");
	server_holds(EXPECTED, CELLS STATE "3");
}

/* Of another province: neither on the screen nor as a file, and nothing is changed by it. */
static void refuse(void)
{
	struct term *t = server_open(SERVER_HOA);
	struct run r;

	server_find(t, "an giang", "An Giang");
	term_keys(t, "F2");
	term_wait(t, "does not report for");
	term_keys(t, "Del");
	term_wait(t, "does not report for");
	r = server_ssh(SERVER_HOA,
		       "indicator,unit,period,numerator,denominator\n"
		       "GOV.SVC.L4,P08-89," QUARTER ",50,50\n",
		       "import -");
	server_said(&r, 1, "does not report for");
	server_leave(t);
	server_holds(EXPECTED, CELLS STATE "3");
}

/* --- urging --- */

static void letter(const char *folder, const char *unit, const char *agency)
{
	const char *path = server_text("%s/don-doc-%s-" QUARTER ".txt", folder, unit);
	char *text = scratch_read(path, NULL);
	struct stat st;

	assert_non_null(text);
	if (!strstr(text, agency) || !strstr(text, "(GOV.SVC.L4)") || !strstr(text, "20/12/2022"))
		fail_msg("in %s:\n%s", path, text);
	free(text);
	assert_int_equal(stat(path, &st), 0);
	assert_true(st.st_uid != 0 && st.st_gid != server_group());
}

static void urge(struct walk *w)
{
	const char *folder = server_text("%s/letters", server_home(SERVER_TO));
	struct term *t = w->to;
	struct run r;

	term_wait_at_cursor(t, "Hanoi +" EXPECTED);
	term_keys(t, "Space Space Space");
	r = server_run(SERVER_TO, "mkdir", folder, NULL);
	assert_int_equal(r.status, 0);
	term_keys(t, "C");
	answer(t, "don-doc-" QUARTER ".txt", "letters");
	term_wait(t, "letters: 3 in letters");
	letter(folder, "P08-48", "Ủy ban nhân dân thành phố Đà Nẵng");
	letter(folder, "P08-01", "Ủy ban nhân dân thành phố Hà Nội");
	letter(folder, "P08-92", "Ủy ban nhân dân thành phố Cần Thơ");
	server_holds("3", "SELECT count(*) FROM revision WHERE reason = 'reminder'");
	r = server_expect(0, SERVER_TO, "report", "reminder", "--period", QUARTER, "-o", "all.txt",
			  NULL);
	assert_non_null(strstr(r.err, "letters: 3"));
}

static void update_task(void)
{
	struct term *t = server_open(SERVER_BINH), *other = server_open(SERVER_LAN);

	for (int n = 0; n < 2; n++) {
		struct term *at = n ? t : other;

		term_keys(at, "V");
		term_wait(at, "Priority tasks (");
		term_keys(at, "/");
		server_answer(at, "T01");
		term_wait_at_cursor(at, "T01");
		term_keys(at, "F2");
	}
	term_wait(other, "lead");
	server_leave(other);
	term_wait(t, "2  under way");
	term_type(t, "2");
	answer(t, "On what day will it be completed", "31/12/2022");
	answer(t, "in percent", "40");
	answer(t, "Note: how does it stand?", "fibre is late in the hills");
	term_wait(t, "T01: ");
	term_wait(t, "under way, 40 %");
	server_leave(t);
	server_holds(server_login(SERVER_BINH),
		     "SELECT a.name FROM revision r JOIN author a ON a.id = r.author"
		     " WHERE r.subject = 'task/T01'");
}

/* --- the administrator --- */

/* So many days from now, as it is in Vietnam: as people write it, and as the clock is set. */
static const char *in_days(int days, bool clock)
{
	const time_t then = time(NULL) + 7 * 60 * 60 + days * 24 * 60 * 60;
	struct tm day;

	gmtime_r(&then, &day);
	if (clock)
		return server_text("%04d-%02d-%02dT08:00:00", day.tm_year + 1900, day.tm_mon + 1,
				   day.tm_mday);
	return server_text("%02d/%02d/%04d", day.tm_mday, day.tm_mon + 1, day.tm_year + 1900);
}

/* The clerk at another time. The program that has its group from its file ignores TIENDO_NOW: this one
 * has the group from root, and is the clerk for the rest of it. */
static struct run at_another_time(int days, const char *rows)
{
	const char *file = server_write(SERVER_LAN, "rows.csv", rows);

	return server_run(SERVER_USERS, "setpriv",
			  server_text("--reuid=%s", server_login(SERVER_LAN)),
			  server_text("--regid=%s", server.group), "--clear-groups", "env", "-u",
			  "XDG_CONFIG_HOME", server_text("TIENDO_NOW=%s", in_days(days, true)),
			  server_text("HOME=%s", server_home(SERVER_LAN)),
			  server_text("TIENDO_DB=%s", server_database()), server_program(),
			  "import", file, NULL);
}

static void lock(struct walk *w)
{
	static const char rows[] = "indicator,unit,period,numerator,denominator\n"
				   "SOC.INF.FBR,P08-89," QUARTER ",%d,1000\n";
	struct term *t = w->to;
	struct run r;

	term_keys(t, "Esc");
	term_wait(t, "Programme > ");
	term_keys(t, "J");
	term_wait(t, "nothing is locked");
	term_keys(t, "Ins Down Down Enter");
	term_wait(t, "Which unit");
	term_keys(t, "Enter");
	term_wait(t, "Which indicators");
	term_keys(t, "Enter");
	answer(t, "Why?", "all checked");
	term_wait(t, QUARTER " is locked: all units");
	term_keys(w->lan, "Esc");
	term_wait(w->lan, "Programme > ");
	server_find(w->lan, "an giang", "An Giang");
	term_keys(w->lan, "F2");
	term_wait(w->lan, QUARTER " is locked since");
	r = server_ssh(SERVER_LAN, server_text(rows, 590), "import -");
	server_said(&r, 1, QUARTER " is locked since");
	server_holds("", AGG_FIBRE);

	term_keys(t, "Ins Down Down Down Enter");
	answer(t, "Which unit", "an giang");
	answer(t, "until which day", in_days(2, false));
	answer(t, "Why?", "late data");
	term_wait(t, "An Giang may change it until");
	server_put(w->lan, "600", "An Giang.* 60\\.0");
	server_holds("600/1000", AGG_FIBRE);
	r = server_ssh(SERVER_HOA,
		       "indicator,unit,period,value\nGOV.SVC.L4,P08-48," QUARTER ",n/a\n",
		       "import -");
	server_said(&r, 1, QUARTER " is locked since");

	r = at_another_time(2, server_text(rows, 610)); /* that day included */
	server_said(&r, 0, "");
	server_holds("610/1000", AGG_FIBRE);
	r = at_another_time(3, server_text(rows, 620));
	server_said(&r, 1, QUARTER " is locked since");
	server_holds("610/1000", AGG_FIBRE);
	term_keys(t, "Esc");
	term_wait(t, "Programme > ");
	term_keys(t, "M");
	term_wait_row(t, 0, "Urging: National");
}

/* Whatever was saved before, while and after is there, and whoever had the database open goes on. */
static void copy(struct walk *w)
{
	const char *file = server_text("%s/quarter.db", server_home(SERVER_TO));
	const char *backup[] = { server_program(), "backup", file, NULL };
	struct term *hoa = server_open(SERVER_HOA), *copying;
	struct run r;

	term_keys(hoa, "(");
	term_wait_row(hoa, 0, "2022-Q3");
	server_find(hoa, "da nang", "Da Nang");
	copying = term_start(backup, NULL);
	server_put(w->lan, "630", "An Giang.* 63\\.0");
	server_put(hoa, "900", "Da Nang.* 90\\.0");
	server_put(w->lan, "640", "An Giang.* 64\\.0");
	assert_int_equal(term_wait_end(copying), 0);
	server_expect(0, SERVER_USERS, "--db", file, "check", NULL);
	server_put(w->lan, "650", "An Giang.* 65\\.0");
	server_put(hoa, "910", "Da Nang.* 91\\.0");
	r = server_expect(0, SERVER_USERS, "--lang", "en", "restore", file, NULL);
	assert_non_null(strstr(r.out, "of them only the database had"));
	server_holds("650/1000", AGG_FIBRE);
	server_holds("910/1000", DNG_FIBRE);
	server_put(hoa, "920", "Da Nang.* 92\\.0");
	server_put(w->lan, "660", "An Giang.* 66\\.0");
	server_holds("660/1000", AGG_FIBRE);
	server_holds("920/1000", DNG_FIBRE);
	term_keys(w->to, "Down Home");
	term_wait_match(w->to, "An Giang.* 1 "); /* the draft that was made with the exception */
	server_leave(hoa);
	r = server_run(SERVER_USERS, "ls", server_folder(), NULL);
	assert_null(strstr(r.out, "restore"));
}

/* --- the test --- */

static void test_quarter(void **state)
{
	struct walk w = { .to = server_open(SERVER_TO), .lan = server_open(SERVER_LAN) };

	(void)state;
	term_keys(w.to, "M");
	term_wait_row(w.to, 0, "Urging: National");
	term_wait_match(w.to, "An Giang +" EXPECTED);
	report(&w);
	w.minh = server_open(SERVER_MINH);
	return_two(&w);
	correct(&w);
	verify(&w);
	refuse();
	term_wait_match(w.to, "An Giang +" EXPECTED);
	term_keys(w.to, "Down"); /* the Working Group's screen has been open all the while */
	term_wait_gone(w.to, "An Giang  +" EXPECTED);
	term_keys(w.to, "Home");
	urge(&w);
	update_task();
	lock(&w);
	copy(&w);
	server_leave(w.minh);
	server_leave(w.lan);
	server_leave(w.to);
	server_expect(0, SERVER_USERS, "check", NULL);
}

#define SERVER_TEST(test) cmocka_unit_test_setup_teardown(test, scratch_setup, server_test_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVER_TEST(test_quarter),
	};

	if (!server_possible())
		return server_skip();
	return cmocka_run_group_tests(tests, setup, server_teardown);
}
