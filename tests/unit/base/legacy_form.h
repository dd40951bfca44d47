/* Vietnamese text put into the encodings from before Unicode, as those programs wrote it. */
#ifndef TIENDO_TESTS_LEGACY_FORM_H
#define TIENDO_TESTS_LEGACY_FORM_H

#include "base/legacy_text.h"
#include "base/str.h"

/* Adds UTF-8 text in the encoding's bytes; LEGACY_UTF8: as it is. False when it has a letter
 * that the encoding has not. */
bool legacy_form(struct str *out, enum legacy legacy, const char *text);

/* Adds bytes as UTF-8, each one read as a character of Windows-1252. */
void legacy_misread(struct str *out, const char *bytes, size_t len);

/* The 63 provinces and cities. */
extern const char *const legacy_provinces[63];

#endif
