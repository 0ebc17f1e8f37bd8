/* The window of the queue that panel 1 shows, and the choice in it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "panel_desk.h"

bool desk_has_file(const struct ui *ui)
{
	return ui->app->store != NULL;
}

void desk_forget_case(struct desk *desk)
{
	desk->dossier = NULL;
	desk->case_stale = true;
	desk->client_top = desk->home_top = 0;
}

static void choose(struct desk *desk, size_t at)
{
	desk->at = at;
	if (at < desk->count && strcmp(desk->chosen, desk->lines[at].row.id)) {
		snprintf(desk->chosen, sizeof(desk->chosen), "%s", desk->lines[at].row.id);
		desk_forget_case(desk);
	}
}

/* The rank is known from the top on; after a jump it is counted in slices from an anchor. */
void desk_set_rank(struct desk *desk, int64_t rank)
{
	desk->rank = rank;
	desk->anchored = false;
}

static void move_rank(struct desk *desk, int64_t by)
{
	if (desk->rank)
		desk->rank += by;
	else
		desk->moved += by;
}

void desk_lose_rank(struct desk *desk, const struct queue_place *at)
{
	desk->rank = desk->moved = 0;
	desk->anchored = true;
	desk->anchor = *at;
	desk->counting = (struct queue_count){ 0 };
}

void desk_choose(struct ui *ui, size_t line)
{
	struct desk *desk = desk_of(ui);

	if (line >= desk->count)
		return;
	move_rank(desk, (int64_t)line - (int64_t)desk->at);
	choose(desk, line);
}

static void reverse(struct queue_line *lines, size_t count)
{
	for (size_t i = 0; i < count / 2; i++) {
		struct queue_line other = lines[i];

		lines[i] = lines[count - 1 - i];
		lines[count - 1 - i] = other;
	}
}

/* Reads lines into a fresh arena and puts them in the desk's order; false: nothing changed, the message line says why. */
static bool read_lines(struct ui *ui, const struct queue_place *from, bool backwards, size_t limit,
	struct arena **arena, struct queue_read *read)
{
	struct error err;

	*read = (struct queue_read){ .from = from, .backwards = backwards, .limit = limit };
	arena_open(arena);
	if (!queue_read(ui->app, *arena, &desk_of(ui)->queue, read, &err)) {
		screen_fail(ui, &err);
		arena_close(arena);
		return false;
	}
	if (backwards)
		reverse(read->lines, read->count);
	return true;
}

static void take_window(struct desk *desk, struct arena *arena, const struct queue_read *read)
{
	arena_close(&desk->window_arena);
	desk->window_arena = arena;
	desk->lines = read->lines;
	desk->count = read->count;
	desk->searching = read->cut && !read->backwards;
	desk->searched = read->reached;
}

/* Shows the window that begins after `from` (NULL: the start), or that ends before it. False: no line there. */
static bool show_window(struct ui *ui, const struct queue_place *from, bool backwards, int rows)
{
	struct desk *desk = desk_of(ui);
	struct queue_place kept;
	struct queue_read read;
	struct arena *arena;

	if (from) {
		kept = *from;
		from = &kept;
	}
	if (!read_lines(ui, from, backwards, rows > 0 ? (size_t)rows : 1, &arena, &read))
		return false;
	if (!read.count && from) {
		arena_close(&arena);
		return false;
	}
	take_window(desk, arena, &read);
	desk->rows = rows;
	return true;
}

void desk_choose_edge(struct desk *desk, bool end)
{
	choose(desk, end && desk->count ? desk->count - 1 : 0);
	if (!desk->count) {
		desk->chosen[0] = '\0';
		desk_forget_case(desk);
	}
}

void desk_edge(struct ui *ui, bool end, int rows)
{
	struct desk *desk = desk_of(ui);

	if (!desk_has_file(ui) || !show_window(ui, NULL, end, rows))
		return;
	desk_choose_edge(desk, end);
	if (!end || desk->counting.done)
		desk_set_rank(desk, !end ? desk->count > 0 : desk->counting.total);
	else if (desk->count)
		desk_lose_rank(desk, &desk->lines[desk->at].place);
}

/* One line further than the window shows: it moves along by one. */
static bool shift(struct ui *ui, bool down, int rows)
{
	struct desk *desk = desk_of(ui);
	struct queue_place from;
	struct queue_read read;
	struct arena *arena;

	if (!desk->count ||
		!read_lines(ui, down ? &desk->lines[desk->count - 1].place : &desk->lines[0].place, !down, 1, &arena,
			&read))
		return false;
	arena_close(&arena);
	if (!read.count)
		return false;
	if (down) {
		from = desk->lines[0].place;
		return show_window(ui, &from, false, rows);
	}
	from = queue_before(&read.lines[0].place);
	return show_window(ui, &from, false, rows);
}

static void step_one(struct ui *ui, bool down, int rows)
{
	struct desk *desk = desk_of(ui);
	bool inside = down ? desk->at + 1 < desk->count : desk->at > 0;

	if (inside) {
		choose(desk, down ? desk->at + 1 : desk->at - 1);
	} else if (shift(ui, down, rows)) {
		choose(desk, down ? desk->count - 1 : 0);
	} else {
		return;
	}
	move_rank(desk, down ? 1 : -1);
}

void desk_move(struct ui *ui, int by, int rows)
{
	for (int i = 0; desk_has_file(ui) && i < abs(by); i++)
		step_one(ui, by > 0, rows);
}

void desk_page(struct ui *ui, bool down, int rows)
{
	struct desk *desk = desk_of(ui);
	size_t old = desk->count;

	if (!desk_has_file(ui) || !old)
		return;
	if (!show_window(ui, down ? &desk->lines[old - 1].place : &desk->lines[0].place, !down, rows) ||
		desk->count < (size_t)rows) {
		desk_edge(ui, down, rows);
		return;
	}
	move_rank(desk, down ? (int64_t)(old - desk->at) : -(int64_t)(desk->at + desk->count));
	choose(desk, 0);
}

size_t desk_find_chosen(const struct desk *desk)
{
	size_t i = 0;

	while (i < desk->count && strcmp(desk->lines[i].row.id, desk->chosen))
		i++;
	return i;
}

/* The window around the chosen case, wherever it stands in the queue now. False: it is not in the queue. */
bool desk_show_around(struct ui *ui, int rows)
{
	struct desk *desk = desk_of(ui);
	struct queue_place place;
	struct error err;
	bool in_queue = false;

	if (!*desk->chosen || !queue_place_of(ui->app, &desk->queue, desk->chosen, &place, &in_queue, &err) ||
		!in_queue)
		return false;
	place = queue_before(&place);
	if (!show_window(ui, &place, false, rows))
		return false;
	if (desk->count < (size_t)rows)
		(void)show_window(ui, NULL, true, rows);
	return desk_find_chosen(desk) < desk->count;
}

/* The same first line as before, as far as it still exists. */
static bool show_same(struct ui *ui, int rows)
{
	struct desk *desk = desk_of(ui);
	struct queue_place first;

	if (!desk->count)
		return false;
	first = queue_before(&desk->lines[0].place);
	if (!show_window(ui, &first, false, rows))
		return false;
	if (desk->count < (size_t)rows && !desk->searching)
		(void)show_window(ui, NULL, true, rows);
	return true;
}

/* A meeting begins with the case that is on the table now; without one, with the first of the queue. */
static void choose_first(struct ui *ui)
{
	struct desk *desk = desk_of(ui);
	const struct agenda *agenda = desk_agenda(ui);

	desk_choose_edge(desk, false);
	desk_set_rank(desk, desk->count > 0);
	for (size_t i = 0; i < agenda->count; i++) {
		const struct agenda_item *item = agenda->lines[i].item;

		if (item->application && item->state && !strcmp(item->state, "now")) {
			desk_show_case(ui, item->application);
			break;
		}
	}
	/* one slice counts most queues whole: the first picture then needs no second one for its numbers */
	desk_count(ui);
}

static void fill(struct ui *ui, int rows)
{
	struct desk *desk = desk_of(ui);
	size_t at = desk->at;

	if (!desk_has_file(ui) || rows <= 0)
		return;
	if (!show_same(ui, rows) && !show_window(ui, NULL, false, rows))
		return;
	if (!*desk->chosen) {
		choose_first(ui);
		return;
	}
	if (desk_find_chosen(desk) == desk->count && !desk_show_around(ui, rows)) {
		/* it left the queue: the case stays on the table, the line beside it is the next choice */
		desk->at = at < desk->count ? at : desk->count ? desk->count - 1 : 0;
		if (desk->count)
			desk_lose_rank(desk, &desk->lines[desk->at].place);
		return;
	}
	desk->at = desk_find_chosen(desk);
}

void desk_fill(struct ui *ui, int rows)
{
	struct desk *desk = desk_of(ui);
	bool stale = desk->window_stale;

	desk->window_stale = false;
	fill(ui, rows);
	if (stale && desk->at < desk->count) {
		desk_lose_rank(desk, &desk->lines[desk->at].place);
		desk_count(ui);
	}
}

void desk_restart(struct ui *ui)
{
	struct desk *desk = desk_of(ui);

	desk->count = 0;
	desk->chosen[0] = '\0';
	desk->counting = (struct queue_count){ 0 };
	desk_forget_case(desk);
	desk_edge(ui, false, desk->rows ? desk->rows : 1);
}

/* A filter that has not filled the window: look a slice further. */
void desk_search_on(struct ui *ui)
{
	struct desk *desk = desk_of(ui);
	struct queue_place from = desk->searched;
	struct queue_read read;
	struct arena *arena;
	size_t room = desk->rows > 0 ? (size_t)desk->rows : 1;
	bool first = !desk->count;

	desk->searching = false;
	if (desk->count >= room || !read_lines(ui, &from, false, room - desk->count, &arena, &read))
		return;
	if (first) {
		take_window(desk, arena, &read);
		desk_choose_edge(desk, false);
		desk_set_rank(desk, desk->count > 0);
		return;
	}
	desk->searching = read.cut;
	desk->searched = read.reached;
	arena_close(&arena);
	if (read.count) {
		from = queue_before(&desk->lines[0].place);
		(void)show_window(ui, &from, false, desk->rows);
	}
}
