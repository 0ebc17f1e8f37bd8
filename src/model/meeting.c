#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct meeting, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/meeting.def"
};

const struct entity entity_meeting = {
	.name = "meeting",
	.plural = "meetings",
	.label = N_("Meeting"),
	.label_plural = N_("Meetings"),
	.scope = SCOPE_FORUM,
	.entry = false,
	.size = sizeof(struct meeting),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "starts",
};
