/* tiendo backup, tiendo restore. */
#include "app/command.h"
#include "app/privilege.h"

#include "base/hash.h"
#include "base/mem.h"
#include "store/backup.h"
#include "store/rights.h"

#include <stdlib.h>
#include <unistd.h>

static void backup_say(enum msg id, const char *path, int64_t a, int64_t b)
{
	char number[2][24];
	struct str text;

	snprintf(number[0], sizeof(number[0]), "%lld", (long long)a);
	snprintf(number[1], sizeof(number[1]), "%lld", (long long)b);
	str_init(&text);
	msg_add(&text, id, path, number[0], number[1]);
	command_say(stdout, text.text);
	str_release(&text);
}

int command_backup(const struct command_line *line)
{
	const char *path = line->operand[0];
	struct verify_report report;
	struct err err = { 0 };
	struct store *s = store_open(line->path, STORE_READ, &err);
	int status = ERR_STATUS_DONE;

	if (s && backup_write(s, path, &report, &err)) {
		backup_say(MSG_BACKUP_DONE, path, report.revisions, 0);
		command_print_heads(s);
	} else {
		status = command_fail(&err);
	}
	store_close(s);
	return status;
}

/* Who the administrators of a server are cannot be read then. */
static bool restore_unread(const char *path, struct err *err)
{
	return !privilege_held() || getuid() == 0 || err_set(err, ERR_SERVER_UNREADABLE, path);
}

int command_restore(const struct command_line *line)
{
	struct backup_restored restored;
	struct err err = { 0 }, unread = { 0 };
	struct store *s = store_open(line->path, STORE_READ, &unread);
	const bool may = s ? rights_may(s, NULL, RIGHT_ACCOUNTS, 0, 0, 0, &err) :
			     restore_unread(line->path, &err);
	struct str text;

	store_close(s);
	if (!may || !backup_restore(line->path, line->operand[0], &restored, &err))
		return command_fail(&err);
	if (restored.aside[0]) {
		str_init(&text);
		msg_add(&text, MSG_RESTORE_SET_ASIDE, restored.aside);
		command_say(stdout, text.text);
		str_release(&text);
	}
	backup_say(MSG_RESTORE_DONE, line->path, restored.revisions, restored.added);
	return ERR_STATUS_DONE;
}
