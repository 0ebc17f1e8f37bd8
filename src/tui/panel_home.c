/* Panel 3: the proposed home, or what is still to come when there is none yet. */
#include <string.h>

#include "panel_desk.h"

enum { LABEL_SHORT = 0, LABEL_WIDE = 11 };

static const char *home_text(const struct telling *to, const char *name)
{
	return fact_text(to->ui, to->arena, &entity_home, name, to->dossier->home);
}

static const char *home_known(const struct telling *to, const char *name)
{
	return fact_known(to->ui, to->arena, &entity_home, name, to->dossier->home);
}

static const char *complex_known(const struct telling *to, const char *name)
{
	return fact_known(to->ui, to->arena, &entity_complex, name, to->dossier->complex);
}

/* With a label where there is room, "Label text" where there is not. */
static void add(const struct telling *to, const char *label, const char *text)
{
	facts_add(to->facts, to->wide ? label : NULL, text);
}

static void tell_place(const struct telling *to)
{
	const char *complex = complex_known(to, "name"), *number = to->dossier->home->number;

	facts_mark(to->facts, STYLE_STRONG, NULL,
		arena_print(to->arena, "%s %s%s%s · %s", number ? number : "", home_text(to, "neighbourhood"),
			complex ? ", " : "", complex ? complex : "", home_text(to, "association")));
	if (to->wide)
		facts_mark(to->facts, STYLE_HINT, "", _("(address visible after all parties agree)"));
}

static const char *floor_text(const struct telling *to)
{
	int64_t floor = to->dossier->home->floor;

	if (floor == UNKNOWN)
		return _("floor unknown");
	return floor ? arena_print(to->arena, _("floor %lld"), (long long)floor) : _("ground floor");
}

static void tell_rooms(const struct telling *to)
{
	const struct home *home = to->dossier->home;

	add(to, _("Home"),
		arena_print(to->arena,
			ngettext("%s room · %s m² · %s · lift %s", "%s rooms · %s m² · %s · lift %s",
				home->rooms == 1 ? 1 : 2),
			home_text(to, "rooms"), home->area == UNKNOWN ? "?" : home_text(to, "area"), floor_text(to),
			home_text(to, "lift")));
}

static void tell_rent(const struct telling *to)
{
	const char *costs = home_known(to, "service_costs"), *rent = home_text(to, "rent");
	const char *text = costs ? arena_print(to->arena, _("%s bare, %s service"), rent, costs)
				 : arena_print(to->arena, _("%s bare"), rent);

	add(to, _("Rent"), to->wide ? text : arena_print(to->arena, _("Rent %s"), text));
}

/* As drawn: from when, and at 80 columns the nuisance file behind it, so that what fits stays in sight. */
static void tell_free(const struct telling *to)
{
	const char *certainty = home_known(to, "certainty"), *from = home_text(to, "free_from");

	if (to->wide)
		facts_add(to->facts, _("Free from"),
			certainty ? arena_print(to->arena, "%s · %s", from, certainty) : from);
	else
		facts_add(to->facts, NULL,
			arena_print(to->arena, _("Free from %s · open nuisance: %s"), from,
				home_text(to, "open_nuisance")));
}

static void tell_surroundings(const struct telling *to)
{
	const char *on = home_known(to, "capacity_on"), *by = home_known(to, "capacity_by");
	const char *manager = complex_known(to, "manager");

	if (!to->wide) {
		facts_add(to->facts, NULL,
			arena_print(to->arena, _("Capacity of neighbours: %s (%s)"), home_text(to, "capacity"),
				on ? on : "?"));
		return;
	}
	facts_add(to->facts, _("Complex"),
		arena_print(to->arena, _("manager present: %s · open nuisance file: %s"),
			manager ? manager : _("unknown"), home_text(to, "open_nuisance")));
	facts_add(to->facts, _("Neighbours"),
		arena_print(to->arena, _("capacity %s (%s%s%s)"), home_text(to, "capacity"), on ? on : "?",
			by ? ", " : "", by ? by : ""));
}

static void tell_concentration(const struct telling *to)
{
	const char *share = complex_known(to, "special_share"), *limit = complex_known(to, "special_limit");
	const char *placed = home_known(to, "placed_complex");

	if (share)
		facts_add(to->facts, to->wide ? _("Complex") : NULL,
			arena_print(to->arena, _("%s %% special groups in the complex · limit %s %%"), share,
				limit ? limit : "?"));
	if (placed)
		facts_add(to->facts, to->wide ? "" : NULL,
			arena_print(to->arena, _("%s placed from this group in the complex"), placed));
}

static void tell_fit(const struct telling *to)
{
	static const struct {
		const char *sign;
		enum style style;
	} looks[] = { [FIT_YES] = { "+", STYLE_GOOD },
		[FIT_LOOK] = { "!", STYLE_LOOK },
		[FIT_NO] = { "x", STYLE_BAD },
		[FIT_ASK] = { "?", STYLE_ASK } };
	const struct desk *desk = desk_of(to->ui);
	int counts[4] = { 0 };

	for (size_t i = 0; i < desk->fit_count; i++)
		counts[desk->fit[i].fit]++;
	if (to->wide)
		facts_add(to->facts, NULL, "");
	facts_mark(to->facts, STYLE_STRONG, NULL,
		arena_print(to->arena, _("FITS %d +  look %d !  does not %d x  ask %d ?"), counts[FIT_YES],
			counts[FIT_LOOK], counts[FIT_NO], counts[FIT_ASK]));
	for (size_t i = 0; i < desk->fit_count; i++)
		if (desk->fit[i].fit != FIT_YES)
			facts_mark(to->facts, looks[desk->fit[i].fit].style, NULL,
				arena_print(to->arena, "  %s %s: %s · %s", looks[desk->fit[i].fit].sign,
					desk->fit[i].rule, desk->fit[i].asked, desk->fit[i].offered));
}

static void tell_judgement(const struct telling *to)
{
	const struct proposal *proposal = to->dossier->proposal;
	const char *judgement = fact_known(to->ui, to->arena, &entity_proposal, "care_judgement", proposal);

	facts_mark(to->facts, judgement ? STYLE_NORMAL : STYLE_ASK, to->wide ? _("Care") : NULL,
		arena_print(
			to->arena, _("Care provider's judgement: %s"), judgement ? judgement : _("? not given yet")));
}

/* No home yet: what the table may say of the key. */
static void tell_none(const struct telling *to)
{
	const struct dossier *dossier = to->dossier;

	facts_mark(to->facts, STYLE_STRONG, NULL, _("No home yet"));
	if (dossier->application->admitted_on == UNKNOWN)
		facts_add(to->facts, NULL, _("The table admits first; a home comes after that."));
	else if (dossier->earliest_key == UNKNOWN)
		facts_mark(to->facts, STYLE_ASK, NULL, _("? The soft landing has not begun: no honest key date yet."));
	else
		facts_add(to->facts, NULL,
			arena_print(to->arena, _("Earliest honest key date: %s (26 weeks of landing)"),
				day_format(to->arena, dossier->earliest_key)));
	if (dossier->client->profile)
		facts_add(to->facts, NULL, arena_print(to->arena, _("Profile: %s"), dossier->client->profile));
	else
		facts_mark(to->facts, STYLE_ASK, NULL, _("? The personal profile is not there yet."));
}

static void tell(struct ui *ui, struct facts *facts)
{
	struct telling to = { ui, facts->arena, desk_dossier(ui), facts, facts->wide };

	if (!to.dossier->home) {
		tell_none(&to);
		return;
	}
	tell_place(&to);
	tell_rooms(&to);
	tell_rent(&to);
	tell_free(&to);
	tell_surroundings(&to);
	if (to.wide)
		tell_concentration(&to);
	tell_fit(&to);
	tell_judgement(&to);
	if (!to.wide)
		tell_concentration(&to);
}

static const struct facts *facts_of(struct ui *ui, int columns)
{
	return desk_facts(ui, &desk_of(ui)->home, columns >= PANEL_WIDE, tell);
}

static void draw(struct ui *ui, const struct pane *pane, bool focused)
{
	const struct facts *facts;
	struct pane upper = pane_part(pane, 0, 0, pane->rows - 1, pane->cols);
	int gap = pane->cols >= PANEL_WIDE ? 2 : 1, column = gap - 1;

	facts = facts_of(ui, pane->cols);
	if (!facts->count)
		pane_wrap(pane, 0, 1, STYLE_HINT, _("No case is chosen."));
	facts_draw(facts, &upper, pane->cols >= PANEL_WIDE ? LABEL_WIDE : LABEL_SHORT, &desk_of(ui)->home_top, focused);
	if (!desk_dossier(ui))
		return;
	if (desk_dossier(ui)->home)
		column += pane_button(pane, pane->rows - 1, column, false, _("F5 Why does it fit?")) + gap;
	pane_button(pane, pane->rows - 1, column, false, _("F8 Decide"));
}

static const char *title(struct ui *ui, struct arena *arena, int columns)
{
	(void)ui;
	(void)arena;
	(void)columns;
	return _("Proposed home");
}

static bool key(struct ui *ui, const struct event *event, int rows)
{
	const struct facts *facts;

	facts = facts_of(ui, ui->grid.cols >= 120 ? PANEL_WIDE : 0);
	return facts_key(event, &desk_of(ui)->home_top, facts->count, rows - 1);
}

static bool click(struct ui *ui, enum mouse mouse, int row, int col, int rows)
{
	struct event wheel = key_event(mouse == MOUSE_WHEEL_UP ? K_UP : K_DOWN);
	struct event pressed = key_event(col < 24 && desk_dossier(ui) && desk_dossier(ui)->home ? K_F5 : K_F8);

	if (mouse != MOUSE_CLICK)
		return key(ui, &wheel, rows);
	if (row == rows - 1 && desk_dossier(ui))
		screen_event(ui, &pressed);
	return true;
}

static size_t line_count(struct ui *ui)
{
	const struct facts *facts;

	facts = facts_of(ui, 0);
	return facts->count;
}

static size_t line_at(struct ui *ui)
{
	return desk_of(ui)->home_top;
}

static const char *say(struct ui *ui, struct arena *arena, size_t i)
{
	const struct facts *facts;

	facts = facts_of(ui, 0);
	return facts_say(facts, arena, i);
}

const struct panel_kind panel_home = {
	.name = N_("Home"),
	.title = title,
	.draw = draw,
	.key = key,
	.click = click,
	.lines = line_count,
	.at = line_at,
	.say = say,
};
