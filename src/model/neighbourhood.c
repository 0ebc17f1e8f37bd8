#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct neighbourhood, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/neighbourhood.def"
};

const struct entity entity_neighbourhood = {
	.name = "neighbourhood",
	.plural = "neighbourhoods",
	.label = N_("Neighbourhood"),
	.label_plural = N_("Neighbourhoods"),
	.scope = SCOPE_REGION,
	.entry = false,
	.size = sizeof(struct neighbourhood),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "name",
};
