/* What the program can say of a home for a client now: facts side by side. It counts, the table decides. */
#include <string.h>

#include "app/dossier.h"
#include "base/text.h"

struct fit_facts {
	struct app *app;
	struct arena *arena;
	const struct client *client;
	const struct home *home;
	const struct complex *complex; /* may be NULL */
};

/* Fills asked, offered and fit; false: this rule does not speak here. */
typedef bool fit_rule(const struct fit_facts *, struct fit_line *);

static const char *number_or_unknown(struct arena *arena, int64_t number)
{
	return number == UNKNOWN ? _("unknown") : arena_print(arena, "%lld", (long long)number);
}

static const char *shown(const struct fit_facts *facts, const struct entity *entity, const char *name, const void *row)
{
	const struct field *field = entity_field(entity, name);

	return field_is_known(field, row)
		? field_format(facts->arena, field, app_context(facts->app, facts->arena), row)
		: _("unknown");
}

static bool fit_rooms(const struct fit_facts *facts, struct fit_line *line)
{
	if (facts->client->rooms_min == UNKNOWN)
		return false;
	line->asked = arena_print(facts->arena, _("at least %lld"), (long long)facts->client->rooms_min);
	line->offered = number_or_unknown(facts->arena, facts->home->rooms);
	line->fit = facts->home->rooms == UNKNOWN                ? FIT_ASK
		: facts->home->rooms >= facts->client->rooms_min ? FIT_YES
								 : FIT_NO;
	return true;
}

static bool fit_stairs(const struct fit_facts *facts, struct fit_line *line)
{
	const struct home *home = facts->home;

	line->asked = facts->client->no_stairs == 1 ? _("needed") : _("not needed");
	line->offered = home->floor == 0 ? _("ground floor")
		: home->lift == 1        ? _("lift")
		: home->lift == 0        ? _("no lift")
					 : _("unknown");
	line->fit = facts->client->no_stairs != 1     ? FIT_YES
		: home->floor == 0 || home->lift == 1 ? FIT_YES
		: home->lift == UNKNOWN               ? FIT_ASK
						      : FIT_NO;
	return true;
}

static bool fit_rent(const struct fit_facts *facts, struct fit_line *line)
{
	if (facts->client->rent_max == UNKNOWN)
		return false;
	line->asked = shown(facts, &entity_client, "rent_max", facts->client);
	line->offered = shown(facts, &entity_home, "rent", facts->home);
	line->fit = facts->home->rent == UNKNOWN               ? FIT_ASK
		: facts->home->rent <= facts->client->rent_max ? FIT_YES
							       : FIT_NO;
	return true;
}

static bool fit_nuisance(const struct fit_facts *facts, struct fit_line *line)
{
	line->asked = "-";
	line->offered = shown(facts, &entity_home, "open_nuisance", facts->home);
	line->fit = facts->home->open_nuisance == UNKNOWN ? FIT_ASK : facts->home->open_nuisance ? FIT_NO : FIT_YES;
	return true;
}

/* Is one of the places, with commas between, this neighbourhood or a part of its name, or the other way round? */
static bool is_among(struct arena *arena, const char *places, const char *neighbourhood)
{
	const char *folded = text_fold(arena, neighbourhood);

	while (*places) {
		size_t length = strcspn(places, ",");
		const char *place = text_fold(arena, arena_copy(arena, places, length));

		if (*place && *folded && (strstr(folded, place) || strstr(place, folded)))
			return true;
		places += length + (places[length] == ',');
	}
	return false;
}

static bool fit_area(const struct fit_facts *facts, struct fit_line *line)
{
	if (!facts->client->not_in)
		return false;
	line->asked = arena_print(facts->arena, _("not %s"), facts->client->not_in);
	line->offered = facts->home->neighbourhood ? facts->home->neighbourhood : _("unknown");
	line->fit = !facts->home->neighbourhood                                             ? FIT_ASK
		: is_among(facts->arena, facts->client->not_in, facts->home->neighbourhood) ? FIT_NO
											    : FIT_YES;
	return true;
}

static bool has_line(const char *lines, const char *code)
{
	size_t length = strlen(code);

	for (const char *at = lines; at && *at; at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL)
		if (!strncmp(at, code, length) && (at[length] == '\0' || at[length] == '\n'))
			return true;
	return false;
}

static bool fit_access(const struct fit_facts *facts, struct fit_line *line)
{
	static const char *const needs[] = { "rollator", "wheelchair", "light_bell" };

	if (!facts->client->access)
		return false;
	line->asked = shown(facts, &entity_client, "access", facts->client);
	line->offered = shown(facts, &entity_home, "access", facts->home);
	line->fit = facts->home->access ? FIT_YES : FIT_ASK;
	for (size_t i = 0; i < ARRAY_LEN(needs) && facts->home->access; i++)
		if (has_line(facts->client->access, needs[i]) && !has_line(facts->home->access, needs[i]))
			line->fit = FIT_NO;
	return true;
}

static bool fit_quiet(const struct fit_facts *facts, struct fit_line *line)
{
	if (!has_line(facts->client->wishes, "quiet"))
		return false;
	line->asked = _("yes");
	line->offered = shown(facts, &entity_home, "bustle", facts->home);
	line->fit = !facts->home->bustle ? FIT_ASK : !strcmp(facts->home->bustle, "quiet") ? FIT_YES : FIT_LOOK;
	return true;
}

static bool fit_pet(const struct fit_facts *facts, struct fit_line *line)
{
	if (!facts->client->pet || !strcmp(facts->client->pet, "none"))
		return false;
	line->asked = shown(facts, &entity_client, "pet", facts->client);
	line->offered = shown(facts, &entity_home, "pets", facts->home);
	line->fit = !facts->home->pets ? FIT_ASK : !strcmp(facts->home->pets, "allowed") ? FIT_YES : FIT_LOOK;
	return true;
}

static bool fit_concentration(const struct fit_facts *facts, struct fit_line *line)
{
	const struct complex *complex = facts->complex;

	if (!complex || complex->special_limit == UNKNOWN)
		return false;
	line->asked =
		arena_print(facts->arena, _("limit %s %%"), shown(facts, &entity_complex, "special_limit", complex));
	line->offered = arena_print(facts->arena, "%s %%", shown(facts, &entity_complex, "special_share", complex));
	line->fit = complex->special_share == UNKNOWN              ? FIT_ASK
		: complex->special_share <= complex->special_limit ? FIT_YES
								   : FIT_LOOK;
	return true;
}

static bool fit_capacity(const struct fit_facts *facts, struct fit_line *line)
{
	line->asked = "-";
	line->offered = shown(facts, &entity_home, "capacity", facts->home);
	line->fit = !facts->home->capacity ? FIT_ASK : !strcmp(facts->home->capacity, "fragile") ? FIT_LOOK : FIT_YES;
	return true;
}

static const struct {
	const char *name; /* message id */
	fit_rule *look;
} rules[] = {
	{ N_("rooms"), fit_rooms },
	{ N_("without stairs"), fit_stairs },
	{ N_("rent"), fit_rent },
	{ N_("no open nuisance file"), fit_nuisance },
	{ N_("not in this area"), fit_area },
	{ N_("accessible"), fit_access },
	{ N_("quiet surroundings"), fit_quiet },
	{ N_("pet"), fit_pet },
	{ N_("special groups in complex"), fit_concentration },
	{ N_("capacity of the neighbours"), fit_capacity },
};

bool dossier_fit(struct app *app, struct arena *arena, const struct dossier *dossier, struct fit_line **lines,
	size_t *count, struct error *err)
{
	const struct fit_facts facts = { app, arena, dossier->client, dossier->home, dossier->complex };

	(void)err;
	*count = 0;
	*lines = arena_alloc(arena, ARRAY_LEN(rules) * sizeof(**lines));
	if (!dossier->home)
		return true;
	for (size_t i = 0; i < ARRAY_LEN(rules); i++) {
		struct fit_line *line = &(*lines)[*count];

		line->rule = _(rules[i].name);
		if (rules[i].look(&facts, line))
			(*count)++;
	}
	return true;
}
