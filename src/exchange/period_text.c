/* Periods in words: the folded text is taken for a row of words, and matched from a place on. */
#include "period_text.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <string.h>

enum {
	PERIOD_TEXT_WORDS = 80,
	PERIOD_TEXT_YEAR_MIN = 1990,
	PERIOD_TEXT_YEAR_MAX = 2099,
	PERIOD_TEXT_SHORT_MIN = 15
};

struct period_text {
	struct str folded;
	const char *word[PERIOD_TEXT_WORDS + 1]; /* NULL at the end; a sign is a word */
	size_t words;
	struct str words_text;
};

static bool period_text_sign(char c)
{
	return c && strchr("/,:;()[]+", c);
}

/* Parts the folded text at spaces and around signs. */
static void period_text_init(struct period_text *t, const char *text)
{
	bool within = false;

	memset(t, 0, sizeof(*t));
	str_init(&t->folded);
	str_init(&t->words_text);
	utf8_add_fold(&t->folded, text);
	for (const char *c = t->folded.text; *c; c++) {
		if (period_text_sign(*c)) {
			str_addf(&t->words_text, " %c ", *c);
			continue;
		}
		str_addc(&t->words_text, *c);
	}
	for (char *c = t->words_text.text; *c && t->words < PERIOD_TEXT_WORDS; c++) {
		if (*c == ' ') {
			*c = '\0';
			within = false;
		} else if (!within) {
			t->word[t->words++] = c;
			within = true;
		}
	}
}

static void period_text_release(struct period_text *t)
{
	str_release(&t->folded);
	str_release(&t->words_text);
}

static const char *period_text_word(const struct period_text *t, size_t at)
{
	return at < t->words ? t->word[at] : "";
}

static bool period_text_is(const struct period_text *t, size_t at, const char *word)
{
	return strcmp(period_text_word(t, at), word) == 0;
}

/* A whole number of at most four digits; -1 for anything else. */
static int period_text_number(const char *word)
{
	int number = 0;

	if (!*word || strlen(word) > 4)
		return -1;
	for (; *word; word++) {
		if (*word < '0' || *word > '9')
			return -1;
		number = number * 10 + (*word - '0');
	}
	return number;
}

static int period_text_year(const struct period_text *t, size_t at)
{
	const char *word = period_text_word(t, at);
	const int year = strlen(word) == 4 ? period_text_number(word) : -1;

	return year >= PERIOD_TEXT_YEAR_MIN && year <= PERIOD_TEXT_YEAR_MAX ? year : 0;
}

/* 3, III, ba; at most `most`. */
static int period_text_index(const char *word, int most)
{
	static const char *const roman[] = { "i", "ii", "iii", "iv" };
	static const char *const spelt[] = { "mot", "hai", "ba", "bon" };
	int number = period_text_number(word);

	for (int n = 0; n < (int)ARRAY_LEN(roman); n++)
		if (strcmp(word, roman[n]) == 0 || strcmp(word, spelt[n]) == 0)
			number = n + 1;
	return number >= 1 && number <= most ? number : 0;
}

/* What stands in front of the year: "/", "năm", "của", "of"; the place after the year, 0 without. Behind
 * "/" two digits are one: "Q1/22". */
static size_t period_text_until_year(const struct period_text *t, size_t at, int *year)
{
	static const char *const link[] = { "/", ",", "nam", "cua", "of", "trong" };
	bool passed = true;

	while (passed) {
		passed = false;
		for (size_t n = 0; n < ARRAY_LEN(link); n++)
			passed |= period_text_is(t, at, link[n]);
		at += passed;
	}
	*year = period_text_year(t, at);
	if (!*year && at && period_text_is(t, at - 1, "/") &&
	    strlen(period_text_word(t, at)) == 2 &&
	    period_text_number(period_text_word(t, at)) >= PERIOD_TEXT_SHORT_MIN)
		*year = 2000 + period_text_number(period_text_word(t, at));
	return *year ? at + 1 : 0;
}

/* "q3", "h1", "t9": the length and the number in one word. */
static bool period_text_short(const char *word, enum period_length *length, int *index)
{
	if (!*word || !strchr("qht", word[0]))
		return false;
	*length = word[0] == 'q' ? PERIOD_QUARTER : word[0] == 'h' ? PERIOD_HALF : PERIOD_MONTH;
	if (word[0] != 'q' && word[1 + strspn(word + 1, "0123456789")])
		return false; /* "ti" */
	*index = period_text_index(word + 1, 12 / period_months(*length));
	return *index > 0;
}

/* "quý III", "tháng 9", "6 tháng đầu", "first half": the place after it, 0 without. */
static size_t period_text_part(const struct period_text *t, size_t at, enum period_length *length,
			       int *index)
{
	const char *word = period_text_word(t, at), *next = period_text_word(t, at + 1);

	if (period_text_short(word, length, index))
		return at + 1;
	if (strcmp(word, "quy") == 0 || strcmp(word, "quarter") == 0) {
		*length = PERIOD_QUARTER;
		*index = period_text_index(next, 4);
		return *index ? at + 2 : 0;
	}
	if (strcmp(word, "thang") == 0 || strcmp(word, "month") == 0) {
		*length = PERIOD_MONTH;
		*index = period_text_index(next, 12);
		return *index ? at + 2 : 0;
	}
	*length = PERIOD_HALF;
	*index = 1;
	if (strcmp(word, "6t") == 0)
		return at + 1 + period_text_is(t, at + 1, "dau");
	if (strcmp(next, "half") == 0) {
		*index = strcmp(word, "first") == 0 ? 1 : strcmp(word, "second") == 0 ? 2 : 0;
		return *index ? at + 2 : 0;
	}
	if ((period_text_number(word) == 6 || strcmp(word, "sau") == 0) &&
	    strcmp(next, "thang") == 0) {
		*index = period_text_is(t, at + 2, "dau")  ? 1 :
			 period_text_is(t, at + 2, "cuoi") ? 2 :
							     0;
		return *index ? at + 3 : 0;
	}
	return 0;
}

/* Months of a year that are no part of it here: "9 tháng đầu năm 2022"; the place after the year. */
static size_t period_text_months(const struct period_text *t, size_t at)
{
	int year;

	if (period_text_number(period_text_word(t, at)) < 1 ||
	    (!period_text_is(t, at + 1, "thang") && !period_text_is(t, at + 1, "months")))
		return 0;
	at += 2 + period_text_is(t, at + 2, "dau");
	return period_text_until_year(t, at, &year);
}

/* "đến 31/12/2022", "tính đến hết ngày 30/9/2022": the quarter that ends so. */
static size_t period_text_until(const struct period_text *t, size_t at, int32_t *period)
{
	int day, month, year;

	at += period_text_is(t, at, "tinh");
	if (!period_text_is(t, at, "den"))
		return 0;
	at += 1 + period_text_is(t, at + 1, "het");
	at += period_text_is(t, at, "ngay");
	day = period_text_number(period_text_word(t, at));
	month = period_text_number(period_text_word(t, at + 2));
	year = period_text_year(t, at + 4);
	if (!period_text_is(t, at + 1, "/") || !period_text_is(t, at + 3, "/") || !year ||
	    month < 3 || month > 12 || month % 3 || day != (month == 3 || month == 12 ? 31 : 30))
		return 0;
	*period = period_of(year, PERIOD_QUARTER, month / 3);
	return at + 5;
}

/* A day: "ngày 05 tháng 10 năm 2022", "ngày 05/10/2022", "05/10/2022". */
static size_t period_text_day(const struct period_text *t, size_t at)
{
	const size_t first = at + period_text_is(t, at, "ngay");

	if (period_text_number(period_text_word(t, first)) < 1)
		return 0;
	if (period_text_is(t, first + 1, "/") && period_text_is(t, first + 3, "/"))
		return first + 5;
	if (period_text_is(t, first + 1, "thang") && first > at)
		return first + 3 + (period_text_is(t, first + 3, "nam") ? 2 : 0);
	return 0;
}

/* The period that begins at a word; the place after it, 0 without. `whole`: forms that are none
 * within other words, too (2022, 9/2022). */
static size_t period_text_match(const struct period_text *t, size_t at, bool whole, int32_t *period)
{
	enum period_length length;
	int year = period_text_year(t, at), index;
	size_t end = period_text_until(t, at, period);

	if (end)
		return end;
	if (year) {
		end = period_text_part(t, at + 1, &length, &index);
		if (end) {
			*period = period_of(year, length, index);
			return end;
		}
		*period = period_of(year, PERIOD_YEAR, 1);
		return whole ? at + 1 : 0;
	}
	end = period_text_part(t, at, &length, &index);
	if (end && (end = period_text_until_year(t, end, &year)) != 0) {
		*period = period_of(year, length, index);
		return end;
	}
	index = period_text_index(period_text_word(t, at), 12);
	if (whole && index && period_text_is(t, at + 1, "/") && period_text_year(t, at + 2)) {
		*period = period_of(period_text_year(t, at + 2), PERIOD_MONTH, index);
		return at + 3;
	}
	end = at + period_text_is(t, at, "ca");
	if (!period_text_is(t, end, "nam") && !period_text_is(t, end, "year"))
		return 0;
	year = period_text_year(t, end + 1);
	if (year)
		*period = period_of(year, PERIOD_YEAR, 1);
	return year ? end + 2 : 0;
}

bool period_text_read(const char *text, int32_t *period)
{
	struct period_text t;
	size_t at = 0, end;
	bool fine;

	if (period_parse(text, period))
		return true;
	period_text_init(&t, text);
	at += period_text_is(&t, 0, "ky");
	end = period_text_match(&t, at, true, period);
	fine = end != 0 && end == t.words;
	period_text_release(&t);
	return fine;
}

bool period_text_part_read(const char *text, enum period_length *length, int *index)
{
	struct period_text t;
	size_t end;

	period_text_init(&t, text);
	end = period_text_part(&t, 0, length, index);
	end += end && period_text_is(&t, end, "nam");
	period_text_release(&t);
	return end && end == t.words;
}

bool period_text_has_part(const char *text)
{
	struct period_text t;
	enum period_length length;
	bool found = false;
	int index;

	period_text_init(&t, text);
	for (size_t at = 0, end; at < t.words && !found; at = end) {
		end = period_text_day(&t, at);
		if (end)
			continue;
		end = at + 1;
		found = period_text_part(&t, at, &length, &index) ||
			(period_text_number(t.word[at]) > 0 &&
			 (period_text_is(&t, end, "thang") || period_text_is(&t, end, "months")));
	}
	period_text_release(&t);
	return found;
}

int32_t period_text_find(const char *text)
{
	struct period_text t;
	int32_t part = PERIOD_NONE, year = PERIOD_NONE;
	bool parts = false, years = false;

	period_text_init(&t, text);
	for (size_t at = 0, end; at < t.words; at = end) {
		int32_t period = PERIOD_NONE;

		end = period_text_day(&t, at);
		if (end)
			continue;
		end = period_text_match(&t, at, false, &period);
		if (!end) {
			end = period_text_months(&t, at);
			end = end ? end : at + 1;
			continue;
		}
		if (period_length(period) == PERIOD_YEAR) {
			years |= year != PERIOD_NONE && year != period;
			year = period;
		} else {
			parts |= part != PERIOD_NONE && part != period;
			part = period;
		}
	}
	period_text_release(&t);
	if (part != PERIOD_NONE)
		return parts ? PERIOD_NONE : part;
	return years ? PERIOD_NONE : year;
}
