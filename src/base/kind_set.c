#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "elements.h"
#include "kind_parts.h"

/* Are the codes of the elements those of a list in the program? Else they are the arrangement's. */
static bool has_fixed_codes(const struct field *field)
{
	return field->choices && !field->list && !field->ref;
}

static const struct choice *value_choices(const struct field *field)
{
	return field->list || field->ref ? field->choices : NULL;
}

bool element_check(struct arena *arena, const struct field *field, const char *code, struct error *err)
{
	if (has_fixed_codes(field) && !choice_of(field->choices, code))
		return choice_refuse(arena, field->choices, code, err);
	return code_is_good(code) ||
		fail(err, E_INPUT, _("\"%s\" is not a code. Codes have a-z, 0-9 and _."), quoted(arena, code));
}

static const char *element_find(struct arena *arena, const struct field *field, const struct context *context,
	const char *typed, struct error *err)
{
	return has_fixed_codes(field) ? choice_find(arena, field->choices, typed, err)
				      : code_find(arena, field, context, typed, err);
}

static const char *element_label(
	struct arena *arena, const struct field *field, const struct context *context, const char *code)
{
	const char *label = has_fixed_codes(field) ? field_choice_label(field, code) : NULL;

	return label ? label : code_label(arena, field, context, code);
}

static bool set_read(struct arena *arena, const struct field *field, const char *wire, void *value, struct error *err)
{
	(void)field;
	if (strcmp(wire, "true"))
		return fail(err, E_INPUT, _("\"%s\" is neither true nor null."), quoted(arena, wire));
	*(const char **)value = "true";
	return true;
}

static bool scores_read(
	struct arena *arena, const struct field *field, const char *wire, void *value, struct error *err)
{
	const struct choice *choices = value_choices(field);

	if (!choices)
		return line_read(arena, field, wire, value, err);
	if (!choice_of(choices, wire))
		return choice_refuse(arena, choices, wire, err);
	*(const char **)value = arena_text(arena, wire);
	return true;
}

static const char *write_element(struct arena *arena, const struct field *field, const void *value)
{
	const char *text = *(const char *const *)value;

	(void)field;
	return text && *text ? arena_text(arena, text) : NULL;
}

/* The next part of what was typed, without outer blanks; false at the end. */
static bool take_part(struct arena *arena, const char **at, const char *separators, const char **part)
{
	while (**at) {
		size_t length = strcspn(*at, separators), start = strspn(*at, " \t"), end = length;

		while (end > start && strchr(" \t", (*at)[end - 1]))
			end--;
		*part = end > start ? arena_copy(arena, *at + start, end - start) : "";
		*at += length + ((*at)[length] != '\0');
		if (**part)
			return true;
	}
	return false;
}

static bool set_parse(struct arena *arena, const struct field *field, const struct context *context, const char *typed,
	void *value, struct error *err)
{
	const char *part, *all = NULL, *clean;

	if (!text_clean(arena, typed, strlen(typed), &clean, err))
		return false;
	while (take_part(arena, &clean, ",;\n", &part)) {
		const char *code = element_find(arena, field, context, part, err);

		if (!code)
			return false;
		all = element_put(arena, all, code, "");
	}
	*(const char **)value = all;
	return true;
}

static bool score_parse(
	struct arena *arena, const struct field *field, const char *typed, const char **out, struct error *err)
{
	const struct choice *choices = value_choices(field);

	if (!choices)
		return line_parse(arena, field, typed, out, err);
	return (*out = choice_find(arena, choices, typed, err));
}

/* "days: yes" → days and yes. */
static bool take_score(struct arena *arena, const struct field *field, const struct context *context, const char *part,
	const char **all, struct error *err)
{
	size_t split = strcspn(part, "=:");
	const char *name = arena_copy(arena, part, split), *text = part + split, *code, *score;

	if (!*text)
		return fail(err, E_INPUT, _("\"%s\" has no answer. Type for example %s: answer."), quoted(arena, part),
			quoted(arena, part));
	if (!text_clean(arena, name, split, &name, err) || !(code = element_find(arena, field, context, name, err)))
		return false;
	text += 1 + strspn(text + 1, " \t");
	if (!*text)
		return true;
	if (!score_parse(arena, field, text, &score, err))
		return false;
	*all = element_put(arena, *all, code, score);
	return true;
}

static bool scores_parse(struct arena *arena, const struct field *field, const struct context *context,
	const char *typed, void *value, struct error *err)
{
	const char *part, *all = NULL, *clean;

	if (!text_clean(arena, typed, strlen(typed), &clean, err))
		return false;
	/* A sentence may hold a comma. */
	while (take_part(arena, &clean, value_choices(field) ? ",;\n" : ";\n", &part))
		if (!take_score(arena, field, context, part, &all, err))
			return false;
	*(const char **)value = all;
	return true;
}

static const char *set_format(
	struct arena *arena, const struct field *field, const struct context *context, const void *value)
{
	const char *at = *(const char *const *)value, *code, *score;
	struct buffer out = { .arena = arena };

	buffer_text(&out, "");
	while (field_next_element(arena, &at, &code, &score)) {
		buffer_text(&out, out.length ? ", " : "");
		buffer_text(&out, element_label(arena, field, context, code));
	}
	return out.text;
}

static const char *scores_format(
	struct arena *arena, const struct field *field, const struct context *context, const void *value)
{
	const char *at = *(const char *const *)value, *code, *score;
	struct buffer out = { .arena = arena };

	buffer_text(&out, "");
	while (field_next_element(arena, &at, &code, &score)) {
		const struct choice *choice = score ? choice_of(value_choices(field), score) : NULL;

		buffer_print(&out, "%s%s: %s", out.length ? "; " : "", element_label(arena, field, context, code),
			choice          ? _(choice->label)
				: score ? score
					: "");
	}
	return out.text;
}

const struct kind kind_set = {
	.name = "set",
	.elements = true,
	.read = set_read,
	.write = write_element,
	.parse = set_parse,
	.format = set_format,
};

const struct kind kind_scores = {
	.name = "scores",
	.elements = true,
	.read = scores_read,
	.write = write_element,
	.parse = scores_parse,
	.format = scores_format,
};
