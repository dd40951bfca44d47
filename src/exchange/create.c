/* A new database with a programme in it. */
#include "exchange/create.h"

#include "base/mem.h"
#include "base/str.h"
#include "exchange/catalogue.h"
#include "exchange/demo.h"
#include "store/programme.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool create_folders(const char *path, struct err *err)
{
	char *folder = mem_strdup(path);
	bool ok = true;

	for (char *slash = strchr(folder + 1, '/'); ok && *folder && slash;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(folder, 0777) != 0 && errno != EEXIST)
			ok = err_set(err, ERR_FILE_WRITE, folder, strerror(errno));
		*slash = '/';
	}
	free(folder);
	return ok;
}

/* True for "NAME.new-PID" of a process that is gone. */
static bool create_is_stale(const char *entry, const char *name)
{
	static const char mark[] = ".new-";
	const size_t len = strlen(name);
	char *end;
	long pid;

	if (strncmp(entry, name, len) != 0 || strncmp(entry + len, mark, sizeof(mark) - 1) != 0)
		return false;
	pid = strtol(entry + len + sizeof(mark) - 1, &end, 10);
	return pid > 0 && *end == '\0' && kill((pid_t)pid, 0) != 0 && errno == ESRCH;
}

/* What a creation that was killed left behind. */
static void create_remove_stale(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	struct str folder, file;
	struct dirent *entry;
	DIR *dir;

	str_init(&folder);
	str_init(&file);
	str_addn(&folder, path, (size_t)(name - path));
	dir = opendir(folder.len ? folder.text : ".");
	while (dir && (entry = readdir(dir))) {
		if (!create_is_stale(entry->d_name, name))
			continue;
		str_clear(&file);
		str_addf(&file, "%s%s", folder.text, entry->d_name);
		unlink(file.text);
	}
	if (dir)
		closedir(dir);
	str_release(&folder);
	str_release(&file);
}

static void create_tell(const struct create *create, enum create_step step)
{
	if (create->step)
		create->step(step, create->arg);
}

static bool create_fill(const struct create *create, struct store *s, const struct catalogue *c,
			struct create_report *report, struct err_list *faults, struct err *err)
{
	create_tell(create, CREATE_STEP_PROGRAMME);
	if (!store_put_catalogue(s, c, err) ||
	    !programme_seal(s,
			    &(struct act){ .author = create->author,
					   .programme = &c->programme,
					   .units = &c->units },
			    err))
		return false;
	if (create->content != CREATE_EMPTY)
		create_tell(create, CREATE_STEP_VALUES);
	if (create->content == CREATE_PUBLISHED)
		return published_save(s, c, create->author, &report->published, faults, err);
	if (create->content == CREATE_ILLUSTRATIVE)
		return demo_save(s, c, create->author, &report->published, &report->illustrative,
				 faults, err);
	return true;
}

static struct store *create_store(const struct create *create, const struct catalogue *c,
				  struct create_report *report, struct err_list *faults,
				  struct err *err)
{
	struct store *s;

	if (!create_folders(create->path, err))
		return NULL;
	create_remove_stale(create->path);
	s = store_create(create->path, err);
	if (s && create_fill(create, s, c, report, faults, err) && store_created(s, err))
		return s;
	store_close(s);
	return NULL;
}

struct store *create_database(const struct create *create, struct create_report *report,
			      struct err_list *faults, struct err *err)
{
	struct catalogue c;
	struct store *s = NULL;

	*report = (struct create_report){ 0 };
	catalogue_init(&c);
	create_tell(create, CREATE_STEP_READ);
	if (catalogue_read(&c, create->dir, faults)) {
		report->indicators = c.programme.indicators;
		report->targets = c.programme.targets;
		report->units = c.units.units;
		s = create_store(create, &c, report, faults, err);
		/* What published results were refused says nothing about why the creation failed. */
		if (!s) {
			err_list_release(faults);
			err_list_init(faults);
		}
	}
	catalogue_release(&c);
	return s;
}
