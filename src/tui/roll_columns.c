/* A line of a roll as text: its columns, or read aloud one after another. */
#include "tui/roll.h"

enum { MARK = 2 };

static const struct column *columns_of(const struct roll *roll, const struct roll_line *line)
{
	return line->columns ? line->columns : roll->kind->columns;
}

/* Lines with columns of their own are measured apart; where there are too many kinds, with the first. */
static size_t group_of(const struct roll *roll, const struct column *columns)
{
	for (size_t i = 0; i < roll->group_count; i++)
		if (roll->groups[i].columns == columns)
			return i;
	return roll->group_count < ROLL_GROUPS ? roll->group_count : 0;
}

void roll_measure(struct roll *roll)
{
	roll->group_count = 0;
	for (size_t i = 0; i < roll->list.count; i++) {
		const struct roll_line *line = &roll->lines[i];
		const struct column *columns = columns_of(roll, line);
		size_t group = group_of(roll, columns);

		if (!line->entity)
			continue;
		if (group == roll->group_count)
			roll->groups[roll->group_count++] = (struct roll_group){ .columns = columns };
		columns_measure(columns, line->cells, roll->groups[group].widest);
	}
}

const char *roll_text(const struct roll *roll, struct arena *arena, size_t i, int columns)
{
	const struct roll_line *line = &roll->lines[i];
	const char *mark = line->mark ? line->mark : " ";
	const struct column *of = columns_of(roll, line);

	if (!line->entity)
		return line->cells[0];
	if (roll->aloud)
		return arena_print(arena, "%s%s%s", line->mark ? mark : "", line->mark ? " " : "",
			columns_aloud(arena, line->cells));
	return arena_print(arena, "%s %s", mark,
		columns_text(arena, of, roll->groups[group_of(roll, of)].widest, line->cells, columns - MARK));
}

const char *roll_headings(const struct roll *roll, struct arena *arena, int columns)
{
	const struct column *of = roll->kind->columns;
	const char *text;

	if (roll->aloud || !roll->list.count)
		return NULL;
	text = columns_headings(arena, of, roll->groups[group_of(roll, of)].widest, columns - MARK);
	return text ? arena_print(arena, "%*s%s", MARK, "", text) : NULL;
}
