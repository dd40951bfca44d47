/* The words of a table: what a heading says. */
#include "import_table.h"

#include "base/str.h"
#include "base/utf8.h"
#include "period_text.h"

#include <string.h>

enum { SHEET_STRIPS = 8 };

struct sheet_word {
	const char *words; /* folded, with one space for what parts them */
	enum sheet_use use;
	int part;
};

/* lint: long, a table */
static const struct sheet_word sheet_words[] = {
	{ "tt", SHEET_IGNORED, SHEET_NO_PART },
	{ "stt", SHEET_IGNORED, SHEET_NO_PART },
	{ "so tt", SHEET_IGNORED, SHEET_NO_PART },
	{ "so thu tu", SHEET_IGNORED, SHEET_NO_PART },
	{ "no", SHEET_IGNORED, SHEET_NO_PART },
	{ "#", SHEET_IGNORED, SHEET_NO_PART },
	{ "ma", SHEET_IGNORED, SHEET_NO_PART },
	{ "ma so", SHEET_IGNORED, SHEET_NO_PART },
	{ "code", SHEET_IGNORED, SHEET_NO_PART },
	{ "id", SHEET_IGNORED, SHEET_NO_PART },
	{ "ma dinh danh", SHEET_IGNORED, SHEET_NO_PART },
	{ "ngay cap nhat", SHEET_IGNORED, SHEET_NO_PART },
	{ "ngay bao cao", SHEET_IGNORED, SHEET_NO_PART },
	{ "ma tinh", SHEET_CODE, SHEET_NO_PART },
	{ "ma tinh thanh pho", SHEET_CODE, SHEET_NO_PART },
	{ "ma dia phuong", SHEET_CODE, SHEET_NO_PART },
	{ "ma don vi", SHEET_CODE, SHEET_NO_PART },
	{ "ma don vi hanh chinh", SHEET_CODE, SHEET_NO_PART },
	{ "ma dvhc", SHEET_CODE, SHEET_NO_PART },
	{ "ma gso", SHEET_CODE, SHEET_NO_PART },
	{ "gso", SHEET_CODE, SHEET_NO_PART },
	{ "gso code", SHEET_CODE, SHEET_NO_PART },
	{ "province code", SHEET_CODE, SHEET_NO_PART },
	{ "province id", SHEET_CODE, SHEET_NO_PART },
	{ "unit code", SHEET_CODE, SHEET_NO_PART },
	{ "vung", SHEET_IGNORED, SHEET_NO_PART },
	{ "vung kinh te", SHEET_IGNORED, SHEET_NO_PART },
	{ "region", SHEET_IGNORED, SHEET_NO_PART },
	{ "don vi tinh", SHEET_IGNORED, SHEET_NO_PART },
	{ "dvt", SHEET_IGNORED, SHEET_NO_PART },
	{ "unit of measure", SHEET_IGNORED, SHEET_NO_PART },
	{ "unit", SHEET_UNIT, SHEET_NO_PART },
	{ "reporting unit", SHEET_UNIT, SHEET_NO_PART },
	{ "province", SHEET_UNIT, SHEET_NO_PART },
	{ "province city", SHEET_UNIT, SHEET_NO_PART },
	{ "ministry", SHEET_UNIT, SHEET_NO_PART },
	{ "locality", SHEET_UNIT, SHEET_NO_PART },
	{ "tinh", SHEET_UNIT, SHEET_NO_PART },
	{ "tinh tp", SHEET_UNIT, SHEET_NO_PART },
	{ "tinh thanh", SHEET_UNIT, SHEET_NO_PART },
	{ "tinh thanh pho", SHEET_UNIT, SHEET_NO_PART },
	{ "ten tinh", SHEET_UNIT, SHEET_NO_PART },
	{ "ten tinh tp", SHEET_UNIT, SHEET_NO_PART },
	{ "ten tinh thanh pho", SHEET_UNIT, SHEET_NO_PART },
	{ "dia phuong", SHEET_UNIT, SHEET_NO_PART },
	{ "ten dia phuong", SHEET_UNIT, SHEET_NO_PART },
	{ "don vi", SHEET_UNIT, SHEET_NO_PART },
	{ "ten don vi", SHEET_UNIT, SHEET_NO_PART },
	{ "don vi hanh chinh", SHEET_UNIT, SHEET_NO_PART },
	{ "ten don vi hanh chinh", SHEET_UNIT, SHEET_NO_PART },
	{ "huyen", SHEET_UNIT, SHEET_NO_PART },
	{ "quan huyen", SHEET_UNIT, SHEET_NO_PART },
	{ "huyen thi xa thanh pho", SHEET_UNIT, SHEET_NO_PART },
	{ "xa phuong", SHEET_UNIT, SHEET_NO_PART },
	{ "xa phuong thi tran", SHEET_UNIT, SHEET_NO_PART },
	{ "thanh pho", SHEET_UNIT, SHEET_NO_PART },
	{ "cities provinces", SHEET_UNIT, SHEET_NO_PART },
	{ "province name", SHEET_UNIT, SHEET_NO_PART },
	{ "agency", SHEET_UNIT, SHEET_NO_PART },
	{ "don vi bao cao", SHEET_UNIT, SHEET_NO_PART },
	{ "co quan", SHEET_UNIT, SHEET_NO_PART },
	{ "co quan don vi", SHEET_UNIT, SHEET_NO_PART },
	{ "bo nganh", SHEET_UNIT, SHEET_NO_PART },
	{ "bo nganh dia phuong", SHEET_UNIT, SHEET_NO_PART },
	{ "bo co quan", SHEET_UNIT, SHEET_NO_PART },
	{ "indicator", SHEET_INDICATOR, SHEET_NO_PART },
	{ "indicator code", SHEET_INDICATOR, SHEET_NO_PART },
	{ "chi tieu", SHEET_INDICATOR, SHEET_NO_PART },
	{ "ten chi tieu", SHEET_INDICATOR, SHEET_NO_PART },
	{ "ma chi tieu", SHEET_INDICATOR, SHEET_NO_PART },
	{ "noi dung", SHEET_INDICATOR, SHEET_NO_PART },
	{ "noi dung chi tieu", SHEET_INDICATOR, SHEET_NO_PART },
	{ "period", SHEET_PERIOD, SHEET_NO_PART },
	{ "reporting period", SHEET_PERIOD, SHEET_NO_PART },
	{ "quarter", SHEET_PERIOD, SHEET_NO_PART },
	{ "year", SHEET_PERIOD, SHEET_NO_PART },
	{ "ky", SHEET_PERIOD, SHEET_NO_PART },
	{ "ky bao cao", SHEET_PERIOD, SHEET_NO_PART },
	{ "ky so lieu", SHEET_PERIOD, SHEET_NO_PART },
	{ "thoi gian", SHEET_PERIOD, SHEET_NO_PART },
	{ "quy", SHEET_PERIOD, SHEET_NO_PART },
	{ "thang", SHEET_PERIOD, SHEET_NO_PART },
	{ "nam", SHEET_PERIOD, SHEET_NO_PART },
	{ "note", SHEET_NOTE, SHEET_NO_PART },
	{ "notes", SHEET_NOTE, SHEET_NO_PART },
	{ "remarks", SHEET_NOTE, SHEET_NO_PART },
	{ "ghi chu", SHEET_NOTE, SHEET_NO_PART },
	{ "source", SHEET_SOURCE, SHEET_NO_PART },
	{ "nguon", SHEET_SOURCE, SHEET_NO_PART },
	{ "nguon so lieu", SHEET_SOURCE, SHEET_NO_PART },
	{ "numerator", SHEET_FIGURE, VALUE_PART_NUMERATOR },
	{ "tu so", SHEET_FIGURE, VALUE_PART_NUMERATOR },
	{ "denominator", SHEET_FIGURE, VALUE_PART_DENOMINATOR },
	{ "mau so", SHEET_FIGURE, VALUE_PART_DENOMINATOR },
	{ "tong so", SHEET_FIGURE, VALUE_PART_DENOMINATOR },
	{ "%", SHEET_FIGURE, VALUE_PART_VALUE },
	{ "value", SHEET_FIGURE, VALUE_PART_VALUE },
	{ "result", SHEET_FIGURE, VALUE_PART_VALUE },
	{ "figure", SHEET_FIGURE, VALUE_PART_VALUE },
	{ "rate", SHEET_FIGURE, VALUE_PART_VALUE },
	{ "percent", SHEET_FIGURE, VALUE_PART_VALUE },
	{ "per cent", SHEET_FIGURE, VALUE_PART_VALUE },
	{ "percentage", SHEET_FIGURE, VALUE_PART_VALUE },
	{ "th", SHEET_FIGURE, VALUE_PART_VALUE },
	{ "ty le", SHEET_FIGURE, VALUE_PART_VALUE },
	{ "ti le", SHEET_FIGURE, VALUE_PART_VALUE },
	{ "ty le phan tram", SHEET_FIGURE, VALUE_PART_VALUE },
	{ "ty trong", SHEET_FIGURE, VALUE_PART_VALUE },
	{ "gia tri", SHEET_FIGURE, VALUE_PART_VALUE },
	{ "so lieu", SHEET_FIGURE, VALUE_PART_VALUE },
	{ "ket qua", SHEET_FIGURE, VALUE_PART_VALUE },
	{ "ket qua thuc hien", SHEET_FIGURE, VALUE_PART_VALUE },
	{ "thuc hien", SHEET_FIGURE, VALUE_PART_VALUE },
};

/* What is said of figures beside their period, or over them. */
static const struct {
	const char *words;
	enum value_quality quality;
} sheet_qualities[] = {
	{ "so bo", QUALITY_PROVISIONAL },
	{ "prel", QUALITY_PROVISIONAL },
	{ "preliminary", QUALITY_PROVISIONAL },
	{ "provisional", QUALITY_PROVISIONAL },
	{ "uoc", QUALITY_ESTIMATE },
	{ "uoc tinh", QUALITY_ESTIMATE },
	{ "uoc dat", QUALITY_ESTIMATE },
	{ "uoc thuc hien", QUALITY_ESTIMATE },
	{ "uoc th", QUALITY_ESTIMATE },
	{ "est", QUALITY_ESTIMATE },
	{ "estimate", QUALITY_ESTIMATE },
	{ "estimated", QUALITY_ESTIMATE },
	{ "chinh thuc", QUALITY_FINAL },
	{ "final", QUALITY_FINAL },
};

/* "(ĐVT: %)", and what else says no more than that it is a percentage. */
static const char *const sheet_percents[] = {
	"dvt %",         "don vi tinh %",         "don vi %",  "unit %",
	"dvt phan tram", "don vi tinh phan tram", "phan tram",
};

static bool sheet_is_sign(char c)
{
	return c && strchr(" ,:;/-_", c);
}

/* A piece of a folded text without the signs at its ends. */
struct sheet_piece {
	const char *at;
	size_t len;
};

static struct sheet_piece sheet_trim(struct sheet_piece p)
{
	while (p.len && sheet_is_sign(p.at[0]))
		p.at++, p.len--;
	while (p.len && sheet_is_sign(p.at[p.len - 1]))
		p.len--;
	return p;
}

/* The same words, whatever parts them. */
static bool sheet_same_words(struct sheet_piece p, const char *words)
{
	size_t at = 0;

	for (; *words; words++) {
		if (*words != ' ') {
			if (at >= p.len || p.at[at++] != *words)
				return false;
			continue;
		}
		if (at >= p.len || !sheet_is_sign(p.at[at]))
			return false;
		while (at < p.len && sheet_is_sign(p.at[at]))
			at++;
	}
	return at == p.len;
}

static const struct sheet_word *sheet_word(struct sheet_piece p)
{
	for (size_t n = 0; n < ARRAY_LEN(sheet_words); n++)
		if (sheet_same_words(p, sheet_words[n].words))
			return &sheet_words[n];
	return NULL;
}

static enum value_quality sheet_quality(struct sheet_piece p)
{
	for (size_t n = 0; n < ARRAY_LEN(sheet_qualities); n++)
		if (sheet_same_words(p, sheet_qualities[n].words))
			return sheet_qualities[n].quality;
	return QUALITY_NONE;
}

static bool sheet_is_percent(struct sheet_piece p)
{
	for (size_t n = 0; n < ARRAY_LEN(sheet_percents); n++)
		if (sheet_same_words(p, sheet_percents[n]))
			return true;
	return false;
}

/* What stands in brackets is looked at first: it may say which part of an indicator this is; a year in front
 * is none of the ordinals that are passed over. */
static int sheet_indicator(struct sheet *t, struct sheet_piece p)
{
	if (strspn(p.at, "0123456789") == 4)
		return 0;
	str_clear(&t->scratch);
	str_addn(&t->scratch, p.at, p.len);
	return memchr(p.at, '(', p.len) ? 0 :
					  unit_lookup_indicator(t->plan->lookup, t->scratch.text);
}

/* Somebody said what it means. */
static bool sheet_said(struct sheet *t, struct sheet_piece p, struct sheet_heading *h)
{
	static const int parts[] = {
		[IMPORT_VALUE] = SHEET_NO_PART,
		[IMPORT_NUMERATOR] = VALUE_PART_NUMERATOR,
		[IMPORT_DENOMINATOR] = VALUE_PART_DENOMINATOR,
	};
	struct plan_saying *said;

	str_clear(&t->scratch);
	str_addn(&t->scratch, p.at, p.len);
	said = import_plan_said(t->plan, t->scratch.text);
	if (!said)
		return false;
	h->use = SHEET_FIGURE;
	h->indicator = said->heading.indicator;
	if (said->heading.part != IMPORT_VALUE)
		h->part = parts[said->heading.part];
	else if (!h->indicator)
		h->part = VALUE_PART_VALUE;
	h->said = said;
	return true;
}

/* Of a period, or of a part of a year. */
static bool sheet_period(struct sheet *t, struct sheet_piece p, struct sheet_heading *h)
{
	enum period_length length;
	int32_t period;
	int index;

	if (h->period || h->part_of_year)
		return false;
	str_clear(&t->scratch);
	str_addn(&t->scratch, p.at, p.len);
	if (period_text_read(t->scratch.text, &period)) {
		h->period = period;
		return true;
	}
	if (!period_text_part_read(t->scratch.text, &length, &index))
		return false;
	h->part_length = length;
	h->part_of_year = index;
	return true;
}

/* What is said of the figures: their quality, that they are percentages. */
static bool sheet_take_remark(struct sheet_piece p, struct sheet_heading *h)
{
	const enum value_quality quality = h->quality ? QUALITY_NONE : sheet_quality(p);

	if (!quality && (h->part != SHEET_NO_PART || !sheet_is_percent(p)))
		return false;
	if (quality)
		h->quality = quality;
	else
		h->part = VALUE_PART_VALUE;
	h->use = SHEET_FIGURE;
	return true;
}

/* Takes a piece for one thing that a heading may say. */
static bool sheet_take(struct sheet *t, struct sheet_piece p, struct sheet_heading *h)
{
	const struct sheet_word *word;

	if (!p.len)
		return h->use != SHEET_UNKNOWN;
	word = sheet_word(p);
	if (word && (h->use == SHEET_UNKNOWN || word->use == SHEET_FIGURE)) {
		h->use = word->use;
		h->part = word->part;
		return true;
	}
	if (sheet_period(t, p, h)) {
		h->use = SHEET_FIGURE;
		return true;
	}
	if (sheet_take_remark(p, h))
		return true;
	if (!h->indicator && (h->indicator = sheet_indicator(t, p)) != 0) {
		h->use = SHEET_FIGURE;
		return true;
	}
	return !h->indicator && sheet_said(t, p, h);
}

/* A piece in brackets at the end: a part, a period, "%", a number of a footnote or column. */
static bool sheet_strip_bracket(struct sheet *t, struct sheet_piece *p, struct sheet_heading *h)
{
	struct sheet_piece in;
	size_t at = p->len;

	if (!p->len || p->at[p->len - 1] != ')')
		return false;
	while (at > 0 && p->at[at - 1] != '(')
		at--;
	if (at < 2)
		return false;
	in = sheet_trim((struct sheet_piece){ p->at + at, p->len - at - 1 });
	if (strspn(in.at, "0123456789=*+/:, ") < in.len && !sheet_take(t, in, h))
		return false;
	p->len = at - 1;
	return true;
}

/* "Sơ bộ" in front, or "(sơ bộ)" without its brackets at the end: the longest words that are one. */
static bool sheet_strip_remark(struct sheet_piece *p, struct sheet_heading *h)
{
	for (size_t len = p->len - 1; len > 0; len--) {
		const struct sheet_piece front = { p->at, len };
		const struct sheet_piece end = { p->at + p->len - len, len };

		if (sheet_is_sign(p->at[len]) && sheet_take_remark(sheet_trim(front), h)) {
			p->at += len;
			p->len -= len;
			return true;
		}
		if (sheet_is_sign(end.at[-1]) && sheet_take_remark(sheet_trim(end), h)) {
			p->len -= len;
			return true;
		}
	}
	return false;
}

/* A part or a period at the end, a part or an ordinal in front. */
static bool sheet_strip_word(struct sheet *t, struct sheet_piece *p, struct sheet_heading *h)
{
	const size_t ordinal = strspn(p->at, "0123456789");

	if (p->at[p->len - 1] == '*') {
		p->len--;
		return true;
	}
	if (p->at[p->len - 1] == '%' && h->part == SHEET_NO_PART) {
		h->part = VALUE_PART_VALUE;
		p->len--;
		return true;
	}
	for (size_t at = 1; at + 1 < p->len; at++) {
		const struct sheet_piece front = { p->at, at };
		const struct sheet_piece end = { p->at + at + 1, p->len - at - 1 };
		const struct sheet_word *word;

		if (!sheet_is_sign(p->at[at]))
			continue;
		word = sheet_word(sheet_trim(end));
		if (word && word->part >= 0 && h->part == SHEET_NO_PART) {
			h->part = word->part;
			*p = front;
			return true;
		}
		if (!word && sheet_period(t, sheet_trim(end), h)) {
			*p = front;
			return true;
		}
		if (sheet_period(t, sheet_trim(front), h)) {
			*p = end;
			return true;
		}
		word = sheet_word(sheet_trim(front));
		if (word && (word->use == SHEET_INDICATOR ||
			     (word->part >= 0 && h->part == SHEET_NO_PART))) {
			h->part = word->part >= 0 ? word->part : h->part;
			*p = end;
			return true;
		}
	}
	if (ordinal && ordinal < p->len && (p->at[ordinal] == ' ' || p->at[ordinal] == ')')) {
		p->at += ordinal + 1;
		p->len -= ordinal + 1;
		return true;
	}
	return false;
}

struct sheet_heading sheet_heading_read(struct sheet *t, const char *text)
{
	const struct sheet_heading nothing = { .part = SHEET_NO_PART, .text = text };
	struct sheet_heading h = nothing;
	struct sheet_piece p;
	struct str folded;
	bool known = false;

	str_init(&folded);
	utf8_add_fold(&folded, text);
	p = sheet_trim((struct sheet_piece){ folded.text, folded.len });
	for (int n = 0; n < SHEET_STRIPS && p.len && !known; n++) {
		known = sheet_take(t, p, &h);
		if (!known && !sheet_strip_bracket(t, &p, &h) && !sheet_strip_remark(&p, &h) &&
		    !sheet_strip_word(t, &p, &h))
			break;
		p = sheet_trim(p);
	}
	known |= !p.len && h.use != SHEET_UNKNOWN;
	str_release(&folded);
	return known ? h : nothing;
}
