/* A unit's report of a period, submitted as a whole. */
#include "ui/submit.h"

#include "base/mem.h"
#include "base/str.h"
#include "store/cycle.h"
#include "store/programme.h"
#include "ui/ask.h"
#include "ui/look.h"
#include "ui/prompt.h"
#include "ui/ui.h"

#include <stdio.h>
#include <stdlib.h>

/* What may be submitted, and how much of the report is there. */
struct submit_sum {
	const struct submit *of;
	struct cycle_cell *cell;
	size_t cells, room;
	int expected, filled;
};

static bool submit_count(const struct expected_cell *cell, void *arg)
{
	struct submit_sum *sum = arg;
	const bool open = cell->value.state != VALUE_ABSENT && cell->status != STATUS_SUBMITTED &&
			  cell->status != STATUS_VERIFIED;

	sum->expected++;
	sum->filled += cell->value.state != VALUE_ABSENT || cell->nothing;
	if (!open)
		return true;
	sum->cell = mem_grow(sum->cell, sum->cells, &sum->room, sizeof(*sum->cell));
	sum->cell[sum->cells++] = (struct cycle_cell){ cell->indicator, sum->of->unit, cell->period,
						       cell->row };
	return true;
}

static bool submit_sum(struct ui *ui, const struct submit *of, struct submit_sum *sum)
{
	struct err err = { 0 };

	*sum = (struct submit_sum){ .of = of };
	if (expected_each(ui->store, ui->programme, ui->units, of->unit, of->period, submit_count,
			  sum, &err))
		return true;
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
	return choice == 0 ? submit_take(ui, arg) : VIEW_STAY;
}

void submit_ask(struct ui *ui, struct submit *submit, int unit, int32_t period)
{
	struct submit_sum sum;
	struct str question;

	*submit = (struct submit){ unit, period };
	if (!submit_sum(ui, submit, &sum))
		return;
	free(sum.cell);
	if (!sum.expected || (sum.filled && !sum.cells)) {
		submit_say(ui, submit, sum.expected ? MSG_SUBMIT_NONE : MSG_SUBMIT_NOT_EXPECTED);
		return;
	}
	str_init(&question);
	submit_text(ui, submit, MSG_SUBMIT_ASK,
		    (const int[3]){ sum.filled, sum.expected, (int)sum.cells }, &question);
	prompt_ask(ui, &(struct prompt){
			       .question = question.text,
			       .choice = { tr(sum.cells ? MSG_SUBMIT_YES : MSG_SUBMIT_NOTHING),
					   tr(MSG_SUBMIT_NO) },
			       .answer = sum.cells ? submit_answer : submit_answer_empty,
			       .arg = submit });
	str_release(&question);
}
