/* Members of an arrangement with a grammar of their own: what must hold, fields, and what is set. */
#include <string.h>

#include "arrange_file.h"

const char *const arrange_plain_words[] = { "@sharing", "@landing", "@capacity", "@one_proposal", "@room_in_maximum",
	"@invitees", "@police_reason", "@signatures", "@talks_planned", "@last_talk", "@conditions_met",
	"@client_agrees", "@card", "@age", "@neighbours_told", NULL };

/* What rules/gate.h has at hand. */
const struct entity *const arrange_word_entities[] = { &entity_application, &entity_client, &entity_proposal,
	&entity_home, &entity_decision, &entity_contract, &entity_agenda_item, &entity_meeting, NULL };

static const struct field *field_named(const struct place *place, const char *name)
{
	const char *dot = strchr(name, '.');
	const struct entity *entity = dot ? entity_named(arena_copy(place->arena, name, (size_t)(dot - name))) : NULL;
	size_t i = 0;

	while (arrange_word_entities[i] && arrange_word_entities[i] != entity)
		i++;
	return entity && arrange_word_entities[i] ? entity_field(entity, dot + 1) : NULL;
}

static bool is_field_name(const struct place *place, const char *name)
{
	return field_named(place, name) != NULL;
}

static bool lists_code(const struct place *place, const char *list, const char *code)
{
	const struct list_rule *rule = arrange_lists;
	const cJSON *entry, *entries;

	while (rule->list && (!rule->key || strcmp(rule->list, list)))
		rule++;
	if (!rule->list)
		return true; /* a list that no file has: nothing to hold it against */
	entries = cJSON_GetObjectItemCaseSensitive(place->root, rule->key);
	cJSON_ArrayForEach(entry, entries)
	{
		const cJSON *own = cJSON_GetObjectItemCaseSensitive(entry, "code");

		if (cJSON_IsString(own) && !strcmp(own->valuestring, code))
			return true;
	}
	return false;
}

/* May the field ever have that value? A gate with a slip of the pen would never, or always, be met. */
static bool is_possible(const struct place *place, const struct field *field, const char *value)
{
	void *row = arena_alloc(place->arena, field->offset + sizeof(int64_t) + sizeof(char *));
	struct error ignored;

	if (field->kind->elements)
		return true;
	if (field->list && !lists_code(place, field->list, value))
		return false;
	return field_cell_read(place->arena, field, row, NULL, value, &ignored);
}

/* client.debts, !home.open_nuisance, contract.form=care_lease, contract.form!=care_lease, @landing */
static bool is_need(const struct place *place, const char *word)
{
	const char *equals = strchr(word, '=');
	size_t length = equals ? (size_t)(equals - word) : strlen(word);
	const struct field *field;

	for (size_t i = 0; arrange_plain_words[i]; i++)
		if (!strcmp(word, arrange_plain_words[i]))
			return true;
	if (!equals)
		return is_field_name(place, word + (*word == '!'));
	length -= length && word[length - 1] == '!';
	field = equals[1] ? field_named(place, arena_copy(place->arena, word, length)) : NULL;
	return field && (place->kept || is_possible(place, field, equals + 1));
}

bool arrange_check_word(
	const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	const char *word = cJSON_IsString(value) ? value->valuestring : "";
	bool good;

	(void)rule;
	do {
		size_t length = strcspn(word, "|");

		good = !strpbrk(word, " \t\n") && is_need(place, arena_copy(place->arena, word, length));
		word += length;
	} while (good && *word++);
	return good ||
		arrange_wrong(place, value,
			_("a field such as client.debts, !home.open_nuisance or contract.form=care_lease, or a word "
			  "such as @landing, @capacity or @sharing (man tafel-arrangement)"),
			err);
}

bool arrange_check_field(
	const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	if (cJSON_IsString(value) && entity_field(entity_named(rule->of), value->valuestring))
		return true;
	return arrange_wrong(place, value,
		!strcmp(rule->of, "decision")
			? _("a field of a decision, such as reason or until")
			: arena_print(place->arena, _("a field of %s (see: tafel fields %s)"), rule->of, rule->of),
		err);
}

/* A field that may be set: of the application, or with its name before it of the client, the proposal or its home. */
static const struct field *set_field(const struct place *place, const char *name)
{
	static const struct entity *const settable[] = { &entity_application, &entity_client, &entity_proposal,
		&entity_home };
	const char *dot = strchr(name, '.');
	const struct entity *entity =
		dot ? entity_named(arena_copy(place->arena, name, (size_t)(dot - name))) : &entity_application;

	for (size_t i = 0; i < ARRAY_LEN(settable); i++)
		if (entity == settable[i])
			return entity_field(entity, dot ? dot + 1 : name);
	return NULL;
}

/* The source fits the field: a day for today, a field of the same kind, or a text that the field takes. */
static bool is_source(
	const struct place *place, const struct entity *origin, const struct field *field, const char *source)
{
	size_t length = strlen(source);
	void *row = arena_alloc(place->arena, field->offset + sizeof(int64_t) + sizeof(char *));
	const struct field *from;
	struct error ignored;

	if (!strcmp(source, "today"))
		return field->kind == &kind_day;
	if (length >= 2 && *source == '\'' && source[length - 1] == '\'')
		return length == 2 ||
			field_cell_read(place->arena, field, row, NULL,
				arena_copy(place->arena, source + 1, length - 2), &ignored);
	from = entity_field(origin, source);
	return from && from->kind == field->kind;
}

bool arrange_check_set(const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	const char *word = cJSON_IsString(value) ? value->valuestring : "", *equals = strchr(word, '=');
	const struct field *field =
		equals ? set_field(place, arena_copy(place->arena, word, (size_t)(equals - word))) : NULL;

	if (field && !field->kind->elements && !strchr(word, ' ') &&
		is_source(place, entity_named(rule->of), field, equals + 1))
		return true;
	return arrange_wrong(
		place, value, _("such as admitted_on=today, hold_until=until or proposal.state='viewing'"), err);
}
