#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct quota, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/quota.def"
};

const struct entity entity_quota = {
	.name = "quota",
	.plural = "quotas",
	.label = N_("Maximum"),
	.label_plural = N_("Maxima"),
	.scope = SCOPE_REGION,
	.entry = false,
	.size = sizeof(struct quota),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "municipality",
};
