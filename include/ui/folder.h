/* What is in a folder: its folders and files, in the order of a dictionary. */
#ifndef TIENDO_UI_FOLDER_H
#define TIENDO_UI_FOLDER_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct folder_entry {
	char *name;
	char *key; /* that it is sorted by */
	bool folder;
	int64_t size; /* bytes */
	int64_t ms;   /* last change */
};

struct folder {
	char *path; /* absolute */
	struct folder_entry *entry;
	size_t count, room;
};

/* Reads the folder `path` into a zeroed or read *f. Hidden entries and what is neither folder nor file are
 * left out; ".." comes first, then folders, then files. False with err set and *f as it was. */
bool folder_read(struct folder *f, const char *path, struct err *err);
void folder_release(struct folder *f);

/* The path of `name` within the folder, of `name` itself when it is absolute, of the home folder's
 * "~/x"; for the caller to free. */
char *folder_path(const struct folder *f, const char *name);

/* True when a folder of this path is there. */
bool folder_is(const char *path);

#endif
