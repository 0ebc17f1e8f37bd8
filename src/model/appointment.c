#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct appointment, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/appointment.def"
};

const struct entity entity_appointment = {
	.name = "appointment",
	.plural = "appointments",
	.label = N_("Appointment"),
	.label_plural = N_("Appointments"),
	.scope = SCOPE_CASE,
	.entry = false,
	.size = sizeof(struct appointment),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "moment",
};
