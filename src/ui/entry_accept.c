/* What is typed into a cell of the entry grid: read, checked, saved or kept as a marked draft. The
 * accepting key always moves: nothing here keeps the selection where it is. */
#include "entry.h"

#include "base/str.h"
#include "base/utf8.h"
#include "calc/value_words.h"
#include "exchange/entry_text.h"
#include "ui/line.h"
#include "ui/look.h"
#include "ui/term.h"

#include <string.h>

enum { ENTRY_TEXT_MAX = 60 };

enum entry_column entry_column_of(const struct entry_page *page, const struct entry_row *row)
{
	return page->column == ENTRY_SECOND && !row->pair ? ENTRY_FIRST : page->column;
}

void entry_row_texts(const struct ui *ui, const struct entry_row *row, struct str *first,
		     struct str *second)
{
	const struct indicator *i = programme_indicator(ui->programme, row->indicator);
	const char *bar = strchr(row->draft.text, '|');

	if (row->drafted) {
		str_addn(first, row->draft.text,
			 bar ? (size_t)(bar - row->draft.text) : strlen(row->draft.text));
		str_add(second, bar && row->pair ? bar + 1 : "");
		return;
	}
	entry_text_show(i, &row->value, row->aggregate, first, second);
	if (row->pair && !second->len && row->value.fields != FIELDS_PERCENT)
		str_add(second, row->prefill.text);
}

void entry_restore(struct entry_page *page)
{
	page->typing = page->editing = page->choosing = false;
}

bool entry_begin(struct ui *ui, struct entry_page *page, bool edit)
{
	struct entry_row *row = entry_selected(page);
	struct str first, second;

	if (!row || row->refused != MSG_MAX) {
		ui_say(ui, STYLE_WARNING, !row ? "" : row->why[0] ? row->why : tr(row->refused));
		return false;
	}
	if (entry_column_of(page, row) == ENTRY_REASON && !term_utf8() &&
	    !utf8_is_ascii(row->reason)) {
		ui_say(ui, STYLE_WARNING, tr(MSG_FIELD_FROZEN));
		return false;
	}
	str_init(&first);
	str_init(&second);
	entry_row_texts(ui, row, &first, &second);
	switch (entry_column_of(page, row)) {
	case ENTRY_FIRST:
		entry_make_plain(&first);
		field_start(&page->field, edit ? first.text : "", ENTRY_TEXT_MAX);
		break;
	case ENTRY_SECOND:
		field_start(&page->field, edit ? second.text : "", ENTRY_TEXT_MAX);
		break;
	default:
		field_start(&page->field, edit ? row->reason : "", DRAFT_REASON_SIZE - 1);
	}
	/* A draft is of what the cell held when it was made; taken anew, of what it holds now. */
	page->seen = row->row;
	page->typing = true;
	page->editing = edit;
	str_release(&first);
	str_release(&second);
	return true;
}

static void entry_again(struct ui *ui, struct entry_page *page, struct entry_row *row)
{
	struct err err = { 0 };

	if (!entry_row_read(ui, row, &err))
		ui_fail(ui, &err);
	entry_rows_count(&page->rows);
}

static void entry_keep_draft(struct ui *ui, struct entry_page *page, struct entry_row *row,
			     const char *first, const char *second, const char *reason)
{
	struct draft draft = { .indicator = row->indicator,
			       .unit = row->unit,
			       .period = row->period,
			       .quality = row->value.quality };
	struct err err = { 0 };
	struct str text;

	str_init(&text);
	str_add(&text, first);
	if (row->pair)
		str_addf(&text, "|%s", second);
	str_copy(draft.text, sizeof(draft.text), text.text);
	str_copy(draft.reason, sizeof(draft.reason), reason);
	str_release(&text);
	if (!draft_keep(ui->store, ui->author, &draft, &err))
		ui_fail(ui, &err);
	entry_again(ui, page, row);
	ui_say(ui, STYLE_ERROR, row->why);
}

enum entry_outcome { ENTRY_SAVED, ENTRY_STALE, ENTRY_REFUSED /* and said why */ };

static enum entry_outcome entry_save(struct ui *ui, struct entry_page *page, struct entry_row *row,
				     const struct value *v, const char *reason)
{
	const struct act act = ui_act(ui);
	const struct edit edit = { .indicator = row->indicator,
				   .unit = row->unit,
				   .period = row->period,
				   .value = *v,
				   .seen = page->seen,
				   .reason = reason && *reason ? reason : NULL };
	enum log_outcome outcome;
	struct err err = { 0 };

	if (!log_save(ui->store, &act, &edit, &outcome, &err)) {
		ui_fail(ui, &err);
		return ENTRY_REFUSED;
	}
	if (outcome == LOG_STALE)
		return ENTRY_STALE;
	page->saved += outcome == LOG_SAVED;
	entry_again(ui, page, row);
	return ENTRY_SAVED;
}

/* What is no text that could wait: the cell is shown as it is now, and the next key decides anew. */
static void entry_save_now(struct ui *ui, struct entry_page *page, struct entry_row *row,
			   const struct value *v, const char *reason)
{
	const enum entry_outcome outcome = entry_save(ui, page, row, v, reason);

	if (outcome == ENTRY_SAVED)
		return;
	entry_again(ui, page, row);
	if (outcome == ENTRY_STALE)
		ui_say(ui, STYLE_WARNING, tr(MSG_ENTRY_LATER));
}

/* Group signs, spaces and percentages are said as they were understood, and why; a plain number speaks for
 * itself. */
static void entry_echo(struct ui *ui, const struct entry_row *row, const char *typed)
{
	const struct indicator *i = programme_indicator(ui->programme, row->indicator);
	const char *signs = lang_get() == LANG_VI ? ". %" : ", %";
	struct str words, sense, text;

	if (row->value.state != VALUE_GIVEN)
		return;
	str_init(&words);
	str_init(&sense);
	str_init(&text);
	entry_text_add_sense(i, row->aggregate, typed, row->pair, &sense);
	if (sense.len || strpbrk(typed, signs)) {
		value_add_words(i, &row->value, row->aggregate, &words);
		msg_add(&text, MSG_ENTRY_READ_AS, words.text);
		if (sense.len)
			str_addf(&text, "; %s", sense.text);
		ui_say(ui, STYLE_NOTICE, text.text);
	}
	str_release(&words);
	str_release(&sense);
	str_release(&text);
}

static void entry_take(struct ui *ui, struct entry_page *page, struct entry_row *row,
		       const char *first, const char *second, const char *typed)
{
	const struct indicator *i = programme_indicator(ui->programme, row->indicator);
	const bool half = !first[0] && second[0] && typed[0];
	struct str why, reason;
	struct entry_fault fault = { .why = &why };
	struct value v;

	str_init(&why);
	str_init(&reason);
	str_add(&reason, row->drafted ? row->draft.reason : "");
	if (half || !entry_text_read(i, row->aggregate, first, second, &v, &fault)) {
		entry_keep_draft(ui, page, row, first, second, reason.text);
	} else {
		v.quality = v.state == VALUE_GIVEN ? row->value.quality : QUALITY_NONE;
		if (v.state == VALUE_ABSENT && row->value.state == VALUE_ABSENT) {
			draft_drop(ui->store, ui->author, row->indicator, row->unit, row->period);
			entry_again(ui, page, row);
		} else if (entry_save(ui, page, row, &v, reason.text) != ENTRY_SAVED) {
			entry_keep_draft(ui, page, row, first, second, reason.text);
		} else {
			entry_echo(ui, row, typed);
		}
	}
	str_release(&reason);
	str_release(&why);
}

/* A reason that could not be saved waits with the text of the value that it is about. */
static void entry_keep_reason(struct ui *ui, struct entry_page *page, struct entry_row *row)
{
	struct str first, second;

	entry_again(ui, page, row);
	if (row->value.state == VALUE_ABSENT) {
		ui_say(ui, STYLE_WARNING, tr(MSG_ENTRY_LATER));
		return;
	}
	str_init(&first);
	str_init(&second);
	entry_row_texts(ui, row, &first, &second);
	entry_keep_draft(ui, page, row, first.text, second.text, page->field.text);
	str_release(&first);
	str_release(&second);
}

/* The reason of a value is that of its revision; of a draft it waits with it. */
static void entry_take_reason(struct ui *ui, struct entry_page *page, struct entry_row *row)
{
	struct err err = { 0 };

	if (row->drafted) {
		str_copy(row->draft.reason, sizeof(row->draft.reason), page->field.text);
		if (!draft_keep(ui->store, ui->author, &row->draft, &err))
			ui_fail(ui, &err);
	} else if (row->value.state == VALUE_ABSENT) {
		ui_say(ui, STYLE_WARNING, tr(MSG_ENTRY_NO_REASON));
	} else if (strcmp(page->field.text, row->reason) != 0) {
		const struct value v = row->value;

		if (entry_save(ui, page, row, &v, page->field.text) != ENTRY_SAVED)
			entry_keep_reason(ui, page, row);
	}
}

static void entry_take_quality(struct ui *ui, struct entry_page *page, struct entry_row *row)
{
	struct value v = row->value;

	page->seen = row->row;
	v.quality = page->quality;
	if (v.state == VALUE_GIVEN && v.quality != row->value.quality)
		entry_save_now(ui, page, row, &v, row->reason);
}

void entry_accept(struct ui *ui, struct entry_page *page)
{
	struct entry_row *row = entry_selected(page);
	const bool typing = page->typing, choosing = page->choosing;
	struct str first, second;

	entry_restore(page);
	if (!row || !(typing || choosing))
		return;
	if (choosing) {
		entry_take_quality(ui, page, row);
		return;
	}
	field_commit(&page->field);
	if (entry_column_of(page, row) == ENTRY_REASON) {
		entry_take_reason(ui, page, row);
		return;
	}
	const bool is_second = entry_column_of(page, row) == ENTRY_SECOND;

	str_init(&first);
	str_init(&second);
	entry_row_texts(ui, row, &first, &second);
	str_clear(is_second ? &second : &first);
	str_add(is_second ? &second : &first, page->field.text);
	entry_take(ui, page, row, first.text, second.text, page->field.text);
	str_release(&first);
	str_release(&second);
}

void entry_accept_draft(struct ui *ui, struct entry_page *page)
{
	struct entry_row *row = entry_selected(page);
	char typed[DRAFT_TEXT_SIZE];
	struct str first, second;

	if (!row || !row->drafted)
		return;
	str_copy(typed, sizeof(typed), row->draft.text);
	str_init(&first);
	str_init(&second);
	entry_row_texts(ui, row, &first, &second);
	page->seen = row->row;
	entry_take(ui, page, row, first.text, second.text, typed);
	str_release(&first);
	str_release(&second);
}

void entry_clear(struct ui *ui, struct entry_page *page)
{
	struct entry_row *row = entry_selected(page);
	const struct value empty = { 0 };

	if (!row || row->refused != MSG_MAX)
		return;
	page->seen = row->row;
	if (row->drafted) {
		draft_drop(ui->store, ui->author, row->indicator, row->unit, row->period);
		entry_again(ui, page, row);
	} else if (row->value.state == VALUE_ABSENT) {
		ui_say(ui, STYLE_NOTICE, tr(MSG_EDIT_EMPTY_ALREADY));
	} else {
		entry_save_now(ui, page, row, &empty, NULL);
	}
}
