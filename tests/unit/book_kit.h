/*
 * Lists of an arrangement for tests: written here, so that a test says which sums it makes.
 */
#ifndef BOOK_KIT_H
#define BOOK_KIT_H

#include <string.h>

#include "model/codebook.h"

/* An entry as the store keeps it: `more` has a line for each other member. */
#define ENTRY(name, at, text, ...)                                                                                     \
	{                                                                                                              \
		.list = name, .code = at, .nl = "nl " text, .en = text, .more = __VA_ARGS__, .step = {                 \
			.term_workdays = UNKNOWN,                                                                      \
			.term_days = UNKNOWN                                                                           \
		}                                                                                                      \
	}

/* The book with these entries in the place of its lists of those names. */
static inline struct codebook *book_with(
	struct arena *arena, const struct codebook *from, const struct code_entry *entries, size_t count)
{
	struct codebook *book = arena_alloc(arena, sizeof *book);

	*book = *from;
	book->entries = arena_alloc(arena, (from->count + count) * sizeof *book->entries);
	book->count = 0;
	for (size_t i = 0; i < from->count; i++) {
		bool replaced = false;

		for (size_t n = 0; n < count && !replaced; n++)
			replaced = !strcmp(entries[n].list, from->entries[i].list);
		if (!replaced)
			book->entries[book->count++] = from->entries[i];
	}
	for (size_t n = 0; n < count; n++)
		book->entries[book->count++] = entries[n];
	return book;
}

#endif
