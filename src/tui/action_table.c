/* The table of actions. The bottom line shows its lines in this order. */
#include "tui/action.h"

#include "base/error.h"
#include "tui/commands.h"
#include "tui/help.h"
#include "tui/key.h"
#include "tui/menu.h"
#include "tui/panel.h"
#include "tui/screen.h"

static void run_exchange(struct ui *ui)
{
	screen_say(ui, "%s", _("Exchange goes with `tafel export` and `tafel import`, with this screen closed."));
}

static void run_saved(struct ui *ui)
{
	screen_say(ui, "%s", _("Everything is saved already."));
}

const struct action actions[] = {
	{ .name = "help", .label = N_("Help"), .bar_in = WHERE_MEETING, .keys = { K_F1, '?' }, .where = WHERE_ALL,
	  .menu = MENU_HELP, .run = help_run, .help = N_("Shows what can be done here. Enter does the line.") },
	{ .name = "edit", .label = N_("Edit what this panel shows"), .bar_in = WHERE_MEETING, .bar = N_("Edit fields"),
	  .brief = N_("Edit"), .keys = { K_F2, 'e', K_ENTER }, .where = WHERE_MEETING, .run = run_edit,
	  .help = N_("Opens the form. A field that is good is saved when you leave it.") },
	{ .name = "find", .label = N_("Find a case or home"), .bar_in = WHERE_MEETING, .bar = N_("Find a case"),
	  .brief = N_("Find"), .keys = { K_F3, '/', K_CTRL | 'f' }, .where = WHERE_MEETING, .menu = MENU_CASE,
	  .run = run_find, .help = N_("Searches names, numbers and places. Accents do not matter.") },
	{ .name = "filter", .label = N_("Filter the queue"), .bar_in = WHERE_MEETING, .bar = N_("Filter"), .drop = 1,
	  .keys = { K_F4, 'f' }, .where = WHERE_MEETING, .menu = MENU_CASE, .run = run_filter,
	  .help = N_("Shows only one step, weight or municipality.") },
	{ .name = "fit", .label = N_("Why does this home fit?"), .bar_in = WHERE_MEETING, .bar = N_("Does it fit?"),
	  .brief = N_("Fits?"), .drop = 2, .keys = { K_F5, 'p' }, .where = WHERE_MEETING, .menu = MENU_HOME, .run = run_fit,
	  .help = N_("Shows rule by rule what the client asks and the home offers.") },
	{ .name = "clear-filter", .label = N_("Clear the filter"), .keys = { K_BACKSPACE }, .where = WHERE_MEETING,
	  .menu = MENU_CASE, .run = run_clear_filter, .help = N_("Shows the whole queue again.") },
	{ .name = "sort", .label = N_("Other order of the queue"), .keys = { 's' }, .where = WHERE_MEETING,
	  .menu = MENU_CASE, .run = run_sort, .help = N_("By wait, by weight, by step, and so on.") },
	{ .name = "previous-case", .label = N_("Previous case"), .keys = { '[', 'N' }, .where = WHERE_MEETING,
	  .menu = MENU_CASE, .run = run_previous_case, .help = N_("Puts the case before this one on the table.") },
	{ .name = "next-case", .label = N_("Next case"), .keys = { ']', 'n' }, .where = WHERE_MEETING, .menu = MENU_CASE,
	  .run = run_next_case, .help = N_("Puts the case after this one on the table.") },
	{ .name = "edit-case", .label = N_("Edit this case"), .where = WHERE_MEETING, .menu = MENU_CASE,
	  .run = run_edit_case, .help = N_("Opens the form of the client and the application.") },
	{ .name = "missing", .label = N_("What is missing"), .keys = { 'w' }, .where = WHERE_MEETING, .menu = MENU_CASE,
	  .run = run_missing, .help = N_("Shows which facts this case still needs.") },
	{ .name = "history", .label = N_("History of this case"), .keys = { 'h' }, .where = WHERE_MEETING,
	  .menu = MENU_CASE, .run = command_case_history, .help = N_("Shows every change, with who and when.") },
	{ .name = "edit-home", .label = N_("Edit the proposed home"), .where = WHERE_MEETING, .menu = MENU_HOME,
	  .run = run_edit_home, .help = N_("Opens the form of the home.") },
	{ .name = "decide", .label = N_("Record a decision"), .bar_in = WHERE_MEETING, .bar = N_("Decision"),
	  .keys = { K_F8, 'b' }, .where = WHERE_MEETING, .menu = MENU_DECISION, .run = run_decide,
	  .help = N_("Asks for the outcome and what belongs to it. Nothing is kept before the last Enter.") },
	{ .name = "withdraw", .label = N_("Withdraw the last decision"), .where = WHERE_MEETING, .menu = MENU_DECISION,
	  .run = run_withdraw, .help = N_("Adds an entry that withdraws it. The decision itself stays readable.") },
	{ .name = "undo", .label = N_("Undo"), .keys = { K_CTRL | 'z' }, .where = WHERE_MEETING | WHERE_FORM,
	  .menu = MENU_MEETING, .run = run_undo, .help = N_("Undoes the last change made on this laptop.") },
	{ .name = "redo", .label = N_("Redo"), .keys = { K_CTRL | 'y' }, .where = WHERE_MEETING | WHERE_FORM,
	  .menu = MENU_MEETING, .run = run_redo, .help = N_("Does again what was just undone.") },
	{ .name = "exchange", .label = N_("How to exchange"), .where = WHERE_MEETING, .menu = MENU_EXCHANGE,
	  .run = run_exchange, .help = N_("Tells how files go to and come from others.") },
	{ .name = "next-panel", .label = N_("Next panel"), .keys = { K_TAB }, .where = WHERE_MEETING, .menu = MENU_VIEW,
	  .run = panel_next },
	{ .name = "previous-panel", .label = N_("Previous panel"), .keys = { K_SHIFT | K_TAB }, .where = WHERE_MEETING,
	  .menu = MENU_VIEW, .run = panel_previous },
	{ .name = "panel-1", .label = N_("To the queue"), .keys = { '1' }, .where = WHERE_MEETING, .menu = MENU_VIEW,
	  .run = panel_to_queue },
	{ .name = "panel-2", .label = N_("To the client"), .keys = { '2' }, .where = WHERE_MEETING, .menu = MENU_VIEW,
	  .run = panel_to_client },
	{ .name = "panel-3", .label = N_("To the home"), .keys = { '3' }, .where = WHERE_MEETING, .menu = MENU_VIEW,
	  .run = panel_to_home },
	{ .name = "panel-4", .label = N_("To the decisions"), .keys = { '4' }, .where = WHERE_MEETING, .menu = MENU_VIEW,
	  .run = panel_to_decisions },
	{ .name = "move", .label = N_("Move by one line"), .keys = { K_UP, K_DOWN, 'k', 'j' },
	  .where = WHERE_MEETING | WHERE_LIST },
	{ .name = "move-far", .label = N_("Move by a page, to the start or the end"),
	  .keys = { K_PAGE_UP, K_PAGE_DOWN, K_HOME, K_END }, .where = WHERE_MEETING | WHERE_LIST },
	{ .name = "commands", .label = N_("All commands"), .keys = { K_CTRL | 'p', ':' }, .where = WHERE_MEETING | WHERE_FORM,
	  .menu = MENU_HELP, .run = help_commands, .help = N_("Type what you want to do. Enter does it.") },
	{ .name = "menu", .label = N_("Menu bar"), .bar_in = WHERE_MEETING, .bar = N_("Menu"), .keys = { K_F10, 'm' },
	  .where = WHERE_MEETING, .run = menu_run, .help = N_("Everything in menus. Arrows move, Enter does the line.") },
	{ .name = "next-field", .label = N_("Next field"), .bar_in = WHERE_FORM, .bar = N_("Next"), .keys = { K_TAB },
	  .where = WHERE_FORM },
	{ .name = "previous-field", .label = N_("Previous field"), .keys = { K_SHIFT | K_TAB }, .where = WHERE_FORM },
	{ .name = "choices", .label = N_("Choices or calendar"), .bar_in = WHERE_FORM, .bar = N_("Choices"),
	  .keys = { K_F4 }, .where = WHERE_FORM, .help = N_("Shows what can be chosen for this field.") },
	{ .name = "parts", .label = N_("Next part of the form"), .keys = { K_CTRL | K_PAGE_DOWN, K_CTRL | K_PAGE_UP },
	  .where = WHERE_FORM },
	{ .name = "save", .label = N_("Save this field"), .bar_in = WHERE_FORM, .bar = N_("Save"), .keys = { K_CTRL | 's' },
	  .where = WHERE_FORM, .help = N_("Leaving a field saves it as well.") },
	{ .name = "saved", .label = N_("Save"), .keys = { K_CTRL | 's' }, .where = WHERE_MEETING, .run = run_saved },
	{ .name = "take", .label = N_("Take this line"), .bar_in = WHERE_LIST | WHERE_DIALOG | WHERE_MENU, .bar = N_("Choose"),
	  .keys = { K_ENTER }, .where = WHERE_LIST | WHERE_DIALOG | WHERE_MENU },
	{ .name = "back", .label = N_("One step back"),
	  .bar_in = WHERE_FORM | WHERE_LIST | WHERE_DIALOG | WHERE_MENU, .bar = N_("Back"),
	  .keys = { K_ESC, K_CTRL | 'c' }, .where = WHERE_FORM | WHERE_LIST | WHERE_DIALOG | WHERE_MENU,
	  .help = N_("Never stops the program.") },
	{ .name = "quit", .label = N_("Stop"), .keys = { K_CTRL | 'q' }, .where = WHERE_ALL, .menu = MENU_MEETING,
	  .run = screen_quit, .help = N_("Everything that the screen called saved stays.") },
	{ .name = "quit-asking", .label = N_("Stop, after a question"), .keys = { 'q' }, .where = WHERE_ALL,
	  .run = screen_quit_asking },
};

const size_t action_count = ARRAY_LEN(actions);
