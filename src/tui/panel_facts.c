#include <string.h>

#include "base/text.h"
#include "panel_desk.h"

void facts_add(struct facts *facts, const char *label, const char *text)
{
	facts_mark(facts, STYLE_NORMAL, label, text);
}

void facts_mark(struct facts *facts, enum style style, const char *label, const char *text)
{
	if (facts->count < ARRAY_LEN(facts->lines))
		facts->lines[facts->count++] = (struct fact){ label, text ? text : "", style };
}

static void draw_fact(const struct pane *pane, int row, int label_columns, const struct fact *fact)
{
	int column = 1;

	if (fact->label) {
		pane_text_fit(pane, row, 1, label_columns - 1, STYLE_LABEL, fact->label);
		column += label_columns;
	}
	pane_text_fit(pane, row, column, pane->cols - column, fact->style, fact->text);
}

void facts_draw(const struct facts *facts, const struct pane *pane, int label_columns, size_t *top, bool focused)
{
	size_t rows = pane->rows > 0 ? (size_t)pane->rows : 0;
	size_t last = facts->count > rows ? facts->count - rows : 0;

	if (*top > last)
		*top = last;
	for (size_t i = 0; i < rows && *top + i < facts->count; i++)
		draw_fact(pane, (int)i, label_columns, &facts->lines[*top + i]);
	if (focused && rows) {
		pane_text(pane, 0, 0, STYLE_STRONG, ">");
		pane_cursor(pane, 0, 0);
	}
}

const char *facts_say(const struct facts *facts, struct arena *arena, size_t i)
{
	const struct fact *fact = &facts->lines[i];

	if (i >= facts->count)
		return "";
	return fact->label ? arena_print(arena, "%s: %s", fact->label, fact->text) : fact->text;
}

/* A panel of facts scrolls by lines: up and down, pages, edges. */
bool facts_key(const struct event *event, size_t *top, size_t count, int rows)
{
	static const struct {
		int key, twin;
		bool page, edge, down;
	} moves[] = {
		{ K_UP, 'k', false, false, false },
		{ K_DOWN, 'j', false, false, true },
		{ K_PAGE_UP, K_NONE, true, false, false },
		{ K_PAGE_DOWN, K_NONE, true, false, true },
		{ K_HOME, 'g', false, true, false },
		{ K_END, 'G', false, true, true },
	};
	size_t last = rows > 0 && count > (size_t)rows ? count - (size_t)rows : 0;

	for (size_t i = 0; i < ARRAY_LEN(moves); i++) {
		size_t by = moves[i].edge ? count : moves[i].page && rows > 0 ? (size_t)rows : 1;

		if (event->key != moves[i].key && (moves[i].twin == K_NONE || event->key != moves[i].twin))
			continue;
		if (moves[i].down)
			*top = *top + by > last ? last : *top + by;
		else
			*top = *top > by ? *top - by : 0;
		return true;
	}
	return false;
}

const char *fact_known(
	struct ui *ui, struct arena *arena, const struct entity *entity, const char *name, const void *row)
{
	const struct field *field = entity_field(entity, name);

	if (!row || !field || !field_is_known(field, row))
		return NULL;
	return field_format(arena, field, app_context(ui->app, arena), row);
}

const char *fact_text(
	struct ui *ui, struct arena *arena, const struct entity *entity, const char *name, const void *row)
{
	const char *text = fact_known(ui, arena, entity, name, row);

	return text ? text : _("unknown");
}
