/* What is known while a catalogue is read: the records so far, where they stood, and the faults. */
#ifndef TIENDO_SRC_EXCHANGE_CATALOGUE_READING_H
#define TIENDO_SRC_EXCHANGE_CATALOGUE_READING_H

#include "base/err.h"
#include "base/mem.h"
#include "catalogue_form.h"
#include "catalogue_index.h"

#include <stdio.h>

struct catalogue_reading {
	struct catalogue *c;
	struct err_list *faults;
	struct arena keys;
	struct catalogue_index index[FILE_MAX]; /* key of a record -> its place + 1 */
	long *line[FILE_MAX];     /* of each record; negative when its row is faulty */
	char *name[FILE_MAX];     /* of the file, for messages; NULL when not there */
	bool whole[FILE_MAX];     /* read to its end: what is not in it does not exist */
	enum catalogue_file file; /* being read */
	long row_line;
	bool row_faulty;
	bool mute; /* the row is faulty as a whole: say nothing more of it */
};

/* Reports a fault of the row being read; returns false. */
#define catalogue_row_fault(r, code, ...) \
	catalogue_row_fault_args((r), (code), (const char *const[ERR_ARGS + 1]){ __VA_ARGS__ })
bool catalogue_row_fault_args(struct catalogue_reading *r, enum err_code code,
			      const char *const args[ERR_ARGS + 1]);

/* Reports a fault of a record, or of a whole file (record CATALOGUE_NO_RECORD). Nothing is said
 * of a record whose row was faulty: it would be a consequence. */
enum { CATALOGUE_NO_RECORD = -1 };
#define catalogue_fault(r, file, record, code, ...)               \
	catalogue_fault_args((r), (file), (long)(record), (code), \
			     (const char *const[ERR_ARGS + 1]){ __VA_ARGS__ })
void catalogue_fault_args(struct catalogue_reading *r, enum catalogue_file file, long record,
			  enum err_code code, const char *const args[ERR_ARGS + 1]);

/* Where a file's arrays and texts live. */
struct arena *catalogue_arena(struct catalogue *c, enum catalogue_file file);

/* Reads one field (NULL: empty) into its member of the record, reporting what is wrong with it. */
void catalogue_field_read(struct catalogue_reading *r, const struct catalogue_column *column,
			  const char *text, void *record);

/* Reads a plain number exactly; false when it is none or too long. */
bool catalogue_figure(const char *text, struct quantity *q);

/* Writes the member as a field. */
void catalogue_field_write(const struct catalogue *c, const struct catalogue_column *column,
			   const void *record, FILE *out, bool first);

/* What the columns alone do not say; each is called when its file has been read and stands in the
 * catalogue. */
void catalogue_check_indicators(struct catalogue_reading *r);
void catalogue_check_documents(struct catalogue_reading *r);
void catalogue_check_targets(struct catalogue_reading *r);
void catalogue_check_published(struct catalogue_reading *r);
void catalogue_check_units(struct catalogue_reading *r);
void catalogue_check_population(struct catalogue_reading *r);
void catalogue_check_names(struct catalogue_reading *r);
void catalogue_check_parents(struct catalogue_reading *r);
void catalogue_check_successions(struct catalogue_reading *r);
/* Of one map: the records from `first` to before `end`. */
void catalogue_check_tiles(struct catalogue_reading *r, const struct tile *tile, size_t first,
			   size_t end);

#endif
