#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct home_role, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/home_role.def"
};

const struct entity entity_home_role = {
	.name = "home_role",
	.plural = "home_roles",
	.label = N_("Role at a home"),
	.label_plural = N_("Roles at a home"),
	.scope = SCOPE_FORUM,
	.entry = false,
	.size = sizeof(struct home_role),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "role",
};
