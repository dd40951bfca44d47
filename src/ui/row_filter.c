/* Filtering rows. */
#include "ui/row_filter.h"

#include "ui/picker.h"
#include "ui/ui.h"

bool row_filter_passes(enum row_filter filter, const struct line *line)
{
	const enum pace pace = line->standing.pace.pace;
	const struct sums *s = &line->figure.sums;

	switch (filter) {
	case ROWS_BEHIND:
		return pace == PACE_BEHIND || pace == PACE_AWAY || pace == PACE_MISSED;
	case ROWS_MISSING:
		return !quantity_known(line->figure.low) && !line->figure.not_applicable;
	case ROWS_UNREPORTED:
		return s->expected ? s->reported + s->not_applicable < s->expected :
				     line->figure.source == FIGURE_ABSENT;
	default:
		return true;
	}
}

const char *row_filter_name(enum row_filter filter)
{
	static const enum msg name[ROWS_FILTER_MAX] = { MSG_FILTER_ALL, MSG_FILTER_BEHIND,
							MSG_FILTER_MISSING, MSG_FILTER_UNREPORTED };

	return tr(name[filter]);
}

static enum view_result row_filter_chosen(struct ui *ui, void *arg, size_t choice)
{
	enum row_filter *filter = arg;

	(void)ui;
	*filter = (enum row_filter)choice;
	return VIEW_RELOAD;
}

void row_filter_ask(struct ui *ui, enum row_filter *filter)
{
	const char *choice[ROWS_UNREPORTED];

	/* A single unit has reported or it has not: the last filter is the overview's. */
	for (int n = 0; n < ROWS_UNREPORTED; n++)
		choice[n] = row_filter_name((enum row_filter)n);
	picker_ask(ui, &(struct picker){ .title = MSG_HINT_FILTER,
					 .choice = choice,
					 .choices = ROWS_UNREPORTED,
					 .selected = *filter,
					 .answer = row_filter_chosen,
					 .arg = filter });
}
