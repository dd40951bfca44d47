/* The table of settings: what each one may be. */
#ifndef TIENDO_SRC_APP_SETTING_H
#define TIENDO_SRC_APP_SETTING_H

#include "app/config.h"

/* Adds "[display], [view] ..." */
struct str;
void setting_add_sections(struct str *out);

/* Adds the names of a section: "behind, accelerate, coverage". */
void setting_add_names(struct str *out, const char *section);

bool setting_section(const char *section); /* there is one of that name, [keys] included */
enum setting setting_find(const char *section, const char *name); /* SETTING_MAX: none */

/* Reads a value into c. On false err says what it may be. */
bool setting_parse(struct config *c, enum setting setting, const char *text, struct err *err);

#endif
