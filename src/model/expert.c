#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct expert, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/expert.def"
};

const struct entity entity_expert = {
	.name = "expert",
	.plural = "experts",
	.label = N_("Expert by experience"),
	.label_plural = N_("Experts by experience"),
	.scope = SCOPE_CASE,
	.entry = false,
	.size = sizeof(struct expert),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "role",
};
