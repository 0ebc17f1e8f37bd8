#include "tui/side.h"

#include "base/text.h"

enum { WIDE = 100, BESIDE = 46, HIGH = 20, BELOW = 8, TITLE_ROWS = 1 };

void side_place(const struct ui *ui, const struct pane *body, struct side *side)
{
	int rows = body->rows - TITLE_ROWS;
	bool beside = body->cols >= WIDE && !ui->read_aloud, below = !beside && body->rows >= HIGH && !ui->read_aloud;

	side->list =
		pane_part(body, TITLE_ROWS, 0, below ? rows - BELOW : rows, beside ? body->cols - BESIDE : body->cols);
	if (beside)
		side->detail = pane_part(body, TITLE_ROWS, body->cols - BESIDE, rows, BESIDE);
	else
		side->detail = pane_part(body, body->rows - BELOW, 0, below ? BELOW : 0, body->cols);
}

void side_tell(struct ui *ui, const struct pane *detail, const char *title, const char *text)
{
	struct pane inside = pane_inside(detail);
	const char *const *lines;
	int count, below;

	if (!detail->rows)
		return;
	inside = pane_part(&inside, 0, 1, inside.rows, inside.cols - 2);
	count = text && *text ? (int)text_wrap(ui->frame, text, inside.cols, &lines) : 0;
	below = count - inside.rows;
	pane_frame(detail, false, title,
		below > 0 ? arena_print(ui->frame, _("v %lld more: Enter"), (long long)below) : NULL);
	for (int i = 0; i < count && i < inside.rows; i++)
		pane_text(&inside, i, 0, STYLE_NORMAL, lines[i]);
}

const char *side_pad(struct arena *arena, const char *text, int columns)
{
	const char *fit = text_fit(arena, text_safe(arena, text ? text : "", true), columns - 1);

	return arena_print(arena, "%s%*s", fit, columns - text_width(fit), "");
}
