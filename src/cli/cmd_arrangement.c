#include <string.h>

#include "app/arrange.h"
#include "arrangement.h"
#include "base/day.h"
#include "nearest.h"
#include "output.h"
#include "print.h"
#include "report/json.h"

static const struct option_row options[] = {
	{ "arrangement", 'a', "ID", N_("show: another than the own one, or a version of it: pact/1"), false },
	{ "json", 0, NULL, N_("list and show: as JSON"), false },
	{ "dry-run", 'n', NULL, N_("load: shows what changes, loads nothing"), false },
	{ "yes", 'y', NULL, N_("load: also when running cases change"), false },
	{ NULL, 0, NULL, NULL, false },
};

/* ---- list ---- */

static const char *state_of(struct cli *cli, const struct arrange_version *one)
{
	int64_t today = app_today(&cli->app);

	if (!one->here)
		return _("comes with the program");
	if (!one->in_force)
		return _("older version");
	if (one->valid_to != UNKNOWN && one->valid_to < today)
		return _("ended");
	if (one->valid_from != UNKNOWN && one->valid_from > today)
		return _("provisional");
	return one->own ? _("in force, the own one") : _("in force");
}

static const char *valid(struct cli *cli, const struct arrange_version *one)
{
	const char *to = one->valid_to == UNKNOWN ? "…" : day_format(cli->arena, one->valid_to);

	if (one->valid_from == UNKNOWN && one->valid_to == UNKNOWN)
		return "";
	return arena_print(
		cli->arena, "%s - %s", one->valid_from == UNKNOWN ? "…" : day_format(cli->arena, one->valid_from), to);
}

static void put_member(struct sink *sink, const char *name, const char *value)
{
	sink_text(sink, name);
	json_string(sink, value);
}

static bool list_json(struct cli *cli, const struct arrange_version *all, size_t count, struct error *err)
{
	struct output *output;

	output_open(&output, cli, true);
	for (size_t i = 0; i < count; i++) {
		const struct arrange_version *one = &all[i];

		put_member(&output->sink, i ? ",\n{\"id\":" : "[\n{\"id\":", one->code);
		sink_text(&output->sink, arena_print(cli->arena, ",\"version\":%lld", (long long)one->version));
		put_member(&output->sink, ",\"title\":", one->title);
		put_member(&output->sink, ",\"source\":", one->source);
		put_member(&output->sink, ",\"valid_from\":", day_write(cli->arena, one->valid_from));
		put_member(&output->sink, ",\"valid_to\":", day_write(cli->arena, one->valid_to));
		put_member(&output->sink, ",\"status\":", one->status);
		sink_text(&output->sink, one->here ? ",\"here\":true" : ",\"here\":false");
		sink_text(&output->sink, one->in_force ? ",\"in_force\":true" : ",\"in_force\":false");
		sink_text(&output->sink, one->own ? ",\"own\":true}" : ",\"own\":false}");
	}
	json_array_end(&output->sink, count);
	sink_text(&output->sink, "\n");
	return output_close(&output, err);
}

/* Without a file: what comes with the program. */
static bool run_list(struct cli *cli, struct error *err)
{
	const struct print_column columns[] = { { _("Arrangement"), 26, false }, { _("Valid"), 23, false },
		{ _("State"), 22, false }, { _("Title"), 0, false } };
	struct arrange_version *all;
	size_t count;

	if (!command_open(cli, err) && (err->code != E_MISSING || cli->file_named))
		return false;
	if (!arrange_list(&cli->app, cli->arena, &all, &count, err))
		return false;
	if (options_has(&cli->options, "json"))
		return list_json(cli, all, count, err);
	print_headings(cli, columns, ARRAY_LEN(columns));
	for (size_t i = 0; i < count; i++) {
		const char *const cells[] = {
			arena_print(cli->arena, "%s/%lld", all[i].code, (long long)all[i].version),
			valid(cli, &all[i]),
			state_of(cli, &all[i]),
			all[i].title,
		};

		print_cells(cli, columns, ARRAY_LEN(columns), cells);
	}
	return true;
}

/* ---- show ---- */

/* The other members of an entry: "turn: servicepunt; term.workdays: 5". */
static void print_members(struct cli *cli, const struct code_entry *entry)
{
	enum { INDENT = 44 };
	struct buffer text = { .arena = cli->arena };

	for (const char *at = entry->more; at && *at; at += strcspn(at, "\n"), at += *at == '\n') {
		size_t length = strcspn(at, "\n"), key = strcspn(at, "=");
		char *value = arena_copy(cli->arena, at + key + 1, length - key - 1);

		for (char *tab = strchr(value, '\t'); tab; tab = strchr(tab, '\t'))
			*tab = ' ';
		buffer_print(&text, "%s%.*s: %s", text.length ? "; " : "", (int)key, at, value);
	}
	if (text.length)
		print_pair(cli, "", text.text, INDENT);
}

static void put_members(struct cli *cli, struct sink *sink, const struct code_entry *entry)
{
	bool first = true;

	for (const char *at = entry->more; at && *at; at += strcspn(at, "\n"), at += *at == '\n') {
		size_t length = strcspn(at, "\n"), key = strcspn(at, "=");

		sink_text(sink, first ? "" : ",");
		json_string(sink, arena_copy(cli->arena, at, key));
		sink_text(sink, ":");
		json_string(sink, arena_copy(cli->arena, at + key + 1, length - key - 1));
		first = false;
	}
}

static bool show_json(struct cli *cli, const struct codebook *book, const char *only, struct error *err)
{
	struct output *output;
	size_t count = 0;

	output_open(&output, cli, true);
	for (size_t i = 0; i < book->count; i++) {
		const struct code_entry *entry = &book->entries[i];

		if (only && strcmp(only, entry->list))
			continue;
		put_member(&output->sink, count++ ? ",\n{\"list\":" : "[\n{\"list\":", entry->list);
		put_member(&output->sink, ",\"code\":", entry->code);
		put_member(&output->sink, ",\"nl\":", entry->nl);
		put_member(&output->sink, ",\"en\":", entry->en);
		put_member(&output->sink, ",\"about\":", entry->about);
		sink_text(&output->sink, ",\"members\":{");
		put_members(cli, &output->sink, entry);
		sink_text(&output->sink, "}}");
	}
	json_array_end(&output->sink, count);
	sink_text(&output->sink, "\n");
	return output_close(&output, err);
}

/* The codes of one list with all their members, or of all lists with their texts. */
static void show_text(struct cli *cli, const struct codebook *book, const char *only)
{
	const struct print_column columns[] = { { _("List"), 16, false }, { _("Code"), 26, false },
		{ _("Text"), 0, false } };

	print_headings(cli, columns, ARRAY_LEN(columns));
	for (size_t i = 0; i < book->count; i++) {
		const struct code_entry *entry = &book->entries[i];
		const char *const cells[] = { entry->list, entry->code, book->dutch ? entry->nl : entry->en };

		if (only && strcmp(only, entry->list))
			continue;
		print_cells(cli, columns, ARRAY_LEN(columns), cells);
		if (only)
			print_members(cli, entry);
	}
}

static bool find_book(struct cli *cli, const struct codebook **book, struct error *err)
{
	const char *asked = options_value(&cli->options, "arrangement"), *slash = asked ? strchr(asked, '/') : NULL;
	size_t length = !asked ? 0 : slash ? (size_t)(slash - asked) : strlen(asked);

	*book = app_codebook_of(&cli->app, asked);
	if (!asked ||
		(!strncmp((*book)->arrangement, asked, length) && (*book)->arrangement[length] == '/' &&
			(!slash || !strcmp((*book)->arrangement, asked))))
		return true;
	return fail(err, E_MISSING, _("This file holds no arrangement \"%s\". See: tafel arrangement list."), asked);
}

static bool run_show(struct cli *cli, struct error *err)
{
	const char *only = cli->options.word_count > 1 ? cli->options.words[1] : NULL;
	const struct codebook *book;
	size_t count;

	if (!find_book(cli, &book, err))
		return false;
	if (only && !codebook_list(book, only, &count))
		return fail(
			err, E_MISSING, _("The arrangement has no list \"%s\". See: tafel arrangement show."), only);
	if (options_has(&cli->options, "json"))
		return show_json(cli, book, only, err);
	show_text(cli, book, only);
	return true;
}

/* ---- check and load ---- */

static bool run_check(struct cli *cli, struct error *err)
{
	if (!arrange_check(&cli->app, cli->options.words[1], err))
		return false;
	print_note(cli, _("%s is good."), cli->options.words[1]);
	return true;
}

static bool run_load(struct cli *cli, struct error *err)
{
	struct arrange_preview preview;
	bool dry = options_has(&cli->options, "dry-run");

	if (!arrange_look(&cli->app, cli->arena, cli->options.words[1], &preview, err))
		return false;
	arrangement_print(cli, &preview);
	if (dry) {
		print_note(cli, _("Nothing was loaded."));
		return true;
	}
	if (preview.cases && !options_has(&cli->options, "yes"))
		return fail(err, E_INPUT,
			ngettext("%zu running case changes, so nothing was loaded. To load it all the same, add --yes.",
				"%zu running cases change, so nothing was loaded. To load it all the same, add --yes.",
				preview.cases),
			preview.cases);
	if (!arrange_load(&cli->app, cli->options.words[1], err))
		return false;
	print_note(cli, _("%s is in force in this file."), cli->options.words[1]);
	return true;
}

static const struct verb {
	const char *name;
	size_t words_min, words_max; /* with the verb */
	bool opens;
	bool (*run)(struct cli *, struct error *);
} verbs[] = {
	{ "list", 1, 1, false, run_list },
	{ "show", 1, 2, true, run_show },
	{ "check", 2, 2, false, run_check },
	{ "load", 2, 2, true, run_load },
};

static bool unknown_verb(struct cli *cli, const char *typed, struct error *err)
{
	struct nearest nearest = nearest_to(typed);

	for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
		nearest_offer(&nearest, verbs[i].name);
	if (nearest.name)
		return wrong_use(
			cli, err, _("tafel arrangement has no \"%s\". Did you mean \"%s\"?"), typed, nearest.name);
	return wrong_use(cli, err, _("tafel arrangement has no \"%s\". Use: %s"), typed, cli->command->usage);
}

static bool run_arrangement(struct cli *cli, struct error *err)
{
	const char *typed = cli->options.words[0];

	for (size_t i = 0; i < ARRAY_LEN(verbs); i++) {
		if (strcmp(verbs[i].name, typed))
			continue;
		if (cli->options.word_count < verbs[i].words_min || cli->options.word_count > verbs[i].words_max)
			return wrong_use(cli, err, _("Use: tafel arrangement %s"), cli->command->usage);
		if (verbs[i].opens && !command_open(cli, err))
			return false;
		return verbs[i].run(cli, err);
	}
	return unknown_verb(cli, typed, err);
}

const struct command command_arrangement = {
	.name = "arrangement",
	.usage = "list | show [LIST] | check FILE | load FILE",
	.summary = N_("Shows, checks or loads the rules of the region"),
	.help = N_(
		"list names every arrangement and version in the file, and those that come with the program.\n"
		"show gives the codes with their texts, of one list with all that is told of them: tables, steps, "
		"outcomes, reasons, roles.\n"
		"check and load take an arrangement file, or the code of one that comes with the program. load tells "
		"first what changes for running cases. With running cases that change it asks for --yes."),
	.options = options,
	.words_min = 1,
	.words_max = 2,
	.run = run_arrangement,
};
