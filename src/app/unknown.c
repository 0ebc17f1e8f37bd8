#include "unknown.h"

#include <string.h>

#include "base/text.h"

/* One letter in three may be wrong, and no more than this. */
enum { DISTANCE_MAX = 3, LETTERS_PER_FAULT = 3 };

static void look_in(const struct entity *entity, const char *name, const char **nearest, int *best)
{
	for (size_t i = 0; i < entity->field_count; i++) {
		int distance = text_distance(entity->fields[i].name, name);

		if (distance < *best) {
			*best = distance;
			*nearest = entity->fields[i].name;
		}
	}
}

bool unknown_field(const struct entity *entity, const char *name, struct error *err)
{
	const char *nearest = NULL;
	int best = 2 + (int)strlen(name) / LETTERS_PER_FAULT;

	if (best > DISTANCE_MAX + 1)
		best = DISTANCE_MAX + 1;
	look_in(entity, name, &nearest, &best);
	if (entity == &entity_application)
		look_in(&entity_client, name, &nearest, &best);
	if (nearest)
		return fail(err, E_INPUT, _("There is no field \"%s\". Did you mean \"%s\"?"), name, nearest);
	return fail(err, E_INPUT, _("There is no field \"%s\" here. See: tafel fields %s."), name, entity->name);
}
