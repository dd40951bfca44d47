/* Doing with the user's own rights what the user's paths ask for. */
#include "base/opener.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum opener_kind {
	OPENER_OPEN,
	OPENER_STAT,
	OPENER_LSTAT,
	OPENER_MKDIR,
	OPENER_RENAME,
	OPENER_LINK,
	OPENER_UNLINK,
	OPENER_REALPATH
};

struct opener_call {
	enum opener_kind kind;
	const char *path, *to;
	int flags;
	mode_t mode;
	struct stat *st;
	char *real; /* PATH_MAX bytes */
};

struct opener_answer {
	int result, error;
	struct stat st;
	char real[PATH_MAX];
};

/* A descriptor beside an answer, aligned as the kernel wants it. */
union opener_control {
	char room[CMSG_SPACE(sizeof(int))];
	struct cmsghdr align;
};

static bool opener_is_confined;
static mode_t opener_umask;

void opener_confine(mode_t user_umask)
{
	opener_is_confined = true;
	opener_umask = user_umask;
}

void opener_release(void)
{
	opener_is_confined = false;
}

bool opener_confined(void)
{
	return opener_is_confined;
}

static int opener_do(const struct opener_call *call)
{
	switch (call->kind) {
	case OPENER_OPEN:
		return open(call->path, call->flags | O_CLOEXEC | O_NOCTTY, call->mode);
	case OPENER_STAT:
		return stat(call->path, call->st);
	case OPENER_LSTAT:
		return lstat(call->path, call->st);
	case OPENER_MKDIR:
		return mkdir(call->path, call->mode);
	case OPENER_RENAME:
		return rename(call->path, call->to);
	case OPENER_LINK:
		return link(call->path, call->to);
	case OPENER_UNLINK:
		return unlink(call->path);
	case OPENER_REALPATH:
		return realpath(call->path, call->real) ? 0 : -1;
	}
	return -1;
}

/* --- the child's side --- */

static bool opener_drop_group(void)
{
	const gid_t own = getgid();
	gid_t real, effective, saved;

	return setresgid(own, own, own) == 0 && getresgid(&real, &effective, &saved) == 0 &&
	       real == own && effective == own && saved == own;
}

static void opener_send(int socket, const struct opener_answer *answer, int fd)
{
	struct iovec part = { (void *)answer, sizeof(*answer) };
	union opener_control control = { .room = "" };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };

	if (fd >= 0) {
		struct cmsghdr *head;

		message.msg_control = control.room;
		message.msg_controllen = sizeof(control.room);
		head = CMSG_FIRSTHDR(&message);
		head->cmsg_level = SOL_SOCKET;
		head->cmsg_type = SCM_RIGHTS;
		head->cmsg_len = CMSG_LEN(sizeof(fd));
		memcpy(CMSG_DATA(head), &fd, sizeof(fd));
	}
	sendmsg(socket, &message, MSG_NOSIGNAL);
}

/* Nothing of the program's is open any more when the group has gone: not even /proc/self/fd leads to
 * the database. */
static _Noreturn void opener_child(const struct opener_call *call, int socket)
{
	struct opener_answer answer = { .result = -1, .error = EIO };
	struct opener_call own = *call;

	if (dup2(socket, 0) != 0)
		_exit(1);
	closefrom(1);
	if (!opener_drop_group())
		_exit(1);
	umask(opener_umask);
	own.st = &answer.st;
	own.real = answer.real;
	own.flags |= O_NONBLOCK; /* a pipe without a writer is not waited for */
	answer.result = opener_do(&own);
	answer.error = errno;
	opener_send(0, &answer, call->kind == OPENER_OPEN ? answer.result : -1);
	_exit(0);
}

/* --- the program's side --- */

/* The descriptor that came with the answer, -1 when none did. */
static int opener_receive(int socket, struct opener_answer *answer)
{
	struct iovec part = { answer, sizeof(*answer) };
	union opener_control control;
	struct msghdr message = { .msg_iov = &part,
				  .msg_iovlen = 1,
				  .msg_control = control.room,
				  .msg_controllen = sizeof(control.room) };
	const struct cmsghdr *head;
	ssize_t got;
	int fd = -1;

	do
		got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
	while (got < 0 && errno == EINTR);
	if (got != (ssize_t)sizeof(*answer)) {
		*answer = (struct opener_answer){ .result = -1, .error = EIO };
		return -1;
	}
	head = CMSG_FIRSTHDR(&message);
	if (head && head->cmsg_level == SOL_SOCKET && head->cmsg_type == SCM_RIGHTS)
		memcpy(&fd, CMSG_DATA(head), sizeof(fd));
	return fd;
}

static int opener_accept(const struct opener_call *call, int fd)
{
	struct stat st;
	int error = 0;

	if (fstat(fd, &st) != 0)
		error = errno;
	else if (S_ISDIR(st.st_mode) && !(call->flags & O_DIRECTORY))
		error = EISDIR;
	else if (!S_ISDIR(st.st_mode) && !S_ISREG(st.st_mode))
		error = ENOTSUP;
	if (!error)
		return fd;
	close(fd);
	errno = error;
	return -1;
}

/* True with the child at work and our end of the line to it. */
static bool opener_start(const struct opener_call *call, pid_t *child, int *socket)
{
	int ends[2], error;

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
		return false;
	*child = fork();
	if (*child == 0)
		opener_child(call, ends[1]);
	error = errno;
	close(ends[1]);
	if (*child < 0)
		close(ends[0]);
	errno = error;
	*socket = ends[0];
	return *child > 0;
}

static int opener_call(const struct opener_call *call)
{
	struct opener_answer answer;
	pid_t child;
	int socket, fd;

	if (!opener_is_confined)
		return opener_do(call);
	if (!opener_start(call, &child, &socket))
		return -1;
	fd = opener_receive(socket, &answer);
	close(socket);
	while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
		;
	if (call->st)
		*call->st = answer.st;
	if (call->real)
		memcpy(call->real, answer.real, sizeof(answer.real));
	if (fd >= 0)
		return opener_accept(call, fd);
	errno = answer.error;
	return answer.result >= 0 && call->kind != OPENER_OPEN ? 0 : -1;
}

/* --- the calls --- */

int opener_open(const char *path, int flags, mode_t mode)
{
	return opener_call(&(struct opener_call){
		.kind = OPENER_OPEN, .path = path, .flags = flags, .mode = mode });
}

int opener_stat(const char *path, struct stat *st)
{
	return opener_call(&(struct opener_call){ .kind = OPENER_STAT, .path = path, .st = st });
}

int opener_lstat(const char *path, struct stat *st)
{
	return opener_call(&(struct opener_call){ .kind = OPENER_LSTAT, .path = path, .st = st });
}

int opener_mkdir(const char *path, mode_t mode)
{
	return opener_call(
		&(struct opener_call){ .kind = OPENER_MKDIR, .path = path, .mode = mode });
}

int opener_rename(const char *from, const char *to)
{
	return opener_call(&(struct opener_call){ .kind = OPENER_RENAME, .path = from, .to = to });
}

int opener_link(const char *from, const char *to)
{
	return opener_call(&(struct opener_call){ .kind = OPENER_LINK, .path = from, .to = to });
}

int opener_unlink(const char *path)
{
	return opener_call(&(struct opener_call){ .kind = OPENER_UNLINK, .path = path });
}

char *opener_realpath(const char *path)
{
	char real[PATH_MAX] = "";
	const struct opener_call call = { .kind = OPENER_REALPATH, .path = path, .real = real };

	return opener_call(&call) == 0 ? mem_strdup(real) : NULL;
}
