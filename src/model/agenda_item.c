#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct agenda_item, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/agenda_item.def"
};

const struct entity entity_agenda_item = {
	.name = "agenda_item",
	.plural = "agenda_items",
	.label = N_("Agenda item"),
	.label_plural = N_("Agenda items"),
	.scope = SCOPE_FORUM,
	.entry = false,
	.size = sizeof(struct agenda_item),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "asked",
};
