#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct signature, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/signature.def"
};

const struct entity entity_signature = {
	.name = "signature",
	.plural = "signatures",
	.label = N_("Signature"),
	.label_plural = N_("Signatures"),
	.scope = SCOPE_CASE,
	.entry = true,
	.size = sizeof(struct signature),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "name",
};
