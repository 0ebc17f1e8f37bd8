#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct condition, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/condition.def"
};

const struct entity entity_condition = {
	.name = "condition",
	.plural = "conditions",
	.label = N_("Condition"),
	.label_plural = N_("Conditions"),
	.scope = SCOPE_CASE,
	.entry = false,
	.size = sizeof(struct condition),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "what",
};
