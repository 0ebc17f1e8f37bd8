#include "rules/term.h"

#include "base/day.h"

int64_t term_end(const struct code_entry *step, int64_t since, int64_t hold_until)
{
	if (hold_until != UNKNOWN)
		return hold_until;
	if (!step || since == UNKNOWN)
		return UNKNOWN;
	if (step->step.term_workdays != UNKNOWN)
		return day_add_workdays(since, (int)step->step.term_workdays);
	return step->step.term_days == UNKNOWN ? UNKNOWN : since + step->step.term_days;
}
