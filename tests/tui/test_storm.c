/*
 * A storm of events against the screens without a terminal: keys, text, pastes, mouse, sizes from 0x0 to 999x999, one
 * after another. It must not crash (in the asan variant too), draw no control characters, say when the window is too
 * small, and leave a sound file. Every event is printed on stderr before it is fed: the log ends with the guilty one.
 *
 *	TEST_SEED=7 TEST_EVENTS=50000 tui-test_storm
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/demo.h"
#include "app/upkeep.h"
#include "base/place.h"
#include "base/text.h"
#include "tui/tui.h"

enum { EVENTS = 24000, APPLICATIONS = 200, ROWS_MIN = 16, COLS_MIN = 60, BIG = 200 };

static const char *const keys[] = { "Up", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown", "Tab", "S-Tab",
	"Enter", "Esc", "Backspace", "Delete", "Insert", "Space", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9",
	"F10", "F11", "F12", "C-a", "C-c", "C-e", "C-f", "C-k", "C-l", "C-p", "C-s", "C-u", "C-w", "C-y", "C-z",
	"C-Left", "C-Right", "C-Home", "C-End", "C-PageUp", "C-PageDown", "S-Left", "S-Right", "M-x", "idle",
	"hold:Enter", "j", "k", "g", "G", "e", "f", "b", "a", "v", "m", "n", "N", "s", "w", "h", "/", ":", "?", "[",
	"]", "1", "2", "3", "4", "5", "6" };
/* More of what leads somewhere. */
static const char *const paths[] = { "F2", "F8 1 Enter", "F8 2 Enter Enter", "F8 4 Enter Down Enter", "F2 Tab Tab",
	"F2 C-PageDown Down F4 Enter", "F3", "F10 Right Down", "F1 Down Enter", "C-p", "2 F2", "3 F2", "4 Enter",
	"F4 Down Enter", "Esc Esc Esc", "Esc", "h", "C-z", "C-y", "j F2", "] F8", "C-q Enter", "C-q Esc",
	"Esc Esc Esc Esc q Enter", "Esc Esc Esc F2 Tab Tab x Tab", "Esc Esc Esc Esc F8 1 Enter", "end" };
static const char *const texts[] = { "haarlem",
	"\xc5\x9e"
	"evval",
	"31-11-2026", "morgen", "+6w", "3-12", "1,5", "e\xcc\x81", "\xe5\xae\xb6\xe6\x97\x8f",
	"\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", "\xd9\x85\xd8\xb1",
	"\xe2\x80\xae"
	"abc",
	"zzzz", "0", "-1", "999999999999999999999", "'", "\"", "%s%n", "a b c", "111222333", "\xc2\x9b",
	"\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81", "Jan-Willem", "\x1b[2J", "\t\t", "\r\n", "",
	" " };

struct storm {
	struct app app;
	struct ui *ui;
	struct random dice;
	struct arena *arena;
	int rows, cols;
	int64_t number, ends, changes;
};

static _Noreturn void die(struct storm *s, const char *what)
{
	fprintf(stderr, "event %" PRId64 ", %dx%d: %s\n%s", s->number, s->cols, s->rows, what,
		s->ui ? ui_dump(s->ui, s->arena) : "");
	exit(1);
}

static uint64_t below(struct storm *s, uint64_t bound)
{
	return random_below(&s->dice, bound);
}

#define ONE_OF_THEM(s, list) ((list)[below(s, ARRAY_LEN(list))])

static void open_screens(struct storm *s)
{
	s->ui = ui_open_headless(&s->app, s->rows, s->cols);
}

/* Feeds and tells; the screens begin anew when they have ended. */
static void feed(struct storm *s, const char *events)
{
	fprintf(stderr, "%" PRId64 " %s\n", s->number, events);
	if (ui_feed(s->ui, events))
		return;
	ui_close(&s->ui);
	s->ends++;
	open_screens(s);
}

static void resize(struct storm *s)
{
	char text[40];
	uint64_t way = below(s, 20);

	s->rows = (int)below(s, way < 16 ? 60 : way < 19 ? BIG : 1000);
	s->cols = (int)below(s, way < 14 ? 150 : way < 19 ? 2 * BIG : 1000);
	if (way == 0)
		s->rows = s->cols = 0;
	if (way < 4) {
		s->rows = way < 2 ? 24 : 40;
		s->cols = way < 2 ? 80 : 120;
	}
	snprintf(text, sizeof text, "size:%dx%d", s->rows, s->cols);
	feed(s, text);
}

static void click(struct storm *s)
{
	static const char *const kinds[] = { "click", "click", "click", "wheel-up", "wheel-down" };
	char text[60];
	int rows = s->rows < BIG ? s->rows + 2 : BIG, cols = s->cols < BIG ? s->cols + 2 : BIG;

	snprintf(text, sizeof text, "%s:%d,%d", ONE_OF_THEM(s, kinds), (int)below(s, (uint64_t)rows),
		(int)below(s, (uint64_t)cols));
	feed(s, text);
}

/* Some texts together, sometimes very many. */
static const char *some_text(struct storm *s)
{
	uint64_t count = below(s, 12) ? 1 + below(s, 4) : below(s, 3000);
	struct buffer out = { .arena = s->arena };

	buffer_text(&out, "");
	for (uint64_t i = 0; i < count; i++)
		buffer_text(&out, ONE_OF_THEM(s, texts));
	return out.text;
}

static void type_or_paste(struct storm *s, bool paste)
{
	const char *text = some_text(s);
	bool on;

	fprintf(stderr, "%" PRId64 " %s %zu bytes: %.60s\n", s->number, paste ? "paste" : "type", strlen(text),
		text_safe(s->arena, text, true));
	if (!paste && strlen(text) > 400)
		return;
	on = paste ? ui_paste(s->ui, text) : ui_type(s->ui, text);
	if (on)
		return;
	ui_close(&s->ui);
	s->ends++;
	open_screens(s);
}

static bool is_clean(const char *dump)
{
	for (const unsigned char *at = (const unsigned char *)dump; *at; at++)
		if ((*at < ' ' && *at != '\n') || *at == 0x7F || (*at == 0xC2 && at[1] < 0xA0) ||
			!strncmp((const char *)at, "\xe2\x80\xae", 3))
			return false;
	return true;
}

static void look(struct storm *s)
{
	const char *dump = ui_dump(s->ui, s->arena);
	int lines = 0, row, col;

	for (const char *at = dump; (at = strchr(at, '\n')); at++)
		lines++;
	if (lines != (s->rows ? s->rows : 1))
		die(s, arena_print(s->arena, "%d lines drawn", lines));
	if (!is_clean(dump))
		die(s, "a control character is drawn");
	if ((s->rows < ROWS_MIN || s->cols < COLS_MIN) && s->rows > 2 && s->cols > 50 && !strstr(dump, "too small"))
		die(s, "a small window is not told to be too small");
	if (s->rows >= ROWS_MIN && s->cols >= COLS_MIN && strstr(dump, "Window too small"))
		die(s, "a good window is told to be too small");
	if (ui_cursor(s->ui, &row, &col) && (row < 0 || col < 0 || row > s->rows || col > s->cols))
		die(s, "the cursor is outside");
}

static void one_event(struct storm *s)
{
	uint64_t way = below(s, 100);

	if (way < 50)
		feed(s, ONE_OF_THEM(s, keys));
	else if (way < 70)
		feed(s, ONE_OF_THEM(s, paths));
	else if (way < 80)
		type_or_paste(s, false);
	else if (way < 83)
		type_or_paste(s, true);
	else if (way < 92)
		click(s);
	else
		resize(s);
	if ((s->rows <= BIG && s->cols <= BIG) || !below(s, 8))
		look(s);
}

static void begin(struct storm *s, const char *path, uint64_t seed)
{
	struct demo_options demo = { .path = path, .applications = APPLICATIONS, .seed = 1 };
	struct demo_count count;
	struct error err;

	if (!app_start(&s->app, &err) || !demo_make(&s->app, &demo, &count, &err))
		die(s, err.text);
	s->changes = (int64_t)count.changes;
	random_seed(&s->dice, seed);
	random_seed(&s->app.random, seed);
	s->rows = 24;
	s->cols = 80;
	open_screens(s);
	if (!strstr(ui_dump(s->ui, s->arena), "0042"))
		die(s, "the queue is empty");
}

int main(void)
{
	const char *seed_text = getenv("TEST_SEED"), *count_text = getenv("TEST_EVENTS"), *folder = getenv("TMPDIR");
	uint64_t seed = seed_text ? strtoull(seed_text, NULL, 10) : 1;
	int64_t count = count_text ? strtoll(count_text, NULL, 10) : EVENTS;
	struct storm s = { .number = 0 };
	struct upkeep_count found;
	struct error err;
	char path[256];

	setenv("TAFEL_LANG", "en", 1);
	setenv("TAFEL_NOW", "2026-11-19T13:42:00+01:00", 1);
	arena_open(&s.arena);
	language_open(s.arena);
	snprintf(path, sizeof path, "%s/tafel-storm.%ld",
		access("/dev/shm", W_OK) ? folder ? folder : "/tmp" : "/dev/shm", (long)getpid());
	begin(&s, path, seed);
	fprintf(stderr, "seed %" PRIu64 "\n", seed);
	for (s.number = 1; s.number <= count; s.number++) {
		one_event(&s);
		arena_reset(s.arena);
	}
	ui_close(&s.ui);
	if (!upkeep_verify(&s.app, NULL, NULL, NULL, NULL, &found, &err))
		die(&s, err.text);
	printf("%" PRId64 " events with seed %" PRIu64 ", %" PRId64 " times stopped, %" PRId64
	       " changes saved, the file is sound\n",
		count, seed, s.ends, found.records - s.changes);
	if (count >= EVENTS && (s.ends < 10 || found.records - s.changes < 100))
		die(&s, "the storm does not get anywhere");
	app_close(&s.app);
	upkeep_remove(path);
	arena_close(&s.arena);
	return 0;
}
