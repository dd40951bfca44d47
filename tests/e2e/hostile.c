/* What must not reach a terminal. */
#include "hostile.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* SO (^N) would switch the character set. */
static const char *const hostile_forbidden[] = {
	"\033[31;45;5m",
	"\033]",
	"\a",
	"\xC2\x9B",
	/* NOLINTNEXTLINE(misc-misleading-bidirectional): that is what the test is about */
	"\xE2\x80\xAE",
	"\xE2\x80\x8B",
	"\xEF\xBB\xBF",
	"\x0E",
};

void hostile_check(const char *where, struct term *t)
{
	size_t len;
	const char *bytes = vt_recorded(term_vt(t), &len);

	for (size_t n = 0; n < ARRAY_LEN(hostile_forbidden); n++)
		if (memmem(bytes, len, hostile_forbidden[n], strlen(hostile_forbidden[n])))
			fail_msg("%s: forbidden text %zu reached the terminal", where, n);
}
