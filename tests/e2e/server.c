/* A server of the tests' own: making and removing it. */
#include "server_keep.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

struct server server;

/* --- removing --- */

/* Without assertions: it also runs when the tests have been given up. */
static void server_quietly(const char *program, const char *argument, const char *name)
{
	const pid_t child = fork();

	if (child == 0) {
		const int null = open("/dev/null", O_RDWR | O_CLOEXEC);

		for (int fd = 0; fd < 3; fd++)
			dup2(null, fd);
		execlp(program, program, argument, name, (char *)NULL);
		_exit(127);
	}
	while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
		;
}

/* What a test program that was killed has left: its users and groups carry its number. */
static void server_remove_stale(void)
{
	struct passwd *pw;
	struct group *gr;
	char names[64][SERVER_NAME];
	size_t count = 0, groups = 0;
	long pid;
	char letter;

	setpwent();
	while ((pw = getpwent()) && count < 32)
		if (sscanf(pw->pw_name, "td%ld%c", &pid, &letter) == 2 && kill((pid_t)pid, 0) != 0)
			snprintf(names[count++], SERVER_NAME, "%s", pw->pw_name);
	endpwent();
	setgrent();
	while ((gr = getgrent()) && groups < 32)
		if (sscanf(gr->gr_name, "td%ld%c", &pid, &letter) == 2 && kill((pid_t)pid, 0) != 0)
			snprintf(names[count + groups++], SERVER_NAME, "%s", gr->gr_name);
	endgrent();
	for (size_t n = 0; n < count + groups; n++)
		server_quietly(n < count ? "userdel" : "groupdel", "-f", names[n]);
}

static void server_remove(void)
{
	if (!server.base[0] || getpid() != server.owner)
		return;
	if (server.sshd > 0) {
		kill(server.sshd, SIGKILL);
		waitpid(server.sshd, NULL, 0);
	}
	for (int u = 0; u < SERVER_USERS; u++)
		server_quietly("userdel", "-f", server.login[u]);
	server_quietly("groupdel", "-f", server.users);
	server_quietly("groupdel", "-f", server.group);
	unlink(server.link);
	server_quietly("rm", "-rf", server.base);
	server.base[0] = '\0';
}

/* --- making --- */

bool server_possible(void)
{
	return geteuid() == 0;
}

static void test_skipped(void **state)
{
	(void)state;
	print_message("SKIP: a server with users of its own can only be tried by root\n");
}

int server_skip(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_skipped) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A folder that everyone may enter and where a setgid program is one. */
static void server_make_base(void)
{
	static const char *const places[] = { "/tmp", "/var/tmp", "/usr/local/lib" };
	struct statvfs fs;

	for (size_t n = 0; n < sizeof(places) / sizeof(*places); n++) {
		if (statvfs(places[n], &fs) != 0 || (fs.f_flag & ST_NOSUID))
			continue;
		snprintf(server.base, sizeof(server.base), "%s/tiendo-server.XXXXXX", places[n]);
		if (mkdtemp(server.base)) {
			assert_int_equal(chmod(server.base, 0755), 0);
			return;
		}
	}
	server.base[0] = '\0';
	fail_msg("no place for a setgid program");
}

/* The program knows one folder by name. A link of a name as long leads from another one to it. */
static void server_patch_program(void)
{
	static const char folder[] = "/var/lib/tiendo";
	const char *made = server_path("usr/bin/tiendo");
	size_t len, count = 0;
	char *program = scratch_read(made, &len);

	snprintf(server.link, sizeof(server.link), "/tmp/td.%07ld", (long)getpid());
	assert_int_equal(strlen(server.link), strlen(folder));
	unlink(server.link);
	assert_int_equal(symlink(server_path("var/lib/tiendo"), server.link), 0);
	for (char *at = program;
	     (at = memmem(at, len - (size_t)(at - program), folder, strlen(folder))) != NULL;
	     at += strlen(folder), count++)
		memcpy(at, server.link, strlen(folder));
	assert_true(count > 0);
	FILE *out = fopen(made, "r+e"); /* its owner, group and mode stay */
	assert_non_null(out);
	assert_int_equal(fwrite(program, 1, len, out), len);
	assert_int_equal(fclose(out), 0);
	assert_int_equal(chmod(made, 02755), 0); /* writing takes the bit */
	free(program);
}

static void server_make_users(void)
{
	SERVER_MUST("groupadd", "--system", server.group);
	SERVER_MUST("groupadd", server.users);
	server.gid = getgrnam(server.group)->gr_gid;
	for (int u = 0; u < SERVER_USERS; u++) {
		const char *home = server_home((enum server_user)u);

		SERVER_MUST("useradd", "-M", "-N", "-g", server.users, "-d", home, "-s", "/bin/sh",
			    "-p", "*", server.login[u]);
		SERVER_MUST("install", "-d", "-m", "700", "-o", server.login[u], "-g", server.users,
			    home);
		server_write((enum server_user)u, ".config/tiendo/config.ini",
			     "[display]\nlanguage = en\n[view]\nperiod = 2022-Q4\n");
	}
}

/* A port of the loopback address that nobody has. */
static int server_free_port(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
				       .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof(address);
	const int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_int_equal(bind(s, (struct sockaddr *)&address, len), 0);
	assert_int_equal(getsockname(s, (struct sockaddr *)&address, &len), 0);
	close(s);
	return ntohs(address.sin_port);
}

static bool server_answers(void)
{
	const struct sockaddr_in address = { .sin_family = AF_INET,
					     .sin_port = htons((uint16_t)server.port),
					     .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	const int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	const bool answers = connect(s, (const struct sockaddr *)&address, sizeof(address)) == 0;

	close(s);
	return answers;
}

/* As an administrator would: the file that was installed, included; only the program lies elsewhere
 * than it says. */
static const char *server_write_sshd(void)
{
	char *part = scratch_read(server_path("usr/share/doc/tiendo/sshd.conf"), NULL);
	char *command = strstr(part, "ForceCommand /usr/bin/tiendo\n");
	const char *path = server_path("ssh/config");
	FILE *out = fopen(path, "we");

	assert_non_null(command);
	assert_non_null(out);
	fprintf(out,
		"Port %d\nListenAddress 127.0.0.1\nHostKey %s\nAuthorizedKeysFile %s\n"
		"StrictModes no\nUsePAM no\nPasswordAuthentication no\nPidFile none\n"
		"KbdInteractiveAuthentication no\nUseDNS no\nSubsystem sftp internal-sftp\n",
		server.port, server_path("ssh/host"), server_path("ssh/key.pub"));
	fprintf(out, "%.*sForceCommand %s%s", (int)(command - part), part, server_program(),
		command + strlen("ForceCommand /usr/bin/tiendo"));
	fclose(out);
	free(part);
	return path;
}

static void server_start_sshd(void)
{
	const struct timespec nap = { .tv_nsec = 10 * 1000 * 1000 };
	const char *config, *log = server_path("ssh/log");

	SERVER_MUST("mkdir", "-p", server_path("ssh"), "/run/sshd");
	for (int n = 0; n < 2; n++)
		SERVER_MUST("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f",
			    server_path(n ? "ssh/key" : "ssh/host"));
	server.port = server_free_port();
	config = server_write_sshd();
	server.sshd = fork();
	if (server.sshd == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		for (int fd = 3; fd < 64; fd++)
			close(fd);
		execl("/usr/sbin/sshd", "/usr/sbin/sshd", "-D", "-f", config, "-E", log,
		      (char *)NULL);
		_exit(127);
	}
	assert_true(server.sshd > 0);
	for (int n = 0; !server_answers(); n++) {
		if (n == 1000 || waitpid(server.sshd, NULL, WNOHANG) != 0)
			fail_msg("sshd does not answer:\n%s", scratch_read(log, NULL));
		nanosleep(&nap, NULL);
	}
}

int server_setup(void **state)
{
	if (scratch_setup(state) != 0)
		return -1;
	server_remove_stale();
	server.owner = getpid();
	atexit(server_remove);
	server_make_base();
	snprintf(server.group, sizeof(server.group), "td%ldd", (long)getpid());
	snprintf(server.users, sizeof(server.users), "td%ldu", (long)getpid());
	for (int u = 0; u < SERVER_USERS; u++)
		snprintf(server.login[u], sizeof(server.login[u]), "td%ld%c", (long)getpid(),
			 "lhmtb"[u]);
	server_make_users();
	SERVER_MUST("flock", source_path("Makefile"), "make", "-s", "-C", source_path(""),
		    "install-server", "PREFIX=/usr", server_text("DESTDIR=%s", server.base),
		    server_text("SERVER_GROUP=%s", server.group),
		    server_text("SERVER_USERS=%s", server.users));
	server_patch_program();
	server_start_sshd();
	return scratch_teardown(state);
}

int server_teardown(void **state)
{
	(void)state;
	server_remove();
	return 0;
}

void server_init(void)
{
	static const char *const unit[] = { "P08-89", "P08-48", "VN", "VN", "BTTTT" };
	static const char *const role[] = { "reporter", "reporter", "reviewer",
					    "coordinator,administrator", "reporter" };

	server_expect(0, SERVER_USERS, "init", NULL);
	for (int u = SERVER_USERS; u-- > 0;)
		server_expect(0, SERVER_USERS, "user", "add", server.login[u], "--role", role[u],
			      "--unit", unit[u], NULL);
}
