#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct time_out, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/time_out.def"
};

const struct entity entity_time_out = {
	.name = "time_out",
	.plural = "time_outs",
	.label = N_("Time-out"),
	.label_plural = N_("Time-outs"),
	.scope = SCOPE_CASE,
	.entry = false,
	.size = sizeof(struct time_out),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "kind",
};
