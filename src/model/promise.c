#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct promise, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/promise.def"
};

const struct entity entity_promise = {
	.name = "promise",
	.plural = "promises",
	.label = N_("Promise"),
	.label_plural = N_("Promises"),
	.scope = SCOPE_FORUM,
	.entry = false,
	.size = sizeof(struct promise),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "what",
};
