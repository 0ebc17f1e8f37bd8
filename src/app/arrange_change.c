/* What a new version of an arrangement does to the cases that run under the one in force. */
#include <stdlib.h>
#include <string.h>

#include "app/arrange.h"
#include "arrange_file.h"
#include "course_facts.h"
#include "store/store.h"

struct look {
	struct app *app;
	struct arena *arena, *scratch; /* scratch: for one case */
	const struct codebook *before, *after;
	bool own; /* the arrangement also holds for cases that name none, or one that is not here */
	struct arrange_preview *preview;
	size_t room;
};

static struct arrange_change *change_of(struct look *look, enum arrange_effect effect, const struct code_entry *step)
{
	struct arrange_preview *preview = look->preview;

	for (size_t i = 0; i < preview->count; i++)
		if (preview->changes[i].effect == effect && !strcmp(preview->changes[i].step, step->code))
			return &preview->changes[i];
	preview->changes =
		arena_grow(look->arena, preview->changes, preview->count, &look->room, sizeof *preview->changes);
	preview->changes[preview->count] = (struct arrange_change){
		.effect = effect, .step = step->code, .name = look->before->dutch ? step->nl : step->en
	};
	return &preview->changes[preview->count++];
}

static void note(struct look *look, enum arrange_effect effect, const struct code_entry *step,
	const struct application *application, int64_t before, int64_t after)
{
	struct arrange_change *change = change_of(look, effect, step);

	if (change->count < ARRANGE_CASES_SHOWN)
		change->cases[change->count] = (struct arrange_case){
			arena_text(look->arena, application->number ? application->number : application->row.id),
			before, after
		};
	change->count++;
}

static bool note_term(struct look *look, const struct application *application, const struct code_entry *step,
	bool *noted, struct error *err)
{
	struct course_case of = course_case_of(application);
	struct course_state before, after;

	if (!course_state_of(look->app, look->scratch, look->before, &of, &before, err) ||
		!course_state_of(look->app, look->scratch, look->after, &of, &after, err))
		return false;
	if (before.term_ends != after.term_ends) {
		note(look, ARRANGE_TERM, step, application, before.term_ends, after.term_ends);
		*noted = true;
	}
	return true;
}

static bool look_at(
	struct look *look, const struct application *application, const struct code_entry *step, struct error *err)
{
	const struct code_entry *next = codebook_find(look->after, "step", step->code);
	bool noted = true;

	if (!next) {
		note(look, ARRANGE_STEP_GONE, step, application, UNKNOWN, UNKNOWN);
	} else if (next->step.final) {
		note(look, ARRANGE_ENDS, step, application, UNKNOWN, UNKNOWN);
	} else {
		noted = step->step.queued != next->step.queued;
		if (noted)
			note(look, next->step.queued ? ARRANGE_QUEUE_ENTERS : ARRANGE_QUEUE_LEAVES, step, application,
				UNKNOWN, UNKNOWN);
		if (!note_term(look, application, step, &noted, err))
			return false;
	}
	look->preview->cases += noted;
	return true;
}

static bool is_of(struct look *look, const struct application *application)
{
	const char *named = application->arrangement;

	if (named && !strcmp(named, look->preview->code))
		return true;
	return look->own && app_codebook_of(look->app, named) == app_codebook(look->app);
}

static bool visit(void *from, const void *row, struct error *err)
{
	const struct application *application = row;
	struct look *look = from;
	const struct code_entry *step = codebook_find(look->before, "step", application->step);

	if (!step || step->step.final || !is_of(look, application))
		return true;
	arena_reset(look->scratch);
	return look_at(look, application, step, err);
}

/* ---- what differs, by list ---- */

static bool same_text(const char *left, const char *right)
{
	return !strcmp(left ? left : "", right ? right : "");
}

static bool same_rules(const struct code_entry *left, const struct code_entry *right)
{
	return left->step.queued == right->step.queued && same_text(left->more, right->more);
}

static bool same_entry(const struct code_entry *left, const struct code_entry *right)
{
	return same_rules(left, right) && same_text(left->nl, right->nl) && same_text(left->en, right->en) &&
		same_text(left->nl_short, right->nl_short) && same_text(left->en_short, right->en_short);
}

struct tally {
	size_t fresh, gone, changed;
	bool rules; /* more than texts */
};

static struct tally compare(const struct look *look, const char *list)
{
	struct tally found = { 0, 0, 0, false };
	size_t before, after;
	const struct code_entry *old = codebook_list(look->before, list, &before);
	const struct code_entry *new = codebook_list(look->after, list, &after);

	for (size_t i = 0; i < after; i++) {
		const struct code_entry *was = codebook_find(look->before, list, new[i].code);

		found.fresh += !was;
		found.changed += was && !same_entry(was, &new[i]);
		found.rules |= !was || !same_rules(was, &new[i]);
	}
	for (size_t i = 0; i < before; i++)
		found.gone += !codebook_find(look->after, list, old[i].code);
	found.rules |= found.gone > 0;
	return found;
}

static void tell_lists(struct look *look)
{
	struct arrange_preview *preview = look->preview;

	preview->lists = arena_alloc(look->arena, ARRANGE_LISTS_MAX * sizeof *preview->lists);
	for (const struct list_rule *list = arrange_lists; list->list; list++) {
		struct tally found = compare(look, list->list);
		struct buffer text = { .arena = look->arena };
		if (found.fresh)
			buffer_print(&text, _("%zu new"), found.fresh);
		if (found.gone)
			buffer_print(&text, "%s%s", text.length ? ", " : "",
				arena_print(look->arena, _("%zu gone"), found.gone));
		if (found.changed)
			buffer_print(&text, "%s%s", text.length ? ", " : "",
				arena_print(look->arena, _("%zu changed"), found.changed));
		if (text.length && preview->list_count < ARRANGE_LISTS_MAX)
			preview->lists[preview->list_count++] =
				arena_print(look->arena, "%s: %s", list->list, text.text);
	}
}

static int by_number(const void *left, const void *right)
{
	return strcmp(((const struct arrange_case *)left)->number, ((const struct arrange_case *)right)->number);
}

static bool look_through(struct look *look, struct error *err)
{
	bool good;

	tell_lists(look);
	if (!compare(look, "step").rules)
		return true;
	arena_open(&look->scratch);
	good = store_walk(look->app->store, &entity_application, visit, look, err);
	arena_close(&look->scratch);
	for (size_t i = 0; i < look->preview->count; i++) {
		struct arrange_change *change = &look->preview->changes[i];
		size_t shown = change->count < ARRANGE_CASES_SHOWN ? change->count : ARRANGE_CASES_SHOWN;

		qsort(change->cases, shown, sizeof *change->cases, by_number);
	}
	return good;
}

bool arrange_look(
	struct app *app, struct arena *arena, const char *name, struct arrange_preview *preview, struct error *err)
{
	struct look look = { .app = app, .arena = arena, .preview = preview };
	struct codebook *before;
	struct arrange_file file;
	const struct code_entry *head;

	if (!arrange_read(arena, name, &file, err) || !arrange_check_version(app, arena, &file, err) ||
		!arrange_codebook(app, arena, file.code, &before, err))
		return false;
	head = codebook_find(before, "arrangement", file.code);
	*preview = (struct arrange_preview){
		.code = file.code, .before = codebook_number(head, "version"), .after = file.version
	};
	if (!head)
		return true;
	look.before = before;
	look.after = arrange_make_book(arena, file.codes, file.code_count, app->dutch);
	look.own = !strcmp(file.code, app->arrangement);
	return look_through(&look, err);
}
