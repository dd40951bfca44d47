/* Periods as people write them: "Quý III/2022", "6 tháng đầu năm 2022", "2022-Q3". Private to this
 * layer. */
#ifndef TIENDO_EXCHANGE_PERIOD_TEXT_H
#define TIENDO_EXCHANGE_PERIOD_TEXT_H

#include "model/period.h"

/* The whole text is a period, or a day on which a quarter ends ("đến 31/12/2022"). */
bool period_text_read(const char *text, int32_t *period);

/* The whole text is a part of a year that it does not name: "Quý I", "6 tháng đầu năm", "T9". */
bool period_text_part_read(const char *text, enum period_length *length, int *index);

/* A part of a year, or a count of months, is named within a title, with its year or without. */
bool period_text_has_part(const char *text);

/* The period that is named within a title: the only one shorter than a year, else the only year
 * ("năm 2022"); PERIOD_NONE without one or where several are. A day is none ("ngày 05 tháng 10 năm
 * 2022"), nor are months that are no half ("9 tháng đầu năm 2022"). */
int32_t period_text_find(const char *text);

#endif
