/*
 * The maximum per municipality: how it is divided, what was offered and placed in a year, what was lent, where the year
 * will end. A ceiling, not a target: room left, never behind schedule.
 */
#ifndef APP_QUOTA_H
#define APP_QUOTA_H

#include "app/app.h"
#include "rules/apportion.h"

struct quota_line {
	const char *municipality, *name; /* code and text */
	struct apportion_row sum;
	int64_t offered, placed; /* homes of this year, by municipality of the home */
	int64_t lent, borrowed;  /* homes */
	int64_t ceiling;         /* quota − lent + borrowed; UNKNOWN */
	int64_t room;            /* ceiling − offered; may be negative; UNKNOWN */
	int64_t forecast;        /* offered at the end of the year at this pace, sure homes counted; UNKNOWN */
	const char *status, *source, *reference; /* of the figures; status: code of quota.status */
};

struct quota_sheet {
	int64_t year, max, weight_households; /* thousandths */
	const char *max_source, *max_status;
	struct quota_line *lines;
	size_t count, missing; /* missing: figures that are not known */
	struct quota_line total;
	struct loan **loans;
	size_t loan_count;
	bool reckoned; /* false: not to be divided; missing says why */
};

/* year UNKNOWN: this year. E_MISSING: the arrangement has no quota. */
MUST_CHECK bool quota_load(struct app *, struct arena *, int64_t year, struct quota_sheet **, struct error *);

/* What to say before a home of this municipality is offered or proposed; NULL: nothing. */
MUST_CHECK bool quota_warning(
	struct app *, struct arena *, const char *municipality, const char **warning, struct error *);

/* Writes the figures of a sheet as data/municipalities.csv has it (municipality,households,social_homes,status,
 * reference_date,source,remark) for a year. *written counts. */
MUST_CHECK bool quota_read_csv(
	struct app *, struct arena *, const char *path, int64_t year, size_t *written, struct error *);

MUST_CHECK bool quota_lend(struct app *, struct arena *, const char *lender, const char *borrower, int64_t homes,
	int64_t year, const char *reason, const char *agreed_by, const char **id, struct error *);

#endif
