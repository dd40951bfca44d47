/* The places of the full-screen program. */
#include "places.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { PLACES_MENU = 60 }; /* more than a menu has lines */

#define FIBRE "/ 'cap quang' Enter "
#define AN_GIANG "/ 'an giang' Enter "
#define CAN_THO "/ 'can tho' Enter "
#define QUEUED "K "
#define CELL AN_GIANG "/ 'fibre' Enter "

const struct place places[] = {
	/* screens */
	{ "overview", "", "Programme > ", PLACE_KEYS },
	{ "help", "F1", "Help: ", PLACE_KEYS },
	{ "indicator", FIBRE "Enter", "Target: ", PLACE_KEYS },
	{ "unit", AN_GIANG, "An Giang", PLACE_KEYS },
	{ "grid of an indicator", FIBRE "Ins", "Enter: Households with fibre", PLACE_GRID },
	{ "grid of a unit", AN_GIANG "Ins", "Enter: An Giang", PLACE_GRID },
	{ "explanation", CELL "=", "as reported", PLACE_KEYS },
	{ "history", CELL "t", "Change log", PLACE_KEYS },
	{ "comments", CELL "c", "Comments: ", PLACE_KEYS },
	{ "queue", "K", "Review: 3 waiting", PLACE_KEYS },
	{ "session", "K J Enter Up", "Session 1/2", PLACE_KEYS },
	{ "home", "M", "Urging: ", PLACE_KEYS },
	{ "completeness", "%", "Completeness (%)", PLACE_KEYS },
	{ "calendar", "J", "calendar and locks", PLACE_KEYS },
	{ "flags", "C", "Flagged for", PLACE_KEYS },
	{ "plans", "V", "T01", PLACE_KEYS },
	{ "document", "V Enter", "Issued by", PLACE_KEYS },
	{ "preview of a paste", FIBRE "Ins <61.5%\r62.5%\r>", "2 to change", PLACE_KEYS },
	{ "question before submitting", CAN_THO "S", "not yet submitted", PLACE_KEYS },
	{ "question before importing", FIBRE "Ins <61.5%\r62.5%\r> Enter", "Save 2 values",
	  PLACE_KEYS },
	/* fields */
	{ "menu", "F9", "Menu:", PLACE_TEXT },
	{ "periods", "P", "Reporting period", PLACE_TEXT },
	{ "search", "/", "/", PLACE_TEXT },
	{ "value", FIBRE "Enter F2", "[", PLACE_CELL },
	{ "cell of the grid", FIBRE "Ins F2", "Enter: Households", PLACE_CELL },
	{ "reason in the grid", FIBRE "Ins Tab Tab Tab F2", "Enter: Households", PLACE_CELL },
	{ "comment", CELL "c c", "Your comment", PLACE_TEXT },
	{ "evidence", CELL "c X", "A file or an address", PLACE_TEXT },
	{ "flag", QUEUED "c F", "follow-up. Why?", PLACE_TEXT },
	{ "return", "K -", "Return Da Nang", PLACE_TEXT },
	{ "return in the session", "K J Enter -", "Return Da Nang", PLACE_TEXT },
	{ "person", "@", "Who is at work", PLACE_TEXT },
	{ "filter", "K F4", "Filter", PLACE_TEXT },
	{ "letter", "( M C", "goes into the file", PLACE_TEXT },
	{ "day of a milestone", "J Ins Enter", "The day of the milestone", PLACE_TEXT },
	{ "name of a milestone", "J Ins Enter '20/11/2022' Enter", "The name of", PLACE_TEXT },
	{ "file to import", "B", "Import a file: ", PLACE_TEXT },
	{ "file to write", "x", "write what is shown", PLACE_TEXT },
};
const size_t places_count = ARRAY_LEN(places);

static struct term *places_open_as(const char *author, const char *term, const char *lang)
{
	return program_open(term, "--config", program_author(author), "--lang", lang, "--period",
			    "2022-Q4", NULL);
}

static void places_make(void)
{
	program_expect(0, "init", NULL);
	program_expect(0, "import", "--config", program_author("lan"), "--reason", "checked",
		       scratch_write("put.csv",
				     "indicator,unit,period,numerator,denominator,source\n"
				     "SOC.INF.FBR,P08-89,2022-Q2,580,1000,\n"
				     "SOC.INF.FBR,P08-89,2022-Q3,590,1000,\n"
				     "SOC.INF.FBR,P08-89,2022-Q4,600,1000,q4.csv\n"
				     "SOC.INF.SMP,P08-89,2022-Q4,700,1000,\n"
				     "SOC.INF.FBR,P08-48,2022-Q3,900,1000,\n"
				     "SOC.INF.FBR,P08-48,2022-Q4,100,1000,\n"
				     "SOC.INF.FBR,P08-92,2022-Q4,800,1000,\n"),
		       NULL);
	struct term *t = places_open_as("lan", NULL, "en");
	places_go(t, AN_GIANG "S 1 Esc / 'da nang' Enter S 1 Esc " CELL
			      "c c 'counted twice' Enter X 'https://example.vn/q4' Enter "
			      "F 'ask them' Enter F10");
	assert_int_equal(term_wait_end(t), 0);
	term_free(t);
}

void places_fill(void)
{
	program_once(places_make);
}

struct term *places_open(const char *term, const char *lang)
{
	struct term *t = places_open_as("minh", term, lang);

	term_settle(t);
	return t;
}

/* Sends one word of the list: typed, pasted or a key. */
static void places_send(struct term *t, const char *word, size_t len)
{
	char *part = strndup(word, len);

	if (*word == '\'' || *word == '<') {
		part[len - 1] = '\0';
		(*word == '<' ? term_paste : term_type)(t, part + 1);
	} else {
		term_keys(t, part);
	}
	free(part);
}

void places_go(struct term *t, const char *keys)
{
	while (*(keys += strspn(keys, " "))) {
		const char open = *keys, close = open == '<' ? '>' : open == '\'' ? '\'' : '\0';
		const char *end = close && keys[1] ? strchr(keys + 1, close) : NULL;
		const size_t len = end ? (size_t)(end - keys) + 1 : strcspn(keys, " ");

		places_send(t, keys, len);
		keys += len;
	}
}

struct term *places_enter(const char *term, const char *lang, const struct place *place)
{
	struct term *t = places_open(term, lang);

	places_go(t, place->keys);
	if (strcmp(lang, "en") == 0)
		term_wait(t, place->shown);
	return t;
}

void places_run(struct term *t, const char *keys)
{
	char row[32];

	term_keys(t, "F9");
	snprintf(row, sizeof(row), "> %s ", keys);
	for (int n = 0; n < PLACES_MENU; n++) {
		int y, x;

		term_settle(t);
		vt_cursor(term_vt(t), &y, &x);
		if (strncmp(vt_row(term_vt(t), y), row, strlen(row)) == 0) {
			term_keys(t, "Enter");
			return;
		}
		term_keys(t, "Down");
	}
	fail_msg("the menu does not lead to \"%s\"", keys);
}
