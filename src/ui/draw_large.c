/* Figures that a room can read: seven segments of plain ASCII, three lines high. */
#include "ui/draw.h"

#include "base/utf8.h"

#include <string.h>

enum { LARGE_WIDTH = 3 };

/* Each digit's lines one below the other, three columns each. */
static const char *const large_digit[10] = {
	" _ | ||_|", "     |  |", " _  _||_ ", " _  _| _|", "   |_|  |",
	" _ |_  _|", " _ |_ |_|", " _   |  |", " _ |_||_|", " _ |_| _|",
};

static int large_width(char c)
{
	return c >= '0' && c <= '9' ? LARGE_WIDTH + 1 : 2;
}

bool draw_large(int y, int x, int width, const char *text, enum style style, int *end)
{
	int columns = 0;

	if (!*text || strspn(text, "0123456789.,-") != strlen(text))
		return false;
	for (const char *at = text; *at; at++)
		columns += large_width(*at);
	if (columns > width)
		return false;
	for (const char *at = text; *at; at++) {
		char line[LARGE_WIDTH + 1] = "";

		for (int n = 0; n < LARGE_LINES && *at >= '0' && *at <= '9'; n++) {
			memcpy(line, large_digit[*at - '0'] + n * LARGE_WIDTH, LARGE_WIDTH);
			draw_text(y + n, x, LARGE_WIDTH, line, style);
		}
		if (*at < '0' || *at > '9') {
			line[0] = *at;
			line[1] = '\0';
			draw_text(y + (*at == '-' ? 1 : LARGE_LINES - 1), x, 1, line, style);
		}
		x += large_width(*at);
	}
	*end = x;
	return true;
}
