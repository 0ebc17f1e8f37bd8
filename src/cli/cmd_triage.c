#include <string.h>

#include "app/course.h"
#include "offer.h"
#include "print.h"

static const struct option_row options[] = {
	{ "weight", 0, "W", N_("Weight: light, medium or heavy"), false },
	{ "why", 0, "T", N_("Why this weight, in one sentence"), false },
	{ "invite", 0, "ROLE[=WHY]", N_("Also asks this role in, with a reason; may be repeated"), true },
	{ "without", 0, "ROLE", N_("Does not ask this role in; may be repeated"), true },
	{ "pass", 0, "WHY", N_("Passes what is not met, with this reason"), false },
	{ "matrix", 0, NULL, N_("Only shows who is asked in by weight; changes nothing"), false },
	{ NULL, 0, NULL, NULL, false },
};

struct roles {
	struct cli *cli;
	const char **roles;
	size_t count;
};

/* Is it about this role: "police", or "police=why"? */
static bool is_role(const char *given, const char *role)
{
	size_t length = strcspn(given, "=");

	return strlen(role) == length && !strncmp(given, role, length);
}

static bool holds(const char *const *given, size_t count, const char *role)
{
	for (size_t i = 0; i < count; i++)
		if (is_role(given[i], role))
			return true;
	return false;
}

/* The matrix, with what was asked for beside it. */
static void gather(struct roles *to, const struct course_invitee *lines, size_t count)
{
	const char *const *added, *const *left;
	size_t added_count = options_values(to->cli->arena, &to->cli->options, "invite", &added);
	size_t left_count = options_values(to->cli->arena, &to->cli->options, "without", &left);

	to->roles = arena_alloc(to->cli->arena, (count + added_count + 1) * sizeof(*to->roles));
	for (size_t i = 0; i < count; i++) {
		const char *role = lines[i].role->code;

		if ((lines[i].mark == 'R' || lines[i].mark == 'I') && !holds(left, left_count, role) &&
			!holds(added, added_count, role))
			to->roles[to->count++] = role;
	}
	for (size_t i = 0; i < added_count; i++)
		to->roles[to->count++] = added[i];
}

static const char *mark_text(char mark)
{
	static const struct {
		char mark;
		const char *text;
	} marks[] = { { 'R', N_("must be there") }, { 'I', N_("asked in") }, { 'Q', N_("only when asked for") },
		{ '-', N_("not in the room") } };

	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (marks[i].mark == mark)
			return _(marks[i].text);
	return "";
}

static void print_matrix(struct cli *cli, const char *application, const struct course_invitee *lines, size_t count)
{
	const struct print_column columns[] = { { _("Role"), 24, false }, { _("Asked in"), 20, false },
		{ _("Remark"), 0, false } };
	const struct codebook *book = app_codebook(&cli->app);

	(void)application;
	print_headings(cli, columns, ARRAY_LEN(columns));
	for (size_t i = 0; i < count; i++) {
		const char *const cells[] = { codebook_text(book, "role", lines[i].role->code),
			mark_text(lines[i].mark), lines[i].why ? lines[i].why : "" };

		print_cells(cli, columns, ARRAY_LEN(columns), cells);
	}
}

static bool run_triage(struct cli *cli, struct error *err)
{
	const struct options *given = &cli->options;
	struct course_triage triage = { .why = options_value(given, "why"),
		.passed_why = options_value(given, "pass") };
	struct roles roles = { .cli = cli };
	struct course_invitee *lines;
	size_t count;

	if (!options_value(given, "weight"))
		return wrong_use(cli, err, _("Which weight? Use: tafel triage CASE --weight W --why T."));
	if (!offer_case(cli, given->words[0], &triage.application, err) ||
		!offer_wire(cli, &entity_application, "weight", options_value(given, "weight"), &triage.weight, err) ||
		!course_invitees(&cli->app, cli->arena, triage.application, triage.weight, &lines, &count, err))
		return false;
	if (options_has(given, "matrix")) {
		print_matrix(cli, triage.application, lines, count);
		return true;
	}
	gather(&roles, lines, count);
	triage.invite = roles.roles;
	triage.invite_count = roles.count;
	return course_triage(&cli->app, cli->arena, &triage, err) && offer_say(cli, triage.application, err);
}

const struct command command_triage = {
	.name = "triage",
	.usage = "CASE --weight W --why T [--invite ROLE[=WHY]]... [--without ROLE]... [--pass WHY]",
	.summary = N_("Sets the weight of a case and who is asked in for it"),
	.help = N_(
		"The matrix of the arrangement fills in who is asked in; --invite and --without change that for this case. "
		"A role that is only asked with a reason needs one, and behind a | its own legal ground: "
		"--invite 'police=nuisance before | Police Data Act 20'."),
	.options = options,
	.words_min = 1,
	.words_max = 1,
	.opens = true,
	.run = run_triage,
};
