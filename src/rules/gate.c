#include "rules/gate.h"

#include <string.h>

#include "base/day.h"

typedef bool named_check(const struct gate_facts *);

static bool landing_is_long_enough(const struct gate_facts *facts)
{
	int64_t since = facts->application->landing_since, key = facts->application->key_on;

	if (key == UNKNOWN)
		key = facts->home && facts->home->keys_on != UNKNOWN ? facts->home->keys_on : facts->today;
	return since != UNKNOWN && key - since >= LANDING_DAYS;
}

static bool capacity_is_recent(const struct gate_facts *facts)
{
	const struct home *home = facts->home;

	return !home ||
		(home->capacity && home->capacity_on != UNKNOWN &&
			home->capacity_on >= day_add_months(facts->today, -CAPACITY_MONTHS));
}

bool gate_is_shared(int64_t share_on, int64_t share_until, int64_t share_withdrawn, int64_t today)
{
	return share_on != UNKNOWN && share_withdrawn == UNKNOWN && (share_until == UNKNOWN || share_until >= today);
}

static bool sharing_is_agreed(const struct gate_facts *facts)
{
	const struct application *application = facts->application;

	return gate_is_shared(
		application->share_on, application->share_until, application->share_withdrawn, facts->today);
}

static const struct {
	const char *name;
	named_check *holds;
} checks[] = {
	{ "@sharing", sharing_is_agreed },
	{ "@landing", landing_is_long_enough },
	{ "@capacity", capacity_is_recent },
};

struct fact_row {
	const char *prefix;
	const struct entity *entity;
	const void *row;
};

/* The row that a word like "client.debts" speaks of; false when there is none to look at. */
static bool find_row(const struct gate_facts *facts, const char *word, struct fact_row *out)
{
	const struct fact_row rows[] = {
		{ "application.", &entity_application, facts->application },
		{ "client.", &entity_client, facts->client },
		{ "proposal.", &entity_proposal, facts->proposal },
		{ "home.", &entity_home, facts->home },
		{ "decision.", &entity_decision, facts->decision },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (strncmp(word, rows[i].prefix, strlen(rows[i].prefix)))
			continue;
		*out = rows[i];
		return rows[i].row != NULL;
	}
	return false;
}

static bool field_holds(const struct gate_facts *facts, const char *word)
{
	bool negated = *word == '!';
	struct fact_row at;
	const struct field *field;

	if (!find_row(facts, word + negated, &at))
		return true;
	field = entity_field(at.entity, word + negated + strlen(at.prefix));
	if (!field || (at.row == facts->decision && !codebook_has_word(facts->asked, field->name)))
		return true;
	if (field->kind == &kind_flag)
		return *field_number(field, at.row) == (negated ? 0 : 1);
	return field_is_known(field, at.row) != negated;
}

static bool one_holds(const struct gate_facts *facts, const char *word)
{
	for (size_t i = 0; i < ARRAY_LEN(checks); i++)
		if (!strcmp(word, checks[i].name))
			return checks[i].holds(facts);
	return field_holds(facts, word);
}

static bool word_holds(struct arena *arena, const struct gate_facts *facts, const char *word)
{
	for (;;) {
		size_t length = strcspn(word, "|");

		if (one_holds(facts, arena_copy(arena, word, length)))
			return true;
		if (!word[length])
			return false;
		word += length + 1;
	}
}

static bool is_met(struct arena *arena, const struct gate_facts *facts, const char *needs)
{
	while (needs && *needs) {
		size_t length = strcspn(needs, " ");

		if (length && !word_holds(arena, facts, arena_copy(arena, needs, length)))
			return false;
		needs += length + (needs[length] == ' ');
	}
	return true;
}

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
	for (size_t i = 0; i < gate_count; i++)
		if (stands_in(arena, steps, step_count, gates[i].gate_before, first, last) &&
			!is_met(arena, facts, gates[i].gate_needs))
			(*out)[found++] = (struct gate_check){ &gates[i], book->dutch ? gates[i].nl : gates[i].en };
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
	if (rank == count || !is_guarded(book, to) || (now < count && rank <= now))
		return 0;
	return check_range(arena, book, facts, steps[rank].step.final ? rank : 0, rank, out);
}

int64_t gate_earliest_key(const struct application *application, int64_t today)
{
	int64_t day;

	if (application->landing_since == UNKNOWN)
		return UNKNOWN;
	day = application->landing_since + LANDING_DAYS;
	return day < today ? today : day;
}
