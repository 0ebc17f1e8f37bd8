#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct step_change, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/step_change.def"
};

const struct entity entity_step_change = {
	.name = "step_change",
	.plural = "step_changes",
	.label = N_("Step"),
	.label_plural = N_("Steps"),
	.scope = SCOPE_CASE,
	.entry = true,
	.size = sizeof(struct step_change),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "step_after",
};
