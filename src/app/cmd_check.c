/* tiendo check: every hash, every derived row, and heads witnessed elsewhere. */
#include "app/command.h"
#include "app/privilege.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/opener.h"
#include "store/verify.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

enum { CHECK_HEADS = 1024 };

static void check_difference(const struct verify_difference *d, void *arg)
{
	static const enum msg text[] = {
		[VERIFY_FILE] = MSG_CHECK_FILE,
		[VERIFY_HASH] = MSG_CHECK_HASH,
		[VERIFY_GAP] = MSG_CHECK_GAP,
		[VERIFY_CELL] = MSG_CHECK_CELL,
		[VERIFY_ROLLUP] = MSG_CHECK_ROLLUP,
		[VERIFY_WITNESS] = MSG_CHECK_WITNESS,
		[VERIFY_PROGRAMME] = MSG_CHECK_PROGRAMME,
		[VERIFY_MARK] = MSG_CHECK_MARK,
	};
	int64_t *count = arg;
	struct str line;

	++*count;
	str_init(&line);
	str_add(&line, "tiendo: ");
	if (d->kind == VERIFY_CELL && d->ought)
		msg_add(&line, MSG_CHECK_CELL, d->subject, d->is, d->ought, d->author);
	else if (d->kind == VERIFY_CELL)
		msg_add(&line, MSG_CHECK_ORPHAN, d->subject, d->is);
	else if (d->kind == VERIFY_FILE)
		msg_add(&line, MSG_CHECK_FILE, d->subject, d->is);
	else
		msg_add(&line, text[d->kind], d->subject, d->author ? d->author : "?");
	command_say(stderr, line.text);
	str_release(&line);
}

void command_print_heads(struct store *s)
{
	struct verify_head *heads = mem_zero(CHECK_HEADS, sizeof(*heads));
	const size_t count = verify_heads(s, heads, CHECK_HEADS);

	for (size_t n = 0; n < count; n++) {
		char replica[2 * REPLICA_SIZE + 1], hash[HASH_HEX_SIZE];

		hash_hex(heads[n].replica, REPLICA_SIZE, replica);
		hash_hex(heads[n].hash, HASH_SIZE, hash);
		printf("head %s %u %s\n", replica, heads[n].seq, hash);
	}
	free(heads);
}

/* "head REPLICA SEQ HASH" */
static bool check_parse_head(char *line, struct verify_head *head)
{
	char *rest = NULL, *end;
	const char *replica, *seq, *hash;
	unsigned long number;

	strtok_r(line, " \t\r\n", &rest);
	replica = strtok_r(NULL, " \t\r\n", &rest);
	seq = strtok_r(NULL, " \t\r\n", &rest);
	hash = strtok_r(NULL, " \t\r\n", &rest);
	if (!replica || !seq || !hash || strtok_r(NULL, " \t\r\n", &rest))
		return false;
	number = strtoul(seq, &end, 10);
	head->seq = (uint32_t)number;
	return !*end && number > 0 && number <= UINT32_MAX &&
	       hash_unhex(replica, head->replica, REPLICA_SIZE) &&
	       hash_unhex(hash, head->hash, HASH_SIZE);
}

/* Compares each head in the file; other lines are passed over, so that a check's whole output can
 * be kept. */
static bool check_against(struct store *s, const char *path, int64_t *differences, struct err *err)
{
	const int fd = opener_open(path, O_RDONLY, 0);
	FILE *file = fd >= 0 ? fdopen(fd, "r") : NULL;
	char *line = NULL;
	size_t room = 0;
	long number = 0, heads = 0;
	bool ok = true;

	if (!file)
		return err_set(err, ERR_FILE_READ, path, strerror(errno));
	while (ok && getline(&line, &room, file) > 0) {
		struct verify_head head;

		number++;
		if (!str_starts(line, "head "))
			continue;
		heads++;
		if (check_parse_head(line, &head)) {
			verify_witness(s, &head, check_difference, differences);
		} else {
			err_set(err, ERR_USAGE_WITNESS, NULL);
			ok = err_at(err, path, number);
		}
	}
	if (ok && !heads) {
		err_set(err, ERR_USAGE_NO_WITNESS, NULL);
		ok = err_at(err, path, 0);
	}
	free(line);
	fclose(file);
	return ok;
}

static void check_say_sealed(int64_t sealed)
{
	char when[DATE_STAMP_SIZE] = "";
	struct str line;

	if (sealed)
		clock_format(sealed, when);
	str_init(&line);
	msg_add(&line, sealed ? MSG_CHECK_SEALED : MSG_CHECK_UNSEALED, when);
	command_say(stdout, line.text);
	str_release(&line);
}

static void check_say_done(const struct verify_report *r, int64_t differences)
{
	char number[4][24];
	struct str line;

	snprintf(number[0], sizeof(number[0]), "%lld", (long long)r->revisions);
	snprintf(number[1], sizeof(number[1]), "%lld", (long long)r->cells);
	snprintf(number[2], sizeof(number[2]), "%lld", (long long)r->rollups);
	snprintf(number[3], sizeof(number[3]), "%lld", (long long)differences);
	str_init(&line);
	msg_add(&line, MSG_CHECK_DONE, number[0], number[1], number[2], number[3]);
	command_say(stdout, line.text);
	str_release(&line);
}

int command_check(const struct command_line *line)
{
	const bool rebuild = line->value[OPTION_REBUILD] != NULL;
	struct store *s;
	struct err err = { 0 };
	struct verify_report report;
	int64_t differences = 0;
	bool ok;

	s = privilege_open(line->path, rebuild ? STORE_WRITE : STORE_READ, &err);
	ok = s != NULL;
	if (ok && rebuild) {
		ok = verify_rebuild(s, &err);
		if (ok)
			command_say(stdout, tr(MSG_CHECK_REBUILT));
	}
	ok = ok && verify_all(s, check_difference, &differences, &report, &err);
	if (ok && line->value[OPTION_AGAINST])
		ok = check_against(s, line->value[OPTION_AGAINST], &differences, &err);
	if (ok) {
		command_print_heads(s);
		check_say_sealed(report.sealed);
		check_say_done(&report, differences);
	}
	store_close(s);
	if (!ok)
		return command_fail(&err);
	return differences ? ERR_STATUS_REFUSED : ERR_STATUS_DONE;
}
