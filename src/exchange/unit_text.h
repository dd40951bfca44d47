/* What a text that names a unit may say, without what people write around the name. Private to this
 * layer. */
#ifndef TIENDO_EXCHANGE_UNIT_TEXT_H
#define TIENDO_EXCHANGE_UNIT_TEXT_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* The word before a name that says what the unit is. */
enum unit_tag {
	TAG_NONE,
	TAG_PROVINCE,
	TAG_CITY,
	TAG_DISTRICT,
	TAG_URBAN_DISTRICT,
	TAG_TOWN,
	TAG_TOWNSHIP,
	TAG_COMMUNE,
	TAG_WARD,
	TAG_ZONE,
	TAG_REGION
};

enum { UNIT_READINGS = 12, UNIT_WORDS = 512 };

/* What is left out of a reading that may say where the unit is: nothing; what stands in brackets,
 * which may as well be a remark; what stands after a comma. */
enum unit_place { PLACE_NONE, PLACE_REMARK, PLACE_SURE };

struct unit_reading {
	char words[UNIT_WORDS]; /* as spelling_add gives them */
	enum unit_tag tag;
	enum unit_place place;
};

/* unit_text_init, unit_text_read as often as needed, unit_text_release. */
struct unit_text {
	struct unit_reading reading[UNIT_READINGS]; /* the nearest to what is written first */
	size_t readings;
	struct str place; /* what stands in brackets, else after a comma; "" when nothing does */
	bool capitals;    /* no small letter in it */
	struct str folded, words, bare;
};

void unit_text_init(struct unit_text *t);
void unit_text_release(struct unit_text *t);
void unit_text_read(struct unit_text *t, const char *text);

/* Sets `rest` to the words of a name without the word for what it is ("tỉnh" before it, in English
 * "city" after it); false when there is none. */
bool unit_text_bare(const char *words, enum unit_tag *tag, struct str *rest);

/* True when a text that says `asked` may mean a unit whose name says `is`. */
bool unit_tag_fits(enum unit_tag asked, enum unit_tag is);

#endif
