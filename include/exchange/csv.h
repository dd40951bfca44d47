/* CSV in and out.
 *
 * Reading is streaming: csv_open, csv_row until it returns false, csv_close. A row's fields are
 * borrowed until the next call. Text is NFC. A byte-order mark is passed over; CRLF, LF and CR
 * end a row. Blank lines are passed over. Faults (not UTF-8, NUL, a quote in the wrong place, an
 * unclosed quote) end the reading and name the line. Bytes in a Vietnamese encoding from before
 * Unicode are refused by its name; so is, but in CSV_PLAIN, UTF-8 text that came of such bytes or of
 * UTF-8 read wrongly ("Hµ Néi", "HÃ  Ná»™i"), at its row, or at the end of the file where the first
 * rows prove little alone. */
#ifndef TIENDO_EXCHANGE_CSV_H
#define TIENDO_EXCHANGE_CSV_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct csv_reader;

struct csv_row {
	const char *const *field;
	size_t fields;
	long line; /* where the row starts, from 1 */
};

/* What is taken for CSV. */
enum csv_form {
	CSV_PLAIN, /* RFC 4180 in UTF-8, with or without its byte-order mark */
	/* The same to the letter: a blank line is a row with one empty field, and line ends within
	 * quotation marks stay what they are (else they become LF). */
	CSV_EXACT,
	/* As spreadsheets write it: comma, semicolon, tab or bar, whichever parts the first rows best, or
	 * what a first line "sep=;" says; UTF-16 with its mark too. Other files (XLSX, PDF ...) are
	 * refused by their name. */
	CSV_ANY,
	/* As copied from a spreadsheet: tabs, or a single column; a blank line is an empty cell; a
	 * quotation mark within a field is a character like others. */
	CSV_PASTED
};

/* Opens a file; "-" is standard input. NULL with err set when it cannot be read. */
struct csv_reader *csv_open(const char *path, enum csv_form form, struct err *err);

/* Reads from memory (borrowed); `name` stands for the file in messages. */
struct csv_reader *csv_open_text(const char *text, size_t len, enum csv_form form,
				 const char *name);

enum csv_encoding { CSV_UTF8, CSV_UTF16LE, CSV_UTF16BE };

/* What was recognised. */
struct csv_shape {
	enum csv_encoding encoding;
	char separator;
};

/* Looks at the beginning of the text, if that has not been done yet. What cannot be read is said
 * by csv_row. */
const struct csv_shape *csv_shape(struct csv_reader *r);

/* "UTF-8", "UTF-16LE" */
const char *csv_encoding_name(enum csv_encoding encoding);

/* The next row. False at the end (err->code == ERR_NONE) or on a fault (err set, with file and
 * line). err must be zeroed by the caller before the first call. */
bool csv_row(struct csv_reader *r, struct csv_row *row, struct err *err);
void csv_close(struct csv_reader *r);

/* The next csv_row answers as the last one did. */
void csv_again(struct csv_reader *r);

/* How many blank lines were passed over so far. */
long csv_blank(const struct csv_reader *r);

/* The name for messages. */
const char *csv_name(const struct csv_reader *r);

/* Writing, quoted only where needed, LF line ends; NULL is empty. csv_write_field writes the text as it
 * is: for the catalogue, whose files are read as they stand ("=" is an operator there). csv_write_row is
 * for tables that are opened in a spreadsheet: a text that would begin a formula there (= + - @, tab, CR,
 * LF or a full-width form of the signs, also behind spaces and quotation marks) gets an apostrophe in
 * front. Numbers stay numbers: -3.5. */
void csv_write_field(FILE *out, const char *text, bool first);
void csv_write_row(FILE *out, const char *const *fields, size_t count);

/* A field that csv_write_row wrote, without the apostrophe that it put in front, and only that one:
 * "'=a" is "=a", "''=a" is "'=a", "'a" and "'-3.5" are themselves. For every text that an import stores. */
const char *csv_text_plain(const char *text);

/* A table with named columns read as a whole header: the place of each wanted name. */
struct csv_column {
	const char *name;
	bool required;
	int at; /* filled: the field's index, -1 when the optional column is not there */
};

/* Reads the header row and places the columns, in any order. Reports unknown, repeated and
 * missing columns into the list; returns false if there was any fault. */
bool csv_header(struct csv_reader *r, struct csv_column *columns, size_t count,
		struct err_list *faults);

/* The field of a placed column, NULL when it is empty or the column is not there. */
const char *csv_field(const struct csv_row *row, const struct csv_column *column);

#endif
