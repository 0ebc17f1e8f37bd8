#include "app/course.h"
#include "offer.h"
#include "print.h"

static const struct option_row options[] = {
	{ "role", 0, "ROLE", N_("Role on whose behalf the step is set"), false },
	{ "name", 0, "NAME", N_("Name of who that is"), false },
	{ "reason", 0, "R", N_("Reason, a code of the arrangement"), false },
	{ "note", 0, "T", N_("Explanation"), false },
	{ "until", 0, "DAY", N_("Until when, or by when"), false },
	{ "pass", 0, "WHY", N_("Passes what is not met, with this reason"), false },
	{ NULL, 0, NULL, NULL, false },
};

/* The code of what was typed; what is no step stays as it is, since the refusal names those that are possible. */
static const char *code_of(struct cli *cli, const struct entity *entity, const char *field, const char *typed)
{
	const char *code;
	struct error ignored;

	return typed && offer_wire(cli, entity, field, typed, &code, &ignored) ? code : typed;
}

static bool run_step(struct cli *cli, struct error *err)
{
	const struct options *given = &cli->options;
	struct course_set set = { .name = options_value(given, "name"),
		.note = options_value(given, "note"),
		.passed_why = options_value(given, "pass") };
	const char *id, *told;

	if (!offer_case(cli, given->words[0], &set.application, err))
		return false;
	if (!offer_day(cli, options_value(given, "until"), &set.until, err))
		return fail_within(err, "--until: ");
	set.step = code_of(cli, &entity_application, "step", given->words[1]);
	set.role = code_of(cli, &entity_step_change, "role", options_value(given, "role"));
	set.reason = code_of(cli, &entity_step_change, "reason", options_value(given, "reason"));
	if (!course_set(&cli->app, cli->arena, &set, &id, &told, err))
		return false;
	offer_tell(cli, told);
	return offer_say(cli, set.application, err);
}

const struct command command_step = {
	.name = "step",
	.usage = "CASE STEP [OPTION...]",
	.summary = N_("Takes a case to a step that needs no decision of the table"),
	.help = N_(
		"Who may set a step, what is asked with it and what must be known before it is in the arrangement. What "
		"is not met is told, and nothing is recorded; with --pass it is done all the same, and the log keeps "
		"why and by whom. The step that a parked case is in ends its parking."),
	.options = options,
	.words_min = 2,
	.words_max = 2,
	.opens = true,
	.run = run_step,
};
