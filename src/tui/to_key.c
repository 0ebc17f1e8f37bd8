/*
 * From a home to its key, in dialogs: propose, judge, view, answer, take back, contract, signatures, key, result. The
 * program shows what can be recorded now; each asks what its use case needs.
 */
#include <string.h>

#include "app/propose.h"
#include "base/day.h"
#include "base/text.h"
#include "deed.h"
#include "screen_course.h"
#include "tui/commands.h"
#include "tui/dialog.h"
#include "tui/panel.h"
#include "tui/pick.h"

static bool is(const char *text, const char *word)
{
	return text && word && !strcmp(text, word);
}

/* ---- proposing -------------------------------------------------------------------------------------------------- */

static bool record_proposal(
	struct ui *ui, struct deed *deed, const char *passed_why, const char **told, struct error *err)
{
	const char **warnings, *id;
	size_t count;
	struct buffer text = { .arena = ui->frame };

	if (!propose_warnings(ui->app, ui->frame, deed->application, deed->home, &warnings, &count, err) ||
		!propose_home(ui->app, ui->frame, deed->application, deed->home, passed_why, &id, err))
		return false;
	for (size_t i = 0; i < count && !passed_why; i++)
		buffer_print(&text, "%s%s", i ? " " : "", warnings[i]);
	*told = text.text;
	return true;
}

static bool warn_of_proposal(struct ui *ui, struct deed *deed, const char ***warnings, size_t *count, struct error *err)
{
	return propose_warnings(ui->app, ui->frame, deed->application, deed->home, warnings, count, err);
}

static void take_home(struct ui *ui, void *from, const char *home)
{
	struct deed *deed = from;

	if (!home)
		return;
	deed->home = arena_text(ui->top->arena, home);
	deed->done = _("the home is proposed, and held for this case.");
	deed->record = record_proposal;
	deed->warnings = warn_of_proposal;
	deed_try(ui, deed);
}

static void propose(struct ui *ui, struct deed *deed)
{
	pick_home(ui, &(struct pick_home){ .title = _("Propose a home"), .done = take_home, .from = deed });
}

/* ---- judgement, viewing, answer --------------------------------------------------------------------------------- */

static struct propose_verdict verdict_of(const struct deed *deed, const char *passed_why)
{
	return (struct propose_verdict){ .application = deed->application,
		.verdict = deed->verdict,
		.role = deed->role,
		.name = deed->name,
		.reason = deed->reason,
		.note = deed->note,
		.until = deed->until,
		.passed_why = passed_why };
}

static bool record_judgement(
	struct ui *ui, struct deed *deed, const char *passed_why, const char **told, struct error *err)
{
	const struct propose_verdict said = verdict_of(deed, passed_why);

	return propose_judge(ui->app, ui->frame, &said, told, err);
}

/* The choices of a field of the proposal, as lines for a dialog. */
static size_t list_verdicts(const char *field, const char **codes, const char **texts, size_t room)
{
	const struct choice *choice = entity_field(&entity_proposal, field)->choices;
	size_t count = 0;

	for (; choice->code && count < room; choice++, count++) {
		codes[count] = choice->code;
		texts[count] = _(choice->label);
	}
	return count;
}

enum { VERDICTS_MAX = 8 };

static void take_judgement(struct ui *ui, void *from, int line)
{
	const char *codes[VERDICTS_MAX], *texts[VERDICTS_MAX];
	size_t count = list_verdicts("care_judgement", codes, texts, VERDICTS_MAX);
	struct deed *deed = from;

	if (line < 0 || (size_t)line >= count)
		return;
	deed->verdict = codes[line];
	deed->step = codebook_event_step(deed->book, "judgement");
	deed->reasons = is(deed->verdict, "does_not_fit") ? "care" : NULL;
	deed->on_behalf = true;
	deed->done = _("the judgement is recorded.");
	deed->record = record_judgement;
	deed_ask(ui, deed, _("The care provider's judgement"));
}

static void judge(struct ui *ui, struct deed *deed)
{
	const char *codes[VERDICTS_MAX], *texts[VERDICTS_MAX];
	size_t count = list_verdicts("care_judgement", codes, texts, VERDICTS_MAX);

	dialog_choose(ui,
		&(struct dialog_choose){ .title = _("The care provider's judgement"),
			.text = _("Only the care provider judges. Somebody else may write it down."),
			.lines = texts,
			.count = count,
			.numbered = true,
			.done = take_judgement,
			.from = deed });
}

static bool record_viewing(
	struct ui *ui, struct deed *deed, const char *passed_why, const char **told, struct error *err)
{
	(void)passed_why;
	return propose_view(ui->app, ui->frame, deed->application, deed->day, told, err);
}

static int64_t typed_day(struct ui *ui, const char *const *pairs, size_t count, const char *field)
{
	const char *typed = ask_value(pairs, count, field);
	struct error ignored;
	int64_t day;

	return typed && day_parse(typed, app_today(ui->app), &day, &ignored) ? day : UNKNOWN;
}

static bool take_viewing(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	struct deed *deed = from;

	deed->day = typed_day(ui, pairs, count, "viewing_on");
	deed->done = _("the viewing is recorded.");
	deed->record = record_viewing;
	deed_try(ui, deed);
	return true;
}

static void view_home(struct ui *ui, struct deed *deed)
{
	ask_open(ui,
		&(struct ask){ .title = _("Viewing: on which day?"),
			.entity = &entity_proposal,
			.fields = { "viewing_on" },
			.needs = { "viewing_on" },
			.done = take_viewing,
			.from = deed });
}

static bool record_answer(
	struct ui *ui, struct deed *deed, const char *passed_why, const char **told, struct error *err)
{
	const struct propose_verdict said = verdict_of(deed, passed_why);

	return propose_answer(ui->app, ui->frame, &said, told, err);
}

/* A yes asks nothing more; a no asks its reason. */
static void take_answer(struct ui *ui, void *from, int line)
{
	const char *codes[VERDICTS_MAX], *texts[VERDICTS_MAX];
	size_t count = list_verdicts("client_answer", codes, texts, VERDICTS_MAX);
	struct deed *deed = from;

	if (line < 0 || (size_t)line >= count)
		return;
	deed->verdict = codes[line];
	deed->done = is(deed->verdict, "yes") ? _("the client says yes.") : _("the client says no, and that is fine.");
	deed->record = record_answer;
	if (is(deed->verdict, "yes")) {
		deed_try(ui, deed);
		return;
	}
	deed->reasons = "client";
	deed_ask(ui, deed, _("The client says no: why?"));
}

static void answer(struct ui *ui, struct deed *deed)
{
	const char *codes[VERDICTS_MAX], *texts[VERDICTS_MAX];
	size_t count = list_verdicts("client_answer", codes, texts, VERDICTS_MAX);

	dialog_choose(ui,
		&(struct dialog_choose){ .title = _("The client's answer"),
			.lines = texts,
			.count = count,
			.numbered = true,
			.done = take_answer,
			.from = deed });
}

static bool record_taken_back(
	struct ui *ui, struct deed *deed, const char *passed_why, const char **told, struct error *err)
{
	const struct propose_verdict said = verdict_of(deed, passed_why);

	return propose_refuse(ui->app, ui->frame, &said, told, err);
}

static void take_back(struct ui *ui, struct deed *deed)
{
	deed->verdict = "no";
	deed->reasons = "association";
	deed->done = _("the association took the home back.");
	deed->record = record_taken_back;
	deed_ask(ui, deed, _("The association takes the home back"));
}

/* ---- contract, signatures, key ---------------------------------------------------------------------------------- */

static bool record_contract(
	struct ui *ui, struct deed *deed, const char *passed_why, const char **told, struct error *err)
{
	const char *id, *missing = NULL;

	(void)passed_why;
	if (!contract_draw(
		    ui->app, ui->frame, deed->application, deed->code, deed->pairs, deed->pair_count, &id, err) ||
		!contract_missing(ui->app, ui->frame, deed->application, &missing, err))
		return false;
	*told = missing ? arena_print(ui->frame, _("Still to sign: %s."), missing) : NULL;
	return true;
}

static bool take_contract(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	struct deed *deed = from;

	deed->code = ask_value(pairs, count, "form");
	deed->pairs = pairs + 1; /* what stands behind the form */
	deed->pair_count = count ? count - 1 : 0;
	deed->done = _("the contract is drawn up.");
	deed->record = record_contract;
	deed_try(ui, deed);
	return true;
}

static bool list_forms(
	struct ui *ui, void *from, const char *field, const struct asked *asked, struct option **options, size_t *count)
{
	const struct deed *deed = from;
	size_t total;
	const struct code_entry *forms = codebook_list(deed->book, "contract_form", &total);

	(void)asked;
	*count = 0;
	if (!is(field, "form"))
		return false;
	*options = arena_alloc(ui->frame, (total + 1) * sizeof(**options));
	for (; *count < total; ++*count)
		(*options)[*count] = (struct option){ forms[*count].code,
			ui->app->dutch ? forms[*count].nl : forms[*count].en, NULL };
	return true;
}

static void draw_contract(struct ui *ui, struct deed *deed)
{
	ask_open(ui,
		&(struct ask){ .title = _("The contract"),
			.entity = &entity_contract,
			.fields = { "form", "lease_from", "support_until", "conditions" },
			.needs = { "form" },
			.choices = list_forms,
			.done = take_contract,
			.from = deed });
}

static bool record_signature(
	struct ui *ui, struct deed *deed, const char *passed_why, const char **told, struct error *err)
{
	const char *missing = NULL;
	bool complete;

	(void)passed_why;
	if (!contract_sign(ui->app, ui->frame, deed->application, deed->role, deed->name, deed->day, &complete, err) ||
		!contract_missing(ui->app, ui->frame, deed->application, &missing, err))
		return false;
	*told = missing ? arena_print(ui->frame, _("Still to sign: %s."), missing) : _("The contract is complete.");
	return true;
}

static bool take_signature(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	struct deed *deed = from;

	deed->role = ask_value(pairs, count, "role");
	deed->name = ask_value(pairs, count, "name");
	deed->day = typed_day(ui, pairs, count, "signed_on");
	deed->done = _("the signature is recorded.");
	deed->record = record_signature;
	deed_try(ui, deed);
	return true;
}

/* Roles that have not signed yet: the contract tells them in words. */
static bool list_signatories(
	struct ui *ui, void *from, const char *field, const struct asked *asked, struct option **options, size_t *count)
{
	const struct deed *deed = from;
	const char *missing = NULL;
	struct error ignored;
	size_t total;
	const struct code_entry *roles = codebook_list(deed->book, "role", &total);

	(void)asked;
	*count = 0;
	if (!is(field, "role"))
		return false;
	*options = arena_alloc(ui->frame, (total + 1) * sizeof(**options));
	if (!contract_missing(ui->app, ui->frame, deed->application, &missing, &ignored))
		return false;
	for (size_t i = 0; missing && i < total; i++) {
		const char *text = ui->app->dutch ? roles[i].nl : roles[i].en;

		if (strstr(missing, text))
			(*options)[(*count)++] = (struct option){ roles[i].code, text, NULL };
	}
	return true;
}

static void sign(struct ui *ui, struct deed *deed)
{
	const char *missing = NULL;
	struct error err;

	if (!contract_missing(ui->app, ui->frame, deed->application, &missing, &err)) {
		screen_fail(ui, &err);
		return;
	}
	if (!missing) {
		screen_hint(ui, "%s", _("Nobody has to sign now. First draw up the contract."));
		return;
	}
	ask_open(ui,
		&(struct ask){ .title = _("A signature"),
			.entity = &entity_signature,
			.fields = { "role", "name", "signed_on" },
			.values = { NULL, NULL, day_format(ui->frame, app_today(ui->app)) },
			.needs = { "role", "name" },
			.choices = list_signatories,
			.done = take_signature,
			.from = deed });
}

static bool record_key(struct ui *ui, struct deed *deed, const char *passed_why, const char **told, struct error *err)
{
	size_t moments;

	if (!contract_key(ui->app, ui->frame, deed->application, deed->day, passed_why, &moments, err))
		return false;
	*told = arena_print(ui->frame, ngettext("%zu moment is made.", "%zu moments are made.", moments), moments);
	return true;
}

static bool warn_of_key(struct ui *ui, struct deed *deed, const char ***warnings, size_t *count, struct error *err)
{
	return contract_warnings(ui->app, ui->frame, deed->application, warnings, count, err);
}

static bool take_key(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	struct deed *deed = from;

	deed->day = typed_day(ui, pairs, count, "key_on");
	deed->done = _("the key is handed over.");
	deed->record = record_key;
	deed->warnings = warn_of_key;
	deed_try(ui, deed);
	return true;
}

static void hand_over_key(struct ui *ui, struct deed *deed)
{
	ask_open(ui,
		&(struct ask){ .title = _("The key: on which day?"),
			.entity = &entity_application,
			.fields = { "key_on" },
			.values = { day_format(ui->frame, app_today(ui->app)) },
			.needs = { "key_on" },
			.done = take_key,
			.from = deed });
}

static bool record_result(
	struct ui *ui, struct deed *deed, const char *passed_why, const char **told, struct error *err)
{
	(void)passed_why;
	(void)told;
	return contract_result(ui->app, ui->frame, deed->application, deed->code, deed->day, err);
}

static bool take_result(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	struct deed *deed = from;

	deed->code = ask_value(pairs, count, "result");
	deed->day = typed_day(ui, pairs, count, "result_on");
	deed->done = _("what came of the contract is recorded.");
	deed->record = record_result;
	deed_try(ui, deed);
	return true;
}

static void ask_result(struct ui *ui, struct deed *deed)
{
	ask_open(ui,
		&(struct ask){ .title = _("What came of the contract"),
			.entity = &entity_contract,
			.fields = { "result", "result_on" },
			.values = { NULL, day_format(ui->frame, app_today(ui->app)) },
			.needs = { "result" },
			.done = take_result,
			.from = deed });
}

/* ---- what can be recorded now ----------------------------------------------------------------------------------- */

enum phase { LOOKING = 1, PROPOSED = 2, ACCEPTED = 4, LET = 8 };

static const struct {
	const char *label; /* message id */
	const char *event; /* of the step that it sets; NULL: none */
	unsigned phases;
	void (*run)(struct ui *, struct deed *);
} deeds[] = {
	{ N_("Propose a home"), "proposal", LOOKING, propose },
	{ N_("The care provider's judgement"), "judgement", PROPOSED, judge },
	{ N_("Viewing"), "viewing", PROPOSED, view_home },
	{ N_("The client's answer"), "acceptance", PROPOSED, answer },
	{ N_("The association takes the home back"), NULL, PROPOSED | ACCEPTED, take_back },
	{ N_("Draw up the contract"), "contract", ACCEPTED, draw_contract },
	{ N_("A signature"), NULL, ACCEPTED, sign },
	{ N_("The key"), "key", ACCEPTED, hand_over_key },
	{ N_("What came of the contract"), NULL, LET, ask_result },
};

/* Where homes are not proposed (a shared home), the contract comes at once. */
static enum phase phase_of(const struct deed *deed, const struct dossier *dossier)
{
	const struct proposal *proposal = dossier->proposal;

	if (!codebook_event_step(deed->book, "proposal"))
		return ACCEPTED;
	if (!proposal || !propose_is_standing(proposal))
		return LOOKING;
	if (dossier->home && is(dossier->home->offer, "let"))
		return LET;
	return is(proposal->state, "accepted") ? ACCEPTED : PROPOSED;
}

static enum phase phase_now(struct ui *ui, const struct deed *deed)
{
	struct dossier *dossier;
	struct error ignored;

	return dossier_load(ui->app, ui->frame, deed->application, &dossier, &ignored) ? phase_of(deed, dossier)
										       : LOOKING;
}

static void chosen(struct ui *ui, void *from, int line)
{
	struct deed *deed = from;
	enum phase phase = phase_now(ui, deed);

	for (size_t i = 0; line >= 0 && i < ARRAY_LEN(deeds); i++)
		if ((deeds[i].phases & phase) && !line--)
			deeds[i].run(ui, deed);
}

void to_key_list(struct ui *ui, const char *application)
{
	struct deed *deed = deed_on(ui, application);
	const char *lines[ARRAY_LEN(deeds)];
	size_t count = 0;
	enum phase phase;

	if (!deed)
		return;
	phase = phase_now(ui, deed);
	for (size_t i = 0; i < ARRAY_LEN(deeds); i++)
		if (deeds[i].phases & phase)
			lines[count++] = _(deeds[i].label);
	dialog_choose(ui,
		&(struct dialog_choose){ .title = arena_print(ui->frame, _("From home to key: %s"), deed->number),
			.lines = lines,
			.count = count,
			.numbered = true,
			.done = chosen,
			.from = deed });
}

bool to_key_step(struct ui *ui, const char *application, const struct code_entry *step)
{
	struct deed *deed = deed_on(ui, application);
	enum phase phase = deed ? phase_now(ui, deed) : LOOKING;

	if (!deed || !codebook_event_step(deed->book, "proposal"))
		return !deed;
	for (size_t i = 0; i < ARRAY_LEN(deeds); i++)
		if (deeds[i].event && (deeds[i].phases & phase) && codebook_holds(step, "event", deeds[i].event)) {
			deeds[i].run(ui, deed);
			return true;
		}
	return false;
}

/* ---- from the meeting screen ------------------------------------------------------------------------------------ */

static const char *case_on_table(struct ui *ui)
{
	const char *id = desk_case(ui);

	if (!id)
		screen_hint(ui, "%s", _("There is no case on the table."));
	return id;
}

void run_to_key(struct ui *ui)
{
	const char *id = case_on_table(ui);

	if (id)
		to_key_list(ui, id);
}

void run_propose(struct ui *ui)
{
	const char *id = case_on_table(ui);
	struct deed *deed = id ? deed_on(ui, id) : NULL;

	if (deed)
		propose(ui, deed);
}

void run_triage(struct ui *ui)
{
	const char *id = case_on_table(ui);

	if (id)
		triage_open(ui, id);
}
