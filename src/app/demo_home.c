#include "demo_home.h"

#include <stdio.h>
#include <string.h>

#include "demo_course.h"
#include "demo_talks.h"
#include "demo_told.h"
#include "store/store.h"

/* Days behind the proposal. */
enum { JUDGED = 1, VIEWED = 6, ANSWERED = 7, DRAWN = 9, SUPPORT_MONTHS = 24 };

static bool set_case(struct demo *demo, const struct demo_case *c, struct write_cells *cells, struct error *err)
{
	return demo_save(demo, &entity_application, c->application, NULL, cells, err);
}

/* ---- proposal ---- */

static bool write_proposal(struct demo *demo, struct demo_case *c, const char *state, struct error *err)
{
	struct write_cells cells = { .arena = demo->row };
	bool viewing = !strcmp(state, "viewing"), accepted = !strcmp(state, "accepted");

	write_add(&cells, "application", c->application);
	write_add(&cells, "home", c->home);
	demo_put_day(&cells, "proposed_on", c->proposed);
	write_add(&cells, "state", state);
	if (viewing || accepted) {
		write_add(&cells, "care_judgement", "fits");
		write_add(&cells, "judged_by", c->worker);
		demo_put_day(&cells, "judged_on", c->proposed + JUDGED);
		demo_put_day(&cells, "viewing_on", viewing ? demo->today + 2 : c->proposed + VIEWED);
	}
	if (accepted) {
		demo_put_day(&cells, "viewed_on", c->proposed + VIEWED);
		write_add(&cells, "client_answer", "yes");
		demo_put_day(&cells, "answered_on", c->proposed + ANSWERED);
	}
	demo_add_story(demo, c, &entity_proposal, &cells);
	return demo_save(demo, &entity_proposal, c->proposal, demo_scope(demo, c), &cells, err);
}

bool demo_propose(struct demo *demo, struct demo_case *c, struct error *err)
{
	struct write_cells cells = { .arena = demo->row };
	bool viewing = !strcmp(c->step, "viewing");

	store_new_id(demo->app->store, c->proposal);
	write_add(&cells, "step", viewing ? "viewing" : "proposed");
	demo_put_day(&cells, "step_since", viewing ? c->proposed + JUDGED : c->proposed);
	if (c->row == DEMO_PROPOSED)
		demo_put_day(&cells, "key_wish", c->key);
	return demo_write_home(demo, c, "proposed", err) &&
		write_proposal(demo, c, viewing ? "viewing" : "open", err) &&
		demo_write_course(demo, c, "proposed", viewing ? "viewing" : "proposed", err) &&
		set_case(demo, c, &cells, err);
}

/* ---- contract ---- */

static const char *signer(const struct demo_case *c, const char *role)
{
	if (!strcmp(role, "client"))
		return c->name;
	return strcmp(role, "association") ? c->worker : c->forum == DEMO_ZUID ? "S. van Dam" : "O. Peeters";
}

static bool write_signature(
	struct demo *demo, const struct demo_case *c, const char *role, int64_t day, struct error *err)
{
	struct write_cells cells = { .arena = demo->row };

	write_add(&cells, "application", c->application);
	write_add(&cells, "contract", c->contract);
	write_add(&cells, "role", role);
	write_add(&cells, "name", signer(c, role));
	demo_put_day(&cells, "signed_on", day);
	return demo_enter(demo, &entity_signature, c, NULL, &cells, err);
}

/* Signatures under the contract, a day apart: `most` of those that its form asks for. *last is the day of the last one when
 * nobody is missing. */
static bool write_signatures(
	struct demo *demo, const struct demo_case *c, size_t most, int64_t *last, struct error *err)
{
	const struct code_entry *form = codebook_find(app_codebook(demo->app), "contract_form", c->form);
	const char *roles = codebook_value(demo->row, form, "signatories");
	int64_t day = c->proposed + DRAWN;

	for (; roles && *roles && most; most--) {
		size_t length = strcspn(roles, "\t");

		if (!write_signature(demo, c, arena_copy(demo->row, roles, length), ++day, err))
			return false;
		roles += length + (roles[length] == '\t');
	}
	*last = roles && !*roles ? day : UNKNOWN;
	return true;
}

static bool write_contract(struct demo *demo, struct demo_case *c, int64_t complete, struct error *err)
{
	struct write_cells cells = { .arena = demo->row };
	bool lease = !strcmp(c->form, "care_lease");
	int64_t end = day_add_months(c->key, SUPPORT_MONTHS);

	write_add(&cells, "application", c->application);
	write_add(&cells, "home", c->home);
	write_add(&cells, "form", c->form);
	demo_put_day(&cells, "drawn_on", c->proposed + DRAWN);
	demo_put_day(&cells, "lease_from", c->key);
	demo_put_day(&cells, "support_until", end);
	demo_put_day(&cells, "convert_by", lease ? end : UNKNOWN);
	write_add(&cells, "convert_agreed", lease ? "cliënt, zorgpartij en corporatie" : NULL);
	write_add(&cells, "temporary_group", strcmp(c->form, "temporary") ? NULL : "shelter");
	demo_put_day(&cells, "complete_on", complete);
	return demo_save(demo, &entity_contract, c->contract, demo_scope(demo, c), &cells, err);
}

/* With its signatures, but of who has left long ago. */
static bool make_contract(struct demo *demo, struct demo_case *c, size_t signers, struct error *err)
{
	int64_t complete = UNKNOWN;

	if (!c->told)
		return true;
	store_new_id(demo->app->store, c->contract);
	if (c->row == DEMO_SETTLED || c->row == DEMO_LEFT)
		return write_contract(demo, c, c->proposed + DRAWN + 3, err);
	return write_signatures(demo, c, signers, &complete, err) && write_contract(demo, c, complete, err);
}

/* Somebody may still have to sign. */
bool demo_sign(struct demo *demo, struct demo_case *c, struct error *err)
{
	struct write_cells home = { .arena = demo->row }, cells = { .arena = demo->row };

	write_add(&home, "offer", "accepted");
	write_add(&cells, "step", "contract");
	demo_put_day(&cells, "step_since", c->proposed + DRAWN);
	demo_put_day(&cells, "key_on", c->key);
	return demo_save(demo, &entity_home, c->home, NULL, &home, err) && write_proposal(demo, c, "accepted", err) &&
		demo_write_course(demo, c, "viewing", "contract", err) && set_case(demo, c, &cells, err) &&
		make_contract(demo, c, 1 + c->nth % 3, err) && demo_write_open(demo, c, "key", err);
}

/* ---- key ---- */

/* A home that is shared was there before; another is written when somebody moves in. */
static bool find_home(struct demo *demo, struct demo_case *c, struct error *err)
{
	const char *shared = c->story && c->story->lives_in ? demo_told_id(demo, c->story->lives_in) : NULL;

	if (!shared)
		return demo_write_home(demo, c, "let", err);
	snprintf(c->home, sizeof c->home, "%s", shared);
	return true;
}

bool demo_move_in(struct demo *demo, struct demo_case *c, struct error *err)
{
	struct write_cells cells = { .arena = demo->row };

	store_new_id(demo->app->store, c->proposal);
	write_add(&cells, "step", "living");
	demo_put_day(&cells, "step_since", c->key);
	demo_put_day(&cells, "key_on", c->key);
	return find_home(demo, c, err) && write_proposal(demo, c, "accepted", err) &&
		demo_write_course(demo, c, "proposed", "living", err) && make_contract(demo, c, SIZE_MAX, err) &&
		set_case(demo, c, &cells, err) && demo_write_open(demo, c, "key", err);
}

/* ---- the end ---- */

static const char *contract_result(const struct demo_case *c)
{
	bool lease = !strcmp(c->form, "care_lease");

	if (!strcmp(c->step, "moved_on") || !strcmp(c->step, "ended_early"))
		return "lease_ended";
	if (!lease)
		return "in_own_name";
	return strcmp(c->step, "continued_support") ? "converted" : "care_lease_extended";
}

static bool write_result(struct demo *demo, const struct demo_case *c, struct error *err)
{
	struct write_cells cells = { .arena = demo->row };

	if (!*c->contract)
		return true;
	write_add(&cells, "result", contract_result(c));
	demo_put_day(&cells, "result_on", c->closed);
	return demo_save(demo, &entity_contract, c->contract, NULL, &cells, err);
}

static const char *end_reason(const struct demo_case *c)
{
	static const char *const withdrawn[] = { "found_home", "stays", "moved_away", "no_contact", "care_withdrew" };
	static const char *const ended[] = { "ended_by_client", "left_for_care", "support_stopped" };

	if (c->story && c->story->reason)
		return c->story->reason;
	if (c->row == DEMO_WITHDRAWN)
		return withdrawn[c->nth % ARRAY_LEN(withdrawn)];
	return strcmp(c->step, "ended_early") ? NULL : ended[c->nth % ARRAY_LEN(ended)];
}

static bool write_end(struct demo *demo, const struct demo_case *c, struct error *err)
{
	bool talked = true;
	struct demo_step step = { .before = c->row == DEMO_WITHDRAWN ? "complete" : "living",
		.after = c->step,
		.role = c->row == DEMO_WITHDRAWN ? "client" : "support_worker",
		.day = c->closed,
		.minute = 15 * 60,
		.reason = end_reason(c),
		.note = c->story ? c->story->note : NULL };

	for (size_t i = 0; i < c->talk_count; i++)
		talked = talked && !(c->talks[i].held == UNKNOWN && c->talks[i].due < demo->today);
	if (!talked) {
		step.passed = "last_talk";
		step.why = "Het laatste gesprek is geweest. Het verslag volgt.";
	}
	return demo_write_step(demo, c, &step, err);
}

bool demo_close(struct demo *demo, struct demo_case *c, struct error *err)
{
	static const char *const sentences[] = { "Ik ben hier thuis.", "Het is nu gewoon mijn huis.",
		"Ik red het. Bel gerust eens.", "De buren en ik drinken koffie." };
	struct write_cells cells = { .arena = demo->row };
	bool settled = c->row == DEMO_SETTLED;

	write_add(&cells, "step", c->step);
	demo_put_day(&cells, "step_since", c->closed);
	demo_put_day(&cells, "ended_on", c->closed);
	write_add(&cells, "after_care", settled ? (c->nth % 2 ? "welfare" : "district_team") : NULL);
	if (settled)
		write_add(&cells, "own_sentence",
			c->story ? c->story->sentence : sentences[c->nth % ARRAY_LEN(sentences)]);
	return write_end(demo, c, err) && write_result(demo, c, err) && set_case(demo, c, &cells, err) &&
		demo_write_open(demo, c, "key", err);
}
