/* What a key or a paste does in a cell of the entry grid that is not typed into yet. */
#include "entry.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/preview.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

bool entry_takes(const void *state, const char *text)
{
	const struct entry_page *page = state;
	const struct entry_row *row = entry_selected(page);

	if (!row)
		return false;
	switch (entry_column_of(page, row)) {
	case ENTRY_FIRST:
	case ENTRY_SECOND:
		return strchr("0123456789,.-", text[0]) ||
		       (row->yesno && (isalpha((unsigned char)text[0]) || !utf8_is_ascii(text)));
	case ENTRY_REASON:
		return true;
	default:
		return false;
	}
}

/* The texts of the cell above, to be accepted like any other. */
static void entry_from_above(struct ui *ui, struct entry_page *page)
{
	const struct entry_rows *rows = &page->rows;
	const struct entry_row *row = entry_selected(page), *above;
	struct str first, second;

	if (!page->list.selected) {
		ui_say(ui, STYLE_NOTICE, tr(MSG_ENTRY_NONE_ABOVE));
		return;
	}
	above = &rows->row[rows->shown[page->list.selected - 1]];
	if (!entry_begin(ui, page, false))
		return;
	str_init(&first);
	str_init(&second);
	entry_row_texts(ui, above, &first, &second);
	switch (entry_column_of(page, row)) {
	case ENTRY_FIRST:
		field_start(&page->field, first.text, page->field.limit);
		break;
	case ENTRY_SECOND:
		field_start(&page->field, second.text, page->field.limit);
		break;
	default:
		field_start(&page->field, above->reason, page->field.limit);
	}
	str_release(&first);
	str_release(&second);
}

static void entry_choose(struct entry_page *page, const struct event *ev)
{
	const struct entry_row *row = entry_selected(page);

	if (!row || row->value.state != VALUE_GIVEN)
		return;
	if (!page->choosing)
		page->quality = row->value.quality;
	page->choosing = true;
	if (ev->key == ' ')
		page->quality = (enum value_quality)((page->quality + 1) % QUALITY_MAX);
	else if (ev->key >= '0' && ev->key < '0' + QUALITY_MAX)
		page->quality = (enum value_quality)(ev->key - '0');
}

enum view_result entry_type(struct ui *ui, struct entry_page *page, const struct event *ev)
{
	const struct entry_row *row = entry_selected(page);
	const enum entry_column column = row ? entry_column_of(page, row) : ENTRY_FIRST;

	if (!row)
		return VIEW_STAY;
	if (column == ENTRY_QUALITY)
		entry_choose(page, ev);
	else if (ev->key == '"' && column != ENTRY_REASON)
		entry_from_above(ui, page);
	else if (ev->text[0] &&
		 (ev->followed || ui->held != UI_FREE || entry_takes(page, ev->text)) &&
		 entry_begin(ui, page, false))
		field_event(&page->field, ev);
	return VIEW_STAY;
}

/* What was pasted over several cells is looked at first. */
static void entry_paste_over(struct ui *ui, const struct entry_page *page, const char *text)
{
	static const enum import_part part[ENTRY_COLUMNS] = {
		[ENTRY_FIRST] = IMPORT_NUMERATOR, [ENTRY_SECOND] = IMPORT_DENOMINATOR
	};
	const struct entry_rows *rows = &page->rows;
	struct import_target *cell = mem_zero(rows->shown_count + 1, sizeof(*cell));

	for (size_t n = 0; n < rows->shown_count; n++) {
		const struct entry_row *row = &rows->row[rows->shown[n]];

		cell[n] = (struct import_target){ row->indicator, row->unit, row->period };
	}
	preview_paste(ui, text, cell, rows->shown_count, page->list.selected,
		      part[entry_column_of(page, entry_selected(page))]);
	free(cell);
}

enum view_result entry_paste(struct ui *ui, struct entry_page *page, const struct event *ev)
{
	const char *end = ev->paste + strcspn(ev->paste, "\t\n");

	if (!entry_selected(page))
		return VIEW_STAY;
	if (page->column != ENTRY_REASON && end[strspn(end, "\n")]) {
		if (page->typing)
			entry_accept(ui, page);
		entry_paste_over(ui, page, ev->paste);
	} else if (page->typing || entry_begin(ui, page, false)) {
		field_event(&page->field, ev);
	}
	return VIEW_STAY;
}
