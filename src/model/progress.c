#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct progress, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/progress.def"
};

const struct entity entity_progress = {
	.name = "progress",
	.plural = "progresses",
	.label = N_("Progress"),
	.label_plural = N_("Progress"),
	.scope = SCOPE_CASE,
	.entry = false,
	.size = sizeof(struct progress),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = NULL,
};
