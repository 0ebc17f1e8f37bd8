/* Shared homes: all of them, or one with its members, roles and what to look at. */
#include <string.h>

#include "app/list.h"
#include "base/day.h"
#include "household.h"
#include "output.h"
#include "print.h"
#include "put.h"
#include "report/json.h"

static const struct option_row options[] = {
	{ "json", 0, NULL, N_("An array, or of one shared home an object with all that hangs on it"), false },
	{ NULL, 0, NULL, NULL, false },
};

static const char *choice_of(const struct entity *entity, const char *field, const char *code)
{
	const char *label = code ? field_choice_label(entity_field(entity, field), code) : NULL;

	return label ? label : code ? code : "";
}

/* ---- all ---------------------------------------------------------------------------------------------------------- */

struct ids {
	struct arena *arena;
	const char **ids;
	size_t count, room;
};

static bool take_id(void *from, const void *row, struct error *err)
{
	struct ids *ids = from;

	(void)err;
	ids->ids = arena_grow(ids->arena, ids->ids, ids->count, &ids->room, sizeof(*ids->ids));
	ids->ids[ids->count++] = arena_text(ids->arena, ((const struct row *)row)->id);
	return true;
}

static size_t count_looks(const struct verdict *verdict)
{
	size_t looks = 0;

	for (size_t i = 0; i < verdict->count; i++)
		looks += verdict->reasons[i].level != VERDICT_YES;
	return looks;
}

static void print_row(struct cli *cli, const struct household_sheet *sheet)
{
	static const struct print_column columns[] = { { "", 24, false }, { "", 14, false }, { "", 4, true },
		{ "", 0, false } };
	size_t looks = count_looks(&sheet->verdict);
	const char *const cells[] = { sheet->household->name,
		choice_of(&entity_household, "state", sheet->household->state),
		arena_print(cli->arena, "%zu", sheet->living),
		looks ? arena_print(cli->arena, ngettext("! %zu to look at", "! %zu to look at", looks), looks) : "" };

	print_cells(cli, columns, ARRAY_LEN(columns), cells);
}

static void put_row(struct put *put, const struct household_sheet *sheet)
{
	put_open(put);
	put_text(put, "id", sheet->household->row.id);
	put_text(put, "name", sheet->household->name);
	put_text(put, "arrangement", sheet->household->arrangement);
	put_text(put, "state", sheet->household->state);
	put_number(put, "living", (int64_t)sheet->living);
	put_number(put, "to_look_at", (int64_t)count_looks(&sheet->verdict));
	put_number(put, "questions_late", (int64_t)sheet->questions_late);
	put_close(put);
}

static bool list(struct cli *cli, struct error *err)
{
	struct ids ids = { .arena = cli->arena };
	bool json = options_has(&cli->options, "json");
	struct output *output = NULL;
	struct put put = { .arena = cli->arena };

	if (!list_rows(&cli->app, &entity_household, NULL, 0, take_id, &ids, err))
		return false;
	if (json) {
		output_open(&output, cli, true);
		put.sink = &output->sink;
	}
	for (size_t i = 0; i < ids.count; i++) {
		struct household_sheet *sheet;

		if (!household_load(&cli->app, cli->arena, ids.ids[i], &sheet, err))
			break;
		if (json)
			sink_text(put.sink, i ? ",\n" : "[\n");
		if (json)
			put_row(&put, sheet);
		else
			print_row(cli, sheet);
	}
	if (!json && !ids.count)
		print_text(cli, "%s\n", _("No shared homes. A new one: tafel add household name=NAME."));
	if (json)
		sink_text(put.sink, ids.count ? "\n]\n" : "[]\n");
	return !json || output_close(&output, err);
}

/* ---- one ---------------------------------------------------------------------------------------------------------- */

static void print_line(struct cli *cli, const char *label, const char *text)
{
	if (text && *text)
		print_text(cli, "%s: %s\n", label, text);
}

static const char *from_until(struct cli *cli, int64_t from, int64_t until)
{
	return arena_print(cli->arena, "%s - %s", day_format(cli->arena, from), day_format(cli->arena, until));
}

static void print_head(struct cli *cli, const struct household *household)
{
	print_text(cli, "%s, %s\n", household->name ? household->name : "",
		choice_of(&entity_household, "state", household->state));
	print_line(cli, _("Arrangement"), app_codebook_of(&cli->app, household->arrangement)->arrangement);
	print_line(cli, _("Lived in from"), day_format(cli->arena, household->starts));
	print_line(cli, _("Agreement signed on"), day_format(cli->arena, household->agreement_on));
	print_line(cli, _("Agreement until"), day_format(cli->arena, household->agreement_until));
	print_line(cli, _("Project leader"), household->project_leader);
	print_line(cli, _("Housing consultant"), household->association_contact);
	print_line(cli, _("Care supporter"), household->care_contact);
	print_line(cli, _("How the two keep contact"), household->contact_line);
}

static void print_homes(struct cli *cli, const struct household_sheet *sheet)
{
	print_text(cli, "\n%s\n", _("Homes"));
	for (size_t i = 0; i < sheet->home_count; i++) {
		const struct home *home = sheet->homes[i];
		const char *until = day_format(cli->arena, home->available_until);

		print_text(cli, "  %s%s%s%s%s\n", home->number ? home->number : "", home->neighbourhood ? ", " : "",
			home->neighbourhood ? home->neighbourhood : "", *until ? _(", available until ") : "", until);
	}
}

static void print_members(struct cli *cli, const struct household_sheet *sheet)
{
	const struct codebook *book = app_codebook_of(&cli->app, sheet->household->arrangement);

	print_text(cli, "\n%s (%zu)\n", _("Members"), sheet->living);
	for (size_t i = 0; i < sheet->member_count; i++) {
		const struct member *member = sheet->members[i];
		bool left = member->left_on != UNKNOWN;

		print_text(cli, "  %s  %s%s%s%s\n", member->call_name ? member->call_name : "?",
			from_until(cli, member->joins_on, left ? member->left_on : member->expected_until),
			left ? _(", left: ") : "", left ? codebook_text(book, "way_out", member->way_out) : "",
			member->passed_why ? arena_print(cli->arena, _(" (passed: %s)"), member->passed_why) : "");
	}
	for (size_t i = 0; i < sheet->role_count; i++)
		print_text(cli, "  %s  %s%s%s\n",
			sheet->roles[i]->agreed_known == 1 && sheet->roles[i]->name ? sheet->roles[i]->name : "-",
			codebook_text(book, "home_role", sheet->roles[i]->role),
			sheet->roles[i]->ends == UNKNOWN ? "" : _(", until "),
			day_format(cli->arena, sheet->roles[i]->ends));
}

static void print_verdict(struct cli *cli, const struct verdict *verdict)
{
	print_text(cli, "\n");
	for (size_t i = 0; i < verdict->count; i++)
		print_text(cli, "%c %s\n", "+!?x"[verdict->reasons[i].level], verdict -> reasons[i].text);
}

static void print_neighbours(struct cli *cli, const struct household_sheet *sheet)
{
	const struct codebook *book = app_codebook_of(&cli->app, sheet->household->arrangement);

	for (size_t i = 0; i < sheet->communication_count; i++) {
		const struct communication *one = sheet->communications[i];
		const char *done = day_format(cli->arena, one->done_on);

		print_text(cli, _("Neighbours: %s, %s%s%s\n"), codebook_text(book, "communication", one->kind),
			*done ? done : _("not done yet"), one->result ? ": " : "", one->result ? one->result : "");
	}
	if (sheet->question_count)
		print_text(cli, _("Neighbours' questions: %zu, of which late: %zu. See: tafel question.\n"),
			sheet->question_count, sheet->questions_late);
	for (size_t i = 0; i < sheet->finding_count; i++)
		print_text(cli, _("Finding of %s: %s\n"), day_format(cli->arena, sheet->findings[i]->found_on),
			sheet->findings[i]->words ? sheet->findings[i]->words : "");
}

static void print_sheet(struct cli *cli, const struct household_sheet *sheet)
{
	print_head(cli, sheet->household);
	print_homes(cli, sheet);
	print_members(cli, sheet);
	print_verdict(cli, &sheet->verdict);
	print_neighbours(cli, sheet);
}

/* ---- as JSON ------------------------------------------------------------------------------------------------------ */

static void put_rows(struct put *put, const char *name, const struct entity *entity, void *const *rows, size_t count)
{
	put_name(put, name);
	for (size_t i = 0; i < count; i++)
		json_array_row(put->sink, put->arena, i, entity, rows[i]);
	json_array_end(put->sink, count);
}

static void put_verdict(struct put *put, const struct verdict *verdict)
{
	static const char *const levels[] = { "yes", "look", "ask", "no" };

	put_name(put, "verdict");
	sink_text(put->sink, "[");
	for (size_t i = 0; i < verdict->count; i++) {
		const struct verdict_reason *reason = &verdict->reasons[i];
		struct put one = { put->sink, put->arena, 0 };

		sink_text(put->sink, i ? ",\n" : "\n");
		put_open(&one);
		put_text(&one, "level", levels[reason->level]);
		put_text(&one, "code", reason->code);
		put_text(&one, "text", reason->text);
		put_text(&one, "source", reason->source);
		put_close(&one);
	}
	sink_text(put->sink, "]");
}

static bool print_json(struct cli *cli, const struct household_sheet *sheet, struct error *err)
{
	struct output *output;
	struct put put = { .arena = cli->arena };

	output_open(&output, cli, true);
	put.sink = &output->sink;
	put_open(&put);
	put_name(&put, "household");
	json_row(put.sink, put.arena, &entity_household, sheet->household);
	put_number(&put, "living", (int64_t)sheet->living);
	put_number(&put, "questions_late", (int64_t)sheet->questions_late);
	put_verdict(&put, &sheet->verdict);
	put_rows(&put, "homes", &entity_home, (void *const *)sheet->homes, sheet->home_count);
	put_rows(&put, "members", &entity_member, (void *const *)sheet->members, sheet->member_count);
	put_rows(&put, "roles", &entity_home_role, (void *const *)sheet->roles, sheet->role_count);
	put_rows(&put, "communications", &entity_communication, (void *const *)sheet->communications,
		sheet->communication_count);
	put_rows(&put, "questions", &entity_neighbour_question, (void *const *)sheet->questions, sheet->question_count);
	put_rows(&put, "findings", &entity_finding, (void *const *)sheet->findings, sheet->finding_count);
	put_close(&put);
	sink_text(put.sink, "\n");
	return output_close(&output, err);
}

static bool run_household(struct cli *cli, struct error *err)
{
	struct household_sheet *sheet;
	const char *id;

	if (!cli->options.word_count)
		return list(cli, err);
	if (!household_find(cli, cli->options.words[0], &id, err) ||
		!household_load(&cli->app, cli->arena, id, &sheet, err))
		return false;
	if (options_has(&cli->options, "json"))
		return print_json(cli, sheet, err);
	print_sheet(cli, sheet);
	return true;
}

const struct command command_household = {
	.name = "household",
	.usage = "[HOUSEHOLD] [--json]",
	.summary = N_("Prints the shared homes, or one with its members and what to look at"),
	.help = N_(
		"HOUSEHOLD is a name or an id. What to look at follows from the rules of its arrangement: free places, an "
		"agreement or a building that ends before a stay, who shares costs and whose birthday changes that, "
		"roles without a yes, neighbours who were not told. It is an indication, not a decision."),
	.options = options,
	.words_max = 1,
	.opens = true,
	.run = run_household,
};
