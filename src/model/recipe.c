#include "model/entity.h"

#define FIELD(type, member, ...)                                                                                       \
	{ .kind = &kind_##type, .name = #member, .offset = offsetof(struct recipe, member), __VA_ARGS__ },

static const struct field fields[] = {
#include "model/recipe.def"
};

const struct entity entity_recipe = {
	.name = "recipe",
	.plural = "recipes",
	.label = N_("Recipe"),
	.label_plural = N_("Recipes"),
	.scope = SCOPE_REGION,
	.entry = false,
	.size = sizeof(struct recipe),
	.fields = fields,
	.field_count = ARRAY_LEN(fields),
	.number = NULL,
	.title = "what",
};
