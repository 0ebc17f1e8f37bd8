/* Weight and who is asked in: the weight, why in one sentence, and the invitees as the matrix of the arrangement has them. */
#include <string.h>

#include "app/course.h"
#include "deed.h"
#include "screen_course.h"
#include "tui/dialog.h"

enum { ROLES_MAX = 60 };

struct triage {
	struct deed *deed;
	const char *weight, *why;
	const char *codes[ROLES_MAX]; /* of the lines of the dialog */
	bool asks_why[ROLES_MAX];     /* only asked in with a reason */
	size_t count;
	const char *invite[ROLES_MAX];
	size_t invite_count;
	bool on[ROLES_MAX];
	size_t at; /* role whose reason is asked */
};

static bool record(struct ui *ui, struct deed *deed, const char *passed_why, const char **told, struct error *err)
{
	const struct course_triage triage = { .application = deed->application,
		.weight = deed->code,
		.why = deed->note,
		.invite = deed->pairs,
		.invite_count = deed->pair_count,
		.passed_why = passed_why };

	(void)told;
	return course_triage(ui->app, ui->frame, &triage, err);
}

static void finish(struct ui *ui, struct triage *triage)
{
	struct deed *deed = triage->deed;

	deed->code = triage->weight;
	deed->note = triage->why;
	deed->pairs = triage->invite;
	deed->pair_count = triage->invite_count;
	deed->done = _("weight and who is asked in are recorded.");
	deed->record = record;
	deed_try(ui, deed);
}

/* ---- who is asked in -------------------------------------------------------------------------------------------- */

static void next_role(struct ui *, struct triage *);

static void take_role_why(struct ui *ui, void *from, const char *text)
{
	struct triage *triage = from;

	if (!text) {
		screen_hint(ui, "%s", _("Nothing was recorded."));
		return;
	}
	triage->invite[triage->invite_count++] = arena_print(ui->top->arena, "%s=%s", triage->codes[triage->at], text);
	triage->at++;
	next_role(ui, triage);
}

static bool check_words(struct ui *ui, void *from, const char *text, struct error *err)
{
	(void)ui;
	(void)from;
	return strspn(text, " ") < strlen(text) || fail(err, E_INPUT, _("Say why in a few words."));
}

/* Each that was ticked; one that is only asked in with a reason asks for it. */
static void next_role(struct ui *ui, struct triage *triage)
{
	for (; triage->at < triage->count; triage->at++) {
		const char *code = triage->codes[triage->at];

		if (!triage->on[triage->at])
			continue;
		if (!triage->asks_why[triage->at]) {
			triage->invite[triage->invite_count++] = code;
			continue;
		}
		dialog_input(ui,
			&(struct dialog_input){ .title = codebook_text(triage->deed->book, "role", code),
				.text = _("Only asked in with a reason. Why? Behind a | its own legal ground."),
				.value = "",
				.max = 200,
				.check = check_words,
				.done = take_role_why,
				.from = triage });
		return;
	}
	finish(ui, triage);
}

static void take_roles(struct ui *ui, void *from, const bool *on)
{
	struct triage *triage = from;

	if (!on)
		return;
	memcpy(triage->on, on, triage->count * sizeof(*on));
	triage->at = triage->invite_count = 0;
	next_role(ui, triage);
}

static const char *mark_text(char mark)
{
	return mark == 'R'    ? _("must be there")
		: mark == 'I' ? _("asked in")
		: mark == 'Q' ? _("only when asked for")
			      : _("not in the room");
}

static void ask_roles(struct ui *ui, struct triage *triage)
{
	const char *lines[ROLES_MAX];
	struct course_invitee *invitees;
	struct error err;
	size_t count;

	if (!course_invitees(ui->app, ui->frame, triage->deed->application, triage->weight, &invitees, &count, &err)) {
		screen_fail(ui, &err);
		return;
	}
	triage->count = 0;
	for (size_t i = 0; i < count && i < ROLES_MAX; i++) {
		const struct course_invitee *one = &invitees[i];
		const struct code_entry *line = codebook_find(triage->deed->book, "attendance", one->role->code);

		lines[i] = arena_print(ui->frame, "%s: %s%s%s", ui->app->dutch ? one->role->nl : one->role->en,
			mark_text(one->mark), one->why ? ", " : "", one->why ? one->why : "");
		triage->codes[i] = one->role->code;
		triage->asks_why[i] = codebook_flag(line, "reason_needed");
		triage->on[i] = one->mark == 'R' || one->mark == 'I';
		triage->count++;
	}
	dialog_check(ui,
		&(struct dialog_check){ .title = _("Who is asked in?"),
			.text = _("Filled in by weight. The table decides."),
			.lines = lines,
			.on = triage->on,
			.count = triage->count,
			.done = take_roles,
			.from = triage });
}

/* ---- the weight ------------------------------------------------------------------------------------------------- */

static void take_why(struct ui *ui, void *from, const char *text)
{
	struct triage *triage = from;

	if (!text)
		return;
	triage->why = arena_text(ui->top->arena, text);
	ask_roles(ui, triage);
}

static const char *hint_of(struct ui *ui, const struct triage *triage)
{
	const struct code_entry *weight = codebook_find(triage->deed->book, "weight", triage->weight);

	return weight ? codebook_value(ui->frame, weight, ui->app->dutch ? "hint.nl" : "hint.en") : NULL;
}

static void take_weight(struct ui *ui, void *from, int line)
{
	const struct choice *weights = entity_field(&entity_application, "weight")->choices;
	struct triage *triage = from;
	const char *hint;

	if (line < 0)
		return;
	triage->weight = weights[line].code;
	hint = hint_of(ui, triage);
	dialog_input(ui,
		&(struct dialog_input){ .title = arena_print(ui->frame, _("Weight %s: why?"), _(weights[line].label)),
			.text = hint ? hint : _("In one sentence."),
			.value = "",
			.max = 160,
			.check = check_words,
			.done = take_why,
			.from = triage });
}

void triage_open(struct ui *ui, const char *application)
{
	struct triage *triage = arena_alloc(ui->top->arena, sizeof(*triage));
	const struct choice *weights = entity_field(&entity_application, "weight")->choices;
	const char *lines[8];
	size_t count = 0;

	triage->deed = deed_on(ui, application);
	if (!triage->deed)
		return;
	for (; weights[count].code && count < ARRAY_LEN(lines); count++)
		lines[count] = _(weights[count].label);
	dialog_choose(ui,
		&(struct dialog_choose){ .title = arena_print(ui->frame, _("Weight of %s"), triage->deed->number),
			.text = _("How heavy is it? That says who is asked in, and how long it takes."),
			.lines = lines,
			.count = count,
			.numbered = true,
			.done = take_weight,
			.from = triage });
}
