/* A program in a pseudo-terminal: the process, the line to it, and when it is idle. The emulated
 * screen is vt_screen.c's. */
#include "support/vt.h"

#include "support/env.h"
#include "support/proc.h"
#include "support/vt_screen.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum {
	VT_CALM = 2,    /* looks in a row that found it idle before it is believed */
	VT_LOOK_MS = 1, /* between two looks */
	VT_READ_MAX = 65536
};

struct vt {
	pid_t pid;
	int master; /* -1 after the hang-up */
	int pidfd;
	bool closed; /* nobody holds the other end any more */
	bool ended;
	int status;
	char *term;
	struct vt_screen *screen;
	struct vt_bytes out; /* not yet taken by the line */
	struct vt_bytes record;
	bool recording;
	struct vt_count count;
	struct vt_bytes tail[2]; /* enum vt_way */
	int calm;
	uint64_t calm_at;
};

int64_t vt_clock_ns(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int64_t vt_clock(void)
{
	return vt_clock_ns() / 1000000;
}

void vt_bytes_add(struct vt_bytes *b, const void *data, size_t len)
{
	if (b->len + len > b->room) {
		b->room = (b->len + len) * 2;
		b->data = realloc(b->data, b->room);
		if (!b->data)
			abort();
	}
	memcpy(b->data + b->len, data, len);
	b->len += len;
}

/* Keeps the end: at least VT_TAIL_MAX bytes where there were as many, at most twice that. */
static void vt_keep(struct vt_bytes *tail, const char *data, size_t len)
{
	if (len > VT_TAIL_MAX) {
		data += len - VT_TAIL_MAX;
		len = VT_TAIL_MAX;
	}
	if (tail->len + len > (size_t)2 * VT_TAIL_MAX) {
		memmove(tail->data, tail->data + tail->len - VT_TAIL_MAX, VT_TAIL_MAX);
		tail->len = VT_TAIL_MAX;
	}
	vt_bytes_add(tail, data, len);
}

/* ---- starting and ending ---- */

static _Noreturn void vt_child(const struct vt_options *o, const char *term)
{
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int s = 1; s < NSIG; s++)
		signal(s, SIG_DFL);
	env_clean(NULL);
	setenv("TERM", term, 1);
	for (size_t i = 0; o->env && o->env[i]; i++)
		env_change(o->env[i]);
	if (o->log) {
		int fd = open(o->log, O_WRONLY | O_CREAT | O_APPEND, 0600);
		if (fd >= 0)
			dup2(fd, STDERR_FILENO);
	}
	if (o->dir && chdir(o->dir) != 0) {
		fprintf(stderr, "cannot enter \"%s\": %s\r\n", o->dir, strerror(errno));
		_exit(127);
	}
	execvp(o->argv[0], (char *const *)o->argv);
	fprintf(stderr, "cannot run \"%s\": %s\r\n", o->argv[0], strerror(errno));
	_exit(127);
}

struct vt *vt_start(const struct vt_options *o)
{
	struct vt *vt = calloc(1, sizeof(*vt));
	struct winsize size = { .ws_row = (unsigned short)(o->rows ? o->rows : 24),
				.ws_col = (unsigned short)(o->cols ? o->cols : 80) };
	if (!vt)
		abort();
	vt->pidfd = -1;
	vt->term = strdup(o->term ? o->term : "xterm-256color");
	vt->screen = vt_screen_new(size.ws_row, size.ws_col, &vt->out);
	fflush(NULL); /* or the child writes it again */
	vt->pid = forkpty(&vt->master, NULL, NULL, &size);
	if (vt->pid == 0)
		vt_child(o, vt->term);
	if (vt->pid < 0) {
		vt->ended = true;
		vt->master = -1;
		vt_free(vt);
		return NULL;
	}
	/* another program started later must not keep this line open */
	fcntl(vt->master, F_SETFD, FD_CLOEXEC);
	fcntl(vt->master, F_SETFL, O_NONBLOCK);
	vt->pidfd = (int)syscall(SYS_pidfd_open, vt->pid, 0);
	return vt;
}

void vt_free(struct vt *vt)
{
	if (!vt)
		return;
	if (vt->pid > 0 && !vt->ended) {
		kill(vt->pid, SIGKILL);
		/* a writer blocked on a full line would still end: SIGKILL needs no draining */
		while (waitpid(vt->pid, &vt->status, 0) < 0 && errno == EINTR)
			;
	}
	if (vt->master >= 0)
		close(vt->master);
	if (vt->pidfd >= 0)
		close(vt->pidfd);
	vt_screen_free(vt->screen);
	free(vt->out.data);
	free(vt->record.data);
	free(vt->tail[VT_SENT].data);
	free(vt->tail[VT_RECEIVED].data);
	free(vt->term);
	free(vt);
}

/* ---- the line ---- */

static void vt_flush(struct vt *vt)
{
	while (vt->master >= 0 && vt->out.len > 0) {
		ssize_t n = write(vt->master, vt->out.data, vt->out.len);
		if (n <= 0)
			return; /* full: later; or closed: vt_receive notices */
		vt->out.len -= (size_t)n;
		memmove(vt->out.data, vt->out.data + n, vt->out.len);
	}
}

void vt_send(struct vt *vt, const void *data, size_t len)
{
	vt->calm = 0;
	vt_keep(&vt->tail[VT_SENT], data, len);
	vt_bytes_add(&vt->out, data, len);
	vt_flush(vt);
}

void vt_resize(struct vt *vt, int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };
	vt_screen_resize(vt->screen, rows, cols); /* first: the answer comes for the new size */
	vt->calm = 0;
	if (vt->master >= 0)
		ioctl(vt->master, TIOCSWINSZ, &size);
}

bool vt_signal(struct vt *vt, int signal)
{
	if (vt->ended)
		return false;
	vt->calm = 0;
	return kill(vt->pid, signal) == 0;
}

void vt_hangup(struct vt *vt)
{
	if (vt->master >= 0)
		close(vt->master);
	vt->master = -1;
}

/* True when something was received. */
static bool vt_receive(struct vt *vt)
{
	static char buf[VT_READ_MAX];
	ssize_t n = vt->master >= 0 && !vt->closed ? read(vt->master, buf, sizeof(buf)) : 0;
	if (n <= 0) {
		/* EIO: nobody has the other end open, so the program has ended or is about to */
		if (n < 0 && errno == EIO)
			vt->closed = true;
		return false;
	}
	vt->count.last_ns = vt_clock_ns();
	vt->count.bytes += (uint64_t)n;
	vt->count.reads++;
	vt_keep(&vt->tail[VT_RECEIVED], buf, (size_t)n);
	if (vt->recording)
		vt_bytes_add(&vt->record, buf, (size_t)n);
	vt_screen_feed(vt->screen, buf, (size_t)n);
	vt->calm = 0;
	return true;
}

/* Looking with poll makes the kernel deliver first what it still carries, which wakes the program:
 * what is asleep after that has nothing to come. */
bool vt_unread(const struct vt *vt)
{
	struct pollfd at = { .events = POLLIN };

	if (vt->master < 0)
		return false;
	at.fd = ioctl(vt->master, TIOCGPTPEER, O_RDONLY | O_NOCTTY | O_NONBLOCK);
	if (at.fd < 0)
		return false;
	bool unread = poll(&at, 1, 0) > 0;
	close(at.fd);
	return unread;
}

/* Idle is believed when it was asleep at two looks and has not run between them: what it wrote
 * before has been received in between. */
static bool vt_looks_idle(struct vt *vt)
{
	uint64_t now;

	if (vt->out.len > 0 || vt_unread(vt) || !proc_waits(vt->pid, &now)) {
		vt->calm = 0;
		return false;
	}
	if (vt->calm > 0 && now != vt->calm_at)
		vt->calm = 0;
	vt->calm_at = now;
	return ++vt->calm >= VT_CALM;
}

static void vt_reap(struct vt *vt)
{
	if (!vt->ended && waitpid(vt->pid, &vt->status, WNOHANG) == vt->pid)
		vt->ended = true;
}

static void vt_wait(struct vt *vt, int64_t deadline)
{
	struct pollfd fds[2];
	nfds_t count = 0;
	int64_t left = deadline - vt_clock();

	if (vt->master >= 0 && !vt->closed) {
		fds[count].events = (short)(POLLIN | (vt->out.len ? POLLOUT : 0));
		fds[count++].fd = vt->master;
	}
	if (vt->pidfd >= 0) {
		fds[count].events = POLLIN;
		fds[count++].fd = vt->pidfd;
	}
	poll(fds, count, left < VT_LOOK_MS ? (left > 0 ? (int)left : 0) : VT_LOOK_MS);
}

enum vt_event vt_pump(struct vt *vt, int64_t deadline)
{
	for (;;) {
		vt_reap(vt); /* before the last read: then nothing can follow it */
		vt_flush(vt);
		if (vt_receive(vt))
			return VT_DATA;
		if (vt->ended)
			return VT_ENDED;
		if (!vt->closed && vt->master >= 0 && vt_looks_idle(vt))
			return VT_IDLE;
		if (vt_clock() >= deadline)
			return VT_LATE;
		vt_wait(vt, deadline);
	}
}

enum vt_event vt_settle(struct vt *vt, int64_t deadline)
{
	enum vt_event event;
	while ((event = vt_pump(vt, deadline)) == VT_DATA)
		;
	return event;
}

/* ---- what is known ---- */

pid_t vt_pid(const struct vt *vt)
{
	return vt->pid;
}

const char *vt_term(const struct vt *vt)
{
	return vt->term;
}

int vt_status(const struct vt *vt)
{
	return vt->status;
}

struct vt_count vt_count(const struct vt *vt)
{
	return vt->count;
}

void vt_record(struct vt *vt)
{
	vt->recording = true;
	vt->record.len = 0;
}

const char *vt_recorded(const struct vt *vt, size_t *len)
{
	*len = vt->record.len;
	return vt->record.len ? vt->record.data : "";
}

const char *vt_tail(const struct vt *vt, enum vt_way way, size_t *len)
{
	const struct vt_bytes *tail = &vt->tail[way];

	*len = tail->len < VT_TAIL_MAX ? tail->len : VT_TAIL_MAX;
	return tail->len ? tail->data + tail->len - *len : "";
}

struct vt_screen *vt_screen(const struct vt *vt)
{
	return vt->screen;
}
