/* Reminder letters from the home screen: to the marked units, else to the selected one. */
#include "home_view.h"

#include "base/opener.h"
#include "base/str.h"
#include "exchange/letter.h"
#include "ui/ask.h"
#include "ui/ui.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

size_t home_marked(const struct home *h)
{
	size_t count = 0;

	for (size_t n = 0; h->data.layout == HOME_UNITS && n < h->data.rows; n++)
		count += h->data.row[n].marked;
	return count;
}

enum view_result home_mark_late(const struct ui *ui, struct home *h)
{
	const struct unit *nation = units_nation(ui->units);
	size_t late = 0, marked = 0;

	for (size_t n = 0; n < h->data.rows; n++) {
		struct home_row *row = &h->data.row[n];

		late += row->sum->overdue && !(nation && row->id == nation->id);
		marked += row->marked && row->sum->overdue;
	}
	for (size_t n = 0; n < h->data.rows; n++) {
		struct home_row *row = &h->data.row[n];

		row->marked = marked < late && row->sum->overdue &&
			      !(nation && row->id == nation->id);
	}
	return VIEW_STAY;
}

int home_remind_unit(const struct ui *ui, const struct home *h)
{
	const struct unit *nation = units_nation(ui->units);
	struct home_row row;
	int unit = 0;

	if (!home_selected(h, &row))
		return 0;
	if (h->data.layout == HOME_UNITS)
		unit = row.id;
	else if (h->data.layout == HOME_CELLS)
		unit = row.cell.unit;
	return nation && unit == nation->id ? 0 : unit;
}

static bool home_chosen(const struct ui *ui, const struct home *h, size_t marked, int unit)
{
	if (!marked)
		return unit == home_remind_unit(ui, h);
	for (size_t n = 0; n < h->data.rows; n++)
		if (h->data.row[n].marked && h->data.row[n].id == unit)
			return true;
	return false;
}

/* The letters to those that are meant and late. */
static bool home_collect(struct ui *ui, const struct home *h, struct letters *l, struct err *err)
{
	const size_t marked = home_marked(h);
	struct calendar calendar;
	struct due due = { .programme = ui->programme,
			   .units = ui->units,
			   .calendar = &calendar,
			   .unit = marked ? 0 : home_remind_unit(ui, h),
			   .period = ui->look.period };
	bool ok;

	*l = (struct letters){ 0 };
	ok = calendar_load(ui->store, ui->programme, &ui->calendar, &calendar, err) &&
	     letters_collect(ui->store, &due, l, err);
	calendar_release(&calendar);
	for (size_t n = l->letters; n-- > 0;)
		if (!home_chosen(ui, h, marked, l->letter[n].unit))
			letters_drop(l, n);
	return ok;
}

static bool home_write(struct ui *ui, const struct letters *l, const char *path, struct err *err)
{
	const struct act act = ui_act(ui);
	int *units = mem_alloc((l->letters + 1) * sizeof(*units));
	struct str template;
	struct stat st;
	bool ok;

	str_init(&template);
	for (size_t n = 0; n < l->letters; n++)
		units[n] = l->letter[n].unit;
	ok = (opener_stat(path, &st) != 0 || S_ISDIR(st.st_mode)) ||
	     err_set(err, ERR_FILE_EXISTS, path);
	ok = ok && letter_template(NULL, LETTER_TEXT, &template, err) &&
	     letters_write(l, path, NULL, template.text, LETTER_TEXT, err) &&
	     due_remind(ui->store, &act, units, l->letters, ui->look.period, path, err);
	str_release(&template);
	free(units);
	return ok;
}

static enum view_result home_letter_named(struct ui *ui, void *arg, const char *path)
{
	struct home *h = arg;
	struct letters l;
	struct err err = { 0 };
	struct str said;
	char count[24];

	if (!*path)
		return VIEW_STAY;
	if (!home_collect(ui, h, &l, &err) || !home_write(ui, &l, path, &err)) {
		ui_fail(ui, &err);
		letters_release(&l);
		return VIEW_STAY;
	}
	str_init(&said);
	snprintf(count, sizeof(count), "%zu", l.letters);
	msg_add(&said, MSG_HOME_REMINDED_DONE, count, path);
	ui_say(ui, STYLE_NOTICE, said.text);
	str_release(&said);
	letters_release(&l);
	for (size_t n = 0; h->data.layout == HOME_UNITS && n < h->data.rows; n++)
		h->data.row[n].marked = false;
	return VIEW_RELOAD;
}

static void home_ask_file(struct ui *ui, struct home *h, const struct letters *l)
{
	char period[PERIOD_SIZE];
	struct str name;

	str_init(&name);
	period_format(ui->look.period, period);
	if (l->letters == 1)
		letter_name(l, 0, LETTER_TEXT, &name);
	else
		str_addf(&name, "don-doc-%s.txt", period);
	ask_text(ui, &(struct ask){ .question = tr(MSG_HOME_LETTER),
				    .text = name.text,
				    .answer = home_letter_named,
				    .arg = h });
	str_release(&name);
}

enum view_result home_remind(struct ui *ui, struct home *h)
{
	struct letters l;
	struct err err = { 0 };

	if (!home_collect(ui, h, &l, &err))
		ui_fail(ui, &err);
	else if (!l.letters)
		ui_say(ui, STYLE_NOTICE, tr(MSG_HOME_NOT_LATE));
	else
		home_ask_file(ui, h, &l);
	letters_release(&l);
	return VIEW_STAY;
}
