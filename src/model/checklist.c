#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct checklist, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/checklist.def"
};

const struct entity entity_checklist = {
	.name = "checklist",
	.plural = "checklists",
	.label = N_("Checklist"),
	.label_plural = N_("Checklists"),
	.scope = SCOPE_CASE,
	.entry = false,
	.size = sizeof(struct checklist),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "checklist",
};
