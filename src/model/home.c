#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct home, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/home.def"
};

const struct entity entity_home = {
	.name = "home",
	.plural = "homes",
	.label = N_("Home"),
	.label_plural = N_("Homes"),
	.scope = SCOPE_REGION,
	.entry = false,
	.size = sizeof(struct home),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = "number",
	.title = "number",
};
