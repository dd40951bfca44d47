/* Reading a folder. */
#include "ui/folder.h"

#include "base/mem.h"
#include "base/opener.h"
#include "base/str.h"
#include "base/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FOLDER_MS = 1000, FOLDER_NS = 1000000 };

void folder_release(struct folder *f)
{
	for (size_t n = 0; n < f->count; n++) {
		free(f->entry[n].name);
		free(f->entry[n].key);
	}
	free(f->entry);
	free(f->path);
	*f = (struct folder){ .path = NULL };
}

/* What begins with a dot is hidden, but for the way up. */
static bool folder_hides(const char *name)
{
	return name[0] == '.' && strcmp(name, "..") != 0;
}

/* What the folder itself holds may be looked at where it is; where a link leads, only as the user may. */
static bool folder_look(const struct folder *f, int at, const char *name, struct stat *st)
{
	char *path;
	bool ok;

	if (fstatat(at, name, st, AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	if (!S_ISLNK(st->st_mode))
		return true;
	path = folder_path(f, name);
	ok = opener_stat(path, st) == 0;
	free(path);
	return ok;
}

static void folder_add(struct folder *f, int at, const char *name)
{
	struct stat st;
	struct str key;

	if (folder_hides(name) || !folder_look(f, at, name, &st) ||
	    !(S_ISDIR(st.st_mode) || S_ISREG(st.st_mode)))
		return;
	str_init(&key);
	utf8_add_sortkey(&key, name);
	f->entry = mem_grow(f->entry, f->count, &f->room, sizeof(*f->entry));
	f->entry[f->count++] = (struct folder_entry){
		.name = mem_strdup(name),
		.key = str_take(&key),
		.folder = S_ISDIR(st.st_mode),
		.size = st.st_size,
		.ms = (int64_t)st.st_mtim.tv_sec * FOLDER_MS + st.st_mtim.tv_nsec / FOLDER_NS,
	};
}

static int folder_rank(const struct folder_entry *e)
{
	if (strcmp(e->name, "..") == 0)
		return 0;
	return e->folder ? 1 : 2;
}

static int folder_compare(const void *a, const void *b)
{
	const struct folder_entry *one = a, *other = b;
	const int rank = folder_rank(one) - folder_rank(other);
	const int order = rank ? rank : strcmp(one->key, other->key);

	return order ? order : strcmp(one->name, other->name);
}

bool folder_read(struct folder *f, const char *path, struct err *err)
{
	struct folder read = { .path = opener_realpath(path) };
	const int fd = read.path ? opener_open(read.path, O_RDONLY | O_DIRECTORY, 0) : -1;
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	const struct dirent *e;

	if (!dir) {
		err_set(err, ERR_FILE_READ, path, strerror(errno));
		free(read.path);
		return false;
	}
	while ((e = readdir(dir)) != NULL)
		folder_add(&read, dirfd(dir), e->d_name);
	closedir(dir);
	if (read.count)
		qsort(read.entry, read.count, sizeof(*read.entry), folder_compare);
	folder_release(f);
	*f = read;
	return true;
}

char *folder_path(const struct folder *f, const char *name)
{
	const char *home = getenv("HOME");
	struct str path;

	str_init(&path);
	if (name[0] == '~' && (name[1] == '/' || !name[1]) && home)
		str_addf(&path, "%s%s", home, name + 1);
	else if (name[0] == '/')
		str_add(&path, name);
	else
		str_addf(&path, "%s/%s", strcmp(f->path, "/") == 0 ? "" : f->path, name);
	return str_take(&path);
}

bool folder_is(const char *path)
{
	struct stat st;

	return opener_stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}
