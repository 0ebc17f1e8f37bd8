#include "model/codebook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"

const struct code_entry *codebook_list(const struct codebook *book, const char *list, size_t *count)
{
	const struct code_entry *first = NULL;
	bool here = false;

	*count = 0;
	for (size_t i = 0; i < book->count; i++) {
		/* entries of one list share its name: it is compared once for each list */
		if (!i || book->entries[i].list != book->entries[i - 1].list)
			here = !strcmp(book->entries[i].list, list);
		if (here) {
			first = first ? first : &book->entries[i];
			++*count;
		} else if (first) {
			break;
		}
	}
	return first;
}

const struct code_entry *codebook_find(const struct codebook *book, const char *list, const char *code)
{
	size_t count;
	const struct code_entry *entries = codebook_list(book, list, &count);

	for (size_t i = 0; code && i < count; i++)
		if (!strcmp(entries[i].code, code))
			return &entries[i];
	return NULL;
}

const char *codebook_text(const struct codebook *book, const char *list, const char *code)
{
	const struct code_entry *entry = codebook_find(book, list, code);

	if (!entry)
		return code ? code : "";
	return book->dutch ? entry->nl : entry->en;
}

const char *codebook_short(const struct codebook *book, const char *list, const char *code)
{
	const struct code_entry *entry = codebook_find(book, list, code);
	const char *brief = !entry ? NULL : book->dutch ? entry->nl_short : entry->en_short;

	return brief ? brief : codebook_text(book, list, code);
}

bool codebook_has_word(const char *words, const char *word)
{
	size_t length = strlen(word);

	while (words && *words && length) {
		size_t next = strcspn(words, " ");

		if (next == length && !memcmp(words, word, length))
			return true;
		words += next + strspn(words + next, " ");
	}
	return false;
}

/* The value of `key` in lines of key=value, and its length; NULL: not there. */
static const char *find_value(const char *more, const char *key, size_t *length)
{
	size_t key_length = strlen(key);

	while (more && *more) {
		size_t line = strcspn(more, "\n");

		if (line > key_length && more[key_length] == '=' && !memcmp(more, key, key_length)) {
			*length = line - key_length - 1;
			return more + key_length + 1;
		}
		more += line + (more[line] == '\n');
	}
	return NULL;
}

const char *codebook_value(struct arena *arena, const struct code_entry *entry, const char *key)
{
	size_t length;
	const char *value = entry ? find_value(entry->more, key, &length) : NULL;

	return value ? arena_copy(arena, value, length) : NULL;
}

int64_t codebook_number(const struct code_entry *entry, const char *key)
{
	size_t length;
	const char *value = entry ? find_value(entry->more, key, &length) : NULL;

	return value ? strtoll(value, NULL, 10) : UNKNOWN;
}

bool codebook_flag(const struct code_entry *entry, const char *key)
{
	size_t length;
	const char *value = entry ? find_value(entry->more, key, &length) : NULL;

	return value && length == 4 && !memcmp(value, "true", 4);
}

bool codebook_holds(const struct code_entry *entry, const char *key, const char *word)
{
	size_t length, size = strlen(word);
	const char *value = entry ? find_value(entry->more, key, &length) : NULL;
	const char *end = value ? value + length : NULL;

	while (value && value <= end) {
		const char *tab = memchr(value, '\t', (size_t)(end - value));
		size_t one = (size_t)((tab ? tab : end) - value);

		if (one == size && !memcmp(value, word, size))
			return true;
		value = tab ? tab + 1 : NULL;
	}
	return false;
}

struct code_span codebook_span(const struct code_entry *entry, const char *key)
{
	enum { KEY_MAX = 64, DAYS_PER_WEEK = 7 };
	static const char *const units[] = { "workdays", "days", "weeks", "months" };
	struct code_span span = { UNKNOWN, UNKNOWN, UNKNOWN };
	size_t length = strlen(key);
	char whole[KEY_MAX + 16];

	for (size_t i = 0; i < ARRAY_LEN(units) && length < KEY_MAX; i++) {
		int64_t number;

		snprintf(whole, sizeof(whole), "%s.%s", key, units[i]);
		number = codebook_number(entry, whole);
		if (number == UNKNOWN)
			continue;
		if (!strcmp(units[i], "weeks"))
			span.days = number * DAYS_PER_WEEK;
		else
			*(i == 0 ? &span.workdays : i == 1 ? &span.days : &span.months) = number;
	}
	return span;
}

int64_t codebook_day_after(struct code_span span, int64_t from)
{
	if (from == UNKNOWN)
		return UNKNOWN;
	if (span.workdays != UNKNOWN)
		return day_add_workdays(from, (int)span.workdays);
	if (span.months != UNKNOWN)
		return day_add_months(from, (int)span.months);
	return span.days == UNKNOWN ? UNKNOWN : from + span.days;
}

int64_t codebook_figure(const struct codebook *book, const char *code, int64_t otherwise)
{
	int64_t value = codebook_number(codebook_find(book, "figure", code), "value");

	return value == UNKNOWN ? otherwise : value;
}

const struct code_entry *codebook_event_step(const struct codebook *book, const char *event)
{
	size_t count;
	const struct code_entry *steps = codebook_list(book, "step", &count);

	for (size_t i = 0; i < count; i++)
		if (codebook_holds(&steps[i], "event", event))
			return &steps[i];
	return NULL;
}
