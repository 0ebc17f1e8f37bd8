#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct arrangement_part, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/arrangement_part.def"
};

const struct entity entity_arrangement_part = {
	.name = "arrangement_part",
	.plural = "arrangement_parts",
	.label = N_("Part of an arrangement"),
	.label_plural = N_("Parts of arrangements"),
	.scope = SCOPE_REGION,
	.entry = true,
	.size = sizeof(struct arrangement_part),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = NULL,
};
