#include "store/query.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "inner.h"

/* Columns of a queue, in the order of enum queue_column. The client is found through the unique index on row. */
#define QUEUE_FIELDS                                                                                                   \
	"SELECT a._key, ra.id, a.number, c.call_name, a.received, a.step, a.weight, a.hold_until, a.step_since, "      \
	"a._contested + coalesce(c._contested, 0), a.client, a.ambulant_care, "                                        \
	"CASE WHEN a.motivation_on IS NOT NULL OR typeof(a.motivation) <> 'null' THEN 1 END, a.share_on, "             \
	"a._wait, a._weight_order, a._step_rank, a.share_until, a.share_withdrawn, c.shielded, a.landing_since, "      \
	"a.key_on, coalesce(c._gone, 0), c.origin, a.arrangement, a.parked_until"
#define QUEUE_TABLES                                                                                                   \
	" FROM application a JOIN row ra ON ra.key = a._key "                                                          \
	"LEFT JOIN client c ON c._key = a._client "
#define QUEUE_COLUMNS QUEUE_FIELDS QUEUE_TABLES "WHERE a.forum IS ?1 AND a._queued = 1 "

/* Appointments with whose they are, in the order of enum moment_column. */
#define MOMENT_COLUMNS                                                                                                 \
	"SELECT p._key, p.due, p.planned_at, p.state, p.application, p.household, coalesce(a.forum, h.forum), "        \
	"coalesce(a.support_worker, h.care_contact) FROM appointment p "                                               \
	"LEFT JOIN row ra ON ra.entity = (SELECT key FROM name WHERE text = 'application') AND ra.id = p.application " \
	"LEFT JOIN application a ON a._key = ra.key "                                                                  \
	"LEFT JOIN row rh ON rh.entity = (SELECT key FROM name WHERE text = 'household') AND rh.id = p.household "     \
	"LEFT JOIN household h ON h._key = rh.key "

/* Parameters and columns stand beside each; a page goes on behind the row that its key parameters tell. */
static const char *const texts[QUERY_COUNT] = {
	/* forum (NULL: of no table), wait, key, limit */
	[QUERY_QUEUE_WAIT_NEXT] = QUEUE_COLUMNS "AND (a._wait, a._key) > (?2, ?3) ORDER BY a._wait, a._key LIMIT ?4",
	[QUERY_QUEUE_WAIT_PREV] =
		QUEUE_COLUMNS "AND (a._wait, a._key) < (?2, ?3) ORDER BY a._wait DESC, a._key DESC LIMIT ?4",
	/* forum, weight order, wait, key, limit */
	[QUERY_QUEUE_WEIGHT_NEXT] = QUEUE_COLUMNS "AND (a._weight_order, a._wait, a._key) > (?2, ?3, ?4) "
						  "ORDER BY a._weight_order, a._wait, a._key LIMIT ?5",
	[QUERY_QUEUE_WEIGHT_PREV] = QUEUE_COLUMNS "AND (a._weight_order, a._wait, a._key) < (?2, ?3, ?4) "
						  "ORDER BY a._weight_order DESC, a._wait DESC, a._key DESC LIMIT ?5",
	/* forum, step rank, wait, key, limit */
	[QUERY_QUEUE_STEP_NEXT] = QUEUE_COLUMNS "AND (a._step_rank, a._wait, a._key) > (?2, ?3, ?4) "
						"ORDER BY a._step_rank, a._wait, a._key LIMIT ?5",
	[QUERY_QUEUE_STEP_PREV] = QUEUE_COLUMNS "AND (a._step_rank, a._wait, a._key) < (?2, ?3, ?4) "
						"ORDER BY a._step_rank DESC, a._wait DESC, a._key DESC LIMIT ?5",
	/* forum, after wait, key, before wait, key, limit → how many rows of the queue lie between, from the index alone */
	[QUERY_QUEUE_COUNT] = "SELECT count(*) FROM (SELECT 1 FROM application WHERE forum IS ?1 AND _queued = 1 AND "
			      "(_wait, _key) > (?2, ?3) AND (_wait, _key) < (?4, ?5) ORDER BY _wait, _key LIMIT ?6)",
	/* forum, after wait, key, rows to pass over → wait, key of the row behind them */
	[QUERY_QUEUE_SKIP] = "SELECT _wait, _key FROM application WHERE forum IS ?1 AND _queued = 1 AND "
			     "(_wait, _key) > (?2, ?3) ORDER BY _wait, _key LIMIT 1 OFFSET ?4",
	/* forum, wait, key, limit → wait, key, number, call name, shielded */
	[QUERY_QUEUE_NAMES] = "SELECT a._wait, a._key, a.number, c.call_name, c.shielded FROM application a "
			      "LEFT JOIN client c ON c._key = a._client WHERE a.forum IS ?1 AND a._queued = 1 "
			      "AND (a._wait, a._key) > (?2, ?3) "
			      "ORDER BY a._wait, a._key LIMIT ?4",
	/* key of an application → the columns of a queue, whatever its step */
	[QUERY_QUEUE_ROW] = QUEUE_FIELDS ", a.forum, a._queued" QUEUE_TABLES "WHERE a._key = ?1",
	/* forum → the next forum that has a queue, in the order of codes */
	[QUERY_QUEUE_FORUM] = "SELECT forum FROM application WHERE _queued = 1 AND forum > ?1 ORDER BY forum LIMIT 1",
	/* beginning, its end (beginning with U+10FFFF behind it), after word, after entity, after key, limit → word,
	 * entity
	 * name, key, entity; start with after = (beginning, 0, 0) */
	[QUERY_WORD] =
		"SELECT w.word, (SELECT text FROM name WHERE key = w.entity), w.key, w.entity FROM word w WHERE w.word < ?2 AND "
		"(w.word, w.entity, w.key) > (?3, ?4, ?5) AND w.word >= ?1 ORDER BY w.word, w.entity, w.key LIMIT ?6",
	/* forum, before decided_at, before key, limit → key, id, application, outcome, decided_at, withdrawn,
	 * step_after,
	 * reason, number of the case, call name of the client, shielded */
	[QUERY_DECISIONS_OF_FORUM] =
		"SELECT d._key, r.id, d.application, d.outcome, d.decided_at, d.withdrawn, d.step_after, d.reason, a.number, "
		"c.call_name, c.shielded FROM decision d JOIN row r ON r.key = d._key "
		"LEFT JOIN row ra ON ra.entity = (SELECT key FROM name WHERE text = 'application') AND ra.id = d.application "
		"LEFT JOIN application a ON a._key = ra.key "
		"LEFT JOIN client c ON c._key = a._client "
		"WHERE d.forum = ?1 AND (d.decided_at, d._key) < (?2, ?3) ORDER BY d.decided_at DESC, d._key DESC LIMIT ?4",
	/* home, limit → key, id, application, state, proposed_on; newest first */
	[QUERY_PROPOSAL_OF_HOME] =
		"SELECT p._key, r.id, p.application, p.state, p.proposed_on FROM proposal p JOIN row r ON r.key = p._key "
		"WHERE p.home = ?1 AND p._gone = 0 ORDER BY p.proposed_on DESC, p._key DESC LIMIT ?2",
	/* client → key, id, number, step */
	[QUERY_APPLICATIONS_OF_CLIENT] =
		"SELECT a._key, r.id, a.number, a.step FROM application a JOIN row r ON r.key = a._key WHERE a.client = ?1 AND "
		"a._gone = 0 ORDER BY a._key DESC LIMIT 100",
	/* forum, from time, to time (not included) → key, id, starts, closed */
	[QUERY_MEETING_OF_DAY] =
		"SELECT m._key, r.id, m.starts, m.closed FROM meeting m JOIN row r ON r.key = m._key WHERE m.forum = ?1 AND "
		"m.starts >= ?2 AND m.starts < ?3 AND m._gone = 0 ORDER BY m.starts, m._key LIMIT 20",
	/* meeting → key, id, application, position, state, minutes, asked, case number, call name, step, shielded */
	[QUERY_AGENDA_OF_MEETING] =
		"SELECT i._key, r.id, i.application, i.position, i.state, i.minutes, i.asked, a.number, c.call_name, a.step, c.shielded "
		"FROM agenda_item i JOIN row r ON r.key = i._key "
		"LEFT JOIN row ra ON ra.entity = (SELECT key FROM name WHERE text = 'application') AND ra.id = i.application "
		"LEFT JOIN application a ON a._key = ra.key "
		"LEFT JOIN client c ON c._key = a._client "
		"WHERE i.meeting = ?1 AND i._gone = 0 ORDER BY i.position, i._key LIMIT 999",
	/* name of an entity with numbers, beginning of the number → the highest */
	[QUERY_NUMBER_LAST] =
		"SELECT CASE ?1 WHEN 'home' THEN (SELECT max(number) FROM home WHERE number >= ?2 AND number < ?2 || "
		"char(1114111)) WHEN 'application' THEN (SELECT max(number) FROM application WHERE number >= ?2 AND number < "
		"?2 || char(1114111)) END",
	/* municipality, first day, last day → how many homes */
	[QUERY_HOMES_OFFERED] =
		"SELECT count(*) FROM home WHERE municipality = ?1 AND offered_on BETWEEN ?2 AND ?3 AND _gone = 0",
	[QUERY_HOMES_LET] =
		"SELECT count(*) FROM home WHERE municipality = ?1 AND let_on BETWEEN ?2 AND ?3 AND _gone = 0",
	/* municipality, last day → how many homes */
	[QUERY_HOMES_SURE] =
		"SELECT count(*) FROM home WHERE municipality = ?1 AND offer = 'expected' AND certainty = 'sure' "
		"AND free_from <= ?2 AND offered_on IS NULL AND _gone = 0",
	/* municipality, first day, last day → number, offered on, let on; in no order, each home once */
	[QUERY_HOMES_LEDGER] =
		"SELECT number, offered_on, let_on FROM home WHERE municipality = ?1 AND offered_on BETWEEN ?2 AND ?3 AND "
		"_gone = 0 UNION ALL SELECT number, offered_on, let_on FROM home WHERE municipality = ?1 AND let_on BETWEEN "
		"?2 AND ?3 AND NOT ifnull(offered_on BETWEEN ?2 AND ?3, 0) AND _gone = 0",
	/* last due day */
	[QUERY_MOMENTS_DUE] =
		MOMENT_COLUMNS "WHERE p.state IN ('to_plan', 'planned', 'moved') AND p.due <= ?1 AND p._gone = 0 "
			       "ORDER BY p.due, p._key",
	/* time, due day: planned before that time, due after that day */
	[QUERY_MOMENTS_PLANNED] =
		MOMENT_COLUMNS "WHERE p.state = 'planned' AND p.planned_at < ?1 AND p.due > ?2 AND p._gone = 0 "
			       "ORDER BY p.planned_at, p._key",
	/* meeting → how many */
	[QUERY_AGENDA_COUNT] = "SELECT count(*) FROM agenda_item WHERE meeting = ?1 AND _gone = 0",
	/* application → at, step before, step after, until, reason, since when in the step before, key; withdrawn ones left
	 * out, in no order */
	[QUERY_COURSE_OF_CASE] =
		"SELECT d.decided_at, d.step_before, d.step_after, d.until, d.reason, d.before_since, d._key FROM decision d "
		"WHERE d.application = ?1 AND d.withdrawn IS NOT 1 AND d._gone = 0 UNION ALL "
		"SELECT s.set_at, s.step_before, s.step_after, s.until, s.reason, s.before_since, s._key FROM step_change s "
		"WHERE s.application = ?1 AND s.withdrawn IS NOT 1 AND s._gone = 0",
	/* limit → key; with a day first, then those without */
	[QUERY_INCIDENTS_OPEN] =
		"SELECT _key FROM incident WHERE forum > '' AND state IN ('open', 'escalated', 'agreed') AND _gone = 0 "
		"ORDER BY forum, opened_on LIMIT ?1",
	[QUERY_TIME_OUTS_OPEN] =
		"SELECT _key FROM time_out WHERE expected_back IS NOT NULL AND back_on IS NULL AND _gone = 0 UNION ALL "
		"SELECT _key FROM time_out WHERE expected_back IS NULL AND back_on IS NULL AND _gone = 0 LIMIT ?1",
	[QUERY_HURDLES_OPEN] =
		"SELECT _key FROM hurdle WHERE due IS NOT NULL AND solved_on IS NULL AND _gone = 0 UNION ALL "
		"SELECT _key FROM hurdle WHERE due IS NULL AND solved_on IS NULL AND _gone = 0 LIMIT ?1",
	[QUERY_PROMISES_OPEN] =
		"SELECT _key FROM promise WHERE due IS NOT NULL AND (state IS NULL OR state = 'open') AND _gone = 0 UNION ALL "
		"SELECT _key FROM promise WHERE due IS NULL AND (state IS NULL OR state = 'open') AND _gone = 0 LIMIT ?1",
	/* limit → key */
	[QUERY_QUESTIONS_OPEN] = "SELECT _key FROM neighbour_question WHERE answered_at IS NULL AND "
				 "received_at > 0 AND _gone = 0 ORDER BY received_at, _key LIMIT ?1",
	[QUERY_QUESTIONS_ANSWERED] = "SELECT _key FROM neighbour_question WHERE answered_at IS NOT NULL AND _gone = 0 "
				     "ORDER BY answered_at DESC, _key DESC LIMIT ?1",
	/* home, limit → key */
	[QUERY_QUESTIONS_OPEN_OF_HOME] =
		"SELECT _key FROM neighbour_question WHERE home = ?1 AND +answered_at IS NULL AND _gone = 0 "
		"ORDER BY received_at, _key LIMIT ?2",
	[QUERY_QUESTIONS_ANSWERED_OF_HOME] =
		"SELECT _key FROM neighbour_question WHERE home = ?1 AND +answered_at IS NOT NULL AND _gone = 0 "
		"ORDER BY received_at DESC, _key DESC LIMIT ?2",
	/* municipality, last day → key */
	[QUERY_HOMES_FREE] = "SELECT _key FROM home WHERE municipality = ?1 AND offer IN ('expected', 'free') AND "
			     "free_from <= ?2 AND _gone = 0",
};

struct cursor {
	struct store *store;
	sqlite3_stmt *statement;
	enum query query;
	bool own; /* a second one of the same query: not the cached statement */
};

static bool take_statement(struct store *store, enum query query, struct cursor *cursor, struct error *err)
{
	sqlite3_stmt **cached = &store->queries[query];

	cursor->own = store->query_busy[query];
	if (cursor->own)
		return sql_prepare(store, texts[query], &cursor->statement, err);
	if (!*cached && !sql_prepare(store, texts[query], cached, err))
		return false;
	store->query_busy[query] = true;
	cursor->statement = *cached;
	return true;
}

bool query_open(struct store *store, enum query query, struct cursor **out, struct error *err, const char *types, ...)
{
	struct cursor *cursor = calloc(1, sizeof *cursor);
	va_list args;

	*out = NULL;
	if (!cursor)
		out_of_memory();
	*cursor = (struct cursor){ .store = store, .query = query };
	if (!take_statement(store, query, cursor, err)) {
		free(cursor);
		return false;
	}
	va_start(args, types);
	for (int i = 0; types[i]; i++) {
		if (types[i] == 's')
			sqlite3_bind_text(cursor->statement, i + 1, va_arg(args, const char *), -1, SQLITE_TRANSIENT);
		else
			sqlite3_bind_int64(cursor->statement, i + 1, va_arg(args, int64_t));
	}
	va_end(args);
	*out = cursor;
	return true;
}

bool query_next(struct cursor *cursor, bool *row, struct error *err)
{
	return sql_step(cursor->store, cursor->statement, row, err);
}

int64_t query_number(struct cursor *cursor, int column)
{
	return sql_number(cursor->statement, column);
}

const char *query_text(struct cursor *cursor, int column)
{
	return (const char *)sqlite3_column_text(cursor->statement, column);
}

void query_close(struct cursor **cursor)
{
	struct cursor *old = *cursor;

	if (!old)
		return;
	sqlite3_reset(old->statement);
	if (old->own)
		sqlite3_finalize(old->statement);
	else
		old->store->query_busy[old->query] = false;
	free(old);
	*cursor = NULL;
}

const char *query_sql(enum query query)
{
	return texts[query];
}
