#include "tui/ask.h"

#include <string.h>

#include "base/text.h"
#include "tui/dialog.h"

enum { OPTIONS_MAX = 60 };

struct asking {
	struct ask ask;
	struct arena *arena; /* of the view below */
	size_t at, total;
	const char *answers[ASK_MAX]; /* by question; NULL: not asked, "" left open */
	bool asked[ASK_MAX];
	const char *codes[OPTIONS_MAX]; /* of the choices of the question at hand */
	size_t code_count;
};

static void ask_at(struct ui *, struct asking *);

static const struct field *field_at_hand(const struct asking *asking)
{
	return entity_field(asking->ask.entity, asking->ask.fields[asking->at]);
}

static bool is_needed(const struct asking *asking, const struct field *field)
{
	if (!asking->ask.needs[0])
		return (field->flags & REQUIRED) != 0;
	for (size_t i = 0; i < ASK_MAX && asking->ask.needs[i]; i++)
		if (!strcmp(asking->ask.needs[i], field->name))
			return true;
	return false;
}

/* ---- from one to the other -------------------------------------------------------------------------------------- */

/* The last question that was asked before this one comes again, with its answer. */
static void go_back(struct ui *ui, struct asking *asking)
{
	bool typed = false;

	for (size_t i = 0; i < asking->total; i++)
		typed |= asking->answers[i] && *asking->answers[i];
	while (asking->at > 0)
		if (asking->asked[--asking->at]) {
			ask_at(ui, asking);
			return;
		}
	if (typed)
		screen_hint(ui, "%s", _("Nothing was recorded."));
}

/* What was answered to the questions before `end`. */
static struct asked answered(const struct asking *asking, struct arena *arena, size_t end)
{
	const char **pairs = arena_alloc(arena, ASK_MAX * sizeof(*pairs));
	struct asked asked = { pairs, 0 };

	for (size_t i = 0; i < end; i++)
		if (asking->asked[i] && asking->answers[i] && *asking->answers[i])
			pairs[asked.count++] = arena_print(arena, "%s=%s", asking->ask.fields[i], asking->answers[i]);
	return asked;
}

static bool hand_over(struct ui *ui, struct asking *asking)
{
	struct asked asked = answered(asking, asking->arena, asking->total);

	return asking->ask.done(ui, asking->ask.from, asked.pairs, asked.count);
}

static void take(struct ui *ui, struct asking *asking, const char *value)
{
	asking->answers[asking->at++] = value;
	ask_at(ui, asking);
}

static void typed(struct ui *ui, void *from, const char *text)
{
	struct asking *asking = from;

	if (text)
		take(ui, asking, arena_text(asking->arena, text));
	else
		go_back(ui, asking);
}

static void chosen(struct ui *ui, void *from, int line)
{
	struct asking *asking = from;

	if (line >= 0 && (size_t)line < asking->code_count)
		take(ui, asking, asking->codes[line]);
	else
		go_back(ui, asking);
}

/* ---- one question ----------------------------------------------------------------------------------------------- */

static const char *title_of(struct ui *ui, const struct asking *asking)
{
	if (asking->total < 2)
		return asking->ask.title;
	return arena_print(ui->frame, _("%s · %zu of %zu"), asking->ask.title, asking->at + 1, asking->total);
}

static bool check(struct ui *ui, void *from, const char *text, struct error *err)
{
	const struct field *field = field_at_hand(from);

	if (strspn(text, " ") == strlen(text) && is_needed(from, field))
		return fail(err, E_INPUT, _("%s: fill this in, please."), _(field->label));
	return edit_check(ui->app, field, text, err);
}

static bool has_list(const struct field *field)
{
	return !field->kind->elements &&
		(field->choices || field->list || field->kind == &kind_flag ||
			(field->ref && (!strcmp(field->ref, "party") || !strcmp(field->ref, "forum"))));
}

/* The choices of the question; *count 0: it is left out. False: it has none, and is typed. */
static bool list_choices(
	struct ui *ui, struct asking *asking, const struct field *field, struct option **options, size_t *count)
{
	struct error ignored;
	size_t total;
	struct asked asked = answered(asking, ui->frame, asking->at);

	if (asking->ask.choices && asking->ask.choices(ui, asking->ask.from, field->name, &asked, options, count))
		return true;
	return has_list(field) &&
		edit_options(ui->app, ui->frame, field, "", OPTIONS_MAX - 1, options, count, &total, &ignored) &&
		*count;
}

static void ask_choice(
	struct ui *ui, struct asking *asking, const struct field *field, const struct option *options, size_t count)
{
	const char *texts[OPTIONS_MAX], *before = asking->answers[asking->at];
	size_t focus = 0;

	asking->code_count = 0;
	for (size_t i = 0; i < count && i < OPTIONS_MAX - 1; i++) {
		texts[asking->code_count] = options[i].text;
		asking->codes[asking->code_count++] = arena_text(asking->arena, options[i].code);
	}
	if (!is_needed(asking, field)) {
		texts[asking->code_count] = _("(leave open)");
		asking->codes[asking->code_count++] = "";
	}
	for (size_t i = 0; before && i < asking->code_count; i++)
		if (!strcmp(asking->codes[i], before))
			focus = i;
	dialog_choose(ui,
		&(struct dialog_choose){ .title = title_of(ui, asking),
			.text = _(field->label),
			.lines = texts,
			.count = asking->code_count,
			.focus = focus,
			.numbered = true,
			.done = chosen,
			.from = asking });
}

static const char *hint_of(const struct field *field)
{
	return field->kind == &kind_day     ? _("Such as 3-12, tomorrow or +6w.")
		: field->kind == &kind_time ? _("Such as 3-12 13:00, or 13:00 for today.")
					    : NULL;
}

static void ask_text(struct ui *ui, struct asking *asking, const struct field *field)
{
	enum { TEXT_MAX = 1000, DATE_MAX = 40 };
	bool words = field->kind == &kind_text || field->kind == &kind_note;
	const char *before = asking->answers[asking->at], *hint = hint_of(field);
	struct buffer text = { .arena = ui->frame };

	buffer_text(&text, _(field->label));
	if (field->help)
		buffer_print(&text, "\n%s", _(field->help));
	if (hint)
		buffer_print(&text, "\n%s", hint);
	if (!is_needed(asking, field))
		buffer_print(&text, "%s%s", hint ? " " : "\n", _("It may stay empty."));
	dialog_input(ui,
		&(struct dialog_input){ .title = title_of(ui, asking),
			.text = text.text,
			.value = before ? before : "",
			.max = words ? (field->max < TEXT_MAX ? (size_t)field->max : TEXT_MAX) : DATE_MAX,
			.check = check,
			.done = typed,
			.from = asking });
}

/* Asks the question at hand, or the next one that is not left out; after the last one it is done. */
static void ask_at(struct ui *ui, struct asking *asking)
{
	for (; asking->at < asking->total; asking->at++) {
		const struct field *field = field_at_hand(asking);
		struct option *options;
		size_t count = 0;
		bool listed = list_choices(ui, asking, field, &options, &count);

		asking->asked[asking->at] = !listed || count;
		if (listed && !count)
			continue;
		if (listed)
			ask_choice(ui, asking, field, options, count);
		else
			ask_text(ui, asking, field);
		return;
	}
	if (!hand_over(ui, asking))
		go_back(ui, asking);
}

void ask_open(struct ui *ui, const struct ask *ask)
{
	struct arena *arena = ui->top->arena;
	struct asking *asking = arena_alloc(arena, sizeof(*asking));

	asking->ask = *ask;
	asking->ask.title = arena_text(arena, ask->title);
	asking->arena = arena;
	for (; asking->total < ASK_MAX && ask->fields[asking->total]; asking->total++)
		asking->answers[asking->total] =
			ask->values[asking->total] ? arena_text(arena, ask->values[asking->total]) : NULL;
	ask_at(ui, asking);
}

const char *ask_value(const char *const *pairs, size_t count, const char *field)
{
	size_t length = strlen(field);

	for (size_t i = 0; i < count; i++)
		if (!strncmp(pairs[i], field, length) && pairs[i][length] == '=')
			return pairs[i] + length + 1;
	return NULL;
}
