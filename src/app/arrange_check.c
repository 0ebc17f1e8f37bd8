/* The check of an arrangement file: every member by its rule (arrange_rules.c), the first wrong one is told. */
#include <stdarg.h>
#include <string.h>

#include "arrange_file.h"
#include "base/day.h"
#include "base/id.h"
#include "base/text.h"

bool arrange_refuse(const struct place *place, struct error *err, const char *format, ...)
{
	va_list args;
	const char *text;

	va_start(args, format);
	text = arena_vprint(place->arena, format, args);
	va_end(args);
	if (!*place->wrong)
		*place->wrong = arena_text(place->arena, place->path);
	return fail(err, E_INPUT, "%s", text);
}

/* The value as it stands in the file, short and safe to show. */
static const char *shown(const struct place *place, const cJSON *value)
{
	char *text = cJSON_PrintUnformatted(value);
	const char *fitted = text_fit(place->arena, text_safe(place->arena, text ? text : "", true), 60);

	cJSON_free(text);
	return fitted;
}

bool arrange_wrong(const struct place *place, const cJSON *value, const char *right, struct error *err)
{
	return arrange_refuse(place, err, _("%s is %s, but must be %s."), place->path, shown(place, value), right);
}

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

/* One line, not empty, without outer blanks, spelled as it is kept. Most text is plain and needs no tables for that. */
static bool is_one_line(const struct place *place, const char *text)
{
	size_t length = strlen(text), plain = 0;
	const char *clean;
	struct error ignored;

	while (text[plain] >= ' ' && text[plain] < 0x7f)
		plain++;
	if (plain == length)
		return length && *text != ' ' && text[length - 1] != ' ';
	return text_clean(place->arena, text, length, &clean, &ignored) && *clean && !strcmp(clean, text) &&
		!strpbrk(clean, "\n\t");
}

static bool check_line(const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	size_t most = rule->max ? (size_t)rule->max : ARRANGE_LINE_MAX;

	if (!cJSON_IsString(value))
		return arrange_wrong(place, value, _("a text"), err);
	if (!is_one_line(place, value->valuestring))
		return arrange_wrong(place, value, _("a text of one line without outer blanks"), err);
	if (text_length(value->valuestring) > most)
		return arrange_refuse(place, err, _("%s has %zu characters. At most %zu fit."), place->path,
			text_length(value->valuestring), most);
	return true;
}

static bool check_short(
	const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	if (!check_line(place, rule, value, err))
		return false;
	return text_width(value->valuestring) <= ARRANGE_SHORT_COLUMNS ||
		arrange_wrong(place, value, _("at most 14 columns"), err);
}

static bool check_own(const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	(void)rule;
	if (cJSON_IsString(value) && id_is_code(value->valuestring))
		return true;
	return arrange_wrong(place, value, _("a code of a-z, 0-9 and _, at most 40 and not 26 of them"), err);
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

/* The words of a rule with commas between, for a sentence. */
static const char *with_commas(const struct place *place, const char *words)
{
	struct buffer out = { .arena = place->arena };

	for (; *words; words++)
		buffer_text(&out, *words == ' ' ? ", " : (const char[]){ *words, '\0' });
	return out.text;
}

static bool check_code(const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	const char *lists;

	if (cJSON_IsString(value) && is_in_lists(place, rule->of, value->valuestring))
		return true;
	lists = with_commas(place, rule->of);
	return arrange_wrong(place, value, arena_print(place->arena, _("a code from the list: %s"), lists), err);
}

static bool check_choice(
	const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	const char *words = rule->of, *all = with_commas(place, rule->of);

	while (cJSON_IsString(value) && *words) {
		size_t length = strcspn(words, " ");

		if (length == strlen(value->valuestring) && !memcmp(words, value->valuestring, length))
			return true;
		words += length + (words[length] == ' ');
	}
	return arrange_wrong(
		place, value, strchr(rule->of, ' ') ? arena_print(place->arena, _("one of: %s"), all) : all, err);
}

static bool check_flag(const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	(void)rule;
	return cJSON_IsBool(value) || arrange_wrong(place, value, _("true or false"), err);
}

static bool check_day(const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	int64_t day;

	(void)rule;
	if (cJSON_IsString(value) && day_read(value->valuestring, &day))
		return true;
	return arrange_wrong(place, value, _("a date such as 2026-12-03"), err);
}

static bool check_number(
	const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	if (cJSON_IsNumber(value) && value->valuedouble >= (double)rule->min && value->valuedouble <= (double)rule->max)
		return true;
	return arrange_wrong(place, value,
		arena_print(place->arena, _("a whole number from %lld to %lld"), (long long)rule->min,
			(long long)rule->max),
		err);
}

static bool check_prefix(
	const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	size_t length = cJSON_IsString(value) ? strlen(value->valuestring) : 0;

	(void)rule;
	if (length >= 1 && length <= 6 && strspn(value->valuestring, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == length)
		return true;
	return arrange_wrong(place, value, _("1 to 6 capital letters"), err);
}

static bool check_span(const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	static const char *const units[] = { "workdays", "days", "weeks", "months" };

	for (size_t i = 0; cJSON_IsObject(value) && i < ARRAY_LEN(units); i++) {
		struct place inner = inside(place, units[i]);
		const cJSON *number = cJSON_GetObjectItemCaseSensitive(value, units[i]);

		if (number && !number->next && !number->prev->next && number == value->child)
			return check_number(&inner, rule, number, err);
	}
	return arrange_wrong(place, value, _("one of workdays, days, weeks and months with a number"), err);
}

/* ---- objects ---- */

static const struct member_rule *find_rule(const struct member_rule *const *tables, const char *key)
{
	for (size_t i = 0; i < 2; i++)
		for (const struct member_rule *rule = tables[i]; rule && rule->key; rule++)
			if (!strcmp(rule->key, key))
				return rule;
	return NULL;
}

/* The known key that is spelled most like this one; NULL: none is near. */
static const char *nearest_key(
	const struct member_rule *const *tables, const struct list_rule *lists, const char *typed)
{
	enum { FAR = 4 };
	const char *best = NULL;
	int least = FAR;

	for (size_t i = 0; i < 2; i++)
		for (const struct member_rule *rule = tables[i]; rule && rule->key; rule++)
			if (text_distance(rule->key, typed) < least) {
				least = text_distance(rule->key, typed);
				best = rule->key;
			}
	for (; lists && lists->list; lists++)
		if (lists->key && text_distance(lists->key, typed) < least) {
			least = text_distance(lists->key, typed);
			best = lists->key;
		}
	return best;
}

/* Only known keys may stand here: a slip of the pen in one must not go by unseen. */
static bool check_keys(const struct place *place, const struct member_rule *const *tables,
	const struct list_rule *lists, const cJSON *object, struct error *err)
{
	const cJSON *member;

	if (place->kept)
		return true;
	cJSON_ArrayForEach(member, object)
	{
		const struct list_rule *list = lists;
		struct place inner = inside(place, member->string);
		const char *near, *safe;

		while (list && list->list && (!list->key || strcmp(list->key, member->string)))
			list++;
		if (find_rule(tables, member->string) || (list && list->list))
			continue;
		safe = text_fit(place->arena, text_safe(place->arena, inner.path, true), 80);
		near = nearest_key(tables, lists, member->string);
		if (near)
			return arrange_refuse(
				&inner, err, _("%s is not a known key. Did you mean \"%s\"?"), safe, near);
		return arrange_refuse(&inner, err, _("%s is not a known key. See: man tafel-arrangement."), safe);
	}
	return true;
}

static bool check_value(
	const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err);

/* null says the same as leaving the key out. */
static bool check_members(
	const struct place *place, const struct member_rule *rules, const cJSON *object, struct error *err)
{
	for (; rules && rules->key; rules++) {
		const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, rules->key);
		struct place inner = inside(place, rules->key);

		if (value && !cJSON_IsNull(value)) {
			if (!check_value(&inner, rules, value, err))
				return false;
		} else if (rules->needed) {
			return arrange_refuse(&inner, err, _("%s is missing."), inner.path);
		}
	}
	return true;
}

static bool check_object(
	const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	const struct member_rule *const tables[] = { rule->members, NULL };

	if (!cJSON_IsObject(value))
		return arrange_wrong(place, value, _("an object"), err);
	return check_keys(place, tables, NULL, value, err) && check_members(place, rule->members, value, err);
}

static bool is_first(const struct place *place, const cJSON *list, const cJSON *entry, struct error *err)
{
	const cJSON *code = cJSON_GetObjectItemCaseSensitive(entry, "code"), *other;
	struct place inner = inside(place, "code");

	for (other = list->child; other != entry; other = other->next)
		if (!strcmp(cJSON_GetObjectItemCaseSensitive(other, "code")->valuestring, code->valuestring))
			return arrange_refuse(&inner, err, _("%s is %s, but that code stands in this list already."),
				inner.path, shown(place, code));
	return true;
}

/* Entries of a list: objects that each have a code of their own. */
static bool check_entries(const struct place *place, const struct member_rule *texts, const struct member_rule *members,
	bool needed, const cJSON *list, struct error *err)
{
	const struct member_rule *const tables[] = { texts, members };
	const cJSON *entry;
	int at = 0;

	if (!cJSON_IsArray(list))
		return arrange_wrong(place, list, _("a list"), err);
	if (!cJSON_GetArraySize(list) && needed)
		return arrange_refuse(place, err, _("%s has no entries. It needs one at least."), place->path);
	if (cJSON_GetArraySize(list) > ARRANGE_ENTRIES_MAX)
		return arrange_refuse(place, err, _("%s has more than %d entries."), place->path, ARRANGE_ENTRIES_MAX);
	cJSON_ArrayForEach(entry, list)
	{
		struct place inner = element(place, at++);

		if (!cJSON_IsObject(entry))
			return arrange_wrong(&inner, entry, _("an object with a code"), err);
		if (!check_keys(&inner, tables, NULL, entry, err) || !check_members(&inner, texts, entry, err) ||
			!is_first(&inner, list, entry, err) || !check_members(&inner, members, entry, err))
			return false;
	}
	return true;
}

static bool check_list(const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	return check_entries(place, rule->members, NULL, true, value, err);
}

/* ---- kinds ---- */

/* What each kind must be; of an array, what each element must be. */
static const struct {
	member_check *check;
	bool array;
} kinds[MEMBER_KIND_COUNT] = {
	[MEMBER_LINE] = { check_line, false },
	[MEMBER_SHORT] = { check_short, false },
	[MEMBER_OWN] = { check_own, false },
	[MEMBER_CODE] = { check_code, false },
	[MEMBER_CODES] = { check_code, true },
	[MEMBER_CHOICE] = { check_choice, false },
	[MEMBER_CHOICES] = { check_choice, true },
	[MEMBER_FLAG] = { check_flag, false },
	[MEMBER_DAY] = { check_day, false },
	[MEMBER_NUMBER] = { check_number, false },
	[MEMBER_PREFIX] = { check_prefix, false },
	[MEMBER_SPAN] = { check_span, false },
	[MEMBER_OBJECT] = { check_object, false },
	[MEMBER_LIST] = { check_list, false },
	[MEMBER_WORDS] = { arrange_check_word, true },
	[MEMBER_FIELDS] = { arrange_check_field, true },
	[MEMBER_FIELD] = { arrange_check_field, false },
	[MEMBER_SETS] = { arrange_check_set, true },
	[MEMBER_LINES] = { check_line, true },
};

static bool check_value(
	const struct place *place, const struct member_rule *rule, const cJSON *value, struct error *err)
{
	const cJSON *one;
	int at = 0;

	if (!kinds[rule->kind].array)
		return kinds[rule->kind].check(place, rule, value, err);
	if (!cJSON_IsArray(value))
		return arrange_wrong(place, value, _("a list"), err);
	cJSON_ArrayForEach(one, value)
	{
		struct place inner = element(place, at++);

		if (!kinds[rule->kind].check(&inner, rule, one, err))
			return false;
	}
	return true;
}

static bool check_lists(const struct place *place, struct error *err)
{
	for (const struct list_rule *rule = arrange_lists; rule->list; rule++) {
		const cJSON *list = rule->key ? cJSON_GetObjectItemCaseSensitive(place->root, rule->key) : NULL;
		struct place inner = inside(place, rule->key ? rule->key : "");

		if (list && !cJSON_IsNull(list)) {
			if (!check_entries(&inner, rule->texts, rule->members, rule->needed, list, err))
				return false;
		} else if (rule->needed) {
			return arrange_refuse(&inner, err, _("%s is missing."), rule->key);
		}
	}
	return true;
}

bool arrange_check_root(struct arena *arena, const cJSON *root, bool kept, const char **wrong, struct error *err)
{
	const struct member_rule *const tables[] = { arrange_head, arrange_tail };
	struct place place = { arena, root, "", wrong, kept };

	*wrong = NULL;
	return check_keys(&place, tables, arrange_lists, root, err) && check_members(&place, arrange_head, root, err) &&
		check_lists(&place, err) && check_members(&place, arrange_tail, root, err) &&
		(kept || arrange_check_whole(&place, err));
}
