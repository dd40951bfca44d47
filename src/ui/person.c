/* The person at work. */
#include "ui/person.h"

#include "base/str.h"
#include "base/utf8.h"
#include "store/rights.h"
#include "ui/ask.h"
#include "ui/term.h"
#include "ui/ui.h"

enum { PERSON_MAX = 63 }; /* bytes, as the log keeps them */

const char *person_name(const struct ui *ui)
{
	const struct account *a = ui->store ? rights_account(ui->store) : NULL;

	return a ? a->key : ui->author ? ui->author : "";
}

static enum view_result person_named(struct ui *ui, void *arg, const char *name)
{
	struct str text;

	if (*name) {
		str_clear(&ui->person.name);
		str_add(&ui->person.name, name);
		ui->author = ui->person.name.text;
	}
	str_init(&text);
	msg_add(&text, MSG_PERSON_NOW, person_name(ui));
	ui_say(ui, STYLE_NOTICE, text.text);
	str_release(&text);
	if (ui->person.then && ui->person.then(ui, arg) == VIEW_CLOSE)
		return VIEW_CLOSE;
	return VIEW_RELOAD;
}

/* To begin with; a name that could not be typed over gives way to an empty field. */
static const char *person_text(const struct ui *ui)
{
	const char *name = person_name(ui);

	return term_utf8() || utf8_is_ascii(name) ? name : "";
}

void person_ask(struct ui *ui, enum view_result (*then)(struct ui *ui, void *arg), void *arg)
{
	struct str text;

	ui->person.then = then;
	if (!ui->store || !rights_shared(ui->store)) {
		ask_text(ui, &(struct ask){ .question = tr(MSG_PERSON_WHO),
					    .text = person_text(ui),
					    .limit = PERSON_MAX,
					    .answer = person_named,
					    .arg = arg });
	} else if (then) {
		then(ui, arg);
	} else {
		str_init(&text);
		msg_add(&text, MSG_PERSON_ACCOUNT, person_name(ui));
		ui_say(ui, STYLE_NOTICE, text.text);
		str_release(&text);
	}
}
