/* The form as a view: opening, keys, closing. */
#include "tui/form.h"

#include "base/text.h"
#include "tui/panel.h"

static struct form *form_of(struct view *view)
{
	return view->self;
}

static int value_columns(struct ui *ui, struct form *form)
{
	struct pane body = screen_body(ui);
	struct form_layout layout;

	form_lay_out(ui, form, &body, &layout);
	return layout.fields.cols - layout.label - 1;
}

static const struct widget *widget_at(struct ui *ui, struct form *form)
{
	struct input *input = form_input(form);

	if (!input || form->stop != ON_FIELD || input->shown_only)
		return NULL;
	return widget_of(ui, input, value_columns(ui, form));
}

/* What the bottom line says of the field at hand, unless something has just been told. */
static void tell_hint(struct ui *ui, struct form *form)
{
	const struct widget *widget = widget_at(ui, form);
	const struct input *input = form_input(form);

	if (form->said || !widget)
		return;
	if (input->field->help && ui->grid.cols < 118)
		screen_hint(ui, "%s", _(input->field->help));
	else if (widget->hint)
		screen_hint(ui, "%s", _(widget->hint));
}

/* ---- keys -------------------------------------------------------------------------------------------------------- */

static bool key_popup(struct ui *ui, struct form *form, const struct event *event)
{
	if (!form->picker.open && !form->calendar.open)
		return false;
	if (form->picker.open ? picker_key(&form->picker, event) : calendar_key(&form->calendar, event))
		return true;
	if (event_is(event, K_ESC) || event_is(event, K_F4)) {
		picker_close(&form->picker);
		form->calendar.open = false;
		return true;
	}
	if (event_is(event, K_ENTER)) {
		form_take(ui, form);
		return true;
	}
	/* Tab takes the line that the person points at, or the only one. */
	if (event_is(event, K_TAB) && (form->picker.moved || form->picker.fits == 1 || form->calendar.open))
		form_take(ui, form);
	return false;
}

static bool key_widget(struct ui *ui, struct form *form, const struct event *event)
{
	const struct widget *widget = widget_at(ui, form);
	struct input *input = form_input(form);
	bool text = event->kind == EVENT_TEXT || event->kind == EVENT_PASTE;

	if (!widget || !widget->key(ui, input, event, value_columns(ui, form)))
		return false;
	form->calendar.open = false;
	if (widget->picks && (text || event_is(event, K_BACKSPACE) || event_is(event, K_DELETE)) &&
		*line_text(&input->line))
		picker_open(&form->picker, ui, input, line_text(&input->line));
	else
		picker_close(&form->picker);
	return true;
}

static void press(struct ui *ui, struct form *form)
{
	if (form->stop == ON_NEXT)
		form_go_group(ui, form, form->group + 1);
	else if (form->stop == ON_BACK)
		form_close(ui, form);
	else
		form_next(ui, form);
}

static void next_group(struct ui *ui, struct form *form)
{
	form_go_group(ui, form, form->group + 1);
}

static void previous_group(struct ui *ui, struct form *form)
{
	form_go_group(ui, form, form->group + form->group_count - 1);
}

static void save_now(struct ui *ui, struct form *form)
{
	struct input *input = form_input(form);

	picker_close(&form->picker);
	if (!input || form->stop != ON_FIELD || !input_is_dirty(input))
		screen_say(ui, "%s",
			form_dirty(form) ? _("This field is saved. Others are still drafts.")
					 : _("Everything is saved already."));
	else
		form_save(ui, form, input);
	form->said = true;
}

/* Ctrl+Z first takes back what is being typed. */
static bool undo_typing(struct ui *ui, struct form *form)
{
	struct input *input = form_input(form);

	if (!input || form->stop != ON_FIELD || !input_is_dirty(input)) {
		form->said = true; /* undo of the file has its own message */
		return false;
	}
	form_revert(ui, form, input);
	return true;
}

static const struct {
	int key;
	void (*run)(struct ui *, struct form *);
} keys[] = {
	{ K_TAB, form_next },
	{ K_SHIFT | K_TAB, form_previous },
	{ K_DOWN, form_next },
	{ K_UP, form_previous },
	{ K_ENTER, press },
	{ K_CTRL | K_PAGE_DOWN, next_group },
	{ K_CTRL | K_PAGE_UP, previous_group },
	{ K_PAGE_DOWN, next_group },
	{ K_PAGE_UP, previous_group },
	{ K_CTRL | 's', save_now },
	{ K_F4, form_open_choices },
};

static bool key_form(struct ui *ui, struct form *form, const struct event *event)
{
	if (event_is(event, K_CTRL | 'z'))
		return undo_typing(ui, form);
	/* On the buttons left and right move as well. */
	if (form->stop != ON_FIELD && (event_is(event, K_LEFT) || event_is(event, K_RIGHT))) {
		form_go_stop(ui, form, event_is(event, K_LEFT) ? ON_NEXT : ON_BACK);
		return true;
	}
	for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
		if (event->kind != EVENT_KEY || event->key != keys[i].key)
			continue;
		keys[i].run(ui, form);
		return true;
	}
	return false;
}

void form_close(struct ui *ui, struct form *form)
{
	form_leave(ui, form);
	screen_pop(ui);
}

static bool dispatch(struct ui *ui, struct form *form, const struct event *event)
{
	if (event->kind == EVENT_MOUSE)
		return form_mouse(ui, form, event);
	if (key_popup(ui, form, event) || key_widget(ui, form, event) || key_form(ui, form, event))
		return true;
	if (!event_is(event, K_ESC))
		return false;
	form_close(ui, form);
	return true;
}

static bool key(struct ui *ui, struct view *view, const struct event *event)
{
	struct form *form = form_of(view);
	struct view *below = view->below;
	bool handled;

	if (event->kind == EVENT_IDLE || event->kind == EVENT_END) {
		form_keep_drafts(ui, form);
		return true;
	}
	form->said = false;
	handled = dispatch(ui, form, event);
	if (handled && ui->top != below)
		tell_hint(ui, form);
	return handled;
}

/* ---- the view ---------------------------------------------------------------------------------------------------- */

static bool typing(struct ui *ui, struct view *view)
{
	const struct widget *widget = widget_at(ui, form_of(view));

	return widget && widget->types;
}

static size_t drafts(struct ui *ui, struct view *view)
{
	(void)ui;
	return form_dirty(form_of(view));
}

static void changed(struct ui *ui, struct view *view)
{
	struct error err;

	if (!form_load(ui, form_of(view), &err))
		screen_fail(ui, &err);
}

static void tell_left(struct ui *ui, const struct form *form)
{
	size_t count = form_dirty(form);

	if (count && !form->said)
		screen_warn(ui,
			ngettext("%zu value is not saved. It waits as a draft in the form.",
				"%zu values are not saved. They wait as drafts in the form.", count),
			count);
}

static void close_form(struct ui *ui, struct view *view)
{
	struct form *form = form_of(view);

	if (form->rows_arena) {
		form_keep_drafts(ui, form);
		screen_count_kept(ui);
		tell_left(ui, form);
		arena_close(&form->rows_arena);
	}
	picker_close(&form->picker);
}

const struct view_kind form_view = {
	.name = "form",
	.where = WHERE_FORM,
	.whole = true,
	.typing = typing,
	.draw = form_draw,
	.key = key,
	.drafts = drafts,
	.changed = changed,
	.close = close_form,
};

void form_open(struct ui *ui, const char *title, const struct form_target *targets, size_t count)
{
	struct view *view = screen_push(ui, &form_view, sizeof(struct form));
	struct form *form = form_of(view);
	struct error err;

	form->arena = view->arena;
	form->title = arena_text(form->arena, title);
	form->draft_at = UNKNOWN;
	for (size_t i = 0; i < count && i < FORM_ROWS; i++)
		form->rows[form->row_count++] =
			(struct form_row){ .entity = targets[i].entity, .id = arena_text(form->arena, targets[i].id) };
	form_build(ui, form);
	if (!form->input_count || !form_load(ui, form, &err)) {
		screen_pop(ui);
		screen_fail(ui, &err);
		return;
	}
	form->focus = form_first(form, 0);
	form_offer_drafts(ui, form);
	tell_hint(ui, form);
}
