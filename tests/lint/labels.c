/* Every label of a field has Dutch words that fit: at most 24 columns, or a brief of at most 14 beside it. In the forms
 * also at 80 columns, where a label has 19, two fewer with its " *". */
#include "base/place.h"
#include "base/text.h"
#include "model/entity.h"

#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LABEL_MAX = 24, BRIEF_MAX = 14, FORM_MAX = 19, GROUP_MAX = 11 };

struct lint {
	const struct entity *entity;
	int wrong;
};

static void complain(struct lint *lint, const struct field *field, const char *what, const char *text)
{
	printf("%s.%s: %s: \"%s\" (%d columns)\n", lint->entity->name, field->name, what, text, text_width(text));
	lint->wrong++;
}

/* gettext gives the message itself back when there is no translation; the same word in both languages is a copy. */
static void check_translated(struct lint *lint, const struct field *field, const char *message)
{
	if (message && *message && gettext(message) == message)
		complain(lint, field, "no Dutch words for", message);
}

static bool in_forms(const struct entity *entity)
{
	return entity == &entity_client || entity == &entity_application || entity == &entity_home;
}

static void check_widths(struct lint *lint, const struct field *field)
{
	const char *label = gettext(field->label), *brief = field->brief ? gettext(field->brief) : NULL;
	int room = field->flags & REQUIRED && !(field->flags & DERIVED) ? FORM_MAX - 2 : FORM_MAX;

	if (brief && text_width(brief) > BRIEF_MAX)
		complain(lint, field, "brief too long", brief);
	if (text_width(label) > LABEL_MAX && !brief)
		complain(lint, field, "label too long and no brief", label);
	if (in_forms(lint->entity) && !(field->flags & HIDDEN) && text_width(label) > room && !brief)
		complain(lint, field, "label does not fit a form of 80 columns and has no brief", label);
	if (in_forms(lint->entity) && field->group && text_width(gettext(field->group)) > GROUP_MAX)
		complain(lint, field, "group too long", gettext(field->group));
}

static void check_field(struct lint *lint, const struct field *field)
{
	check_translated(lint, field, field->label);
	check_translated(lint, field, field->brief);
	check_translated(lint, field, field->help);
	check_translated(lint, field, field->group);
	for (const struct choice *choice = field->choices; choice && choice->code; choice++)
		check_translated(lint, field, choice->label);
	check_widths(lint, field);
}

int main(void)
{
	struct lint lint = { NULL, 0 };
	struct arena *arena;

	setenv("TAFEL_LANG", "nl", 1);
	arena_open(&arena);
	language_open(arena);
	for (size_t e = 0; e < ENTITY_COUNT; e++) {
		lint.entity = entities[e];
		for (size_t i = 0; i < lint.entity->field_count; i++)
			check_field(&lint, &lint.entity->fields[i]);
	}
	arena_close(&arena);
	printf("%d labels to mend\n", lint.wrong);
	return lint.wrong != 0;
}
