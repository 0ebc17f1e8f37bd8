#include "tui/columns.h"

#include "base/error.h"
#include "base/text.h"

size_t columns_count(const struct column *columns)
{
	size_t count = 0;

	while (columns && count < COLUMNS_MAX && columns[count].most)
		count++;
	return count;
}

static int larger(int value, int other)
{
	return value > other ? value : other;
}

void columns_measure(const struct column *columns, const char *const *cells, int *widest)
{
	for (size_t i = 0; i < columns_count(columns); i++) {
		int wanted = cells[i] ? text_width(cells[i]) : 0;

		if (columns[i].heading)
			wanted = larger(wanted, text_width(_(columns[i].heading)));
		widest[i] = larger(widest[i], wanted + 1);
	}
}

/* Takes from the widest, so that no short one is cut for a long one. Returns what could not be taken. */
static int shrink(const struct column *columns, size_t count, int *widths, int over)
{
	for (; over > 0; over--) {
		size_t widest = count;

		for (size_t i = 0; i < count; i++)
			if (widths[i] > columns[i].least && (widest == count || widths[i] > widths[widest]))
				widest = i;
		if (widest == count)
			break;
		widths[widest]--;
	}
	return over;
}

/* The column that may go first; count: none may. */
static size_t least_needed(const struct column *columns, size_t count, const int *widths)
{
	size_t least = count;

	for (size_t i = 0; i < count; i++)
		if (widths[i] && columns[i].drop && (least == count || columns[i].drop > columns[least].drop))
			least = i;
	return least;
}

static int sum_of(const int *widths, size_t count)
{
	int sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += widths[i];
	return sum;
}

/* The wanted widths, made to fit. What a column that went leaves over goes to those that shrank, from the first on. */
static void share(const struct column *columns, size_t count, const int *widest, int room, int *widths)
{
	int wanted[COLUMNS_MAX], over, spare;

	for (size_t i = 0; i < count; i++)
		widths[i] = wanted[i] = widest[i] < columns[i].most ? widest[i] : columns[i].most;
	over = shrink(columns, count, widths, sum_of(widths, count) - room);
	while (over > 0) {
		size_t least = least_needed(columns, count, widths);

		if (least == count)
			break;
		over -= widths[least];
		widths[least] = 0;
	}
	spare = room - sum_of(widths, count);
	for (size_t i = 0; i < count && spare > 0; i++) {
		int more = widths[i] ? wanted[i] - widths[i] : 0;

		more = more > spare ? spare : more;
		widths[i] += more;
		spare -= more;
	}
	if (spare > 0 && count)
		widths[count - 1] += spare;
}

static void add_cell(struct buffer *text, const char *cell, int width, bool last)
{
	const char *safe = text_safe(text->arena, cell ? cell : "", true);
	const char *fit = text_fit(text->arena, safe, last ? width : width - 1);

	buffer_print(text, "%s%*s", fit, last ? 0 : width - text_width(fit), "");
}

const char *columns_text(
	struct arena *arena, const struct column *columns, const int *widest, const char *const *cells, int room)
{
	struct buffer text = { .arena = arena };
	size_t count = columns_count(columns);
	int widths[COLUMNS_MAX];

	share(columns, count, widest, room, widths);
	for (size_t i = 0; i < count; i++)
		if (widths[i])
			add_cell(&text, cells[i], widths[i], i + 1 == count);
	return text.text ? text.text : "";
}

const char *columns_headings(struct arena *arena, const struct column *columns, const int *widest, int room)
{
	const char *cells[COLUMNS_MAX];
	bool any = false;

	for (size_t i = 0; i < columns_count(columns); i++) {
		any |= columns[i].heading != NULL;
		cells[i] = columns[i].heading ? _(columns[i].heading) : "";
	}
	return any ? columns_text(arena, columns, widest, cells, room) : NULL;
}

const char *columns_aloud(struct arena *arena, const char *const *cells)
{
	struct buffer text = { .arena = arena };

	for (size_t i = 0; i < COLUMNS_MAX; i++)
		if (cells[i] && *cells[i])
			buffer_print(&text, "%s%s", text.length ? ", " : "", text_safe(arena, cells[i], true));
	return text.text ? text.text : "";
}
