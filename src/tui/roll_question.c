/* Neighbours' questions as a roll: how soon they are answered, never of whom they speak. */
#include <string.h>

#include "app/household.h"
#include "app/show.h"
#include "base/day.h"
#include "roll_household.h"
#include "tui/commands.h"
#include "tui/dialog.h"
#include "tui/roll_parts.h"

static const struct column columns[] = {
	{ N_("home"), 14, 8, 0 },
	{ N_("received"), 18, 11, 1 },
	{ N_("answer"), 30, 20, 0 },
	{ N_("question"), 200, 12, 0 },
	{ NULL, 0, 0, 0 },
};

static const char *time_taken(struct arena *arena, const struct question_line *line)
{
	enum { HOUR = 60, DAY_HOURS = 24 };
	long long days = line->minutes == UNKNOWN ? 0 : (long long)(line->minutes / (DAY_HOURS * (int64_t)HOUR));

	if (line->minutes == UNKNOWN)
		return line->late ? arena_print(arena, _("late, by %s"), day_format(arena, line->answer_by))
				  : arena_print(arena, _("by %s"), day_format(arena, line->answer_by));
	if (line->minutes < 2 * DAY_HOURS * HOUR)
		return arena_print(arena, _("in %lld:%02lld hours"), (long long)(line->minutes / HOUR),
			(long long)(line->minutes % HOUR));
	return arena_print(arena, ngettext("in %lld day", "in %lld days", (unsigned long)days), days);
}

static bool load(struct ui *ui, struct roll *roll, struct error *err)
{
	static const char *const told[] = { "question", "way", "received_at", "answer", "answered_by", "answered_at",
		NULL };
	struct arena *arena = roll->rows_arena;
	struct question_line *lines;
	size_t count, late;

	if (!question_list(ui->app, arena, roll->id, roll->open_only, ROLL_MAX, &lines, &count, &late, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct neighbour_question *question = lines[i].question;
		bool answered = question->answered_at != UNKNOWN;

		roll_add(roll,
			&(struct roll_line){ .entity = &entity_neighbour_question,
				.id = question->row.id,
				.mark = lines[i].late ? "!"
					: answered    ? "+"
						      : NULL,
				.style = lines[i].late ? STYLE_LOOK
					: answered     ? STYLE_HINT
						       : STYLE_NORMAL,
				.detail = roll_tell(ui, arena, &entity_neighbour_question, question, told),
				.cells = { lines[i].home, time_format(arena, question->received_at),
					time_taken(arena, &lines[i]), question->question } });
	}
	return true;
}

static bool record(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const struct roll *roll = from;
	const char *text = ask_value(pairs, count, "question"), *id, *told = NULL;
	struct error err;
	bool good = question_ask(ui->app, ui->frame, roll->kept, text ? text : "", ask_value(pairs, count, "way"),
		UNKNOWN, &id, &told, &err);

	return roll_done(ui, good, &err, _("The question is recorded."), told);
}

static void ask_it(struct ui *ui, void *from, const char *home)
{
	struct roll *roll = from;

	if (!home)
		return;
	roll->kept = arena_text(roll->arena, home);
	ask_open(ui,
		&(struct ask){ .title = _("New question of a neighbour"),
			.entity = &entity_neighbour_question,
			.fields = { "way", "question" },
			.needs = { "question" },
			.done = record,
			.from = roll });
}

static bool check_number(struct ui *ui, void *from, const char *text, struct error *err)
{
	const struct entity *found;
	const char *id;

	(void)from;
	return show_find(ui->app, ui->frame, &entity_home, text, &found, &id, err);
}

static void take_number(struct ui *ui, void *from, const char *text)
{
	const struct entity *found;
	const char *id;
	struct error err;

	if (!text)
		return;
	if (show_find(ui->app, ui->frame, &entity_home, text, &found, &id, &err))
		ask_it(ui, from, id);
	else
		screen_fail(ui, &err);
}

/* It hangs on a home that is lived in: its number is typed, unless the list is of one home. */
static void new_question(struct ui *ui, struct roll *roll)
{
	if (roll->id)
		ask_it(ui, roll, roll->id);
	else
		dialog_input(ui,
			&(struct dialog_input){ .title = _("New question of a neighbour"),
				.text = _("The number of the home, such as W-0117."),
				.value = "",
				.max = 40,
				.check = check_number,
				.done = take_number,
				.from = roll });
}

static bool record_answer(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const struct roll_line *line = roll_chosen(ui, from);
	struct error err;
	bool good;

	if (!line)
		return true;
	good = question_answer(ui->app, ui->frame, line->id, ask_value(pairs, count, "answer"),
		ask_value(pairs, count, "answered_by"), UNKNOWN, &err);
	return roll_done(ui, good, &err, _("Answered, and recorded."), NULL);
}

static void answer(struct ui *ui, struct roll *roll)
{
	if (roll_chosen(ui, roll))
		ask_open(ui,
			&(struct ask){ .title = _("The answer to the neighbour"),
				.entity = &entity_neighbour_question,
				.fields = { "answer", "answered_by" },
				.needs = { "answer" },
				.done = record_answer,
				.from = roll });
}

static const struct roll_kind questions = {
	.name = "questions",
	.title = N_("Neighbours' questions"),
	.empty = N_("No neighbour asked anything. N records a question."),
	.load = load,
	.columns = columns,
	.acts = { { 'n', N_("New question"), N_("New"), true, new_question },
		{ 'a', N_("Answer it"), N_("Answer"), false, answer },
		{ 'e', N_("All fields"), N_("Fields"), false, roll_edit } },
};

void questions_open(struct ui *ui, const char *home, const char *about)
{
	roll_open(ui, &questions, NULL, home, about);
}

void run_questions(struct ui *ui)
{
	questions_open(ui, NULL, NULL);
}
