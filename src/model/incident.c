#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct incident, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/incident.def"
};

const struct entity entity_incident = {
	.name = "incident",
	.plural = "incidents",
	.label = N_("Incident"),
	.label_plural = N_("Incidents"),
	.scope = SCOPE_CASE,
	.entry = false,
	.size = sizeof(struct incident),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "kind",
};
