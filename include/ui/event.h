/* What comes in: a key, a typed character, a paste, another size, a hang-up.
 *
 * A key is one code: the Unicode code point of a typed character, a control character (^L is 0x0c),
 * or one of the K_ codes, which lie above Unicode. */
#ifndef TIENDO_UI_EVENT_H
#define TIENDO_UI_EVENT_H

#include <stdbool.h>
#include <stdint.h>

enum event_key {
	K_NONE = 0,
	K_TAB = 0x09,
	K_ENTER = 0x0d,
	K_ESC = 0x1b,
	K_UP = 0x110000,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PAGE_UP,
	K_PAGE_DOWN,
	K_INSERT,
	K_DELETE,
	K_BACKSPACE, /* 0x08 and 0x7f, too */
	K_BACK_TAB,
	K_F1, /* K_F1 + 1 is F2 ... */
	K_F12 = K_F1 + 11
};

enum event_kind {
	EVENT_NONE, /* nothing that concerns anyone (a swallowed sequence) */
	EVENT_KEY,
	EVENT_PASTE,   /* one text, however many lines */
	EVENT_RESIZE,  /* the window has another size; curses knows it already */
	EVENT_HANGUP,  /* the line is gone or the program is told to end: keep and leave */
	EVENT_SUSPEND, /* another process asks this one to stop (SIGTSTP) */
	EVENT_ACTION   /* an action posted by ui_post */
};

enum { EVENT_TEXT_SIZE = 8 };

enum paste_fault {
	PASTE_WHOLE,
	PASTE_LONG, /* longer than PASTE_MAX (paste.h): nothing of it is given */
	PASTE_CUT   /* its end did not come: nothing of it is given */
};

struct event {
	enum event_kind kind;
	int32_t key;                /* EVENT_KEY */
	char text[EVENT_TEXT_SIZE]; /* the typed character in UTF-8; "" for other keys */
	int action;                 /* EVENT_ACTION: enum action */
	bool together;              /* EVENT_KEY: came with the key before, without a pause */
	bool followed;          /* a typed character with another, different one right behind it */
	enum paste_fault fault; /* EVENT_PASTE */
	const char *paste;      /* EVENT_PASTE: as paste_add_text makes it, "" with a fault;
				     * borrowed until the next term_wait or term_pending */
};

/* Keeps the started UTF-8 sequence of a character between bytes; zeroed at first. */
struct event_decoder {
	unsigned char bytes[4];
	int have, want;
};

/* Makes the event of a typed byte. False while the character is not complete; what is not well
 * formed is dropped. Where text is not `utf8`, as that of a locale that does not fit the terminal, the key
 * is the character that was typed and its text is without accents: as it would be shown. */
bool event_decode_byte(struct event_decoder *d, unsigned char byte, bool utf8, struct event *ev);

/* The key of an escape sequence that terminfo did not name: `body` is what follows ESC, from "["
 * or "O" to its final byte. K_NONE for an unknown one: it is swallowed. Modifiers are ignored. A key of the
 * pad of numbers is its character. */
int32_t event_sequence_key(const char *body);

/* True when the sequence opens (200~) or closes (201~) a bracketed paste. */
bool event_sequence_paste(const char *body, bool *opens);

#endif
