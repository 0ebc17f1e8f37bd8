#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct decision, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/decision.def"
};

const struct entity entity_decision = {
	.name = "decision",
	.plural = "decisions",
	.label = N_("Decision"),
	.label_plural = N_("Decisions"),
	.scope = SCOPE_CASE,
	.entry = true,
	.size = sizeof(struct decision),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "outcome",
};
