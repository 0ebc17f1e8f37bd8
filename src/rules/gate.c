#include "rules/gate.h"

#include <string.h>

#include "base/day.h"

enum { DAYS_PER_WEEK = 7 };

/* What is judged, and how. */
struct judging {
	struct arena *arena;
	const struct codebook *book;
	const struct gate_facts *facts;
	bool more_than_none; /* a count must be more than 0, not just known */
};

/* ---- words with an @ ---------------------------------------------------------------------------------------------- */

int64_t gate_landing_days(const struct codebook *book)
{
	return codebook_figure(book, "landing_weeks", LANDING_WEEKS) * DAYS_PER_WEEK;
}

static bool landing_is_long_enough(const struct judging *j)
{
	const struct gate_facts *facts = j->facts;
	int64_t since = facts->application->landing_since, key = facts->application->key_on;

	if (key == UNKNOWN)
		key = facts->home && facts->home->keys_on != UNKNOWN ? facts->home->keys_on : facts->today;
	return since != UNKNOWN && key - since >= gate_landing_days(j->book);
}

static bool capacity_is_recent(const struct judging *j)
{
	const struct home *home = j->facts->home;
	int months = (int)codebook_figure(j->book, "capacity_months", CAPACITY_MONTHS);

	return !home ||
		(home->capacity && home->capacity_on != UNKNOWN &&
			home->capacity_on >= day_add_months(j->facts->today, -months));
}

bool gate_is_shared(int64_t share_on, int64_t share_until, int64_t share_withdrawn, int64_t today)
{
	return share_on != UNKNOWN && share_withdrawn == UNKNOWN && (share_until == UNKNOWN || share_until >= today);
}

static bool sharing_is_agreed(const struct judging *j)
{
	const struct application *application = j->facts->application;

	return gate_is_shared(
		application->share_on, application->share_until, application->share_withdrawn, j->facts->today);
}

/* Is there an answer to this question of the card? */
static bool is_answered(const struct judging *j, const char *question)
{
	const char *at = j->facts->application->card, *code, *answer;

	while (field_next_element(j->arena, &at, &code, &answer))
		if (!strcmp(code, question))
			return answer && *answer;
	return false;
}

static bool card_is_answered(const struct judging *j)
{
	size_t count;
	const struct code_entry *questions = codebook_list(j->book, "card", &count);

	for (size_t i = 0; i < count; i++)
		if (!is_answered(j, questions[i].code))
			return false;
	return true;
}

/* Each by what reckons it here, or by the plain fact that app has filled in. */
static const struct named {
	const char *name;
	bool (*holds)(const struct judging *);
	size_t fact;
} named[] = {
	{ "@sharing", sharing_is_agreed, 0 },
	{ "@landing", landing_is_long_enough, 0 },
	{ "@capacity", capacity_is_recent, 0 },
	{ "@card", card_is_answered, 0 },
	{ "@one_proposal", NULL, offsetof(struct gate_plain, one_proposal) },
	{ "@room_in_maximum", NULL, offsetof(struct gate_plain, room_in_maximum) },
	{ "@invitees", NULL, offsetof(struct gate_plain, invitees) },
	{ "@police_reason", NULL, offsetof(struct gate_plain, police_reason) },
	{ "@signatures", NULL, offsetof(struct gate_plain, signatures) },
	{ "@talks_planned", NULL, offsetof(struct gate_plain, talks_planned) },
	{ "@last_talk", NULL, offsetof(struct gate_plain, last_talk) },
	{ "@conditions_met", NULL, offsetof(struct gate_plain, conditions_met) },
	{ "@client_agrees", NULL, offsetof(struct gate_plain, client_agrees) },
	{ "@age", NULL, offsetof(struct gate_plain, age) },
	{ "@neighbours_told", NULL, offsetof(struct gate_plain, neighbours_told) },
};

const char *gate_named_word(size_t index)
{
	return index < ARRAY_LEN(named) ? named[index].name : NULL;
}

static const struct named *find_named(const char *word)
{
	for (size_t i = 0; i < ARRAY_LEN(named); i++)
		if (!strcmp(word, named[i].name))
			return &named[i];
	return NULL;
}

static bool named_holds(const struct judging *j, const struct named *rule)
{
	enum gate_fact fact;

	if (rule->holds)
		return rule->holds(j);
	memcpy(&fact, (const char *)&j->facts->plain + rule->fact, sizeof(fact));
	return fact != FACT_FAILS;
}

/* ---- words about a field ------------------------------------------------------------------------------------------ */

struct fact_row {
	const char *name;
	const struct entity *entity;
	size_t member; /* of the row in struct gate_facts */
};

static const struct fact_row fact_rows[] = {
	{ "application", &entity_application, offsetof(struct gate_facts, application) },
	{ "client", &entity_client, offsetof(struct gate_facts, client) },
	{ "proposal", &entity_proposal, offsetof(struct gate_facts, proposal) },
	{ "home", &entity_home, offsetof(struct gate_facts, home) },
	{ "decision", &entity_decision, offsetof(struct gate_facts, decision) },
	{ "contract", &entity_contract, offsetof(struct gate_facts, contract) },
	{ "agenda_item", &entity_agenda_item, offsetof(struct gate_facts, agenda_item) },
	{ "meeting", &entity_meeting, offsetof(struct gate_facts, meeting) },
};

/* A word taken apart: !entity.field, entity.field=value, entity.field!=value. */
struct field_word {
	const struct fact_row *row;
	const struct field *field;
	const char *value; /* NULL: only known or not */
	bool negated;
};

/* False: it speaks of no row or field that there is. */
static bool read_word(struct arena *arena, const char *word, struct field_word *out)
{
	const char *dot = strchr(word, '.'), *equals = strchr(word, '=');
	const char *start = word + (*word == '!'), *end;

	*out = (struct field_word){ .negated = *word == '!' };
	if (!dot || (equals && equals < dot))
		return false;
	if (equals) {
		out->value = arena_text(arena, equals + 1);
		out->negated = equals[-1] == '!';
	}
	end = !equals ? word + strlen(word) : equals - out->negated;
	for (size_t i = 0; i < ARRAY_LEN(fact_rows); i++)
		if (!strcmp(fact_rows[i].name, arena_copy(arena, start, (size_t)(dot - start))))
			out->row = &fact_rows[i];
	if (!out->row || end <= dot)
		return false;
	out->field = entity_field(out->row->entity, arena_copy(arena, dot + 1, (size_t)(end - dot - 1)));
	return out->field != NULL;
}

static bool is_value(struct arena *arena, const struct field_word *word, const void *row)
{
	const char *value = field_is_known(word->field, row) ? field_cell_write(arena, word->field, row, NULL) : NULL;

	return value && !strcmp(value, word->value);
}

static bool field_holds(const struct judging *j, const char *text)
{
	struct field_word word;
	const void *row;

	if (!read_word(j->arena, text, &word))
		return true;
	memcpy(&row, (const char *)j->facts + word.row->member, sizeof(row));
	if (!row || (row == (const void *)j->facts->decision && !codebook_has_word(j->facts->asked, word.field->name)))
		return true;
	if (word.value)
		return is_value(j->arena, &word, row) != word.negated;
	if (word.field->kind == &kind_flag)
		return *field_number(word.field, row) == (word.negated ? 0 : 1);
	if (j->more_than_none && word.field->kind == &kind_count && field_is_known(word.field, row))
		return (*field_number(word.field, row) > 0) != word.negated;
	return field_is_known(word.field, row) != word.negated;
}

/* ---- words -------------------------------------------------------------------------------------------------------- */

static bool one_holds(const struct judging *j, const char *word)
{
	const struct named *rule = find_named(word);

	return rule ? named_holds(j, rule) : field_holds(j, word);
}

static bool word_holds(const struct judging *j, const char *word)
{
	for (;;) {
		size_t length = strcspn(word, "|");

		if (one_holds(j, arena_copy(j->arena, word, length)))
			return true;
		if (!word[length])
			return false;
		word += length + 1;
	}
}

static bool words_hold(const struct judging *j, const char *words)
{
	while (words && *words) {
		size_t length = strcspn(words, " \t");

		if (length && !word_holds(j, arena_copy(j->arena, words, length)))
			return false;
		words += length + (words[length] != '\0');
	}
	return true;
}

bool gate_words_hold(
	struct arena *arena, const struct codebook *book, const struct gate_facts *facts, const char *words)
{
	const struct judging j = { arena, book, facts, true };

	return words_hold(&j, words);
}

static bool one_known(struct arena *arena, const char *word)
{
	struct field_word read;

	if (*word == '@')
		return find_named(word) != NULL;
	return read_word(arena, word, &read) && (!read.value || (*read.value && *word != '!'));
}

bool gate_word_known(const char *word)
{
	struct arena *arena;
	bool known = *word != '\0';

	arena_open(&arena);
	while (known && *word) {
		size_t length = strcspn(word, "|");

		known = length && one_known(arena, arena_copy(arena, word, length)) &&
			(!word[length] || word[length + 1]);
		word += length + (word[length] == '|');
	}
	arena_close(&arena);
	return known;
}

/* ---- the text of a gate ------------------------------------------------------------------------------------------- */

/* {who} and {wie} become the roles that have not signed. */
static const char *text_of(
	struct arena *arena, const struct codebook *book, const struct code_entry *gate, const char *who)
{
	static const char *const places[] = { "{wie}", "{who}" };
	const char *text = book->dutch ? gate->nl : gate->en, *at;

	for (size_t i = 0; text && i < ARRAY_LEN(places); i++)
		if ((at = strstr(text, places[i])))
			return arena_print(
				arena, "%.*s%s%s", (int)(at - text), text, who ? who : "?", at + strlen(places[i]));
	return text;
}

bool gate_is_met(struct arena *arena, const struct codebook *book, const struct gate_facts *facts,
	const struct code_entry *gate, const char **text)
{
	const struct judging j = { arena, book, facts, false };

	*text = text_of(arena, book, gate, facts->plain.signers);
	return words_hold(&j, gate->gate_needs);
}

/* ---- which gates -------------------------------------------------------------------------------------------------- */

static size_t rank_of(const struct code_entry *steps, size_t count, const char *step)
{
	for (size_t i = 0; i < count; i++)
		if (step && !strcmp(steps[i].code, step))
			return i;
	return count;
}

/* Is one of these steps, blanks between, in first..last? */
static bool stands_in(struct arena *arena, const struct code_entry *steps, size_t count, const char *before,
	size_t first, size_t last)
{
	while (before && *before) {
		size_t length = strcspn(before, " ");
		size_t rank = rank_of(steps, count, arena_copy(arena, before, length));

		if (rank < count && rank >= first && rank <= last)
			return true;
		before += length + (before[length] == ' ');
	}
	return false;
}

/* Gates before the steps whose rank lies in first..last. */
static size_t check_range(struct arena *arena, const struct codebook *book, const struct gate_facts *facts,
	size_t first, size_t last, struct gate_check **out)
{
	size_t step_count, gate_count, found = 0;
	const struct code_entry *steps = codebook_list(book, "step", &step_count);
	const struct code_entry *gates = codebook_list(book, "gate", &gate_count);

	*out = arena_alloc(arena, (gate_count + 1) * sizeof(**out));
	for (size_t i = 0; i < gate_count; i++) {
		struct gate_check *check = &(*out)[found];

		if (!stands_in(arena, steps, step_count, gates[i].gate_before, first, last))
			continue;
		check->gate = &gates[i];
		found += !gate_is_met(arena, book, facts, &gates[i], &check->text);
	}
	return found;
}

size_t gate_check(struct arena *arena, const struct codebook *book, const struct gate_facts *facts, const char *step,
	struct gate_check **out)
{
	size_t count;
	const struct code_entry *steps = codebook_list(book, "step", &count);
	size_t rank = rank_of(steps, count, step);

	return check_range(arena, book, facts, rank, rank, out);
}

size_t gate_check_until(struct arena *arena, const struct codebook *book, const struct gate_facts *facts,
	const char *step, struct gate_check **out)
{
	size_t count;
	const struct code_entry *steps = codebook_list(book, "step", &count);
	size_t rank = rank_of(steps, count, step);

	*out = NULL;
	return rank == count ? 0 : check_range(arena, book, facts, 0, rank, out);
}

static bool is_guarded(const struct codebook *book, const char *step)
{
	size_t count;
	const struct code_entry *gates = codebook_list(book, "gate", &count);

	for (size_t i = 0; i < count; i++)
		if (codebook_has_word(gates[i].gate_before, step))
			return true;
	return false;
}

size_t gate_check_passage(struct arena *arena, const struct codebook *book, const struct gate_facts *facts,
	const char *from, const char *to, struct gate_check **out)
{
	size_t count;
	const struct code_entry *steps = codebook_list(book, "step", &count);
	size_t rank = rank_of(steps, count, to), now = rank_of(steps, count, from);

	*out = NULL;
	if (rank == count || !is_guarded(book, to) || (now < count && rank < now))
		return 0;
	/* once more the same, as a second home proposed: what stands right before it is asked again */
	if (rank == now)
		return check_range(arena, book, facts, rank, rank, out);
	return check_range(arena, book, facts, steps[rank].step.final ? rank : 0, rank, out);
}

/* Is it one of the words, or with a dot at its end the beginning of one? */
static bool holds_word(const char *words, const char *word)
{
	size_t length = strlen(word);
	bool beginning = word[length - 1] == '.';

	while (words && *words) {
		size_t next = strcspn(words, " \t|"), skip = *words == '!';

		if ((beginning ? next > skip + length : next == length) &&
			!memcmp(words + (beginning ? skip : 0), word, length))
			return true;
		words += next + (words[next] != '\0');
	}
	return false;
}

bool gate_speaks_of(const struct code_entry *gate, const char *word)
{
	return holds_word(gate->gate_needs, word);
}

bool gate_asks(const struct codebook *book, const char *until, const char *word)
{
	size_t step_count, gate_count;
	const struct code_entry *steps = codebook_list(book, "step", &step_count);
	const struct code_entry *gates = codebook_list(book, "gate", &gate_count);
	size_t last = rank_of(steps, step_count, until);

	for (size_t i = 0; i < gate_count; i++) {
		if (!holds_word(gates[i].gate_needs, word))
			continue;
		for (size_t s = 0; s < step_count; s++)
			if ((last == step_count || s <= last) && codebook_has_word(gates[i].gate_before, steps[s].code))
				return true;
	}
	return false;
}

int64_t gate_earliest_key(const struct codebook *book, const struct application *application, int64_t today)
{
	int64_t day;

	if (application->landing_since == UNKNOWN)
		return UNKNOWN;
	day = application->landing_since + gate_landing_days(book);
	return day < today ? today : day;
}
