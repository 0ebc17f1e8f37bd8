#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct neighbour_question, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/neighbour_question.def"
};

const struct entity entity_neighbour_question = {
	.name = "neighbour_question",
	.plural = "neighbour_questions",
	.label = N_("Neighbour's question"),
	.label_plural = N_("Neighbours' questions"),
	.scope = SCOPE_FORUM,
	.entry = false,
	.size = sizeof(struct neighbour_question),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = NULL,
};
