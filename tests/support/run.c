/* Running a program to its end, with what it writes. */
#include "support/scratch.h"

#include "support/env.h"
#include "support/scratch_keep.h"

#include <errno.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { RUN_LIMIT_S = 60 };

static _Noreturn void run_child(const char *const *argv, const struct run_options *o, int in,
				int out, int err)
{
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	dup2(in, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	for (int fd = 3; fd < 64; fd++)
		close(fd);
	setsid(); /* no terminal to fall back on */
	for (size_t i = 0; o->env && o->env[i]; i++)
		env_change(o->env[i]);
	if (o->dir && chdir(o->dir) != 0)
		_exit(127);
	execvp(argv[0], (char *const *)argv);
	fprintf(stderr, "cannot run \"%s\": %s\n", argv[0], strerror(errno));
	_exit(127);
}

static FILE *run_file(void)
{
	FILE *f = tmpfile();
	if (!f)
		fail_msg("cannot make a temporary file: %s", strerror(errno));
	return f;
}

static char *run_read(FILE *f, size_t *len)
{
	long size = fseek(f, 0, SEEK_END) == 0 ? ftell(f) : -1;
	char *text = size < 0 ? NULL : malloc((size_t)size + 1);
	if (!text)
		abort();
	rewind(f);
	*len = fread(text, 1, (size_t)size, f);
	text[*len] = '\0';
	fclose(f);
	return scratch_keep(text);
}

static int run_reap(pid_t pid, const char *name)
{
	int status;
	struct timespec poll_every = { .tv_nsec = 1000000 };
	struct timespec start, now;

	clock_gettime(CLOCK_MONOTONIC, &start);
	while (waitpid(pid, &status, WNOHANG) == 0) {
		clock_gettime(CLOCK_MONOTONIC, &now);
		if (now.tv_sec - start.tv_sec > RUN_LIMIT_S) {
			kill(pid, SIGKILL);
			waitpid(pid, &status, 0);
			fail_msg("\"%s\" has not ended within %d seconds", name, RUN_LIMIT_S);
		}
		nanosleep(&poll_every, NULL);
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

struct run run_program(const char *const *argv, const struct run_options *options)
{
	struct run_options o = options ? *options : (struct run_options){ 0 };
	struct run run = { 0 };
	FILE *in = run_file(), *out = run_file(), *err = run_file();

	if (o.input) {
		fputs(o.input, in);
		rewind(in);
	}
	fflush(NULL);
	pid_t pid = fork();
	if (pid == 0)
		run_child(argv, &o, fileno(in), fileno(out), fileno(err));
	assert_true(pid > 0);
	run.status = run_reap(pid, argv[0]);
	fclose(in);
	run.out = run_read(out, &run.out_len);
	run.err = run_read(err, &run.err_len);
	return run;
}

void run_release(struct run *run)
{
	scratch_drop(run->out);
	scratch_drop(run->err);
	*run = (struct run){ 0 };
}
