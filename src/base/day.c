#include "base/day.h"

#include <string.h>

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

int64_t day_of(int year, int month, int day)
{
	int64_t y = (int64_t)year - (month <= 2);
	int64_t era = floor_div(y, 400), year_of_era = y - era * 400;
	int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return era * 146097 + day_of_era - 719468;
}

void day_split(int64_t day, int *year, int *month, int *day_of_month)
{
	int64_t shifted = day + 719468, era = floor_div(shifted, 146097), day_of_era = shifted - era * 146097;
	int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t month_from_march = (5 * day_of_year + 2) / 153;

	*day_of_month = (int)(day_of_year - (153 * month_from_march + 2) / 5 + 1);
	*month = (int)(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
	*year = (int)(year_of_era + era * 400 + (*month <= 2));
}

int day_in_month(int year, int month)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return lengths[month - 1] + (month == 2 && leap);
}

bool day_exists(int year, int month, int day)
{
	return year >= DAY_YEAR_MIN && year <= DAY_YEAR_MAX && month >= 1 && month <= 12 && day >= 1 &&
		day <= day_in_month(year, month);
}

bool day_in_range(int64_t day)
{
	return day >= day_of(DAY_YEAR_MIN, 1, 1) && day <= day_of(DAY_YEAR_MAX, 12, 31);
}

int day_weekday(int64_t day)
{
	/* 1970-01-01 was a Thursday. */
	return (int)(day + 3 - floor_div(day + 3, 7) * 7) + 1;
}

int day_week(int64_t day, int *year)
{
	/* A week belongs to the year of its Thursday. */
	int64_t thursday = day - day_weekday(day) + 4;
	int y, month, day_of_month;

	day_split(thursday, &y, &month, &day_of_month);
	if (year)
		*year = y;
	return (int)((thursday - day_of(y, 1, 1)) / 7) + 1;
}

int64_t day_add_months(int64_t day, int months)
{
	int year, month, day_of_month, longest;
	int64_t count;

	day_split(day, &year, &month, &day_of_month);
	count = (int64_t)year * 12 + month - 1 + months;
	year = (int)floor_div(count, 12);
	month = (int)(count - (int64_t)year * 12) + 1;
	longest = day_in_month(year, month);
	return day_of(year, month, day_of_month < longest ? day_of_month : longest);
}

int64_t day_add_workdays(int64_t day, int workdays)
{
	int step = workdays < 0 ? -1 : 1;

	while (workdays) {
		day += step;
		if (day_weekday(day) <= 5)
			workdays -= step;
	}
	return day;
}

/* Exactly `count` digits. */
static bool read_digits(const char *at, int count, int *out)
{
	*out = 0;
	for (int i = 0; i < count; i++) {
		if (at[i] < '0' || at[i] > '9')
			return false;
		*out = *out * 10 + at[i] - '0';
	}
	return true;
}

static bool read_date(const char *wire, int64_t *day)
{
	int year, month, day_of_month;

	if (!read_digits(wire, 4, &year) || wire[4] != '-' || !read_digits(wire + 5, 2, &month) || wire[7] != '-' ||
		!read_digits(wire + 8, 2, &day_of_month) || !day_exists(year, month, day_of_month))
		return false;
	*day = day_of(year, month, day_of_month);
	return true;
}

bool day_read(const char *wire, int64_t *day)
{
	return strlen(wire) == 10 && read_date(wire, day);
}

bool time_read(const char *wire, int64_t *time)
{
	int64_t day;
	int hour, minute;

	if (strlen(wire) != 16 || !read_date(wire, &day) || wire[10] != 'T' || !read_digits(wire + 11, 2, &hour) ||
		wire[13] != ':' || !read_digits(wire + 14, 2, &minute) || hour > 23 || minute > 59)
		return false;
	*time = day * MINUTES_PER_DAY + hour * 60 + minute;
	return true;
}

static int64_t day_of_time(int64_t time)
{
	return floor_div(time, MINUTES_PER_DAY);
}

const char *day_write(struct arena *arena, int64_t day)
{
	int year, month, day_of_month;

	if (!day_in_range(day))
		return NULL;
	day_split(day, &year, &month, &day_of_month);
	return arena_print(arena, "%04d-%02d-%02d", year, month, day_of_month);
}

const char *time_write(struct arena *arena, int64_t time)
{
	int64_t day = day_of_time(time);
	int minutes;

	if (!day_in_range(day))
		return NULL;
	minutes = (int)(time - day * MINUTES_PER_DAY);
	return arena_print(arena, "%sT%02d:%02d", day_write(arena, day), minutes / 60, minutes % 60);
}

const char *day_format(struct arena *arena, int64_t day)
{
	int year, month, day_of_month;

	if (!day_in_range(day))
		return "";
	day_split(day, &year, &month, &day_of_month);
	return arena_print(arena, "%02d-%02d-%04d", day_of_month, month, year);
}

const char *time_format(struct arena *arena, int64_t time)
{
	int64_t day = day_of_time(time);
	int minutes;

	if (!day_in_range(day))
		return "";
	minutes = (int)(time - day * MINUTES_PER_DAY);
	return arena_print(arena, "%s %02d:%02d", day_format(arena, day), minutes / 60, minutes % 60);
}

const char *day_format_long(struct arena *arena, int64_t day)
{
	static const char *const weekdays[] = {
		N_("Mon"),
		N_("Tue"),
		N_("Wed"),
		N_("Thu"),
		N_("Fri"),
		N_("Sat"),
		N_("Sun"),
	};

	if (!day_in_range(day))
		return "";
	return arena_print(arena, "%s %s", _(weekdays[day_weekday(day) - 1]), day_format(arena, day));
}
