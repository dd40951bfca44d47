/* What is done with the user's own rights: the plain calls, and those of a child that has nothing of
 * the program's open and not its group; which of what it opens is accepted. */
#include "base/opener.h"

#include "support/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { USER = 65534, USERS = 65534, GROUP = 4711 };

static int setup_confined(void **state)
{
	opener_confine(022);
	return scratch_setup(state);
}

static int teardown_confined(void **state)
{
	opener_release();
	return scratch_teardown(state);
}

/* 0 when it can be opened, else errno. */
static int opens(const char *path, int flags)
{
	const int fd = opener_open(path, flags, 0644);

	if (fd < 0)
		return errno;
	close(fd);
	return 0;
}

static void test_calls(void **state)
{
	char *text;
	struct stat st;
	int fd;

	(void)state;
	fd = opener_open(scratch_path("made"), O_WRONLY | O_CREAT | O_EXCL, 0666);
	assert_true(fd > 2);
	assert_int_equal(write(fd, "abc", 3), 3);
	close(fd);
	assert_int_equal(opener_stat(scratch_path("made"), &st), 0);
	assert_int_equal(st.st_size, 3);
	assert_int_equal(opens(scratch_path("made"), O_WRONLY | O_CREAT | O_EXCL), EEXIST);
	assert_int_equal(opener_link(scratch_path("made"), scratch_path("linked")), 0);
	assert_int_equal(opener_link(scratch_path("made"), scratch_path("linked")), -1);
	assert_int_equal(errno, EEXIST);
	assert_int_equal(opener_rename(scratch_path("linked"), scratch_path("named")), 0);
	text = scratch_read(scratch_path("named"), NULL);
	assert_string_equal(text, "abc");
	free(text);
	assert_int_equal(opener_unlink(scratch_path("named")), 0);
	assert_int_equal(opens(scratch_path("named"), O_RDONLY), ENOENT);
	assert_int_equal(symlink("nowhere", scratch_path("link")), 0);
	assert_int_equal(opener_stat(scratch_path("link"), &st), -1);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(opener_lstat(scratch_path("link"), &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(opener_mkdir(scratch_path("folder"), 0777), 0);
	assert_int_equal(opener_mkdir(scratch_path("folder"), 0777), -1);
	assert_int_equal(errno, EEXIST);
	assert_int_equal(opens(scratch_path("folder"), O_RDONLY | O_DIRECTORY), 0);
}

static void test_umask(void **state)
{
	const mode_t was = umask(007);
	struct stat st;

	(void)state;
	assert_int_equal(opens(scratch_path("made"), O_WRONLY | O_CREAT | O_EXCL), 0);
	umask(was);
	assert_int_equal(stat(scratch_path("made"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0644);
}

/* Nothing that is no file, and nothing that the program itself has open. */
static void test_accepted(void **state)
{
	const char *file = scratch_write("file", "abc");
	const int open_file = open(file, O_RDONLY | O_CLOEXEC);
	char path[64];

	(void)state;
	assert_int_equal(opens(file, O_RDONLY), 0);
	assert_int_equal(opens(scratch_folder(), O_RDONLY), EISDIR);
	assert_int_equal(opens("/dev/null", O_RDONLY), ENOTSUP);
	assert_int_equal(opens("/dev/null", O_WRONLY), ENOTSUP);
	assert_int_equal(mkfifo(scratch_path("pipe"), 0600), 0);
	assert_int_equal(opens(scratch_path("pipe"), O_RDONLY), ENOTSUP);
	assert_int_equal(opens(scratch_path("pipe"), O_WRONLY), ENXIO);
	assert_true(open_file > 0);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", open_file);
	assert_int_equal(opens(path, O_RDONLY), ENOENT);
	close(open_file);
}

/* As a server's program: the group opens the folder to it, and not to its user's paths. */
static int group_opens(const char *path)
{
	struct stat st;
	int plain;

	/* from within: what lies above is nobody's but root's */
	if (chdir(scratch_folder()) != 0 || setgroups(0, NULL) != 0 ||
	    setresgid(USERS, GROUP, GROUP) != 0 || setresuid(USER, USER, USER) != 0)
		return 10;
	plain = open(path, O_RDONLY | O_CLOEXEC);
	if (plain < 0 || opens(path, O_RDONLY) != 0)
		return 11;
	opener_confine(022);
	if (opens(path, O_RDONLY) != EACCES || opener_stat(path, &st) == 0 ||
	    opener_unlink(path) == 0 || opener_rename(path, "/tmp/x") == 0)
		return 12;
	return 0;
}

static void test_group(void **state)
{
	int status = 0;
	pid_t child;

	(void)state;
	scratch_write("group/file", "abc");
	if (geteuid() != 0) {
		print_message("SKIP: only root can take a group\n");
		skip();
	}
	assert_int_equal(chmod(scratch_folder(), 0755), 0);
	assert_int_equal(chown(scratch_path("group"), 0, GROUP), 0);
	assert_int_equal(chmod(scratch_path("group"), 02770), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0)
		_exit(group_opens("group/file"));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_calls, scratch_setup, scratch_teardown),
		cmocka_unit_test_setup_teardown(test_calls, setup_confined, teardown_confined),
		cmocka_unit_test_setup_teardown(test_umask, setup_confined, teardown_confined),
		cmocka_unit_test_setup_teardown(test_accepted, setup_confined, teardown_confined),
		cmocka_unit_test_setup_teardown(test_group, scratch_setup, teardown_confined),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
