/* A conflict of the queue: two values that were entered without knowing of each other. */
#include "queue_rows.h"

#include "base/date.h"
#include "base/mem.h"
#include "calc/value_words.h"
#include "ui/look.h"
#include "ui/picker.h"
#include "ui/ui.h"

#include <stdlib.h>

enum { SETTLE_HEADS = 64 };

static enum view_result queue_settled(struct ui *ui, void *arg, size_t choice)
{
	struct queue *q = arg;
	const struct act act = ui_act(ui);
	enum log_outcome outcome;
	struct err err = { 0 };

	if (!queue_settle(ui->store, &act, &q->settling, q->head[choice].row, &outcome, &err))
		ui_fail(ui, &err);
	else
		ui_say(ui, STYLE_NOTICE,
		       tr(outcome == LOG_STALE ? MSG_QUEUE_SETTLE_STALE : MSG_QUEUE_SETTLED));
	return VIEW_RELOAD;
}

/* "72,4 %: lan 10/10/2022 08:00, submitted" */
static void queue_add_head(const struct indicator *i, const struct queue_head *head,
			   struct str *out)
{
	char when[DATE_STAMP_SIZE];

	value_add_words(i, &head->value, false, out);
	clock_format(revision_clock_ms(head->clock), when);
	str_addf(out, ": %s %s, %s", head->author, when, tr(look_status_word(head->status)));
}

enum view_result queue_settle_ask(struct ui *ui, struct queue *q)
{
	const struct indicator *i;
	const char *choice[SETTLE_HEADS];
	struct str text[SETTLE_HEADS];
	struct err err = { 0 };

	q->settling = queue_selected(q)->cell;
	i = programme_indicator(ui->programme, q->settling.indicator);
	free(q->head);
	q->head = mem_zero(SETTLE_HEADS, sizeof(*q->head));
	q->heads = queue_heads(ui->store, &q->settling, q->head, SETTLE_HEADS, &err);
	if (!q->heads) {
		ui_fail(ui, &err);
		return VIEW_STAY;
	}
	for (size_t n = 0; n < q->heads; n++) {
		str_init(&text[n]);
		queue_add_head(i, &q->head[n], &text[n]);
		choice[n] = text[n].text;
	}
	picker_ask(ui, &(struct picker){ .title = MSG_QUEUE_SETTLE,
					 .choice = choice,
					 .choices = q->heads,
					 .answer = queue_settled,
					 .arg = q });
	for (size_t n = 0; n < q->heads; n++)
		str_release(&text[n]);
	return VIEW_STAY;
}
