/* Figures as a file of uncertain origin writes them: "57,8%", "1.050", "..", "k.a.d". Private to this
 * layer. */
#ifndef TIENDO_EXCHANGE_FIGURE_TEXT_H
#define TIENDO_EXCHANGE_FIGURE_TEXT_H

#include "model/number.h"

/* What stands where a figure may. */
enum figure_word {
	FIGURE_BLANK,          /* nothing, "..", "…", "NaN", "chưa có số liệu" */
	FIGURE_NOT_APPLICABLE, /* "-", "n/a", "k.a.d", "không áp dụng" */
	FIGURE_CLEAR,          /* "clear", "xóa" */
	FIGURE_OTHER
};
enum figure_word figure_word(const char *text); /* NULL is blank */

/* Digits, signs and spaces alone, perhaps with "%". */
bool figure_is_number(const char *text);

/* A lone sign before three digits that may part thousands as well: "1.050", not "57.8", "0.500". */
bool figure_is_ambiguous(const char *text);

/* How a file writes its numbers: which signs were seen to be the decimal sign where no other reading is
 * possible. With one of the two a lone sign before three digits ("1.050") is read alike; with both
 * such a number is ambiguous; with none the range decides (model/number.h). */
struct figure_style {
	bool comma, point;
};
void figure_style_see(struct figure_style *style, const char *text);

/* Reads a number with or without its "%". Zeros at the end of decimals do not count. The other one rounds
 * half away from zero what has more decimals than the form. */
enum number_reading figure_text_read(const struct figure_style *style, const char *text,
				     const struct number_form *form, int64_t *value);
enum number_reading figure_text_round(const struct figure_style *style, const char *text,
				      const struct number_form *form, int64_t *value);

#endif
