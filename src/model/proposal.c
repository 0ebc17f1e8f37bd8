#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct proposal, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/proposal.def"
};

const struct entity entity_proposal = {
	.name = "proposal",
	.plural = "proposals",
	.label = N_("Proposal"),
	.label_plural = N_("Proposals"),
	.scope = SCOPE_CASE,
	.entry = false,
	.size = sizeof(struct proposal),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "proposed_on",
};
