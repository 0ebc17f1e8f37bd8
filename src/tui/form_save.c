/* Saving and drafts. */
#include <string.h>

#include "base/text.h"
#include "tui/form.h"

static const char *time_text(struct ui *ui, int64_t time)
{
	int minutes = (int)(time % MINUTES_PER_DAY);

	return arena_print(ui->frame, "%02d:%02d", minutes / 60, minutes % 60);
}

static bool put_draft(struct ui *ui, struct form *form, struct input *input, const char *text)
{
	const struct form_row *row = &form->rows[input->row];
	struct error err;

	if (!edit_save_draft(ui->app, row->entity, row->id, input->field, text, &err)) {
		screen_fail(ui, &err);
		form->said = true;
		return false;
	}
	input->draft = arena_text(form->arena, text);
	return true;
}

size_t form_dirty(const struct form *form)
{
	size_t count = 0;

	for (size_t i = 0; i < form->input_count; i++)
		count += input_is_dirty(&form->inputs[i]);
	return count;
}

void form_keep_drafts(struct ui *ui, struct form *form)
{
	for (size_t i = 0; i < form->input_count; i++) {
		struct input *input = &form->inputs[i];
		bool dirty = input_is_dirty(input);
		const char *text = dirty ? line_text(&input->line) : NULL;

		if (text == input->draft || (text && input->draft && !strcmp(text, input->draft)))
			continue;
		if (!put_draft(ui, form, input, text))
			return;
		if (dirty)
			form->draft_at = clock_time(&ui->app->clock);
	}
}

/* The wire value of an element as it was typed. */
static bool element_value(struct ui *ui, const struct input *input, const char **value, struct error *err)
{
	const char *typed = input_typed(input);

	if (!edit_check(ui->app, input->field, typed, err) || !text_clean(ui->frame, typed, strlen(typed), value, err))
		return false;
	for (const struct choice *choice = input->field->choices; **value && choice && choice->code; choice++)
		if (!strcmp(*value, choice->code) || !text_compare(*value, _(choice->label)))
			*value = choice->code;
	return true;
}

static bool save_pair(struct ui *ui, const struct form_row *row, const char *cell, const char *value, struct error *err)
{
	const char *pair = arena_print(ui->frame, "%s=%s", cell, value);

	return edit_assign(ui->app, row->entity, row->id, &pair, 1, err);
}

static bool write_value(struct ui *ui, struct form *form, struct input *input, bool *saved, struct error *err)
{
	const struct form_row *row = &form->rows[input->row];
	const char *value;

	if (!input->element)
		return edit_field(
			ui->app, row->entity, row->id, input->field, input_typed(input), row->seen, saved, err);
	*saved = true;
	return element_value(ui, input, &value, err) && save_pair(ui, row, input->field->name, value, err);
}

static void tell_saved(struct ui *ui, struct form *form, const struct input *input)
{
	screen_say(ui, _("Saved %s. %s."), time_text(ui, clock_time(&ui->app->clock)),
		input->beside ? _(input->whole->label) : _(input->field->label));
	form->said = true;
}

/* The file has it now: shown as the file writes it, and no draft any more. */
static void settle_saved(struct ui *ui, struct form *form, struct input *input, bool saved)
{
	input->saved = arena_text(form->rows_arena, line_text(&input->line));
	input->err.code = E_NONE;
	if (input->draft)
		put_draft(ui, form, input, NULL);
	screen_changed(ui);
	if (saved)
		tell_saved(ui, form, input);
}

static void tell_unsaved(struct ui *ui, struct form *form, const struct input *input)
{
	if (input->err.code == E_INPUT)
		screen_warn(ui, _("Not saved yet: %s. The text stays as a draft."), _(input->field->label));
	else
		screen_warn(ui, _("%s What you typed stays here."), input->err.text);
	form->said = true;
}

bool form_save(struct ui *ui, struct form *form, struct input *input)
{
	bool saved;

	if (!input_is_dirty(input)) {
		if (input->draft)
			put_draft(ui, form, input, NULL);
		return true;
	}
	input->left = true;
	if (write_value(ui, form, input, &saved, &input->err)) {
		settle_saved(ui, form, input, saved);
		return true;
	}
	form_keep_drafts(ui, form);
	tell_unsaved(ui, form, input);
	return false;
}

/* A value of the history as the wire or as typed: of an element only its answer. */
static bool write_head(
	struct ui *ui, struct form *form, struct input *input, const struct past *head, struct error *err)
{
	const struct form_row *row = &form->rows[input->row];
	bool saved;

	if (strchr(head->cell, '.') && !input->element)
		return save_pair(ui, row, head->cell, *head->value ? "true" : "", err);
	if (!input->element)
		return edit_field(ui->app, row->entity, row->id, input->field, head->value, row->seen, &saved, err);
	line_set(&input->line, form_past_value(ui, input, head));
	*input->picked = '\0';
	return write_value(ui, form, input, &saved, err);
}

void form_settle(struct ui *ui, struct form *form, struct input *input, size_t head)
{
	if (head >= input->head_count)
		return;
	if (write_head(ui, form, input, &input->heads[head], &input->err)) {
		line_set(&input->line, input->saved);
		settle_saved(ui, form, input, true);
	} else {
		tell_unsaved(ui, form, input);
	}
}

void form_revert(struct ui *ui, struct form *form, struct input *input)
{
	input_set(ui, input, input->saved, NULL);
	input->left = false;
	if (input->draft)
		put_draft(ui, form, input, NULL);
	screen_say(ui, _("As saved again: %s."), _(input->field->label));
	form->said = true;
}

static struct input *input_of_draft(struct form *form, const struct edit_draft *draft)
{
	for (size_t i = 0; i < form->input_count; i++) {
		struct input *input = &form->inputs[i];
		const struct form_row *row = &form->rows[input->row];

		if (!strcmp(row->entity->name, draft->entity) && !strcmp(row->id, draft->id) &&
			!strcmp(input->field->name, draft->field))
			return input;
	}
	return NULL;
}

static void tell_drafts(struct ui *ui, struct form *form, size_t count, int64_t time)
{
	const char *when = time_text(ui, time);

	if (time / MINUTES_PER_DAY != app_today(ui->app))
		when = time_format(ui->frame, time);
	if (count == 1)
		screen_say(ui, _("There was still a draft of %s. It is back in its field."), when);
	else
		screen_say(ui, _("There were still %zu drafts, the last of %s. They are back in their fields."), count,
			when);
	form->draft_at = time;
	form->said = true;
}

void form_offer_drafts(struct ui *ui, struct form *form)
{
	struct edit_draft *drafts;
	struct error err;
	size_t count, offered = 0;
	int64_t time = 0;

	if (!edit_list_drafts(ui->app, ui->frame, &drafts, &count, &err)) {
		screen_fail(ui, &err);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		struct input *input = input_of_draft(form, &drafts[i]);

		if (!input || input->shown_only)
			continue;
		input_set(ui, input, drafts[i].text, NULL);
		input->draft = arena_text(form->arena, drafts[i].text);
		input->left = true;
		if (!offered++)
			form_go(ui, form, (size_t)(input - form->inputs));
		time = drafts[i].time > time ? drafts[i].time : time;
	}
	if (offered)
		tell_drafts(ui, form, offered, time);
}
