/* The checks of an arrangement file: each list is a table of members, each kind of member one check. */
#include <string.h>

#include "arrange_file.h"
#include "base/id.h"
#include "base/text.h"

enum {
	LINE_MAX_POINTS = 400,
	NAME_MAX_POINTS = 80,
	SHORT_COLUMNS = 14,
	TERM_MAX = 9999,
	VERSION_MAX = 9999,
	ENTRIES_MAX = 500
};

static const struct member_rule no_members[] = { { NULL, MEMBER_LINE, false, NULL } };

static const struct member_rule forum_members[] = {
	{ "kind", MEMBER_CODE, true, "forum_kinds" },
	{ "level", MEMBER_CODE, false, "levels" },
	{ "municipalities", MEMBER_CODES, true, "municipalities" },
	{ NULL, MEMBER_LINE, false, NULL },
};

static const struct member_rule party_members[] = {
	{ "kind", MEMBER_CODE, true, "party_kinds" },
	{ "status", MEMBER_STATUS, false, NULL },
	{ "since", MEMBER_DAY, false, NULL },
	{ "place", MEMBER_NAME, false, NULL },
	{ "phone", MEMBER_SHORT, false, NULL },
	{ "also", MEMBER_LINES, false, NULL },
	{ NULL, MEMBER_LINE, false, NULL },
};

static const struct member_rule step_members[] = {
	{ "turn", MEMBER_CODE, false, "roles party_kinds" },
	{ "term", MEMBER_TERM, false, NULL },
	{ "queue", MEMBER_FLAG, true, NULL },
	{ "final", MEMBER_FLAG, true, NULL },
	{ NULL, MEMBER_LINE, false, NULL },
};

static const struct member_rule track_members[] = {
	{ "turn", MEMBER_CODE, false, "roles party_kinds" },
	{ "term", MEMBER_TERM, false, NULL },
	{ NULL, MEMBER_LINE, false, NULL },
};

static const struct member_rule gate_members[] = {
	{ "before", MEMBER_CODES, true, "steps" },
	{ "needs", MEMBER_WORDS, false, NULL },
	{ NULL, MEMBER_LINE, false, NULL },
};

static const struct member_rule outcome_members[] = {
	{ "forum_kind", MEMBER_CODE, true, "forum_kinds" },
	{ "from", MEMBER_CODES, true, "steps" },
	{ "to", MEMBER_CODE, false, "steps" },
	{ "plain", MEMBER_FLAG, true, NULL },
	{ "asks", MEMBER_FIELDS, true, NULL },
	{ "needs", MEMBER_FIELDS, true, NULL },
	{ "reasons", MEMBER_CODE, false, "reason_kinds" },
	{ "sets", MEMBER_SETS, false, NULL },
	{ NULL, MEMBER_LINE, false, NULL },
};

static const struct member_rule reason_members[] = {
	{ "kind", MEMBER_CODE, true, "reason_kinds" },
	{ "class", MEMBER_CODE, false, "reason_classes" },
	{ "consequence", MEMBER_BOTH, true, NULL },
	{ NULL, MEMBER_LINE, false, NULL },
};

static const struct member_rule criterion_members[] = {
	{ "class", MEMBER_NAME, true, NULL },
	{ NULL, MEMBER_LINE, false, NULL },
};

const struct list_rule arrange_lists[] = {
	{ "municipalities", "municipality", NULL, true, no_members },
	{ "levels", "level", NULL, false, no_members },
	{ "forum_kinds", "forum_kind", NULL, true, no_members },
	{ "forums", "forum", "kind", true, forum_members },
	{ "party_kinds", "party_kind", NULL, true, no_members },
	{ "parties", "party", "kind", true, party_members },
	{ "roles", "role", NULL, true, no_members },
	{ "steps", "step", NULL, true, step_members },
	{ "tracks", "track", NULL, false, track_members },
	{ "contract_results", "contract_result", NULL, false, no_members },
	{ "gates", "gate", NULL, false, gate_members },
	{ "outcomes", "outcome", "forum_kind", true, outcome_members },
	{ "reason_classes", "reason_class", NULL, false, no_members },
	{ "reason_kinds", "reason_kind", NULL, false, no_members },
	{ "reasons", "decline", "kind", false, reason_members },
	{ "criteria", "criterion", "class", false, criterion_members },
	{ "contract_forms", "contract_form", NULL, false, no_members },
	{ NULL, NULL, NULL, false, NULL },
};

/* Where the check is: the file's root and the path of the value at hand. */
struct place {
	struct arena *arena;
	const cJSON *root;
	const char *path;
};

typedef bool value_check(const struct place *, const struct member_rule *, const cJSON *, struct error *);

static struct place inside(const struct place *place, const char *key)
{
	struct place inner = *place;

	inner.path = *place->path ? arena_print(place->arena, "%s.%s", place->path, key) : key;
	return inner;
}

static struct place element(const struct place *place, int at)
{
	struct place inner = *place;

	inner.path = arena_print(place->arena, "%s[%d]", place->path, at);
	return inner;
}

/* The value as it stands in the file, short and safe to show. */
static const char *shown(const struct place *place, const cJSON *value)
{
	char *text = cJSON_PrintUnformatted(value);
	const char *fitted = text_fit(place->arena, text_safe(place->arena, text ? text : "", true), 60);

	cJSON_free(text);
	return fitted;
}

static bool wrong(const struct place *place, const cJSON *value, const char *right, struct error *err)
{
	return fail(err, E_INPUT, _("%s is %s, but must be %s."), place->path, shown(place, value), right);
}

static bool check_text(const struct place *place, const cJSON *value, size_t most, struct error *err)
{
	const char *clean;

	if (!cJSON_IsString(value))
		return wrong(place, value, _("a text"), err);
	if (!text_clean(place->arena, value->valuestring, strlen(value->valuestring), &clean, err))
		return fail_within(err, "%s: ", place->path);
	if (!*clean || strcmp(clean, value->valuestring) || strpbrk(clean, "\n\t"))
		return wrong(place, value, _("a text of one line without outer blanks"), err);
	if (text_length(clean) > most)
		return fail(err, E_INPUT, _("%s has %zu characters. At most %zu fit."), place->path, text_length(clean),
			most);
	return true;
}

static bool check_line(const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	(void)rule;
	return check_text(place, value, LINE_MAX_POINTS, err);
}

static bool check_name(const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	(void)rule;
	return check_text(place, value, NAME_MAX_POINTS, err);
}

static bool check_short(
	const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	(void)rule;
	if (!check_text(place, value, LINE_MAX_POINTS, err))
		return false;
	return text_width(value->valuestring) <= SHORT_COLUMNS || wrong(place, value, _("at most 14 columns"), err);
}

static bool has_code(const cJSON *list, const char *code)
{
	const cJSON *entry;

	cJSON_ArrayForEach(entry, list)
	{
		const cJSON *own = cJSON_GetObjectItemCaseSensitive(entry, "code");

		if (cJSON_IsString(own) && !strcmp(own->valuestring, code))
			return true;
	}
	return false;
}

static bool is_in_lists(const struct place *place, const char *lists, const char *code)
{
	while (*lists) {
		size_t length = strcspn(lists, " ");
		const char *key = arena_copy(place->arena, lists, length);

		if (has_code(cJSON_GetObjectItemCaseSensitive(place->root, key), code))
			return true;
		lists += length + (lists[length] == ' ');
	}
	return false;
}

static bool check_code(const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	if (cJSON_IsString(value) && is_in_lists(place, rule->of, value->valuestring))
		return true;
	return wrong(place, value, arena_print(place->arena, _("a code from the list: %s"), rule->of), err);
}

static bool check_each(const struct place *place, const struct member_rule *rule, const cJSON *value,
	value_check *check, struct error *err)
{
	const cJSON *one;
	int at = 0;

	if (!cJSON_IsArray(value))
		return wrong(place, value, _("a list"), err);
	cJSON_ArrayForEach(one, value)
	{
		struct place inner = element(place, at++);

		if (!check(&inner, rule, one, err))
			return false;
	}
	return true;
}

static bool check_codes(
	const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	return check_each(place, rule, value, check_code, err);
}

static bool check_lines(
	const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	return check_each(place, rule, value, check_line, err);
}

static bool check_flag(const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	(void)rule;
	return cJSON_IsBool(value) || wrong(place, value, _("true or false"), err);
}

static bool check_day(const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	int64_t day;

	(void)rule;
	if (cJSON_IsString(value) && day_read(value->valuestring, &day))
		return true;
	return wrong(place, value, _("a date such as 2026-12-03"), err);
}

static bool check_status(
	const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	const struct field *field = entity_field(&entity_party, "status");

	(void)rule;
	if (cJSON_IsString(value) && field_choice_label(field, value->valuestring))
		return true;
	return wrong(place, value, "initiator, joined, approached", err);
}

static bool check_number(const struct place *place, const cJSON *value, int most, struct error *err)
{
	if (cJSON_IsNumber(value) && value->valuedouble >= 1 && value->valuedouble <= most)
		return true;
	return wrong(place, value, arena_print(place->arena, _("a whole number from 1 to %d"), most), err);
}

static bool check_term(const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	static const char *const units[] = { "workdays", "days", "weeks" };

	(void)rule;
	for (size_t i = 0; cJSON_IsObject(value) && i < ARRAY_LEN(units); i++) {
		struct place inner = inside(place, units[i]);
		const cJSON *number = cJSON_GetObjectItemCaseSensitive(value, units[i]);

		if (number && !number->next && !number->prev->next)
			return check_number(&inner, number, TERM_MAX, err);
	}
	return wrong(place, value, _("one of workdays, days and weeks with a number"), err);
}

static bool check_both(const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	static const char *const languages[] = { "nl", "en" };

	(void)rule;
	for (size_t i = 0; i < ARRAY_LEN(languages); i++) {
		const cJSON *text = cJSON_GetObjectItemCaseSensitive(value, languages[i]);
		struct place inner = inside(place, languages[i]);

		if (!text)
			return fail(err, E_INPUT, _("%s is missing."), inner.path);
		if (!check_text(&inner, text, LINE_MAX_POINTS, err))
			return false;
	}
	return true;
}

static bool is_field_name(const struct place *place, const char *name)
{
	const char *dot = strchr(name, '.');
	const struct entity *entity = dot ? entity_named(arena_copy(place->arena, name, (size_t)(dot - name))) : NULL;

	return entity && entity_field(entity, dot + 1) != NULL;
}

static bool is_need(const struct place *place, const char *word)
{
	static const char *const named[] = { "@landing", "@capacity", "@sharing" };

	for (size_t i = 0; i < ARRAY_LEN(named); i++)
		if (!strcmp(word, named[i]))
			return true;
	return is_field_name(place, word + (*word == '!'));
}

static bool check_word(const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	const char *word = cJSON_IsString(value) ? value->valuestring : "";
	bool good;

	(void)rule;
	do {
		size_t length = strcspn(word, "|");

		good = is_need(place, arena_copy(place->arena, word, length));
		word += length;
	} while (good && *word++);
	return good || wrong(place, value, _("a field such as client.debts, or @landing, @capacity or @sharing"), err);
}

static bool check_words(
	const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	return check_each(place, rule, value, check_word, err);
}

static bool check_field(
	const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	(void)rule;
	if (cJSON_IsString(value) && entity_field(&entity_decision, value->valuestring))
		return true;
	return wrong(place, value, _("a field of a decision, such as reason or until"), err);
}

static bool check_fields(
	const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	return check_each(place, rule, value, check_field, err);
}

/* A field that may be set: of the application, or with the name before it of the proposal or its home. */
static const struct field *set_field(const struct place *place, const char *name)
{
	const char *dot = strchr(name, '.');
	const struct entity *entity =
		dot ? entity_named(arena_copy(place->arena, name, (size_t)(dot - name))) : &entity_application;

	if (dot && entity != &entity_proposal && entity != &entity_home)
		return NULL;
	return entity_field(entity, dot ? dot + 1 : name);
}

/* The source fits the field: a day for today, a field of the same kind, or a text that the field takes. */
static bool is_source(const struct place *place, const struct field *field, const char *source)
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
	from = entity_field(&entity_decision, source);
	return from && from->kind == field->kind;
}

static bool check_set(const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	const char *word = cJSON_IsString(value) ? value->valuestring : "", *equals = strchr(word, '=');
	const struct field *field =
		equals ? set_field(place, arena_copy(place->arena, word, (size_t)(equals - word))) : NULL;

	(void)rule;
	if (field && !field->kind->elements && !strchr(word, ' ') && is_source(place, field, equals + 1))
		return true;
	return wrong(place, value, _("such as admitted_on=today, hold_until=until or proposal.state='viewing'"), err);
}

static bool check_sets(const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	return check_each(place, rule, value, check_set, err);
}

static value_check *const checks[MEMBER_KIND_COUNT] = {
	[MEMBER_LINE] = check_line,
	[MEMBER_SHORT] = check_short,
	[MEMBER_NAME] = check_name,
	[MEMBER_CODE] = check_code,
	[MEMBER_CODES] = check_codes,
	[MEMBER_FLAG] = check_flag,
	[MEMBER_DAY] = check_day,
	[MEMBER_STATUS] = check_status,
	[MEMBER_TERM] = check_term,
	[MEMBER_BOTH] = check_both,
	[MEMBER_WORDS] = check_words,
	[MEMBER_FIELDS] = check_fields,
	[MEMBER_LINES] = check_lines,
	[MEMBER_SETS] = check_sets,
};

/* null says the same as leaving the key out. */
static bool check_members(
	const struct place *place, const struct member_rule *rules, const cJSON *object, struct error *err)
{
	for (; rules->key; rules++) {
		const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, rules->key);
		struct place inner = inside(place, rules->key);

		if (!value || cJSON_IsNull(value)) {
			if (rules->needed)
				return fail(err, E_INPUT, _("%s is missing."), inner.path);
			continue;
		}
		if (!checks[rules->kind](&inner, rules, value, err))
			return false;
	}
	return true;
}

static bool check_own_code(const struct place *place, const cJSON *list, const cJSON *entry, struct error *err)
{
	const cJSON *code = cJSON_GetObjectItemCaseSensitive(entry, "code"), *other;
	struct place inner = inside(place, "code");

	if (!code)
		return fail(err, E_INPUT, _("%s is missing."), inner.path);
	if (!cJSON_IsString(code) || !id_is_code(code->valuestring))
		return wrong(&inner, code, _("a code of a-z, 0-9 and _"), err);
	for (other = list->child; other != entry; other = other->next)
		if (!strcmp(cJSON_GetObjectItemCaseSensitive(other, "code")->valuestring, code->valuestring))
			return fail(err, E_INPUT, _("%s is %s, but that code stands in this list already."), inner.path,
				shown(place, code));
	return true;
}

static bool check_entry(const struct place *place, const struct list_rule *rule, const cJSON *list, const cJSON *entry,
	struct error *err)
{
	static const struct member_rule texts[] = {
		{ "nl", MEMBER_LINE, true, NULL },
		{ "en", MEMBER_LINE, true, NULL },
		{ "nl_short", MEMBER_SHORT, false, NULL },
		{ "en_short", MEMBER_SHORT, false, NULL },
		{ "source", MEMBER_LINE, false, NULL },
		{ NULL, MEMBER_LINE, false, NULL },
	};
	static const struct member_rule name[] = { { "name", MEMBER_NAME, true, NULL },
		{ NULL, MEMBER_LINE, false, NULL } };
	bool named = rule->members == party_members;

	if (!cJSON_IsObject(entry))
		return wrong(place, entry, _("an object with a code"), err);
	return check_own_code(place, list, entry, err) && check_members(place, named ? name : texts, entry, err) &&
		check_members(place, rule->members, entry, err);
}

static bool check_list(const struct place *place, const struct list_rule *rule, struct error *err)
{
	const cJSON *list = cJSON_GetObjectItemCaseSensitive(place->root, rule->key), *entry;
	struct place here = inside(place, rule->key);
	int at = 0;

	if (!list && !rule->needed)
		return true;
	if (!list)
		return fail(err, E_INPUT, _("%s is missing."), rule->key);
	if (!cJSON_IsArray(list))
		return wrong(&here, list, _("a list"), err);
	if (cJSON_GetArraySize(list) > ENTRIES_MAX)
		return fail(err, E_INPUT, _("%s has more than %d entries."), rule->key, ENTRIES_MAX);
	cJSON_ArrayForEach(entry, list)
	{
		struct place inner = element(&here, at++);

		if (!check_entry(&inner, rule, list, entry, err))
			return false;
	}
	return true;
}

static bool check_status_of_all(const struct place *place, struct error *err)
{
	const cJSON *status = cJSON_GetObjectItemCaseSensitive(place->root, "status");
	struct place inner = inside(place, "status");

	if (!status ||
		(cJSON_IsString(status) &&
			field_choice_label(entity_field(&entity_arrangement, "status"), status->valuestring)))
		return true;
	return wrong(&inner, status, "provisional, in_force, ended", err);
}

static bool check_prefix(const struct place *place, const char *key, struct error *err)
{
	const cJSON *prefix = cJSON_GetObjectItemCaseSensitive(place->root, key);
	struct place inner = inside(place, key);
	size_t length = cJSON_IsString(prefix) ? strlen(prefix->valuestring) : 0;

	if (!prefix)
		return fail(err, E_INPUT, _("%s is missing."), key);
	if (length >= 1 && length <= 6 && strspn(prefix->valuestring, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == length)
		return true;
	return wrong(&inner, prefix, _("1 to 6 capital letters"), err);
}

static bool check_head(const struct place *place, struct error *err)
{
	static const struct member_rule head[] = {
		{ "title", MEMBER_BOTH, true, NULL },
		{ "source", MEMBER_LINE, false, NULL },
		{ "valid_from", MEMBER_DAY, false, NULL },
		{ "valid_to", MEMBER_DAY, false, NULL },
		{ NULL, MEMBER_LINE, false, NULL },
	};
	const cJSON *format = cJSON_GetObjectItemCaseSensitive(place->root, "format");
	const cJSON *id = cJSON_GetObjectItemCaseSensitive(place->root, "id");
	const cJSON *version = cJSON_GetObjectItemCaseSensitive(place->root, "version");
	struct place at_format = inside(place, "format"), at_id = inside(place, "id"),
		     at_version = inside(place, "version");

	if (!format || !id || !version)
		return fail(err, E_INPUT, _("%s is missing."), !format ? "format" : !id ? "id" : "version");
	if (!cJSON_IsString(format) || strcmp(format->valuestring, ARRANGE_FORMAT))
		return wrong(&at_format, format, ARRANGE_FORMAT, err);
	if (!cJSON_IsString(id) || !id_is_code(id->valuestring))
		return wrong(&at_id, id, _("a code of a-z, 0-9 and _"), err);
	return check_number(&at_version, version, VERSION_MAX, err) && check_members(place, head, place->root, err) &&
		check_status_of_all(place, err) && check_prefix(place, "case_prefix", err) &&
		check_prefix(place, "home_prefix", err);
}

bool arrange_check_root(struct arena *arena, const cJSON *root, struct error *err)
{
	struct place place = { arena, root, "" };

	if (!check_head(&place, err))
		return false;
	for (const struct list_rule *rule = arrange_lists; rule->key; rule++)
		if (!check_list(&place, rule, err))
			return false;
	return true;
}
