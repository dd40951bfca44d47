/* A program under measurement in a pseudo-terminal. */
#include "watch.h"

#include "support/key.h"
#include "support/proc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WATCH_LIMIT_MS = 60000, WATCH_IDLE_MS = 3000 };

static bool watch_settle(struct watch *w)
{
	return vt_settle(w->vt, vt_clock() + WATCH_LIMIT_MS) == VT_IDLE;
}

bool watch_start(struct watch *w, const char *const *argv, const char *const *env,
		 struct cost *cost, const char **why)
{
	int64_t start = vt_clock_ns();
	struct snap blank = snap_blank(24, 80);
	size_t ideal;

	*w = (struct watch){ .term = "xterm-256color" };
	*cost = (struct cost){ 0 };
	w->vt = vt_start(&(struct vt_options){ .argv = argv, .env = env, .term = w->term });
	if (!w->vt || !watch_settle(w)) {
		*why = w->vt ? vt_row(w->vt, 0) : "no terminal can be had";
		snap_release(&blank);
		return false;
	}
	struct vt_count count = vt_count(w->vt);
	struct snap shown = snap_take(w->vt);
	free(ideal_update(&blank, &shown, &ideal));
	cost->bytes = (double)count.bytes;
	cost->ms = (double)(count.last_ns - start) / 1e6;
	cost->writes = (double)proc_number(vt_pid(w->vt), "io", "syscw:");
	cost->ideal = (double)ideal;
	snap_release(&blank);
	snap_release(&shown);
	return true;
}

void watch_end(struct watch *w)
{
	vt_free(w->vt);
	w->vt = NULL;
}

static bool watch_send(struct watch *w, const char *bytes, size_t len, struct cost *cost)
{
	struct snap before = snap_take(w->vt);
	struct vt_count from = vt_count(w->vt);
	int64_t writes = proc_number(vt_pid(w->vt), "io", "syscw:");
	int64_t start = vt_clock_ns();
	size_t ideal;

	vt_send(w->vt, bytes, len);
	bool idle = watch_settle(w);
	struct vt_count to = vt_count(w->vt);
	struct snap after = snap_take(w->vt);
	free(ideal_update(&before, &after, &ideal));
	cost->bytes = (double)(to.bytes - from.bytes);
	cost->ideal = (double)ideal;
	cost->writes = (double)(proc_number(vt_pid(w->vt), "io", "syscw:") - writes);
	cost->ms = to.bytes > from.bytes ? (double)(to.last_ns - start) / 1e6 : 0;
	cost->scrolled = snap_changed(&before, &after) > 6 && before.row == after.row;
	if (idle && !watch_replay(&before, &after))
		fprintf(stderr, "the floor of an update is wrong: its bytes make another screen\n");
	snap_release(&before);
	snap_release(&after);
	return idle;
}

bool watch_key(struct watch *w, const char *key, int count, struct cost *cost)
{
	char buf[KEY_BYTES_MAX], all[64 * KEY_BYTES_MAX] = "";
	size_t n = key_bytes(w->term, key, buf);
	if (n == 0 || count > 64)
		abort();
	for (int i = 0; i < count; i++)
		memcpy(all + (size_t)i * n, buf, n);
	return watch_send(w, all, n * (size_t)count, cost);
}

bool watch_text(struct watch *w, const char *text, struct cost *cost)
{
	return watch_send(w, text, strlen(text), cost);
}

double watch_peak(const struct watch *w)
{
	return (double)proc_number(vt_pid(w->vt), "status", "VmHWM:") / 1024;
}

double watch_anonymous(const struct watch *w)
{
	return (double)proc_number(vt_pid(w->vt), "smaps_rollup", "Anonymous:") / 1024;
}

struct idle watch_idle(struct watch *w)
{
	struct vt_count from = vt_count(w->vt);
	int64_t switches = proc_number(vt_pid(w->vt), "status", "voluntary_ctxt_switches:");
	int64_t end = vt_clock() + WATCH_IDLE_MS;

	while (vt_clock() < end)
		vt_pump(w->vt, end);
	return (struct idle){
		.bytes = (double)(vt_count(w->vt).bytes - from.bytes),
		.wakeups = (double)(proc_number(vt_pid(w->vt), "status",
						"voluntary_ctxt_switches:") -
				    switches),
	};
}

bool watch_replay(const struct snap *from, const struct snap *to)
{
	static const char *const argv[] = { "sh", "-c",
					    "stty raw -echo; printf '\\033[H'; exec cat", NULL };
	struct snap blank = snap_blank(from->rows, from->cols);
	size_t first, second;
	char *a = ideal_update(&blank, from, &first), *b = ideal_update(from, to, &second);
	struct vt *vt = vt_start(
		&(struct vt_options){ .argv = argv, .rows = from->rows, .cols = from->cols });
	char between[32];
	bool same = false;

	if (vt && vt_settle(vt, vt_clock() + WATCH_LIMIT_MS) == VT_IDLE) {
		vt_send(vt, a, first);
		snprintf(between, sizeof(between), "\033[m\033[%d;%dH", from->row + 1,
			 from->col + 1);
		vt_send(vt, between, strlen(between));
		vt_send(vt, b, second);
		vt_settle(vt, vt_clock() + WATCH_LIMIT_MS);
		struct snap made = snap_take(vt);
		same = snap_equal(&made, to);
		snap_release(&made);
	}
	vt_free(vt);
	free(a);
	free(b);
	snap_release(&blank);
	return same;
}
