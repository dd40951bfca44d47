/* What the pages of documents, tasks, duties and milestones are filled with. Private to this layer. */
#ifndef TIENDO_SRC_UI_PLAN_FILL_H
#define TIENDO_SRC_UI_PLAN_FILL_H

#include "base/err.h"
#include "base/msg.h"
#include "model/programme.h"
#include "ui/theme.h"

#include <stddef.h>
#include <stdint.h>

struct page;
struct ui;

struct plan_page {
	struct ui *ui;
	struct page *page;
	const struct plan_milestones *milestones;
};

/* A text wrapped to the window, following lines indented. */
void plan_wrap(const struct plan_page *t, enum style style, int indent, const char *text);

/* "Label:    text", following lines under the text. Nothing when there is no text; or "not named". */
void plan_field(const struct plan_page *t, enum msg label, const char *text);
void plan_field_or_not_named(const struct plan_page *t, enum msg label, const char *text);
void plan_field_day(const struct plan_page *t, enum msg label, int32_t day);

void plan_heading(const struct plan_page *t, enum msg heading, size_t count);
void plan_document(const struct plan_page *t, int document);

/* The linked indicators with the nation's figures. */
bool plan_indicators(const struct plan_page *t, const char *codes, struct err *err);

/* All of a task's page below its name (plan_fill_task.c). */
bool plan_fill_task(const struct plan_page *t, int task, struct err *err);

#endif
