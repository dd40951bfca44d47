/* Writing a programme as the folder of files it can be read from. */
#include "exchange/catalogue.h"

#include "base/opener.h"
#include "base/str.h"
#include "catalogue_reading.h"
#include "exchange/csv.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool catalogue_write_fault(const char *path, struct err *err)
{
	return err_set(err, errno == EEXIST ? ERR_FILE_EXISTS : ERR_FILE_WRITE, path,
		       strerror(errno));
}

static bool catalogue_write_rows(FILE *out, const struct catalogue *c, enum catalogue_file file,
				 int map)
{
	const struct catalogue_form *form = catalogue_form(file);
	const void *record;

	for (size_t i = 0; i < form->columns; i++)
		csv_write_field(out, form->column[i].name, i == 0);
	putc('\n', out);
	for (size_t i = 0; i < catalogue_form_count(file, c); i++) {
		record = catalogue_form_record(file, c, i);
		if (file == FILE_TILEMAP && ((const struct tile *)record)->map != map)
			continue;
		for (size_t column = 0; column < form->columns; column++)
			catalogue_field_write(c, &form->column[column], record, out, column == 0);
		putc('\n', out);
	}
	return !ferror(out);
}

/* O_EXCL: what somebody keeps there is not ours to replace. */
static bool catalogue_write_file(const struct catalogue *c, enum catalogue_file file, int map,
				 const char *dir, struct err *err)
{
	char name[64];
	struct str path;
	FILE *out;
	bool fine;
	int fd;

	catalogue_form_name(file, map, name, sizeof(name));
	str_init(&path);
	str_addf(&path, "%s/%s", dir, name);
	fd = opener_open(path.text, O_WRONLY | O_CREAT | O_EXCL, 0666);
	out = fd >= 0 ? fdopen(fd, "w") : NULL;
	fine = out && catalogue_write_rows(out, c, file, map);
	fine = out && fclose(out) == 0 && fine;
	if (!fine)
		catalogue_write_fault(path.text, err);
	str_release(&path);
	return fine;
}

/* The next greater map number after `map`, 0 when there is none. */
static int catalogue_next_map(const struct catalogue *c, int map)
{
	int next = 0;

	for (size_t i = 0; i < c->tiles; i++) {
		if (c->tile[i].map > map && (!next || c->tile[i].map < next))
			next = c->tile[i].map;
	}
	return next;
}

static bool catalogue_write_all(const struct catalogue *c, const char *dir, struct err *err)
{
	for (int file = 0; file < FILE_TILEMAP; file++) {
		if (catalogue_form(file)->optional && !catalogue_form_count(file, c))
			continue;
		if (!catalogue_write_file(c, file, 0, dir, err))
			return false;
	}
	for (int map = catalogue_next_map(c, 0); map; map = catalogue_next_map(c, map)) {
		if (!catalogue_write_file(c, FILE_TILEMAP, map, dir, err))
			return false;
	}
	return true;
}

bool catalogue_write(const struct catalogue *c, const char *dir, struct err *err)
{
	if (opener_mkdir(dir, 0777) != 0 && errno != EEXIST)
		return err_set(err, ERR_FILE_WRITE, dir, strerror(errno));
	return catalogue_write_all(c, dir, err);
}
