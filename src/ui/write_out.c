/* What is shown, into a file. */
#include "ui/write_out.h"

#include "base/opener.h"
#include "base/str.h"
#include "exchange/output.h"
#include "exchange/table.h"
#include "ui/ask.h"
#include "ui/line.h"
#include "ui/look.h"
#include "ui/page.h"
#include "ui/prompt.h"
#include "ui/ui.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static const char write_out_plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				      "0123456789.-_";

/* "tiendo-indicator-GOV.SVC.USE-2022-Q4.csv": nothing in it that a shell or a file system minds. */
static void write_out_name(struct ui *ui, const struct view_ops *ops, void *state, struct str *out)
{
	char period[PERIOD_SIZE];

	str_addf(out, "tiendo-%s-", ops->name);
	if (ops->subject) {
		ops->subject(ui, state, out);
		str_addc(out, '-');
	}
	period_format(ui->look.period, period);
	str_addf(out, "%s.csv", period);
	for (size_t n = 0; n < out->len; n++)
		if (!strchr(write_out_plain, out->text[n]))
			out->text[n] = '_';
}

static bool write_out_table(struct ui *ui, void *state, FILE *out, size_t *rows, struct err *err)
{
	void *below;
	const struct view_ops *ops = ui_below(ui, &below);
	struct table table;

	(void)err;
	table_init(&table, out);
	ops->table(ui, state, &table);
	*rows = table.rows;
	table_release(&table);
	return true;
}

/* The screen that is written lies below the question. */
static enum view_result write_out_write(struct ui *ui, const char *path)
{
	struct output out = { 0 };
	struct str text;
	struct err err = { 0 };
	void *state = NULL;
	char number[24];
	size_t rows = 0;
	bool ok;

	ui_below(ui, &state);
	ok = output_begin(&out, path, &err);
	if (ok) {
		ok = ui->writing.write(ui, state, out.file, &rows, &err);
		ok = output_end(&out, ok, &err) && ok;
	}
	if (!ok) {
		ui_fail(ui, &err);
		return VIEW_STAY;
	}
	snprintf(number, sizeof(number), "%zu", rows);
	str_init(&text);
	msg_add(&text, MSG_WRITE_DONE, number, path);
	ui_say(ui, STYLE_NOTICE, text.text);
	str_release(&text);
	return ui->writing.done;
}

static enum view_result write_out_replace(struct ui *ui, void *arg, int choice)
{
	(void)arg;
	return choice == 0 ? write_out_write(ui, ui->writing.path.text) : VIEW_STAY;
}

static void write_out_ask_replace(struct ui *ui, const char *path)
{
	struct str question;

	str_clear(&ui->writing.path);
	str_add(&ui->writing.path, path);
	str_init(&question);
	msg_add(&question, MSG_WRITE_EXISTS, path);
	prompt_ask(ui, &(struct prompt){ .question = question.text,
					 .choice = { tr(MSG_WRITE_REPLACE), tr(MSG_WRITE_LEAVE) },
					 .answer = write_out_replace });
	str_release(&question);
}

static enum view_result write_out_named(struct ui *ui, void *arg, const char *path)
{
	struct stat st;
	struct err err = { 0 };

	(void)arg;
	if (!path[0])
		return VIEW_STAY;
	if (opener_stat(path, &st) != 0)
		return write_out_write(ui, path);
	if (S_ISREG(st.st_mode)) {
		write_out_ask_replace(ui, path);
	} else {
		/* A pipe or a device could hold the program up. */
		err_set(&err, ERR_FILE_WRITE, path,
			strerror(S_ISDIR(st.st_mode) ? EISDIR : EINVAL));
		ui_fail(ui, &err);
	}
	return VIEW_STAY;
}

void write_out_ask(struct ui *ui, enum msg question, const char *name, write_out_fn *write,
		   enum view_result done)
{
	ui->writing.write = write;
	ui->writing.done = done;
	ask_text(ui, &(struct ask){
			     .question = tr(question), .text = name, .answer = write_out_named });
}

void write_out(struct ui *ui)
{
	void *state;
	const struct view_ops *ops = ui_top(ui, &state);
	struct str name;

	if (!ops->table) {
		ui_say(ui, STYLE_NOTICE, tr(MSG_WRITE_NOTHING));
		return;
	}
	str_init(&name);
	write_out_name(ui, ops, state, &name);
	write_out_ask(ui, MSG_WRITE_NAME, name.text, write_out_table, VIEW_STAY);
	str_release(&name);
}

void write_out_line(struct ui *ui, const struct units *more, const struct line *line,
		    const char *level, struct table *table)
{
	const struct indicator *i = programme_indicator(ui->programme, line->indicator);
	const struct unit *u = units_by_id(ui->units, line->unit);
	const struct units *units = u ? ui->units : more;
	struct str name;

	str_init(&name);
	if (!u)
		u = units_by_id(more, line->unit);
	table_text(table, "level", level);
	table_text(table, "code", i->code);
	table_text(table, "name", i->name[lang_get()]);
	table_text(table, "unit", u ? u->code : NULL);
	table_text(table, "unit_name",
		   u ? units_name(units, line->unit, look_day(ui), lang_get()) :
		       look_unit_name(ui, line->unit, look_day(ui), &name));
	table_figure(table, i, &ui->look, &line->figure, &line->standing);
	table_row(table);
	str_release(&name);
}

void write_out_page(const struct page *page, struct table *table)
{
	static const char *const columns[] = { "text", NULL };

	table_columns(table, columns);
	for (size_t n = 0; n < page->list.count; n++) {
		const struct page_line *line = &page->line[n];

		if (line->goes_on)
			continue;
		table_text(table, "text", line->whole ? line->whole : line->text);
		table_row(table);
	}
}

const char *const write_out_columns[] = { "level",     "code",       "name", "unit",
					  "unit_name", TABLE_FIGURE, NULL };
