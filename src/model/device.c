#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct device, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/device.def"
};

const struct entity entity_device = {
	.name = "device",
	.plural = "devices",
	.label = N_("Device"),
	.label_plural = N_("Devices"),
	.scope = SCOPE_REGION,
	.entry = false,
	.size = sizeof(struct device),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "name",
};
