#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct arrangement, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/arrangement.def"
};

const struct entity entity_arrangement = {
	.name = "arrangement",
	.plural = "arrangements",
	.label = N_("Arrangement"),
	.label_plural = N_("Arrangements"),
	.scope = SCOPE_REGION,
	.entry = false,
	.size = sizeof(struct arrangement),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "title_nl",
};
