#include "said.h"

#include <string.h>

bool said_by_move(const struct record *record)
{
	return record->kind == RECORD_MOVE || record->restates;
}

bool said_names(const struct record *record, const struct op_id *op)
{
	for (size_t i = 0; i < record->replaces_count; i++)
		if (!op_compare(&record->replaces[i], op))
			return true;
	return false;
}

bool said_same(const struct record *record, const struct cell *cell)
{
	for (size_t i = 0; i < record->cell_count; i++) {
		const struct cell *own = &record->cells[i];

		if (!strcmp(own->name, cell->name))
			return own->value && cell->value ? !strcmp(own->value, cell->value) : own->value == cell->value;
	}
	return false;
}

bool said_still(const struct change *changes, size_t count, const struct op_id *op, const struct cell *cell,
	const struct op_id *head)
{
	if (!op_compare(op, head))
		return true;
	for (size_t i = 0; i < count; i++) {
		const struct record *again = &changes[i].record;

		if (again->restates && said_names(again, op) && said_same(again, cell) &&
			said_still(changes, count, &changes[i].op, cell, head))
			return true;
	}
	return false;
}
