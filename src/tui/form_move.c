/* The focus of a form. Leaving an input saves it when it is good. */
#include "tui/form.h"

struct input *form_input(struct form *form)
{
	return form->focus < form->input_count ? &form->inputs[form->focus] : NULL;
}

size_t form_first(const struct form *form, size_t group)
{
	for (size_t i = 0; i < form->input_count; i++)
		if (form->inputs[i].group == group && !form->inputs[i].shown_only)
			return i;
	return form->input_count;
}

void form_leave(struct ui *ui, struct form *form)
{
	struct input *input = form_input(form);

	form->calendar.open = false;
	picker_close(&form->picker);
	if (input && form->stop == ON_FIELD)
		form_save(ui, form, input);
}

void form_go(struct ui *ui, struct form *form, size_t to)
{
	if (to >= form->input_count)
		return;
	if (to != form->focus || form->stop != ON_FIELD)
		form_leave(ui, form);
	form->focus = to;
	form->group = form->inputs[to].group;
	form->stop = ON_FIELD;
}

void form_go_stop(struct ui *ui, struct form *form, enum form_stop stop)
{
	form_leave(ui, form);
	form->stop = stop;
}

/* The neighbour in the same part that can be typed in; input_count: none. */
static size_t neighbour(const struct form *form, bool down)
{
	for (size_t i = form->focus; down ? i + 1 < form->input_count : i > 0;) {
		i = down ? i + 1 : i - 1;
		if (form->inputs[i].group != form->group)
			break;
		if (!form->inputs[i].shown_only)
			return i;
	}
	return form->input_count;
}

static size_t last_of(const struct form *form, size_t group)
{
	size_t last = form->input_count;

	for (size_t i = 0; i < form->input_count; i++)
		if (form->inputs[i].group == group && !form->inputs[i].shown_only)
			last = i;
	return last;
}

void form_next(struct ui *ui, struct form *form)
{
	size_t to = neighbour(form, true);

	if (form->stop == ON_NEXT)
		form_go_stop(ui, form, ON_BACK);
	else if (form->stop == ON_BACK)
		form_go(ui, form, form_first(form, form->group));
	else if (to < form->input_count)
		form_go(ui, form, to);
	else
		form_go_stop(ui, form, ON_NEXT);
}

void form_previous(struct ui *ui, struct form *form)
{
	size_t to = neighbour(form, false);

	if (form->stop == ON_BACK)
		form_go_stop(ui, form, ON_NEXT);
	else if (form->stop == ON_NEXT)
		form_go(ui, form, last_of(form, form->group));
	else if (to < form->input_count)
		form_go(ui, form, to);
	else
		form_go_stop(ui, form, ON_BACK);
}

void form_go_group(struct ui *ui, struct form *form, size_t group)
{
	size_t to = form_first(form, group % form->group_count);

	if (to < form->input_count) {
		form_go(ui, form, to);
		return;
	}
	/* A part that only shows: the focus goes to its buttons. */
	form_leave(ui, form);
	form->group = group % form->group_count;
	for (size_t i = form->input_count; i > 0; i--)
		if (form->inputs[i - 1].group == form->group)
			form->focus = i - 1;
	form->stop = ON_NEXT;
}
