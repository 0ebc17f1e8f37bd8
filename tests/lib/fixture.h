/*
 * The program as a person has it at work: a new file with the arrangement "pact", a person at a table, a clock that
 * stands still (19 November 2026, 13:42) and English texts. Whatever should not fail ends the test with a message.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "app/app.h"
#include "store/store.h"

struct fixture {
	struct app app;
	struct arena *arena;
	struct error err;
	char folder[64], path[96];
};

/* `forum` is the table of the person, "all" for the Servicepunt. Close it with fixture_close. */
struct fixture *fixture_open(const char *forum);
/* The same with another arrangement (its code, or the path of its file) and role. */
struct fixture *fixture_open_of(const char *arrangement, const char *forum, const char *role);
void fixture_close(struct fixture *);

/* A second laptop with the same records, of another writer: changes on both are concurrent. Close both. */
struct fixture *fixture_copy(struct fixture *);

/* Gives `to` all that `from` has. */
void fixture_sync(struct fixture *from, struct fixture *to);

/* Moves the clock on. */
void fixture_wait(struct fixture *, int64_t minutes);

/* A row in one use case of its own; `cells` are "name=wire value", the last one NULL. `scope` as in store_set. */
const char *fixture_row(struct fixture *, const struct entity *, const char *scope, const char *const *cells);

/* The same for cells of a row that is here: "" after the = clears. */
void fixture_set(struct fixture *, const struct entity *, const char *id, const char *const *cells);

/* A client and an application with nothing missing for the queue; `cells` are of the application (and go before what it
 * has by itself) and, with "client." before them, of the client. Returns the id of the application. */
const char *fixture_case(struct fixture *, const char *number, const char *const *cells);

/* Wire value of a cell, "" when it is not known. */
const char *fixture_value(struct fixture *, const struct entity *, const char *id, const char *cell);

#define CELLS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* Calls that must succeed, or be refused with a code. */
#define GOOD(fixture, call)                                                                                            \
	do {                                                                                                           \
		if (!(call))                                                                                           \
			fail_msg("%s:%d: %s", __FILE__, __LINE__, (fixture)->err.text);                                \
	} while (0)
#define REFUSED(fixture, wanted, call)                                                                                 \
	do {                                                                                                           \
		assert_false(call);                                                                                    \
		assert_int_equal((fixture)->err.code, wanted);                                                         \
	} while (0)
#define HOLDS(text, part)                                                                                              \
	do {                                                                                                           \
		const char *text_at_hand = (text);                                                                     \
		if (!strstr(text_at_hand, part))                                                                       \
			fail_msg("%s:%d: \"%s\" does not hold \"%s\"", __FILE__, __LINE__, text_at_hand, part);        \
	} while (0)
#define LACKS(text, part)                                                                                              \
	do {                                                                                                           \
		const char *text_at_hand = (text);                                                                     \
		if (strstr(text_at_hand, part))                                                                        \
			fail_msg("%s:%d: \"%s\" holds \"%s\"", __FILE__, __LINE__, text_at_hand, part);                \
	} while (0)

#endif
