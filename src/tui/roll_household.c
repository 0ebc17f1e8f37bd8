/* Shared homes: which there are, and of one its members, roles, what to look at, what neighbours were told, findings. */
#include <string.h>

#include "app/edit.h"
#include "app/household.h"
#include "app/list.h"
#include "app/show.h"
#include "base/day.h"
#include "tui/commands.h"
#include "tui/dialog.h"
#include "tui/roll_parts.h"

enum { NAME = 24, MEMBER = 14, HOME = 12, PERIOD = 25 };

static const char *period(struct arena *arena, int64_t from, int64_t until)
{
	return arena_print(arena, "%s – %s", from == UNKNOWN ? "?" : day_format(arena, from),
		until == UNKNOWN ? "" : day_format(arena, until));
}

/* ---- one shared home -------------------------------------------------------------------------------------------- */

static const char *const member_told[] = { "call_name", "home", "lead_organisation", "joins_on", "expected_until",
	"left_on", "way_out", "left_why", "replaces", "passed_why", "own_sentence", NULL };
static const char *const role_told[] = { "role", "name", "home", "starts", "ends", "lives_in", "agreed_known", NULL };
static const char *const told_told[] = { "kind", "done_on", "party", "audience", "invited", "came", "worries",
	"misconceptions", "explained", "reach", "result", NULL };
static const char *const finding_told[] = { "voice", "round", "found_on", "words", "improvement", "owner", "due",
	"result", "result_on", NULL };

static void add_heading(struct roll *roll, const char *text, size_t count)
{
	roll_add(roll,
		&(struct roll_line){
			.style = STYLE_LABEL, .text = arena_print(roll->rows_arena, "%s (%zu)", text, count) });
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
				.text = arena_print(
					roll->rows_arena, "%s %s", levels[reason->level].sign, reason->text) });
	}
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
				.style = left ? STYLE_HINT : STYLE_NORMAL,
				.detail = roll_tell(ui, arena, &entity_member, member, member_told),
				.text = arena_print(arena, "%s %s%s%s%s", left ? "-" : " ",
					roll_pad(arena, member->call_name, MEMBER),
					roll_pad(arena, roll_label(ui, arena, &entity_member, "home", member), HOME),
					roll_pad(arena, period(arena, member->joins_on, member->left_on), PERIOD),
					roll_label(ui, arena, &entity_member, "lead_organisation", member)) });
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
				.text = arena_print(arena, "  %s%s%s", roll_pad(arena, role->name, MEMBER),
					roll_pad(arena, roll_label(ui, arena, &entity_home_role, "role", role), NAME),
					period(arena, role->starts, role->ends)) });
	}
}

static void add_communications(struct ui *ui, struct roll *roll, const struct household_sheet *sheet)
{
	struct arena *arena = roll->rows_arena;

	add_heading(roll, _("TOLD TO THE NEIGHBOURS"), sheet->communication_count);
	for (size_t i = 0; i < sheet->communication_count; i++) {
		const struct communication *one = sheet->communications[i];

		roll_add(roll,
			&(struct roll_line){ .entity = &entity_communication,
				.id = one->row.id,
				.detail = roll_tell(ui, arena, &entity_communication, one, told_told),
				.text = arena_print(arena, "  %s%s%s",
					roll_pad(arena, day_format(arena, one->done_on), ROLL_WHEN),
					roll_pad(arena, roll_label(ui, arena, &entity_communication, "kind", one),
						ROLL_KIND),
					one->result ? one->result : "") });
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
				.text = arena_print(arena, "  %s%s%s",
					roll_pad(arena, day_format(arena, one->found_on), ROLL_WHEN),
					roll_pad(arena, roll_label(ui, arena, &entity_finding, "voice", one), MEMBER),
					one->words ? one->words : "") });
	}
}

static bool load_household(struct ui *ui, struct roll *roll, struct error *err)
{
	struct household_sheet *sheet;

	if (!household_load(ui->app, roll->rows_arena, roll->id, &sheet, err))
		return false;
	add_verdict(roll, sheet);
	add_members(ui, roll, sheet);
	add_roles(ui, roll, sheet);
	add_communications(ui, roll, sheet);
	add_heading(roll, _("QUESTIONS OF NEIGHBOURS: U SHOWS THEM"), sheet->question_count);
	add_findings(ui, roll, sheet);
	roll->total = roll->list.count;
	return true;
}

/* ---- joining and leaving ---------------------------------------------------------------------------------------- */

struct joining {
	struct roll *roll;
	const char *const *pairs;
	size_t count;
};

static void join(struct ui *ui, const struct joining *joining, const char *passed_why)
{
	const char *id, *told = NULL;
	struct error err;
	bool good = household_join(
		ui->app, ui->frame, joining->roll->id, joining->pairs, joining->count, passed_why, &id, &told, &err);

	roll_done(ui, good, &err, _("The member is recorded."), told);
}

static void pass(struct ui *ui, void *from, const char *text)
{
	if (text)
		join(ui, from, text);
}

/* The rules are told with their reasons; with a reason and a name one may go on. */
static void try_join(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	struct roll *roll = from;
	struct joining *joining = arena_alloc(roll->arena, sizeof(*joining));
	const char *id, *told = NULL;
	struct error err;

	*joining = (struct joining){ roll, pairs, count };
	if (household_join(ui->app, ui->frame, roll->id, pairs, count, NULL, &id, &told, &err)) {
		roll_done(ui, true, &err, _("The member is recorded."), told);
		return;
	}
	if (err.code != E_INPUT) {
		screen_fail(ui, &err);
		return;
	}
	dialog_input(ui,
		&(struct dialog_input){ .title = _("Go on all the same?"),
			.text = arena_print(ui->frame, "%s\n%s", err.text,
				_("You may go on with a reason. Your name goes with it.")),
			.value = "",
			.max = 200,
			.check = roll_check_words,
			.done = pass,
			.from = joining });
}

static void new_member(struct ui *ui, struct roll *roll)
{
	ask_open(ui,
		&(struct ask){ .title = _("Who joins?"),
			.entity = &entity_member,
			.fields = { "call_name", "born", "age", "home", "lead_organisation", "joins_on", "replaces" },
			.done = try_join,
			.from = roll });
}

static const struct roll_line *chosen_of(struct ui *ui, struct roll *roll, const struct entity *entity)
{
	const struct roll_line *line = roll_chosen(ui, roll);

	if (line && line->entity == entity)
		return line;
	screen_hint(ui, "%s", _("Choose a member first."));
	return NULL;
}

static void record_leaving(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const struct roll_line *line = chosen_of(ui, from, &entity_member);
	int64_t day = roll_day(ui, pairs, count, "left_on");
	struct error err;
	bool good;

	if (!line)
		return;
	good = household_leave(ui->app, ui->frame, line->id, day == UNKNOWN ? app_today(ui->app) : day,
		ask_value(pairs, count, "way_out"), ask_value(pairs, count, "left_why"), &err);
	roll_done(ui, good, &err, _("Left, and recorded. The place is free."), NULL);
}

static void leave(struct ui *ui, struct roll *roll)
{
	if (chosen_of(ui, roll, &entity_member))
		ask_open(ui,
			&(struct ask){ .title = _("Leaves: when, where to, why?"),
				.entity = &entity_member,
				.fields = { "left_on", "way_out", "left_why" },
				.done = record_leaving,
				.from = roll });
}

static void record_support(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const struct roll_line *line = chosen_of(ui, from, &entity_member);
	const struct field *field = entity_field(&entity_support_level, "hours");
	int64_t day = roll_day(ui, pairs, count, "starts");
	struct support_level level;
	const char *told = NULL, *hours = ask_value(pairs, count, "hours");
	struct error err;
	bool good;

	if (!line)
		return;
	row_clear(&entity_support_level, &level);
	good = field_parse(ui->frame, field, app_context(ui->app, ui->frame), hours ? hours : "", &level, &err) &&
		support_set(ui->app, ui->frame, NULL, line->id, day == UNKNOWN ? app_today(ui->app) : day, level.hours,
			ask_value(pairs, count, "why"), ask_value(pairs, count, "agreed_by"), &told, &err);
	roll_done(ui, good, &err, _("The support is recorded."), told);
}

static void support(struct ui *ui, struct roll *roll)
{
	if (chosen_of(ui, roll, &entity_member))
		ask_open(ui,
			&(struct ask){ .title = _("Support up or down"),
				.entity = &entity_support_level,
				.fields = { "hours", "starts", "why", "agreed_by" },
				.done = record_support,
				.from = roll });
}

/* ---- rows of the shared home ------------------------------------------------------------------------------------ */

/* The home that a row hangs on when it was not asked for: the only one of the shared home. */
static const char *only_home(struct ui *ui, const struct roll *roll)
{
	struct household_sheet *sheet;
	struct error ignored;

	if (!household_load(ui->app, ui->frame, roll->id, &sheet, &ignored) || !sheet->home_count)
		return NULL;
	return sheet->homes[0]->row.id;
}

static void make_row(
	struct ui *ui, struct roll *roll, const struct entity *entity, const char *const *pairs, size_t count)
{
	const char *all[ASK_MAX + 2], *id, *home = only_home(ui, roll);
	struct error err;
	size_t total = 0;
	bool good;

	all[total++] = arena_print(ui->frame, "household=%s", roll->id);
	if (home && entity_field(entity, "home") && !ask_value(pairs, count, "home"))
		all[total++] = arena_print(ui->frame, "home=%s", home);
	for (size_t i = 0; i < count; i++)
		all[total++] = pairs[i];
	good = edit_new(ui->app, ui->frame, entity, all, total, &id, &err);
	roll_done(ui, good, &err, _("Recorded."), NULL);
}

static void make_role(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	make_row(ui, from, &entity_home_role, pairs, count);
}

static void make_communication(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	make_row(ui, from, &entity_communication, pairs, count);
}

static void make_finding(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	make_row(ui, from, &entity_finding, pairs, count);
}

static void new_role(struct ui *ui, struct roll *roll)
{
	ask_open(ui,
		&(struct ask){ .title = _("Role at this home"),
			.entity = &entity_home_role,
			.fields = { "role", "name", "home", "starts", "lives_in", "was_client", "agreed_known" },
			.done = make_role,
			.from = roll });
}

static void new_communication(struct ui *ui, struct roll *roll)
{
	ask_open(ui,
		&(struct ask){ .title = _("Telling the neighbours"),
			.entity = &entity_communication,
			.fields = { "kind", "residents_agreed", "done_on", "party", "audience", "invited", "came",
				"worries", "explained", "reach", "result" },
			.done = make_communication,
			.from = roll });
}

static void new_finding(struct ui *ui, struct roll *roll)
{
	ask_open(ui,
		&(struct ask){ .title = _("A finding, in own words"),
			.entity = &entity_finding,
			.fields = { "voice", "round", "words", "improvement", "owner", "due" },
			.done = make_finding,
			.from = roll });
}

static void open_questions(struct ui *ui, struct roll *roll)
{
	(void)roll;
	run_questions(ui);
}

static const struct roll_kind household = {
	.name = "household",
	.title = N_("Shared home"),
	.empty = N_("Nothing is known of this shared home yet."),
	.load = load_household,
	.acts = { { 'n', N_("Somebody joins"), true, new_member }, { 'w', N_("This member leaves"), false, leave },
		{ 's', N_("Support up or down"), false, support }, { 'r', N_("New role at the home"), true, new_role },
		{ 'b', N_("Neighbours were told"), true, new_communication },
		{ 'v', N_("New finding"), true, new_finding },
		{ 'u', N_("Neighbours' questions"), true, open_questions },
		{ 'e', N_("All fields"), false, roll_edit } },
};

/* ---- all of them ------------------------------------------------------------------------------------------------ */

struct walk {
	struct ui *ui;
	struct roll *roll;
};

static bool add_household(void *from, const void *row, struct error *err)
{
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
			.style = ended ? STYLE_HINT : STYLE_NORMAL,
			.detail = arena_text(
				arena, codebook_text(book, "arrangement", one->arrangement ? one->arrangement : "")),
			.text = arena_print(arena, " %s%s%s", roll_pad(arena, one->name, NAME),
				roll_pad(arena, roll_label(walk->ui, arena, &entity_household, "state", one), MEMBER),
				period(arena, one->starts, one->agreement_until)) });
	return true;
}

static bool load_households(struct ui *ui, struct roll *roll, struct error *err)
{
	struct walk walk = { ui, roll };

	if (!list_rows(ui->app, &entity_household, NULL, 0, add_household, &walk, err))
		return false;
	roll->total = roll->list.count;
	return true;
}

static void open_household(struct ui *ui, struct roll *roll)
{
	const struct roll_line *line = roll_chosen(ui, roll);

	if (line)
		roll_open(ui, &household, NULL, line->id, line->text + 1);
}

static void make_household(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const char *id;
	struct error err;
	bool good = edit_new(ui->app, ui->frame, &entity_household, pairs, count, &id, &err);

	(void)from;
	roll_done(ui, good, &err, _("The shared home is recorded."), NULL);
}

static void new_household(struct ui *ui, struct roll *roll)
{
	ask_open(ui,
		&(struct ask){ .title = _("New shared home"),
			.entity = &entity_household,
			.fields = { "name", "forum", "starts", "agreement_on", "agreement_until", "project_leader" },
			.done = make_household,
			.from = roll });
}

static const struct roll_kind households = {
	.name = "households",
	.title = N_("Shared homes"),
	.empty = N_("There is no shared home. N records one."),
	.load = load_households,
	.acts = { { K_RIGHT, N_("Open it"), false, open_household },
		{ 'n', N_("New shared home"), true, new_household }, { 'e', N_("All fields"), false, roll_edit } },
};

void run_households(struct ui *ui)
{
	roll_open(ui, &households, NULL, NULL, NULL);
}

/* ---- neighbours' questions -------------------------------------------------------------------------------------- */

static const char *time_taken(struct arena *arena, const struct question_line *line)
{
	enum { HOUR = 60, DAY_HOURS = 24 };

	if (line->minutes == UNKNOWN)
		return line->late ? arena_print(arena, _("! answer by %s"), day_format(arena, line->answer_by))
				  : arena_print(arena, _("answer by %s"), day_format(arena, line->answer_by));
	if (line->minutes < 2 * DAY_HOURS * HOUR)
		return arena_print(arena, _("answered in %lld:%02lld"), (long long)(line->minutes / HOUR),
			(long long)(line->minutes % HOUR));
	return arena_print(arena, _("answered in %lld days"), (long long)(line->minutes / (DAY_HOURS * (int64_t)HOUR)));
}

static bool load_questions(struct ui *ui, struct roll *roll, struct error *err)
{
	static const char *const told[] = { "question", "way", "received_at", "answer", "answered_by", "answered_at",
		NULL };
	struct arena *arena = roll->rows_arena;
	struct question_line *lines;
	size_t count, late;

	if (!question_list(ui->app, arena, NULL, roll->open_only, ROLL_MAX, &lines, &count, &late, err))
		return false;
	roll->total = count;
	for (size_t i = 0; i < count; i++) {
		const struct neighbour_question *question = lines[i].question;

		roll_add(roll,
			&(struct roll_line){ .entity = &entity_neighbour_question,
				.id = question->row.id,
				.style = lines[i].late                     ? STYLE_LOOK
					: question->answered_at == UNKNOWN ? STYLE_NORMAL
									   : STYLE_HINT,
				.detail = roll_tell(ui, arena, &entity_neighbour_question, question, told),
				.text = arena_print(arena, " %s%s%s%s", roll_pad(arena, lines[i].home, HOME),
					roll_pad(arena, time_format(arena, question->received_at), 18),
					roll_pad(arena, time_taken(arena, &lines[i]), PERIOD),
					question->question ? question->question : "") });
	}
	return true;
}

static void make_question(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const char *typed = ask_value(pairs, count, "home"), *text = ask_value(pairs, count, "question");
	const char *home, *id, *told = NULL;
	const struct entity *found;
	struct error err;
	bool good;

	(void)from;
	good = show_find(ui->app, ui->frame, &entity_home, typed ? typed : "", &found, &home, &err) &&
		question_ask(ui->app, ui->frame, home, text ? text : "", ask_value(pairs, count, "way"), UNKNOWN, &id,
			&told, &err);
	roll_done(ui, good, &err, _("The question is recorded."), told);
}

static void new_question(struct ui *ui, struct roll *roll)
{
	ask_open(ui,
		&(struct ask){ .title = _("New question of a neighbour"),
			.entity = &entity_neighbour_question,
			.fields = { "home", "way", "question" },
			.done = make_question,
			.from = roll });
}

static void record_answer(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const struct roll_line *line = roll_chosen(ui, from);
	struct error err;
	bool good;

	if (!line)
		return;
	good = question_answer(ui->app, ui->frame, line->id, ask_value(pairs, count, "answer"),
		ask_value(pairs, count, "answered_by"), UNKNOWN, &err);
	roll_done(ui, good, &err, _("Answered, and recorded."), NULL);
}

static void answer_question(struct ui *ui, struct roll *roll)
{
	if (roll_chosen(ui, roll))
		ask_open(ui,
			&(struct ask){ .title = _("The answer to the neighbour"),
				.entity = &entity_neighbour_question,
				.fields = { "answer", "answered_by" },
				.done = record_answer,
				.from = roll });
}

static const struct roll_kind questions = {
	.name = "questions",
	.title = N_("Neighbours' questions"),
	.empty = N_("No neighbour asked anything."),
	.load = load_questions,
	.acts = { { 'n', N_("New question"), true, new_question }, { 'a', N_("Answer it"), false, answer_question },
		{ 'e', N_("All fields"), false, roll_edit } },
};

void run_questions(struct ui *ui)
{
	roll_open(ui, &questions, NULL, NULL, NULL);
}
