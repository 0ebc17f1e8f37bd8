/* What can be done with one shared home: joining and leaving, support, roles, neighbours, findings. */
#include <string.h>

#include "app/edit.h"
#include "app/household.h"
#include "base/day.h"
#include "roll_household.h"
#include "tui/dialog.h"
#include "tui/panel.h"
#include "tui/pick.h"
#include "tui/roll_parts.h"

static bool is(const char *text, const char *word)
{
	return !strcmp(text, word);
}

static struct household_sheet *sheet_of(struct ui *ui, const struct roll *roll)
{
	struct household_sheet *sheet;
	struct error ignored;

	return household_load(ui->app, ui->frame, roll->id, &sheet, &ignored) ? sheet : NULL;
}

/* ---- choices that the shared home knows ------------------------------------------------------------------------- */

static void add_option(struct option *options, size_t *count, const char *code, const char *text)
{
	options[(*count)++] = (struct option){ code, text, NULL };
}

/* Of several homes one is chosen; an only one is filled in. */
static void list_homes(struct ui *ui, const struct household_sheet *sheet, struct option *options, size_t *count)
{
	for (size_t i = 0; sheet->home_count > 1 && i < sheet->home_count; i++) {
		const struct home *home = sheet->homes[i];

		add_option(options, count, home->row.id,
			arena_print(ui->frame, "%s  %s", home->number ? home->number : "",
				home->neighbourhood ? home->neighbourhood : ""));
	}
}

/* Whose place is not taken by another yet. */
static void list_left(struct ui *ui, const struct household_sheet *sheet, struct option *options, size_t *count)
{
	for (size_t i = 0; i < sheet->member_count; i++) {
		const struct member *member = sheet->members[i];
		bool taken = member->left_on == UNKNOWN;

		for (size_t j = 0; j < sheet->member_count && !taken; j++)
			taken = sheet->members[j]->replaces && is(sheet->members[j]->replaces, member->row.id);
		if (!taken)
			add_option(options, count, member->row.id,
				arena_print(ui->frame, _("%s, left on %s"), member->call_name ? member->call_name : "?",
					day_format(ui->frame, member->left_on)));
	}
}

/* The case that lies on the table, for who joins. */
static void list_case(struct ui *ui, struct option *options, size_t *count)
{
	const char *id = desk_case(ui), *number = id ? roll_number(ui, id) : NULL;
	struct concern of;
	struct error ignored;

	if (number && concern_of(ui->app, ui->frame, id, NULL, &of, &ignored))
		add_option(options, count, id, arena_print(ui->frame, "%s  %s", number, roll_name(&of)));
}

static bool choices(
	struct ui *ui, void *from, const char *field, const struct asked *asked, struct option **options, size_t *count)
{
	const struct household_sheet *sheet = sheet_of(ui, from);

	(void)asked;
	*count = 0;
	if (!sheet || (!is(field, "home") && !is(field, "replaces") && !is(field, "application")))
		return false;
	*options = arena_alloc(ui->frame, (sheet->home_count + sheet->member_count + 1) * sizeof(**options));
	if (is(field, "home"))
		list_homes(ui, sheet, *options, count);
	else if (is(field, "replaces"))
		list_left(ui, sheet, *options, count);
	else
		list_case(ui, *options, count);
	return true;
}

/* ---- joining and leaving ---------------------------------------------------------------------------------------- */

struct joining {
	struct roll *roll;
	const char *const *pairs;
	size_t count;
};

static void join_all_the_same(struct ui *ui, void *from, const char *why)
{
	const struct joining *joining = from;
	const char *id, *told = NULL;
	struct error err;
	bool good;

	if (!why)
		return;
	good = household_join(
		ui->app, ui->frame, joining->roll->id, joining->pairs, joining->count, why, &id, &told, &err);
	roll_done(ui, good, &err, _("The member is recorded."), told);
}

/* The rules are told with their reasons; with a reason and a name one may go on. */
static bool try_join(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	struct roll *roll = from;
	struct joining *joining = arena_alloc(roll->arena, sizeof(*joining));
	const char *id, *told = NULL;
	struct error err;

	*joining = (struct joining){ roll, pairs, count };
	if (household_join(ui->app, ui->frame, roll->id, pairs, count, NULL, &id, &told, &err))
		return roll_done(ui, true, &err, _("The member is recorded."), told);
	if (err.code != E_INPUT) {
		screen_fail(ui, &err);
		return true;
	}
	dialog_input(ui,
		&(struct dialog_input){ .title = _("Go on all the same?"),
			.text = arena_print(ui->frame, "%s\n%s", err.text,
				_("You may go on with a reason. Your name goes with it. Esc: nobody joins.")),
			.value = "",
			.max = 200,
			.check = roll_check_words,
			.done = join_all_the_same,
			.from = joining });
	return true;
}

void household_new_member(struct ui *ui, struct roll *roll)
{
	ask_open(ui,
		&(struct ask){ .title = _("Who joins?"),
			.entity = &entity_member,
			.fields = { "application", "call_name", "born", "home", "lead_organisation", "joins_on",
				"replaces" },
			.needs = { "call_name" },
			.choices = choices,
			.done = try_join,
			.from = roll });
}

static const struct roll_line *chosen_member(struct ui *ui, const struct roll *roll)
{
	const struct roll_line *line = roll_chosen(ui, roll);

	if (!line || line->entity == &entity_member)
		return line;
	screen_hint(ui, "%s", _("Choose a member first."));
	return NULL;
}

static bool record_leaving(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const struct roll_line *line = chosen_member(ui, from);
	int64_t day = roll_day(ui, pairs, count, "left_on");
	struct error err;
	bool good;

	if (!line)
		return true;
	good = household_leave(ui->app, ui->frame, line->id, day == UNKNOWN ? app_today(ui->app) : day,
		ask_value(pairs, count, "way_out"), ask_value(pairs, count, "left_why"), &err);
	return roll_done(ui, good, &err, _("Left, and recorded. The place is free."), NULL);
}

void household_member_leaves(struct ui *ui, struct roll *roll)
{
	const struct roll_line *line = chosen_member(ui, roll);

	if (line)
		ask_open(ui,
			&(struct ask){ .title = arena_print(ui->frame, _("%s leaves"), line->cells[0]),
				.entity = &entity_member,
				.fields = { "left_on", "way_out", "left_why" },
				.needs = { "left_on", "way_out" },
				.done = record_leaving,
				.from = roll });
}

static bool record_support(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const struct roll_line *line = chosen_member(ui, from);
	const struct field *field = entity_field(&entity_support_level, "hours");
	int64_t day = roll_day(ui, pairs, count, "starts");
	struct support_level level;
	const char *told = NULL, *hours = ask_value(pairs, count, "hours");
	struct error err;
	bool good;

	if (!line)
		return true;
	row_clear(&entity_support_level, &level);
	good = field_parse(ui->frame, field, app_context(ui->app, ui->frame), hours ? hours : "", &level, &err) &&
		support_set(ui->app, ui->frame, NULL, line->id, day == UNKNOWN ? app_today(ui->app) : day, level.hours,
			ask_value(pairs, count, "why"), ask_value(pairs, count, "agreed_by"), &told, &err);
	return roll_done(ui, good, &err, _("The support is recorded."), told);
}

void household_set_support(struct ui *ui, struct roll *roll)
{
	const struct roll_line *line = chosen_member(ui, roll);

	if (line)
		ask_open(ui,
			&(struct ask){ .title = arena_print(ui->frame, _("Support of %s"), line->cells[0]),
				.entity = &entity_support_level,
				.fields = { "hours", "starts", "why", "agreed_by" },
				.needs = { "hours" },
				.done = record_support,
				.from = roll });
}

/* ---- rows of the shared home ------------------------------------------------------------------------------------ */

static bool make_row(struct ui *ui, struct roll *roll, const struct entity *entity, const char *const *pairs,
	size_t count, const char *done)
{
	const struct household_sheet *sheet = sheet_of(ui, roll);
	const char *all[ASK_MAX + 2], *id;
	struct error err;
	size_t total = 0;
	bool good;

	all[total++] = arena_print(ui->frame, "household=%s", roll->id);
	if (sheet && sheet->home_count && entity_field(entity, "home") && !ask_value(pairs, count, "home"))
		all[total++] = arena_print(ui->frame, "home=%s", sheet->homes[0]->row.id);
	for (size_t i = 0; i < count; i++)
		all[total++] = pairs[i];
	good = edit_new(ui->app, ui->frame, entity, all, total, &id, &err);
	return roll_done(ui, good, &err, done, NULL);
}

static bool make_role(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	return make_row(ui, from, &entity_home_role, pairs, count, _("The role is recorded."));
}

static bool make_communication(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	return make_row(ui, from, &entity_communication, pairs, count, _("What neighbours were told is recorded."));
}

static bool make_finding(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	return make_row(ui, from, &entity_finding, pairs, count, _("The finding is recorded."));
}

/* Roles, talks with neighbours and their questions hang on a home. */
static bool has_home(struct ui *ui, const struct roll *roll)
{
	const struct household_sheet *sheet = sheet_of(ui, roll);

	if (sheet && sheet->home_count)
		return true;
	screen_hint(ui, "%s", _("This shared home has no home yet. H adds one."));
	return false;
}

void household_new_role(struct ui *ui, struct roll *roll)
{
	if (has_home(ui, roll))
		ask_open(ui,
			&(struct ask){ .title = _("Role at this home"),
				.entity = &entity_home_role,
				.fields = { "role", "name", "home", "starts", "lives_in", "was_client",
					"agreed_known" },
				.needs = { "role" },
				.choices = choices,
				.done = make_role,
				.from = roll });
}

void household_tell_neighbours(struct ui *ui, struct roll *roll)
{
	if (has_home(ui, roll))
		ask_open(ui,
			&(struct ask){ .title = _("Telling the neighbours"),
				.entity = &entity_communication,
				.fields = { "kind", "home", "residents_agreed", "planned_on", "done_on", "audience",
					"invited", "came", "worries", "explained", "reach", "result" },
				.needs = { "kind" },
				.choices = choices,
				.done = make_communication,
				.from = roll });
}

void household_new_finding(struct ui *ui, struct roll *roll)
{
	ask_open(ui,
		&(struct ask){ .title = _("A finding, in own words"),
			.entity = &entity_finding,
			.fields = { "voice", "round", "words", "improvement", "owner", "due" },
			.needs = { "voice", "words" },
			.done = make_finding,
			.from = roll });
}

void household_show_questions(struct ui *ui, struct roll *roll)
{
	const struct household_sheet *sheet = sheet_of(ui, roll);

	questions_open(ui, sheet && sheet->home_count == 1 ? sheet->homes[0]->row.id : NULL, roll->about);
}

static void take_home(struct ui *ui, void *from, const char *home)
{
	struct roll *roll = from;
	const char *pair = arena_print(ui->frame, "household=%s", roll->id);
	struct error err;
	bool good;

	if (!home)
		return;
	good = edit_assign(ui->app, &entity_home, home, &pair, 1, &err);
	roll_done(ui, good, &err, _("The home belongs to this shared home now."), NULL);
}

void household_add_home(struct ui *ui, struct roll *roll)
{
	pick_home(ui, &(struct pick_home){ .title = _("Which home?"), .done = take_home, .from = roll });
}
