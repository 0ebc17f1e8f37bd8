/* The questions of a talk: printed, or answered. */
#include <string.h>

#include "moment.h"
#include "output.h"
#include "print.h"
#include "put.h"

static const struct option_row options[] = {
	{ "share", 0, "QUESTION", N_("The client wants all three to see this answer; may be repeated"), true },
	{ "json", 0, NULL, N_("An array of questions with their answers"), false },
	{ NULL, 0, NULL, NULL, false },
};

static void print_question(struct cli *cli, const struct moment_question *question)
{
	const struct code_entry *entry = question->question;

	print_text(cli, "%s: %s\n", question->code, cli->app.dutch ? entry->nl : entry->en);
	print_text(cli, "    %s%s\n", question->answer ? question->answer : _("not talked about"),
		question->shared ? "" : _(" (client and care only)"));
}

static void put_question(struct put *put, const struct moment_question *question)
{
	put_open(put);
	put_text(put, "question", question->code);
	put_text(put, "nl", question->question->nl);
	put_text(put, "en", question->question->en);
	put_text(put, "answer", question->answer);
	put_flag(put, "shared", question->shared);
	put_close(put);
}

static bool print_json(struct cli *cli, const struct moment_question *questions, size_t count, struct error *err)
{
	struct output *output;
	struct put put = { .arena = cli->arena };

	output_open(&output, cli, true);
	put.sink = &output->sink;
	sink_text(put.sink, "[");
	for (size_t i = 0; i < count; i++) {
		sink_text(put.sink, i ? ",\n" : "\n");
		put_question(&put, &questions[i]);
	}
	sink_text(put.sink, count ? "\n]\n" : "]\n");
	return output_close(&output, err);
}

static bool print_list(struct cli *cli, const char *id, struct error *err)
{
	struct moment_question *questions;
	size_t count, done = 0;

	if (!moment_questions(&cli->app, cli->arena, id, &questions, &count, err))
		return false;
	if (options_has(&cli->options, "json"))
		return print_json(cli, questions, count, err);
	for (size_t i = 0; i < count; i++) {
		print_question(cli, &questions[i]);
		done += questions[i].answer != NULL;
	}
	if (count)
		print_text(cli, _("%zu of %zu talked about.\n"), done, count);
	else
		print_text(cli, "%s\n", _("This moment has no checklist."));
	return true;
}

/* ---- answers ------------------------------------------------------------------------------------------------------ */

/* Is a question named with --share? Without an answer to it the name stays for share_rest. */
static bool is_shared(struct cli *cli, const char *question)
{
	const char *const *names;
	size_t count = options_values(cli->arena, &cli->options, "share", &names);

	for (size_t i = 0; i < count; i++)
		if (!strcmp(names[i], question))
			return true;
	return false;
}

static bool answer(struct cli *cli, const char *id, const char *word, struct error *err)
{
	const char *equals = strchr(word, '='), *question;

	question = arena_copy(cli->arena, word, (size_t)(equals - word));
	return moment_answer(&cli->app, cli->arena, id, question, equals + 1, is_shared(cli, question), err);
}

static bool is_answered_now(const struct cli *cli, const char *question)
{
	size_t length = strlen(question);

	for (size_t i = 1; i < cli->options.word_count; i++)
		if (!strncmp(cli->options.words[i], question, length) && cli->options.words[i][length] == '=')
			return true;
	return false;
}

/* An answer of before, that the client shows now. */
static bool share_known(struct cli *cli, const char *id, const char *name, struct error *err)
{
	struct moment_question *questions;
	size_t count;

	if (!moment_questions(&cli->app, cli->arena, id, &questions, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (strcmp(questions[i].question->code, name) && strcmp(questions[i].code, name))
			continue;
		if (!questions[i].answer)
			return fail(err, E_INPUT, _("\"%s\" has no answer to share yet."), name);
		return moment_answer(&cli->app, cli->arena, id, name, questions[i].answer, true, err);
	}
	return moment_answer(&cli->app, cli->arena, id, name, NULL, true, err);
}

static bool check_words(struct cli *cli, struct error *err)
{
	for (size_t i = 1; i < cli->options.word_count; i++)
		if (!strchr(cli->options.words[i], '='))
			return wrong_use(cli, err, _("\"%s\" is not QUESTION=TEXT."), cli->options.words[i]);
	return true;
}

static bool save(struct cli *cli, const char *id, size_t *saved, struct error *err)
{
	const char *const *shares;
	size_t count = options_values(cli->arena, &cli->options, "share", &shares);

	*saved = 0;
	for (size_t i = 1; i < cli->options.word_count; i++, ++*saved)
		if (!answer(cli, id, cli->options.words[i], err))
			return false;
	for (size_t i = 0; i < count; i++) {
		if (is_answered_now(cli, shares[i]))
			continue;
		if (!share_known(cli, id, shares[i], err))
			return false;
		++*saved;
	}
	return true;
}

static bool run_checklist(struct cli *cli, struct error *err)
{
	const char *id;
	size_t saved;

	if (!check_words(cli, err) || !command_open(cli, err) || !moment_find(cli, cli->options.words[0], &id, err) ||
		!save(cli, id, &saved, err))
		return false;
	if (!saved)
		return print_list(cli, id, err);
	print_text(cli, ngettext("%zu answer was saved.\n", "%zu answers were saved.\n", saved), saved);
	return true;
}

const struct command command_checklist = {
	.name = "checklist",
	.usage = "MOMENT [QUESTION=TEXT...] [--share QUESTION]... [--json]",
	.summary = N_("Prints the checklist of a talk, or keeps answers"),
	.help = N_(
		"MOMENT is as with tafel moment. The arrangement says which answers all three see and which are for client "
		"and care alone; with --share the client shows one more. Nothing behind the = : not talked about. Hidden "
		"questions are never in the list."),
	.options = options,
	.words_min = 1,
	.words_max = WORDS_ANY,
	.run = run_checklist,
};
