#include "tui/roll_parts.h"

#include <string.h>

#include "app/edit.h"
#include "base/day.h"
#include "base/text.h"
#include "tui/panel.h"

const char *roll_name(const struct concern *of)
{
	return of->shielded ? _("(shielded)") : of->name ? of->name : "";
}

const char *roll_state(struct arena *arena, const char *state, int64_t days_late)
{
	return days_late > 0 ? arena_print(arena, _("%s, %lld d late"), state, (long long)days_late) : state;
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

const char *roll_number(struct ui *ui, const char *application)
{
	struct concern of;
	struct error ignored;

	return concern_of(ui->app, ui->frame, application, NULL, &of, &ignored) ? of.number : NULL;
}

const char *roll_case_title(struct ui *ui, const struct roll *roll, const char *what)
{
	const char *id = roll->application ? roll->application : desk_case(ui), *number;

	number = id ? roll_number(ui, id) : NULL;
	return number ? arena_print(ui->frame, "%s: %s", what, number) : what;
}

int64_t roll_day(struct ui *ui, const char *const *pairs, size_t count, const char *field)
{
	const char *typed = ask_value(pairs, count, field);
	struct error ignored;
	int64_t day;

	return typed && day_parse(typed, app_today(ui->app), &day, &ignored) ? day : UNKNOWN;
}

bool roll_make(struct ui *ui, const struct roll *roll, const struct entity *entity, const char *const *pairs,
	size_t count, struct error *err)
{
	const char *all[ASK_MAX + 1], *application = roll->application ? roll->application : desk_case(ui), *id;
	size_t total = 0;

	if (application)
		all[total++] = arena_print(ui->frame, "application=%s", application);
	for (size_t i = 0; i < count; i++)
		all[total++] = pairs[i];
	return edit_new(ui->app, ui->frame, entity, all, total, &id, err);
}

bool roll_check_words(struct ui *ui, void *from, const char *text, struct error *err)
{
	(void)ui;
	(void)from;
	return strspn(text, " ") < strlen(text) || fail(err, E_INPUT, _("Say why in a few words."));
}
