#include "household.h"

#include <string.h>

#include "app/list.h"
#include "app/show.h"
#include "base/text.h"
#include "print.h"

struct naming {
	struct arena *arena;
	const char *id;
	size_t count;
};

static bool take_named(void *from, const void *row, struct error *err)
{
	struct naming *naming = from;

	(void)err;
	naming->id = arena_text(naming->arena, ((const struct row *)row)->id);
	naming->count++;
	return true;
}

bool household_find(struct cli *cli, const char *typed, const char **id, struct error *err)
{
	const char *where = arena_print(cli->arena, "name=%s", typed);
	struct naming naming = { .arena = cli->arena };
	const struct entity *entity;
	struct error why = { E_NONE, "" };

	if (show_find(&cli->app, cli->arena, &entity_household, typed, &entity, id, &why))
		return true;
	if (why.code != E_MISSING && why.code != E_INPUT)
		return fail(err, why.code, "%s", why.text);
	if (!list_rows(&cli->app, &entity_household, &where, 1, take_named, &naming, err))
		return false;
	*id = naming.id;
	if (naming.count > 1)
		return fail(err, E_INPUT,
			_("More than one shared home is called \"%s\". Give the id: tafel list household."), typed);
	return naming.count || fail(err, E_MISSING, _("There is no shared home \"%s\". See: tafel household."), typed);
}

static bool is_called(struct arena *arena, const struct member *member, const char *folded)
{
	return member->call_name && !strcmp(text_fold(arena, member->call_name), folded);
}

/* The members stand in order: who lives there first, then who left. */
static const struct member *pick(struct arena *arena, const struct household_sheet *sheet, const char *name)
{
	const char *folded = text_fold(arena, name);
	const struct member *found = NULL;

	for (size_t i = 0; i < sheet->member_count; i++) {
		const struct member *member = sheet->members[i];

		if (is_called(arena, member, folded) && (!found || found->left_on != UNKNOWN))
			found = member;
	}
	return found;
}

bool household_find_member(struct cli *cli, const char *typed, const char **id, struct error *err)
{
	const char *slash = strrchr(typed, '/'), *household;
	const struct member *member;
	const struct entity *entity;
	struct household_sheet *sheet;

	if (!slash)
		return show_find(&cli->app, cli->arena, &entity_member, typed, &entity, id, err);
	if (!household_find(cli, arena_copy(cli->arena, typed, (size_t)(slash - typed)), &household, err) ||
		!household_load(&cli->app, cli->arena, household, &sheet, err))
		return false;
	member = pick(cli->arena, sheet, slash + 1);
	if (!member)
		return fail(err, E_MISSING, _("Nobody called \"%s\" lives or lived there."), slash + 1);
	*id = member->row.id;
	return true;
}

void household_warn(struct cli *cli, const char *told)
{
	while (told && *told) {
		size_t length = strcspn(told, "\n");

		print_note(cli, "! %.*s", (int)length, told);
		told += length + (told[length] == '\n');
	}
}
