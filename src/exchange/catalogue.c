/* Reading a programme: file by file in the order of their references, from a folder or from the
 * program itself, every fault of every file noted before the answer is given. */
#include "exchange/catalogue.h"

#include "base/asset.h"
#include "base/opener.h"
#include "base/str.h"
#include "catalogue_reading.h"
#include "exchange/csv.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { CATALOGUE_MAPS_MAX = 16 };

#define CATALOGUE_ASSETS "programme/"

/* What a folder offers. */
struct catalogue_source {
	const char *dir; /* NULL: the built-in programme */
	bool there[FILE_MAX];
	int map[CATALOGUE_MAPS_MAX]; /* numbers of the tile maps, ascending */
	size_t maps;
};

struct arena *catalogue_arena(struct catalogue *c, enum catalogue_file file)
{
	return file >= FILE_PILLARS && file <= FILE_MILESTONES ? &c->programme.arena :
								 &c->units.arena;
}

static bool catalogue_fault_at(struct catalogue_reading *r, const char *name, long line,
			       enum err_code code, const char *const args[ERR_ARGS + 1])
{
	struct err err = { 0 };

	err_set_args(&err, code, args);
	err_at(&err, name, line);
	err_list_add(r->faults, &err);
	return false;
}

bool catalogue_row_fault_args(struct catalogue_reading *r, enum err_code code,
			      const char *const args[ERR_ARGS + 1])
{
	r->row_faulty = true;
	if (!r->mute)
		catalogue_fault_at(r, r->name[r->file], r->row_line, code, args);
	return false;
}

void catalogue_fault_args(struct catalogue_reading *r, enum catalogue_file file, long record,
			  enum err_code code, const char *const args[ERR_ARGS + 1])
{
	long line = record == CATALOGUE_NO_RECORD ? 0 : r->line[file][record];

	if (line >= 0)
		catalogue_fault_at(r, r->name[file], line, code, args);
}

/* --- where the files are --- */

static void catalogue_path(const struct catalogue_source *source, const char *name,
			   struct str *path)
{
	if (source->dir)
		str_addf(path, "%s%s%s", source->dir,
			 source->dir[strlen(source->dir) - 1] == '/' ? "" : "/", name);
	else
		str_addf(path, CATALOGUE_ASSETS "%s", name);
}

/* Notes a file of the folder. A CSV of another name may be a slip of the pen: it is a fault. */
static void catalogue_source_note(struct catalogue_source *source, const char *name,
				  struct catalogue_reading *r)
{
	size_t len = strlen(name), i;
	int map;
	enum catalogue_file file = catalogue_form_find(name, &map);
	struct str path;

	if (file == FILE_NONE || (file == FILE_TILEMAP && source->maps == CATALOGUE_MAPS_MAX)) {
		if (len < 4 || strcmp(name + len - 4, ".csv") != 0)
			return;
		str_init(&path);
		catalogue_path(source, name, &path);
		catalogue_fault_at(r, path.text, 0, ERR_CATALOGUE_FILE_UNKNOWN,
				   (const char *const[ERR_ARGS + 1]){ name });
		str_release(&path);
		return;
	}
	source->there[file] = true;
	if (file != FILE_TILEMAP)
		return;
	for (i = source->maps++; i > 0 && source->map[i - 1] > map; i--)
		source->map[i] = source->map[i - 1];
	source->map[i] = map;
}

static bool catalogue_source_look(struct catalogue_source *source, struct catalogue_reading *r)
{
	const struct asset *asset;
	struct dirent *entry;
	DIR *dir;
	int fd;

	if (!source->dir) {
		for (asset = asset_table; asset->name; asset++) {
			if (str_starts(asset->name, CATALOGUE_ASSETS))
				catalogue_source_note(source,
						      asset->name + strlen(CATALOGUE_ASSETS), r);
		}
		return true;
	}
	fd = opener_open(source->dir, O_RDONLY | O_DIRECTORY, 0);
	dir = fd >= 0 ? fdopendir(fd) : NULL;
	if (!dir)
		return catalogue_fault_at(r, "", 0, ERR_FILE_READ,
					  (const char *const[ERR_ARGS + 1]){ source->dir,
									     strerror(errno) });
	while ((entry = readdir(dir)))
		catalogue_source_note(source, entry->d_name, r);
	closedir(dir);
	return true;
}

static struct csv_reader *catalogue_open(const struct catalogue_source *source, const char *path,
					 struct err *err)
{
	const struct asset *asset;

	if (source->dir)
		return csv_open(path, CSV_PLAIN, err);
	asset = asset_find(path);
	return csv_open_text(asset->data, asset->size, CSV_PLAIN, path);
}

/* --- rows --- */

struct catalogue_rows {
	char *record;
	size_t count, room, line_room;
};

/* Registers the record under its key; a key that was there is a fault. */
static void catalogue_register(struct catalogue_reading *r, const struct catalogue_form *form,
			       const struct csv_column *place, const struct csv_row *row,
			       size_t record)
{
	const char *text;
	struct str key;
	char line[24];
	int before;

	str_init(&key);
	for (size_t i = 0; i < form->columns; i++) {
		if (!(form->column[i].flags & COLUMN_KEY))
			continue;
		text = csv_field(row, &place[i]);
		if (key.len)
			str_addc(&key, ',');
		str_add(&key, text ? text : "");
	}
	if (key.len) {
		before = catalogue_index_add(&r->index[r->file], arena_strdup(&r->keys, key.text),
					     (int)record + 1);
		if (before) {
			snprintf(line, sizeof(line), "%ld", labs(r->line[r->file][before - 1]));
			catalogue_row_fault(r, ERR_CATALOGUE_DUPLICATE, key.text, line);
		}
	}
	str_release(&key);
}

static void catalogue_row(struct catalogue_reading *r, const struct catalogue_form *form,
			  const struct csv_column *place, const struct csv_row *row, size_t header,
			  struct catalogue_rows *rows)
{
	char got[24], expected[24];
	char *record;

	rows->record = mem_grow(rows->record, rows->count, &rows->room, form->size);
	r->line[r->file] = mem_grow(r->line[r->file], rows->count, &rows->line_room, sizeof(long));
	r->line[r->file][rows->count] = r->row_line = row->line;
	record = rows->record + rows->count * form->size;
	memset(record, 0, form->size);
	r->row_faulty = r->mute = false;
	if (row->fields != header) {
		snprintf(got, sizeof(got), "%zu", row->fields);
		snprintf(expected, sizeof(expected), "%zu", header);
		catalogue_row_fault(r, ERR_CSV_FIELDS, got, expected);
		r->mute = true;
	}
	for (size_t i = 0; i < form->columns; i++)
		catalogue_field_read(r, &form->column[i], csv_field(row, &place[i]), record);
	catalogue_register(r, form, place, row, rows->count);
	if (r->row_faulty)
		r->line[r->file][rows->count] = -row->line;
	rows->count++;
}

/* Reads the header and all rows; true when the file could be read to its end. */
static bool catalogue_read_rows(struct catalogue_reading *r, struct csv_reader *in,
				struct catalogue_rows *rows)
{
	const struct catalogue_form *form = catalogue_form(r->file);
	struct csv_column place[CATALOGUE_COLUMNS_MAX];
	struct csv_row row;
	struct err err = { 0 };
	size_t header = 0;

	for (size_t i = 0; i < form->columns; i++)
		place[i] = (struct csv_column){ form->column[i].name,
						form->column[i].flags & COLUMN_NEEDED, -1 };
	if (!csv_header(in, place, form->columns, r->faults))
		return false;
	for (size_t i = 0; i < form->columns; i++)
		header += place[i].at >= 0;
	while (csv_row(in, &row, &err))
		catalogue_row(r, form, place, &row, header, rows);
	if (err.code != ERR_NONE)
		err_list_add(r->faults, &err);
	return err.code == ERR_NONE;
}

/* Adds the rows to the catalogue; tile maps come one after another into one array. */
static void catalogue_take(struct catalogue_reading *r, const struct catalogue_rows *rows)
{
	const struct catalogue_form *form = catalogue_form(r->file);
	char *array = arena_zero(catalogue_arena(r->c, r->file), rows->count + 1, form->size);

	if (rows->count)
		memcpy(array, rows->record, rows->count * form->size);
	catalogue_form_set(r->file, r->c, array, rows->count);
}

static void catalogue_read_file(struct catalogue_reading *r, const struct catalogue_source *source,
				int map, struct catalogue_rows *rows)
{
	char name[64];
	struct str path;
	struct err err = { 0 };
	struct csv_reader *in;

	catalogue_form_name(r->file, map, name, sizeof(name));
	str_init(&path);
	catalogue_path(source, name, &path);
	free(r->name[r->file]);
	r->name[r->file] = str_take(&path);
	in = catalogue_open(source, r->name[r->file], &err);
	if (in) {
		r->whole[r->file] = catalogue_read_rows(r, in, rows);
		csv_close(in);
	} else {
		err_list_add(r->faults, &err);
	}
}

static void catalogue_read_tilemaps(struct catalogue_reading *r,
				    const struct catalogue_source *source)
{
	struct catalogue_rows rows = { 0 };
	size_t first;

	for (size_t i = 0; i < source->maps; i++) {
		first = rows.count;
		catalogue_index_release(&r->index[FILE_TILEMAP]);
		catalogue_read_file(r, source, source->map[i], &rows);
		for (size_t tile = first; tile < rows.count; tile++)
			((struct tile *)(void *)rows.record)[tile].map = source->map[i];
		catalogue_check_tiles(r, (struct tile *)(void *)rows.record, first, rows.count);
	}
	catalogue_take(r, &rows);
	free(rows.record);
}

/* What is checked once a file stands in the catalogue. */
static void (*const catalogue_checks[FILE_MAX])(struct catalogue_reading *) = {
	[FILE_UNITS] = catalogue_check_units,
	[FILE_UNIT_NAMES] = catalogue_check_names,
	[FILE_UNIT_PARENTS] = catalogue_check_parents,
	[FILE_SUCCESSIONS] = catalogue_check_successions,
	[FILE_INDICATORS] = catalogue_check_indicators,
	[FILE_DOCUMENTS] = catalogue_check_documents,
	[FILE_TARGETS] = catalogue_check_targets,
	[FILE_POPULATION] = catalogue_check_population,
	[FILE_PUBLISHED] = catalogue_check_published,
};

static void catalogue_read_one(struct catalogue_reading *r, const struct catalogue_source *source)
{
	struct catalogue_rows rows = { 0 };
	char name[64];

	if (!source->there[r->file]) {
		catalogue_form_name(r->file, 0, name, sizeof(name));
		r->whole[r->file] = catalogue_form(r->file)->optional;
		if (!r->whole[r->file])
			catalogue_fault_at(r, source->dir ? source->dir : CATALOGUE_ASSETS, 0,
					   ERR_CATALOGUE_FILE_MISSING,
					   (const char *const[ERR_ARGS + 1]){ name });
		return;
	}
	catalogue_read_file(r, source, 0, &rows);
	catalogue_take(r, &rows);
	free(rows.record);
	if (catalogue_checks[r->file])
		catalogue_checks[r->file](r);
}

bool catalogue_read(struct catalogue *c, const char *dir, struct err_list *faults)
{
	struct catalogue_reading r = { .c = c, .faults = faults };
	struct catalogue_source source = { .dir = dir };
	size_t before = faults->count;

	arena_init(&r.keys);
	if (catalogue_source_look(&source, &r)) {
		for (r.file = 0; r.file < FILE_TILEMAP; r.file++)
			catalogue_read_one(&r, &source);
		catalogue_read_tilemaps(&r, &source);
	}
	for (int file = 0; file < FILE_MAX; file++) {
		catalogue_index_release(&r.index[file]);
		free(r.line[file]);
		free(r.name[file]);
	}
	arena_release(&r.keys);
	return faults->count == before;
}
