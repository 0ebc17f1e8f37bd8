/*
 * The maximum per municipality: how it is divided, what was offered and placed in a year, what was lent, where the year
 * will end. A ceiling, not a target: there is room left, nobody is behind.
 *
 * Figures come from the rows of entity quota of that year, else of the newest year before it, else from the arrangement.
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
	int64_t room;            /* ceiling − offered; negative when it is over; UNKNOWN */
	int64_t sure;            /* homes sure to come free this year and not offered yet */
	int64_t forecast; /* offered at the end of the year: at this pace, and no less than what is offered and sure; UNKNOWN
			     for a year to come */
	const char *status, *source, *reference, *remark; /* of the figures; status: code of quota.status */
};

struct quota_sheet {
	int64_t year, max, weight_households; /* thousandths */
	int64_t figures_of;                   /* year of the figures; UNKNOWN: as the arrangement has them */
	const char *max_source;
	struct quota_line *lines;
	size_t count, missing;   /* missing: municipalities without a figure that is needed */
	struct quota_line total; /* sums; UNKNOWN where a part is */
	struct loan **loans;     /* of the year */
	size_t loan_count;
	bool reckoned; /* false: cannot be divided */
};

/* `year` UNKNOWN: this year. E_MISSING: the arrangement has no maximum. */
MUST_CHECK bool quota_load(struct app *, struct arena *, int64_t year, struct quota_sheet **, struct error *);

/* What to say before one more home of a municipality is offered or proposed; NULL: nothing, or it cannot be known. */
MUST_CHECK bool quota_warning(
	struct app *, struct arena *, const char *municipality, const char **warning, struct error *);

/* Homes of a municipality that were offered or let in a year, in order of day. */
struct quota_entry {
	const char *number;
	int64_t offered_on, let_on;
};
MUST_CHECK bool quota_ledger(struct app *, struct arena *, const char *municipality, int64_t year,
	struct quota_entry **, size_t *count, struct error *);

/* Takes the figures of a sheet with the columns municipality, households, social_homes and, where there, status,
 * reference_date, source, remark, for a year. An empty cell is not known. All or nothing; E_INPUT names row and column.
 * *written counts rows that changed. */
MUST_CHECK bool quota_read_csv(
	struct app *, struct arena *, const char *path, int64_t year, size_t *written, struct error *);

/* Room that one municipality lends another in a year. E_INPUT: a code is none, both are the same, or homes < 1. */
MUST_CHECK bool quota_lend(struct app *, struct arena *, const char *lender, const char *borrower, int64_t homes,
	int64_t year, const char *reason, const char *agreed_by, const char **id, struct error *);

#endif
