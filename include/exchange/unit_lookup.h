/* Units and indicators by what people write: code, GSO or ISO code, abbreviation or name, blind to
 * case, diacritics, punctuation and the form of spaces, and to what stands around a name: an ordinal or
 * bullet, "tỉnh", "TP.", "UBND", a footnote's mark. A name may be written as one word ("Daklak"), with
 * other letters for the same sounds ("Bắc Cạn") or shortened by first letters ("TT Huế", "BR-VT",
 * "Bộ TT&TT"). What stands in brackets or after a comma may say where the unit is ("Châu Thành (Tiền
 * Giang)"). No text is found that fits two units equally well. */
#ifndef TIENDO_EXCHANGE_UNIT_LOOKUP_H
#define TIENDO_EXCHANGE_UNIT_LOOKUP_H

#include "model/programme.h"
#include "model/unit.h"

#include <stddef.h>
#include <stdint.h>

struct str;
struct unit_lookup;

/* Both must outlive it. */
struct unit_lookup *unit_lookup_new(const struct programme *p, const struct units *u);
void unit_lookup_free(struct unit_lookup *l);

enum unit_lookup_outcome {
	UNIT_FOUND,
	UNIT_UNKNOWN,  /* nothing is called so, or nothing that is valid on the day */
	UNIT_AMBIGUOUS /* several valid ones are */
};

/* A unit valid on `day` (DATE_MAX: ever). Its own code goes before its other codes, these before
 * names; a name borne on the day before one borne at another time. */
enum unit_lookup_outcome unit_lookup_unit(struct unit_lookup *l, const char *text, int32_t day,
					  int *unit);

/* Whether a text in a table's column of units stands for several of them: a row to leave out. Its
 * spelling is as free as a unit's, and it counts for all times ("Vùng Đồng bằng sông Hồng", "ĐBSH",
 * "I. TÂY NGUYÊN", "Các bộ, ngành"; "CẢ NƯỚC", "Tổng cộng", "Trung bình"). A reporting unit is none. */
enum unit_lookup_group { UNIT_GROUP_NONE, UNIT_GROUP_REGION, UNIT_GROUP_TOTAL };

enum unit_lookup_group unit_lookup_group(struct unit_lookup *l, const char *text);

/* The id of the indicator with this code or short or full name, in any language; 0 when there is none,
 * or several are called so. Brackets ("(%)") and an ordinal before it are passed over. */
int unit_lookup_indicator(struct unit_lookup *l, const char *text);

/* The indicators that a text means perhaps, the likeliest first: names spelled wrongly, else those that
 * share most words with it, whole or shortened ("DVC TT", "hộ GĐ"). Their count. */
enum { UNIT_LOOKUP_RANKED = 3 };
size_t unit_lookup_rank_indicators(struct unit_lookup *l, const char *text,
				   int best[UNIT_LOOKUP_RANKED]);

/* Adds what was perhaps meant: "perhaps P08-89 An Giang, ...", or "use its code"; where the text names
 * a unit of another time, when that was and what it went into or came from. For an ambiguous text the
 * units that it may mean, with codes. */
void unit_lookup_near_unit(struct unit_lookup *l, const char *text, int32_t day, struct str *out);
void unit_lookup_near_indicator(struct unit_lookup *l, const char *text, struct str *out);

#endif
