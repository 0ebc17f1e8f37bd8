#include "arrangement.h"

#include "base/day.h"
#include "print.h"

static const char *day_text(struct cli *cli, int64_t day)
{
	return day == UNKNOWN ? _("no term") : day_format(cli->arena, day);
}

static const char *told(struct cli *cli, enum arrange_effect effect, size_t count)
{
	struct arena *arena = cli->arena;

	switch (effect) {
	case ARRANGE_STEP_GONE:
		return arena_print(arena,
			ngettext("the step no longer exists; %zu case stands in it:",
				"the step no longer exists; %zu cases stand in it:", count),
			count);
	case ARRANGE_ENDS:
		return arena_print(arena,
			ngettext("the step becomes an end for %zu case:", "the step becomes an end for %zu cases:",
				count),
			count);
	case ARRANGE_QUEUE_ENTERS:
		return arena_print(arena,
			ngettext("%zu case comes into the queue:", "%zu cases come into the queue:", count), count);
	case ARRANGE_QUEUE_LEAVES:
		return arena_print(arena,
			ngettext("%zu case drops out of the queue:", "%zu cases drop out of the queue:", count), count);
	default:
		return arena_print(arena,
			ngettext("the term of %zu case ends on another day:",
				"the term of %zu cases ends on another day:", count),
			count);
	}
}

static void print_change(struct cli *cli, const struct arrange_change *change)
{
	enum { INDENT = 4 };

	print_text(cli, "%s (%s): %s\n", change->name, change->step, told(cli, change->effect, change->count));
	for (size_t i = 0; i < change->count && i < ARRANGE_CASES_SHOWN; i++) {
		const struct arrange_case *one = &change->cases[i];

		if (change->effect == ARRANGE_TERM)
			print_text(cli, "%*s%-18s %s -> %s\n", INDENT, "", one->number, day_text(cli, one->before),
				day_text(cli, one->after));
		else
			print_text(cli, "%*s%s\n", INDENT, "", one->number);
	}
	if (change->count > ARRANGE_CASES_SHOWN)
		print_text(cli, _("    and %zu more\n"), change->count - ARRANGE_CASES_SHOWN);
}

void arrangement_print(struct cli *cli, const struct arrange_preview *preview)
{
	if (preview->before == UNKNOWN) {
		print_text(cli, _("%s/%lld is new in this file.\n"), preview->code, (long long)preview->after);
		return;
	}
	print_text(cli, "%s/%lld -> %s/%lld\n", preview->code, (long long)preview->before, preview->code,
		(long long)preview->after);
	for (size_t i = 0; i < preview->list_count; i++)
		print_text(cli, "  %s\n", preview->lists[i]);
	for (size_t i = 0; i < preview->count; i++)
		print_change(cli, &preview->changes[i]);
	if (!preview->count)
		print_text(cli, "%s\n", _("No running case changes."));
}
