/* The course of a case as JSON. */
#ifndef CLI_COURSE_JSON_H
#define CLI_COURSE_JSON_H

#include "app/course.h"
#include "report/sink.h"

/* One object: what is known of the whole as flat members, then the arrays lines, next and tracks of flat objects (next has
 * one more array in it, gates). Days as 2026-11-19, times as 2026-11-19T13:42, not known is null. The shape stays. */
void course_json(struct sink *, struct arena *, const struct codebook *, const struct course *, int64_t today);

/* An array of {"id","number","why"}. */
void orphans_json(struct sink *, const struct course_orphan *, size_t count);

#endif
