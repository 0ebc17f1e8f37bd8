#include "offer.h"

#include <string.h>

#include "app/show.h"
#include "print.h"

bool offer_case(struct cli *cli, const char *typed, const char **id, struct error *err)
{
	const struct entity *entity;

	return show_find(&cli->app, cli->arena, &entity_application, typed, &entity, id, err);
}

bool offer_home(struct cli *cli, const char *typed, const char **id, struct error *err)
{
	const struct entity *entity;

	return show_find(&cli->app, cli->arena, &entity_home, typed, &entity, id, err);
}

bool offer_wire(struct cli *cli, const struct entity *entity, const char *name, const char *typed, const char **wire,
	struct error *err)
{
	const struct field *field = entity_field(entity, name);
	void *row = arena_alloc(cli->arena, entity->size);

	*wire = NULL;
	if (!typed)
		return true;
	row_clear(entity, row);
	if (!field_parse(cli->arena, field, app_context(&cli->app, cli->arena), typed, row, err))
		return fail_within(err, "%s: ", _(field->label));
	*wire = field_cell_write(cli->arena, field, row, NULL);
	return true;
}

bool offer_day(struct cli *cli, const char *typed, int64_t *day, struct error *err)
{
	*day = UNKNOWN;
	return !typed || day_read(typed, day) || day_parse(typed, app_today(&cli->app), day, err);
}

bool offer_verdict(struct cli *cli, struct propose_verdict *verdict, struct error *err)
{
	const struct options *options = &cli->options;

	if (!offer_case(cli, options->words[0], &verdict->application, err) ||
		!offer_wire(cli, &entity_proposal, "reason", options_value(options, "reason"), &verdict->reason, err) ||
		!offer_wire(cli, &entity_signature, "role", options_value(options, "role"), &verdict->role, err))
		return false;
	if (!offer_day(cli, options_value(options, "until"), &verdict->until, err))
		return fail_within(err, "--until: ");
	verdict->name = options_value(options, "name");
	verdict->note = options_value(options, "note");
	verdict->passed_why = options_value(options, "pass");
	return true;
}

void offer_tell(struct cli *cli, const char *told)
{
	if (told)
		print_note(cli, "! %s", told);
}

void offer_warn(struct cli *cli, const char *const *warnings, size_t count)
{
	for (size_t i = 0; i < count; i++)
		print_note(cli, "! %s", warnings[i]);
}

bool offer_refused(struct cli *cli, const char *const *warnings, size_t count, struct error *err)
{
	struct error was = *err;

	if (!count || options_has(&cli->options, "pass") || !strstr(was.text, warnings[0]))
		return false;
	return fail(err, was.code, _("%s Use --pass WHY."), was.text);
}

bool offer_say(struct cli *cli, const char *application, struct error *err)
{
	struct application *row;
	void *loaded;
	size_t late;

	if (!show_load(&cli->app, cli->arena, &entity_application, application, NULL, &loaded, &late, err))
		return false;
	row = loaded;
	print_text(cli, "%s: %s\n", row->number ? row->number : cli->options.words[0],
		codebook_text(app_codebook_of(&cli->app, row->arrangement), "step", row->step));
	return true;
}
