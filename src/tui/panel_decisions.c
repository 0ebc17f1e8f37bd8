/* Panel 4: the log of the table's decisions, newest first, by day. */
#include <string.h>

#include "panel_desk.h"
#include "tui/dialog.h"

static const char *
outcome_text(struct ui *ui, struct arena *arena, const struct decision *decision)
{
	const struct codebook *book = app_codebook(ui->app);
	const struct code_entry *outcome = codebook_find(book, "outcome", decision->outcome ? decision->outcome : "");
	bool moved = outcome && outcome->outcome.to && decision->step_after;
	struct buffer text = { .arena = arena };

	/* a log tells what a case became: "admitted", not "admit" */
	buffer_text(&text, moved ? codebook_text(book, "step", decision->step_after)
				 : codebook_text(book, "outcome", decision->outcome));
	if (decision->until != UNKNOWN)
		buffer_print(&text, _(" until %s"), day_format(arena, decision->until));
	if (decision->withdrawn == 1)
		buffer_print(&text, " (%s)", _("withdrawn"));
	return text.text;
}

static const char *
reason_text(struct ui *ui, struct arena *arena, const struct decision *decision)
{
	const struct codebook *book = app_codebook(ui->app);

	if (decision->reason)
		return codebook_text(book, "decline", decision->reason);
	if (decision->conditions)
		return decision->conditions;
	if (decision->contract_form)
		return codebook_text(book, "contract_form", decision->contract_form);
	(void)arena;
	return decision->note;
}

/* "ZK-0042" or "0042" for ZK-2026-0042. */
static const char *
short_number(struct arena *arena, const char *number, bool prefix)
{
	const char *first = number ? strchr(number, '-') : NULL, *second = first ? strchr(first + 1, '-') : NULL;

	if (!second)
		return number ? number : "";
	return prefix ? arena_print(arena, "%.*s%s", (int)(first - number), number, second) : second + 1;
}

/* Day of a decision: nothing for today, else dd-mm. */
static const char *
when_text(struct ui *ui, struct arena *arena, const struct decision *decision)
{
	int64_t day = decision->decided_at / MINUTES_PER_DAY;
	const char *whole;

	if (decision->decided_at == UNKNOWN)
		return "";
	whole = time_format(arena, decision->decided_at);
	if (day == app_today(ui->app))
		return whole + strlen("dd-mm-yyyy ");
	return arena_copy(arena, whole, strlen("dd-mm"));
}

static void
draw_entry(struct ui *ui, const struct pane *pane, int *row, const struct logged *logged, bool chosen, bool wide)
{
	const struct decision *decision = logged->decision;
	const char *reason = reason_text(ui, ui->frame, decision);
	enum style style = chosen ? STYLE_ROW_AT : decision->withdrawn == 1 ? STYLE_HINT : STYLE_NORMAL;

	if (chosen) {
		pane_fill_row(pane, *row, style);
		pane_text(pane, *row, 0, style, ">");
	}
	pane_print(pane, (*row)++, 1, style, "%-5s %s %s", when_text(ui, ui->frame, decision),
		   short_number(ui->frame, logged->number, wide),
		   outcome_text(ui, ui->frame, decision));
	if (reason && *row < pane->rows)
		pane_text(pane, (*row)++, wide ? 9 : 7, STYLE_HINT, reason);
}

static void
draw(struct ui *ui, const struct pane *pane, bool focused)
{
	struct desk *desk = desk_of(ui);
	struct logged *log;
	size_t count = desk_log(ui, &log), first;
	int row = 0;

	if (desk->log_at >= count)
		desk->log_at = count ? count - 1 : 0;
	/* the chosen entry shows whatever the others take: begin at it when it lies below the first screenful */
	first = desk->log_at * 2 + 1 < (size_t)(pane->rows > 0 ? pane->rows : 0) ? 0 : desk->log_at;
	if (!count)
		pane_wrap(pane, 0, 1, STYLE_HINT, _("No decisions yet. F8 records one."));
	for (size_t i = first; i < count && row < pane->rows; i++) {
		if (focused && i == desk->log_at)
			pane_cursor(pane, row, 0);
		draw_entry(ui, pane, &row, &log[i], focused && i == desk->log_at, pane->cols >= 44);
	}
	if (row + 2 < pane->rows && count)
		pane_wrap(pane, pane->rows - 2, 1, STYLE_HINT,
			  _("Everything stays. To correct: a new decision that points to the old one."));
}

static void
show_whole(struct ui *ui)
{
	const struct context *context = app_context(ui->app, ui->frame);
	struct buffer text = { .arena = ui->frame };
	struct logged *log;
	size_t count = desk_log(ui, &log);
	const struct decision *decision;

	if (desk_of(ui)->log_at >= count)
		return;
	decision = log[desk_of(ui)->log_at].decision;
	for (size_t i = 0; i < entity_decision.field_count; i++) {
		const struct field *field = &entity_decision.fields[i];

		if (field_is_known(field, decision) && strcmp(field->name, "application"))
			buffer_print(&text, "%s: %s\n", _(field->label), field_format(ui->frame, field, context, decision));
	}
	dialog_tell(ui, arena_print(ui->frame, _("Decision on %s"), log[desk_of(ui)->log_at].number), text.text);
}

static bool
key(struct ui *ui, const struct event *event, int rows)
{
	struct logged *log;
	size_t count = desk_log(ui, &log);

	if (event_is(event, K_ENTER)) {
		show_whole(ui);
		return count > 0;
	}
	(void)rows;
	return facts_key(event, &desk_of(ui)->log_at, count, 1);
}

static bool
click(struct ui *ui, enum mouse mouse, int row, int col, int rows)
{
	struct event wheel = key_event(mouse == MOUSE_WHEEL_UP ? K_UP : K_DOWN);

	(void)row;
	(void)col;
	return mouse == MOUSE_CLICK || key(ui, &wheel, rows);
}

static const char *
title(struct ui *ui, struct arena *arena, int columns)
{
	(void)ui;
	(void)arena;
	return columns >= 44 ? _("Decisions · log") : _("Decisions");
}

static const char *
foot(struct ui *ui, struct arena *arena, int columns)
{
	(void)ui;
	(void)arena;
	(void)columns;
	return _("Enter = more");
}

static size_t
line_count(struct ui *ui)
{
	struct logged *log;

	return desk_log(ui, &log);
}

static size_t
line_at(struct ui *ui)
{
	return desk_of(ui)->log_at;
}

static const char *
say(struct ui *ui, struct arena *arena, size_t i)
{
	struct logged *log;
	size_t count = desk_log(ui, &log);

	if (i >= count)
		return "";
	return arena_print(arena, "%s, %s, %s", when_text(ui, arena, log[i].decision),
			   log[i].number ? log[i].number : "", outcome_text(ui, arena, log[i].decision));
}

const struct panel_kind panel_decisions = {
	.name = N_("Decisions"),
	.title = title,
	.foot = foot,
	.draw = draw,
	.key = key,
	.click = click,
	.lines = line_count,
	.at = line_at,
	.say = say,
};
