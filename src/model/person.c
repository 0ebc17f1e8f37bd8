#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct person, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/person.def"
};

const struct entity entity_person = {
	.name = "person",
	.plural = "persons",
	.label = N_("Person"),
	.label_plural = N_("Persons"),
	.scope = SCOPE_REGION,
	.entry = false,
	.size = sizeof(struct person),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "name",
};
