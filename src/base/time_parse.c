#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/day.h"

enum { TYPED_MAX = 80 };

static bool take_number(const char **at, int *out)
{
	int digits = 0;

	for (*out = 0; **at >= '0' && **at <= '9'; ++*at, digits++)
		*out = digits < 3 ? *out * 10 + **at - '0' : *out;
	return digits >= 1 && digits <= 2;
}

/* Is it written as a time: 13:00, 13.00, 13u, 13u30, 13h? Says nothing of the values. */
static bool looks_like_time(const char *text, int *hour, int *minute)
{
	char mark;

	*minute = 0;
	if (!take_number(&text, hour))
		return false;
	mark = *text;
	if (!mark || !strchr(":.uh", mark))
		return false;
	text++;
	if (!*text)
		return mark == 'u' || mark == 'h';
	return text[0] && text[1] && take_number(&text, minute) && (!*text || !strcasecmp(text, "u"));
}

static bool not_a_time(const char *typed, struct error *err)
{
	return fail(err, E_INPUT, _("\"%s\" has no time. Type for example 3-12-2026 13:00."), typed);
}

static void trim_end(char *text)
{
	size_t length = strlen(text);

	while (length && strchr(" \t\n,", text[length - 1]))
		text[--length] = '\0';
}

static void drop_hour_word(char *text)
{
	static const char *const words[] = { " uur", " u", " h", " hours" };
	size_t length = strlen(text);

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		size_t word = strlen(words[i]);

		if (length > word && !strcasecmp(text + length - word, words[i])) {
			memcpy(text + length - word, "u", sizeof "u");
			return;
		}
	}
}

/* Cuts the time off: "3 dec om 13:00" leaves "3 dec". */
static char *last_word(char *text)
{
	char *blank = strrchr(text, ' ');

	if (!blank)
		return text;
	*blank = '\0';
	return blank + 1;
}

static void drop_at_word(char *text)
{
	static const char *const words[] = { "om", "at" };
	char *last;

	trim_end(text);
	last = strrchr(text, ' ');
	last = last ? last + 1 : text;
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (!strcasecmp(last, words[i]))
			*last = '\0';
	trim_end(text);
}

bool time_parse(const char *typed, int64_t today, int64_t *time, struct error *err)
{
	char copy[TYPED_MAX], *clock;
	int64_t day = today;
	int hour, minute;

	typed += strspn(typed, " \t\n");
	if (time_read(typed, time))
		return true;
	if (strlen(typed) >= TYPED_MAX - 4)
		return not_a_time("…", err);
	snprintf(copy, sizeof copy, "%s", typed);
	trim_end(copy);
	drop_hour_word(copy);
	clock = last_word(copy);
	if (!looks_like_time(clock, &hour, &minute))
		return not_a_time(typed, err);
	if (hour > 23 || minute > 59)
		return fail(err, E_INPUT, _("%02d:%02d does not exist. A day goes from 00:00 to 23:59."), hour, minute);
	if (clock != copy) {
		drop_at_word(copy);
		if (*copy && !day_parse(copy, today, &day, err))
			return false;
	}
	*time = day * MINUTES_PER_DAY + hour * 60 + minute;
	return true;
}
