#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct forum, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/forum.def"
};

const struct entity entity_forum = {
	.name = "forum",
	.plural = "forums",
	.label = N_("Table"),
	.label_plural = N_("Tables"),
	.scope = SCOPE_REGION,
	.entry = false,
	.size = sizeof(struct forum),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "name",
};
