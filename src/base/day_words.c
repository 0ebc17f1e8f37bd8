#include "day_words.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"

struct word {
	const char *text;
	int value;
};

static const struct word offsets[] = {
	{ "vandaag", 0 },
	{ "today", 0 },
	{ "nu", 0 },
	{ "now", 0 },
	{ "morgen", 1 },
	{ "tomorrow", 1 },
	{ "overmorgen", 2 },
	{ "gisteren", -1 },
	{ "yesterday", -1 },
	{ "eergisteren", -2 },
};

static const struct word months[] = {
	{ "januari", 1 },
	{ "january", 1 },
	{ "februari", 2 },
	{ "february", 2 },
	{ "maart", 3 },
	{ "mrt", 3 },
	{ "march", 3 },
	{ "april", 4 },
	{ "mei", 5 },
	{ "may", 5 },
	{ "juni", 6 },
	{ "june", 6 },
	{ "juli", 7 },
	{ "july", 7 },
	{ "augustus", 8 },
	{ "august", 8 },
	{ "september", 9 },
	{ "oktober", 10 },
	{ "october", 10 },
	{ "november", 11 },
	{ "december", 12 },
};

static const struct word weekdays[] = {
	{ "maandag", 1 },
	{ "monday", 1 },
	{ "dinsdag", 2 },
	{ "tuesday", 2 },
	{ "woensdag", 3 },
	{ "wednesday", 3 },
	{ "donderdag", 4 },
	{ "thursday", 4 },
	{ "vrijdag", 5 },
	{ "friday", 5 },
	{ "zaterdag", 6 },
	{ "saturday", 6 },
	{ "zondag", 7 },
	{ "sunday", 7 },
};

static const struct word weekdays_short[] = {
	{ "ma", 1 },
	{ "mon", 1 },
	{ "di", 2 },
	{ "tue", 2 },
	{ "wo", 3 },
	{ "wed", 3 },
	{ "do", 4 },
	{ "thu", 4 },
	{ "vr", 5 },
	{ "vrij", 5 },
	{ "fri", 5 },
	{ "za", 6 },
	{ "sat", 6 },
	{ "zo", 7 },
	{ "sun", 7 },
};

static const struct word units[] = {
	{ "d", 'd' },
	{ "dag", 'd' },
	{ "dagen", 'd' },
	{ "day", 'd' },
	{ "days", 'd' },
	{ "w", 'w' },
	{ "week", 'w' },
	{ "weken", 'w' },
	{ "weeks", 'w' },
	{ "m", 'm' },
	{ "mnd", 'm' },
	{ "maand", 'm' },
	{ "maanden", 'm' },
	{ "month", 'm' },
	{ "months", 'm' },
	{ "j", 'y' },
	{ "jr", 'y' },
	{ "jaar", 'y' },
	{ "jaren", 'y' },
	{ "y", 'y' },
	{ "year", 'y' },
	{ "years", 'y' },
};

/* `shortest` letters are enough; 0: the whole word. */
static bool find(const struct word *words, size_t count, const char *word, size_t shortest, int *value)
{
	size_t length = strlen(word);

	for (size_t i = 0; i < count; i++) {
		bool same = !strcmp(words[i].text, word);
		bool starts = shortest && length >= shortest && !strncmp(words[i].text, word, length);

		if (same || starts) {
			*value = words[i].value;
			return true;
		}
	}
	return false;
}

bool day_word_offset(const char *word, int *days)
{
	return find(offsets, ARRAY_LEN(offsets), word, 0, days);
}

bool day_word_month(const char *word, int *month)
{
	return find(months, ARRAY_LEN(months), word, 3, month);
}

bool day_word_weekday(const char *word, int *weekday)
{
	return find(weekdays_short, ARRAY_LEN(weekdays_short), word, 0, weekday) ||
		find(weekdays, ARRAY_LEN(weekdays), word, 4, weekday);
}

bool day_word_unit(const char *word, char *unit)
{
	int value;

	if (!find(units, ARRAY_LEN(units), word, 0, &value))
		return false;
	*unit = (char)value;
	return true;
}

static void look_near(const struct word *words, size_t count, const char *word, int *best, const char **near)
{
	for (size_t i = 0; i < count; i++) {
		int distance = text_distance(words[i].text, word);

		if (distance < *best) {
			*best = distance;
			*near = words[i].text;
		}
	}
}

const char *day_word_near(const char *word)
{
	const char *near = NULL;
	int best = 3;

	if (strlen(word) < 4)
		return NULL;
	look_near(offsets, ARRAY_LEN(offsets), word, &best, &near);
	look_near(months, ARRAY_LEN(months), word, &best, &near);
	look_near(weekdays, ARRAY_LEN(weekdays), word, &best, &near);
	return near;
}

const char *day_month_name(int month)
{
	static const char *const names[] = {
		N_("January"),
		N_("February"),
		N_("March"),
		N_("April"),
		N_("May"),
		N_("June"),
		N_("July"),
		N_("August"),
		N_("September"),
		N_("October"),
		N_("November"),
		N_("December"),
	};

	return _(names[month - 1]);
}
