#include "course_json.h"

#include "base/day.h"
#include "report/json.h"

/* An object that is being written. */
struct object {
	struct sink *sink;
	struct arena *arena;
	bool any;
};

static struct object begin(struct sink *sink, struct arena *arena)
{
	sink_text(sink, "{");
	return (struct object){ sink, arena, false };
}

static void put_name(struct object *to, const char *name)
{
	sink_text(to->sink, to->any ? ",\"" : "\"");
	sink_text(to->sink, name);
	sink_text(to->sink, "\":");
	to->any = true;
}

static void put_text(struct object *to, const char *name, const char *text)
{
	put_name(to, name);
	json_string(to->sink, text && *text ? text : NULL);
}

static void put_day(struct object *to, const char *name, int64_t day)
{
	put_text(to, name, day == UNKNOWN ? NULL : day_write(to->arena, day));
}

static void put_count(struct object *to, const char *name, int64_t count)
{
	put_name(to, name);
	sink_text(to->sink, count == UNKNOWN ? "null" : arena_print(to->arena, "%lld", (long long)count));
}

static void put_flag(struct object *to, const char *name, bool flag)
{
	put_name(to, name);
	sink_text(to->sink, flag ? "true" : "false");
}

static void put_line(struct object *to, const struct course_line *line)
{
	put_text(to, "id", line->id);
	put_text(to, "kind", line->decision ? "decision" : "step");
	put_text(to, "at", time_write(to->arena, line->at));
	put_text(to, "step", line->step);
	put_text(to, "text", line->text);
	put_text(to, "who", line->who);
	put_text(to, "reason", line->reason);
	put_text(to, "passed", line->passed);
	put_text(to, "arrangement", line->arrangement);
	put_day(to, "until", line->until);
	put_count(to, "days", line->days);
	put_flag(to, "withdrawn", line->withdrawn);
}

static void put_lines(struct object *to, const struct course *course)
{
	put_name(to, "lines");
	for (size_t i = 0; i < course->line_count; i++) {
		struct object line;

		sink_text(to->sink, i ? ",\n  " : "[\n  ");
		line = begin(to->sink, to->arena);
		put_line(&line, &course->lines[i]);
		sink_text(to->sink, "}");
	}
	sink_text(to->sink, course->line_count ? "]" : "[]");
}

static void put_gates(struct object *to, const struct course_next *next)
{
	put_name(to, "gates");
	sink_text(to->sink, "[");
	for (size_t i = 0; i < next->gate_count; i++) {
		struct object gate;

		sink_text(to->sink, i ? "," : "");
		gate = begin(to->sink, to->arena);
		put_text(&gate, "code", next->gates[i].code);
		put_text(&gate, "text", next->gates[i].text);
		put_flag(&gate, "met", next->gates[i].met);
		put_flag(&gate, "asked", next->gates[i].asked);
		sink_text(to->sink, "}");
	}
	sink_text(to->sink, "]");
}

static void put_next(struct object *to, const struct codebook *book, const struct course *course)
{
	put_name(to, "next");
	for (size_t i = 0; i < course->next_count; i++) {
		const struct course_next *next = &course->next[i];
		struct object step;

		sink_text(to->sink, i ? ",\n  " : "[\n  ");
		step = begin(to->sink, to->arena);
		put_text(&step, "step", next->step->code);
		put_text(&step, "text", codebook_text(book, "step", next->step->code));
		put_flag(&step, "by_decision", next->by_decision);
		put_text(&step, "set_by", next->set_by);
		put_count(&step, "unmet", (int64_t)next->unmet);
		put_gates(&step, next);
		sink_text(to->sink, "}");
	}
	sink_text(to->sink, course->next_count ? "]" : "[]");
}

static void put_tracks(struct object *to, const struct codebook *book, const struct course *course)
{
	put_name(to, "tracks");
	for (size_t i = 0; i < course->track_count; i++) {
		const struct course_track *track = &course->tracks[i];
		struct object one;

		sink_text(to->sink, i ? ",\n  " : "[\n  ");
		one = begin(to->sink, to->arena);
		put_text(&one, "track", track->track->code);
		put_text(&one, "text", codebook_text(book, "track", track->track->code));
		put_day(&one, "since", track->since);
		put_day(&one, "begin_by", track->begin_by);
		put_day(&one, "full_on", track->full_on);
		sink_text(to->sink, "}");
	}
	sink_text(to->sink, course->track_count ? "]" : "[]");
}

static void put_state(struct object *to, const struct codebook *book, const struct course *course, int64_t today)
{
	const struct course_state *state = &course->state;

	put_text(to, "step", state->step ? state->step->code : course->dossier->application->step);
	put_text(to, "step_text", state->step ? codebook_text(book, "step", state->step->code) : NULL);
	put_day(to, "since", state->since);
	put_count(to, "days_in_step", state->days_in_step);
	put_count(to, "waits", state->waits);
	put_count(to, "suspended_days", state->suspended_days);
	put_day(to, "until", state->until);
	put_flag(to, "returned", state->returned);
	put_day(to, "term_ends", state->term_ends);
	put_count(to, "term_suspended", state->term_suspended);
	put_flag(to, "late", state->late);
	put_text(to, "turn", state->turn);
	put_text(to, "turn_text", course->turn);
	put_day(to, "turn_since", state->turn_since);
	put_count(to, "turn_days",
		!course->turn || state->turn_since == UNKNOWN || state->turn_since > today ? UNKNOWN
											   : today - state->turn_since);
}

void course_json(
	struct sink *sink, struct arena *arena, const struct codebook *book, const struct course *course, int64_t today)
{
	const struct application *application = course->dossier->application;
	struct object to = begin(sink, arena);

	put_text(&to, "id", application->row.id);
	put_text(&to, "number", application->number);
	put_text(&to, "arrangement", book->arrangement);
	put_day(&to, "received", application->received);
	put_state(&to, book, course, today);
	put_day(&to, "parked_until", application->parked_until);
	put_text(&to, "parked_for", application->parked_for);
	put_count(&to, "care_refusals", (int64_t)course->care_refusals);
	put_count(&to, "client_refusals", (int64_t)course->client_refusals);
	put_text(&to, "orphan", course->orphan);
	put_lines(&to, course);
	put_next(&to, book, course);
	put_tracks(&to, book, course);
	sink_text(sink, "}\n");
}

void orphans_json(struct sink *sink, const struct course_orphan *orphans, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct object one;

		sink_text(sink, i ? ",\n" : "[\n");
		one = begin(sink, NULL);
		put_text(&one, "id", orphans[i].application);
		put_text(&one, "number", orphans[i].number);
		put_text(&one, "why", orphans[i].why);
		sink_text(sink, "}");
	}
	json_array_end(sink, count);
	sink_text(sink, "\n");
}
