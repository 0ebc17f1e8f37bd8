#include <string.h>

#include "base/id.h"
#include "base/text.h"
#include "kind_parts.h"

const struct choice *choice_of(const struct choice *choices, const char *code)
{
	for (; choices && choices->code; choices++)
		if (!strcmp(choices->code, code))
			return choices;
	return NULL;
}

static const char *list_labels(struct arena *arena, const struct choice *choices)
{
	struct buffer out = { .arena = arena };

	buffer_text(&out, "");
	for (const struct choice *choice = choices; choice && choice->code; choice++)
		buffer_print(&out, "%s%s", choice == choices ? "" : ", ", _(choice->label));
	return out.text;
}

bool choice_refuse(struct arena *arena, const struct choice *choices, const char *typed, struct error *err)
{
	return fail(err, E_INPUT, _("\"%s\" is not one of the choices. Choose from: %s."), quoted(arena, typed),
		list_labels(arena, choices));
}

enum likeness { UNLIKE, STARTS, SAME };

static enum likeness compare(struct arena *arena, const char *text, const char *typed)
{
	const char *folded = text_fold(arena, text);

	if (!strcmp(folded, typed))
		return SAME;
	return strncmp(folded, typed, strlen(typed)) ? UNLIKE : STARTS;
}

/* By code, by the label on the screen and by the English one. */
static enum likeness likeness_of(struct arena *arena, const struct choice *choice, const char *typed)
{
	const char *const texts[] = { choice->code, _(choice->label), choice->label };
	enum likeness best = UNLIKE;

	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		enum likeness likeness = compare(arena, texts[i], typed);

		best = likeness > best ? likeness : best;
	}
	return best;
}

const char *choice_find(struct arena *arena, const struct choice *choices, const char *typed, struct error *err)
{
	const char *folded = text_fold(arena, typed), *found = NULL;
	size_t starting = 0;

	for (const struct choice *choice = choices; *folded && choice && choice->code; choice++) {
		enum likeness likeness = likeness_of(arena, choice, folded);

		if (likeness == SAME)
			return choice->code;
		if (likeness == STARTS) {
			found = choice->code;
			starting++;
		}
	}
	if (starting == 1)
		return found;
	if (starting)
		fail(err, E_INPUT, _("\"%s\" can be more than one thing. Type more letters."), quoted(arena, typed));
	else
		choice_refuse(arena, choices, typed, err);
	return NULL;
}

bool code_is_good(const char *code)
{
	return id_is_code(code) || id_is_ulid(code);
}

const char *code_find(struct arena *arena, const struct field *field, const struct context *context, const char *typed,
	struct error *err)
{
	const char *code;

	if (context && context->code)
		code = context->code(context->from, arena, field, typed);
	else
		code = code_is_good(typed) ? arena_text(arena, typed) : NULL;
	if (!code)
		fail(err, E_INPUT, _("No single entry fits \"%s\". Type more, or choose from the list."),
			quoted(arena, typed));
	return code;
}

const char *code_label(struct arena *arena, const struct field *field, const struct context *context, const char *code)
{
	const char *label = NULL;

	if (context && context->label)
		label = context->label(context->from, arena, field, code);
	return label ? label : arena_text(arena, code);
}

static bool choice_read(
	struct arena *arena, const struct field *field, const char *wire, void *value, struct error *err)
{
	if (!choice_of(field->choices, wire))
		return choice_refuse(arena, field->choices, wire, err);
	*(const char **)value = arena_text(arena, wire);
	return true;
}

static bool code_read(struct arena *arena, const struct field *field, const char *wire, void *value, struct error *err)
{
	(void)field;
	if (!code_is_good(wire))
		return fail(err, E_INPUT, _("\"%s\" is not a code. Codes have a-z, 0-9 and _."), quoted(arena, wire));
	*(const char **)value = arena_text(arena, wire);
	return true;
}

static const char *code_write(struct arena *arena, const struct field *field, const void *value)
{
	const char *code = *(const char *const *)value;

	(void)field;
	return code && *code ? arena_text(arena, code) : NULL;
}

/* What was typed without outer blanks; NULL in *out: nothing. */
static bool clean_typed(struct arena *arena, const char *typed, const char **out, struct error *err)
{
	if (!text_clean(arena, typed, strlen(typed), out, err))
		return false;
	if (!**out)
		*out = NULL;
	return true;
}

static bool choice_parse(struct arena *arena, const struct field *field, const struct context *context,
	const char *typed, void *value, struct error *err)
{
	const char **code = value;

	(void)context;
	if (!clean_typed(arena, typed, code, err))
		return false;
	return !*code || (*code = choice_find(arena, field->choices, *code, err));
}

static bool code_parse(struct arena *arena, const struct field *field, const struct context *context, const char *typed,
	void *value, struct error *err)
{
	const char **code = value;

	if (!clean_typed(arena, typed, code, err))
		return false;
	return !*code || (*code = code_find(arena, field, context, *code, err));
}

static const char *choice_format(
	struct arena *arena, const struct field *field, const struct context *context, const void *value)
{
	const char *code = *(const char *const *)value, *label;

	(void)context;
	if (!code)
		return "";
	label = field_choice_label(field, code);
	return label ? label : arena_text(arena, code);
}

static const char *code_format(
	struct arena *arena, const struct field *field, const struct context *context, const void *value)
{
	const char *code = *(const char *const *)value;

	return code && *code ? code_label(arena, field, context, code) : "";
}

const struct kind kind_choice = {
	.name = "choice",
	.read = choice_read,
	.write = code_write,
	.parse = choice_parse,
	.format = choice_format,
};

const struct kind kind_code = {
	.name = "code",
	.read = code_read,
	.write = code_write,
	.parse = code_parse,
	.format = code_format,
};

const struct kind kind_ref = {
	.name = "ref",
	.read = code_read,
	.write = code_write,
	.parse = code_parse,
	.format = code_format,
};
