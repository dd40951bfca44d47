/* A fuzz target without its fuzzer: each file kept in tests/fuzz/corpus/NAME is one test. */
#include "fuzz/bed.h"
#include "support/scratch.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int replay_folder(const char *folder)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	int count = 0;

	while (dir && (entry = readdir(dir))) {
		char *path, *data;
		size_t size;

		if (entry->d_name[0] == '.')
			continue;
		if (asprintf(&path, "%s/%s", folder, entry->d_name) < 0)
			abort();
		printf("%s\n", path);
		fflush(stdout);
		data = scratch_read(path, &size);
		fuzz_require(data != NULL);
		LLVMFuzzerTestOneInput((const uint8_t *)data, size);
		free(data);
		free(path);
		count++;
	}
	if (dir)
		closedir(dir);
	return count;
}

/* The program is called test_fuzz_NAME. */
int main(int argc, char **argv)
{
	const char *source = getenv("TIENDO_SOURCE");
	const char *name = argc > 0 ? strstr(argv[0], "test_fuzz_") : NULL;
	char *folder;
	int count;

	if (!name || asprintf(&folder, "%s/tests/fuzz/corpus/%s", source ? source : ".",
			      name + strlen("test_fuzz_")) < 0)
		return 2;
	count = replay_folder(folder);
	printf("[  PASSED  ] %d test(s).\n", count);
	free(folder);
	return count > 0 ? 0 : 1;
}
