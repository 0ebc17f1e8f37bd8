#include "tui/loop.h"

#include <stdio.h>
#include <time.h>

#include "tui/tui.h"

enum {
	IDLE_MS = 1000,     /* without a key, before drafts are saved */
	BURST = 200,        /* events handled before a drawing, when they come faster than that */
	IDLE_DRAW_MS = 100, /* between drawings that only idle work asks for */
	MINUTE_MS = 60000,
};

struct loop {
	int64_t last_key, last_drawing, minute;
	bool told_idle, idle_work, due; /* due: an event waits to be seen */
};

int64_t loop_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void draw(struct ui *ui, struct terminal *t, struct loop *l)
{
	ui->urgent = false;
	screen_draw(ui);
	terminal_flush(t, &ui->grid);
	l->last_drawing = loop_now();
	l->due = false;
}

/* Milliseconds to sleep: until drafts are due, and until the minute in the status line passes. */
static int time_to_sleep(struct ui *ui, const struct loop *l)
{
	int64_t minute = ui->app->clock.fixed ? -1 : MINUTE_MS - clock_ms(&ui->app->clock) % MINUTE_MS;
	int64_t drafts = l->told_idle ? -1 : l->last_key + IDLE_MS - loop_now();

	if (!l->told_idle && drafts < 0)
		drafts = 0;
	if (minute < 0 || (drafts >= 0 && drafts < minute))
		return (int)drafts;
	return (int)minute;
}

static void handle(struct ui *ui, struct loop *l, const struct event *e)
{
	ui->now_ms = loop_now();
	screen_event(ui, e);
	if (e->kind != EVENT_RESIZE)
		l->last_key = ui->now_ms;
	l->told_idle = e->kind == EVENT_RESIZE && l->told_idle;
	l->idle_work = l->due = true;
}

static void handle_burst(struct ui *ui, struct terminal *t, struct loop *l, struct event *e)
{
	int count = 0;

	do
		handle(ui, l, e);
	while (!ui->ended && ++count < BURST && terminal_read(t, 0, e));
}

/* Nothing came: a slice of work that may wait, or a timer. */
static void pass_time(struct ui *ui, struct loop *l)
{
	int64_t minute = clock_ms(&ui->app->clock) / MINUTE_MS;

	if (l->idle_work) {
		l->idle_work = screen_idle(ui);
		return;
	}
	ui->now_ms = loop_now();
	if (!l->told_idle && ui->now_ms - l->last_key >= IDLE_MS) {
		screen_event(ui, &(struct event){ .kind = EVENT_IDLE });
		l->told_idle = true;
	}
	if (minute != l->minute)
		ui->dirty = true;
	l->minute = minute;
}

void loop_run(struct ui *ui, struct terminal *t)
{
	struct loop l = {
		.last_key = loop_now(), .idle_work = true, .due = true, .minute = clock_ms(&ui->app->clock) / MINUTE_MS
	};
	struct event e;

	while (!ui->ended) {
		if (ui->dirty && (l.due || ui->urgent || !l.idle_work || loop_now() - l.last_drawing >= IDLE_DRAW_MS))
			draw(ui, t, &l);
		if (terminal_read(t, l.idle_work ? 0 : time_to_sleep(ui, &l), &e))
			handle_burst(ui, t, &l, &e);
		else
			pass_time(ui, &l);
	}
}

int tui_main(struct app *app, const struct tui_options *options)
{
	struct error err = { 0 };
	struct terminal *t;
	struct ui *ui;
	int rows, cols;

	if (!terminal_open(&t, theme_choose(options->theme, options->color_never), !options->no_mouse, &err)) {
		fprintf(stderr, "tafel: %s\n", err.text);
		return 2;
	}
	terminal_size(t, &rows, &cols);
	ui = screen_open(app, rows, cols, options);
	loop_run(ui, t);
	screen_end(&ui);
	terminal_close(&t);
	return 0;
}
