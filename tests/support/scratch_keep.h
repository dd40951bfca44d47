/* What the files behind scratch.h share. */
#ifndef TIENDO_TESTS_SUPPORT_SCRATCH_KEEP_H
#define TIENDO_TESTS_SUPPORT_SCRATCH_KEEP_H

/* Memory that the teardown frees; returns it. scratch_drop frees it earlier. */
void *scratch_keep(void *memory);
void scratch_drop(void *memory);

/* As source_path, but for the caller to free. */
char *source_make_path(const char *name);

/* Makes the folders on the way to a path. */
void scratch_make_folders(const char *path);

#endif
