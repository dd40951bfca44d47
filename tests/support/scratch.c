/* A temporary folder per test. */
#include "support/scratch.h"

#include "support/env.h"
#include "support/scratch_keep.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char scratch_dir[512];
static char source_dir[4096];
static void **scratch_kept;
static size_t scratch_count;

void *scratch_keep(void *memory)
{
	void **more = realloc(scratch_kept, (scratch_count + 1) * sizeof(*more));
	if (!more || !memory)
		abort();
	scratch_kept = more;
	scratch_kept[scratch_count++] = memory;
	return memory;
}

void scratch_drop(void *memory)
{
	for (size_t i = 0; i < scratch_count; i++)
		if (scratch_kept[i] == memory)
			scratch_kept[i] = NULL;
	free(memory);
}

char *source_make_path(const char *name)
{
	const char *source = getenv("TIENDO_SOURCE");
	char *path;

	if (!*source_dir &&
	    !(source ? realpath(source, source_dir) : getcwd(source_dir, sizeof(source_dir))))
		abort();
	if (asprintf(&path, "%s/%s", source_dir, name) < 0)
		abort();
	return path;
}

static const char *scratch_join(const char *folder, const char *name)
{
	char *path;
	if (name[0] == '/')
		folder = "";
	if (asprintf(&path, "%s%s%s", folder, *folder ? "/" : "", name) < 0)
		abort();
	return scratch_keep(path);
}

static void scratch_set(const char *variable, const char *name)
{
	if (setenv(variable, scratch_join(scratch_dir, name), 1) != 0)
		abort();
}

int scratch_setup(void **state)
{
	const char *base = getenv("TMPDIR");

	(void)state;
	free(source_make_path("")); /* these two before the environment is cleaned */
	tiendo_path();
	snprintf(scratch_dir, sizeof(scratch_dir), "%s/tiendo-test-XXXXXX", base ? base : "/tmp");
	if (!mkdtemp(scratch_dir))
		return -1;
	env_clean(NULL);
	scratch_set("HOME", "home");
	scratch_set("XDG_DATA_HOME", "home/data");
	scratch_set("XDG_CONFIG_HOME", "home/config");
	return mkdir(scratch_path("home"), 0700);
}

static int scratch_remove(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)at;
	return type == FTW_DP ? rmdir(path) : unlink(path);
}

static int scratch_open_up(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)at;
	if (type == FTW_D || type == FTW_DNR)
		chmod(path, 0700);
	return 0;
}

int scratch_teardown(void **state)
{
	(void)state;
	/* a test may have taken permissions away */
	nftw(scratch_dir, scratch_open_up, 16, FTW_PHYS);
	int failed = nftw(scratch_dir, scratch_remove, 16, FTW_PHYS | FTW_DEPTH);
	for (size_t i = 0; i < scratch_count; i++)
		free(scratch_kept[i]);
	free(scratch_kept);
	scratch_kept = NULL;
	scratch_count = 0;
	return failed ? -1 : 0;
}

const char *scratch_folder(void)
{
	return scratch_dir;
}

const char *scratch_path(const char *name)
{
	return scratch_join(scratch_dir, name);
}

const char *source_path(const char *name)
{
	return scratch_keep(source_make_path(name));
}

const char *tiendo_path(void)
{
	static char path[4096];
	if (!*path) {
		const char *named = getenv("TIENDO");
		if (!realpath(named ? named : "build/release/tiendo", path))
			*path = '\0';
	}
	return *path ? path : "build/release/tiendo";
}

bool scratch_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

void scratch_make_folders(const char *path)
{
	char *copy = strdup(path);
	if (!copy)
		abort();
	for (char *slash = strchr(copy + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(copy, 0777) != 0 && errno != EEXIST)
			fail_msg("cannot make \"%s\": %s", copy, strerror(errno));
		*slash = '/';
	}
	free(copy);
}

const char *scratch_write_bytes(const char *name, const void *data, size_t len)
{
	const char *path = scratch_path(name);
	scratch_make_folders(path);
	FILE *f = fopen(path, "wbe");
	if (!f || fwrite(data, 1, len, f) != len || fclose(f) != 0)
		fail_msg("cannot write \"%s\": %s", path, strerror(errno));
	return path;
}

const char *scratch_write(const char *name, const char *text)
{
	return scratch_write_bytes(name, text, strlen(text));
}

char *scratch_read(const char *path, size_t *len)
{
	char *text = NULL;
	size_t size = 0;
	char buf[65536];
	FILE *f = fopen(path, "rbe");
	FILE *out = f ? open_memstream(&text, &size) : NULL;

	if (!f)
		return NULL;
	if (!out)
		abort();
	for (size_t n; (n = fread(buf, 1, sizeof(buf), f)) > 0;)
		fwrite(buf, 1, n, out);
	fclose(f);
	fclose(out);
	if (len)
		*len = size;
	return text;
}
