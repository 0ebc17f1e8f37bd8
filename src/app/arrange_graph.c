/* What only shows over several entries of an arrangement: days, sums, loops, steps that nothing leads to or out of. */
#include <string.h>

#include "arrange_file.h"

static const cJSON *list_of(const cJSON *object, const char *key)
{
	return cJSON_GetObjectItemCaseSensitive(object, key);
}

static const char *text_of(const cJSON *object, const char *key)
{
	const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, key);

	return cJSON_IsString(value) ? value->valuestring : NULL;
}

static struct place at(const struct place *place, const char *path)
{
	struct place there = *place;

	there.path = path;
	return there;
}

/* Place of an entry of a list, or of a member of it. */
static struct place at_entry(const struct place *place, const char *key, int index, const char *member)
{
	return at(place, arena_print(place->arena, "%s[%d]%s%s", key, index, *member ? "." : "", member));
}

static int index_of(const cJSON *list, const char *code)
{
	const cJSON *entry;
	int index = 0;

	cJSON_ArrayForEach(entry, list)
	{
		if (code && !strcmp(text_of(entry, "code"), code))
			return index;
		index++;
	}
	return -1;
}

/* ---- days and sums ---- */

static bool check_days(const struct place *place, struct error *err)
{
	const char *from = text_of(place->root, "valid_from"), *to = text_of(place->root, "valid_to");
	struct place there = at(place, "valid_to");

	/* days as text have the order of days */
	if (!from || !to || strcmp(from, to) <= 0)
		return true;
	return arrange_wrong(&there, list_of(place->root, "valid_to"),
		arena_print(place->arena, _("a day on or after valid_from, %s"), from), err);
}

static bool check_weights(const struct place *place, struct error *err)
{
	const cJSON *weights = list_of(list_of(place->root, "quota"), "weights");
	const cJSON *homes = list_of(weights, "social_homes");
	struct place there = at(place, "quota.weights.social_homes");
	int right = homes ? 1000 - (int)list_of(weights, "households")->valuedouble : 0;

	if (!homes || homes->valuedouble == right)
		return true;
	return arrange_wrong(
		&there, homes, arena_print(place->arena, _("%d: the two weights add up to 1000"), right), err);
}

static bool check_shares(const struct place *place, struct error *err)
{
	const cJSON *form;
	int sum = 0, index = 0;

	cJSON_ArrayForEach(form, list_of(place->root, "contract_forms"))
	{
		const cJSON *expected = list_of(form, "expected");
		struct place there = at_entry(place, "contract_forms", index++, "expected");

		sum += cJSON_IsNumber(expected) ? (int)expected->valuedouble : 0;
		if (sum > 100)
			return arrange_wrong(&there, expected,
				arena_print(place->arena,
					_("at most %d: the expected shares of all forms are at most 100 together"),
					100 - sum + (int)expected->valuedouble),
				err);
	}
	return true;
}

/* min is not above max, in each inner object that has the two. */
static bool check_bounds(const struct place *place, struct error *err)
{
	const cJSON *rule, *member;
	int index = 0;

	cJSON_ArrayForEach(rule, list_of(place->root, "household_rules"))
	{
		cJSON_ArrayForEach(member, rule)
		{
			const cJSON *min = list_of(member, "min"), *max = list_of(member, "max");
			struct place there = at_entry(
				place, "household_rules", index, arena_print(place->arena, "%s.max", member->string));

			if (cJSON_IsNumber(min) && cJSON_IsNumber(max) && min->valuedouble > max->valuedouble)
				return arrange_wrong(&there, max,
					arena_print(place->arena, _("at least min, %d"), (int)min->valuedouble), err);
		}
		index++;
	}
	return true;
}

/* What a list asks for in `needs` it must ask for in `asks`. */
static bool check_asks(const struct place *place, const char *key, struct error *err)
{
	const cJSON *entry, *need, *ask;
	int index = 0;

	cJSON_ArrayForEach(entry, list_of(place->root, key))
	{
		int number = 0;

		cJSON_ArrayForEach(need, list_of(entry, "needs"))
		{
			struct place there =
				at_entry(place, key, index, arena_print(place->arena, "needs[%d]", number++));
			bool asked = false;

			cJSON_ArrayForEach(ask, list_of(entry, "asks")) asked =
				asked || !strcmp(ask->valuestring, need->valuestring);
			if (!asked)
				return arrange_wrong(&there, need, _("a field that stands in asks"), err);
		}
		index++;
	}
	return true;
}

/* ---- each once ---- */

/* An event leads to one step. After a refusal a case goes back to the last of them that it was in: there may be more. */
static bool check_events(const struct place *place, struct error *err)
{
	const cJSON *steps = list_of(place->root, "steps"), *step, *event, *other, *same;
	int index = 0;

	cJSON_ArrayForEach(step, steps)
	{
		int number = 0, before = 0;

		cJSON_ArrayForEach(event, list_of(step, "event"))
		{
			struct place there =
				at_entry(place, "steps", index, arena_print(place->arena, "event[%d]", number++));

			before = 0;
			for (other = steps->child; other != step; other = other->next, before++)
				cJSON_ArrayForEach(same, list_of(other, "event"))
				{
					if (!strcmp(same->valuestring, event->valuestring) &&
						strcmp(event->valuestring, "refusal"))
						return arrange_refuse(&there, err,
							_("%s is \"%s\", but steps[%d] has that event already."),
							there.path, event->valuestring, before);
				}
		}
		index++;
	}
	return true;
}

static bool check_rungs(const struct place *place, struct error *err)
{
	const cJSON *rungs = list_of(place->root, "rungs"), *rung, *other;
	int index = 0;

	cJSON_ArrayForEach(rung, rungs)
	{
		struct place there = at_entry(place, "rungs", index++, "number");

		for (other = rungs->child; other != rung; other = other->next)
			if (list_of(other, "number")->valuedouble == list_of(rung, "number")->valuedouble)
				return arrange_wrong(
					&there, list_of(rung, "number"), _("a number that no other rung has"), err);
	}
	return true;
}

static bool check_figures(const struct place *place, struct error *err)
{
	const cJSON *figure;
	int index = 0;

	cJSON_ArrayForEach(figure, list_of(place->root, "figures"))
	{
		struct place there = at_entry(place, "figures", index++, "code");

		if (!strncmp(text_of(figure, "code"), "quota_", 6))
			return arrange_wrong(&there, list_of(figure, "code"),
				_("another code: quota_… is made of what stands under quota"), err);
	}
	return true;
}

/* The code of a checklist and that of a question make one code, which must be short and its own. */
static bool check_questions(const struct place *place, struct error *err)
{
	struct arena *arena = place->arena;
	const cJSON *checklist, *question, *seen_list;
	cJSON *seen = cJSON_CreateObject();
	bool good = true;
	int index = 0;

	cJSON_ArrayForEach(checklist, list_of(place->root, "checklists"))
	{
		int number = 0;

		cJSON_ArrayForEach(question, list_of(checklist, "questions"))
		{
			const char *code = arrange_joined(arena, text_of(checklist, "code"), text_of(question, "code"));
			struct place there = at_entry(
				place, "checklists", index, arena_print(arena, "questions[%d].code", number++));

			seen_list = list_of(seen, code);
			if (good && (!id_is_code(code) || seen_list))
				good = arrange_wrong(&there, list_of(question, "code"),
					seen_list
						? _("another code: with that of its checklist it is that of another question")
						: _("shorter: with the code of its checklist at most 40 letters"),
					err);
			cJSON_AddTrueToObject(seen, code);
		}
		index++;
	}
	cJSON_Delete(seen);
	return good;
}

/* ---- forums ---- */

static bool check_up(const struct place *place, struct error *err)
{
	const cJSON *forums = list_of(place->root, "forums"), *forum;
	int count = cJSON_GetArraySize(forums), index = 0;

	cJSON_ArrayForEach(forum, forums)
	{
		struct place there = at_entry(place, "forums", index, "up");
		struct buffer way = { .arena = place->arena };
		int here = index, left = count;

		buffer_text(&way, text_of(forum, "code"));
		while (here >= 0 && left-- > 0) {
			here = index_of(forums, text_of(cJSON_GetArrayItem(forums, here), "up"));
			if (here >= 0)
				buffer_print(&way, " → %s", text_of(cJSON_GetArrayItem(forums, here), "code"));
			if (here == index)
				return arrange_refuse(&there, err,
					_("%s leads round: %s. The highest table has no up."), there.path, way.text);
		}
		index++;
	}
	return true;
}

/* ---- steps ---- */

struct graph {
	struct arena *arena;
	const cJSON *root, *steps;
	int count;
	bool *leads; /* count × count: from, to */
};

static void add_edge(struct graph *graph, int from, int to)
{
	if (from >= 0 && to >= 0)
		graph->leads[from * graph->count + to] = true;
}

/* Reasons of a kind may lead elsewhere than the outcome or step that asks for them. */
static void add_reasons(struct graph *graph, int from, const char *kind)
{
	const cJSON *reason;

	cJSON_ArrayForEach(reason, list_of(graph->root, "reasons"))
	{
		const char *to = text_of(list_of(reason, "then"), "to");

		if (kind && to && !strcmp(kind, text_of(reason, "kind")))
			add_edge(graph, from, index_of(graph->steps, to));
	}
}

/* All edges of one step or outcome: from each of `from` to `to`, and back when the case comes back by itself. */
static void add_edges(struct graph *graph, const cJSON *entry, int to, bool returns)
{
	const cJSON *one;

	cJSON_ArrayForEach(one, list_of(entry, "from"))
	{
		int from = index_of(graph->steps, one->valuestring);

		add_edge(graph, from, to);
		if (returns)
			add_edge(graph, to, from);
		add_reasons(graph, from, text_of(entry, "reasons"));
	}
}

static struct graph make_graph(const struct place *place)
{
	struct graph graph = { place->arena, place->root, list_of(place->root, "steps"), 0, NULL };
	const cJSON *entry;
	int index = 0;

	graph.count = cJSON_GetArraySize(graph.steps);
	graph.leads = arena_alloc(place->arena, (size_t)graph.count * (size_t)graph.count * sizeof(bool));
	cJSON_ArrayForEach(entry, graph.steps)
		add_edges(&graph, entry, index++, cJSON_IsTrue(list_of(entry, "returns")));
	cJSON_ArrayForEach(entry, list_of(place->root, "outcomes"))
	{
		int to = index_of(graph.steps, text_of(entry, "to"));
		const cJSON *step = to < 0 ? NULL : cJSON_GetArrayItem(graph.steps, to);

		add_edges(&graph, entry, to, cJSON_IsTrue(list_of(step, "returns")));
	}
	return graph;
}

static bool is_final(const struct graph *graph, int step)
{
	return cJSON_IsTrue(list_of(cJSON_GetArrayItem(graph->steps, step), "final"));
}

/* Marks all that can be reached from the marked ones; backwards: all from which they can be reached. */
static void spread(const struct graph *graph, bool *marked, bool backwards)
{
	bool more = true;

	while (more) {
		more = false;
		for (int from = 0; from < graph->count; from++)
			for (int to = 0; to < graph->count; to++) {
				int known = backwards ? to : from, new = backwards ? from : to;

				if (graph->leads[from * graph->count + to] && marked[known] && !marked[new])
					more = marked[new] = true;
			}
	}
}

/* The codes of the steps that are not marked, with commas; *first: the first of them, -1: all are marked. */
static const char *unmarked(const struct graph *graph, const bool *marked, int *first)
{
	enum { SHOWN = 8 };
	struct buffer out = { .arena = graph->arena };
	int found = 0;

	*first = -1;
	for (int i = 0; i < graph->count; i++) {
		if (marked[i])
			continue;
		*first = *first < 0 ? i : *first;
		if (found < SHOWN)
			buffer_print(
				&out, "%s%s", found ? ", " : "", text_of(cJSON_GetArrayItem(graph->steps, i), "code"));
		else if (found == SHOWN)
			buffer_text(&out, ", …");
		found++;
	}
	return out.text;
}

static bool check_reach(const struct place *place, const struct graph *graph, struct error *err)
{
	bool *marked = arena_alloc(place->arena, (size_t)graph->count * sizeof(*marked));
	struct place there;
	const char *names;
	int first;

	marked[0] = true;
	spread(graph, marked, false);
	names = unmarked(graph, marked, &first);
	there = at_entry(place, "steps", first, "");
	return first < 0 ||
		arrange_refuse(&there, err,
			_("No way leads from the first step to: %s. Name the steps before it in \"from\", or let an outcome "
			  "lead \"to\" it."),
			names);
}

static bool check_exit(const struct place *place, const struct graph *graph, struct error *err)
{
	bool *marked = arena_alloc(place->arena, (size_t)graph->count * sizeof(*marked));
	struct place there = at(place, "steps");
	const char *names;
	bool any = false;
	int first;

	for (int i = 0; i < graph->count; i++)
		any |= marked[i] = is_final(graph, i);
	if (!any)
		return arrange_refuse(&there, err, _("steps has no final step: a case could never end."));
	spread(graph, marked, true);
	names = unmarked(graph, marked, &first);
	there = at_entry(place, "steps", first, "");
	return first < 0 ||
		arrange_refuse(
			&there, err, _("A case can never end from: %s. Let a way lead out, to a final step."), names);
}

bool arrange_check_whole(const struct place *place, struct error *err)
{
	struct graph graph = make_graph(place);

	return check_days(place, err) && check_up(place, err) && check_reach(place, &graph, err) &&
		check_exit(place, &graph, err) && check_events(place, err) && check_asks(place, "steps", err) &&
		check_asks(place, "outcomes", err) && check_questions(place, err) && check_bounds(place, err) &&
		check_shares(place, err) && check_rungs(place, err) && check_figures(place, err) &&
		check_weights(place, err);
}
