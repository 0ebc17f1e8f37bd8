/* Panel 4: the log of the table's decisions, newest first, by day. */
#include <string.h>

#include "app/decide.h"
#include "base/text.h"
#include "panel_desk.h"
#include "tui/dialog.h"

enum { WIDE = 44, TALL = 13 };

/* What it became, and what has to stand with that; the second goes below when the line is too short for both. */
static const char *outcome_text(struct ui *ui, const struct decision *decision)
{
	return decide_result(ui->app, decision->outcome, decision->step_before, decision->step_after);
}

static const char *state_text(struct arena *arena, const struct decision *decision)
{
	if (decision->withdrawn == 1)
		return arena_print(arena, "x %s", _("withdrawn"));
	return decision->until == UNKNOWN ? NULL
					  : arena_print(arena, _(" until %s"), day_format(arena, decision->until)) + 1;
}

static const char *reason_text(struct ui *ui, const struct decision *decision)
{
	const struct codebook *book = app_codebook(ui->app);

	if (decision->reason)
		return decide_reason(
			ui->frame, book, decision->reason, decision->needed ? decision->needed : decision->note);
	if (decision->conditions)
		return decision->conditions;
	if (decision->contract_form)
		return codebook_text(book, "contract_form", decision->contract_form);
	return decision->note;
}

/* "ZK-0042" or "0042" for ZK-2026-0042. */
static const char *short_number(struct arena *arena, const char *number, bool prefix)
{
	const char *first = number ? strchr(number, '-') : NULL, *second = first ? strchr(first + 1, '-') : NULL;

	if (!second)
		return number ? number : "";
	return prefix ? arena_print(arena, "%.*s%s", (int)(first - number), number, second) : second + 1;
}

/* Day of a decision: nothing for today, else dd-mm. */
static const char *when_text(struct ui *ui, struct arena *arena, const struct decision *decision)
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

static const char *entry_line(
	struct ui *ui, const struct logged *logged, const char *when, bool wide, const char *outcome)
{
	return arena_print(ui->frame, "%-5s %s %s", when, short_number(ui->frame, logged->number, wide), outcome);
}

/* How an entry is told: on one line, and more below it. */
struct told {
	const char *line, *more; /* more: NULL: nothing */
};

static struct told tell_entry(struct ui *ui, const struct logged *logged, int cols, bool days)
{
	const struct decision *decision = logged->decision;
	const char *state = state_text(ui->frame, decision), *reason = reason_text(ui, decision), *line, *whole;
	const char *when = days
		? arena_print(ui->frame, "  %s", time_format(ui->frame, decision->decided_at) + strlen("dd-mm-yyyy "))
		: when_text(ui, ui->frame, decision);

	line = entry_line(ui, logged, when, cols >= WIDE, outcome_text(ui, decision));
	if (text_width(line) > cols - 1)
		line = entry_line(ui, logged, when, cols >= WIDE,
			codebook_short(app_codebook(ui->app), "outcome", decision->outcome));
	whole = state ? arena_print(ui->frame, "%s %s", line, state) : line;
	if (text_width(whole) <= cols - 1)
		return (struct told){ whole, reason };
	return (struct told){ line, reason ? arena_print(ui->frame, "%s · %s", state, reason) : state };
}

/* A tall panel has a heading for each day, and says at its foot what a log is. */
static bool has_days(const struct pane *pane)
{
	return pane->cols >= WIDE && pane->rows >= TALL;
}

static int64_t log_day(const struct logged *logged)
{
	return logged->decision->decided_at / MINUTES_PER_DAY;
}

/* One line of the panel. */
struct row_of_log {
	size_t entry;
	const char *text;
	int indent;
	bool heading, more;
};

enum { LOG_ROWS_MAX = 100 };

static const char *day_text(struct ui *ui, int64_t day)
{
	return day == app_today(ui->app) ? _("today") : day_format_long(ui->frame, day);
}

/* The lines from entry `first` on, at most `room`. */
static int lay_out(struct ui *ui, size_t first, const struct pane *pane, int room, struct row_of_log *rows)
{
	struct logged *log;
	size_t count = desk_log(ui, &log);
	bool days = has_days(pane);
	int row = 0;

	for (size_t i = first; i < count && row < room && row + 3 <= LOG_ROWS_MAX; i++) {
		struct told told = tell_entry(ui, &log[i], pane->cols, days);

		if (days && (i == first || log_day(&log[i]) != log_day(&log[i - 1])))
			rows[row++] = (struct row_of_log){ i, day_text(ui, log_day(&log[i])), 1, true, false };
		rows[row++] = (struct row_of_log){ i, told.line, 1, false, false };
		if (told.more)
			rows[row++] = (struct row_of_log){ i, told.more, pane->cols >= WIDE ? 9 : 7, false, true };
	}
	return row < room ? row : room;
}

/* Begins at the newest, or so far down that the chosen entry shows whole. */
static int lay_out_chosen(struct ui *ui, const struct pane *pane, int room, struct row_of_log *rows)
{
	size_t at = desk_of(ui)->log_at;
	int count = lay_out(ui, 0, pane, room, rows);

	for (size_t first = 0; first < at; count = lay_out(ui, ++first, pane, room, rows))
		if (count && (rows[count - 1].entry > at || (rows[count - 1].entry == at && rows[count - 1].more)))
			break;
	return count;
}

static int room_of(const struct pane *pane)
{
	return has_days(pane) ? pane->rows - 3 : pane->rows;
}

static enum style style_of(const struct row_of_log *row, const struct logged *logged, bool chosen)
{
	if (row->heading)
		return STYLE_LABEL;
	if (chosen && !row->more)
		return STYLE_ROW_AT;
	return row->more || logged->decision->withdrawn == 1 ? STYLE_HINT : STYLE_NORMAL;
}

static void draw_row(
	const struct pane *pane, int at, const struct row_of_log *row, const struct logged *logged, bool chosen)
{
	enum style style = style_of(row, logged, chosen);

	if (style == STYLE_ROW_AT) {
		pane_fill_row(pane, at, style);
		pane_text(pane, at, 0, style, ">");
		pane_cursor(pane, at, 0);
	}
	pane_text_fit(pane, at, row->indent, pane->cols - row->indent, style, row->text);
}

static void draw(struct ui *ui, const struct pane *pane, bool focused)
{
	struct desk *desk = desk_of(ui);
	struct row_of_log rows[LOG_ROWS_MAX];
	struct logged *log;
	size_t count = desk_log(ui, &log);
	int shown;

	if (desk->log_at >= count)
		desk->log_at = count ? count - 1 : 0;
	if (!count) {
		pane_wrap(pane, 0, 1, STYLE_HINT, _("No decisions yet. F8 records one."));
		return;
	}
	shown = lay_out_chosen(ui, pane, room_of(pane), rows);
	for (int i = 0; i < shown; i++)
		draw_row(pane, i, &rows[i], &log[rows[i].entry], focused && rows[i].entry == desk->log_at);
	if (has_days(pane))
		pane_wrap(pane, pane->rows - 2, 1, STYLE_HINT,
			_("Everything stays. To correct: a new decision that points to the old one."));
}

/* The gates are kept by code; people read their sentences. */
static void tell_passed(struct ui *ui, const struct decision *decision, struct buffer *text)
{
	const char *at = decision->passed_gates;
	size_t length;

	for (; at && *at; at += length + strspn(at + length, ", ")) {
		length = strcspn(at, ",");
		buffer_print(text, "! %s\n",
			codebook_text(app_codebook(ui->app), "gate", arena_copy(ui->frame, at, length)));
	}
}

static void tell_field(struct ui *ui, const struct decision *decision, size_t i, struct buffer *text)
{
	const struct field *field = &entity_decision.fields[i];

	if (!strcmp(field->name, "passed_gates"))
		tell_passed(ui, decision, text);
	else if (field_is_known(field, decision) && strcmp(field->name, "application"))
		buffer_print(text, "%s: %s\n", _(field->label),
			field_format(ui->frame, field, app_context(ui->app, ui->frame), decision));
}

static void show_whole(struct ui *ui)
{
	struct buffer text = { .arena = ui->frame };
	struct logged *log;
	size_t count = desk_log(ui, &log), from = 0;
	const struct decision *decision;

	if (desk_of(ui)->log_at >= count)
		return;
	decision = log[desk_of(ui)->log_at].decision;
	while (strcmp(entity_decision.fields[from].name, "outcome"))
		from++;
	/* what was decided first, then where and by whom */
	for (size_t i = 0; i < entity_decision.field_count; i++)
		tell_field(ui, decision, (i + from) % entity_decision.field_count, &text);
	dialog_tell(ui, arena_print(ui->frame, _("Decision on %s"), log[desk_of(ui)->log_at].number), text.text);
}

static bool key(struct ui *ui, const struct event *event, int rows)
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

static bool click(struct ui *ui, enum mouse mouse, int row, int col, int rows)
{
	struct event wheel = key_event(mouse == MOUSE_WHEEL_UP ? K_UP : K_DOWN);
	struct row_of_log shown[LOG_ROWS_MAX];
	struct panel_places places;
	struct pane body = screen_body(ui), inside;

	(void)col;
	if (mouse != MOUSE_CLICK)
		return key(ui, &wheel, rows);
	panel_place_all(&body, PANEL_DECISIONS, &places);
	inside = pane_inside(&places.panels[PANEL_DECISIONS]);
	if (row >= lay_out_chosen(ui, &inside, room_of(&inside), shown))
		return true;
	if (shown[row].entry == desk_of(ui)->log_at)
		show_whole(ui);
	desk_of(ui)->log_at = shown[row].entry;
	return true;
}

static const char *title(struct ui *ui, struct arena *arena, int columns)
{
	(void)ui;
	(void)arena;
	return columns >= 40 ? _("Decisions · log") : _("Decisions");
}

static const char *foot(struct ui *ui, struct arena *arena, int columns)
{
	(void)ui;
	(void)arena;
	(void)columns;
	return _("Enter = more");
}

static size_t line_count(struct ui *ui)
{
	struct logged *log;

	return desk_log(ui, &log);
}

static size_t line_at(struct ui *ui)
{
	return desk_of(ui)->log_at;
}

static const char *say(struct ui *ui, struct arena *arena, size_t i)
{
	struct logged *log;
	size_t count = desk_log(ui, &log);

	if (i >= count)
		return "";
	return arena_print(arena, "%s, %s, %s", when_text(ui, arena, log[i].decision),
		log[i].number ? log[i].number : "", outcome_text(ui, log[i].decision));
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
