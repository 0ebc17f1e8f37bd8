/* New rows by hand: what is filled in by itself, where they go, and the numbers they get. */
#include "add.h"

#include <string.h>

#include "arrange_file.h"
#include "base/day.h"
#include "casuistry_parts.h"
#include "forum_pick.h"
#include "moment_parts.h"
#include "store/store.h"
#include "write.h"

/* What only another use case may make, with the subcommand that does. */
static const struct {
	const struct entity *entity;
	const char *made_by;
} made_elsewhere[] = {
	{ &entity_client, "add application" },
	{ &entity_proposal, "propose" },
	{ &entity_contract, "contract" },
	{ &entity_signature, "sign" },
	{ &entity_decision, "decide" },
	{ &entity_step_change, "step" },
	{ &entity_appointment, "moment" },
	{ &entity_member, "member join" },
	{ &entity_checklist, "checklist" },
	{ &entity_time_out, "time-out" },
	{ &entity_arrangement, "arrangement load" },
	{ &entity_arrangement_part, "arrangement load" },
	{ &entity_forum, "arrangement load" },
	{ &entity_device, "init" },
};

/* Fields that the program keeps, but that a new row may come with: a number of another office, a table, a home that was
 * offered before this file was there. */
static const struct {
	const struct entity *entity;
	const char *fields[5];
} given[] = {
	{ &entity_application, { "number", "forum", "arrangement" } },
	{ &entity_home, { "number", "offered_on", "let_on" } },
	{ &entity_household, { "arrangement" } },
};

/* What a row begins with when nobody says otherwise. */
enum source { A_CODE, TODAY, NOW, YEAR, PERSON, OWN_FORUM, FORUM_ARRANGEMENT };
static const struct {
	const struct entity *entity;
	const char *field;
	enum source source;
	const char *code;
} beginnings[] = {
	{ &entity_application, "arrangement", FORUM_ARRANGEMENT, NULL },
	{ &entity_application, "received", TODAY, NULL },
	{ &entity_application, "step_since", TODAY, NULL },
	{ &entity_agenda_item, "state", A_CODE, "ready" },
	{ &entity_attendance, "state", A_CODE, "invited" },
	{ &entity_condition, "state", A_CODE, "open" },
	{ &entity_expert, "starts", TODAY, NULL },
	{ &entity_finding, "found_on", TODAY, NULL },
	{ &entity_finding, "forum", OWN_FORUM, NULL },
	{ &entity_home_role, "starts", TODAY, NULL },
	{ &entity_household, "state", A_CODE, "forming" },
	{ &entity_household, "arrangement", FORUM_ARRANGEMENT, NULL },
	{ &entity_hurdle, "opened_on", TODAY, NULL },
	{ &entity_incident, "opened_on", TODAY, NULL },
	{ &entity_incident, "opened_by", PERSON, NULL },
	{ &entity_incident, "state", A_CODE, "open" },
	{ &entity_loan, "year", YEAR, NULL },
	{ &entity_loan, "agreed_on", TODAY, NULL },
	{ &entity_member, "joins_on", TODAY, NULL },
	{ &entity_neighbour_question, "received_at", NOW, NULL },
	{ &entity_progress, "seen_on", TODAY, NULL },
	{ &entity_promise, "made_on", TODAY, NULL },
	{ &entity_promise, "forum", OWN_FORUM, NULL },
	{ &entity_promise, "state", A_CODE, "open" },
	{ &entity_quota, "year", YEAR, NULL },
	{ &entity_recipe, "solved_on", TODAY, NULL },
	{ &entity_support_level, "starts", TODAY, NULL },
	{ &entity_time_out, "starts", TODAY, NULL },
};

bool add_value(struct add *add, const char *name, const char *wire, struct error *err)
{
	struct edit_target *target = &add->targets[0];
	const struct field *field = entity_field(target->entity, name);

	if (!field_cell_read(target->cells.arena, field, target->row, NULL, wire, err))
		return fail_within(err, "%s: ", _(field->label));
	write_add(&target->cells, name, wire);
	return true;
}

static const char *source_text(struct app *app, struct arena *arena, enum source source, const char *code)
{
	int year, month, day;

	day_split(app_today(app), &year, &month, &day);
	const char *const texts[] = {
		[A_CODE] = code,
		[TODAY] = day_write(arena, app_today(app)),
		[NOW] = time_write(arena, clock_time(&app->clock)),
		[YEAR] = arena_print(arena, "%d", year),
		[PERSON] = app->person_name,
		[OWN_FORUM] = app->forum,
	};

	return texts[source];
}

/* The arrangement whose table a row is at; the own one when none of those in this file has such a table. */
static bool arrangement_of(
	struct app *app, struct arena *arena, const struct edit_target *target, const char **code, struct error *err)
{
	const struct field *field = entity_field(target->entity, "forum");
	const char *forum = field ? *field_text(field, target->row) : NULL, **codes;
	size_t count;

	*code = app->arrangement;
	if (!forum || codebook_find(app_codebook(app), "forum", forum))
		return true;
	if (!arrange_codes(app, arena, &codes, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (codebook_find(app_codebook_of(app, codes[i]), "forum", forum))
			*code = codes[i];
	return true;
}

static bool add_beginnings(struct app *app, struct arena *arena, struct add *add, struct error *err)
{
	struct edit_target *target = &add->targets[0];

	for (size_t i = 0; i < ARRAY_LEN(beginnings); i++) {
		const char *text;

		if (beginnings[i].entity != target->entity ||
			field_is_known(entity_field(target->entity, beginnings[i].field), target->row))
			continue;
		if (beginnings[i].source != FORUM_ARRANGEMENT)
			text = source_text(app, arena, beginnings[i].source, beginnings[i].code);
		else if (!arrangement_of(app, arena, target, &text, err))
			return false;
		if (*text && !add_value(add, beginnings[i].field, text, err))
			return false;
	}
	return true;
}

/* ---- an application: with its client, at the first step, at a table ---------------------------------------------- */

static bool number_is_free(
	struct app *app, struct arena *arena, const struct entity *entity, const char *number, struct error *err)
{
	void **rows;
	size_t count;

	if (!number)
		return true;
	if (!store_list_by(app->store, arena, entity, entity->number, number, 1, &rows, &count, err))
		return false;
	return !count || fail(err, E_INPUT, _("%s is in use already. Nothing was saved."), number);
}

static bool pick_forum(struct app *app, struct arena *arena, struct add *add, struct error *err)
{
	const struct application *application = add->targets[0].row;
	const struct client *client = add->targets[1].row;
	const char *forum = *app->forum ? app->forum : NULL;

	if (application->forum)
		return true;
	if (!forum && !forum_pick(app, arena, NULL, client->origin, &forum, err))
		return false;
	if (!forum)
		return fail(err, E_INPUT, _("Which table is it for? Give forum=TABLE."));
	return add_value(add, "forum", forum, err);
}

/* The client's row points nowhere, the application's to the client: both get their ids now. */
static bool add_application(struct app *app, struct arena *arena, struct add *add, struct error *err)
{
	const struct application *application = add->targets[0].row;
	const struct codebook *book = app_codebook_of(app, application->arrangement);
	const struct code_entry *step = codebook_event_step(book, "submission");
	char client[ID_TEXT];
	size_t count;

	if (application->number && strncmp(application->number, book->case_prefix, strlen(book->case_prefix)) != 0)
		return fail(err, E_INPUT, _("\"%s\" is not a case number. Write it as %s-2026-0042."),
			application->number, book->case_prefix);
	if (!step)
		step = codebook_list(book, "step", &count);
	if (!step)
		return fail(err, E_INPUT, _("This file has no arrangement yet, so there is no step to begin with."));
	store_new_id(app->store, client);
	add->targets[1].id = arena_text(arena, client);
	if (!number_is_free(app, arena, &entity_application, application->number, err) ||
		!pick_forum(app, arena, add, err) || !add_value(add, "step", step->code, err) ||
		!add_value(add, "client", add->targets[1].id, err))
		return false;
	add->scope = write_case_scope(arena, application->forum, application->ambulant_care);
	return true;
}

/* A home that is free now is an offer; one that will be is expected (and offered when it is proposed). */
static bool add_home(struct app *app, struct arena *arena, struct add *add, struct error *err)
{
	const struct home *home = add->targets[0].row;
	bool is_free = home->free_from != UNKNOWN && home->free_from <= app_today(app);

	if (!number_is_free(app, arena, &entity_home, home->number, err))
		return false;
	if (is_free && home->offered_on == UNKNOWN &&
		!add_value(add, "offered_on", day_write(arena, app_today(app)), err))
		return false;
	return add_value(add, "offer",
		home->let_on != UNKNOWN                          ? "let"
			: is_free || home->offered_on != UNKNOWN ? "free"
								 : "expected",
		err);
}

/* ---- where a row goes (design: sync, section 3) -------------------------------------------------------------------- */

static const char *ref_of(const struct edit_target *target, const char *name)
{
	const struct field *field = entity_field(target->entity, name);

	return field && field_is_known(field, target->row) ? *field_text(field, target->row) : NULL;
}

/* Scope of the row that a ref points at, NULL when the ref is not there. */
static bool scope_by(struct app *app, struct arena *arena, const struct edit_target *target, const char *name,
	const char **scope, struct error *err)
{
	const char *id = ref_of(target, name);
	const struct entity *entity = entity_named(name);
	struct row *row = arena_alloc(arena, entity->size);

	*scope = NULL;
	if (!id)
		return true;
	if (!store_load(app->store, arena, entity, id, row, err))
		return false;
	*scope = row->scope;
	return true;
}

/* The case of the row or of its member; *scope NULL: of no case. */
static bool scope_of_case(
	struct app *app, struct arena *arena, const struct edit_target *target, const char **scope, struct error *err)
{
	const char *id = ref_of(target, "member");
	struct edit_target of_member = { .entity = &entity_member, .row = arena_alloc(arena, sizeof(struct member)) };

	if (!scope_by(app, arena, target, "application", scope, err) || *scope || !id)
		return *scope != NULL || !id;
	return store_load(app->store, arena, &entity_member, id, of_member.row, err) &&
		scope_by(app, arena, &of_member, "application", scope, err);
}

/* A home belongs to the table of its shared home, else to the one of its municipality. */
static bool forum_of_home(struct app *app, struct arena *arena, const char *id, const char **forum, struct error *err)
{
	struct edit_target home = { .entity = &entity_home, .row = arena_alloc(arena, sizeof(struct home)) };

	return store_load(app->store, arena, &entity_home, id, home.row, err) &&
		scope_by(app, arena, &home, "household", forum, err) &&
		(*forum || forum_pick(app, arena, NULL, ((struct home *)home.row)->municipality, forum, err));
}

static bool find_forum(
	struct app *app, struct arena *arena, const struct edit_target *target, const char **forum, struct error *err)
{
	static const char *const by[] = { "meeting", "household", "member" };
	const char *home = ref_of(target, "home");

	*forum = NULL;
	for (size_t i = 0; i < ARRAY_LEN(by) && !*forum; i++)
		if (ref_of(target, by[i]) && !scope_by(app, arena, target, by[i], forum, err))
			return false;
	if (!*forum)
		*forum = ref_of(target, "forum");
	if (!*forum && *app->forum)
		*forum = app->forum;
	if (!*forum && home)
		return forum_of_home(app, arena, home, forum, err);
	return *forum || forum_pick(app, arena, NULL, NULL, forum, err);
}

/* A promise or somebody's attendance goes with the case that it is about. */
static bool goes_with_case(const struct entity *entity)
{
	return entity->scope == SCOPE_CASE || entity == &entity_promise;
}

static bool find_scope(
	struct app *app, struct arena *arena, const struct edit_target *target, const char **scope, struct error *err)
{
	const char *forum;

	*scope = "regio";
	if (target->entity->scope == SCOPE_REGION)
		return true;
	*scope = NULL;
	if (goes_with_case(target->entity) && !scope_of_case(app, arena, target, scope, err))
		return false;
	if (*scope)
		return true;
	if (!find_forum(app, arena, target, &forum, err))
		return false;
	if (!forum)
		return fail(err, E_INPUT, _("Which table is it for? Give forum=TABLE."));
	*scope = target->entity->scope == SCOPE_CASE ? write_case_scope(arena, forum, NULL) : forum;
	return true;
}

/* A row of a table says which one. */
static bool name_forum(struct add *add, struct error *err)
{
	const struct field *field = entity_field(add->targets[0].entity, "forum");

	if (!field || add->targets[0].entity->scope != SCOPE_FORUM || field_is_known(field, add->targets[0].row) ||
		strchr(add->scope, '.'))
		return true;
	return add_value(add, "forum", add->scope, err);
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

static bool may_be_added(const struct entity *entity, struct error *err)
{
	for (size_t i = 0; i < ARRAY_LEN(made_elsewhere); i++)
		if (made_elsewhere[i].entity == entity)
			return fail(err, E_INPUT, _("%s: this is made with tafel %s. Nothing was saved."),
				_(entity->label), made_elsewhere[i].made_by);
	return true;
}

static void begin_target(struct arena *arena, const struct entity *entity, struct edit_target *target)
{
	*target = (struct edit_target){
		.entity = entity, .row = arena_alloc(arena, entity->size), .cells = { .arena = arena }
	};
	row_clear(entity, target->row);
	for (size_t i = 0; i < ARRAY_LEN(given); i++)
		if (given[i].entity == entity)
			target->given = given[i].fields;
}

/* What needs more than filling in. */
static const struct {
	const struct entity *entity;
	bool (*finish)(struct app *, struct arena *, struct add *, struct error *);
} hooks[] = {
	{ &entity_application, add_application },
	{ &entity_home, add_home },
	{ &entity_incident, incident_finish },
};

bool add_prepare(struct app *app, struct arena *arena, const struct entity *entity, const char *const *pairs,
	size_t count, struct add *add, struct error *err)
{
	*add = (struct add){ .count = entity == &entity_application ? 2 : 1 };
	begin_target(arena, entity, &add->targets[0]);
	begin_target(arena, &entity_client, &add->targets[1]);
	for (size_t i = 0; i < count; i++)
		if (!edit_assign_pair(app, arena, add->targets, add->count, pairs[i], err))
			return false;
	if (!add->targets[0].cells.count && !add->targets[1].cells.count)
		return fail(err, E_INPUT, _("Nothing is known of it yet. Give at least one FIELD=VALUE."));
	if (!add_beginnings(app, arena, add, err))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(hooks); i++)
		if (hooks[i].entity == entity && !hooks[i].finish(app, arena, add, err))
			return false;
	return add->scope || (find_scope(app, arena, &add->targets[0], &add->scope, err) && name_forum(add, err));
}

/* The number is given inside the use case: only then this device's own mark is certain. */
bool add_write(struct app *app, struct arena *arena, struct add *add, const char **id, struct error *err)
{
	struct edit_target *row = &add->targets[0], *client = &add->targets[1];
	char made[ID_TEXT];

	store_new_id(app->store, made);
	row->id = *id = arena_text(arena, made);
	if (!write_number(app, arena, row->entity, &row->cells, err))
		return false;
	if (add->count == 2 && client->cells.count &&
		!store_set(app->store, client->entity, client->id, add->scope, client->cells.cells, client->cells.count,
			err))
		return false;
	return store_set(app->store, row->entity, row->id, add->scope, row->cells.cells, row->cells.count, err) &&
		moment_follow_cells(app, arena, row->entity, row->id, row->cells.cells, row->cells.count, err);
}

bool edit_new(struct app *app, struct arena *arena, const struct entity *entity, const char *const *pairs, size_t count,
	const char **id, struct error *err)
{
	struct add add;

	if (!may_be_added(entity, err) || !add_prepare(app, arena, entity, pairs, count, &add, err) ||
		!store_begin(app->store, app->person, err))
		return false;
	if (add_write(app, arena, &add, id, err))
		return store_commit(app->store, err);
	store_rollback(app->store);
	return false;
}
