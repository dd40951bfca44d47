/* In-place editing of a value. */
#include "ui/editor.h"

#include "base/date.h"
#include "base/str.h"
#include "calc/value_words.h"
#include "store/cycle.h"
#include "ui/allow.h"
#include "ui/draw.h"
#include "ui/entry_cell.h"
#include "exchange/entry_text.h"
#include "ui/line.h"
#include "ui/look.h"
#include "ui/prompt.h"
#include "ui/ui.h"

#include <string.h>

enum { EDITOR_TEXT_MAX = 30, EDITOR_QUALITY_WIDTH = 13, EDITOR_NARROW = 36 };

bool editor_active(const struct editor *e)
{
	return e->active;
}

static const struct indicator *editor_indicator(const struct ui *ui, const struct editor *e)
{
	return programme_indicator(ui->programme, e->indicator);
}

static void editor_say(struct ui *ui, enum style style, enum msg id, const char *a, const char *b)
{
	struct str text;

	str_init(&text);
	msg_add(&text, id, a, b);
	ui_say(ui, style, text.text);
	str_release(&text);
}

/* Where a denominator comes from when the cell has none: the unit's period before, else its
 * reference figure. The source is said. */
static void editor_prefill(struct ui *ui, struct editor *e, struct str *text)
{
	struct entry_prefill prefill;
	struct str from;

	if (!entry_prefill_find(ui, e->indicator, e->unit, e->period, &prefill))
		return;
	str_add(text, prefill.text);
	str_init(&from);
	entry_prefill_add(&prefill, &from);
	ui_say(ui, STYLE_NOTICE, from.text);
	str_release(&from);
}

static void editor_fill(struct ui *ui, struct editor *e)
{
	struct str first, second;

	str_init(&first);
	str_init(&second);
	entry_text_show(editor_indicator(ui, e), &e->was, e->aggregate, &first, &second);
	entry_make_plain(&first);
	if (e->pair && !second.len && e->was.fields != FIELDS_PERCENT)
		editor_prefill(ui, e, &second);
	field_start_fresh(&e->field[0], first.text, EDITOR_TEXT_MAX);
	field_start_fresh(&e->field[1], second.text, EDITOR_TEXT_MAX);
	str_release(&first);
	str_release(&second);
}

/* "12|1900": the two fields of a draft. */
static void editor_restore(struct editor *e, const struct draft *draft)
{
	const char *bar = strchr(draft->text, '|');
	struct str first;
	str_init(&first);
	e->quality = draft->quality;
	e->faulty = !draft->typing;
	str_addn(&first, draft->text, bar ? (size_t)(bar - draft->text) : strlen(draft->text));
	field_start(&e->field[0], first.text, EDITOR_TEXT_MAX);
	if (bar && bar[1] && strcmp(bar + 1, e->field[1].text) != 0)
		field_start(&e->field[1], bar + 1, EDITOR_TEXT_MAX);
	str_release(&first);
}

/* Why a cell of this unit cannot be edited; MSG_MAX when it can. */
static enum msg editor_refusal(const struct indicator *i, const struct unit *unit, int32_t day)
{
	if (!indicator_valid(i, day))
		return MSG_EDIT_INDICATOR_NOT_VALID;
	if (unit && !unit_valid(unit, day))
		return MSG_EDIT_UNIT_NOT_VALID;
	if (unit && i->scope == SCOPE_NATIONAL && unit->kind != UNIT_NATION)
		return MSG_EDIT_NATIONAL_ONLY;
	return MSG_MAX;
}

bool editor_may(struct ui *ui, int indicator, int unit, struct why *why)
{
	const struct indicator *i = programme_indicator(ui->programme, indicator);
	const int32_t period = period_last_within(i->frequency, ui->look.period);
	const enum msg refused = editor_refusal(i, units_by_id(ui->units, unit),
						period_last_day(period));

	if (refused == MSG_MAX)
		return allow_entry(ui, indicator, unit, period, why);
	why->brief = refused;
	return false;
}

bool editor_start(struct ui *ui, struct editor *e, int indicator, int unit,
		  const struct draft *draft)
{
	const struct indicator *i = programme_indicator(ui->programme, indicator);
	const struct unit *u = units_by_id(ui->units, unit);
	struct err err = { 0 };
	struct draft kept;
	struct why why = { 0 };

	memset(e, 0, sizeof(*e));
	e->indicator = indicator;
	e->unit = unit;
	e->period = draft ? draft->period : period_last_within(i->frequency, ui->look.period);
	e->aggregate = u && unit_kind_aggregate(u->kind);
	e->pair = i->measure == MEASURE_RATIO && !e->aggregate;
	if (!allow_writing(ui, &why) || !editor_may(ui, indicator, unit, &why)) {
		allow_say(ui, &why);
		return false;
	}
	if (!log_cell(ui->store, indicator, unit, e->period, &e->was, &e->seen, &err)) {
		ui_fail(ui, &err);
		return false;
	}
	if (e->was.fields == FIELDS_PAIR)
		e->pair = true;
	e->quality = e->was.quality;
	e->active = true;
	if (!draft && draft_find(ui->store, ui->author, indicator, unit, e->period, &kept))
		draft = &kept;
	editor_fill(ui, e);
	if (draft)
		editor_restore(e, draft);
	return true;
}

static void editor_close(struct ui *ui, struct editor *e)
{
	e->active = false;
	draft_drop(ui->store, ui->author, e->indicator, e->unit, e->period);
}

/* Keeps what the fields hold as the cell's draft. */
static bool editor_keep(struct ui *ui, const struct editor *e, bool typing, struct err *err)
{
	struct draft draft = { .indicator = e->indicator,
			       .unit = e->unit,
			       .period = e->period,
			       .typing = typing,
			       .quality = e->quality };
	struct str text;

	str_init(&text);
	str_add(&text, e->field[0].text);
	if (e->pair)
		str_addf(&text, "|%s", e->field[1].text);
	str_copy(draft.text, sizeof(draft.text), text.text);
	str_release(&text);
	return draft_keep(ui->store, ui->author, &draft, err);
}

/* What cannot be saved stays in its own cell, marked, and the field closes: what was typed ahead of the
 * answer goes where it was meant to. Only what cannot be kept either leaves the field open. */
static enum view_result editor_park(struct ui *ui, struct editor *e, const char *why)
{
	struct err err = { 0 };

	if (!editor_keep(ui, e, false, &err)) {
		e->faulty = true;
		ui_fail(ui, &err);
		return VIEW_STAY;
	}
	e->active = false;
	editor_say(ui, STYLE_ERROR, MSG_EDIT_KEPT, why, NULL);
	return VIEW_RELOAD;
}

/* A clear that is refused has no text to keep. */
static enum view_result editor_refused(struct ui *ui, struct editor *e, const struct err *err)
{
	enum view_result result;
	struct str why;

	if (e->clearing) {
		ui_fail(ui, err);
		return VIEW_STAY;
	}
	str_init(&why);
	err_format(err, lang_get(), &why);
	result = editor_park(ui, e, why.text);
	str_release(&why);
	return result;
}

/* "An Giang: 1.234 / 5.678 = 21,7 %" */
static void editor_add_cell(struct ui *ui, const struct editor *e, const struct value *v,
			    struct str *out)
{
	struct str name;

	str_init(&name);
	str_addf(out, "%s: ", look_unit_name(ui, e->unit, period_last_day(e->period), &name));
	value_add_words(editor_indicator(ui, e), v, e->aggregate, out);
	str_release(&name);
}

/* How the signs of a field were read; what was left as it stood needs no word. */
static void editor_add_sense(const struct ui *ui, const struct editor *e, int field,
			     struct str *out)
{
	struct str sense;

	str_init(&sense);
	if (e->typed[field])
		entry_text_add_sense(editor_indicator(ui, e), e->aggregate, e->field[field].text,
				     e->pair, &sense);
	if (sense.len)
		str_addf(out, "; %s", sense.text);
	str_release(&sense);
}

/* A refusal begins with the text that it is about. */
static void editor_add_refused_sense(const struct ui *ui, const struct editor *e, struct str *why)
{
	for (int n = 0; n < 2; n++)
		if (e->field[n].len && why->text[0] == '"' &&
		    str_starts(why->text + 1, e->field[n].text) &&
		    why->text[1 + e->field[n].len] == '"') {
			editor_add_sense(ui, e, n, why);
			return;
		}
}

static void editor_saved(struct ui *ui, struct editor *e, const struct value *v,
			 enum entry_finding warning)
{
	struct str what, text;

	str_init(&what);
	str_init(&text);
	editor_add_cell(ui, e, v, &what);
	msg_add(&text, v->state == VALUE_ABSENT ? MSG_EDIT_CLEARED : MSG_EDIT_SAVED, what.text);
	editor_add_sense(ui, e, 0, &text);
	if (warning != ENTRY_FINE)
		str_addf(&text, " - %s", tr(entry_message(warning)));
	ui_say(ui, warning == ENTRY_FINE ? STYLE_NOTICE : STYLE_WARNING, text.text);
	str_release(&what);
	str_release(&text);
}

static enum view_result editor_save(struct ui *ui, struct editor *e, const struct value *v);

/* 0 keeps one's own on top of the other, 1 keeps the other; Esc goes back to the field. */
static enum view_result editor_chosen(struct ui *ui, void *arg, int choice)
{
	struct editor *e = arg;
	struct value theirs;
	struct err err = { 0 };

	if (choice < 0)
		return VIEW_STAY;
	if (choice == 1) {
		editor_close(ui, e);
		return VIEW_RELOAD;
	}
	if (!log_cell(ui->store, e->indicator, e->unit, e->period, &theirs, &e->seen, &err)) {
		ui_fail(ui, &err);
		return VIEW_STAY;
	}
	return editor_save(ui, e, &e->mine);
}

/* Someone was faster: both values are shown, and nothing is overwritten without a word. */
static enum view_result editor_stale(struct ui *ui, struct editor *e, const struct value *v)
{
	struct prompt prompt = { .answer = editor_chosen, .arg = e };
	struct str question, mine, theirs, name;
	char when[DATE_STAMP_SIZE];
	struct log_who who = { 0 };
	struct value other;
	struct err err = { 0 };
	int64_t row;

	if (!log_cell(ui->store, e->indicator, e->unit, e->period, &other, &row, &err)) {
		ui_fail(ui, &err);
		return VIEW_STAY;
	}
	e->mine = *v;
	log_who(ui->store, row, &who);
	clock_format(revision_clock_ms(who.clock), when);
	str_init(&name);
	str_init(&question);
	str_init(&mine);
	str_init(&theirs);
	msg_add(&question, MSG_EDIT_STALE,
		look_unit_name(ui, e->unit, period_last_day(e->period), &name), who.author, when);
	str_add(&mine, tr(MSG_EDIT_KEEP_MINE));
	value_add_words(editor_indicator(ui, e), v, e->aggregate, &mine);
	str_add(&theirs, tr(MSG_EDIT_KEEP_THEIRS));
	value_add_words(editor_indicator(ui, e), &other, e->aggregate, &theirs);
	prompt.question = question.text;
	prompt.choice[0] = mine.text;
	prompt.choice[1] = theirs.text;
	prompt_ask(ui, &prompt);
	str_release(&name);
	str_release(&question);
	str_release(&mine);
	str_release(&theirs);
	return VIEW_RELOAD;
}

static enum view_result editor_save(struct ui *ui, struct editor *e, const struct value *v)
{
	const struct act act = ui_act(ui);
	const struct edit edit = { .indicator = e->indicator,
				   .unit = e->unit,
				   .period = e->period,
				   .value = *v,
				   .seen = e->seen };
	const enum entry_finding warning = cycle_warning(ui->store, ui->programme, ui->units,
							 e->indicator, e->unit, e->period, v,
							 ui->jump);
	enum log_outcome outcome;
	struct err err = { 0 };

	if (!log_save(ui->store, &act, &edit, &outcome, &err))
		return editor_refused(ui, e, &err);
	if (outcome == LOG_STALE)
		return editor_stale(ui, e, v);
	editor_close(ui, e);
	editor_saved(ui, e, v, warning);
	return VIEW_RELOAD;
}

static enum view_result editor_accept(struct ui *ui, struct editor *e)
{
	const struct indicator *i = editor_indicator(ui, e);
	enum view_result result;
	struct value v;
	struct str why;
	struct entry_fault fault = { .why = &why };

	for (int n = 0; n < 2; n++) {
		e->typed[n] = !e->field[n].fresh;
		field_commit(&e->field[n]);
	}
	str_init(&why);
	if (entry_text_read(i, e->aggregate, e->field[0].text, e->pair ? e->field[1].text : "", &v,
			    &fault)) {
		v.quality = v.state == VALUE_GIVEN ? e->quality : QUALITY_NONE;
		result = editor_save(ui, e, &v);
	} else {
		editor_add_refused_sense(ui, e, &why);
		result = editor_park(ui, e, why.text);
	}
	str_release(&why);
	return result;
}

enum view_result editor_clear(struct ui *ui, struct editor *e, int indicator, int unit)
{
	const struct value empty = { 0 };

	if (!editor_start(ui, e, indicator, unit, NULL))
		return VIEW_STAY;
	e->active = false;
	e->clearing = true;
	if (e->was.state == VALUE_ABSENT) {
		editor_close(ui, e);
		ui_say(ui, STYLE_NOTICE, tr(MSG_EDIT_EMPTY_ALREADY));
		return VIEW_RELOAD;
	}
	return editor_save(ui, e, &empty);
}

static void editor_step(struct editor *e, int by)
{
	do
		e->part = (enum editor_part)(((int)e->part + by + EDITOR_PART_MAX) %
					     EDITOR_PART_MAX);
	while (e->part == EDITOR_DENOMINATOR && !e->pair);
}

enum view_result editor_update(struct ui *ui, struct editor *e, const struct event *ev)
{
	switch (ev->key) {
	case K_ENTER:
		return editor_accept(ui, e);
	case K_ESC:
		editor_close(ui, e);
		ui_say(ui, STYLE_NOTICE, tr(MSG_EDIT_RESTORED));
		return VIEW_RELOAD;
	case K_TAB:
	case K_DOWN:
		editor_step(e, 1);
		return VIEW_STAY;
	case K_BACK_TAB:
	case K_UP:
		editor_step(e, -1);
		return VIEW_STAY;
	default:
		break;
	}
	if (e->part == EDITOR_QUALITY) {
		if (ev->key == ' ' || ev->key == K_RIGHT)
			e->quality = (enum value_quality)((e->quality + 1) % QUALITY_MAX);
		else if (ev->key == K_LEFT)
			e->quality = (enum value_quality)((e->quality + QUALITY_MAX - 1) %
							  QUALITY_MAX);
		return VIEW_STAY;
	}
	if (field_event(&e->field[e->part == EDITOR_DENOMINATOR], ev))
		e->faulty = false;
	return VIEW_STAY;
}

int editor_column(const struct line_columns *c)
{
	if (c->bar >= 0)
		return c->bar;
	return c->name_width >= EDITOR_NARROW / 2 + 2 ? c->name + c->name_width / 2 : c->name;
}

void editor_draw(struct editor *e, int y, int x, int width)
{
	static const enum msg quality[QUALITY_MAX] = { MSG_QUALITY_NONE, MSG_QUALITY_ESTIMATE,
						       MSG_QUALITY_PROVISIONAL, MSG_QUALITY_FINAL };
	const enum style style = e->faulty ? STYLE_ERROR : STYLE_SELECTED;
	/* Where room is scarce the quality is shown only while it is chosen. */
	const bool all = width >= EDITOR_NARROW || e->part == EDITOR_QUALITY;
	const int fields = width - 2 - (all ? EDITOR_QUALITY_WIDTH : 0);
	const int field = e->pair ? (fields - 3) / 2 : fields;
	int at = x;

	draw_fill(y, x, width, ' ', STYLE_TEXT);
	at += draw_text(y, at, 1, e->faulty ? "X" : "[", style);
	if (e->pair) {
		field_draw(&e->field[1], y, at + field + 3, field, style);
		draw_text(y, at + field, 3, " / ", STYLE_TEXT);
	}
	field_draw(&e->field[0], y, at, field, style);
	at += e->pair ? 2 * field + 3 : field;
	at += draw_text(y, at, 1, "]", style);
	if (all)
		draw_text(y, at + 1, x + width - at - 1, tr(quality[e->quality]),
			  e->part == EDITOR_QUALITY ? STYLE_SELECTED : STYLE_FAINT);
	if (e->part == EDITOR_DENOMINATOR)
		field_draw(&e->field[1], y, x + 1 + field + 3, field, style);
	else if (e->part == EDITOR_QUALITY)
		draw_cursor(y, at + 1);
}

void editor_hangup(struct ui *ui, struct editor *e)
{
	struct err err = { 0 };

	/* The line is gone: there is nobody to tell of a failure. */
	if (e->active && ui->store && store_writable(ui->store))
		editor_keep(ui, e, true, &err);
}
