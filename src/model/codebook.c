#include "model/codebook.h"

#include <string.h>

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
