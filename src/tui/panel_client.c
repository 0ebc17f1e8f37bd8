/* Panel 2: the client profile. Short at 80 columns, whole from about 60 columns of its own. */
#include <string.h>

#include "panel_desk.h"

enum { LABEL_SHORT = 12, LABEL_WIDE = 15 };

static const char *client_text(const struct telling *to, const char *name)
{
	return fact_text(to->ui, to->arena, &entity_client, name, to->dossier->client);
}

static const char *client_known(const struct telling *to, const char *name)
{
	return fact_known(to->ui, to->arena, &entity_client, name, to->dossier->client);
}

static const char *case_known(const struct telling *to, const char *name)
{
	return fact_known(to->ui, to->arena, &entity_application, name, to->dossier->application);
}

static const char *case_text(const struct telling *to, const char *name)
{
	return fact_text(to->ui, to->arena, &entity_application, name, to->dossier->application);
}

static void tell_person(const struct telling *to)
{
	const char *number = to->dossier->application->number;

	facts_mark(to->facts, STYLE_STRONG, NULL,
		arena_print(to->arena, to->wide ? _("%s   %s   year of birth %s   %s") : _("%s  %s  born %s  %s"),
			number ? number : "", client_text(to, "call_name"), client_text(to, "birth_year"),
			client_text(to, "origin")));
}

static const char *children_text(const struct telling *to)
{
	const struct client *client = to->dossier->client;
	const char *ages = client_known(to, "children_ages"), *stay = client_known(to, "children_stay");
	const char *text;

	if (client->children == UNKNOWN)
		return _("children unknown");
	text = arena_print(to->arena, ngettext("%lld child", "%lld children", (unsigned long)client->children),
		(long long)client->children);
	if (!client->children || (!ages && !stay))
		return text;
	return arena_print(
		to->arena, "%s (%s%s%s)", text, ages ? ages : "", ages && stay ? ", " : "", stay ? stay : "");
}

static void tell_household(const struct telling *to)
{
	const struct client *client = to->dossier->client;
	const char *adults = client->adults == UNKNOWN
		? _("adults unknown")
		: arena_print(to->arena,
			  to->wide ? ngettext("%lld adult", "%lld adults", (unsigned long)client->adults)
				   : _("%lld ad."),
			  (long long)client->adults);

	facts_add(to->facts, _("Household"), arena_print(to->arena, "%s, %s", adults, children_text(to)));
}

static void tell_care(const struct telling *to)
{
	const char *provider = case_known(to, "ambulant_care");

	if (!provider) {
		facts_mark(to->facts, STYLE_ASK, _("Care"), _("? ambulant care provider not known"));
		return;
	}
	facts_add(to->facts, _("Care"),
		arena_print(to->arena,
			to->wide ? _("%s, ambulant, 2 years promised: %s") : _("%s, ambulant 2 years: %s"), provider,
			case_text(to, "two_years")));
}

static void tell_income(const struct telling *to)
{
	const char *band = client_known(to, "income_band"), *year = client_known(to, "income_of");
	struct buffer text = { .arena = to->arena };

	buffer_text(&text, client_text(to, "income_kind"));
	if (band)
		buffer_print(&text, " · %s", band);
	if (to->wide && year)
		buffer_print(&text, _(" · test year %s"), year);
	facts_add(to->facts, _("Income"), text.text);
}

static void tell_debts(const struct telling *to)
{
	const char *why = client_known(to, "money_why"), *proof = client_known(to, "proof");
	const char *more = why ? why : proof;

	facts_add(to->facts, _("Debts"),
		more ? arena_print(to->arena, "%s: %s", client_text(to, "debts"), more) : client_text(to, "debts"));
}

static enum style style_of_answer(const char *value, const char **sign)
{
	static const struct {
		const char *value, *sign;
		enum style style;
	} looks[] = {
		{ "yes", "+", STYLE_GOOD },
		{ "conditional", "!", STYLE_LOOK },
		{ "no", "x", STYLE_BAD },
		{ "not_relevant", "-", STYLE_HINT },
	};

	for (size_t i = 0; i < ARRAY_LEN(looks); i++) {
		if (value && !strcmp(value, looks[i].value)) {
			*sign = looks[i].sign;
			return looks[i].style;
		}
	}
	*sign = "?";
	return STYLE_ASK;
}

static const struct field *criteria_field(void)
{
	return entity_field(&entity_client, "criteria");
}

/* "4 yes · 1 on condition · 0 no", and the ones that ask for a look by name. */
static void tell_criteria_counts(const struct telling *to)
{
	const char *at = to->dossier->client->criteria, *code, *value;
	const struct codebook *book = app_codebook(to->ui->app);
	struct buffer look = { .arena = to->arena };
	int yes = 0, conditional = 0, no = 0;

	while (field_next_element(to->arena, &at, &code, &value)) {
		const char *label = field_choice_label(criteria_field(), value);

		yes += !strcmp(value, "yes");
		conditional += !strcmp(value, "conditional");
		no += !strcmp(value, "no");
		if (!strcmp(value, "conditional") || !strcmp(value, "no"))
			buffer_print(&look, "%s%s: %s", look.length ? " · " : "",
				codebook_short(book, "criterion", code), label ? label : value);
	}
	facts_add(to->facts, _("Criteria"),
		arena_print(to->arena, _("%d yes · %d on condition · %d no"), yes, conditional, no));
	if (look.length)
		facts_mark(to->facts, STYLE_LOOK, _("Look at"), look.text);
	else
		facts_add(to->facts, _("Look at"), _("nothing special"));
}

/* Text of the element `code` of a scores value, NULL: none. */
static const char *element_of(struct arena *arena, const char *elements, const char *code)
{
	const char *at = elements, *other, *value;

	while (field_next_element(arena, &at, &other, &value))
		if (!strcmp(other, code))
			return value;
	return NULL;
}

/* One answer: what it is, and the sentence with it. */
static void tell_criterion(const struct telling *to, const char *code, const char *value)
{
	const char *sign, *why = element_of(to->arena, to->dossier->client->criteria_why, code);
	const char *label = field_choice_label(criteria_field(), value);
	enum style style = style_of_answer(value, &sign);

	facts_mark(to->facts, style, NULL,
		arena_print(to->arena, "  %s %s: %s%s%s", sign,
			codebook_short(app_codebook(to->ui->app), "criterion", code), label ? label : value,
			why ? " · " : "", why ? why : ""));
}

/* The answers in the arrangement's order, then in one line what was not asked yet. */
static void tell_criteria_lines(const struct telling *to)
{
	const struct codebook *book = app_codebook(to->ui->app);
	struct buffer open = { .arena = to->arena };
	size_t count;
	const struct code_entry *criteria = codebook_list(book, "criterion", &count);

	facts_add(to->facts, NULL, "");
	facts_mark(to->facts, STYLE_STRONG, NULL, _("Ready to live independently"));
	for (size_t i = 0; i < count; i++) {
		const char *value = element_of(to->arena, to->dossier->client->criteria, criteria[i].code);

		if (value)
			tell_criterion(to, criteria[i].code, value);
		else
			buffer_print(&open, "%s%s", open.length ? ", " : "",
				codebook_short(book, "criterion", criteria[i].code));
	}
	if (open.length)
		facts_mark(to->facts, STYLE_ASK, NULL, arena_print(to->arena, _("  ? not asked yet: %s"), open.text));
}

static const char *missing_text(const struct telling *to)
{
	size_t count = to->dossier->missing_count;

	if (!count && desk_is_incomplete(to->ui, to->dossier))
		return _("? not complete");
	if (!count)
		return _("Nothing missing");
	return arena_print(
		to->arena, ngettext("? %zu thing is missing", "? %zu things are missing", (unsigned long)count), count);
}

/* What a gate waits for in a word or two: the first field that it needs; else its whole sentence. */
static const char *missing_name(const struct telling *to, const struct gate_check *missing)
{
	const char *needs = missing->gate->gate_needs, *dot = needs ? strchr(needs, '.') : NULL;
	const struct entity *entity;
	const struct field *field;

	if (!dot)
		return missing->text;
	entity = entity_named(arena_copy(to->arena, needs, (size_t)(dot - needs)));
	field = entity ? entity_field(entity, arena_copy(to->arena, dot + 1, strcspn(dot + 1, " |"))) : NULL;
	return !field ? missing->text : _(field->brief ? field->brief : field->label);
}

/* At 80 columns what is missing has a line of its own, in words; the letter and the permission share the other. */
static void tell_missing_short(const struct telling *to)
{
	struct buffer names = { .arena = to->arena };
	const char *letter = case_known(to, "motivation_on"), *share = case_known(to, "share_on");

	for (size_t i = 0; i < to->dossier->missing_count; i++)
		buffer_print(&names, "%s%s", i ? ", " : "", missing_name(to, &to->dossier->missing[i]));
	facts_mark(to->facts, STYLE_ASK, _("Missing"), arena_print(to->arena, "? %s", names.text));
	facts_add(to->facts, _("Letter"),
		arena_print(to->arena, _("%s, permission %s, tie %s"), letter ? _("yes") : "?", share ? _("yes") : "?",
			client_text(to, "regional_tie")));
}

static void tell_letter(const struct telling *to)
{
	const char *letter = case_known(to, "motivation_on"), *share = case_known(to, "share_on");

	if (!to->wide && to->dossier->missing_count) {
		tell_missing_short(to);
		return;
	}
	facts_add(to->facts, _("Letter"),
		arena_print(to->arena, _("%s  Region tie %s"),
			letter ? arena_print(to->arena, _("yes, %s"), letter) : _("? missing"),
			client_text(to, "regional_tie")));
	facts_mark(to->facts, desk_is_incomplete(to->ui, to->dossier) ? STYLE_ASK : STYLE_NORMAL, _("Permission"),
		arena_print(to->arena, "%s  %s", share ? arena_print(to->arena, _("yes, %s"), share) : _("? missing"),
			missing_text(to)));
}

static void tell_missing(const struct telling *to)
{
	for (size_t i = 0; i < to->dossier->missing_count; i++)
		facts_mark(to->facts, STYLE_ASK, NULL, arena_print(to->arena, "  ? %s", to->dossier->missing[i].text));
}

static void tell_rest(const struct telling *to)
{
	static const char *const names[] = { "wishes", "rooms_min", "not_in", "pet", "days", "network", "hours_now",
		"talents", "own_signs" };
	static const char *const case_names[] = { "weight", "support_worker", "received", "motivation", "remark" };

	facts_add(to->facts, NULL, "");
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const struct field *field = entity_field(&entity_client, names[i]);
		const char *text = client_known(to, names[i]);

		if (text)
			facts_add(to->facts, _(field->brief ? field->brief : field->label), text);
	}
	for (size_t i = 0; i < ARRAY_LEN(case_names); i++) {
		const struct field *field = entity_field(&entity_application, case_names[i]);
		const char *text = case_known(to, case_names[i]);

		if (text)
			facts_add(to->facts, _(field->brief ? field->brief : field->label), text);
	}
}

static void tell(struct ui *ui, struct facts *facts)
{
	struct telling to = { ui, facts->arena, desk_dossier(ui), facts, facts->wide };

	tell_person(&to);
	if (to.dossier->contested)
		facts_mark(facts, STYLE_LOOK, NULL, _("! Laptops disagree. F2 shows both values."));
	tell_household(&to);
	tell_care(&to);
	tell_income(&to);
	tell_debts(&to);
	if (!to.wide)
		tell_criteria_counts(&to);
	tell_letter(&to);
	tell_missing(&to);
	if (to.wide)
		tell_criteria_lines(&to);
	tell_rest(&to);
}

static const struct facts *facts_of(struct ui *ui, int columns)
{
	return desk_facts(ui, &desk_of(ui)->client, columns >= PANEL_WIDE, tell);
}

static void draw(struct ui *ui, const struct pane *pane, bool focused)
{
	const struct facts *facts;

	facts = facts_of(ui, pane->cols);
	if (!facts->count)
		pane_wrap(pane, 0, 1, STYLE_HINT, _("No case is chosen."));
	facts_draw(facts, pane, pane->cols >= PANEL_WIDE ? LABEL_WIDE : LABEL_SHORT, &desk_of(ui)->client_top, focused);
}

static const char *title(struct ui *ui, struct arena *arena, int columns)
{
	(void)ui;
	(void)arena;
	(void)columns;
	return _("Client");
}

static const char *foot(struct ui *ui, struct arena *arena, int columns)
{
	const struct facts *facts = facts_of(ui, columns);

	if (desk_dossier(ui) && desk_dossier(ui)->missing_count)
		return arena_print(arena, _("w = what is missing (%zu)"), desk_dossier(ui)->missing_count);
	return facts->count > 12 ? _("F2 = all fields") : NULL;
}

static bool key(struct ui *ui, const struct event *event, int rows)
{
	const struct facts *facts;

	facts = facts_of(ui, ui->grid.cols >= 120 ? PANEL_WIDE : 0);
	return facts_key(event, &desk_of(ui)->client_top, facts->count, rows);
}

static bool click(struct ui *ui, enum mouse mouse, int row, int col, int rows)
{
	struct event wheel = key_event(mouse == MOUSE_WHEEL_UP ? K_UP : K_DOWN);

	(void)row;
	(void)col;
	return mouse == MOUSE_CLICK || key(ui, &wheel, rows);
}

static size_t line_count(struct ui *ui)
{
	const struct facts *facts;

	facts = facts_of(ui, PANEL_WIDE);
	return facts->count;
}

static size_t line_at(struct ui *ui)
{
	return desk_of(ui)->client_top;
}

static const char *say(struct ui *ui, struct arena *arena, size_t i)
{
	const struct facts *facts;

	facts = facts_of(ui, PANEL_WIDE);
	return facts_say(facts, arena, i);
}

const struct panel_kind panel_client = {
	.name = N_("Client"),
	.title = title,
	.foot = foot,
	.draw = draw,
	.key = key,
	.click = click,
	.lines = line_count,
	.at = line_at,
	.say = say,
};
