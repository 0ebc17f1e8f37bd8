#include "model/entity.h"

#define FIELD(type, what, ...)                                                                                         \
	{ .kind = &kind_##type, .name = #what, .offset = offsetof(struct member, what), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/member.def"
};

const struct entity entity_member = {
	.name = "member",
	.plural = "members",
	.label = N_("Member"),
	.label_plural = N_("Members"),
	.scope = SCOPE_FORUM,
	.entry = false,
	.size = sizeof(struct member),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "call_name",
};
