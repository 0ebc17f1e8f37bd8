#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct client, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/client.def"
};

const struct entity entity_client = {
	.name = "client",
	.plural = "clients",
	.label = N_("Client"),
	.label_plural = N_("Clients"),
	.scope = SCOPE_CASE,
	.entry = false,
	.size = sizeof(struct client),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "call_name",
};
