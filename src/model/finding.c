#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct finding, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/finding.def"
};

const struct entity entity_finding = {
	.name = "finding",
	.plural = "findings",
	.label = N_("Finding"),
	.label_plural = N_("Findings"),
	.scope = SCOPE_FORUM,
	.entry = false,
	.size = sizeof(struct finding),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = NULL,
};
