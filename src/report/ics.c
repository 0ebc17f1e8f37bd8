#include "report/ics.h"

#include <string.h>

enum { LINE_MAX_BYTES = 75, MS_PER_SECOND = 1000, SECONDS_PER_DAY = 24 * 60 * 60, MINUTES_PER_HOUR = 60 };

static bool continues(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

/* A line that is too long goes on in the next one behind a blank, which counts. */
static void put_line(struct sink *sink, const char *line)
{
	size_t left = strlen(line), room = LINE_MAX_BYTES;

	while (left > room) {
		size_t length = room;

		while (length > 1 && continues((unsigned char)line[length]))
			length--;
		sink_add(sink, line, length);
		sink_text(sink, "\r\n ");
		line += length;
		left -= length;
		room = LINE_MAX_BYTES - 1;
	}
	sink_add(sink, line, left);
	sink_text(sink, "\r\n");
}

static const char *escaped(struct arena *arena, const char *text)
{
	struct buffer out = { .arena = arena };

	buffer_text(&out, "");
	for (; *text; text++) {
		if (*text == '\n')
			buffer_text(&out, "\\n");
		else if ((unsigned char)*text >= ' ')
			buffer_print(&out, "%s%c", strchr("\\;,", *text) ? "\\" : "", *text);
	}
	return out.text;
}

/* 20261124, and 20261124T100000. */
static const char *day_text(struct arena *arena, int64_t day)
{
	int year, month, of_month;

	day_split(day, &year, &month, &of_month);
	return arena_print(arena, "%04d%02d%02d", year, month, of_month);
}

static const char *time_text(struct arena *arena, int64_t day, int64_t seconds)
{
	return arena_print(arena, "%sT%02d%02d%02d", day_text(arena, day), (int)(seconds / 3600),
		(int)(seconds / 60 % MINUTES_PER_HOUR), (int)(seconds % 60));
}

static const char *stamp_text(struct arena *arena, int64_t ms)
{
	int64_t seconds = ms / MS_PER_SECOND;

	return arena_print(arena, "%sZ", time_text(arena, seconds / SECONDS_PER_DAY, seconds % SECONDS_PER_DAY));
}

void ics_begin(struct sink *sink)
{
	put_line(sink, "BEGIN:VCALENDAR");
	put_line(sink, "VERSION:2.0");
	put_line(sink, "PRODID:-//tafel//tafel//EN");
	put_line(sink, "CALSCALE:GREGORIAN");
}

static void put_start(struct sink *sink, struct arena *arena, const struct ics_event *event)
{
	if (event->at == UNKNOWN) {
		put_line(sink, arena_print(arena, "DTSTART;VALUE=DATE:%s", day_text(arena, event->day)));
		put_line(sink, "TRANSP:TRANSPARENT");
		return;
	}
	put_line(sink,
		arena_print(arena, "DTSTART:%s",
			time_text(arena, event->at / MINUTES_PER_DAY, event->at % MINUTES_PER_DAY * 60)));
	put_line(sink, arena_print(arena, "DURATION:PT%lldM", (long long)event->minutes));
}

void ics_event(struct sink *sink, struct arena *arena, int64_t now_ms, const struct ics_event *event)
{
	const char *summary = escaped(arena, event->summary);

	put_line(sink, "BEGIN:VEVENT");
	put_line(sink, arena_print(arena, "UID:%s@tafel", event->uid));
	put_line(sink, arena_print(arena, "DTSTAMP:%s", stamp_text(arena, now_ms)));
	put_start(sink, arena, event);
	put_line(sink, arena_print(arena, "SUMMARY:%s", summary));
	put_line(sink, "CLASS:PRIVATE");
	put_line(sink, "BEGIN:VALARM");
	put_line(sink, "ACTION:DISPLAY");
	put_line(sink, "TRIGGER:-P1D");
	put_line(sink, arena_print(arena, "DESCRIPTION:%s", summary));
	put_line(sink, "END:VALARM");
	put_line(sink, "END:VEVENT");
}

void ics_end(struct sink *sink)
{
	put_line(sink, "END:VCALENDAR");
}
