#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct household, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/household.def"
};

const struct entity entity_household = {
	.name = "household",
	.plural = "households",
	.label = N_("Shared home"),
	.label_plural = N_("Shared homes"),
	.scope = SCOPE_FORUM,
	.entry = false,
	.size = sizeof(struct household),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "name",
};
