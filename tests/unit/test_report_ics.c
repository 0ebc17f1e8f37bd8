/* A calendar file, read back as a calendar program does. */
#include "report/ics.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct calendar {
	struct arena *arena;
	struct buffer text;
};

static bool keep(void *from, const char *bytes, size_t length, struct error *err)
{
	struct calendar *calendar = from;

	(void)err;
	buffer_add(&calendar->text, bytes, length);
	return true;
}

static struct calendar *write_one(const struct ics_event *event)
{
	static struct sink sink;
	struct arena *arena;
	struct calendar *calendar;
	struct error err;

	arena_open(&arena);
	calendar = arena_alloc(arena, sizeof *calendar);
	*calendar = (struct calendar){ arena, { .arena = arena } };
	sink_begin(&sink, keep, calendar);
	ics_begin(&sink);
	ics_event(&sink, arena, INT64_C(1795092120000), event);
	ics_end(&sink);
	assert_true(sink_end(&sink, &err));
	return calendar;
}

/* The calendar lies in its own arena. */
static void close_calendar(struct calendar *calendar)
{
	struct arena *arena = calendar->arena;

	arena_close(&arena);
}

/* Folded lines joined again; each has at most 75 bytes, is whole UTF-8 and ends in CRLF. */
static const char *unfolded(struct calendar *calendar)
{
	struct buffer out = { .arena = calendar->arena };
	const char *at = calendar->text.text;

	while (*at) {
		const char *end = strstr(at, "\r\n");

		assert_non_null(end);
		assert_true(end - at <= 75);
		assert_null(memchr(at, '\n', (size_t)(end - at)));
		assert_true(text_is_utf8(at, (size_t)(end - at)));
		if (*at == ' ')
			out.length--;
		buffer_add(&out, at + (*at == ' '), (size_t)(end - at) - (*at == ' '));
		buffer_text(&out, "\n");
		at = end + 2;
	}
	return out.text;
}

static void a_planned_talk_has_a_time(void **state)
{
	const struct ics_event event = { "01ABC", UNKNOWN, 20781 * MINUTES_PER_DAY + 10 * 60 + 5, 60,
		"ZK-1: evaluation" };
	struct calendar *calendar = write_one(&event);

	(void)state;
	assert_string_equal(unfolded(calendar),
		"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//tafel//tafel//EN\nCALSCALE:GREGORIAN\n"
		"BEGIN:VEVENT\nUID:01ABC@tafel\nDTSTAMP:20261119T124200Z\n"
		"DTSTART:20261124T100500\nDURATION:PT60M\nSUMMARY:ZK-1: evaluation\nCLASS:PRIVATE\n"
		"BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-P1D\nDESCRIPTION:ZK-1: evaluation\nEND:VALARM\n"
		"END:VEVENT\nEND:VCALENDAR\n");
	close_calendar(calendar);
}

static void one_that_is_due_has_a_day(void **state)
{
	const struct ics_event event = { "01ABC", 20781, UNKNOWN, 60, "x" };
	struct calendar *calendar = write_one(&event);

	(void)state;
	assert_non_null(strstr(unfolded(calendar), "\nDTSTART;VALUE=DATE:20261124\n"));
	assert_null(strstr(calendar->text.text, "DURATION"));
	close_calendar(calendar);
}

static void long_lines_fold_between_characters(void **state)
{
	struct ics_event event = { "01ABC", 20781, UNKNOWN, 60, NULL };

	(void)state;
	/* é takes two bytes: a fold that counts bytes alone would cut it in one of these two */
	for (size_t shift = 0; shift < 2; shift++) {
		char summary[200] = "";
		struct calendar *calendar;
		const char *found;

		memset(summary, 'a', shift);
		for (size_t i = 0; i < 90; i++)
			strcat(summary, "\xC3\xA9");
		event.summary = summary;
		calendar = write_one(&event);
		found = strstr(unfolded(calendar), "\nSUMMARY:");
		assert_non_null(found);
		assert_memory_equal(found + strlen("\nSUMMARY:"), summary, strlen(summary));
		close_calendar(calendar);
	}
}

static void signs_of_the_format_are_escaped(void **state)
{
	const struct ics_event event = { "01ABC", 20781, UNKNOWN, 60,
		"a;b,c\\d\ne\x1B"
		"f" };
	struct calendar *calendar = write_one(&event);

	(void)state;
	assert_non_null(strstr(unfolded(calendar), "\nSUMMARY:a\\;b\\,c\\\\d\\nef\n"));
	close_calendar(calendar);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_planned_talk_has_a_time),
		cmocka_unit_test(one_that_is_due_has_a_day),
		cmocka_unit_test(long_lines_fold_between_characters),
		cmocka_unit_test(signs_of_the_format_are_escaped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
