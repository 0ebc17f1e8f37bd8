#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct support_level, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/support_level.def"
};

const struct entity entity_support_level = {
	.name = "support_level",
	.plural = "support_levels",
	.label = N_("Support"),
	.label_plural = N_("Support"),
	.scope = SCOPE_CASE,
	.entry = false,
	.size = sizeof(struct support_level),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = NULL,
};
