/* The agenda as a calendar file: case number and moment, never a name or a place. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "moment_parts.h"
#include "report/ics.h"

enum { LINES_MAX = 5000, TALK_MINUTES = 60, MEETING_MINUTES = 180 };

/* A shared home has a name that tells where it is, a table that of a place: neither is in it. */
static const char *summary_of(struct arena *arena, const struct moment_line *line)
{
	if (line->meeting)
		return arena_print(arena, _("Table meets: %s"), line->who);
	return arena_print(arena, line->days_late ? _("%s: %s (late)") : "%s: %s",
		line->number ? line->number : _("Shared home"), line->moment);
}

/* What is late stands on today: a day that has passed is looked at by nobody. */
static struct ics_event event_of(struct app *app, struct arena *arena, const struct moment_line *line)
{
	return (struct ics_event){
		.uid = line->id,
		.day = line->days_late ? app_today(app) : line->day,
		.at = line->days_late ? UNKNOWN : line->at,
		.minutes = line->meeting ? MEETING_MINUTES : TALK_MINUTES,
		.summary = summary_of(arena, line),
	};
}

bool moment_calendar(struct app *app, struct arena *arena, const struct moment_filter *filter, sink_write *write,
	void *from, struct error *err)
{
	struct sink *sink = arena_alloc(arena, sizeof(*sink));
	struct moment_line *lines;
	size_t count, total;

	if (!moment_agenda(app, arena, filter, LINES_MAX, &lines, &count, &total, err))
		return false;
	sink_begin(sink, write, from);
	ics_begin(sink);
	for (size_t i = 0; i < count; i++) {
		struct ics_event event = event_of(app, arena, &lines[i]);

		ics_event(sink, arena, clock_ms(&app->clock), &event);
	}
	ics_end(sink);
	return sink_end(sink, err);
}

struct file {
	int fd;
	const char *path;
};

static bool write_to_file(void *from, const char *bytes, size_t length, struct error *err)
{
	const struct file *file = from;

	while (length) {
		ssize_t written = write(file->fd, bytes, length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return fail(err, E_STORE, _("%s could not be written: %s."), file->path, strerror(errno));
		bytes += written;
		length -= (size_t)written;
	}
	return true;
}

/* Written beside it first: half a calendar never takes the place of a whole one. */
bool moment_write_calendar(
	struct app *app, struct arena *arena, const struct moment_filter *filter, const char *path, struct error *err)
{
	const char *part = arena_print(arena, "%s.part", path);
	struct file file = { open(part, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600), path };
	bool good;

	if (file.fd < 0)
		return fail(err, E_STORE, _("%s could not be written: %s."), path, strerror(errno));
	good = moment_calendar(app, arena, filter, write_to_file, &file, err);
	if (close(file.fd) && good)
		good = fail(err, E_STORE, _("%s could not be written: %s."), path, strerror(errno));
	if (good && rename(part, path))
		good = fail(err, E_STORE, _("%s could not be written: %s."), path, strerror(errno));
	if (!good)
		unlink(part);
	return good;
}
