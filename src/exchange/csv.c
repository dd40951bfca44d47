/* CSV in and out. Reading is a pipeline per physical line: find its end, check its bytes, bring
 * it to NFC, feed it to libcsv's strict parser. Working line by line keeps every fault at the
 * line where it stands, quoted fields that span lines included. */
#include "exchange/csv.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	CSV_CHUNK = 64 * 1024,
	CSV_ROW_SIZE = 1024 * 1024 /* a longer row is taken for a missing quote */
};

#define CSV_BOM "\xEF\xBB\xBF"

struct csv_reader {
	char *name;
	int fd;           /* -1 when reading from memory */
	const char *text; /* what was read and is not yet used, `left` bytes */
	size_t left;
	char *chunk; /* room of a file's reader */
	struct csv_parser parser;
	struct str line;   /* the physical line, with its end */
	struct str normal; /* the same in NFC, when it is not ASCII */
	long number;       /* of the physical line, from 1 */
	bool after_cr;     /* the last line ended in CR: a LF now belongs to it */
	struct str row;    /* the fields of the row, each with its NUL */
	size_t *start;     /* where they start in `row` */
	const char **field;
	size_t fields, start_room, field_room;
	long row_line;   /* where the row starts, 0 between rows */
	size_t row_size; /* bytes of it so far */
	bool complete;   /* libcsv has ended the row */
	bool ended;
	struct err fault; /* of reading the file */
};

static int csv_no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void *csv_resize(void *old, size_t size)
{
	return mem_resize(old, size, 1);
}

static struct csv_reader *csv_new(const char *name)
{
	struct csv_reader *r = mem_zero(1, sizeof(*r));

	r->name = mem_strdup(name);
	r->fd = -1;
	/* Without "spaces" nothing is trimmed: RFC 4180 counts them as part of the field. */
	csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_space_func(&r->parser, csv_no_space);
	csv_set_realloc_func(&r->parser, csv_resize);
	str_init(&r->line);
	str_init(&r->normal);
	str_init(&r->row);
	return r;
}

struct csv_reader *csv_open(const char *path, struct err *err)
{
	struct csv_reader *r;
	struct stat st;
	int fd = 0;

	if (strcmp(path, "-") != 0)
		fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		if (fd > 0)
			close(fd);
		fd = -1;
		errno = EISDIR;
	}
	if (fd < 0) {
		err_set(err, ERR_FILE_READ, path, strerror(errno));
		return NULL;
	}
	r = csv_new(path);
	r->fd = fd;
	r->chunk = mem_alloc(CSV_CHUNK);
	return r;
}

struct csv_reader *csv_open_text(const char *text, size_t len, const char *name)
{
	struct csv_reader *r = csv_new(name);

	r->text = text;
	r->left = len;
	return r;
}

void csv_close(struct csv_reader *r)
{
	if (!r)
		return;
	if (r->fd > 0)
		close(r->fd);
	csv_free(&r->parser);
	str_release(&r->line);
	str_release(&r->normal);
	str_release(&r->row);
	free(r->chunk);
	free(r->start);
	free(r->field);
	free(r->name);
	free(r);
}

const char *csv_name(const struct csv_reader *r)
{
	return r->name;
}

/* Makes sure that there is something to use; false at the end of the input. */
static bool csv_fill(struct csv_reader *r)
{
	ssize_t got;

	if (r->left)
		return true;
	if (r->fd < 0)
		return false;
	do
		got = read(r->fd, r->chunk, CSV_CHUNK);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		err_set(&r->fault, ERR_FILE_READ, r->name, strerror(errno));
	if (got <= 0)
		return false;
	r->text = r->chunk;
	r->left = (size_t)got;
	return true;
}

/* How many bytes there are up to and including the first line end; all of them when none. */
static size_t csv_line_length(const char *text, size_t len, bool *ended)
{
	const char *lf = memchr(text, '\n', len);
	const char *cr = memchr(text, '\r', lf ? (size_t)(lf - text) : len);
	const char *end = cr ? cr : lf;

	*ended = end != NULL;
	return end ? (size_t)(end - text) + 1 : len;
}

/* Reads the next physical line into r->line, its LF or CR included (the LF of a CRLF is passed
 * over, which inside a quoted field makes it one line end too). False at the end. */
static bool csv_next_line(struct csv_reader *r)
{
	bool ended = false;
	size_t n;

	str_clear(&r->line);
	while (!ended && r->line.len <= CSV_ROW_SIZE && csv_fill(r)) {
		if (r->after_cr && *r->text == '\n') {
			r->text++;
			r->left--;
			r->after_cr = false;
			continue;
		}
		r->after_cr = false;
		n = csv_line_length(r->text, r->left, &ended);
		str_addn(&r->line, r->text, n);
		r->text += n;
		r->left -= n;
	}
	if (!r->line.len)
		return false;
	if (ended && r->line.text[r->line.len - 1] == '\r') {
		r->after_cr = true;
		r->line.text[r->line.len - 1] = '\n';
	}
	if (++r->number == 1 && str_starts(r->line.text, CSV_BOM)) {
		memmove(r->line.text, r->line.text + 3, r->line.len - 2);
		r->line.len -= 3;
	}
	return true;
}

static void csv_on_field(void *data, size_t len, void *context)
{
	struct csv_reader *r = context;

	r->start = mem_grow(r->start, r->fields, &r->start_room, sizeof(*r->start));
	r->start[r->fields++] = r->row.len;
	str_addn(&r->row, data, len);
	str_addc(&r->row, '\0');
}

static void csv_on_row(int end, void *context)
{
	struct csv_reader *r = context;

	(void)end;
	r->complete = true;
}

/* Checks the line's bytes and feeds it to the parser. */
static bool csv_feed(struct csv_reader *r, struct err *err)
{
	const struct str *line = &r->line;
	size_t bad;

	r->row_size += line->len;
	if (r->row_size > CSV_ROW_SIZE) {
		err_set(err, ERR_CSV_UNCLOSED, NULL);
		return err_at(err, r->name, r->row_line);
	}
	if (!utf8_valid(line->text, line->len, &bad)) {
		err_set(err, line->text[bad] ? ERR_CSV_UTF8 : ERR_CSV_NUL, NULL);
		return err_at(err, r->name, r->number);
	}
	if (!utf8_is_ascii(line->text)) {
		str_clear(&r->normal);
		utf8_add_nfc(&r->normal, line->text);
		line = &r->normal;
	}
	if (csv_parse(&r->parser, line->text, line->len, csv_on_field, csv_on_row, r) !=
	    line->len) {
		err_set(err, ERR_CSV_QUOTE, NULL);
		return err_at(err, r->name, r->number);
	}
	return true;
}

/* Ends the input: a last row without a line end, an unclosed quote or a fault of the file. */
static bool csv_finish(struct csv_reader *r, struct err *err)
{
	r->ended = true;
	if (r->fault.code != ERR_NONE) {
		*err = r->fault;
		return false;
	}
	if (csv_fini(&r->parser, csv_on_field, csv_on_row, r) != 0) {
		err_set(err, ERR_CSV_UNCLOSED, NULL);
		return err_at(err, r->name, r->row_line);
	}
	return true;
}

static void csv_begin_row(struct csv_reader *r)
{
	str_clear(&r->row);
	r->fields = 0;
	r->row_line = 0;
	r->row_size = 0;
	r->complete = false;
}

static void csv_answer(struct csv_reader *r, struct csv_row *row)
{
	if (r->field_room < r->fields) {
		r->field = mem_resize(r->field, r->start_room, sizeof(*r->field));
		r->field_room = r->start_room;
	}
	for (size_t i = 0; i < r->fields; i++)
		r->field[i] = r->row.text + r->start[i];
	row->field = r->field;
	row->fields = r->fields;
	row->line = r->row_line;
}

bool csv_row(struct csv_reader *r, struct csv_row *row, struct err *err)
{
	csv_begin_row(r);
	while (!r->ended && !r->complete) {
		if (!csv_next_line(r)) {
			if (!csv_finish(r, err))
				return false;
			break;
		}
		if (!r->row_line && r->line.text[0] == '\n')
			continue;
		if (!r->row_line)
			r->row_line = r->number;
		if (!csv_feed(r, err)) {
			r->ended = true;
			return false;
		}
	}
	if (!r->complete)
		return false;
	csv_answer(r, row);
	return true;
}

void csv_write_field(FILE *out, const char *text, bool first)
{
	if (!first)
		putc(',', out);
	if (!text)
		return;
	/* A byte-order mark is quoted too: at the start of a file it would not be read. */
	if (!text[strcspn(text, ",\"\r\n")] && !str_starts(text, CSV_BOM)) {
		fputs(text, out);
		return;
	}
	putc('"', out);
	for (; *text; text++) {
		if (*text == '"')
			putc('"', out);
		putc(*text, out);
	}
	putc('"', out);
}

void csv_write_row(FILE *out, const char *const *fields, size_t count)
{
	for (size_t i = 0; i < count; i++)
		csv_write_field(out, fields[i], i == 0);
	/* A lone empty field must not read as a blank line. */
	if (count == 1 && (!fields[0] || !*fields[0]))
		fputs("\"\"", out);
	putc('\n', out);
}

static bool csv_header_fault(struct csv_reader *r, long line, enum err_code code, const char *name,
			     const char *known, struct err_list *faults)
{
	struct err err = { 0 };

	err_set(&err, code, name, known);
	err_at(&err, r->name, line);
	err_list_add(faults, &err);
	return false;
}

static bool csv_header_place(struct csv_reader *r, const struct csv_row *row, size_t at,
			     struct csv_column *columns, size_t count, struct err_list *faults)
{
	struct str known;

	for (size_t i = 0; i < count; i++) {
		if (!str_equal(row->field[at], columns[i].name))
			continue;
		if (columns[i].at >= 0)
			return csv_header_fault(r, row->line, ERR_CSV_COLUMN_REPEATED,
						columns[i].name, NULL, faults);
		columns[i].at = (int)at;
		return true;
	}
	str_init(&known);
	for (size_t i = 0; i < count; i++)
		str_addf(&known, "%s%s", i ? "," : "", columns[i].name);
	csv_header_fault(r, row->line, ERR_CSV_COLUMN_UNKNOWN, row->field[at], known.text, faults);
	str_release(&known);
	return false;
}

bool csv_header(struct csv_reader *r, struct csv_column *columns, size_t count,
		struct err_list *faults)
{
	struct csv_row row;
	struct err err = { 0 };
	bool fine = true;

	for (size_t i = 0; i < count; i++)
		columns[i].at = -1;
	if (!csv_row(r, &row, &err)) {
		if (err.code == ERR_NONE) {
			err_set(&err, ERR_CSV_EMPTY, NULL);
			err_at(&err, r->name, 1);
		}
		err_list_add(faults, &err);
		return false;
	}
	for (size_t i = 0; i < row.fields; i++)
		fine = csv_header_place(r, &row, i, columns, count, faults) && fine;
	for (size_t i = 0; i < count; i++) {
		if (columns[i].required && columns[i].at < 0)
			fine = csv_header_fault(r, row.line, ERR_CSV_COLUMN_MISSING,
						columns[i].name, NULL, faults);
	}
	return fine;
}

const char *csv_field(const struct csv_row *row, const struct csv_column *column)
{
	const char *text;

	if (column->at < 0 || (size_t)column->at >= row->fields)
		return NULL;
	text = row->field[column->at];
	return *text ? text : NULL;
}
