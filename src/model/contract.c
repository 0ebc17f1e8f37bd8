#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct contract, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/contract.def"
};

const struct entity entity_contract = {
	.name = "contract",
	.plural = "contracts",
	.label = N_("Contract"),
	.label_plural = N_("Contracts"),
	.scope = SCOPE_CASE,
	.entry = false,
	.size = sizeof(struct contract),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "form",
};
