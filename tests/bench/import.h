/* Importing 100,000 rows, beside the sqlite3 shell's .import. */
#ifndef TIENDO_TESTS_BENCH_IMPORT_H
#define TIENDO_TESTS_BENCH_IMPORT_H

/* Runs $TIENDO (build/release/tiendo) and sqlite3 on the same file and reports both. */
void bench_import(void);

#endif
