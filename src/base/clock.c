#include "base/clock.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/day.h"

static bool read_number(const char **at, int digits, int least, int most, int *out)
{
	*out = 0;
	while (digits--) {
		if (**at < '0' || **at > '9')
			return false;
		*out = *out * 10 + *(*at)++ - '0';
	}
	return *out >= least && *out <= most;
}

static bool read_mark(const char **at, char mark)
{
	return *(*at)++ == mark;
}

/* ".25" is 250 ms; digits after the third count for nothing. */
static bool read_fraction(const char **at, int *ms)
{
	int weight = 100;

	*ms = 0;
	if (**at != '.')
		return true;
	++*at;
	if (**at < '0' || **at > '9')
		return false;
	for (; **at >= '0' && **at <= '9'; ++*at, weight /= 10)
		*ms += (**at - '0') * weight;
	return true;
}

static bool read_offset(const char **at, int *minutes)
{
	int sign, hours, rest;

	*minutes = 0;
	if (**at == 'Z') {
		++*at;
		return true;
	}
	if (**at != '+' && **at != '-')
		return false;
	sign = *(*at)++ == '-' ? -1 : 1;
	if (!read_number(at, 2, 0, 23, &hours) || !read_mark(at, ':') || !read_number(at, 2, 0, 59, &rest))
		return false;
	*minutes = sign * (hours * 60 + rest);
	return true;
}

bool clock_read(const char *stamp, int64_t *ms, int *offset)
{
	const char *at = stamp;
	int year, month, day, hour, minute, second, fraction;

	if (!read_number(&at, 4, DAY_YEAR_MIN, DAY_YEAR_MAX, &year) || !read_mark(&at, '-') ||
		!read_number(&at, 2, 1, 12, &month) || !read_mark(&at, '-') || !read_number(&at, 2, 1, 31, &day) ||
		!day_exists(year, month, day) || !read_mark(&at, 'T'))
		return false;
	if (!read_number(&at, 2, 0, 23, &hour) || !read_mark(&at, ':') || !read_number(&at, 2, 0, 59, &minute) ||
		!read_mark(&at, ':') || !read_number(&at, 2, 0, 59, &second) || !read_fraction(&at, &fraction) ||
		!read_offset(&at, offset) || *at)
		return false;
	*ms = ((day_of(year, month, day) * MINUTES_PER_DAY + hour * 60 + minute - *offset) * 60 + second) * 1000 +
		fraction;
	return true;
}

bool clock_open(struct clock *clock, struct error *err)
{
	const char *now = getenv("TAFEL_NOW");

	*clock = (struct clock){ .fixed = false };
	tzset();
	if (!now || !*now)
		return true;
	if (!clock_read(now, &clock->fixed_ms, &clock->fixed_offset))
		return fail(err, E_INPUT, _("TAFEL_NOW is \"%s\". Write it as 2026-11-19T13:42:00+01:00."), now);
	clock->fixed = true;
	return true;
}

int64_t clock_ms(const struct clock *clock)
{
	struct timespec now;

	if (clock->fixed)
		return clock->fixed_ms;
	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

int64_t clock_local(const struct clock *clock, int64_t ms)
{
	time_t seconds = (time_t)floor_div(ms, 1000);
	struct tm tm;

	if (clock->fixed || !localtime_r(&seconds, &tm))
		return floor_div(ms, 60000) + clock->fixed_offset;
	return day_of(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday) * MINUTES_PER_DAY + tm.tm_hour * 60 + tm.tm_min;
}

int64_t clock_time(const struct clock *clock)
{
	return clock_local(clock, clock_ms(clock));
}

int64_t clock_today(const struct clock *clock)
{
	return floor_div(clock_time(clock), MINUTES_PER_DAY);
}
