#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct party, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/party.def"
};

const struct entity entity_party = {
	.name = "party",
	.plural = "parties",
	.label = N_("Party"),
	.label_plural = N_("Parties"),
	.scope = SCOPE_REGION,
	.entry = false,
	.size = sizeof(struct party),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "name",
};
