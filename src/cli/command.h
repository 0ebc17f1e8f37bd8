/*
 * What a subcommand is, and what it gets to work with.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "app/app.h"
#include "cli/cli.h"
#include "options.h"

struct command;

struct cli {
	struct app app;
	struct arena *arena;    /* of this command */
	struct options options; /* and words: words[0] is the first behind the subcommand */
	const char *file;       /* that -f, $TAFEL_FILE or the default names */
	bool file_named;        /* by -f */
	bool wrong_use;         /* the error is one of use: exit 2 */
	const struct command *command;
	cli_screens *screens;
};

enum { WORDS_ANY = 1 << 20 };

struct command {
	const char *name;
	const char *usage;   /* what stands behind the name: "KIND [--json|--csv]"; not translated, "" when nothing */
	const char *summary; /* message id: one line, without a full stop */
	const char *help;    /* message id: paragraphs with \n between them; NULL: the summary says it all */
	const struct option_row *options; /* ends with a row without a name; NULL: none of its own */
	size_t words_min, words_max;
	bool opens;                                /* the file is opened first */
	bool (*run)(struct cli *, struct error *); /* false: err says why */
};

/* All subcommands in the order of help; ends with NULL. */
extern const struct command *const commands[];

/* By name; NULL: none. */
const struct command *command_find(const char *name);

/* As fail(), for a mistake in how the command was called: the exit status is 2. */
bool wrong_use(struct cli *, struct error *, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Opens the file of the command line; for subcommands that do not always need one. */
MUST_CHECK bool command_open(struct cli *, struct error *);

/* No such subcommand: says so, with the nearest one. Returns false. */
bool command_unknown(struct cli *, const char *name, struct error *);

/* Help on stdout: of all, or of one subcommand. */
void help_print(struct cli *, const struct command *);
extern const struct option_row common_options[]; /* of every subcommand */
extern const struct option_row screen_options[]; /* without a subcommand */

extern const struct command command_init, command_demo, command_intake, command_list, command_show, command_history,
	command_set, command_decide, command_export, command_import, command_snapshot, command_verify, command_rebuild,
	command_backup, command_arrangement, command_fields, command_where, command_help, command_quota;
extern const struct command command_propose, command_judge, command_view, command_answer, command_refuse, command_contract,
	command_sign, command_key;
extern const struct command command_add, command_incident, command_time_out, command_hurdle, command_recipe,
	command_promise;
extern const struct command command_agenda, command_moment, command_checklist, command_plan, command_finding;
extern const struct command command_household, command_member, command_support, command_question, command_homes;
extern const struct command command_step, command_triage, command_schedule, command_course, command_withdraw, command_reopen;

#endif
