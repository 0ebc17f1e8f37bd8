#include "consequence.h"

#include <string.h>

#include "base/day.h"
#include "base/id.h"
#include "base/text.h"
#include "forum_pick.h"
#include "propose_parts.h"
#include "store/store.h"

enum { PARKED_FOR_MAX = 200, WHAT_MAX = 200 };

struct consequence consequence_of(
	const struct standing *standing, const struct code_entry *reason, int64_t until, const char *what)
{
	return (struct consequence){ .standing = standing,
		.reason = reason,
		.until = until,
		.what = what,
		.told = { .arena = standing->arena } };
}

static void tell(struct consequence *c, const char *sentence)
{
	buffer_print(&c->told, "%s%s", c->told.length ? " " : "", sentence);
}

static bool parks_until(const struct consequence *c, const char *kind)
{
	const char *park = codebook_value(c->standing->arena, c->reason, "then.park");

	return park && !strcmp(park, kind);
}

bool consequence_check(const struct consequence *c, struct error *err)
{
	if (!parks_until(c, "date"))
		return true;
	if (c->until == UNKNOWN)
		return fail(err, E_INPUT, _("This reason asks until when. Nothing was recorded. Give a day."));
	return c->until > app_today(c->standing->app) ||
		fail(err, E_INPUT, _("%s does not lie ahead. Nothing was recorded. Give a later day."),
			day_format(c->standing->arena, c->until));
}

const char *consequence_step(const struct consequence *c, const char *otherwise)
{
	const char *step = codebook_value(c->standing->arena, c->reason, "then.to");

	return step ? step : otherwise;
}

/* The last day that the reason gives; UNKNOWN: it gives none. */
static int64_t last_day(const struct consequence *c)
{
	return codebook_day_after(codebook_span(c->reason, "then.within"), app_today(c->standing->app));
}

int64_t consequence_until(const struct consequence *c, const struct code_entry *step)
{
	return c->until != UNKNOWN || !codebook_flag(step, "suspends") ? c->until : last_day(c);
}

/* ---- what is noted ------------------------------------------------------------------------------------------------ */

/* Is this place one of "a, b, c"? */
static bool is_noted(const char *places, const char *place)
{
	size_t length = strlen(place);

	while (places && *places) {
		size_t next = strcspn(places, ",;");

		if (next == length && !strncmp(places, place, length))
			return true;
		places += next;
		places += strspn(places, ",; ");
	}
	return false;
}

/* Only the place is noted, never why (design: domain 5). */
static void note_area(struct consequence *c, struct write_cells *client)
{
	const struct dossier *dossier = c->standing->dossier;
	const struct field *field = entity_field(&entity_client, "not_in");
	const char *now = dossier->client->not_in, *place = dossier->home ? dossier->home->neighbourhood : NULL;
	const char *next;

	if (!place || !*place || is_noted(now, place))
		return;
	next = now && *now ? arena_print(c->standing->arena, "%s, %s", now, place) : place;
	if ((int64_t)text_length(next) > field->max)
		return;
	write_add(client, field->name, next);
	tell(c, arena_print(c->standing->arena, _("No home is asked for in %s from now on."), place));
}

/*
 * What a case waits for: what is needed; else the text of the reason, or of its class when it leaves a blank. Without the
 * full stop, since it stands in a sentence.
 */
static const char *waits_for(const struct consequence *c)
{
	const struct codebook *book = c->standing->book;
	const char *text = codebook_text(book, "decline", c->reason->code);
	size_t length;

	if (c->what && *c->what)
		text = c->what;
	else if (strchr(text, '{'))
		text = codebook_text(book, "reason_class", c->reason->reason.class);
	length = strlen(text);
	if (length && text[length - 1] == '.')
		text = arena_copy(c->standing->arena, text, length - 1);
	return text_fit(c->standing->arena, text, PARKED_FOR_MAX);
}

static void note_park(struct consequence *c, struct write_cells *application)
{
	bool date = parks_until(c, "date");

	if (!date && !parks_until(c, "proof"))
		return;
	if (!codebook_flag(c->reason, "then.area"))
		write_add(application, "parked_for", waits_for(c));
	if (!date) {
		tell(c, arena_print(c->standing->arena, _("The case waits until this is in: %s."), waits_for(c)));
		return;
	}
	write_add(application, "parked_until", day_write(c->standing->arena, c->until));
	tell(c,
		arena_print(
			c->standing->arena, _("The case waits until %s."), day_format(c->standing->arena, c->until)));
}

void consequence_add(struct consequence *c, struct write_cells *application, struct write_cells *client,
	struct write_cells *proposal)
{
	if (!c->reason)
		return;
	note_park(c, application);
	if (codebook_flag(c->reason, "then.area"))
		note_area(c, client);
	if (proposal && codebook_value(c->standing->arena, c->reason, "then.counts"))
		write_add(proposal, "counted", codebook_flag(c->reason, "then.counts") ? "true" : "false");
}

/* ---- talks -------------------------------------------------------------------------------------------------------- */

/* Refusals of this kind that count: earlier ones and this one. */
static bool count_refusals(const struct consequence *c, int64_t *times, struct error *err)
{
	const struct standing *standing = c->standing;
	const struct proposal *own = standing->dossier->proposal;
	void **rows;
	size_t count;

	*times = 1;
	if (!store_list_by(standing->app->store, standing->arena, &entity_proposal, "application",
		    standing->application->row.id, COURSE_ROWS_MAX, &rows, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct proposal *row = rows[i];
		const struct code_entry *reason = codebook_find(standing->book, "decline", row->reason);

		if (row->counted == 1 && reason && reason->reason.kind && (!own || strcmp(own->row.id, row->row.id)) &&
			!strcmp(reason->reason.kind, c->reason->reason.kind))
			++*times;
	}
	return true;
}

/* No meeting is known yet: the table itself has it on its list. */
static bool promise_talk(struct consequence *c, const char *kind, const char *asked, int64_t last, struct error *err)
{
	const struct standing *standing = c->standing;
	struct write_cells cells = { .arena = standing->arena };
	const char *forum;
	char made[ID_TEXT];

	if (!forum_pick(standing->app, standing->arena, kind, standing->dossier->client->origin, &forum, err))
		return false;
	store_new_id(standing->app->store, made);
	write_add(&cells, "application", standing->application->row.id);
	write_add(&cells, "forum", forum);
	write_add(&cells, "who", codebook_text(standing->book, forum ? "forum" : "forum_kind", forum ? forum : kind));
	write_add(&cells, "what", text_fit(standing->arena, asked, WHAT_MAX));
	write_add(&cells, "made_on", day_write(standing->arena, app_today(standing->app)));
	write_add(&cells, "due", last == UNKNOWN ? NULL : day_write(standing->arena, last));
	write_add(&cells, "state", "open");
	return store_set(standing->app->store, &entity_promise, made, standing->application->row.scope, cells.cells,
		cells.count, err);
}

static bool ask_talk(struct consequence *c, const char *kind, int64_t last, struct error *err)
{
	const struct standing *standing = c->standing;
	const struct code_reason *reason = &c->reason->reason;
	const char *table = codebook_text(standing->book, "forum_kind", kind);
	const char *asked = standing->book->dutch ? reason->consequence_nl : reason->consequence_en;
	struct placing placing;
	int64_t day;

	if (!placing_load(standing->app, standing->arena, standing->application->row.id, &placing, err) ||
		!refusal_schedule(&placing, kind, asked ? asked : table, last, &day, err))
		return false;
	if (day != UNKNOWN) {
		tell(c,
			arena_print(standing->arena, _("It is on the agenda of %s: %s."),
				day_format(standing->arena, day), table));
		return true;
	}
	tell(c,
		last == UNKNOWN ? arena_print(standing->arena,
					  _("It has to be on an agenda: %s. No meeting is known yet."), table)
				: arena_print(standing->arena,
					  _("It has to be on an agenda by %s: %s. No meeting is known yet."),
					  day_format(standing->arena, last), table));
	return promise_talk(c, kind, asked ? asked : table, last, err);
}

bool consequence_talks(struct consequence *c, struct error *err)
{
	struct arena *arena = c->standing->arena;
	const char *talk = codebook_value(arena, c->reason, "then.talk");
	const char *table = codebook_value(arena, c->reason, "then.forum_kind");
	int64_t wanted = codebook_number(c->reason, "then.times"), times = 1;
	bool counts = codebook_flag(c->reason, "then.counts");

	if (counts && !count_refusals(c, &times, err))
		return false;
	if (counts)
		tell(c, arena_print(arena, _("Refusals that count: %lld."), (long long)times));
	if (talk && (wanted == UNKNOWN || (counts && times >= wanted)) && !ask_talk(c, talk, UNKNOWN, err))
		return false;
	return !table || ask_talk(c, table, last_day(c), err);
}

bool consequence_follow(struct consequence *c, struct error *err)
{
	const struct standing *standing = c->standing;

	if (!c->reason)
		return true;
	if (codebook_flag(c->reason, "then.frees") &&
		!propose_release(standing->app, standing->arena, standing->application->row.id, err))
		return false;
	return consequence_talks(c, err);
}
