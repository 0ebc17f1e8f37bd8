#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct attendance, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/attendance.def"
};

/* With a case it lies in the case's scope; at a meeting as a whole in that of the table (the use case says which). */
const struct entity entity_attendance = {
	.name = "attendance",
	.plural = "attendances",
	.label = N_("Attendance"),
	.label_plural = N_("Attendances"),
	.scope = SCOPE_CASE,
	.entry = false,
	.size = sizeof(struct attendance),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "name",
};
