/* A unit's report of a period, submitted as a whole. */
#include "ui/submit.h"

#include "base/mem.h"
#include "base/str.h"
#include "store/cycle.h"
#include "store/draft.h"
#include "store/programme.h"
#include "ui/allow.h"
#include "ui/ask.h"
#include "ui/look.h"
#include "ui/prompt.h"
#include "ui/screens.h"
#include "ui/ui.h"

#include <stdio.h>
#include <stdlib.h>

/* What may be submitted, what stands in the way of the rest, and how much of the report is there. */
struct submit_sum {
	struct ui *ui;
	const struct submit *of;
	struct cycle_cell *cell;
	size_t cells, room;
	int expected, filled, open;
	int unexplained, locked, conflicts, unsaved;
};

static bool submit_count(const struct expected_cell *cell, void *arg)
{
	struct submit_sum *sum = arg;
	struct ui *ui = sum->ui;
	const struct cycle_cell c = { cell->indicator, sum->of->unit, cell->period, cell->row };
	struct why why = { 0 };

	sum->expected++;
	sum->filled += cell->value.state != VALUE_ABSENT || cell->nothing;
	if (cell->value.state == VALUE_ABSENT || cell->status == STATUS_SUBMITTED ||
	    cell->status == STATUS_VERIFIED)
		return true;
	sum->open++;
	if (cell->conflict) {
		sum->conflicts++;
	} else if (!allow_entry(ui, c.indicator, c.unit, c.period, &why)) {
		sum->locked++;
	} else if (cycle_unexplained(ui->store, ui->programme, ui->units, &c, &cell->value,
				     ui->jump)) {
		sum->unexplained++;
	} else {
		sum->cell = mem_grow(sum->cell, sum->cells, &sum->room, sizeof(*sum->cell));
		sum->cell[sum->cells++] = c;
	}
	return true;
}

static bool submit_count_draft(const struct draft *draft, void *arg)
{
	struct submit_sum *sum = arg;

	sum->unsaved += draft->unit == sum->of->unit &&
			period_reports(sum->of->period, draft->period);
	return true;
}

static bool submit_sum(struct ui *ui, const struct submit *of, struct submit_sum *sum)
{
	struct err err = { 0 };

	*sum = (struct submit_sum){ .ui = ui, .of = of };
	if (expected_each(ui->store, ui->programme, ui->units, of->unit, of->period, submit_count,
			  sum, &err)) {
		draft_each(ui->store, ui->author, 0, of->unit, PERIOD_NONE, submit_count_draft,
			   sum);
		return true;
	}
	ui_fail(ui, &err);
	free(sum->cell);
	return false;
}

/* Adds a text about the report ("An Giang, 2022-Q4") with numbers. */
static void submit_text(const struct ui *ui, const struct submit *of, enum msg id,
			const int number[3], struct str *out)
{
	char period[PERIOD_SIZE], text[3][16];
	struct str name, report;

	str_init(&name);
	str_init(&report);
	period_format(of->period, period);
	str_addf(&report, "%s, %s",
		 look_unit_name(ui, of->unit, period_last_day(of->period), &name), period);
	for (int n = 0; n < 3; n++)
		snprintf(text[n], sizeof(text[n]), "%d", number[n]);
	msg_add(out, id, report.text, text[0], text[1], text[2]);
	str_release(&name);
	str_release(&report);
}

static void submit_say(struct ui *ui, const struct submit *of, enum msg id)
{
	struct str text;

	str_init(&text);
	submit_text(ui, of, id, (const int[3]){ 0 }, &text);
	ui_say(ui, STYLE_NOTICE, text.text);
	str_release(&text);
}

static enum view_result submit_take(struct ui *ui, const struct submit *of)
{
	const struct act act = ui_act(ui);
	struct submit_sum sum;
	struct err err = { 0 };
	struct str text;
	char number[2][24];
	size_t done = 0;
	bool ok;

	if (!submit_sum(ui, of, &sum))
		return VIEW_STAY;
	ok = cycle_take(ui->store, &act, CYCLE_SUBMIT, sum.cell, sum.cells, NULL, ui->jump, &done,
			&err);
	free(sum.cell);
	if (!ok) {
		ui_fail(ui, &err);
		return VIEW_RELOAD;
	}
	snprintf(number[0], sizeof(number[0]), "%zu", done);
	snprintf(number[1], sizeof(number[1]), "%d", sum.expected);
	str_init(&text);
	msg_add(&text, MSG_SUBMIT_DONE, number[0], number[1]);
	ui_say(ui, STYLE_NOTICE, text.text);
	str_release(&text);
	return VIEW_RELOAD;
}

static enum view_result submit_nothing(struct ui *ui, void *arg, const char *reason)
{
	const struct submit *of = arg;
	const struct act act = ui_act(ui);
	struct err err = { 0 };

	if (cycle_report_nothing(ui->store, &act, of->unit, of->period, reason, &err))
		submit_say(ui, of, MSG_SUBMIT_NOTHING_DONE);
	else
		ui_fail(ui, &err);
	return VIEW_RELOAD;
}

/* An empty report is stated, not submitted. */
static enum view_result submit_answer_empty(struct ui *ui, void *arg, int choice)
{
	struct submit *of = arg;
	char period[PERIOD_SIZE];
	struct str question, place;

	if (choice != 0)
		return VIEW_STAY;
	str_init(&question);
	str_init(&place);
	period_format(of->period, period);
	str_add(&place, "nothing report/");
	store_unit_code(ui->store, of->unit, &place);
	str_addf(&place, "/%s", period);
	submit_text(ui, of, MSG_SUBMIT_NOTHING_WHY, (const int[3]){ 0 }, &question);
	ask_text(ui, &(struct ask){ .question = question.text,
				    .place = place.text,
				    .answer = submit_nothing,
				    .arg = of });
	str_release(&question);
	str_release(&place);
	return VIEW_STAY;
}

static enum view_result submit_answer(struct ui *ui, void *arg, int choice)
{
	const struct submit *of = arg;

	if (of->explain && choice == 0)
		view_push(ui, &entry_view,
			  &(struct entry_arg){
				  .unit = of->unit, .parent = of->parent, .unexplained = true });
	else if (of->ready && choice == of->explain)
		return submit_take(ui, of);
	return VIEW_STAY;
}

static void submit_add_part(enum msg id, int count, struct str *out)
{
	char number[16];

	if (!count)
		return;
	snprintf(number, sizeof(number), "%d", count);
	str_add(out, "; ");
	msg_add(out, id, number);
}

/* "An Giang, 2022-Q4: 46 of 46 filled, 46 of them not yet submitted; unusual without a reason: 2" */
static void submit_add_state(const struct ui *ui, const struct submit *of,
			     const struct submit_sum *sum, struct str *out)
{
	submit_text(ui, of, MSG_SUBMIT_STATE,
		    (const int[3]){ sum->filled, sum->expected, sum->open }, out);
	submit_add_part(MSG_SUBMIT_UNEXPLAINED, sum->unexplained, out);
	submit_add_part(MSG_SUBMIT_UNSAVED, sum->unsaved, out);
	submit_add_part(MSG_SUBMIT_LOCKED, sum->locked, out);
	submit_add_part(MSG_SUBMIT_CONFLICT, sum->conflicts, out);
}

static void submit_prompt(struct ui *ui, struct submit *of, const struct submit_sum *sum,
			  const char *question)
{
	struct prompt prompt = { .question = question, .answer = submit_answer, .arg = of };
	char number[24];
	struct str others;
	int n = 0;

	str_init(&others);
	snprintf(number, sizeof(number), "%zu", sum->cells);
	msg_add(&others, MSG_SUBMIT_OTHERS, number);
	if (of->explain)
		prompt.choice[n++] = tr(MSG_SUBMIT_EXPLAIN);
	if (of->ready)
		prompt.choice[n++] = (int)sum->cells < sum->open ? others.text : tr(MSG_SUBMIT_YES);
	if (!sum->filled) {
		prompt.answer = submit_answer_empty;
		prompt.choice[n++] = tr(MSG_SUBMIT_NOTHING);
	}
	prompt.choice[n] = tr(MSG_SUBMIT_NO);
	prompt_ask(ui, &prompt);
	str_release(&others);
}

void submit_ask(struct ui *ui, struct submit *submit, int unit, int parent, int32_t period)
{
	struct submit_sum sum;
	struct str state, question;

	*submit = (struct submit){ .unit = unit, .parent = parent, .period = period };
	if (!submit_sum(ui, submit, &sum))
		return;
	submit->explain = sum.unexplained > 0;
	submit->ready = sum.cells > 0;
	free(sum.cell);
	if (!sum.expected || (sum.filled && !sum.open)) {
		submit_say(ui, submit, sum.expected ? MSG_SUBMIT_NONE : MSG_SUBMIT_NOT_EXPECTED);
		return;
	}
	str_init(&state);
	str_init(&question);
	submit_add_state(ui, submit, &sum, &state);
	msg_add(&question, MSG_SUBMIT_ASK, state.text);
	if (submit->explain || submit->ready || !sum.filled)
		submit_prompt(ui, submit, &sum, question.text);
	else
		ui_say(ui, STYLE_WARNING, state.text);
	str_release(&state);
	str_release(&question);
}
