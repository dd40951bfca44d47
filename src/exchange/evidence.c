/* Hashing the file that stands behind a value. */
#include "exchange/evidence.h"

#include "base/hash.h"
#include "base/opener.h"
#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { EVIDENCE_CHUNK = 64 * 1024 };

static bool evidence_hash(int fd, unsigned char hash[HASH_SIZE])
{
	static char chunk[EVIDENCE_CHUNK];
	struct hash h;
	ssize_t got;

	hash_init(&h);
	while ((got = read(fd, chunk, sizeof(chunk))) > 0 || (got < 0 && errno == EINTR))
		if (got > 0)
			hash_plain(&h, chunk, (size_t)got);
	hash_end(&h, hash);
	return got == 0;
}

bool evidence_describe(const char *place, struct str *text, struct err *err)
{
	unsigned char hash[HASH_SIZE];
	char hex[HASH_HEX_SIZE];
	struct stat st;
	int fd;
	bool ok;

	if (strstr(place, "://"))
		return true;
	fd = opener_open(place, O_RDONLY | O_NONBLOCK, 0);
	if (fd >= 0 && fstat(fd, &st) == 0 && !S_ISREG(st.st_mode)) {
		close(fd);
		fd = -1;
		errno = EINVAL;
	}
	ok = fd >= 0 && evidence_hash(fd, hash);
	if (!ok)
		err_set(err, ERR_FILE_READ, place, strerror(errno));
	if (fd >= 0)
		close(fd);
	if (!ok)
		return false;
	hash_hex(hash, HASH_SIZE, hex);
	str_addf(text, "sha256=%s", hex);
	return true;
}
