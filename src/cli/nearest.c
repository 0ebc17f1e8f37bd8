#include "nearest.h"

#include <string.h>

#include "base/text.h"

/* A third of what was typed may differ, but no more than this. */
enum { DISTANCE_MAX = 3, LETTERS_PER_FAULT = 3 };

struct nearest nearest_to(const char *typed)
{
	int most = 1 + (int)(strlen(typed) / LETTERS_PER_FAULT);

	return (struct nearest){ typed, NULL, most < DISTANCE_MAX ? most + 1 : DISTANCE_MAX + 1 };
}

void nearest_offer(struct nearest *nearest, const char *name)
{
	int distance = text_distance(name, nearest->typed);

	if (distance < nearest->distance) {
		nearest->distance = distance;
		nearest->name = name;
	}
}

bool nearest_kind(struct cli *cli, const char *typed, const struct entity **entity, struct error *err)
{
	struct nearest nearest = nearest_to(typed);

	*entity = entity_find(typed);
	if (*entity)
		return true;
	for (size_t i = 0; i < ENTITY_COUNT; i++)
		nearest_offer(&nearest, entities[i]->name);
	if (nearest.name)
		return wrong_use(cli, err, _("There is no kind \"%s\". Did you mean \"%s\"?"), typed, nearest.name);
	return wrong_use(cli, err, _("There is no kind \"%s\". See: tafel fields."), typed);
}
