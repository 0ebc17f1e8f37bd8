#include "moment.h"

#include <string.h>

#include "app/show.h"
#include "household.h"
#include "output.h"
#include "put.h"

static void put_line(struct put *put, const struct moment_line *line)
{
	static const struct appointment none = { .due = UNKNOWN, .first_due = UNKNOWN, .held_on = UNKNOWN };
	const struct appointment *row = line->appointment ? line->appointment : &none;

	put_open(put);
	put_text(put, "id", line->id);
	put_flag(put, "meeting", line->meeting);
	put_text(put, "number", line->number);
	put_text(put, "call_name", line->call_name);
	put_text(put, "application", row->application);
	put_text(put, "household", row->household);
	put_text(put, "moment", row->moment);
	put_text(put, "text", line->moment);
	put_text(put, "state", row->state);
	put_day(put, "day", line->day);
	put_time(put, "at", line->at);
	put_day(put, "due", row->due);
	put_day(put, "first_due", row->first_due);
	put_number(put, "days_late", line->days_late);
	put_text(put, "planned_by", row->planned_by);
	put_day(put, "held_on", row->held_on);
	put_words(put, "attended", row->attended);
	put_words(put, "agreed", row->agreed);
	put_text(put, "reason", row->reason);
	put_text(put, "who", line->who);
	put_number(put, "cases", line->meeting ? (int64_t)line->cases : UNKNOWN);
	put_close(put);
}

bool moment_print_json(struct cli *cli, const struct moment_line *lines, size_t count, struct error *err)
{
	struct output *output;
	struct put put = { .arena = cli->arena };

	output_open(&output, cli, true);
	put.sink = &output->sink;
	sink_text(put.sink, "[");
	for (size_t i = 0; i < count; i++) {
		sink_text(put.sink, i ? ",\n" : "\n");
		put_line(&put, &lines[i]);
	}
	sink_text(put.sink, count ? "\n]\n" : "]\n");
	return output_close(&output, err);
}

bool moment_find_owner(
	struct cli *cli, const char *typed, const char **application, const char **household, struct error *err)
{
	const struct entity *entity;
	struct error ignored;
	const char *id;

	*application = *household = NULL;
	if (!show_find(&cli->app, cli->arena, NULL, typed, &entity, &id, err))
		return err->code == E_MISSING && household_find(cli, typed, household, &ignored);
	if (entity == &entity_application)
		*application = id;
	else if (entity == &entity_household)
		*household = id;
	else
		return fail(err, E_INPUT, _("\"%s\" is no case and no shared home."), typed);
	return true;
}

static bool no_such_moment(struct cli *cli, const char *typed, const char *moment, const struct moment_line *lines,
	size_t count, struct error *err)
{
	struct buffer list = { .arena = cli->arena };

	for (size_t i = 0; i < count; i++)
		buffer_print(&list, "%s%s", list.length ? ", " : "", lines[i].appointment->moment);
	return fail(err, E_MISSING, _("%s has no moment \"%s\". It has: %s."), typed, moment,
		list.length ? list.text : _("nothing"));
}

static bool find_of_owner(struct cli *cli, const char *typed, const char *moment, const char **id, struct error *err)
{
	const char *application, *household, *newest = NULL;
	struct moment_line *lines;
	size_t count;

	if (!moment_find_owner(cli, typed, &application, &household, err) ||
		!moment_list(&cli->app, cli->arena, application, household, &lines, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!strcmp(lines[i].appointment->moment, moment) && (!newest || strcmp(lines[i].id, newest) > 0))
			newest = lines[i].id;
	*id = newest;
	return newest || no_such_moment(cli, typed, moment, lines, count, err);
}

bool moment_find(struct cli *cli, const char *typed, const char **id, struct error *err)
{
	const char *slash = strrchr(typed, '/');
	const struct entity *entity;

	if (slash)
		return find_of_owner(cli, arena_copy(cli->arena, typed, (size_t)(slash - typed)), slash + 1, id, err);
	return show_find(&cli->app, cli->arena, &entity_appointment, typed, &entity, id, err);
}
