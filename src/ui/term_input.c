/* Waiting for a key, a signal, or the end of the line. Signals are blocked except within ppoll, so
 * that nothing interrupts a transaction or a drawing and none is missed. */
#include "term_input.h"

#include "base/mem.h"
#include "base/str.h"
#include "term_keys.h"
#include "ui/paste.h"
#include "ui/term.h"

#include <curses.h>
#include <errno.h>
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
static char input_bytes[INPUT_READ]; /* read, and yet to be taken */
static size_t input_at, input_len;
static struct event_decoder input_decoder;
static struct event input_ahead;
static bool input_has_ahead, input_lost;
static bool input_waited; /* the next key comes after a pause, not together with the one before */

static struct paste input_paste;
static struct str input_pasted; /* the text of the last one */
static bool input_pasting;      /* between its marks */
static bool input_adrift;       /* it was cut off, and its tail may still come */
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
	input_at = input_len = 0;
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
	term_keys_learn();
	/* curses reads nothing: this has it put the keypad into the mode that terminfo describes. */
	return keypad(stdscr, TRUE) == OK;
}

void term_input_stop(void)
{
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

/* --- bytes --- */

/* Reads what there is, behind what is yet to be taken; notices that there will be no more. */
static void input_fill(void)
{
	ssize_t n;

	memmove(input_bytes, input_bytes + input_at, input_len - input_at);
	input_len -= input_at;
	input_at = 0;
	if (input_len == INPUT_READ)
		return;
	n = read(STDIN_FILENO, input_bytes + input_len, INPUT_READ - input_len);
	if (n > 0)
		input_len += (size_t)n;
	else if (n == 0 || (errno != EAGAIN && errno != EINTR))
		input_lost = true;
}

/* True when the rest of a sequence has begun to come within the time that it has. */
static bool input_more(void)
{
	struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
	const size_t had = input_len - input_at;

	if (input_lost || poll(&in, 1, INPUT_ESCAPE_MS) <= 0)
		return false;
	input_fill();
	return input_len - input_at > had;
}

static bool input_readable(void)
{
	int bytes = 0;

	return ioctl(STDIN_FILENO, FIONREAD, &bytes) == 0 && bytes > 0;
}

/* --- keys --- */

static bool input_made(struct event *ev, int32_t key)
{
	*ev = (struct event){ .kind = EVENT_KEY, .key = key };
	if (key >= ' ' && key <= '~')
		ev->text[0] = (char)key; /* of the pad of numbers */
	return key != K_NONE;
}

/* Takes what follows ESC from "[" or "O" to its final byte. */
static void input_body(char body[INPUT_BODY_MAX])
{
	size_t len = 0;

	while (input_at < input_len || input_more()) {
		const char c = input_bytes[input_at];

		if (len > 0 && (c < 0x20 || c > 0x7e))
			break; /* broken off */
		input_at++;
		if (len < INPUT_BODY_MAX - 1)
			body[len++] = c;
		/* rxvt ends some with "$" */
		if (len > 1 && (c >= 0x40 || c == '$') && !(len == 2 && body[0] == '[' && c == '['))
			break;
	}
	body[len] = '\0';
}

/* ESC is the key, or begins a sequence that terminfo does not name. */
static bool input_escape(struct event *ev)
{
	char sequence[1 + INPUT_BODY_MAX] = "\033", *body = sequence + 1;
	int32_t key;
	bool opens;

	input_at++;
	if (input_at == input_len || (input_bytes[input_at] != '[' && input_bytes[input_at] != 'O'))
		return input_made(ev, K_ESC);
	input_body(body);
	if (!event_sequence_paste(body, &opens)) {
		key = event_sequence_key(body);
		return input_made(ev, key != K_NONE ? key : term_keys_modified(sequence));
	}
	input_adrift = false;
	input_pasting = opens;
	if (opens)
		paste_begin(&input_paste);
	return false;
}

/* Takes one key, or a part of one; false when that makes no event. */
static bool input_take(struct event *ev)
{
	int32_t key;
	size_t used;
	bool more;

	do {
		used = term_keys_find(input_bytes + input_at, input_len - input_at, &key, &more);
	} while (!used && more && input_more());
	input_at += used;
	if (used)
		return input_made(ev, key);
	if (input_bytes[input_at] == K_ESC)
		return input_escape(ev);
	return event_decode_byte(&input_decoder, (unsigned char)input_bytes[input_at++],
				 term_utf8(), ev);
}

/* --- pastes --- */

static void input_finish_paste(struct event *ev, enum paste_fault fault)
{
	input_pasting = false;
	str_clear(&input_pasted);
	if (fault == PASTE_WHOLE)
		paste_add_text(&input_paste, &input_pasted);
	paste_begin(&input_paste);
	*ev = (struct event){ .kind = EVENT_PASTE, .fault = fault, .paste = input_pasted.text };
}

/* Takes what there is now; true at the end mark. */
static bool input_collect(struct event *ev)
{
	bool ended;

	input_at += paste_take(&input_paste, input_bytes + input_at, input_len - input_at, &ended);
	if (ended)
		input_finish_paste(ev, input_paste.over ? PASTE_LONG : PASTE_WHOLE);
	return ended;
}

/* The tail of a paste that was cut off comes all at once: characters and line ends then, which a paste
 * holds, are dropped. One that comes alone was typed, as were all keys that send a sequence. */
static bool input_is_tail(const struct event *ev)
{
	if (!input_adrift)
		return false;
	if ((ev->text[0] || ev->key == K_ENTER || ev->key == K_TAB) &&
	    (ev->together || input_at < input_len || input_readable()))
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

/* Waits `ms` for input or a signal, and reads what has come. Returns false when there is none. */
static bool input_poll(int ms)
{
	struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
	const struct timespec limit = { ms / 1000, ms % 1000 * 1000000L };
	int n = ppoll(&in, 1, ms == INPUT_FOREVER ? NULL : &limit, &input_mask_waiting);

	if (n < 0)
		return true; /* a signal */
	if (n == 0)
		return false;
	input_fill();
	return true;
}

/* True with the event of a key, or of a whole paste, that is there without waiting. */
static bool input_read(struct event *ev)
{
	while (!input_pasting && input_at < input_len) {
		if (!input_take(ev))
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
