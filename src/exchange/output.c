/* Files to write: under a temporary name until they are whole. */
#include "exchange/output.h"

#include "base/mem.h"
#include "base/opener.h"
#include "base/str.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* True for a file that begins as every SQLite database does. */
static bool output_is_database(const char *path)
{
	static const char magic[] = "SQLite format 3";
	char head[sizeof(magic)] = "";
	struct stat st;
	int fd;

	if (opener_stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return false;
	fd = opener_open(path, O_RDONLY, 0);
	if (fd < 0)
		return false;
	if (read(fd, head, sizeof(head)) != (ssize_t)sizeof(head))
		head[0] = '\0';
	close(fd);
	return memcmp(head, magic, sizeof(magic)) == 0;
}

/* --- where writing may have to wait for whoever reads --- */

static void output_begin_stream(struct output *out)
{
	struct stat st;
	const bool waits = fstat(fileno(out->file), &st) != 0 || !S_ISREG(st.st_mode);
	FILE *spool = waits ? tmpfile() : NULL;

	/* without room for a temporary file there is no other way than to write as it comes */
	if (!spool)
		return;
	out->stream = out->file;
	out->file = spool;
}

/* A line of the spool, as it came or made visible. */
static void output_pour_line(struct output *out, char *line, size_t len, bool visible)
{
	struct str shown;

	if (!visible) {
		fwrite(line, 1, len, out->stream);
		return;
	}
	str_init(&shown);
	for (size_t n = 0; n < len; n++)
		if (!line[n])
			line[n] = '\1';
	if (len && line[len - 1] == '\n')
		line[len - 1] = '\0';
	utf8_add_visible(&shown, line);
	fprintf(out->stream, "%s\n", shown.text);
	str_release(&shown);
}

static bool output_end_stream(struct output *out, bool keep)
{
	const bool visible = isatty(fileno(out->stream));
	char *line = NULL;
	size_t room = 0;
	ssize_t len;
	bool ok = fflush(out->file) == 0;
	int cause = errno;

	if (ok && keep) {
		rewind(out->file);
		while (!ferror(out->stream) && (len = getline(&line, &room, out->file)) >= 0)
			output_pour_line(out, line, (size_t)len, visible);
		ok = !ferror(out->file) && !ferror(out->stream) && fflush(out->stream) == 0;
		cause = errno;
	}
	free(line);
	fclose(out->file);
	out->file = out->stream;
	out->stream = NULL;
	errno = cause;
	return ok;
}

bool output_begin(struct output *out, const char *path, struct err *err)
{
	struct stat st;
	int fd;

	out->path = path;
	out->stream = NULL;
	str_init(&out->made);
	if (!path) {
		output_begin_stream(out);
		return true;
	}
	if (output_is_database(path))
		return err_set(err, ERR_FILE_DATABASE, path);
	if (opener_lstat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		fd = opener_open(path, O_WRONLY | O_TRUNC, 0);
	} else {
		str_addf(&out->made, "%s.new-%d", path, (int)getpid());
		fd = opener_open(out->made.text, O_WRONLY | O_CREAT | O_EXCL, 0666);
	}
	out->file = fd >= 0 ? fdopen(fd, "w") : NULL;
	if (out->file)
		return true;
	err_set(err, ERR_FILE_WRITE, path, strerror(errno));
	str_release(&out->made);
	return false;
}

bool output_end(struct output *out, bool keep, struct err *err)
{
	const bool made = out->made.len > 0;
	bool ok = !ferror(out->file) &&
		  (out->stream ? output_end_stream(out, keep) : fflush(out->file) == 0);
	int cause = errno;

	if (ok && made && fsync(fileno(out->file)) != 0) {
		ok = false;
		cause = errno;
	}
	if (out->path && fclose(out->file) != 0 && ok) {
		ok = false;
		cause = errno;
	}
	if (ok && keep && made && opener_rename(out->made.text, out->path) != 0) {
		ok = false;
		cause = errno;
	}
	if (made && (!keep || !ok))
		opener_unlink(out->made.text);
	str_release(&out->made);
	if (ok || !keep || (!made && cause == EPIPE))
		return true;
	return err_set(err, ERR_FILE_WRITE, out->path ? out->path : "-", strerror(cause));
}
