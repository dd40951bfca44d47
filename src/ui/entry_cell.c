/* The denominator that is offered for a cell. */
#include "ui/entry_cell.h"

#include "base/msg.h"
#include "base/str.h"
#include "store/log.h"
#include "store/programme.h"
#include "ui/ui.h"

#include <stdio.h>
#include <string.h>

bool entry_prefill_find(struct ui *ui, int indicator, int unit, int32_t period,
			struct entry_prefill *prefill)
{
	const struct indicator *i = programme_indicator(ui->programme, indicator);
	const int32_t before = period_prev(period);
	struct value v;
	struct err err = { 0 };
	int64_t row, reference = 0;

	memset(prefill, 0, sizeof(*prefill));
	if (log_cell(ui->store, indicator, unit, before, &v, &row, &err) &&
	    v.fields == FIELDS_PAIR) {
		number_show(quantity_scaled(v.denominator, i->decimals), i->decimals, lang_get(),
			    prefill->text);
		prefill->period = before;
		return true;
	}
	if (i->denominator_ref)
		reference = store_reference(ui->store, i->denominator_ref, unit,
					    period_last_day(period), &prefill->year);
	if (!reference) {
		prefill->year = 0;
		return false;
	}
	number_show(quantity_scaled(reference, 0), 0, lang_get(), prefill->text);
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
