#include "tui/pick.h"

#include <string.h>

#include "app/household.h"
#include "app/show.h"
#include "base/day.h"
#include "tui/dialog.h"
#include "tui/side.h"

enum { AHEAD = 183, SHOWN_MAX = 300, NUMBER = 14, PLACE = 16, AREA = 18 };

struct picking {
	struct pick_home ask;
	const char **ids;
	size_t count;
};

static void typed(struct ui *ui, void *from, const char *text)
{
	const struct picking *picking = from;
	const struct entity *found;
	const char *id = NULL;
	struct error err;

	if (text && !show_find(ui->app, ui->frame, &entity_home, text, &found, &id, &err)) {
		screen_fail(ui, &err);
		return;
	}
	picking->ask.done(ui, picking->ask.from, id);
}

static bool check_number(struct ui *ui, void *from, const char *text, struct error *err)
{
	const struct entity *found;
	const char *id;

	(void)from;
	return show_find(ui->app, ui->frame, &entity_home, text, &found, &id, err);
}

static void ask_number(struct ui *ui, struct picking *picking)
{
	dialog_input(ui,
		&(struct dialog_input){ .title = picking->ask.title,
			.text = _("The number of the home, such as W-0117."),
			.value = "",
			.max = 40,
			.check = check_number,
			.done = typed,
			.from = picking });
}

static void chosen(struct ui *ui, void *from, int line)
{
	struct picking *picking = from;

	if (line == 0)
		ask_number(ui, picking);
	else
		picking->ask.done(ui, picking->ask.from,
			line > 0 && (size_t)line <= picking->count ? picking->ids[line - 1] : NULL);
}

static const char *home_text(struct ui *ui, const struct home *home)
{
	struct arena *arena = ui->frame;
	const struct field *municipality = entity_field(&entity_home, "municipality");
	const char *place = home->municipality ? app_label(ui->app, arena, municipality, home->municipality) : "";

	return arena_print(arena, "%s%s%s%s", side_pad(arena, home->number, NUMBER), side_pad(arena, place, PLACE),
		side_pad(arena, home->neighbourhood, AREA),
		home->free_from == UNKNOWN ? "" : day_format(arena, home->free_from));
}

/* The first line asks for a number: a home that is not in the list. */
void pick_home(struct ui *ui, const struct pick_home *ask)
{
	struct picking *picking = arena_alloc(ui->top->arena, sizeof(*picking));
	const char *lines[SHOWN_MAX + 1];
	struct home **homes;
	struct error err;
	size_t count;

	picking->ask = *ask;
	picking->ask.title = arena_text(ui->top->arena, ask->title);
	if (!home_list_free(ui->app, ui->frame, NULL, UNKNOWN, app_today(ui->app) + AHEAD, &homes, &count, &err)) {
		screen_fail(ui, &err);
		return;
	}
	picking->count = count < SHOWN_MAX ? count : SHOWN_MAX;
	picking->ids = arena_alloc(ui->top->arena, picking->count * sizeof(*picking->ids));
	lines[0] = _("Another one, by its number …");
	for (size_t i = 0; i < picking->count; i++) {
		lines[i + 1] = home_text(ui, homes[i]);
		picking->ids[i] = arena_text(ui->top->arena, homes[i]->row.id);
	}
	dialog_choose(ui,
		&(struct dialog_choose){ .title = picking->ask.title,
			.text = count ? _("Free, or free within half a year.") : _("No home is free now."),
			.lines = lines,
			.count = picking->count + 1,
			.focus = count ? 1 : 0,
			.done = chosen,
			.from = picking });
}
