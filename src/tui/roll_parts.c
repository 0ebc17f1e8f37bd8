#include "tui/roll_parts.h"

#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "tui/panel.h"

enum { NUMBER = 14, NAME = 11 };

const char *roll_of(struct arena *arena, const struct concern *of)
{
	return arena_print(arena, "%s%s", roll_pad(arena, of->number, NUMBER),
		roll_pad(arena, of->shielded ? _("(shielded)") : of->name, NAME));
}

const char *roll_label(
	struct ui *ui, struct arena *arena, const struct entity *entity, const char *field, const void *row)
{
	const struct field *at = entity_field(entity, field);

	return field_is_known(at, row) ? field_format(arena, at, app_context(ui->app, arena), row) : "";
}

const char *roll_tell(
	struct ui *ui, struct arena *arena, const struct entity *entity, const void *row, const char *const *fields)
{
	struct buffer text = { .arena = arena };

	for (; *fields; fields++) {
		const struct field *field = entity_field(entity, *fields);

		if (field_is_known(field, row))
			buffer_print(&text, "%s%s: %s", text.length ? "\n" : "", _(field->label),
				field_format(arena, field, app_context(ui->app, arena), row));
	}
	return text.length ? text.text : "";
}

const char *roll_case(struct ui *ui, const struct roll *roll)
{
	const char *id = roll->application ? roll->application : desk_case(ui);

	if (!id)
		screen_hint(ui, "%s", _("There is no case on the table."));
	return id;
}

int64_t roll_day(struct ui *ui, const char *const *pairs, size_t count, const char *field)
{
	const char *typed = ask_value(pairs, count, field);
	struct error ignored;
	int64_t day;

	return typed && day_parse(typed, app_today(ui->app), &day, &ignored) ? day : UNKNOWN;
}

bool roll_check_words(struct ui *ui, void *from, const char *text, struct error *err)
{
	(void)ui;
	(void)from;
	return strspn(text, " ") < strlen(text) || fail(err, E_INPUT, _("Say why in a few words."));
}
