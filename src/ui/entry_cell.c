/* The denominator that is offered for a cell, and words that every terminal can
 * take back. */
#include "ui/entry_cell.h"

#include "base/msg.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/denominator.h"
#include "ui/term.h"
#include "ui/ui.h"

#include <stdio.h>
#include <string.h>

bool entry_prefill_find(struct ui *ui, int indicator, int unit, int32_t period,
			struct entry_prefill *prefill)
{
	const int decimals = programme_indicator(ui->programme, indicator)->decimals;
	struct denominator d;

	memset(prefill, 0, sizeof(*prefill));
	if (!denominator_find(ui->store, ui->programme, indicator, unit, period, &d))
		return false;
	number_show(quantity_scaled(d.value, decimals), decimals, lang_get(), prefill->text);
	prefill->period = d.period;
	prefill->year = d.year;
	return true;
}

void entry_prefill_add(const struct entry_prefill *prefill, struct str *out)
{
	char from[PERIOD_SIZE + 8];

	if (prefill->period)
		period_format(prefill->period, from);
	else
		snprintf(from, sizeof(from), "%d", prefill->year);
	msg_add(out, prefill->period ? MSG_EDIT_PREFILL_PERIOD : MSG_EDIT_PREFILL_REFERENCE,
		prefill->text, from);
}

void entry_make_plain(struct str *text)
{
	struct str plain;

	if (term_utf8())
		return;
	str_init(&plain);
	utf8_add_ascii(&plain, text->text);
	str_clear(text);
	str_add(text, plain.text);
	str_release(&plain);
}
