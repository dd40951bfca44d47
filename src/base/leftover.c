/* Removing what was left by processes that were killed. */
#include "base/leftover.h"

#include "base/mem.h"
#include "base/opener.h"
#include "base/str.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* True for what SQLite keeps beside a file, and for the file itself. */
static bool leftover_ending(const char *text)
{
	static const char *const ending[] = { "", "-wal", "-shm", "-journal" };

	for (size_t n = 0; n < ARRAY_LEN(ending); n++)
		if (strcmp(text, ending[n]) == 0)
			return true;
	return false;
}

static bool leftover_is(const char *entry, const char *name, const char *mark)
{
	const size_t len = strlen(name), mark_len = strlen(mark);
	char *end;
	long pid;

	if (strncmp(entry, name, len) != 0 || strncmp(entry + len, mark, mark_len) != 0)
		return false;
	pid = strtol(entry + len + mark_len, &end, 10);
	return pid > 0 && leftover_ending(end) && kill((pid_t)pid, 0) != 0 && errno == ESRCH;
}

void leftover_remove(const char *path, const char *mark, bool user)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	struct str folder, file;
	const struct dirent *entry;
	DIR *dir = NULL;
	int fd;

	str_init(&folder);
	str_init(&file);
	str_addn(&folder, path, (size_t)(name - path));
	fd = user ? opener_open(folder.len ? folder.text : ".", O_RDONLY | O_DIRECTORY, 0) :
		    open(folder.len ? folder.text : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0)
		dir = fdopendir(fd);
	while (dir && (entry = readdir(dir))) {
		if (!leftover_is(entry->d_name, name, mark))
			continue;
		str_clear(&file);
		str_addf(&file, "%s%s", folder.text, entry->d_name);
		if (user)
			opener_unlink(file.text);
		else
			unlink(file.text);
	}
	if (dir)
		closedir(dir);
	else if (fd >= 0)
		close(fd);
	str_release(&folder);
	str_release(&file);
}
