/* What the kernel says about a process. */
#include "support/proc.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { PROC_PATH = 64, PROC_FILE = 32, PROC_DEPTH = 8 };

static FILE *proc_open(pid_t pid, const char *file)
{
	char path[PROC_PATH];
	snprintf(path, sizeof(path), "/proc/%ld/%s", (long)pid, file);
	return fopen(path, "re");
}

static bool proc_line(pid_t pid, const char *file, char *buf, int size)
{
	FILE *f = proc_open(pid, file);
	if (!f)
		return false;
	bool ok = fgets(buf, size, f) != NULL;
	fclose(f);
	return ok;
}

int64_t proc_number(pid_t pid, const char *file, const char *name)
{
	char line[256];
	int64_t found = -1;
	FILE *f = proc_open(pid, file);

	while (f && found < 0 && fgets(line, sizeof(line), f))
		if (strncmp(line, name, strlen(name)) == 0)
			found = strtoll(line + strlen(name), NULL, 10);
	if (f)
		fclose(f);
	return found;
}

/* The letter of the process's state: R, S, D, T, Z; '?' when it is gone. */
static char proc_state(pid_t pid)
{
	char line[512];
	if (!proc_line(pid, "stat", line, sizeof(line)))
		return '?';
	const char *end = strrchr(line, ')'); /* the name before it may hold anything */
	return end && end[1] == ' ' ? end[2] : '?';
}

static bool proc_is_terminal(pid_t pid, uint64_t fd)
{
	char path[PROC_PATH], name[PROC_PATH];
	snprintf(path, sizeof(path), "/proc/%ld/fd/%" PRIu64, (long)pid, fd);
	ssize_t n = readlink(path, name, sizeof(name) - 1);
	if (n < 0)
		return false;
	name[n] = '\0';
	return strncmp(name, "/dev/pts/", 9) == 0 || strcmp(name, "/dev/tty") == 0;
}

static pid_t proc_last_child(pid_t pid)
{
	char file[PROC_FILE], line[256];
	snprintf(file, sizeof(file), "task/%ld/children", (long)pid);
	if (!proc_line(pid, file, line, sizeof(line)))
		return 0;
	pid_t child = 0;
	for (char *at = line, *end; (end = at, strtol(at, &end, 10)), end != at; at = end)
		child = (pid_t)strtol(at, NULL, 10);
	return child;
}

static bool proc_waits_at(pid_t pid, uint64_t *switches, int depth);

static bool proc_child_waits(pid_t pid, uint64_t *switches, int depth, bool without)
{
	pid_t child = proc_last_child(pid);
	return child > 0 ? proc_waits_at(child, switches, depth + 1) : without;
}

/* Blocked in a system call: does only input or a signal end it? */
static bool proc_blocked(pid_t pid, uint64_t *switches, int depth)
{
	char line[256];
	long call = -1;
	uint64_t arg[6] = { 0 };

	if (!proc_line(pid, "syscall", line, sizeof(line)))
		return false;
	if (sscanf(line, "%ld %" SCNx64 " %" SCNx64 " %" SCNx64 " %" SCNx64 " %" SCNx64 " %" SCNx64,
		   &call, &arg[0], &arg[1], &arg[2], &arg[3], &arg[4], &arg[5]) < 1)
		return false;
	switch (call) {
	case SYS_read:
		return proc_is_terminal(pid, arg[0]);
	case SYS_ppoll:
		return arg[2] == 0;
	case SYS_pselect6:
		return arg[4] == 0;
	case SYS_wait4:
	case SYS_rt_sigsuspend:
		return proc_child_waits(pid, switches, depth, call != SYS_wait4);
#ifdef SYS_poll
	case SYS_poll:
		return (int32_t)arg[2] < 0;
#endif
#ifdef SYS_select
	case SYS_select:
		return arg[4] == 0;
#endif
#ifdef SYS_pause
	case SYS_pause:
		return true;
#endif
	default:
		return false;
	}
}

static bool proc_waits_at(pid_t pid, uint64_t *switches, int depth)
{
	int64_t count = proc_number(pid, "status", "voluntary_ctxt_switches:");
	char state = proc_state(pid);

	if (count < 0 || depth > PROC_DEPTH)
		return false;
	*switches += (uint64_t)count;
	return state == 'T' || (state == 'S' && proc_blocked(pid, switches, depth));
}

bool proc_waits(pid_t pid, uint64_t *switches)
{
	*switches = 0;
	return proc_waits_at(pid, switches, 0);
}

void proc_describe(pid_t pid, char *text, size_t size)
{
	char call[256];

	if (!proc_line(pid, "syscall", call, sizeof(call)))
		snprintf(call, sizeof(call), "not to be seen");
	call[strcspn(call, "\n")] = '\0';
	snprintf(text, size, "state %c, slept %" PRId64 " times, system call %s", proc_state(pid),
		 proc_number(pid, "status", "voluntary_ctxt_switches:"), call);
}
