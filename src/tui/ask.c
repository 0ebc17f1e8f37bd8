#include "tui/ask.h"

#include <string.h>

#include "app/edit.h"
#include "base/text.h"
#include "tui/dialog.h"

enum { OPTIONS_MAX = 60 };

struct asking {
	struct ask ask;
	struct arena *arena; /* of the view below */
	size_t at;
	const char *pairs[ASK_MAX];
	size_t count;
	const char *codes[OPTIONS_MAX];
	size_t code_count;
};

static void ask_next(struct ui *, struct asking *);

static const struct field *field_at_hand(const struct asking *asking)
{
	return entity_field(asking->ask.entity, asking->ask.fields[asking->at]);
}

static void take(struct ui *ui, struct asking *asking, const char *value)
{
	if (*value)
		asking->pairs[asking->count++] =
			arena_print(asking->arena, "%s=%s", asking->ask.fields[asking->at], value);
	asking->at++;
	ask_next(ui, asking);
}

static void typed(struct ui *ui, void *from, const char *text)
{
	if (text)
		take(ui, from, arena_text(((struct asking *)from)->arena, text));
}

static void chosen(struct ui *ui, void *from, int line)
{
	struct asking *asking = from;

	if (line >= 0 && (size_t)line < asking->code_count)
		take(ui, asking, asking->codes[line]);
}

static bool check(struct ui *ui, void *from, const char *text, struct error *err)
{
	const struct field *field = field_at_hand(from);

	if (!*text && (field->flags & REQUIRED))
		return fail(err, E_INPUT, _("%s: fill this in, please."), _(field->label));
	return edit_check(ui->app, field, text, err);
}

static bool has_list(const struct field *field)
{
	return !field->kind->elements &&
		(field->choices || field->list || field->kind == &kind_flag ||
			(field->ref && (!strcmp(field->ref, "party") || !strcmp(field->ref, "forum"))));
}

static bool ask_choice(struct ui *ui, struct asking *asking, const struct field *field)
{
	const char *texts[OPTIONS_MAX];
	struct option *options;
	struct error ignored;
	size_t total;

	asking->code_count = 0;
	if (!has_list(field) ||
		!edit_options(ui->app, ui->frame, field, "", OPTIONS_MAX - 1, &options, &asking->code_count, &total,
			&ignored) ||
		!asking->code_count)
		return false;
	for (size_t i = 0; i < asking->code_count; i++) {
		texts[i] = options[i].text;
		asking->codes[i] = arena_text(asking->arena, options[i].code);
	}
	if (!(field->flags & REQUIRED)) {
		texts[asking->code_count] = _("(leave open)");
		asking->codes[asking->code_count++] = "";
	}
	dialog_choose(ui,
		&(struct dialog_choose){ .title = asking->ask.title,
			.text = _(field->label),
			.lines = texts,
			.count = asking->code_count,
			.numbered = true,
			.done = chosen,
			.from = asking });
	return true;
}

static void ask_text(struct ui *ui, struct asking *asking, const struct field *field)
{
	enum { LINE_MAX = 600, DATE_MAX = 40 };
	bool words = field->kind == &kind_text || field->kind == &kind_note;
	const char *text = _(field->label);

	if (field->help)
		text = arena_print(ui->frame, "%s\n%s", text, _(field->help));
	dialog_input(ui,
		&(struct dialog_input){ .title = asking->ask.title,
			.text = text,
			.value = "",
			.max = words ? (field->max < LINE_MAX ? (size_t)field->max : LINE_MAX) : DATE_MAX,
			.check = check,
			.done = typed,
			.from = asking });
}

static void ask_next(struct ui *ui, struct asking *asking)
{
	const struct field *field;

	if (!asking->ask.fields[asking->at]) {
		asking->ask.done(ui, asking->ask.from, asking->pairs, asking->count);
		return;
	}
	field = field_at_hand(asking);
	if (!ask_choice(ui, asking, field))
		ask_text(ui, asking, field);
}

void ask_open(struct ui *ui, const struct ask *ask)
{
	struct arena *arena = ui->top->arena;
	struct asking *asking = arena_alloc(arena, sizeof(*asking));

	asking->ask = *ask;
	asking->ask.title = arena_text(arena, ask->title);
	asking->arena = arena;
	ask_next(ui, asking);
}

const char *ask_value(const char *const *pairs, size_t count, const char *field)
{
	size_t length = strlen(field);

	for (size_t i = 0; i < count; i++)
		if (!strncmp(pairs[i], field, length) && pairs[i][length] == '=')
			return pairs[i] + length + 1;
	return NULL;
}
