/* What a failed test shows of a terminal. */
#ifndef TIENDO_TESTS_SUPPORT_TERM_REPORT_H
#define TIENDO_TESTS_SUPPORT_TERM_REPORT_H

#include "support/vt.h"

/* Prints the screen with its cursor, what the kernel says about the program, and the end of what
 * was sent and received. */
void term_report(struct vt *vt);

#endif
