#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct communication, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/communication.def"
};

const struct entity entity_communication = {
	.name = "communication",
	.plural = "communications",
	.label = N_("Telling the neighbours"),
	.label_plural = N_("Telling the neighbours"),
	.scope = SCOPE_FORUM,
	.entry = false,
	.size = sizeof(struct communication),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "kind",
};
