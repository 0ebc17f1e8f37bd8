#include "rules/apportion.h"

#include "base/day.h"
#include "base/error.h"

/* A share is max × (a·h/H + b·s/S) / 1000. Over one denominator that needs some 90 bits. */
__extension__ typedef unsigned __int128 wide;

struct sum {
	wide over;                     /* the denominator of all shares */
	wide households, social_homes; /* totals; 1 where they do not count */
	int64_t weight_households, weight_homes;
};

static bool is_figure(int64_t value)
{
	return value != UNKNOWN && value >= 0 && value <= APPORTION_FIGURE_MAX;
}

static size_t count_missing(const struct sum *sum, const struct apportion_row *rows, size_t count)
{
	size_t missing = 0;

	for (size_t i = 0; i < count; i++)
		missing += (sum->weight_households && !is_figure(rows[i].households)) ||
			(sum->weight_homes && !is_figure(rows[i].social_homes));
	return missing;
}

static bool add_up(struct sum *sum, const struct apportion_row *rows, size_t count)
{
	wide households = 0, social_homes = 0;

	for (size_t i = 0; i < count; i++) {
		households += sum->weight_households ? (wide)rows[i].households : 0;
		social_homes += sum->weight_homes ? (wide)rows[i].social_homes : 0;
	}
	if ((sum->weight_households && !households) || (sum->weight_homes && !social_homes))
		return false;
	sum->households = sum->weight_households ? households : 1;
	sum->social_homes = sum->weight_homes ? social_homes : 1;
	sum->over = APPORTION_WEIGHT_ALL * sum->households * sum->social_homes;
	return true;
}

/* Numerator of a share over sum->over. */
static wide share_of(const struct sum *sum, int64_t max, const struct apportion_row *row)
{
	wide by_households = sum->weight_households ? (wide)row->households * sum->social_homes : 0;
	wide by_homes = sum->weight_homes ? (wide)row->social_homes * sum->households : 0;

	return (wide)max * ((wide)sum->weight_households * by_households + (wide)sum->weight_homes * by_homes);
}

static wide common_divisor(wide a, wide b)
{
	while (b) {
		wide rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

static const char *wide_text(struct arena *arena, wide value)
{
	enum { DIGITS = 40 };
	char text[DIGITS + 1], *at = text + DIGITS;

	*at = '\0';
	do
		*--at = (char)('0' + (int)(value % 10));
	while (value /= 10);
	return arena_text(arena, at);
}

static const char *fraction(struct arena *arena, wide above, wide below)
{
	wide divisor = common_divisor(above, below);

	if (above % below == 0)
		return wide_text(arena, above / below);
	return arena_print(arena, "%s/%s", wide_text(arena, above / divisor), wide_text(arena, below / divisor));
}

static void clear(struct apportion_row *row)
{
	row->share = row->remainder = "";
	row->share_parts = row->remainder_parts = row->whole = row->quota = UNKNOWN;
	row->topped = row->tied = false;
}

static void tell_share(struct arena *arena, wide share, wide over, struct apportion_row *row)
{
	row->whole = row->quota = (int64_t)(share / over);
	row->share = fraction(arena, share, over);
	row->remainder = fraction(arena, share % over, over);
	row->share_parts = (int64_t)(share * APPORTION_PARTS / over);
	row->remainder_parts = (int64_t)(share % over * APPORTION_PARTS / over);
}

/* Homes that are left after the whole ones go to the largest remainders, one each; of equal ones to the first. */
static void give_rest(const wide *remainders, struct apportion_row *rows, size_t count, int64_t left)
{
	wide last = 0;

	for (; left > 0; left--) {
		size_t best = count;

		for (size_t i = 0; i < count; i++)
			if (!rows[i].topped && remainders[i] && (best == count || remainders[i] > remainders[best]))
				best = i;
		if (best == count)
			return;
		rows[best].topped = true;
		rows[best].quota++;
		last = remainders[best];
	}
	for (size_t i = 0; last && i < count; i++)
		for (size_t j = 0; j < count; j++)
			if (remainders[i] == last && remainders[j] == last && rows[i].topped && !rows[j].topped)
				rows[i].tied = rows[j].tied = true;
}

bool apportion(struct arena *arena, int64_t max, int64_t weight_households, struct apportion_row *rows, size_t count,
	size_t *missing)
{
	struct sum sum = { .weight_households = weight_households,
		.weight_homes = APPORTION_WEIGHT_ALL - weight_households };
	wide *remainders = arena_alloc(arena, (count + 1) * sizeof(*remainders));
	int64_t left = max;

	for (size_t i = 0; i < count; i++)
		clear(&rows[i]);
	*missing = count_missing(&sum, rows, count);
	if (*missing || !count || count > APPORTION_ROWS_MAX || max < 0 || max > APPORTION_HOMES_MAX ||
		!add_up(&sum, rows, count))
		return false;
	for (size_t i = 0; i < count; i++) {
		wide share = share_of(&sum, max, &rows[i]);

		tell_share(arena, share, sum.over, &rows[i]);
		remainders[i] = share % sum.over;
		left -= rows[i].whole;
	}
	give_rest(remainders, rows, count, left);
	return true;
}
