/* Help, made from the tables of subcommands and options. */
#include <string.h>

#include "base/text.h"
#include "command.h"
#include "print.h"

enum { INDENT_COMMANDS = 15, INDENT_OPTIONS = 26 };

const struct option_row common_options[] = {
	{ "file", 'f', "FILE", N_("The file to work with, instead of $TAFEL_FILE or the usual one"), false },
	{ "help", 'h', NULL, N_("This help"), false },
	{ "version", 'V', NULL, N_("The version of the program"), false },
	{ NULL, 0, NULL, NULL, false },
};

const struct option_row screen_options[] = {
	{ "color", 0, "WHEN", N_("never: no colours on the screens; auto: as the terminal can"), false },
	{ "theme", 0, "NAME", N_("Colours of the screens: standard, light, contrast or none"), false },
	{ "read-aloud", 0, NULL, N_("Screens for a screen reader: no frames, one panel"), false },
	{ "no-mouse", 0, NULL, N_("Leave the mouse to the terminal"), false },
	{ NULL, 0, NULL, NULL, false },
};

static void print_option(struct cli *cli, const struct option_row *row)
{
	const char *letter = row->letter ? arena_print(cli->arena, "-%c, ", row->letter) : "    ";
	const char *left = arena_print(
		cli->arena, "  %s--%s%s%s", letter, row->name, row->value ? " " : "", row->value ? row->value : "");

	print_pair(cli, left, _(row->help), INDENT_OPTIONS);
}

static void print_options(struct cli *cli, const struct option_row *own, const struct option_row *common)
{
	print_text(cli, "\n%s\n", _("Options:"));
	for (; own && own->name; own++)
		print_option(cli, own);
	for (; common->name; common++)
		print_option(cli, common);
}

static void print_paragraphs(struct cli *cli, const char *text)
{
	const char *const *lines;
	size_t count = text_wrap(cli->arena, text, print_columns() - 1, &lines);

	for (size_t i = 0; i < count; i++)
		print_text(cli, "%s\n", lines[i]);
}

static void print_command(struct cli *cli, const struct command *command)
{
	const char *left = arena_print(cli->arena, "%s tafel %s", _("Usage:"), command->name);

	if (*command->usage)
		print_pair(cli, left, command->usage, text_width(left) + 1);
	else
		print_text(cli, "%s\n", left);
	print_text(cli, "\n");
	print_paragraphs(cli, _(command->summary));
	if (command->help) {
		print_text(cli, "\n");
		print_paragraphs(cli, _(command->help));
	}
	print_options(cli, command->options, common_options);
}

static void print_all(struct cli *cli)
{
	print_text(cli, "%s tafel [-f FILE]\n", _("Usage:"));
	print_text(cli, "%*s tafel [-f FILE] %s\n\n", text_width(_("Usage:")), "", _("SUBCOMMAND ..."));
	print_paragraphs(cli,
		_("For the tables that help people move on to a home of their own. Without a subcommand "
		  "the meeting screen opens."));
	print_text(cli, "\n%s\n", _("Subcommands:"));
	for (const struct command *const *command = commands; *command; command++)
		print_pair(cli, arena_print(cli->arena, "  %s", (*command)->name), _((*command)->summary),
			INDENT_COMMANDS);
	print_options(cli, screen_options, common_options);
	print_text(cli, "\n");
	print_paragraphs(cli,
		_("Exit status: 0 good, 1 failed, 2 wrong use or no terminal, 3 not found, 4 differences wait "
		  "for a choice, 5 the file is in use, 6 passphrase.\nMore: man tafel."));
}

void help_print(struct cli *cli, const struct command *command)
{
	if (command)
		print_command(cli, command);
	else
		print_all(cli);
}
