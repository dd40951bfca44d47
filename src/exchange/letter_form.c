/* The names that a letter's template may hold. */
#include "letter_form.h"

#include "base/date.h"

#include <string.h>

void letter_period_add(int32_t period, struct str *out)
{
	static const char *const quarter[] = { "I", "II", "III", "IV" };
	const int year = period_year(period), index = period_index(period);

	switch (period_length(period)) {
	case PERIOD_MONTH:
		str_addf(out, "tháng %d năm %d", index, year);
		break;
	case PERIOD_QUARTER:
		str_addf(out, "quý %s năm %d", quarter[index - 1], year);
		break;
	case PERIOD_HALF:
		str_addf(out, "6 tháng %s năm %d", index == 1 ? "đầu" : "cuối", year);
		break;
	default:
		str_addf(out, "năm %d", year);
	}
}

static void letter_add_day(int32_t day, struct str *out)
{
	char text[DATE_SIZE];

	date_format_local(day, text);
	str_add(out, text);
}

static const struct unit_name *letter_unit_name(const struct letter_line *l)
{
	return units_name_record(l->of->units, l->letter->unit, period_last_day(l->of->period));
}

static void letter_add_unit(const struct letter_line *l, struct str *out)
{
	const struct unit_name *name = letter_unit_name(l);

	str_add(out, name && name->full_vi ? name->full_vi :
					     units_name(l->of->units, l->letter->unit,
							period_last_day(l->of->period), LANG_VI));
}

/* A province is written to at its People's Committee: "Ủy ban nhân dân tỉnh An Giang". */
static void letter_add_agency(const struct letter_line *l, struct str *out)
{
	const struct unit *u = units_by_id(l->of->units, l->letter->unit);
	struct str name;

	str_init(&name);
	letter_add_unit(l, &name);
	if (u && u->kind == UNIT_PROVINCE) {
		str_add(out, "Ủy ban nhân dân ");
		if (str_starts(name.text, "Tỉnh ") || str_starts(name.text, "Thành phố "))
			name.text[0] += 'a' - 'A';
	}
	str_add(out, name.text);
	str_release(&name);
}

static void letter_add_unit_code(const struct letter_line *l, struct str *out)
{
	const struct unit *u = units_by_id(l->of->units, l->letter->unit);

	str_add(out, u ? u->code : "");
}

static void letter_add_period(const struct letter_line *l, struct str *out)
{
	letter_period_add(l->of->period, out);
}

static void letter_add_period_code(const struct letter_line *l, struct str *out)
{
	char text[PERIOD_SIZE];

	period_format(l->of->period, text);
	str_add(out, text);
}

static void letter_add_today(const struct letter_line *l, struct str *out)
{
	letter_add_day(l->of->today, out);
}

/* Days and the first two months have two digits, so that nothing can be put before them. */
static void letter_add_date(const struct letter_line *l, char part, struct str *out)
{
	int year, month, day;

	date_split(l->of->today, &year, &month, &day);
	if (part == 'd')
		str_addf(out, "%02d", day);
	else if (part == 'm')
		str_addf(out, month < 3 ? "%02d" : "%d", month);
	else
		str_addf(out, "%d", year);
}

static void letter_add_date_day(const struct letter_line *l, struct str *out)
{
	letter_add_date(l, 'd', out);
}

static void letter_add_date_month(const struct letter_line *l, struct str *out)
{
	letter_add_date(l, 'm', out);
}

static void letter_add_date_year(const struct letter_line *l, struct str *out)
{
	letter_add_date(l, 'y', out);
}

static void letter_add_expected(const struct letter_line *l, struct str *out)
{
	str_addf(out, "%d", l->letter->sum.expected);
}

static void letter_add_filled(const struct letter_line *l, struct str *out)
{
	str_addf(out, "%d", l->letter->sum.filled);
}

static void letter_add_percent(const struct letter_line *l, struct str *out)
{
	const struct due_sum *sum = &l->letter->sum;

	str_addf(out, "%d", sum->expected ? sum->filled * 100 / sum->expected : 0);
}

static void letter_add_count(const struct letter_line *l, struct str *out)
{
	str_addf(out, "%zu", l->letter->cells);
}

static void letter_add_most(const struct letter_line *l, struct str *out)
{
	str_addf(out, "%d", l->letter->sum.overdue);
}

static void letter_add_n(const struct letter_line *l, struct str *out)
{
	str_addf(out, "%zu", l->n);
}

static void letter_add_indicator(const struct letter_line *l, struct str *out)
{
	str_add(out, programme_indicator(l->of->programme, l->cell->indicator)->name[LANG_VI]);
}

static void letter_add_code(const struct letter_line *l, struct str *out)
{
	str_add(out, programme_indicator(l->of->programme, l->cell->indicator)->code);
}

static void letter_add_for(const struct letter_line *l, struct str *out)
{
	letter_period_add(l->cell->period, out);
}

static void letter_add_deadline(const struct letter_line *l, struct str *out)
{
	letter_add_day(l->cell->deadline, out);
}

static void letter_add_days(const struct letter_line *l, struct str *out)
{
	str_addf(out, "%d", l->cell->overdue);
}

static void letter_add_reason(const struct letter_line *l, struct str *out)
{
	str_add(out, l->cell->reason ? l->cell->reason : "");
}

static void letter_add_state(const struct letter_line *l, struct str *out)
{
	if (l->cell->state == DUE_DRAFT)
		str_add(out, "có số liệu nhưng chưa trình");
	else if (l->cell->state != DUE_RETURNED)
		str_add(out, "chưa có số liệu");
	else if (l->cell->reason)
		str_addf(out, "bị trả lại chưa sửa (%s)", l->cell->reason);
	else
		str_add(out, "bị trả lại chưa sửa");
}

static void letter_add_document(const struct letter_line *l, struct str *out)
{
	str_add(out, l->document->title[LANG_VI]);
}

static const struct {
	const char *name;
	enum letter_of of;
	void (*add)(const struct letter_line *line, struct str *out);
} letter_names[] = {
	{ "agency", LETTER_OF_LETTER, letter_add_agency },
	{ "unit", LETTER_OF_LETTER, letter_add_unit },
	{ "unit_code", LETTER_OF_LETTER, letter_add_unit_code },
	{ "period", LETTER_OF_LETTER, letter_add_period },
	{ "period_code", LETTER_OF_LETTER, letter_add_period_code },
	{ "today", LETTER_OF_LETTER, letter_add_today },
	{ "day", LETTER_OF_LETTER, letter_add_date_day },
	{ "month", LETTER_OF_LETTER, letter_add_date_month },
	{ "year", LETTER_OF_LETTER, letter_add_date_year },
	{ "expected", LETTER_OF_LETTER, letter_add_expected },
	{ "filled", LETTER_OF_LETTER, letter_add_filled },
	{ "percent", LETTER_OF_LETTER, letter_add_percent },
	{ "count", LETTER_OF_LETTER, letter_add_count },
	{ "most", LETTER_OF_LETTER, letter_add_most },
	{ "n", LETTER_OF_CELL, letter_add_n },
	{ "indicator", LETTER_OF_CELL, letter_add_indicator },
	{ "code", LETTER_OF_CELL, letter_add_code },
	{ "for", LETTER_OF_CELL, letter_add_for },
	{ "deadline", LETTER_OF_CELL, letter_add_deadline },
	{ "days", LETTER_OF_CELL, letter_add_days },
	{ "state", LETTER_OF_CELL, letter_add_state },
	{ "reason", LETTER_OF_CELL, letter_add_reason },
	{ "document", LETTER_OF_DOCUMENT, letter_add_document },
};

static size_t letter_find(const char *name)
{
	size_t n = 0;

	while (n < ARRAY_LEN(letter_names) && strcmp(letter_names[n].name, name) != 0)
		n++;
	return n;
}

enum letter_of letter_name_of(const char *name)
{
	const size_t n = letter_find(name);

	return n < ARRAY_LEN(letter_names) ? letter_names[n].of : LETTER_OF_NOTHING;
}

void letter_name_add(const struct letter_line *line, const char *name, struct str *out)
{
	letter_names[letter_find(name)].add(line, out);
}
