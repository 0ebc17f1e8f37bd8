/*
 * A calendar file (RFC 5545): days and times of the wall clock, without a zone, as people at one table mean them. Only
 * what the caller puts in the summary is told; no place, no attendee, no description beside it. Lines end in CRLF and are
 * folded at 75 bytes, never within a character.
 */
#ifndef REPORT_ICS_H
#define REPORT_ICS_H

#include "base/arena.h"
#include "base/day.h"
#include "report/sink.h"

struct ics_event {
	const char *uid;     /* stays the same when the file is made again */
	int64_t day;         /* when `at` is UNKNOWN: the whole day */
	int64_t at;          /* local wall-clock minutes */
	int64_t minutes;     /* how long, with `at` */
	const char *summary; /* also what the reminder says, a day before */
};

/* `now_ms`: UTC milliseconds since 1970, when the file was made. */
void ics_begin(struct sink *);
void ics_event(struct sink *, struct arena *scratch, int64_t now_ms, const struct ics_event *);
void ics_end(struct sink *);

#endif
