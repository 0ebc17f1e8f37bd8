#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct application, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/application.def"
};

const struct entity entity_application = {
	.name = "application",
	.plural = "applications",
	.label = N_("Application"),
	.label_plural = N_("Applications"),
	.scope = SCOPE_CASE,
	.entry = false,
	.size = sizeof(struct application),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = "number",
	.title = "number",
};
