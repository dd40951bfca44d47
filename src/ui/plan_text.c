/* Words for documents, tasks, duties and milestones. */
#include "plan_text.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/str.h"
#include "ui/ui.h"

#include <string.h>

size_t plan_count(const struct programme *p, enum plan_kind kind)
{
	switch (kind) {
	case PLAN_DOCUMENT:
		return p->documents;
	case PLAN_TASK:
		return p->tasks;
	case PLAN_DUTY:
		return p->duties;
	case PLAN_MILESTONE:
		return p->milestones;
	default:
		return 0;
	}
}

const char *plan_code(const struct programme *p, const struct plan_arg *plan)
{
	const int n = plan->id - 1;

	switch (plan->kind) {
	case PLAN_DOCUMENT:
		return p->document[n].code;
	case PLAN_TASK:
		return p->task[n].code;
	case PLAN_DUTY:
		return p->duty[n].code;
	case PLAN_MILESTONE:
		return p->milestone[n].code;
	default:
		return "";
	}
}

const char *plan_name(const struct programme *p, const struct plan_arg *plan, enum lang lang)
{
	const int n = plan->id - 1;

	switch (plan->kind) {
	case PLAN_DOCUMENT:
		return p->document[n].title[lang];
	case PLAN_TASK:
		return p->task[n].name[lang];
	case PLAN_DUTY:
		return p->duty[n].text[lang];
	case PLAN_MILESTONE:
		return p->milestone[n].name[lang];
	default:
		return "";
	}
}

const char *plan_linked(const struct programme *p, const struct plan_arg *plan)
{
	if (plan->kind == PLAN_TASK)
		return p->task[plan->id - 1].indicators;
	if (plan->kind == PLAN_DUTY)
		return p->duty[plan->id - 1].indicators;
	return NULL;
}

const char *plan_body(const char *word)
{
	static const struct {
		const char *word;
		enum msg text;
	} body[] = {
		{ "committee", MSG_BODY_COMMITTEE }, { "all", MSG_BODY_ALL },
		{ "ministry", MSG_BODY_MINISTRY },   { "province", MSG_BODY_PROVINCE },
		{ "working-group", MSG_BODY_GROUP },
	};

	for (size_t n = 0; word && n < ARRAY_LEN(body); n++)
		if (strcmp(body[n].word, word) == 0)
			return tr(body[n].text);
	return word ? word : "";
}

const struct unit *plan_successor(const struct ui *ui, const struct unit *named)
{
	return named ? units_by_id(ui->units,
				   units_successor(ui->units, named->id, clock_today())) :
		       NULL;
}

void plan_add_unit_name(const struct ui *ui, const struct unit *named, int32_t day, struct str *out)
{
	const struct unit *now = plan_successor(ui, named);

	if (!named)
		return;
	if (!now || now == named)
		str_add(out, units_name(ui->units, named->id, day, lang_get()));
	else
		msg_add(out, MSG_UNIT_SUCCESSOR,
			units_name(ui->units, now->id, clock_today(), lang_get()),
			units_name(ui->units, named->id, named->valid_to, lang_get()));
}

void plan_add_day(struct str *out, int32_t day)
{
	char text[DATE_SIZE];

	date_format_local(day, text);
	str_add(out, text[0] ? text : tr(MSG_PLAN_UNKNOWN));
}

bool plan_next_code(const char **list, char *code, size_t size)
{
	while (*list && **list) {
		const size_t len = strcspn(*list, ";");
		const char *start = *list;

		*list += len + (start[len] == ';');
		if (len && len < size) {
			memcpy(code, start, len);
			code[len] = '\0';
			return true;
		}
	}
	return false;
}
