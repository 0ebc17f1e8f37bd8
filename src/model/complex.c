#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct complex, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/complex.def"
};

const struct entity entity_complex = {
	.name = "complex",
	.plural = "complexes",
	.label = N_("Complex"),
	.label_plural = N_("Complexes"),
	.scope = SCOPE_REGION,
	.entry = false,
	.size = sizeof(struct complex),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "name",
};
