/* Reports of a period that the test itself need not type: what is expected of whom is asked of the
 * database. For the tests on a server, whose period is long past. */
#ifndef TIENDO_TESTS_E2E_REPORTED_H
#define TIENDO_TESTS_E2E_REPORTED_H

#include <stddef.h>

/* Everything that the period expects of every unit but the late ones: entered as not applicable,
 * submitted, and verified by somebody else. The database is a personal one. */
void reported_by_all_but(const char *path, const char *period, const char *const *late,
			 size_t lates);

/* CSV rows of everything that the period expects of a unit and that is not there yet, not applicable.
 * Until the teardown. */
const char *reported_rows(const char *path, const char *period, const char *unit);

#endif
