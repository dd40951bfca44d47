/* Keys for the frame of the program. */
#include "support/press.h"

void press_key(struct ui *ui, int32_t key)
{
	struct event ev = { .kind = EVENT_KEY, .key = key };

	if (key >= ' ' && key < 0x7f)
		ev.text[0] = (char)key;
	ui_handle(ui, &ev);
}

void press_text(struct ui *ui, const char *text)
{
	for (; *text; text++)
		press_key(ui, *text);
}
