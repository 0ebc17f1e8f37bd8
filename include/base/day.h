/*
 * Days and times of the wall clock. A day is a number of days since 1970-01-01 (proleptic Gregorian), a time a number
 * of minutes since 1970-01-01T00:00 of the local wall clock: meetings happen at 13:00 whatever the zone.
 * UNKNOWN stands for "not known" in both, as in every number of a row.
 */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

#define UNKNOWN INT64_MIN

enum { MINUTES_PER_DAY = 24 * 60 };

/* Years that a day may lie in. */
enum { DAY_YEAR_MIN = 1900, DAY_YEAR_MAX = 2199 };

int64_t day_of(int year, int month, int day); /* month 1-12; no check */
bool day_exists(int year, int month, int day);
bool day_in_range(int64_t day);                                        /* known, and in those years */
void day_split(int64_t day, int *year, int *month, int *day_of_month); /* pointers may not be NULL */
int day_weekday(int64_t day);                                          /* 1 Monday … 7 Sunday */
int day_week(int64_t day, int *year);                                  /* ISO 8601 week; year may be NULL */
int64_t day_add_months(int64_t day, int months);                       /* 31 January + 1 = last of February */
int64_t day_add_workdays(int64_t day, int workdays);                   /* Saturday and Sunday skipped */
int day_in_month(int year, int month);

/* Strict wire forms: 2026-12-03 and 2026-12-03T13:00. False when it is anything else or does not exist. Writing a day
 * that is unknown or out of range gives NULL. */
bool day_read(const char *wire, int64_t *day);
bool time_read(const char *wire, int64_t *time);
const char *day_write(struct arena *, int64_t day);
const char *time_write(struct arena *, int64_t time);

/* What a person types, in Dutch or English: 3-12-2026 3-12-26 3/12/26 2026-12-03 "3 dec" "3 december 2026" vandaag
 * morgen gisteren overmorgen today tomorrow +6w -2d +3m +1j/+1y, vr / fri (the next one, not today). A date without a
 * year is the nearest one not more than 6 months back; a year of two digits lies at most 20 years ahead. `today`
 * anchors them. On false err says what is wrong and, where it can, what was perhaps meant ("31-11-2026 does not exist.
 * November has 30 days."). */
MUST_CHECK bool day_parse(const char *typed, int64_t today, int64_t *day, struct error *);

/* As day_parse, with a clock time "13:00", "13.00", "13u" behind it or alone (then of today). */
MUST_CHECK bool time_parse(const char *typed, int64_t today, int64_t *time, struct error *);

/* dd-mm-yyyy, and dd-mm-yyyy HH:MM; unknown is "". */
const char *day_format(struct arena *, int64_t day);
const char *time_format(struct arena *, int64_t time);

/* "do 19-11-2026" / "Thu 19-11-2026" in the language of the screen. */
const char *day_format_long(struct arena *, int64_t day);

#endif
