/* CSV in and out. Reading is a pipeline per physical line: find its end, check its bytes, bring
 * it to NFC, part it. A line without a quotation mark is parted where it stands; the others are
 * fed to libcsv's strict parser. Working line by line keeps every fault at the line where it
 * stands, quoted fields that span lines included. */
#include "exchange/csv.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "csv_input.h"
#include "csv_legacy.h"
#include "csv_sniff.h"

#include <csv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { CSV_ROW_SIZE = 1024 * 1024 /* a longer row is taken for a missing quote */ };

struct csv_reader {
	char *name;
	enum csv_form form;
	struct csv_input in;
	bool started;
	struct csv_shape shape;
	struct csv_legacy legacy;
	struct csv_parser parser;
	struct str line;   /* the physical line, with its end */
	struct str normal; /* the same in NFC, when it is not ASCII */
	long number;       /* of the physical line, from 1 */
	long blank;        /* lines passed over */
	bool after_cr;     /* the last line ended in CR: a LF now belongs to it */
	struct str row;    /* the fields of a row that libcsv parted, each with its NUL */
	size_t *start;     /* where they start in `row` */
	size_t parsed, start_room;
	const char **field;
	size_t fields, field_room;
	long row_line;   /* where the row starts, 0 between rows */
	size_t row_size; /* bytes of it so far */
	bool complete;   /* the row has ended */
	bool ascii;      /* so far */
	bool ended;
	bool again;       /* the row read last is given once more */
	bool given;       /* it was a row */
	struct err said;  /* else why there was none */
	struct err fault; /* of the file; said when what was read before it is used up */
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

static struct csv_reader *csv_new(const char *name, enum csv_form form)
{
	struct csv_reader *r = mem_zero(1, sizeof(*r));

	r->name = mem_strdup(name);
	r->form = form;
	r->shape.separator = form == CSV_PASTED ? '\t' : ',';
	/* Without "spaces" nothing is trimmed: RFC 4180 counts them as part of the field. */
	csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_space_func(&r->parser, csv_no_space);
	csv_set_realloc_func(&r->parser, csv_resize);
	str_init(&r->line);
	str_init(&r->normal);
	str_init(&r->row);
	return r;
}

struct csv_reader *csv_open(const char *path, enum csv_form form, struct err *err)
{
	struct csv_input in;
	struct csv_reader *r;

	if (!csv_input_open(&in, path, err))
		return NULL;
	r = csv_new(path, form);
	r->in = in;
	return r;
}

struct csv_reader *csv_open_text(const char *text, size_t len, enum csv_form form, const char *name)
{
	struct csv_reader *r = csv_new(name, form);

	csv_input_memory(&r->in, text, len);
	return r;
}

void csv_close(struct csv_reader *r)
{
	if (!r)
		return;
	csv_input_close(&r->in);
	csv_free(&r->parser);
	str_release(&r->line);
	str_release(&r->normal);
	str_release(&r->row);
	free(r->start);
	free(r->field);
	free(r->name);
	free(r);
}

const char *csv_name(const struct csv_reader *r)
{
	return r->name;
}

const char *csv_encoding_name(enum csv_encoding encoding)
{
	static const char *const name[] = { "UTF-8", "UTF-16LE", "UTF-16BE" };

	return name[encoding];
}

/* Recognises what there is and passes over what stands before the first row. */
static bool csv_recognise(struct csv_reader *r, struct err *err)
{
	struct csv_input *in = &r->in;
	size_t said = 0;

	if (!csv_input_start(in, r->name, err))
		return false;
	if (r->form == CSV_ANY && !csv_sniff_bytes(in->raw, in->raw_left, err))
		return err_at(err, r->name, 0);
	csv_input_decode(in, r->form == CSV_ANY || r->form == CSV_PASTED);
	r->shape.encoding = in->encoding;
	if (r->form == CSV_ANY) {
		if (!csv_sniff_text(in->text, in->left, err))
			return err_at(err, r->name, 0);
		said = csv_sniff_line(in->text, in->left, &r->shape.separator);
		if (!said)
			r->shape.separator = csv_sniff_separator(in->text, in->left, in->whole);
	}
	in->text += said;
	in->left -= said;
	r->blank = said ? -1 : 0; /* what is left of the line that says the separator */
	csv_set_delim(&r->parser, (unsigned char)r->shape.separator);
	return true;
}

static void csv_start(struct csv_reader *r)
{
	if (r->started)
		return;
	r->started = true;
	csv_recognise(r, &r->fault);
}

const struct csv_shape *csv_shape(struct csv_reader *r)
{
	csv_start(r);
	return &r->shape;
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

/* After a line that ended in CR: a LF may follow. */
static void csv_end_line(struct csv_reader *r)
{
	struct csv_input *in = &r->in;

	if (r->form != CSV_EXACT) {
		r->line.text[r->line.len - 1] = '\n';
		r->after_cr = true;
	} else if (csv_input_fill(in, r->name, &r->fault) && *in->text == '\n') {
		str_addc(&r->line, '\n');
		in->text++;
		in->left--;
	}
}

/* Reads the next physical line into r->line, its LF or CR included (the LF of a CRLF is passed
 * over, which inside a quoted field makes it one line end too). False at the end. */
static bool csv_next_line(struct csv_reader *r)
{
	struct csv_input *in = &r->in;
	bool ended = false;
	size_t n;

	str_clear(&r->line);
	while (!ended && r->line.len <= CSV_ROW_SIZE && r->fault.code == ERR_NONE &&
	       csv_input_fill(in, r->name, &r->fault)) {
		if (r->after_cr && *in->text == '\n') {
			in->text++;
			in->left--;
			r->after_cr = false;
			continue;
		}
		r->after_cr = false;
		n = csv_line_length(in->text, in->left, &ended);
		str_addn(&r->line, in->text, n);
		in->text += n;
		in->left -= n;
	}
	if (!r->line.len)
		return false;
	if (ended && r->line.text[r->line.len - 1] == '\r')
		csv_end_line(r);
	r->number++;
	return true;
}

static void csv_on_field(void *data, size_t len, void *context)
{
	struct csv_reader *r = context;

	r->start = mem_grow(r->start, r->parsed, &r->start_room, sizeof(*r->start));
	r->start[r->parsed++] = r->row.len;
	str_addn(&r->row, data, len);
	str_addc(&r->row, '\0');
}

static void csv_on_row(int end, void *context)
{
	struct csv_reader *r = context;

	(void)end;
	r->complete = true;
}

static void csv_add(struct csv_reader *r, const char *text)
{
	r->field = mem_grow(r->field, r->fields, &r->field_room, sizeof(*r->field));
	r->field[r->fields++] = text;
}

/* False when there is a quotation mark to heed. */
static bool csv_unquoted(const struct csv_reader *r, const struct str *line)
{
	const char *mark = line->text;

	if (r->row_size > line->len)
		return false; /* within a quoted field */
	while ((mark = memchr(mark, '"', line->len - (size_t)(mark - line->text)))) {
		if (r->form != CSV_PASTED || mark == line->text || mark[-1] == r->shape.separator)
			return false;
		mark++;
	}
	return true;
}

/* Parts a line that is a whole row, where it stands. */
static void csv_part(struct csv_reader *r, struct str *line)
{
	char *at = line->text, *end = line->text + line->len, *next;

	while (end > at && (end[-1] == '\n' || end[-1] == '\r'))
		*--end = '\0';
	while ((next = memchr(at, r->shape.separator, (size_t)(end - at)))) {
		*next = '\0';
		csv_add(r, at);
		at = next + 1;
	}
	csv_add(r, at);
	r->complete = true;
}

/* Feeds a line to the parser. */
static bool csv_parse_line(struct csv_reader *r, const struct str *line, struct err *err)
{
	if (csv_parse(&r->parser, line->text, line->len, csv_on_field, csv_on_row, r) !=
	    line->len) {
		err_set(err, ERR_CSV_QUOTE, NULL);
		return err_at(err, r->name, r->number);
	}
	return true;
}

/* A line that is not UTF-8: in which encoding it is shows best with what follows it. */
static bool csv_byte_fault(struct csv_reader *r, char byte, struct err *err)
{
	struct str sample;

	if (!byte) {
		err_set(err, ERR_CSV_NUL, NULL);
	} else if (r->shape.encoding != CSV_UTF8) {
		err_set(err, ERR_CSV_UTF16, NULL);
	} else {
		str_init(&sample);
		str_addn(&sample, r->line.text, r->line.len);
		str_addn(&sample, r->in.text, r->in.left);
		if (csv_legacy_bytes(sample.text, sample.len, err))
			err_set(err, ERR_CSV_UTF8, NULL);
		str_release(&sample);
	}
	return err_at(err, r->name, r->number);
}

/* Checks the line's bytes and takes it to pieces. */
static bool csv_feed(struct csv_reader *r, struct err *err)
{
	struct str *line = &r->line;
	size_t bad;

	r->row_size += line->len;
	if (r->row_size > CSV_ROW_SIZE) {
		err_set(err, ERR_CSV_UNCLOSED, NULL);
		return err_at(err, r->name, r->row_line);
	}
	if (!utf8_valid(line->text, line->len, &bad))
		return csv_byte_fault(r, line->text[bad], err);
	if (!utf8_is_ascii(line->text)) {
		r->ascii = false;
		str_clear(&r->normal);
		utf8_add_nfc(&r->normal, line->text);
		line = &r->normal;
	}
	if (!csv_unquoted(r, line))
		return csv_parse_line(r, line, err);
	csv_part(r, line);
	return true;
}

/* At the end of the input: a last row without a line end, an unclosed quote, a fault of the file
 * or, after the last row, of the text as a whole. */
static bool csv_finish(struct csv_reader *r, struct err *err)
{
	long line;

	r->ended = true;
	if (r->fault.code != ERR_NONE) {
		*err = r->fault;
		return false;
	}
	if (csv_fini(&r->parser, csv_on_field, csv_on_row, r) != 0) {
		err_set(err, ERR_CSV_UNCLOSED, NULL);
		return err_at(err, r->name, r->row_line);
	}
	r->ended = !r->complete;
	if (r->ended && !csv_legacy_end(&r->legacy, &line, err))
		return err_at(err, r->name, line);
	return true;
}

static void csv_begin_row(struct csv_reader *r)
{
	str_clear(&r->row);
	r->parsed = 0;
	r->fields = 0;
	r->row_line = 0;
	r->row_size = 0;
	r->complete = false;
	r->ascii = true;
}

static void csv_answer(struct csv_reader *r, struct csv_row *row)
{
	for (size_t i = 0; i < r->parsed; i++)
		csv_add(r, r->row.text + r->start[i]);
	row->field = r->field;
	row->fields = r->fields;
	row->line = r->row_line;
}

static bool csv_passes_blank(const struct csv_reader *r)
{
	return r->line.text[0] == '\n' && r->form != CSV_PASTED && r->form != CSV_EXACT;
}

static bool csv_next_row(struct csv_reader *r, struct csv_row *row, struct err *err)
{
	csv_start(r);
	csv_begin_row(r);
	while (!r->ended && !r->complete) {
		if (!csv_next_line(r)) {
			if (!csv_finish(r, err))
				return false;
			break;
		}
		if (!r->row_line && csv_passes_blank(r)) {
			r->blank++;
			continue;
		}
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
	if (r->form == CSV_PLAIN || r->form == CSV_EXACT || r->ascii ||
	    csv_legacy_row(&r->legacy, row->field, row->fields, row->line, err))
		return true;
	r->ended = true;
	return err_at(err, r->name, row->line);
}

bool csv_row(struct csv_reader *r, struct csv_row *row, struct err *err)
{
	if (!r->again) {
		r->given = csv_next_row(r, row, err);
		if (!r->given)
			r->said = *err;
		return r->given;
	}
	r->again = false;
	*row = (struct csv_row){ .field = r->field, .fields = r->fields, .line = r->row_line };
	if (!r->given)
		*err = r->said;
	return r->given;
}

long csv_blank(const struct csv_reader *r)
{
	return r->blank;
}

void csv_again(struct csv_reader *r)
{
	r->again = true;
}
