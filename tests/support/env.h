/* The environment of a program under test: what the person who runs the tests has set must not
 * change what the tests see. */
#ifndef TIENDO_TESTS_SUPPORT_ENV_H
#define TIENDO_TESTS_SUPPORT_ENV_H

/* Changes this process's environment (call it between fork and exec, or once at the start of a
 * test program): removes TIENDO_*, XDG_*, LC_*, LANG, LANGUAGE, LINES, COLUMNS, NO_COLOR and
 * what describes the surrounding terminal; sets LANG=C.UTF-8 and TZ=UTC; then applies `changes`,
 * a NULL-terminated list (or NULL) of "NAME=value" to set and "NAME" to remove. */
void env_clean(const char *const *changes);

/* One such change. */
void env_change(const char *change);

#endif
