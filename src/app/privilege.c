/* Start-up with a group that the user has not, and giving it up. */
#include "app/privilege.h"

#include "base/mem.h"
#include "base/opener.h"
#include "store/rights.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static const char privilege_folder[] = TIENDO_STATEDIR;
static const char privilege_server[] = TIENDO_STATEDIR "/tiendo.db";

static bool privilege_is_held;
static char **privilege_environ; /* as the user has set it */
static mode_t privilege_umask;

/* A file that is opened as 0, 1 or 2 would be written to with what is meant for the terminal. */
static void privilege_descriptors(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
		    open("/dev/null", fd == 0 ? O_RDONLY : O_WRONLY) != fd)
			abort();
}

static bool privilege_keeps(const char *entry)
{
	static const char *const kept[] = { "TERM=",
					    "LANG=",
					    "LC_",
					    "NO_COLOR=",
					    "TIENDO_DB=",
					    "TIENDO_LANG=",
					    "SSH_ORIGINAL_COMMAND=" };

	for (size_t n = 0; n < ARRAY_LEN(kept); n++)
		if (strncmp(entry, kept[n], strlen(kept[n])) == 0)
			return true;
	return false;
}

static void privilege_clean_environment(void)
{
	const struct passwd *pw = getpwuid(getuid());
	size_t count = 0;

	privilege_environ = environ;
	while (environ && environ[count])
		count++;
	environ = NULL;
	for (size_t n = 0; n < count; n++)
		if (privilege_keeps(privilege_environ[n]) && putenv(privilege_environ[n]) != 0)
			abort();
	if (pw && pw->pw_dir && *pw->pw_dir == '/' && setenv("HOME", pw->pw_dir, 1) != 0)
		abort();
}

void privilege_start(void)
{
	static const struct rlimit none = { 0, 0 };

	if (getgid() == getegid())
		return;
	privilege_is_held = true;
	privilege_descriptors();
	privilege_clean_environment();
	privilege_umask = umask(007);
	if (prctl(PR_SET_DUMPABLE, 0) != 0 || setrlimit(RLIMIT_CORE, &none) != 0)
		abort();
	opener_confine(privilege_umask);
}

#ifdef __SANITIZE_ADDRESS__
/* What looks for leaks reads the process as a debugger would, and is refused like one. */
int __lsan_is_turned_off(void);
int __lsan_is_turned_off(void)
{
	return privilege_environ != NULL;
}
#endif

bool privilege_held(void)
{
	return privilege_is_held;
}

/* For good: a program that still had the group somewhere would be worse than none. */
static void privilege_drop(void)
{
	const gid_t own = getgid();
	gid_t real, effective, saved;

	if (!privilege_is_held)
		return;
	if (setresgid(own, own, own) != 0 || getresgid(&real, &effective, &saved) != 0 ||
	    real != own || effective != own || saved != own)
		abort();
	privilege_is_held = false;
	opener_release();
	umask(privilege_umask);
	environ = privilege_environ;
}

static void privilege_own_path(struct str *path)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

	if (data && *data == '/')
		str_addf(path, "%s/tiendo/tiendo.db", data);
	else
		str_addf(path, "%s/.local/share/tiendo/tiendo.db", home && *home ? home : "");
}

/* There, or where only the server's program may look. */
static bool privilege_has_server(void)
{
	return euidaccess(privilege_server, F_OK) == 0 || errno == EACCES;
}

void privilege_database(const char *named, struct str *path)
{
	if (!named || !*named)
		named = getenv("TIENDO_DB");
	if (!named || !*named)
		named = privilege_is_held ? privilege_server : NULL;
	if (named) {
		str_add(path, named);
	} else {
		privilege_own_path(path);
		if (euidaccess(path->text, F_OK) != 0 && privilege_has_server()) {
			str_clear(path);
			str_add(path, privilege_server);
		}
	}
	if (strcmp(path->text, privilege_server) != 0)
		privilege_drop();
}

bool privilege_check(const char *path, struct err *err)
{
	struct stat st;

	if (strcmp(path, privilege_server) != 0)
		return true;
	if (!privilege_is_held)
		return euidaccess(path, F_OK) == 0 || errno != EACCES ||
		       err_set(err, ERR_SERVER_DROPPED, path);
	if (stat(privilege_folder, &st) != 0 || st.st_gid != getegid())
		return err_set(err, ERR_SERVER_GROUP, privilege_folder);
	return getuid() == 0 || stat(path, &st) == 0 || err_set(err, ERR_SERVER_MISSING, path);
}

struct store *privilege_open(const char *path, enum store_mode mode, struct err *err)
{
	struct store *s = store_open(path, mode, err);

	if (!s || !privilege_is_held || rights_look(s, err))
		return s;
	store_close(s);
	return NULL;
}
