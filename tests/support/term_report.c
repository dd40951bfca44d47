/* What a failed test shows of a terminal: enough to understand it from the log alone. */
#include "support/term_report.h"

#include "support/proc.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { REPORT_LINE = 96, REPORT_BYTE = 5 };

static void report_screen(struct vt *vt)
{
	int rows, cols, row, col;

	vt_size(vt, &rows, &cols);
	vt_cursor(vt, &row, &col);
	print_error("screen of %d x %d on %s, cursor at row %d, column %d:\n", rows, cols,
		    vt_term(vt), row, col);
	for (int i = 0; i < rows; i++)
		if (*vt_row(vt, i))
			print_error("%3d |%s\n", i, vt_row(vt, i));
}

/* Bytes as C writes them, in lines. */
static void report_bytes(const char *what, const char *bytes, size_t len)
{
	char line[REPORT_LINE + REPORT_BYTE] = "";
	size_t at = 0;

	print_error("%s, at most the last %d bytes:\n", what, VT_TAIL_MAX);
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)bytes[i];
		if (isprint(c) && c != '\\')
			line[at++] = (char)c;
		else
			at += (size_t)snprintf(line + at, sizeof(line) - at, "\\%03o", c);
		line[at] = '\0';
		if (at < REPORT_LINE && i + 1 < len)
			continue;
		print_error("    |%s\n", line);
		at = 0;
	}
}

static void report_process(struct vt *vt)
{
	char text[256];
	struct vt_count count = vt_count(vt);

	proc_describe(vt_pid(vt), text, sizeof(text));
	print_error("process %ld: %s; %llu bytes received in %llu reads%s\n", (long)vt_pid(vt),
		    text, (unsigned long long)count.bytes, (unsigned long long)count.reads,
		    vt_unread(vt) ? "; it has not read all that was sent" : "");
}

void term_report(struct vt *vt)
{
	const char *bytes;
	size_t len;

	report_screen(vt);
	report_process(vt);
	bytes = vt_tail(vt, VT_SENT, &len);
	report_bytes("sent", bytes, len);
	bytes = vt_tail(vt, VT_RECEIVED, &len);
	report_bytes("received", bytes, len);
}
