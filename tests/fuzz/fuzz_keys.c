/* Any bytes as they come from a terminal, for the whole program on a demonstration database: keys,
 * pastes, other sizes, a hang-up at the end. Never a crash, and the database stays sound. */
#include "fuzz/bed.h"

#include "base/str.h"
#include "store/verify.h"
#include "support/screen.h"
#include "ui/keys.h"
#include "ui/paste.h"
#include "ui/screens.h"
#include "ui/ui.h"

enum { KEYS_MAX = 400, KEYS_BODY = 16 };

/* Bytes that no terminal sends are what else can happen. */
enum { KEYS_SIZE = 0xfd, KEYS_TOGETHER = 0xfe, KEYS_DRAW = 0xff };

struct keys {
	struct ui ui;
	struct event_decoder decoder;
	const char *at, *end;
	bool together;
};

static void keys_give(struct keys *k, struct event *ev)
{
	ev->together = k->together;
	ui_handle(&k->ui, ev);
	if (!k->together)
		ui_draw(&k->ui);
}

static void keys_paste(struct keys *k)
{
	struct event ev = { .kind = EVENT_PASTE };
	struct paste paste;
	struct str text;
	bool ended;

	paste_init(&paste);
	paste_begin(&paste);
	str_init(&text);
	k->at += paste_take(&paste, k->at, (size_t)(k->end - k->at), &ended);
	if (ended)
		paste_add_text(&paste, &text);
	else
		ev.fault = PASTE_CUT;
	ev.paste = text.text;
	keys_give(k, &ev);
	str_release(&text);
	paste_release(&paste);
}

/* ESC and what belongs to it. */
static void keys_escape(struct keys *k)
{
	struct event ev = { .kind = EVENT_KEY, .key = K_ESC };
	char body[KEYS_BODY] = "";
	size_t len = 0;
	bool opens;

	if (k->at < k->end && (*k->at == '[' || *k->at == 'O')) {
		while (k->at < k->end && len + 1 < sizeof(body)) {
			body[len++] = *k->at++;
			if (len > 1 && body[len - 1] >= '@' && body[len - 1] != '[')
				break;
		}
		body[len] = '\0';
		if (event_sequence_paste(body, &opens)) {
			if (opens)
				keys_paste(k);
			return;
		}
		ev.key = event_sequence_key(body);
		if (ev.key == K_NONE)
			return;
	}
	keys_give(k, &ev);
}

static void keys_resize(struct keys *k)
{
	struct event ev = { .kind = EVENT_RESIZE };
	const unsigned char size = k->at < k->end ? (unsigned char)*k->at++ : 0;

	screen_resize(1 + size % 50, 1 + size % 16 * 9);
	keys_give(k, &ev);
}

static void keys_byte(struct keys *k, unsigned char byte)
{
	struct event ev;

	if (byte == K_ESC)
		keys_escape(k);
	else if (byte == KEYS_SIZE)
		keys_resize(k);
	else if (byte == KEYS_TOGETHER)
		k->together = !k->together;
	else if (byte == KEYS_DRAW)
		ui_draw(&k->ui);
	else if (event_decode_byte(&k->decoder, byte, true, &ev))
		keys_give(k, &ev);
}

static void keys_type(struct keys *k)
{
	struct event ev = { .kind = EVENT_HANGUP };

	for (int n = 0; n < KEYS_MAX && k->at < k->end && !k->ui.quit; n++)
		keys_byte(k, (unsigned char)*k->at++);
	if (!k->ui.quit)
		ui_handle(&k->ui, &ev);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_bed bed = *fuzz_bed();
	struct keys k = { .at = (const char *)data, .end = (const char *)data + size };
	struct verify_report report;
	struct err err = { 0 };

	if (size == 0)
		return 0;
	lang_set(data[0] & 1 ? LANG_EN : LANG_VI);
	keys_init();
	screen_open(24, 80, data[0] & 2 ? "vt100" : "xterm-256color", !(data[0] & 2));
	k.at++;
	ui_init(&k.ui);
	k.ui.store = store_open(bed.path, STORE_WRITE, &err);
	fuzz_require(k.ui.store != NULL);
	k.ui.programme = &bed.programme;
	k.ui.units = &bed.units;
	k.ui.path = bed.path;
	k.ui.author = "fuzz";
	period_parse("2025-Q3", &k.ui.look.period);
	view_push(&k.ui, &overview_view, NULL);
	ui_draw(&k.ui);
	keys_type(&k);
	ui_release(&k.ui);
	screen_close();
	fuzz_require(verify_all(k.ui.store, NULL, NULL, &report, &err) && report.differences == 0);
	store_close(k.ui.store);
	return 0;
}
