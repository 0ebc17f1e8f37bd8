/*
 * A file with moments for tests: the lists that they are reckoned from are written here, so that the sums can be made by
 * hand.
 */
#ifndef MOMENT_KIT_H
#define MOMENT_KIT_H

#include "app/moment.h"
#include "base/day.h"
#include "book_kit.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct code_entry entries[] = {
	ENTRY("step", "scheduled", "scheduled", "queue=true"),
	ENTRY("step", "admitted", "admitted", "event=admission"),
	ENTRY("step", "contract", "contract", "event=contract"),
	ENTRY("step", "living", "living", "event=key"),
	ENTRY("step", "review", "review", "event=review\nfrom=living"),
	ENTRY("role", "client", "client", NULL),
	ENTRY("role", "support_worker", "support worker", NULL),
	ENTRY("role", "association", "association", NULL),
	ENTRY("role", "welfare", "welfare work", NULL),
	ENTRY("checklist", "evaluation", "evaluation", "version=2"),
	ENTRY("moment", "review_21", "what after", "anchor=key\nafter.months=21\nstep=review"),
	ENTRY("moment", "landing_start", "start",
		"anchor=admission\nafter.weeks=0\nuntil.weeks=2\nalso.anchor=key\n"
		"also.after.weeks=-26\nmarks=landing\nattends=client\twelfare"),
	ENTRY("moment", "landing_check", "check", "anchor=admission\nafter.weeks=6"),
	ENTRY("moment", "money", "money", "anchor=key\nafter.weeks=-4"),
	ENTRY("moment", "key", "key", "anchor=key\nafter.days=0"),
	ENTRY("moment", "evaluation_3", "three",
		"anchor=key\nafter.months=3\nattends=client\tsupport_worker\tassociation\nchecklist=evaluation"),
	ENTRY("moment", "support_end", "end", "anchor=key\nafter.months=24\nmarks=support_end"),
	ENTRY("moment", "back", "talk after a time-out", "anchor=return\nafter.weeks=1"),
	ENTRY("moment", "experiment", "experiment", "anchor=household\nafter.months=12\nhousehold=true"),
};

#define QUESTION(at, text, members)                                                                                    \
	{                                                                                                              \
		.list = "question", .code = "evaluation_" at, .nl = "nl " text, .en = text, .about = "evaluation",     \
		.more = members                                                                                        \
	}
#define FINAL(at, members)                                                                                             \
	{                                                                                                              \
		.list = "step", .code = at, .nl = at, .en = at, .more = members, .step = {                             \
			.final = true,                                                                                 \
			.term_workdays = UNKNOWN,                                                                      \
			.term_days = UNKNOWN                                                                           \
		}                                                                                                      \
	}

static const struct code_entry more_entries[] = {
	QUESTION("home", "Is the home in order?", "class=basic"),
	QUESTION("goals", "Your goals?", "class=care"),
	QUESTION("avoid", "Places to avoid?", "class=care\nhidden=true"),
	FINAL("settled", "event=settlement"),
	FINAL("withdrawn", "event=withdrawal"),
};

static inline struct fixture *open_kit(const char *forum)
{
	struct fixture *fx = fixture_open(forum);

	struct code_entry *all = arena_alloc(fx->arena, sizeof entries + sizeof more_entries);
	size_t count = 0;

	/* entries of a list lie together */
	for (size_t i = 0; i < ARRAY_LEN(more_entries); i++)
		if (!strcmp(more_entries[i].list, "step"))
			all[count++] = more_entries[i];
	memcpy(&all[count], entries, sizeof entries);
	count += ARRAY_LEN(entries);
	for (size_t i = 0; i < ARRAY_LEN(more_entries); i++)
		if (strcmp(more_entries[i].list, "step"))
			all[count++] = more_entries[i];
	fx->app.codebook = book_with(fx->arena, app_codebook(&fx->app), all, count);
	return fx;
}

static inline int64_t day(const char *text)
{
	int64_t out;

	assert_true(day_read(text, &out));
	return out;
}

static inline size_t make(struct fixture *fx, const char *application, const char *anchor, const char *on)
{
	size_t made;

	fixture_wait(fx, 1);
	GOOD(fx, store_begin(fx->app.store, fx->app.person, &fx->err));
	GOOD(fx, moment_make(&fx->app, fx->arena, application, NULL, anchor, day(on), &made, &fx->err));
	GOOD(fx, store_commit(fx->app.store, &fx->err));
	return made;
}

static inline size_t make_before(struct fixture *fx, const char *application, const char *key)
{
	size_t made;

	fixture_wait(fx, 1);
	GOOD(fx, store_begin(fx->app.store, fx->app.person, &fx->err));
	GOOD(fx, moment_make_before(&fx->app, fx->arena, application, day(key), &made, &fx->err));
	GOOD(fx, store_commit(fx->app.store, &fx->err));
	return made;
}

/* The newest appointment of a moment of a case, or of all its moments "money 2026-11-17 to_plan; …". */
static inline const struct appointment *find(struct fixture *fx, const char *application, const char *moment)
{
	const struct appointment *found = NULL;
	void **rows;
	size_t count;

	GOOD(fx,
		store_list_by(fx->app.store, fx->arena, &entity_appointment, "application", application, 100, &rows,
			&count, &fx->err));
	for (size_t i = 0; i < count; i++)
		if (!strcmp(((struct appointment *)rows[i])->moment, moment))
			found = rows[i];
	return found;
}

static inline void expect(
	struct fixture *fx, const char *application, const char *moment, const char *due, const char *state)
{
	const struct appointment *row = find(fx, application, moment);

	assert_non_null(row);
	assert_string_equal(day_write(fx->arena, row->due), due);
	assert_string_equal(row->state, state);
}

static inline const char *case_with_key(struct fixture *fx, const char *number, const char *key)
{
	const char *id =
		fixture_case(fx, number, CELLS("step=living", "support_worker=J. Bakker", "landing_since=2026-05-11"));

	make(fx, id, "key", key);
	return id;
}

#endif
