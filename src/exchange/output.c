/* Files to write: under a temporary name until they are whole. */
#include "exchange/output.h"

#include "base/mem.h"
#include "base/opener.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
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

/* Line by line: a character may come in two parts. */
static ssize_t output_show(void *cookie, const char *data, size_t size)
{
	struct output *out = cookie;
	struct str shown;

	str_init(&shown);
	for (size_t n = 0; n < size; n++) {
		if (data[n] != '\n') {
			str_addc(&out->line, data[n] ? data[n] : '\1');
			continue;
		}
		str_clear(&shown);
		utf8_add_visible(&shown, out->line.text);
		str_clear(&out->line);
		fprintf(out->terminal, "%s\n", shown.text);
	}
	str_release(&shown);
	return ferror(out->terminal) ? 0 : (ssize_t)size;
}

static void output_begin_terminal(struct output *out)
{
	FILE *file = fopencookie(out, "w", (cookie_io_functions_t){ .write = output_show });

	if (!file)
		return;
	out->terminal = out->file;
	out->file = file;
	str_init(&out->line);
}

static bool output_end_terminal(struct output *out)
{
	const bool ok = fclose(out->file) == 0 && fflush(out->terminal) == 0;

	str_release(&out->line);
	out->file = out->terminal;
	out->terminal = NULL;
	return ok;
}

bool output_begin(struct output *out, const char *path, struct err *err)
{
	struct stat st;
	int fd;

	out->path = path;
	out->terminal = NULL;
	str_init(&out->made);
	if (!path) {
		if (isatty(fileno(out->file)))
			output_begin_terminal(out);
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
		  (out->terminal ? output_end_terminal(out) : fflush(out->file) == 0);
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
