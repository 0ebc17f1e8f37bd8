#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct hurdle, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/hurdle.def"
};

const struct entity entity_hurdle = {
	.name = "hurdle",
	.plural = "hurdles",
	.label = N_("Hurdle"),
	.label_plural = N_("Hurdles"),
	.scope = SCOPE_CASE,
	.entry = false,
	.size = sizeof(struct hurdle),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "what",
};
