#include "app/course.h"
#include "app/decide.h"
#include "app/show.h"
#include "base/text.h"

#include "output.h"
#include "print.h"
#include "report/json.h"
#include "report/sheet.h"

/* What is to be shown, and where it goes. */
struct showing {
	struct cli *cli;
	const struct entity *entity;
	const char *id;
	const struct show_as_of *as_of; /* NULL: now */
	void *row;
	struct output *output;
	int columns;
};

static const char *value_of(struct showing *showing, const struct entity *entity, const char *name, const void *row)
{
	const struct field *field = name ? entity_field(entity, name) : NULL;
	struct arena *arena = showing->cli->arena;

	if (!field || !field_is_known(field, row))
		return "";
	return field_format(arena, field, app_context(&showing->cli->app, arena), row);
}

static void put_sheet(struct showing *showing, const struct entity *entity, const void *row)
{
	struct arena *arena = showing->cli->arena;

	sheet_print(
		&showing->output->sink, arena, entity, app_context(&showing->cli->app, arena), row, showing->columns);
}

static void put_title(struct showing *showing, const struct entity *entity, const void *row)
{
	const char *name = value_of(showing, entity, entity->number ? entity->number : entity->title, row);

	if (!*name)
		name = ((const struct row *)row)->id;
	sheet_heading(&showing->output->sink, showing->cli->arena,
		arena_print(showing->cli->arena, "%s %s", _(entity->label), name));
}

/* ---- what an application brings along ----------------------------------------------------------------------------- */

static bool put_client(struct showing *showing, struct error *err)
{
	const struct application *application = showing->row;
	struct error missing = { E_NONE, "" };
	void *client;
	size_t late;

	if (!application->client)
		return true;
	sink_text(&showing->output->sink, "\n");
	if (show_load(&showing->cli->app, showing->cli->arena, &entity_client, application->client, showing->as_of,
		    &client, &late, &missing)) {
		put_title(showing, &entity_client, client);
		put_sheet(showing, &entity_client, client);
		return true;
	}
	sink_text(&showing->output->sink, _("Nothing is known of the client yet.\n"));
	return missing.code == E_MISSING || fail(err, missing.code, "%s", missing.text);
}

/* What was not in order and was passed, in words; NULL: nothing was. */
static void put_passed(struct showing *showing, const char *passed)
{
	enum { INDENT = 20 };
	struct arena *arena = showing->cli->arena;
	const char *const *lines;
	size_t count = passed
		? text_wrap(arena, arena_print(arena, _("Passed: %s"), passed), showing->columns - INDENT, &lines)
		: 0;

	for (size_t i = 0; i < count; i++)
		sink_text(&showing->output->sink, arena_print(arena, "%*s%s\n", INDENT, "", lines[i]));
}

static void put_decision(struct showing *showing, const struct decision *decision)
{
	struct arena *arena = showing->cli->arena;
	const struct codebook *book = app_codebook_of(&showing->cli->app, decision->arrangement);
	const char *reason = decision->reason
		? decide_reason(arena, book, decision->reason, decision->needed ? decision->needed : decision->note)
		: "";
	const char *passed = course_passed(arena, book, decision->passed_gates, decision->passed_why);
	const char *note = value_of(showing, &entity_decision, "note", decision);
	const char *rules = value_of(showing, &entity_decision, "arrangement", decision);
	const char *line = arena_print(arena, "  %s  %s%s%s%s\n  %-16s  %s%s%s\n",
		time_format(showing->cli->arena, decision->decided_at),
		value_of(showing, &entity_decision, "outcome", decision), *reason ? ": " : "", reason,
		decision->withdrawn == 1 ? _(" (withdrawn)") : "", "", decision->row.id, *rules ? "  " : "", rules);

	sink_text(&showing->output->sink, line);
	if (*note)
		sink_text(&showing->output->sink, arena_print(arena, "  %-16s  %s\n", "", note));
	put_passed(showing, passed);
}

static bool put_decisions(struct showing *showing, struct error *err)
{
	struct decision **decisions;
	size_t count;

	if (!show_decisions(
		    &showing->cli->app, showing->cli->arena, showing->id, showing->as_of, &decisions, &count, err))
		return false;
	sink_text(&showing->output->sink, "\n");
	sheet_heading(&showing->output->sink, showing->cli->arena, _("Decisions"));
	for (size_t i = 0; i < count; i++)
		put_decision(showing, decisions[i]);
	if (!count)
		sink_text(&showing->output->sink, _("  none yet\n"));
	return true;
}

/* Steps that were set outside a decision: by whom, what was passed and why, and by which rules. */
static void put_step(struct showing *showing, const struct step_change *step)
{
	struct arena *arena = showing->cli->arena;
	static const char *const names[] = { "reason", "note" };
	const char *passed = course_passed(
		arena, app_codebook_of(&showing->cli->app, step->arrangement), step->passed_gates, step->passed_why);
	const char *who = value_of(showing, &entity_step_change, "name", step);
	const char *role = value_of(showing, &entity_step_change, "role", step);

	sink_text(&showing->output->sink,
		arena_print(arena, "  %s  %s%s\n  %-16s  %s%s%s  %s\n", time_format(arena, step->set_at),
			value_of(showing, &entity_step_change, "step_after", step),
			step->withdrawn == 1 ? _(" (withdrawn)") : "", "", who, *who && *role ? ", " : "", role,
			value_of(showing, &entity_step_change, "arrangement", step)));
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const char *value = value_of(showing, &entity_step_change, names[i], step);

		if (*value)
			sink_text(&showing->output->sink, arena_print(arena, "  %-16s  %s\n", "", value));
	}
	put_passed(showing, passed);
}

static bool put_steps(struct showing *showing, struct error *err)
{
	struct step_change **steps;
	size_t count;

	if (!show_steps(&showing->cli->app, showing->cli->arena, showing->id, showing->as_of, &steps, &count, err))
		return false;
	if (!count)
		return true;
	sink_text(&showing->output->sink, "\n");
	sheet_heading(&showing->output->sink, showing->cli->arena, _("Steps"));
	for (size_t i = 0; i < count; i++)
		put_step(showing, steps[i]);
	return true;
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

static bool put_all(struct showing *showing, struct error *err)
{
	put_title(showing, showing->entity, showing->row);
	put_sheet(showing, showing->entity, showing->row);
	if (showing->entity != &entity_application)
		return true;
	return put_client(showing, err) && put_decisions(showing, err) && put_steps(showing, err);
}

static bool put(struct showing *showing, struct error *err)
{
	bool json = options_has(&showing->cli->options, "json"), good = true;

	output_open(&showing->output, showing->cli, json);
	showing->columns = print_columns();
	if (json) {
		json_row(&showing->output->sink, showing->cli->arena, showing->entity, showing->row);
		sink_text(&showing->output->sink, "\n");
	} else {
		good = put_all(showing, err);
	}
	return output_close(&showing->output, good ? err : NULL) && good;
}

static void say_what_matters(struct showing *showing, size_t late)
{
	struct cli *cli = showing->cli;
	const struct row *row = showing->row;

	if (showing->as_of && showing->as_of->decision)
		print_note(cli, _("As it was known to the decision of %s."),
			time_format(cli->arena, showing->as_of->time));
	else if (showing->as_of)
		print_note(cli, _("As it was at %s."), time_format(cli->arena, showing->as_of->time));
	if (late)
		print_note(cli,
			ngettext("%zu change of that time reached this file later.",
				"%zu changes of that time reached this file later.", late),
			late);
	if (row->gone)
		print_note(cli, "%s", _("This row was deleted. Its history stays: tafel history."));
	if (row->contested && !showing->as_of)
		print_note(cli, "%s", _("Some values differ between laptops. Both are kept. See: tafel history."));
}

static bool run_show(struct cli *cli, struct error *err)
{
	struct showing showing = { .cli = cli };
	const char *typed = options_value(&cli->options, "as-of");
	struct show_as_of as_of;
	size_t late;

	if (typed && !show_when(&cli->app, cli->arena, typed, &as_of, err))
		return false;
	showing.as_of = typed ? &as_of : NULL;
	if (!show_find(&cli->app, cli->arena, NULL, cli->options.words[0], &showing.entity, &showing.id, err) ||
		!show_load(&cli->app, cli->arena, showing.entity, showing.id, showing.as_of, &showing.row, &late, err))
		return false;
	say_what_matters(&showing, late);
	return put(&showing, err);
}

static const struct option_row options[] = {
	{ "json", 0, NULL, N_("One flat object with every field; not known is null"), false },
	{ "as-of", 0, "WHEN", N_("As it was then: a day, a time, or the id of a decision for what that decision knew"),
		false },
	{ NULL, 0, NULL, NULL, false },
};

const struct command command_show = {
	.name = "show",
	.usage = "ID [--as-of TIME|DECISION] [--json]",
	.summary = N_("Prints one row: of a case also the client and the decisions"),
	.help = N_(
		"ID is a number (ZK-2026-0042, W-0117), an id, or its first letters when only one row has them. "
		"Times are as in 2026-11-19, 2026-11-19T13:00, \"3 dec 13:00\" or RFC 3339; of a day its end counts."),
	.options = options,
	.words_min = 1,
	.words_max = 1,
	.opens = true,
	.run = run_show,
};
