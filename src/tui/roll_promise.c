/* What stands in the way and what was promised, as rolls: hurdles, their recipes, promises. */
#include <string.h>

#include "app/casuistry.h"
#include "app/edit.h"
#include "base/day.h"
#include "tui/commands.h"
#include "tui/dialog.h"
#include "tui/panel.h"
#include "tui/roll_parts.h"

static struct casuistry_filter filter_of(const struct roll *roll)
{
	return (struct casuistry_filter){ .application = roll->application, .open_only = roll->open_only };
}

static const char *const hurdle_told[] = { "what", "owner", "helpers", "due", "solved_on", "solution", "days_won",
	NULL };

static const struct column hurdle_columns[] = {
	{ N_("case"), 16, 13, 0 },
	{ N_("first name"), 16, 8, 2 },
	{ N_("kind"), 34, 12, 0 },
	{ N_("owner"), 30, 8, 1 },
	{ N_("by"), 60, 12, 0 },
	{ NULL, 0, 0, 0 },
};

static const char *hurdle_state(struct arena *arena, const struct hurdle_line *line)
{
	const struct hurdle *hurdle = line->hurdle;

	if (hurdle->solved_on != UNKNOWN)
		return arena_print(arena, _("solved on %s"), day_format(arena, hurdle->solved_on));
	return roll_state(
		arena, hurdle->due == UNKNOWN ? _("no day") : day_format(arena, hurdle->due), line->days_late);
}

static void add_hurdle(struct ui *ui, struct roll *roll, const struct hurdle_line *line)
{
	struct arena *arena = roll->rows_arena;
	const struct hurdle *hurdle = line->hurdle;
	bool solved = hurdle->solved_on != UNKNOWN;

	roll_add(roll,
		&(struct roll_line){ .entity = &entity_hurdle,
			.id = hurdle->row.id,
			.application = hurdle->application,
			.mark = line->days_late > 0 ? "!"
				: solved            ? "+"
						    : NULL,
			.style = line->days_late > 0 ? STYLE_LOOK
				: solved             ? STYLE_HINT
						     : STYLE_NORMAL,
			.detail = roll_tell(ui, arena, &entity_hurdle, hurdle, hurdle_told),
			.cells = { line->of.number, roll_name(&line->of),
				roll_label(ui, arena, &entity_hurdle, "kind", hurdle), hurdle->owner,
				hurdle_state(arena, line) } });
}

static bool load_hurdles(struct ui *ui, struct roll *roll, struct error *err)
{
	const struct casuistry_filter filter = filter_of(roll);
	struct hurdle_line *lines;
	size_t count;

	if (!hurdle_list(ui->app, roll->rows_arena, &filter, ROLL_MAX, &lines, &count, &roll->total, err))
		return false;
	for (size_t i = 0; i < count; i++)
		add_hurdle(ui, roll, &lines[i]);
	return true;
}

static bool make_hurdle(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	struct error err;
	bool good = roll_make(ui, from, &entity_hurdle, pairs, count, &err);

	return roll_done(ui, good, &err, _("The hurdle is recorded."), NULL);
}

static void new_hurdle(struct ui *ui, struct roll *roll)
{
	if (roll_case(ui, roll))
		ask_open(ui,
			&(struct ask){ .title = roll_case_title(ui, roll, _("New hurdle")),
				.entity = &entity_hurdle,
				.fields = { "kind", "what", "owner", "helpers", "due" },
				.done = make_hurdle,
				.from = roll });
}

static void record_solved(struct ui *ui, void *from, const char *recipe)
{
	struct roll *roll = from;
	const struct roll_line *line = roll_chosen(ui, roll);
	struct error err;
	bool good;

	if (!recipe || !line)
		return;
	good = hurdle_solve(ui->app, ui->frame, line->id, UNKNOWN, roll->kept, UNKNOWN,
		strspn(recipe, " ") < strlen(recipe) ? recipe : NULL, &err);
	roll_done(ui, good, &err, _("Solved, and recorded."), NULL);
}

static void ask_recipe(struct ui *ui, void *from, const char *text)
{
	struct roll *roll = from;

	if (!text)
		return;
	roll->kept = arena_text(roll->arena, text);
	dialog_input(ui,
		&(struct dialog_input){ .title = _("A recipe for others?"),
			.text = _("How it was solved, without names. Others find it again. Empty: no recipe."),
			.value = text,
			.max = 600,
			.done = record_solved,
			.from = roll });
}

static void solve(struct ui *ui, struct roll *roll)
{
	if (roll_chosen(ui, roll))
		dialog_input(ui,
			&(struct dialog_input){ .title = _("Solved today: how?"),
				.text = _("What took the hurdle away."),
				.value = "",
				.max = 600,
				.check = roll_check_words,
				.done = ask_recipe,
				.from = roll });
}

static const struct column recipe_columns[] = {
	{ N_("kind"), 34, 12, 0 },
	{ N_("solved"), 14, 11, 1 },
	{ N_("how"), 200, 20, 0 },
	{ NULL, 0, 0, 0 },
};

static bool load_recipes(struct ui *ui, struct roll *roll, struct error *err)
{
	static const char *const told[] = { "kind", "what", "solution", "owner", "helpers", "days_won", NULL };
	struct arena *arena = roll->rows_arena;
	struct recipe **recipes;
	size_t count;

	if (!recipe_find(ui->app, arena, NULL, roll->kept, ROLL_MAX, &recipes, &count, err))
		return false;
	roll->total = count;
	for (size_t i = 0; i < count; i++)
		roll_add(roll,
			&(struct roll_line){ .entity = &entity_recipe,
				.id = recipes[i]->row.id,
				.detail = roll_tell(ui, arena, &entity_recipe, recipes[i], told),
				.cells = { roll_label(ui, arena, &entity_recipe, "kind", recipes[i]),
					day_format(arena, recipes[i]->solved_on), recipes[i]->solution } });
	return true;
}

static void search(struct ui *ui, void *from, const char *text)
{
	struct roll *roll = from;

	if (!text)
		return;
	roll->kept = *text ? arena_text(roll->arena, text) : NULL;
	roll->list.at = roll->list.top = 0;
	screen_changed(ui);
}

static void find_recipe(struct ui *ui, struct roll *roll)
{
	dialog_input(ui,
		&(struct dialog_input){ .title = _("Find a recipe"),
			.text = _("Words; accents do not matter. Empty shows all."),
			.value = roll->kept ? roll->kept : "",
			.max = 80,
			.done = search,
			.from = roll });
}

static const struct roll_kind recipes = {
	.name = "recipes",
	.title = N_("Recipes for hurdles"),
	.empty = N_("No recipe was found. A hurdle that is solved can become one."),
	.load = load_recipes,
	.columns = recipe_columns,
	.all = true,
	.acts = { { '/', N_("Find by words"), N_("Find"), true, find_recipe },
		{ 'e', N_("All fields"), NULL, false, roll_edit } },
};

static void open_recipes(struct ui *ui, struct roll *roll)
{
	(void)roll;
	roll_open(ui, &recipes, NULL, NULL, NULL);
}

static const struct roll_kind hurdles = {
	.name = "hurdles",
	.title = N_("Hurdles"),
	.empty = N_("There is no hurdle. N records one for the case on the table."),
	.load = load_hurdles,
	.columns = hurdle_columns,
	.acts = { { 'n', N_("New hurdle"), N_("New"), true, new_hurdle },
		{ 's', N_("It is solved"), N_("Solved"), false, solve },
		{ 'r', N_("Recipes of solved ones"), N_("Recipes"), true, open_recipes },
		{ 'e', N_("All fields"), NULL, false, roll_edit } },
};

void hurdles_open(struct ui *ui, const char *application, const char *number)
{
	roll_open(ui, &hurdles, application, NULL, number);
}

void run_hurdles(struct ui *ui)
{
	hurdles_open(ui, NULL, NULL);
}

void run_recipes(struct ui *ui)
{
	roll_open(ui, &recipes, NULL, NULL, NULL);
}

static const struct column promise_columns[] = {
	{ N_("by"), 14, 11, 0 },
	{ N_("who"), 30, 10, 0 },
	{ N_("case"), 24, 13, 1 },
	{ N_("what"), 200, 16, 0 },
	{ NULL, 0, 0, 0 },
};

static void add_promise(struct ui *ui, struct roll *roll, const struct promise_line *line)
{
	static const char *const told[] = { "what", "who", "made_on", "due", "state", "settled_on", "remark", NULL };
	struct arena *arena = roll->rows_arena;
	const struct promise *promise = line->promise;
	bool open = !promise->state || !strcmp(promise->state, "open"), late = line->days_late > 0;
	const char *state = open ? NULL : roll_label(ui, arena, &entity_promise, "state", promise);
	const char *what = line->what ? line->what : promise->what ? promise->what : "";

	if (late)
		state = arena_print(arena, _("%lld d late"), (long long)line->days_late);
	roll_add(roll,
		&(struct roll_line){ .entity = &entity_promise,
			.id = promise->row.id,
			.application = promise->application,
			.mark = late                             ? "!"
				: open                           ? NULL
				: strcmp(promise->state, "kept") ? "x"
								 : "+",
			.style = late  ? STYLE_LOOK
				: open ? STYLE_NORMAL
				       : STYLE_HINT,
			.detail = roll_tell(ui, arena, &entity_promise, promise, told),
			.cells = { day_format(arena, promise->due), promise->who, line->of.number,
				state ? arena_print(arena, "%s: %s", state, what) : what } });
}

static bool load_promises(struct ui *ui, struct roll *roll, struct error *err)
{
	const struct casuistry_filter filter = filter_of(roll);
	struct promise_line *lines;
	size_t count;

	if (!promise_list(ui->app, roll->rows_arena, &filter, ROLL_MAX, &lines, &count, &roll->total, err))
		return false;
	for (size_t i = 0; i < count; i++)
		add_promise(ui, roll, &lines[i]);
	return true;
}

static bool make_promise(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	struct error err;
	bool good = roll_make(ui, from, &entity_promise, pairs, count, &err);

	return roll_done(ui, good, &err, _("The promise is recorded."), NULL);
}

static void new_promise(struct ui *ui, struct roll *roll)
{
	ask_open(ui,
		&(struct ask){ .title = roll_case_title(ui, roll, _("New promise")),
			.entity = &entity_promise,
			.fields = { "who", "what", "due" },
			.done = make_promise,
			.from = roll });
}

static void settle_kept(struct ui *ui, struct roll *roll)
{
	const struct roll_line *line = roll_chosen(ui, roll);
	struct error err;
	bool good;

	if (!line)
		return;
	good = promise_settle(ui->app, ui->frame, line->id, true, NULL, &err);
	roll_done(ui, good, &err, _("Kept. Ctrl+Z undoes it."), NULL);
}

static void record_not_kept(struct ui *ui, void *from, const char *remark)
{
	const struct roll_line *line = remark ? roll_chosen(ui, from) : NULL;
	struct error err;
	bool good;

	if (!line)
		return;
	good = promise_settle(
		ui->app, ui->frame, line->id, false, strspn(remark, " ") < strlen(remark) ? remark : NULL, &err);
	roll_done(ui, good, &err, _("Not kept, and recorded. Ctrl+Z undoes it."), NULL);
}

static void settle_not_kept(struct ui *ui, struct roll *roll)
{
	if (roll_chosen(ui, roll))
		dialog_input(ui,
			&(struct dialog_input){ .title = _("It was not kept"),
				.text = _("What came between? It may stay empty."),
				.value = "",
				.max = 200,
				.done = record_not_kept,
				.from = roll });
}

static const struct roll_kind promises = {
	.name = "promises",
	.title = N_("Promises"),
	.empty = N_("Nothing was promised. N records who does what, and when."),
	.load = load_promises,
	.columns = promise_columns,
	.acts = { { 'n', N_("New promise"), N_("New"), true, new_promise },
		{ ' ', N_("It was kept"), N_("Kept"), false, settle_kept },
		{ 'x', N_("It was not kept"), N_("Not kept"), false, settle_not_kept },
		{ 'e', N_("All fields"), NULL, false, roll_edit } },
};

void promises_open(struct ui *ui, const char *application, const char *number)
{
	roll_open(ui, &promises, application, NULL, number);
}

void run_promises(struct ui *ui)
{
	promises_open(ui, NULL, NULL);
}
