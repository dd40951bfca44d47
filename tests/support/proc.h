/* What the kernel says about a process (Linux, /proc). */
#ifndef TIENDO_TESTS_SUPPORT_PROC_H
#define TIENDO_TESTS_SUPPORT_PROC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* True when the process can only go on after input or a signal: it is blocked, without a time
 * limit, in poll, select, pause or in reading a terminal; or it waits for a child of which that
 * is true; or it is stopped. *switches counts how often it has gone to sleep of its own accord
 * (its waiting child's included): unchanged means it has not run in between. */
bool proc_waits(pid_t pid, uint64_t *switches);

/* A number that follows `name` ("VmHWM:", "voluntary_ctxt_switches:", "syscw:", "Anonymous:") in
 * a file of the process ("status", "io", "smaps_rollup"); -1 when it is not there. */
int64_t proc_number(pid_t pid, const char *file, const char *name);

/* Says in one line what it does: its state, the system call it is in, how often it has slept. */
void proc_describe(pid_t pid, char *text, size_t size);

#endif
