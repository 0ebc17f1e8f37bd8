#include "tui/action.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "tui/key.h"

const char *const menu_labels[MENU_COUNT] = {
	[MENU_NONE] = "",
	[MENU_MEETING] = N_("Meeting"),
	[MENU_CASE] = N_("Case"),
	[MENU_HOME] = N_("Home"),
	[MENU_DECISION] = N_("Decision"),
	[MENU_EXCHANGE] = N_("Exchange"),
	[MENU_VIEW] = N_("View"),
	[MENU_HELP] = N_("Help"),
};

bool action_holds(const struct action *a, unsigned where)
{
	return (a->where & where) != 0;
}

static bool is_letter(const struct event *e)
{
	int key = e->key | ('a' ^ 'A');

	return e->kind == EVENT_TEXT && ((key >= 'a' && key <= 'z') || (e->key >= '0' && e->key <= '9'));
}

static bool has_key(const struct action *a, const struct event *e, bool typing, bool same_case)
{
	for (int i = 0; i < ACTION_KEYS && a->keys[i]; i++)
		if (event_is(e, a->keys[i]) && (!same_case || e->key == a->keys[i]) &&
			!(typing && e->kind == EVENT_TEXT))
			return true;
	return false;
}

static const struct action *find_action(const struct event *e, unsigned where, bool typing, bool same_case)
{
	for (size_t i = 0; i < action_count; i++)
		if (action_holds(&actions[i], where) && has_key(&actions[i], e, typing, same_case))
			return &actions[i];
	return NULL;
}

const struct action *action_for(const struct event *e, unsigned where, bool typing)
{
	const struct action *found;

	/* Twins are for the panels; elsewhere letters belong to what is drawn there. */
	if (is_letter(e) && !(where & WHERE_MEETING))
		return NULL;
	/* n and N are two things; for all other letters case does not matter */
	found = find_action(e, where, typing, true);
	return found ? found : find_action(e, where, typing, false);
}

const struct action *action_named(const char *name)
{
	for (size_t i = 0; i < action_count; i++)
		if (!strcmp(actions[i].name, name))
			return &actions[i];
	return NULL;
}

void action_keys_format(const struct action *a, int limit, char out[ACTION_KEYS_TEXT])
{
	size_t used = 0;

	out[0] = '\0';
	for (int i = 0; i < ACTION_KEYS && i < limit && a->keys[i]; i++) {
		char name[KEY_NAME * 2];
		int n;

		key_format(a->keys[i], name);
		n = snprintf(out + used, ACTION_KEYS_TEXT - used, "%s%s", used ? ", " : "", name);
		if (n < 0 || (size_t)n >= ACTION_KEYS_TEXT - used)
			break;
		used += (size_t)n;
	}
}
