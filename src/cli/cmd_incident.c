/* Incidents: handed in, three voices, one agreement; urgent consult, one level up and the answer back. */
#include <string.h>

#include "app/show.h"
#include "casus.h"

static const struct option_row options[] = {
	{ "kind", 0, "K", N_("Opens one: its kind"), false },
	{ "urgency", 0, "U", N_("How urgent it is"), false },
	{ "question", 0, "T", N_("What is asked of the table"), false },
	{ "voice", 0, "WHO=T", N_("What client, care or living says; may be repeated, client first"), true },
	{ "agree", 0, "T", N_("The one agreement, with --owner and --until"), false },
	{ "owner", 0, "WHO", N_("Who sees to it"), false },
	{ "until", 0, "DAY", N_("By when"), false },
	{ "consult", 0, "T", N_("What came of an urgent consult, with --with"), false },
	{ "with", 0, "WHO", N_("Who was consulted"), false },
	{ "escalate", 0, NULL, N_("One level up, or to TABLE, with --why"), false },
	{ "why", 0, "T", N_("Reason, of --escalate and --close"), false },
	{ "answer", 0, "T", N_("The answer back, with --by"), false },
	{ "by", 0, "WHO", N_("Who answered"), false },
	{ "close", 0, NULL, N_("Closes it"), false },
	{ "open", 0, NULL, N_("Only those that are not closed"), false },
	{ "json", 0, NULL, N_("As JSON, every field"), false },
	{ NULL, 0, NULL, NULL, false },
};

/* ---- the list ------------------------------------------------------------------------------------------------------ */

static const struct print_column columns_of_list[] = {
	{ N_("Id"), CASUS_ID_WIDTH, false },
	{ N_("Of"), 26, false },
	{ N_("Kind"), 16, false },
	{ N_("Urgency"), 12, false },
	{ N_("Answer by"), 15, false },
	{ N_("State"), 14, false },
	{ N_("Table"), 0, false },
};

static bool list(struct cli *cli, const struct casus_word *of, struct error *err)
{
	struct print_column columns[ARRAY_LEN(columns_of_list)];
	struct casuistry_filter filter = { .application = of->application,
		.household = of->household,
		.open_only = options_has(&cli->options, "open") };
	const struct codebook *book = app_codebook(&cli->app);
	struct incident_line *lines;
	size_t count, total;

	if (!incident_list(&cli->app, cli->arena, &filter, CASUS_LINES, &lines, &count, &total, err))
		return false;
	if (options_has(&cli->options, "json"))
		return casus_json(cli, &entity_incident, lines, sizeof(*lines), count, err);
	casus_headings(cli, columns, columns_of_list, ARRAY_LEN(columns));
	for (size_t i = 0; i < count; i++) {
		const struct incident *incident = lines[i].incident;
		const char *const cells[] = { casus_id(cli, incident->row.id), casus_concern(cli, &lines[i].of),
			codebook_short(book, "incident", incident->kind),
			codebook_short(book, "urgency", incident->urgency),
			lines[i].due == UNKNOWN ? _("next meeting") : casus_due(cli, lines[i].due, lines[i].days_late),
			casus_value(cli, &entity_incident, "state", incident),
			casus_value(cli, &entity_incident, "forum", incident) };

		print_cells(cli, columns, ARRAY_LEN(columns), cells);
	}
	return true;
}

/* ---- opening --------------------------------------------------------------------------------------------------------- */

static void say_opened(struct cli *cli, const struct incident *incident)
{
	const struct code_entry *urgency = codebook_find(app_codebook(&cli->app), "urgency", incident->urgency);
	int64_t due = incident_due(&cli->app, incident);

	print_note(cli, _("Lies with %s. Wants an answer by: %s."),
		casus_value(cli, &entity_incident, "forum", incident),
		due == UNKNOWN ? _("next meeting") : casus_due(cli, due, 0));
	if (codebook_flag(urgency, "consult"))
		print_note(cli, "%s", _("So urgent asks for a consult by phone today, before any meeting."));
}

static bool open_one(struct cli *cli, const struct casus_word *of, struct error *err)
{
	static const struct casus_option fields[] = { { "kind", "kind" }, { "urgency", "urgency" },
		{ "question", "question" } };
	const char *pairs[ARRAY_LEN(fields) + 1], *id;
	size_t count = casus_pairs(cli, fields, ARRAY_LEN(fields), pairs), late;
	void *row;

	if (of->household)
		pairs[count++] = arena_print(cli->arena, "household=%s", of->household);
	if (!incident_open(&cli->app, cli->arena, of->application, pairs, count, &id, err) ||
		!show_load(&cli->app, cli->arena, &entity_incident, id, NULL, &row, &late, err))
		return false;
	print_text(cli, "%s\n", id);
	say_opened(cli, row);
	return true;
}

/* ---- what is done to one ---------------------------------------------------------------------------------------------- */

static void say(struct cli *cli, const char *told)
{
	if (told)
		print_note(cli, "! %s", told);
}

static bool voice(struct cli *cli, const char *id, struct error *err)
{
	const char *const *values, *told;
	size_t count = options_values(cli->arena, &cli->options, "voice", &values);

	for (size_t i = 0; i < count; i++) {
		const char *equals = strchr(values[i], '=');

		if (!equals)
			return wrong_use(cli, err, _("--voice takes WHO=TEXT, not \"%s\"."), values[i]);
		if (!incident_voice(&cli->app, cli->arena, id,
			    arena_copy(cli->arena, values[i], (size_t)(equals - values[i])), equals + 1, &told, err))
			return false;
		say(cli, told);
	}
	return true;
}

static bool agree(struct cli *cli, const char *id, struct error *err)
{
	const char *told;
	int64_t until;

	if (!casus_number(
		    cli, &entity_incident, "agreement_until", options_value(&cli->options, "until"), &until, err) ||
		!incident_agree(&cli->app, cli->arena, id, options_value(&cli->options, "agree"),
			options_value(&cli->options, "owner"), until, &told, err))
		return false;
	say(cli, told);
	return true;
}

static bool consult(struct cli *cli, const char *id, struct error *err)
{
	return incident_consult(&cli->app, cli->arena, id, options_value(&cli->options, "with"),
		options_value(&cli->options, "consult"), err);
}

static bool escalate(struct cli *cli, const char *id, struct error *err)
{
	const char *forum = NULL, *told;

	if (cli->options.word_count > 1 &&
		!casus_code(cli, &entity_incident, "forum", cli->options.words[1], &forum, err))
		return false;
	if (!incident_escalate(&cli->app, cli->arena, id, forum, options_value(&cli->options, "why"), &told, err))
		return false;
	print_note(cli, "%s", told);
	return true;
}

static bool answer(struct cli *cli, const char *id, struct error *err)
{
	return incident_answer(&cli->app, cli->arena, id, options_value(&cli->options, "answer"),
		options_value(&cli->options, "by"), err);
}

static bool close_one(struct cli *cli, const char *id, struct error *err)
{
	return incident_close(&cli->app, cli->arena, id, options_value(&cli->options, "why"), err);
}

/* In the order in which they would happen. */
static const struct {
	const char *option;
	bool (*run)(struct cli *, const char *id, struct error *);
} actions[] = {
	{ "voice", voice },
	{ "consult", consult },
	{ "agree", agree },
	{ "escalate", escalate },
	{ "answer", answer },
	{ "close", close_one },
};

static bool act(struct cli *cli, const char *id, struct error *err)
{
	bool acted = false;

	for (size_t i = 0; i < ARRAY_LEN(actions); i++) {
		if (!options_has(&cli->options, actions[i].option))
			continue;
		if (!actions[i].run(cli, id, err))
			return false;
		acted = true;
	}
	if (acted)
		print_note(cli, _("%s is saved."), cli->options.words[0]);
	return acted || casus_show(cli, &entity_incident, id, err);
}

static bool opens_one(const struct cli *cli)
{
	return options_has(&cli->options, "kind") || options_has(&cli->options, "urgency") ||
		options_has(&cli->options, "question");
}

static bool run_incident(struct cli *cli, struct error *err)
{
	struct casus_word word = { .id = NULL };

	if (cli->options.word_count > 1 && !options_has(&cli->options, "escalate"))
		return wrong_use(cli, err, _("\"%s\" is too much here. Use: tafel %s %s"), cli->options.words[1],
			cli->command->name, cli->command->usage);
	if (!command_open(cli, err) ||
		(cli->options.word_count && !casus_find(cli, &entity_incident, cli->options.words[0], &word, err)))
		return false;
	if (word.id)
		return act(cli, word.id, err);
	if (!opens_one(cli))
		return list(cli, &word, err);
	if (!word.application && !word.household)
		return wrong_use(cli, err, _("Which case or shared home is it about? Name it first."));
	return open_one(cli, &word, err);
}

const struct command command_incident = {
	.name = "incident",
	.usage = "[CASE|ID [TABLE]] [OPTION...]",
	.summary = N_("Incidents: the list, a new one, its voices and its agreement"),
	.help = N_(
		"Without an option: the list, the most urgent first, of all or of one CASE or shared home; of an ID its "
		"sheet. With --kind, --urgency and --question a new one is handed in to the case conference, from the day "
		"the case is handed in. The client is heard first, then care and living, then one agreement is made, which "
		"becomes a promise. What is said out of order is told, and never stopped."),
	.options = options,
	.words_min = 0,
	.words_max = 2,
	.run = run_incident,
};
