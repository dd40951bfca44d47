/* Fifty programs writing into one database at once. */
#ifndef TIENDO_TESTS_BENCH_WRITERS_H
#define TIENDO_TESTS_BENCH_WRITERS_H

/* Reports errors, the slowest writer against the mean, and whether anything acknowledged is lost.
 */
void bench_writers(void);

#endif
