#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct loan, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/loan.def"
};

const struct entity entity_loan = {
	.name = "loan",
	.plural = "loans",
	.label = N_("Loan"),
	.label_plural = N_("Loans"),
	.scope = SCOPE_REGION,
	.entry = false,
	.size = sizeof(struct loan),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = NULL,
};
