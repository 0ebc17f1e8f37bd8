/* Shared homes: which there are, and of one its members, roles, what to look at, what neighbours were told, findings. */
#include "roll_household.h"

#include <string.h>

#include "app/edit.h"
#include "app/household.h"
#include "app/list.h"
#include "base/day.h"
#include "tui/commands.h"
#include "tui/roll_parts.h"

/* "01-11-2025 – 01-10-2026", and what is left of it where a day is not known. */
static const char *period(struct arena *arena, int64_t from, int64_t until)
{
	if (from == UNKNOWN && until == UNKNOWN)
		return "";
	if (until == UNKNOWN)
		return arena_print(arena, _("from %s"), day_format(arena, from));
	return arena_print(arena, "%s – %s", from == UNKNOWN ? "?" : day_format(arena, from), day_format(arena, until));
}

/* ---- one shared home -------------------------------------------------------------------------------------------- */

static const char *const member_told[] = { "call_name", "home", "lead_organisation", "joins_on", "expected_until",
	"left_on", "way_out", "left_why", "replaces", "passed_why", "own_sentence", NULL };
static const char *const role_told[] = { "role", "name", "home", "starts", "ends", "lives_in", "agreed_known", NULL };
static const char *const told_told[] = { "kind", "residents_agreed", "planned_on", "done_on", "party", "audience",
	"invited", "came", "worries", "misconceptions", "explained", "reach", "join", "result", NULL };
static const char *const finding_told[] = { "voice", "round", "found_on", "words", "improvement", "owner", "due",
	"result", "result_on", NULL };

/* A column each, since the parts of a shared home have their own. */
static const struct column verdict_columns[] = { { NULL, 300, 20, 0 }, { NULL, 0, 0, 0 } };
static const struct column home_columns[] = {
	{ NULL, 14, 8, 0 },
	{ NULL, 30, 10, 0 },
	{ NULL, 80, 8, 0 },
	{ NULL, 0, 0, 0 },
};
static const struct column member_columns[] = {
	{ NULL, 20, 8, 0 },
	{ NULL, 10, 7, 2 },
	{ NULL, 24, 24, 0 },
	{ NULL, 80, 8, 1 },
	{ NULL, 0, 0, 0 },
};
static const struct column role_columns[] = {
	{ NULL, 20, 8, 0 },
	{ NULL, 40, 12, 0 },
	{ NULL, 24, 16, 1 },
	{ NULL, 0, 0, 0 },
};
static const struct column told_columns[] = {
	{ NULL, 12, 11, 0 },
	{ NULL, 34, 12, 0 },
	{ NULL, 200, 12, 0 },
	{ NULL, 0, 0, 0 },
};

static void add_heading(struct roll *roll, const char *text, size_t count)
{
	roll_add(roll,
		&(struct roll_line){
			.style = STYLE_LABEL, .cells = { arena_print(roll->rows_arena, "%s (%zu)", text, count) } });
}

static void add_verdict(struct roll *roll, const struct household_sheet *sheet)
{
	static const struct {
		const char *sign;
		enum style style;
	} levels[] = {
		[VERDICT_YES] = { "+", STYLE_GOOD },
		[VERDICT_LOOK] = { "!", STYLE_LOOK },
		[VERDICT_ASK] = { "?", STYLE_ASK },
		[VERDICT_NO] = { "x", STYLE_BAD },
	};

	add_heading(roll, _("WHAT TO LOOK AT"), sheet->verdict.count);
	for (size_t i = 0; i < sheet->verdict.count; i++) {
		const struct verdict_reason *reason = &sheet->verdict.reasons[i];

		roll_add(roll,
			&(struct roll_line){ .entity = &entity_household,
				.id = sheet->household->row.id,
				.style = levels[reason->level].style,
				.detail = reason->source
					? arena_print(roll->rows_arena, "%s\n%s", reason->text, reason->source)
					: reason->text,
				.mark = levels[reason->level].sign,
				.columns = verdict_columns,
				.cells = { reason->text } });
	}
}

static void add_homes(struct ui *ui, struct roll *roll, const struct household_sheet *sheet)
{
	static const char *const told[] = { "number", "municipality", "neighbourhood", "kind", "rooms", "shared_by",
		"free_from", "offer", NULL };
	struct arena *arena = roll->rows_arena;

	add_heading(roll, _("HOMES"), sheet->home_count);
	for (size_t i = 0; i < sheet->home_count; i++) {
		const struct home *home = sheet->homes[i];

		roll_add(roll,
			&(struct roll_line){ .entity = &entity_home,
				.id = home->row.id,
				.detail = roll_tell(ui, arena, &entity_home, home, told),
				.columns = home_columns,
				.cells = { home->number, home->neighbourhood,
					roll_label(ui, arena, &entity_home, "municipality", home) } });
	}
}

/* What is known of a member, and the support as a series. */
static const char *member_detail(struct ui *ui, struct arena *arena, const struct member *member)
{
	const struct field *hours = entity_field(&entity_support_level, "hours");
	struct buffer text = { .arena = arena };
	struct support_level **levels;
	struct error ignored;
	size_t count = 0;

	buffer_text(&text, roll_tell(ui, arena, &entity_member, member, member_told));
	if (!support_list(ui->app, arena, NULL, member->row.id, &levels, &count, &ignored))
		return text.text;
	for (size_t i = 0; i < count; i++)
		buffer_print(&text, _("\nSupport from %s: %s hours a week%s%s"), day_format(arena, levels[i]->starts),
			field_format(arena, hours, app_context(ui->app, arena), levels[i]), levels[i]->why ? ", " : "",
			levels[i]->why ? levels[i]->why : "");
	return text.text;
}

static void add_members(struct ui *ui, struct roll *roll, const struct household_sheet *sheet)
{
	struct arena *arena = roll->rows_arena;

	add_heading(roll, _("MEMBERS"), sheet->living);
	for (size_t i = 0; i < sheet->member_count; i++) {
		const struct member *member = sheet->members[i];
		bool left = member->left_on != UNKNOWN;

		roll_add(roll,
			&(struct roll_line){ .entity = &entity_member,
				.id = member->row.id,
				.application = member->application,
				.mark = left ? "-" : NULL,
				.style = left ? STYLE_HINT : STYLE_NORMAL,
				.detail = member_detail(ui, arena, member),
				.columns = member_columns,
				.cells = { member->call_name, roll_label(ui, arena, &entity_member, "home", member),
					period(arena, member->joins_on, member->left_on),
					roll_label(ui, arena, &entity_member, "lead_organisation", member) } });
	}
}

static void add_roles(struct ui *ui, struct roll *roll, const struct household_sheet *sheet)
{
	struct arena *arena = roll->rows_arena;

	add_heading(roll, _("ROLES AT THE HOME"), sheet->role_count);
	for (size_t i = 0; i < sheet->role_count; i++) {
		const struct home_role *role = sheet->roles[i];

		roll_add(roll,
			&(struct roll_line){ .entity = &entity_home_role,
				.id = role->row.id,
				.detail = roll_tell(ui, arena, &entity_home_role, role, role_told),
				.columns = role_columns,
				.cells = { role->name, roll_label(ui, arena, &entity_home_role, "role", role),
					period(arena, role->starts, role->ends) } });
	}
}

static void add_communications(struct ui *ui, struct roll *roll, const struct household_sheet *sheet)
{
	struct arena *arena = roll->rows_arena;

	add_heading(roll, _("TOLD TO THE NEIGHBOURS"), sheet->communication_count);
	for (size_t i = 0; i < sheet->communication_count; i++) {
		const struct communication *one = sheet->communications[i];
		bool planned = one->done_on == UNKNOWN && one->planned_on != UNKNOWN;

		roll_add(roll,
			&(struct roll_line){ .entity = &entity_communication,
				.id = one->row.id,
				.detail = roll_tell(ui, arena, &entity_communication, one, told_told),
				.columns = told_columns,
				.cells = { day_format(arena, planned ? one->planned_on : one->done_on),
					roll_label(ui, arena, &entity_communication, "kind", one),
					one->result       ? one->result
						: planned ? _("planned")
							  : "" } });
	}
}

static void add_findings(struct ui *ui, struct roll *roll, const struct household_sheet *sheet)
{
	struct arena *arena = roll->rows_arena;

	add_heading(roll, _("FINDINGS"), sheet->finding_count);
	for (size_t i = 0; i < sheet->finding_count; i++) {
		const struct finding *one = sheet->findings[i];

		roll_add(roll,
			&(struct roll_line){ .entity = &entity_finding,
				.id = one->row.id,
				.detail = roll_tell(ui, arena, &entity_finding, one, finding_told),
				.columns = told_columns,
				.cells = { day_format(arena, one->found_on),
					roll_label(ui, arena, &entity_finding, "voice", one), one->words } });
	}
}

static void add_questions(struct roll *roll, const struct household_sheet *sheet)
{
	if (sheet->question_count)
		add_heading(roll,
			sheet->questions_late ? _("! QUESTIONS OF NEIGHBOURS, NOT ANSWERED IN TIME: U SHOWS THEM")
					      : _("QUESTIONS OF NEIGHBOURS: U SHOWS THEM"),
			sheet->question_count);
}

static bool load_household(struct ui *ui, struct roll *roll, struct error *err)
{
	struct household_sheet *sheet;

	if (!household_load(ui->app, roll->rows_arena, roll->id, &sheet, err))
		return false;
	add_verdict(roll, sheet);
	add_homes(ui, roll, sheet);
	add_members(ui, roll, sheet);
	add_roles(ui, roll, sheet);
	add_communications(ui, roll, sheet);
	add_questions(roll, sheet);
	add_findings(ui, roll, sheet);
	return true;
}

static const struct roll_kind household = {
	.name = "household",
	.title = N_("Shared home"),
	.empty = N_("Nothing is known of this shared home yet."),
	.load = load_household,
	.columns = verdict_columns,
	.all = true,
	.acts = { { 'n', N_("Somebody joins"), N_("Joins"), true, household_new_member },
		{ 'w', N_("This member leaves"), N_("Leaves"), false, household_member_leaves },
		{ 's', N_("Support up or down"), N_("Support"), false, household_set_support },
		{ 'r', N_("New role at the home"), N_("Role"), true, household_new_role },
		{ 'b', N_("Neighbours were told"), N_("Neighbours"), true, household_tell_neighbours },
		{ 'v', N_("New finding"), N_("Finding"), true, household_new_finding },
		{ 'u', N_("Neighbours' questions"), N_("Questions"), true, household_show_questions },
		{ 'h', N_("A home of this shared home"), N_("Home"), true, household_add_home },
		{ 'e', N_("All fields"), NULL, false, roll_edit } },
};

/* ---- all of them ------------------------------------------------------------------------------------------------ */

static const struct column households_columns[] = {
	{ N_("shared home"), 40, 12, 0 },
	{ N_("state"), 20, 12, 1 },
	{ N_("period"), 24, 24, 2 },
	{ N_("arrangement"), 80, 8, 3 },
	{ NULL, 0, 0, 0 },
};

struct walk {
	struct ui *ui;
	struct roll *roll;
};

static bool add_household(void *from, const void *row, struct error *err)
{
	static const char *const told[] = { "name", "state", "forum", "starts", "agreement_on", "agreement_until",
		"project_leader", "association", "contact_line", NULL };
	struct walk *walk = from;
	const struct household *one = row;
	struct arena *arena = walk->roll->rows_arena;
	const struct codebook *book = app_codebook_of(walk->ui->app, one->arrangement);
	bool ended = one->state && !strcmp(one->state, "ended");

	(void)err;
	if (walk->roll->open_only && ended)
		return true;
	roll_add(walk->roll,
		&(struct roll_line){ .entity = &entity_household,
			.id = arena_text(arena, one->row.id),
			.mark = ended ? "-" : NULL,
			.style = ended ? STYLE_HINT : STYLE_NORMAL,
			.detail = roll_tell(walk->ui, arena, &entity_household, one, told),
			.cells = { arena_text(arena, one->name),
				roll_label(walk->ui, arena, &entity_household, "state", one),
				period(arena, one->starts, one->agreement_until),
				arena_text(arena,
					codebook_text(
						book, "arrangement", one->arrangement ? one->arrangement : "")) } });
	return true;
}

static bool load_households(struct ui *ui, struct roll *roll, struct error *err)
{
	struct walk walk = { ui, roll };

	return list_rows(ui->app, &entity_household, NULL, 0, add_household, &walk, err);
}

static void open_household(struct ui *ui, struct roll *roll)
{
	const struct roll_line *line = roll_chosen(ui, roll);

	if (line)
		roll_open(ui, &household, NULL, line->id, line->cells[0]);
}

static bool make_household(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const char *id;
	struct error err;
	bool good = edit_new(ui->app, ui->frame, &entity_household, pairs, count, &id, &err);

	(void)from;
	return roll_done(ui, good, &err, _("The shared home is recorded."), NULL);
}

static void new_household(struct ui *ui, struct roll *roll)
{
	ask_open(ui,
		&(struct ask){ .title = _("New shared home"),
			.entity = &entity_household,
			.fields = { "name", "forum", "starts", "agreement_on", "agreement_until", "project_leader" },
			.values = { NULL, ui->app->forum },
			.done = make_household,
			.from = roll });
}

static const struct roll_kind households = {
	.name = "households",
	.title = N_("Shared homes"),
	.empty = N_("There is no shared home. N records one."),
	.load = load_households,
	.columns = households_columns,
	.enter = open_household,
	.acts = { { 'n', N_("New shared home"), N_("New"), true, new_household },
		{ 'e', N_("All fields"), N_("Fields"), false, roll_edit } },
};

void run_households(struct ui *ui)
{
	roll_open(ui, &households, NULL, NULL, NULL);
}
