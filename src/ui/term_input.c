/* Waiting for a key, a signal, or the end of the line. Signals are blocked except within ppoll, so
 * that nothing interrupts a transaction or a drawing and none is missed. */
#include "term_input.h"

#include "base/mem.h"
#include "ui/paste.h"
#include "ui/term.h"

#include <curses.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
	INPUT_BODY_MAX = 32,
	INPUT_ESCAPE_MS = 100,
	INPUT_READ = 4096,
	INPUT_PASTE_MS = 3000, /* a paste that pauses longer has been cut off */
	INPUT_FOREVER = -1
};

static const int input_signals[] = { SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGWINCH };

static volatile sig_atomic_t input_end, input_stop, input_size;
static struct sigaction input_before[ARRAY_LEN(input_signals)];
static sigset_t input_mask_before, input_mask_waiting;
static WINDOW *input_window; /* a pad: reading from it never draws */
static struct event_decoder input_decoder;
static struct event input_ahead;
static bool input_has_ahead, input_lost;
static bool input_waited; /* the next key comes after a pause, not together with the one before */

static struct paste input_paste;
static struct str input_pasted;     /* the text of the last one */
static bool input_pasting;          /* between its marks */
static bool input_adrift;           /* it was cut off, and its tail may still come */
static char input_rest[INPUT_READ]; /* read with its end, and yet to be taken as keys */
static size_t input_rest_at, input_rest_len;

static void input_handler(int number)
{
	if (number == SIGWINCH)
		input_size = 1;
	else if (number == SIGTSTP)
		input_stop = 1;
	else
		input_end = 1;
}

static void input_catch(void)
{
	struct sigaction action = { .sa_handler = input_handler };

	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < ARRAY_LEN(input_signals); i++) {
		sigaction(input_signals[i], NULL, &input_before[i]);
		/* under nohup and where nothing can continue us, as whoever started us wants it */
		if (input_before[i].sa_handler != SIG_IGN)
			sigaction(input_signals[i], &action, NULL);
	}
}

void term_input_start(void)
{
	sigset_t held;

	input_end = input_stop = input_size = 0;
	input_lost = input_pasting = input_adrift = input_has_ahead = false;
	input_rest_at = input_rest_len = 0;
	paste_init(&input_paste);
	str_init(&input_pasted);
	input_decoder = (struct event_decoder){ .have = 0 };
	sigemptyset(&held);
	for (size_t i = 0; i < ARRAY_LEN(input_signals); i++)
		sigaddset(&held, input_signals[i]);
	sigprocmask(SIG_BLOCK, &held, &input_mask_before);
	input_mask_waiting = input_mask_before;
	for (size_t i = 0; i < ARRAY_LEN(input_signals); i++)
		sigdelset(&input_mask_waiting, input_signals[i]);
	input_catch();
}

bool term_input_open(void)
{
	input_window = newpad(1, 1);
	if (!input_window)
		return false;
	keypad(input_window, TRUE);
	nodelay(input_window, TRUE);
	return true;
}

void term_input_stop(void)
{
	if (input_window)
		delwin(input_window);
	input_window = NULL;
	paste_release(&input_paste);
	str_release(&input_pasted);
	for (size_t i = 0; i < ARRAY_LEN(input_signals); i++)
		sigaction(input_signals[i], &input_before[i], NULL);
	/* The line's end may be told a second time while the program closes what it has open. */
	if (input_end || input_lost)
		signal(SIGHUP, SIG_IGN);
	sigprocmask(SIG_SETMASK, &input_mask_before, NULL);
}

void term_input_stop_allowed(void)
{
	struct sigaction action = { .sa_handler = SIG_DFL };
	sigset_t stop;

	sigemptyset(&action.sa_mask);
	sigaction(SIGTSTP, &action, NULL);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, NULL);
}

void term_input_stop_caught(void)
{
	struct sigaction action = { .sa_handler = input_handler };
	sigset_t stop;

	sigemptyset(&action.sa_mask);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	sigprocmask(SIG_BLOCK, &stop, NULL);
	sigaction(SIGTSTP, &action, NULL);
}

void term_take_size(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col)
		resize_term(size.ws_row, size.ws_col);
	term_redraw();
}

/* --- keys --- */

static const struct {
	int curses;
	int32_t key;
} input_keys[] = {
	{ KEY_UP, K_UP },
	{ KEY_DOWN, K_DOWN },
	{ KEY_LEFT, K_LEFT },
	{ KEY_RIGHT, K_RIGHT },
	{ KEY_SR, K_UP },
	{ KEY_SF, K_DOWN },
	{ KEY_SLEFT, K_LEFT },
	{ KEY_SRIGHT, K_RIGHT },
	{ KEY_HOME, K_HOME },
	{ KEY_FIND, K_HOME },
	{ KEY_A1, K_HOME },
	{ KEY_SHOME, K_HOME },
	{ KEY_END, K_END },
	{ KEY_SELECT, K_END },
	{ KEY_C1, K_END },
	{ KEY_SEND, K_END },
	{ KEY_PPAGE, K_PAGE_UP },
	{ KEY_A3, K_PAGE_UP },
	{ KEY_SPREVIOUS, K_PAGE_UP },
	{ KEY_NPAGE, K_PAGE_DOWN },
	{ KEY_C3, K_PAGE_DOWN },
	{ KEY_SNEXT, K_PAGE_DOWN },
	{ KEY_IC, K_INSERT },
	{ KEY_DC, K_DELETE },
	{ KEY_SDC, K_DELETE },
	{ KEY_BACKSPACE, K_BACKSPACE },
	{ KEY_BTAB, K_BACK_TAB },
	{ KEY_ENTER, K_ENTER },
};

/* Keys with modifiers that terminals of the xterm family have beyond curses' own names: "kDN5". */
static const struct {
	const char *name;
	int32_t key;
} input_names[] = {
	{ "kUP", K_UP },     { "kDN", K_DOWN },   { "kLFT", K_LEFT },    { "kRIT", K_RIGHT },
	{ "kHOM", K_HOME },  { "kEND", K_END },   { "kPRV", K_PAGE_UP }, { "kNXT", K_PAGE_DOWN },
	{ "kIC", K_INSERT }, { "kDC", K_DELETE },
};

static int32_t input_named_key(const char *name)
{
	for (size_t i = 0; name && i < ARRAY_LEN(input_names); i++)
		if (strncmp(input_names[i].name, name, strlen(input_names[i].name)) == 0)
			return input_names[i].key;
	return K_NONE;
}

static int32_t input_key(int code)
{
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return K_F1 + (code - KEY_F(1));
	for (size_t i = 0; i < ARRAY_LEN(input_keys); i++)
		if (input_keys[i].curses == code)
			return input_keys[i].key;
	return input_named_key(keyname(code));
}

static int input_get(void)
{
	if (input_rest_at < input_rest_len)
		return (unsigned char)input_rest[input_rest_at++];
	return wgetch(input_window);
}

static int input_peek(void)
{
	if (input_rest_at < input_rest_len)
		return (unsigned char)input_rest[input_rest_at];
	int next = wgetch(input_window);
	if (next != ERR)
		ungetch(next);
	return next;
}

static bool input_made(struct event *ev, int32_t key)
{
	*ev = (struct event){ .kind = EVENT_KEY, .key = key };
	return key != K_NONE;
}

/* Collects what follows ESC from "[" or "O" to its final byte. */
static void input_body(char body[INPUT_BODY_MAX])
{
	const int first = input_get();
	size_t len = 0;

	body[len++] = (char)first;
	wtimeout(input_window, INPUT_ESCAPE_MS);
	for (;;) {
		int c = input_get();
		if (c < 0x20 || c > 0x7e)
			break; /* broken off; ERR too */
		if (len < INPUT_BODY_MAX - 1)
			body[len++] = (char)c;
		if (c >= 0x40 && !(len == 2 && first == '[' && c == '['))
			break;
	}
	body[len] = '\0';
	nodelay(input_window, TRUE);
}

/* ESC is the key, or begins a sequence that curses does not know. */
static bool input_escape(struct event *ev)
{
	char body[INPUT_BODY_MAX];
	bool opens;
	int next = input_peek();

	if (next != '[' && next != 'O')
		return input_made(ev, K_ESC);
	input_body(body);
	if (!event_sequence_paste(body, &opens))
		return input_made(ev, event_sequence_key(body));
	input_adrift = false;
	input_pasting = opens;
	if (opens)
		paste_begin(&input_paste);
	return false;
}

static bool input_take(int code, struct event *ev)
{
	if (code == K_ESC)
		return input_escape(ev);
	if (code > 0xff)
		return input_made(ev, input_key(code));
	return event_decode_byte(&input_decoder, (unsigned char)code, term_utf8(), ev);
}

/* --- pastes --- */

static int input_readable(void)
{
	int bytes = 0;

	return ioctl(STDIN_FILENO, FIONREAD, &bytes) == 0 ? bytes : 0;
}

static void input_finish_paste(struct event *ev, enum paste_fault fault)
{
	input_pasting = false;
	str_clear(&input_pasted);
	if (fault == PASTE_WHOLE)
		paste_add_text(&input_paste, &input_pasted);
	paste_begin(&input_paste);
	*ev = (struct event){ .kind = EVENT_PASTE, .fault = fault, .paste = input_pasted.text };
}

/* Takes what there is now; true at the end mark. Past curses, which reads byte by byte and has nothing
 * put aside here: it stops at the first byte of the mark that is no key of its own. */
static bool input_collect(struct event *ev)
{
	for (;;) {
		bool ended;

		input_rest_at += paste_take(&input_paste, input_rest + input_rest_at,
					    input_rest_len - input_rest_at, &ended);
		if (ended) {
			input_finish_paste(ev, input_paste.over ? PASTE_LONG : PASTE_WHOLE);
			return true;
		}
		input_rest_at = input_rest_len = 0;
		if (!input_readable())
			return false;
		const ssize_t n = read(STDIN_FILENO, input_rest, sizeof(input_rest));
		if (n <= 0)
			return false;
		input_rest_len = (size_t)n;
	}
}

/* The tail of a paste that was cut off comes all at once: characters and line ends then, which a paste
 * holds, are dropped. One that comes alone was typed, as were all keys that send a sequence. */
static bool input_is_tail(const struct event *ev)
{
	const bool more = input_rest_at < input_rest_len || input_readable();

	if (!input_adrift)
		return false;
	if ((ev->text[0] || ev->key == K_ENTER || ev->key == K_TAB) && (ev->together || more))
		return true;
	input_adrift = false;
	return false;
}

/* --- waiting --- */

static bool input_signalled(struct event *ev)
{
	enum event_kind kind = EVENT_NONE;

	if (input_end || input_lost) {
		kind = EVENT_HANGUP;
	} else if (input_stop) {
		input_stop = 0;
		kind = EVENT_SUSPEND;
	} else if (input_size) {
		input_size = 0;
		term_take_size();
		kind = EVENT_RESIZE;
	}
	*ev = (struct event){ .kind = kind };
	return kind != EVENT_NONE;
}

/* Waits `ms` for input or a signal; notices that there will be no more input. Returns false when there
 * is none. */
static bool input_poll(int ms)
{
	struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
	const struct timespec limit = { ms / 1000, ms % 1000 * 1000000L };
	int n = ppoll(&in, 1, ms == INPUT_FOREVER ? NULL : &limit, &input_mask_waiting);

	if (n < 0)
		return true; /* a signal */
	if (n == 0)
		return false;
	/* Readable without a byte to read is the end of input. */
	if (!(in.revents & POLLIN) || !input_readable())
		input_lost = true;
	return true;
}

/* True with the event of a key, or of a whole paste, that is there without waiting. */
static bool input_read(struct event *ev)
{
	int code;

	while (!input_pasting && (code = input_get()) != ERR) {
		if (!input_take(code, ev))
			continue;
		ev->together = !input_waited;
		input_waited = false;
		if (!input_is_tail(ev))
			return true;
	}
	return input_pasting && input_collect(ev);
}

static bool input_next(struct event *ev, int ms)
{
	for (;;) {
		if (input_signalled(ev) || input_read(ev))
			return true;
		const bool wait = ms == INPUT_FOREVER;
		if (input_poll(wait && input_pasting ? INPUT_PASTE_MS : ms)) {
			input_waited |= wait;
		} else if (!wait) {
			return false;
		} else {
			input_finish_paste(ev, PASTE_CUT);
			input_adrift = true;
			return true;
		}
	}
}

void term_wait(struct event *ev)
{
	if (input_has_ahead)
		*ev = input_ahead;
	else
		input_next(ev, INPUT_FOREVER);
	input_has_ahead = false;
	/* A key that is held down repeats itself; what no hand types does not. */
	if (ev->kind == EVENT_KEY && ev->text[0])
		ev->followed = term_pending(0) && input_ahead.text[0] && input_ahead.key != ev->key;
}

bool term_pending(int ms)
{
	if (!input_has_ahead)
		input_has_ahead = input_next(&input_ahead, ms);
	return input_has_ahead;
}
