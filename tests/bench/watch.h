/* A program under measurement in a pseudo-terminal: what one key costs. */
#ifndef TIENDO_TESTS_BENCH_WATCH_H
#define TIENDO_TESTS_BENCH_WATCH_H

#include "ideal.h"

struct watch {
	struct vt *vt;
	const char *term;
};

/* What a key, or the start, cost until the program was waiting again. */
struct cost {
	double bytes;
	double ideal;  /* bytes of the near-minimal update */
	double writes; /* write calls of the process */
	double ms;     /* to the last byte received */
	bool scrolled; /* more changed than two rows and the cursor stayed on its own */
};

/* Starts a program, 24 x 80 on xterm-256color, and waits until it is idle. False when it ends or
 * does not come to rest: *why then says so. `argv` as in vt.h; `env` as in env.h. */
bool watch_start(struct watch *w, const char *const *argv, const char *const *env,
		 struct cost *cost, const char **why);
void watch_end(struct watch *w);

/* Sends one named key `count` times at once and waits. False when the program has ended. */
bool watch_key(struct watch *w, const char *key, int count, struct cost *cost);

/* Sends text likewise. */
bool watch_text(struct watch *w, const char *text, struct cost *cost);

/* Peak resident and anonymous memory in MiB. */
double watch_peak(const struct watch *w);
double watch_anonymous(const struct watch *w);

/* What happens in three seconds without a key. */
struct idle {
	double bytes, wakeups;
};
struct idle watch_idle(struct watch *w);

/* Feeds an ideal update to a fresh terminal and looks whether it makes the screen: the floor is
 * only worth something when it is true. */
bool watch_replay(const struct snap *from, const struct snap *to);

#endif
