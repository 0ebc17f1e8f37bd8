#include "rules/term.h"

#include "base/day.h"

enum { DAYS_PER_WEEK = 7, WORKDAYS_PER_WEEK = 5 };

struct code_span term_span(const struct code_entry *step)
{
	struct code_span span = { UNKNOWN, UNKNOWN, UNKNOWN };

	if (!step)
		return span;
	span = codebook_span(step, "term");
	if (span.months == UNKNOWN && span.workdays == UNKNOWN && span.days == UNKNOWN) {
		span.workdays = step->step.term_workdays;
		span.days = step->step.term_days;
	}
	return span;
}

int64_t term_end(const struct code_entry *step, int64_t since, int64_t hold_until)
{
	return hold_until != UNKNOWN ? hold_until : codebook_day_after(term_span(step), since);
}

int64_t term_workdays(int64_t from, int64_t until)
{
	int64_t weeks = until > from ? (until - from) / DAYS_PER_WEEK : 0;
	int64_t count = weeks * WORKDAYS_PER_WEEK;

	for (int64_t day = from + weeks * DAYS_PER_WEEK + 1; day <= until; day++)
		count += day_weekday(day) <= WORKDAYS_PER_WEEK;
	return count;
}
