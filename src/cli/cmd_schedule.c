#include "app/course.h"
#include "app/show.h"
#include "offer.h"
#include "print.h"

static const struct option_row options[] = {
	{ "pass", 0, "WHY", N_("Passes what is not met, with this reason"), false },
	{ NULL, 0, NULL, NULL, false },
};

static bool run_schedule(struct cli *cli, struct error *err)
{
	const char *application, *meeting = NULL;
	const struct entity *entity;

	return offer_case(cli, cli->options.words[0], &application, err) &&
		(cli->options.word_count < 2 ||
			show_find(&cli->app, cli->arena, &entity_meeting, cli->options.words[1], &entity, &meeting,
				err)) &&
		course_schedule(
			&cli->app, cli->arena, application, meeting, options_value(&cli->options, "pass"), err) &&
		offer_say(cli, application, err);
}

const struct command command_schedule = {
	.name = "schedule",
	.usage = "CASE [MEETING] [--pass WHY]",
	.summary = N_("Puts a case on the agenda of a meeting"),
	.help = N_(
		"Without MEETING it is the next one of the table of the case. Its minutes follow from the weight, its "
		"time from what is on the agenda before it. Who was asked in at triage comes to that meeting."),
	.options = options,
	.words_min = 1,
	.words_max = 2,
	.opens = true,
	.run = run_schedule,
};
