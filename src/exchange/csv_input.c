/* Reading in chunks, and UTF-16 into UTF-8 across their borders. */
#include "csv_input.h"

#include "base/mem.h"
#include "base/opener.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CSV_CHUNK = 64 * 1024 };

static void csv_input_init(struct csv_input *in)
{
	*in = (struct csv_input){ .fd = -1, .odd = -1 };
	str_init(&in->decoded);
}

bool csv_input_open(struct csv_input *in, const char *path, struct err *err)
{
	struct stat st;
	int fd = 0;

	if (strcmp(path, "-") != 0)
		fd = opener_open(path, O_RDONLY, 0);
	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		if (fd > 0)
			close(fd);
		fd = -1;
		errno = EISDIR;
	}
	if (fd < 0)
		return err_set(err, ERR_FILE_READ, path, strerror(errno));
	csv_input_init(in);
	in->fd = fd;
	in->chunk = mem_alloc(CSV_CHUNK);
	return true;
}

void csv_input_memory(struct csv_input *in, const char *text, size_t len)
{
	csv_input_init(in);
	in->raw = text;
	in->raw_left = len;
}

void csv_input_close(struct csv_input *in)
{
	if (in->fd > 0)
		close(in->fd);
	free(in->chunk);
	str_release(&in->decoded);
}

/* Adds what the file gives to the chunk's first `have` bytes. */
static bool csv_input_read(struct csv_input *in, size_t have, const char *name, struct err *err)
{
	ssize_t got;

	do
		got = read(in->fd, in->chunk + have, CSV_CHUNK - have);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return err_set(err, ERR_FILE_READ, name, strerror(errno));
	in->raw = in->chunk;
	in->raw_left = have + (size_t)got;
	in->whole = got == 0;
	return true;
}

bool csv_input_start(struct csv_input *in, const char *name, struct err *err)
{
	if (in->fd < 0) {
		in->whole = true;
		return true;
	}
	while (!in->whole && in->raw_left < CSV_CHUNK)
		if (!csv_input_read(in, in->raw_left, name, err))
			return false;
	return true;
}

static void csv_input_add_code(struct str *out, uint32_t code)
{
	if (code < 0x80) {
		str_addc(out, (char)code);
		return;
	}
	if (code < 0x800) {
		str_addc(out, (char)(0xc0 | code >> 6));
	} else {
		if (code < 0x10000) {
			str_addc(out, (char)(0xe0 | code >> 12));
		} else {
			str_addc(out, (char)(0xf0 | code >> 18));
			str_addc(out, (char)(0x80 | (code >> 12 & 0x3f)));
		}
		str_addc(out, (char)(0x80 | (code >> 6 & 0x3f)));
	}
	str_addc(out, (char)(0x80 | (code & 0x3f)));
}

static void csv_input_unit(struct csv_input *in, uint32_t unit)
{
	const uint32_t high = in->high;

	in->high = 0;
	if (high && unit >= 0xdc00 && unit < 0xe000) {
		csv_input_add_code(&in->decoded, 0x10000 + ((high - 0xd800) << 10) + unit - 0xdc00);
		return;
	}
	if (high)
		csv_input_add_code(&in->decoded, high);
	if (unit >= 0xd800 && unit < 0xdc00)
		in->high = unit;
	else
		csv_input_add_code(&in->decoded, unit);
}

/* Decodes all raw bytes; at the end of the file also what is cut short. */
static void csv_input_utf16(struct csv_input *in)
{
	const bool big = in->encoding == CSV_UTF16BE;

	str_clear(&in->decoded);
	for (size_t n = 0; n < in->raw_left; n++) {
		const unsigned char byte = (unsigned char)in->raw[n];

		if (in->odd < 0) {
			in->odd = byte;
			continue;
		}
		csv_input_unit(in, big ? (uint32_t)in->odd << 8 | byte :
					 (uint32_t)byte << 8 | (uint32_t)in->odd);
		in->odd = -1;
	}
	if (in->raw_left == 0) {
		if (in->high)
			csv_input_add_code(&in->decoded, in->high);
		if (in->odd >= 0)
			str_addc(&in->decoded, '\xff');
		in->high = 0;
		in->odd = -1;
	}
	in->text = in->decoded.text;
	in->left = in->decoded.len;
}

/* Passes the raw bytes on. */
static void csv_input_pass(struct csv_input *in)
{
	if (in->encoding == CSV_UTF8) {
		in->text = in->raw;
		in->left = in->raw_left;
	} else {
		csv_input_utf16(in);
	}
	in->raw_left = 0;
}

void csv_input_decode(struct csv_input *in, bool utf16)
{
	static const struct {
		const char *bytes;
		size_t len;
		enum csv_encoding encoding;
	} mark[] = {
		{ CSV_BOM, 3, CSV_UTF8 },
		{ "\xff\xfe", 2, CSV_UTF16LE },
		{ "\xfe\xff", 2, CSV_UTF16BE },
	};

	for (size_t n = 0; n < ARRAY_LEN(mark); n++) {
		if ((mark[n].encoding != CSV_UTF8 && !utf16) || in->raw_left < mark[n].len ||
		    memcmp(in->raw, mark[n].bytes, mark[n].len) != 0)
			continue;
		in->encoding = mark[n].encoding;
		in->raw += mark[n].len;
		in->raw_left -= mark[n].len;
		break;
	}
	csv_input_pass(in);
}

bool csv_input_fill(struct csv_input *in, const char *name, struct err *err)
{
	bool end = false;

	while (!in->left && !end) {
		if (!in->whole && !csv_input_read(in, 0, name, err))
			return false;
		end = in->whole;
		csv_input_pass(in);
	}
	return in->left > 0;
}
