#include "app/upkeep.h"
#include "print.h"

static void tell(void *from, const char *sentence)
{
	print_note(from, "x %s", sentence);
}

static void tell_count(struct cli *cli, const char *text, int64_t count)
{
	if (count)
		print_text(cli, "%s: %lld\n", text, (long long)count);
}

static bool run_verify(struct cli *cli, struct error *err)
{
	struct print_progress progress = { .cli = cli, .what = _("Checking") };
	struct upkeep_count count;

	if (!upkeep_verify(&cli->app, tell, cli, print_progress, &progress, &count, err))
		return false;
	print_text(cli,
		ngettext("The file is sound: %lld change, every chain and every table is right.\n",
			"The file is sound: %lld changes, every chain and every table is right.\n",
			(unsigned long)count.records),
		(long long)count.records);
	tell_count(cli, _("Fields from a newer version, kept"), count.newer_fields);
	tell_count(cli, _("Changes that a rule refused, kept apart"), count.quarantined);
	tell_count(cli, _("Values that differ between laptops"), count.differences);
	return true;
}

const struct command command_verify = {
	.name = "verify",
	.usage = "",
	.summary = N_("Proves that the file is sound"),
	.help = N_(
		"Every chain of changes is computed again, and every table from the changes. What is wrong is said exactly; "
		"nothing is changed."),
	.opens = true,
	.run = run_verify,
};
