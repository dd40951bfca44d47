/* Opening the database, the terminal and the first screen, and closing them in the other order. */
#include "app/fullscreen.h"

#include "app/command.h"
#include "app/privilege.h"
#include "base/date.h"
#include "store/due.h"
#include "store/programme.h"
#include "store/rights.h"
#include "ui/screens.h"
#include "ui/term.h"
#include "ui/ui.h"

#include <unistd.h>

/* Whoever reports begins with what is to be done, in the period that is due next. */
static bool fullscreen_reports(struct ui *ui)
{
	const struct account *a = rights_account(ui->store);

	return a && a->roles & (ROLE_REPORTER | ROLE_OWNER);
}

static bool fullscreen_due_period(struct ui *ui, struct err *err)
{
	struct calendar calendar;
	const bool ok = calendar_load(ui->store, ui->programme, &ui->calendar, &calendar, err);

	if (ok)
		ui->look.period = due_period(&calendar, programme_frequency(ui->programme),
					     clock_today());
	calendar_release(&calendar);
	return ok;
}

/* What the settings name must be there in the programme that was opened. */
static bool fullscreen_look(struct ui *ui, const struct fullscreen *f, struct err *err)
{
	if (!ui->look.period && fullscreen_reports(ui) && !fullscreen_due_period(ui, err))
		return false;
	if (!ui->look.period)
		ui->look.period = figure_default_period(ui->store, ui->programme, ui->units);
	if (f->plan) {
		ui->look.document = programme_find_document(ui->programme, f->plan);
		if (!ui->look.document)
			return err_set(err, ERR_PLAN_UNKNOWN, f->plan);
	}
	return true;
}

/* Reads all that the screens keep in memory, in one go. Without a database there is nothing yet. */
static bool fullscreen_load(struct ui *ui, const struct fullscreen *f, struct programme *p,
			    struct units *u, struct err *err)
{
	bool ok;

	ui->look.period = f->period;
	ui->look.basis = f->basis;
	ui->look.map = f->map_today ? clock_today() : MAP_OF_PERIOD;
	if (euidaccess(f->path, F_OK) != 0)
		return true;
	ui->store = privilege_open(f->path, STORE_WRITE, err);
	if (!ui->store)
		return false;
	store_read_begin(ui->store);
	ok = store_load_programme(ui->store, p, err) && store_load_units(ui->store, u, err) &&
	     fullscreen_look(ui, f, err);
	store_read_end(ui->store);
	return ok;
}

int fullscreen_run(const struct fullscreen *f)
{
	struct programme programme;
	struct units units;
	struct err err = { 0 };
	struct ui ui;
	int status = ERR_STATUS_DONE;

	programme_init(&programme);
	units_init(&units);
	ui_init(&ui);
	ui.programme = &programme;
	ui.units = &units;
	ui.path = f->path;
	ui.author = f->author;
	ui.limits = f->limits;
	ui.jump = f->jump;
	ui.calendar = f->calendar;
	ui.returned = f->returned;
	ui.detail = f->detail;
	if (fullscreen_load(&ui, f, &programme, &units, &err) && term_start(&err)) {
		theme_use(f->theme);
		view_push(&ui, ui.store ? &overview_view : &start_view, NULL);
		if (ui.store && fullscreen_reports(&ui))
			view_push(&ui, &home_view, NULL);
		ui_run(&ui);
		term_stop();
		if (ui.ended.code != ERR_NONE)
			status = command_fail(&ui.ended);
	} else {
		status = command_fail(&err);
	}
	ui_release(&ui);
	store_close(ui.store);
	units_release(&units);
	programme_release(&programme);
	return status;
}
