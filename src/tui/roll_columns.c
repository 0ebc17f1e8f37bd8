/* How the columns of a roll share the width: what fits stands whole, what does not shrinks or goes. */
#include "base/text.h"
#include "tui/roll.h"
#include "tui/side.h"

enum { MARK = 2 };

static size_t count_columns(const struct roll_column *columns)
{
	size_t count = 0;

	while (columns && count < ROLL_COLUMNS && columns[count].most)
		count++;
	return count;
}

static const struct roll_column *columns_of(const struct roll *roll, const struct roll_line *line)
{
	return line->columns ? line->columns : roll->kind->columns;
}

static struct roll_group *group_of(struct roll *roll, const struct roll_column *columns)
{
	for (size_t i = 0; i < roll->group_count; i++)
		if (roll->groups[i].columns == columns)
			return &roll->groups[i];
	if (roll->group_count == ROLL_GROUPS)
		return &roll->groups[0];
	roll->groups[roll->group_count] = (struct roll_group){ .columns = columns };
	return &roll->groups[roll->group_count++];
}

static int at_least(int value, int other)
{
	return value > other ? value : other;
}

void roll_measure(struct roll *roll)
{
	roll->group_count = 0;
	for (size_t i = 0; i < roll->list.count; i++) {
		const struct roll_line *line = &roll->lines[i];
		const struct roll_column *columns = columns_of(roll, line);
		struct roll_group *group;

		if (!line->entity)
			continue;
		group = group_of(roll, columns);
		for (size_t c = 0; c < count_columns(columns); c++) {
			int width = line->cells[c] ? text_width(line->cells[c]) : 0;

			if (columns[c].heading)
				width = at_least(width, text_width(_(columns[c].heading)));
			group->widest[c] = at_least(group->widest[c], width + 1);
		}
	}
}

static int shrink(const struct roll_column *columns, size_t count, int *widths, int over)
{
	for (size_t c = count; c-- && over > 0;) {
		int give = widths[c] - columns[c].least;

		give = give < 0 ? 0 : give > over ? over : give;
		widths[c] -= give;
		over -= give;
	}
	return over;
}

/* The column that may go first; count: none may. */
static size_t least_needed(const struct roll_column *columns, size_t count, const int *widths)
{
	size_t least = count;

	for (size_t c = 0; c < count; c++)
		if (widths[c] && columns[c].drop && (least == count || columns[c].drop > columns[least].drop))
			least = c;
	return least;
}

static void share(const struct roll_group *group, size_t count, int room, int *widths)
{
	const struct roll_column *columns = group->columns;
	int used = 0, over;

	for (size_t c = 0; c < count; c++) {
		widths[c] = group->widest[c] < columns[c].most ? group->widest[c] : columns[c].most;
		used += widths[c];
	}
	over = shrink(columns, count, widths, used - room);
	while (over > 0) {
		size_t least = least_needed(columns, count, widths);

		if (least == count)
			break;
		over -= widths[least];
		widths[least] = 0;
	}
	used = 0;
	for (size_t c = 0; c < count; c++)
		used += widths[c];
	if (room > used && count)
		widths[count - 1] += room - used;
}

static const char *in_columns(const struct roll *roll, struct arena *arena, const struct roll_column *columns,
	const char *const *cells, int room)
{
	struct roll_group group = { .columns = columns };
	struct buffer text = { .arena = arena };
	size_t count = count_columns(columns);
	int widths[ROLL_COLUMNS];

	for (size_t i = 0; i < roll->group_count; i++)
		if (roll->groups[i].columns == columns)
			group = roll->groups[i];
	share(&group, count, room, widths);
	for (size_t c = 0; c < count; c++)
		if (widths[c])
			buffer_text(&text,
				c + 1 < count
					? side_pad(arena, cells[c], widths[c])
					: text_fit(arena, text_safe(arena, cells[c] ? cells[c] : "", true), widths[c]));
	return text.text ? text.text : "";
}

/* Read aloud each line is whole: what is known of it, one after another. */
static const char *aloud(struct arena *arena, const char *const *cells)
{
	struct buffer text = { .arena = arena };

	for (size_t c = 0; c < ROLL_COLUMNS; c++)
		if (cells[c] && *cells[c])
			buffer_print(&text, "%s%s", text.length ? ", " : "", text_safe(arena, cells[c], true));
	return text.text ? text.text : "";
}

const char *roll_text(const struct roll *roll, struct arena *arena, size_t i, int columns)
{
	const struct roll_line *line = &roll->lines[i];
	const char *mark = line->mark ? line->mark : " ";

	if (!line->entity)
		return line->cells[0];
	if (roll->aloud)
		return arena_print(
			arena, "%s%s%s", line->mark ? mark : "", line->mark ? " " : "", aloud(arena, line->cells));
	return arena_print(
		arena, "%s %s", mark, in_columns(roll, arena, columns_of(roll, line), line->cells, columns - MARK));
}

const char *roll_headings(const struct roll *roll, struct arena *arena, int columns)
{
	const struct roll_column *of = roll->kind->columns;
	const char *cells[ROLL_COLUMNS];
	bool any = false;

	for (size_t c = 0; c < count_columns(of); c++) {
		any |= of[c].heading != NULL;
		cells[c] = of[c].heading ? _(of[c].heading) : "";
	}
	if (!any || roll->aloud || !roll->list.count)
		return NULL;
	return arena_print(arena, "%*s%s", MARK, "", in_columns(roll, arena, of, cells, columns - MARK));
}
