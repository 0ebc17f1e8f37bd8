#include <string.h>

#include "app/decide.h"
#include "app/show.h"
#include "print.h"

static const struct option_row options[] = {
	{ "reason", 0, "R", N_("Reason, a code of the arrangement; with --withdraw a sentence"), false },
	{ "note", 0, "T", N_("Explanation"), false },
	{ "condition", 0, "T", N_("Condition, as \"text | who | day | if not\"; may be repeated"), true },
	{ "owner", 0, "WHO", N_("Who sees to the conditions"), false },
	{ "until", 0, "DAY", N_("Until when, or by when"), false },
	{ "to-table", 0, "T", N_("Table that takes the case over"), false },
	{ "needed", 0, "T", N_("What is needed"), false },
	{ "from", 0, "WHO", N_("From whom it must come"), false },
	{ "contract", 0, "FORM", N_("Contract form"), false },
	{ "two-years", 0, "ANSWER", N_("Are two years enough? yes, no or later"), false },
	{ "messenger", 0, "WHO", N_("Who tells the client"), false },
	{ "told-by", 0, "DAY", N_("When the client knows it at the latest"), false },
	{ "formal-by", 0, "WHO", N_("Who formally decides"), false },
	{ "objection", 0, "T", N_("How the client objects or complains"), false },
	{ "dissent", 0, "T", N_("Who disagreed, and why"), false },
	{ "if-not", 0, "T", N_("What follows when a condition is not met"), false },
	{ "group-interest", 0, "T", N_("What it means for the others in the home"), false },
	{ "neighbours-interest", 0, "T", N_("What it means for the neighbours"), false },
	{ "rung", 0, "N", N_("Rung of the ladder"), false },
	{ "destination", 0, "D", N_("To whom the home goes"), false },
	{ "pass", 0, "WHY", N_("Why it is decided although something is not met"), false },
	{ "withdraw", 0, NULL, N_("Withdraws the newest decision on the case; it stays in the log"), false },
	{ NULL, 0, NULL, NULL, false },
};

static const struct {
	const char *option, *field;
} fields_of[] = {
	{ "reason", "reason" },
	{ "note", "note" },
	{ "condition", "conditions" },
	{ "owner", "condition_owner" },
	{ "until", "until" },
	{ "to-table", "to_forum" },
	{ "needed", "needed" },
	{ "from", "needed_from" },
	{ "contract", "contract_form" },
	{ "two-years", "two_years_enough" },
	{ "messenger", "messenger" },
	{ "told-by", "told_by" },
	{ "formal-by", "formal_by" },
	{ "objection", "objection" },
	{ "dissent", "dissent" },
	{ "if-not", "if_not" },
	{ "group-interest", "group_interest" },
	{ "neighbours-interest", "neighbours_interest" },
	{ "rung", "rung" },
	{ "destination", "destination" },
	{ "pass", "passed_why" },
};

/* Values of an option that was repeated are lines of one note. */
static const char *joined(struct cli *cli, const char *option)
{
	struct buffer all = { .arena = cli->arena };
	const char *const *values;
	size_t count = options_values(cli->arena, &cli->options, option, &values);

	for (size_t i = 0; i < count; i++)
		buffer_print(&all, "%s%s", i ? "\n" : "", values[i]);
	return count ? all.text : NULL;
}

static bool read_fields(struct cli *cli, struct decision *decision, struct error *err)
{
	const struct context *context = app_context(&cli->app, cli->arena);

	row_clear(&entity_decision, decision);
	for (size_t i = 0; i < ARRAY_LEN(fields_of); i++) {
		const struct field *field = entity_field(&entity_decision, fields_of[i].field);
		const char *typed = joined(cli, fields_of[i].option);

		if (typed && !field_parse(cli->arena, field, context, typed, decision, err))
			return fail_within(err, "--%s: ", fields_of[i].option);
	}
	return true;
}

/* The code of what was typed; what is no outcome stays as it is, since the refusal names those that are possible. */
static const char *outcome_of(struct cli *cli, const char *typed)
{
	const struct field *field = entity_field(&entity_decision, "outcome");
	struct decision decision;
	struct error ignored;

	row_clear(&entity_decision, &decision);
	if (!field_parse(cli->arena, field, app_context(&cli->app, cli->arena), typed, &decision, &ignored))
		return typed;
	return decision.outcome;
}

static bool record(struct cli *cli, const char *application, struct error *err)
{
	struct decide decide = { .application = application, .outcome = outcome_of(cli, cli->options.words[1]) };
	const char **warnings, *summary;
	struct decided decided;
	size_t count;

	if (!read_fields(cli, &decide.fields, err) ||
		!decide_warnings(&cli->app, cli->arena, &decide, &warnings, &count, err))
		return false;
	summary = decide_summary(&cli->app, cli->arena, &decide);
	if (!decide_take(&cli->app, cli->arena, &decide, &decided, err))
		return false;
	for (size_t i = 0; i < count; i++)
		print_note(cli, "! %s", warnings[i]);
	if (decided.unexplained)
		print_note(cli, "! %s",
			_("Something was not met, and nobody said why it was decided all the same. Next time: --pass WHY."));
	if (decided.told)
		print_note(cli, "! %s", decided.told);
	print_text(cli, _("Recorded: %s\n"), summary);
	return true;
}

static bool withdraw(struct cli *cli, const char *application, struct error *err)
{
	const char *left;

	if (!decide_withdraw(&cli->app, cli->arena, application, options_value(&cli->options, "reason"), &left, err))
		return false;
	if (left)
		print_note(cli, "! %s", left);
	print_text(cli, _("Withdrawn: the newest decision on %s. It stays in the log.\n"), cli->options.words[0]);
	return true;
}

static bool check_withdraw(struct cli *cli, struct error *err)
{
	if (cli->options.word_count > 1)
		return wrong_use(cli, err, _("--withdraw takes no outcome. Leave out \"%s\"."), cli->options.words[1]);
	for (size_t i = 1; i < ARRAY_LEN(fields_of); i++)
		if (options_has(&cli->options, fields_of[i].option))
			return wrong_use(
				cli, err, _("--withdraw goes with --reason only, not with --%s."), fields_of[i].option);
	return true;
}

static bool run_decide(struct cli *cli, struct error *err)
{
	bool withdraws = options_has(&cli->options, "withdraw");
	const struct entity *entity;
	const char *id;

	if (withdraws && !check_withdraw(cli, err))
		return false;
	if (!withdraws && cli->options.word_count < 2)
		return wrong_use(cli, err, _("Which outcome? Use: tafel decide CASE OUTCOME."));
	if (!command_open(cli, err) ||
		!show_find(&cli->app, cli->arena, &entity_application, cli->options.words[0], &entity, &id, err))
		return false;
	return withdraws ? withdraw(cli, id, err) : record(cli, id, err);
}

const struct command command_decide = {
	.name = "decide",
	.usage = "CASE OUTCOME [OPTION...] | CASE --withdraw [--reason T]",
	.summary = N_("Records a decision of the table on a case"),
	.help = N_(
		"OUTCOME is one that the arrangement gives this kind of table at this step, such as admit, "
		"admit_conditional, hold or decline. What is missing is said on stderr; it never stops a decision. A "
		"decision never changes: a mistake is withdrawn by a new entry."),
	.options = options,
	.words_min = 1,
	.words_max = 2,
	.run = run_decide,
};
