/* A new database with a programme in it. */
#include "exchange/create.h"

#include "base/leftover.h"
#include "base/mem.h"
#include "base/str.h"
#include "exchange/catalogue.h"
#include "exchange/demo.h"
#include "store/programme.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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
	leftover_remove(create->path, ".new-", false);
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
