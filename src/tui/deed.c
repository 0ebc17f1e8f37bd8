#include "deed.h"

#include <string.h>

#include "app/dossier.h"
#include "base/day.h"
#include "tui/dialog.h"

static bool is(const char *text, const char *word)
{
	return text && word && !strcmp(text, word);
}

struct deed *deed_on(struct ui *ui, const char *application)
{
	struct arena *arena = ui->top->arena;
	struct deed *deed = arena_alloc(arena, sizeof(*deed));
	struct dossier *dossier;
	struct error err;

	if (!dossier_load(ui->app, ui->frame, application, &dossier, &err)) {
		screen_fail(ui, &err);
		return NULL;
	}
	deed->application = arena_text(arena, application);
	deed->number = arena_text(arena, dossier->application->number ? dossier->application->number : "");
	deed->book = app_codebook_of(ui->app, dossier->application->arrangement);
	deed->day = deed->until = UNKNOWN;
	return deed;
}

const char *deed_step_text(const struct deed *deed)
{
	return codebook_text(deed->book, "step", deed->step ? deed->step->code : "");
}

/* ---- recording -------------------------------------------------------------------------------------------------- */

/* Is it about gates that may be passed? Their sentence is one of the application's own. */
static bool can_pass(const struct error *err)
{
	const char *sentence = _("Nothing was recorded. It can be done with a reason. Not met:%s");

	return err->code == E_INPUT && !strncmp(err->text, sentence, strcspn(sentence, "%"));
}

static bool check_why(struct ui *ui, void *from, const char *text, struct error *err)
{
	(void)ui;
	(void)from;
	return strspn(text, " ") < strlen(text) || fail(err, E_INPUT, _("Say why in a few words."));
}

static bool record(struct ui *ui, struct deed *deed, const char *passed_why, struct error *err)
{
	const char *told = NULL;

	if (!deed->record(ui, deed, passed_why, &told, err))
		return false;
	screen_changed(ui);
	screen_say(ui, "%s: %s %s", deed->number, deed->done, told && *told ? told : _("Ctrl+Z undoes it."));
	return true;
}

static void pass(struct ui *ui, void *from, const char *text)
{
	struct error err;

	if (!text)
		screen_hint(ui, "%s", _("Nothing was recorded."));
	else if (!record(ui, from, text, &err))
		screen_fail(ui, &err);
}

/* What is not met, a line each. */
static const char *unmet(struct ui *ui, struct deed *deed, const struct error *refusal)
{
	struct buffer text = { .arena = ui->frame };
	const char **warnings;
	struct error ignored;
	size_t count = 0;

	if (!deed->warnings || !deed->warnings(ui, deed, &warnings, &count, &ignored) || !count)
		return refusal->text;
	for (size_t i = 0; i < count; i++)
		buffer_print(&text, "%s? %s", i ? "\n" : "", warnings[i]);
	return text.text;
}

void deed_try(struct ui *ui, struct deed *deed)
{
	struct error err;

	if (record(ui, deed, NULL, &err))
		return;
	if (!can_pass(&err)) {
		screen_fail(ui, &err);
		return;
	}
	dialog_input(ui,
		&(struct dialog_input){ .title = _("Go on all the same?"),
			.text = arena_print(ui->frame, "%s\n%s", unmet(ui, deed, &err),
				_("You may go on with a reason. Your name goes with it. Esc: nothing is recorded.")),
			.value = "",
			.max = 200,
			.check = check_why,
			.done = pass,
			.from = deed });
}

/* ---- what is asked ---------------------------------------------------------------------------------------------- */

/* May the person of this file set it without naming somebody else? */
static bool may_self(const struct ui *ui, const struct deed *deed)
{
	const char *all = deed->step ? codebook_value(ui->frame, deed->step, "set_by") : NULL;

	return !deed->on_behalf && (!all || codebook_holds(deed->step, "set_by", ui->app->role));
}

static void list_roles(struct ui *ui, const struct deed *deed, struct option **options, size_t *count)
{
	size_t total;
	const struct code_entry *roles = codebook_list(deed->book, "role", &total);
	const char *all = deed->step ? codebook_value(ui->frame, deed->step, "set_by") : NULL;

	*options = arena_alloc(ui->frame, (total + 1) * sizeof(**options));
	for (size_t i = 0; i < total; i++)
		if (!all || codebook_holds(deed->step, "set_by", roles[i].code))
			(*options)[(*count)++] =
				(struct option){ roles[i].code, ui->app->dutch ? roles[i].nl : roles[i].en, NULL };
}

static void list_reasons(struct ui *ui, const struct deed *deed, struct option **options, size_t *count)
{
	size_t total;
	const struct code_entry *reasons = codebook_list(deed->book, "decline", &total);

	*options = arena_alloc(ui->frame, (total + 1) * sizeof(**options));
	for (size_t i = 0; deed->reasons && i < total; i++)
		if (is(reasons[i].reason.kind, deed->reasons))
			(*options)[(*count)++] = (struct option){ reasons[i].code,
				ui->app->dutch ? reasons[i].nl : reasons[i].en, NULL };
}

/* Does the reason, or the step, ask until when? */
static bool asks_until(struct ui *ui, const struct deed *deed, const struct asked *asked)
{
	const char *reason = ask_value(asked->pairs, asked->count, "reason");
	const struct code_entry *entry = reason ? codebook_find(deed->book, "decline", reason) : NULL;

	return is(entry ? codebook_value(ui->frame, entry, "then.park") : NULL, "date") ||
		(!deed->verdict && deed->step && codebook_holds(deed->step, "asks", "until"));
}

bool deed_choices(
	struct ui *ui, void *from, const char *field, const struct asked *asked, struct option **options, size_t *count)
{
	const struct deed *deed = from;
	bool self = may_self(ui, deed);

	*count = 0;
	if (is(field, "role") && !self)
		list_roles(ui, deed, options, count);
	else if (is(field, "reason"))
		list_reasons(ui, deed, options, count);
	if (is(field, "role") || is(field, "reason"))
		return true;
	return is(field, "name") ? self : is(field, "until") && !asks_until(ui, deed, asked);
}

void deed_take(struct ui *ui, struct deed *deed, const char *const *pairs, size_t count)
{
	const char *until = ask_value(pairs, count, "until");
	struct error ignored;

	deed->role = ask_value(pairs, count, "role");
	deed->name = ask_value(pairs, count, "name");
	deed->reason = ask_value(pairs, count, "reason");
	deed->note = ask_value(pairs, count, "note");
	deed->until = UNKNOWN;
	if (until && !day_parse(until, app_today(ui->app), &deed->until, &ignored))
		deed->until = UNKNOWN;
}

static bool asked(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	deed_take(ui, from, pairs, count);
	deed_try(ui, from);
	return true;
}

void deed_ask(struct ui *ui, struct deed *deed, const char *title)
{
	struct ask ask = { .title = title,
		.entity = &entity_step_change,
		.fields = { "role", "name", "reason", "until", "note" },
		.needs = { "role", "name", "until" },
		.choices = deed_choices,
		.done = asked,
		.from = deed };

	if (deed->reasons && (!deed->step || deed->verdict || codebook_holds(deed->step, "needs", "reason")))
		ask.needs[3] = "reason";
	ask_open(ui, &ask);
}
