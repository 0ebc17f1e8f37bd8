/* What goes wrong, as rolls: incidents with their three voices and one agreement, and time-outs. */
#include <string.h>

#include "app/casuistry.h"
#include "app/edit.h"
#include "app/show.h"
#include "base/day.h"
#include "tui/commands.h"
#include "tui/dialog.h"
#include "tui/panel.h"
#include "tui/roll_parts.h"

static struct casuistry_filter filter_of(const struct roll *roll)
{
	return (struct casuistry_filter){ .application = roll->application, .open_only = roll->open_only };
}

static const char *const incident_told[] = { "urgency", "opened_on", "question", "client_voice", "care_voice",
	"living_voice", "agreement", "agreement_owner", "agreement_until", "consult_with", "consult_result",
	"escalated_why", "answer", "answered_by", "closed_why", NULL };

static const struct column incident_columns[] = {
	{ N_("case"), 16, 13, 0 },
	{ N_("first name"), 16, 8, 1 },
	{ N_("kind"), 40, 12, 0 },
	{ N_("answer by"), 22, 11, 2 },
	{ N_("state"), 40, 10, 0 },
	{ NULL, 0, 0, 0 },
};

static void add_incident(struct ui *ui, struct roll *roll, const struct incident_line *line)
{
	struct arena *arena = roll->rows_arena;
	const struct incident *incident = line->incident;
	bool closed = incident->state && !strcmp(incident->state, "closed");
	const char *state = roll_label(ui, arena, &entity_incident, "state", incident);

	roll_add(roll,
		&(struct roll_line){ .entity = &entity_incident,
			.id = incident->row.id,
			.application = incident->application,
			.mark = line->days_late > 0 ? "!"
				: closed            ? "-"
						    : NULL,
			.style = line->days_late > 0 ? STYLE_LOOK
				: closed             ? STYLE_HINT
						     : STYLE_NORMAL,
			.detail = roll_tell(ui, arena, &entity_incident, incident, incident_told),
			.cells = { line->of.number, roll_name(&line->of),
				roll_label(ui, arena, &entity_incident, "kind", incident),
				line->due == UNKNOWN ? _("next meeting") : day_format(arena, line->due),
				roll_state(arena, state, line->days_late) } });
}

static bool load_incidents(struct ui *ui, struct roll *roll, struct error *err)
{
	const struct casuistry_filter filter = filter_of(roll);
	struct incident_line *lines;
	size_t count;

	if (!incident_list(ui->app, roll->rows_arena, &filter, ROLL_MAX, &lines, &count, &roll->total, err))
		return false;
	for (size_t i = 0; i < count; i++)
		add_incident(ui, roll, &lines[i]);
	return true;
}

static bool make_incident(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const char *application = roll_case(ui, from), *id;
	struct error err;
	bool good;

	if (!application)
		return true;
	good = incident_open(ui->app, ui->frame, application, pairs, count, &id, &err);
	return roll_done(ui, good, &err, _("Handed in. It is with the case conference from now on."), NULL);
}

static void new_incident(struct ui *ui, struct roll *roll)
{
	if (roll_case(ui, roll))
		ask_open(ui,
			&(struct ask){ .title = roll_case_title(ui, roll, _("New incident")),
				.entity = &entity_incident,
				.fields = { "kind", "urgency", "question" },
				.done = make_incident,
				.from = roll });
}

static const struct {
	const char *voice, *field, *label;
} voices[] = {
	{ "client", "client_voice", N_("Voice of the client") },
	{ "care", "care_voice", N_("Voice of care") },
	{ "living", "living_voice", N_("Voice of living") },
};

static bool check_said(struct ui *ui, void *from, const char *text, struct error *err)
{
	(void)ui;
	(void)from;
	return strspn(text, " ") < strlen(text) || fail(err, E_INPUT, _("Nothing is written yet. Esc goes back."));
}

static void record_voice(struct ui *ui, void *from, const char *text)
{
	struct roll *roll = from;
	const struct roll_line *line = roll_chosen(ui, roll);
	const char *told = NULL;
	struct error err;
	bool good;

	if (!text || !line)
		return;
	good = incident_voice(ui->app, ui->frame, line->id, roll->kept, text, &told, &err);
	roll_done(ui, good, &err, _("Heard, and recorded."), told);
}

/* What stands there already comes back to be gone on with. */
static const char *said_before(struct ui *ui, const struct roll_line *line, const char *field)
{
	struct error ignored;
	size_t late;
	void *row;

	if (!line || !show_load(ui->app, ui->frame, &entity_incident, line->id, NULL, &row, &late, &ignored))
		return "";
	return edit_text(ui->app, ui->frame, entity_field(&entity_incident, field), row);
}

static void ask_voice(struct ui *ui, void *from, int at)
{
	struct roll *roll = from;

	if (at < 0 || at >= (int)ARRAY_LEN(voices))
		return;
	roll->kept = voices[at].voice;
	dialog_input(ui,
		&(struct dialog_input){ .title = _(voices[at].label),
			.text = _("In one or two sentences, in their own words."),
			.value = said_before(ui, roll_chosen(ui, roll), voices[at].field),
			.max = 600,
			.check = check_said,
			.done = record_voice,
			.from = roll });
}

static void voice(struct ui *ui, struct roll *roll)
{
	const char *lines[ARRAY_LEN(voices)];

	if (!roll_chosen(ui, roll))
		return;
	for (size_t i = 0; i < ARRAY_LEN(voices); i++)
		lines[i] = _(voices[i].label);
	dialog_choose(ui,
		&(struct dialog_choose){ .title = _("Three voices"),
			.text = _("The client is heard first."),
			.lines = lines,
			.count = ARRAY_LEN(voices),
			.numbered = true,
			.done = ask_voice,
			.from = roll });
}

static bool record_agreement(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const struct roll_line *line = roll_chosen(ui, from);
	const char *told = NULL;
	struct error err;
	bool good;

	if (!line)
		return true;
	good = incident_agree(ui->app, ui->frame, line->id, ask_value(pairs, count, "agreement"),
		ask_value(pairs, count, "agreement_owner"), roll_day(ui, pairs, count, "agreement_until"), &told, &err);
	return roll_done(ui, good, &err, _("Agreed. It stands in the list of promises."), told);
}

static void agree(struct ui *ui, struct roll *roll)
{
	if (roll_chosen(ui, roll))
		ask_open(ui,
			&(struct ask){ .title = _("One agreement"),
				.entity = &entity_incident,
				.fields = { "agreement", "agreement_owner", "agreement_until" },
				.needs = { "agreement", "agreement_owner", "agreement_until" },
				.done = record_agreement,
				.from = roll });
}

static bool record_consult(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const struct roll_line *line = roll_chosen(ui, from);
	struct error err;
	bool good;

	if (!line)
		return true;
	good = incident_consult(ui->app, ui->frame, line->id, ask_value(pairs, count, "consult_with"),
		ask_value(pairs, count, "consult_result"), &err);
	return roll_done(ui, good, &err, _("The consult is recorded."), NULL);
}

static void consult(struct ui *ui, struct roll *roll)
{
	if (roll_chosen(ui, roll))
		ask_open(ui,
			&(struct ask){ .title = _("Urgent consult"),
				.entity = &entity_incident,
				.fields = { "consult_with", "consult_result" },
				.needs = { "consult_with", "consult_result" },
				.done = record_consult,
				.from = roll });
}

static void record_up(struct ui *ui, void *from, const char *text)
{
	const struct roll_line *line = roll_chosen(ui, from);
	const char *told = NULL;
	struct error err;
	bool good;

	if (!text || !line)
		return;
	good = incident_escalate(ui->app, ui->frame, line->id, NULL, text, &told, &err);
	roll_done(ui, good, &err, _("It lies one level up now."), told);
}

static void escalate(struct ui *ui, struct roll *roll)
{
	if (roll_chosen(ui, roll))
		dialog_input(ui,
			&(struct dialog_input){ .title = _("One level up: why?"),
				.text = _("The answer comes back to the table that asks."),
				.value = "",
				.max = 200,
				.check = roll_check_words,
				.done = record_up,
				.from = roll });
}

static bool record_answer(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const struct roll_line *line = roll_chosen(ui, from);
	struct error err;
	bool good;

	if (!line)
		return true;
	good = incident_answer(ui->app, ui->frame, line->id, ask_value(pairs, count, "answer"),
		ask_value(pairs, count, "answered_by"), &err);
	return roll_done(ui, good, &err, _("Answered. It is back with the table that asked."), NULL);
}

static void answer_back(struct ui *ui, struct roll *roll)
{
	if (roll_chosen(ui, roll))
		ask_open(ui,
			&(struct ask){ .title = _("The answer back"),
				.entity = &entity_incident,
				.fields = { "answer", "answered_by" },
				.needs = { "answer", "answered_by" },
				.done = record_answer,
				.from = roll });
}

static void record_close(struct ui *ui, void *from, const char *text)
{
	const struct roll_line *line = roll_chosen(ui, from);
	struct error err;
	bool good;

	if (!text || !line)
		return;
	good = incident_close(ui->app, ui->frame, line->id, text, &err);
	roll_done(ui, good, &err, _("Closed. It stays readable."), NULL);
}

static void close_incident(struct ui *ui, struct roll *roll)
{
	if (roll_chosen(ui, roll))
		dialog_input(ui,
			&(struct dialog_input){ .title = _("Close: why?"),
				.text = _("What makes it done."),
				.value = "",
				.max = 200,
				.check = roll_check_words,
				.done = record_close,
				.from = roll });
}

static const struct roll_kind incidents = {
	.name = "incidents",
	.title = N_("Incidents"),
	.empty = N_("There is no incident. N hands one in on the case on the table."),
	.load = load_incidents,
	.columns = incident_columns,
	.acts = { { 'n', N_("New incident"), N_("New"), true, new_incident },
		{ 'v', N_("Record a voice"), N_("Voice"), false, voice },
		{ 'a', N_("Record the agreement"), N_("Agree on it"), false, agree },
		{ 'c', N_("Urgent consult"), N_("Consult"), false, consult },
		{ 'u', N_("One level up"), N_("Up"), false, escalate },
		{ 'b', N_("Answer back"), N_("Answer"), false, answer_back },
		{ 's', N_("Close it"), N_("Close"), false, close_incident },
		{ 'e', N_("All fields"), NULL, false, roll_edit } },
};

void incidents_open(struct ui *ui, const char *application, const char *number)
{
	roll_open(ui, &incidents, application, NULL, number);
}

void run_incidents(struct ui *ui)
{
	incidents_open(ui, NULL, NULL);
}

static const char *const time_out_told[] = { "kind", "place", "client_agrees", "starts", "expected_back", "back_on",
	"key_with", "rent_by", "post_by", "pet_by", "neighbours_hear", NULL };

static const struct column time_out_columns[] = {
	{ N_("case"), 16, 13, 0 },
	{ N_("first name"), 16, 8, 1 },
	{ N_("kind"), 40, 12, 0 },
	{ N_("days"), 8, 5, 2 },
	{ N_("back"), 40, 12, 0 },
	{ NULL, 0, 0, 0 },
};

static const char *back_text(struct arena *arena, const struct time_out_line *line)
{
	const struct time_out *time_out = line->time_out;

	if (time_out->back_on != UNKNOWN)
		return arena_print(arena, _("back on %s"), day_format(arena, time_out->back_on));
	return roll_state(
		arena, arena_print(arena, _("until %s"), day_format(arena, time_out->expected_back)), line->days_late);
}

/* With what is not arranged yet while it runs: place, key, rent, post and pet. */
static const char *time_out_detail(struct ui *ui, struct arena *arena, const struct time_out *time_out)
{
	const char *told = roll_tell(ui, arena, &entity_time_out, time_out, time_out_told);
	const char *missing = time_out->back_on == UNKNOWN ? time_out_missing(ui->app, arena, time_out, NULL) : "";

	return *missing ? arena_print(arena, _("%s\n? Not arranged yet: %s"), told, missing) : told;
}

static void add_time_out(struct ui *ui, struct roll *roll, const struct time_out_line *line)
{
	struct arena *arena = roll->rows_arena;
	const struct time_out *time_out = line->time_out;
	bool over = time_out->back_on != UNKNOWN;

	roll_add(roll,
		&(struct roll_line){ .entity = &entity_time_out,
			.id = time_out->row.id,
			.application = time_out->application,
			.mark = line->days_late > 0 ? "!"
				: over              ? "-"
						    : NULL,
			.style = line->days_late > 0 ? STYLE_LOOK
				: over               ? STYLE_HINT
						     : STYLE_NORMAL,
			.detail = time_out_detail(ui, arena, time_out),
			.cells = { line->of.number, roll_name(&line->of),
				roll_label(ui, arena, &entity_time_out, "kind", time_out),
				arena_print(arena, "%lld", (long long)line->days), back_text(arena, line) } });
}

static bool load_time_outs(struct ui *ui, struct roll *roll, struct error *err)
{
	const struct casuistry_filter filter = filter_of(roll);
	struct time_out_line *lines;
	size_t count;

	if (!time_out_list(ui->app, roll->rows_arena, &filter, ROLL_MAX, &lines, &count, &roll->total, err))
		return false;
	for (size_t i = 0; i < count; i++)
		add_time_out(ui, roll, &lines[i]);
	return true;
}

static bool make_time_out(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const char *application = roll_case(ui, from), *id, *told = NULL;
	struct error err;
	bool good;

	if (!application)
		return true;
	good = time_out_start(ui->app, ui->frame, application, pairs, count, &id, &told, &err);
	return roll_done(ui, good, &err, _("The time-out is recorded. Lease and support run on."), told);
}

static void new_time_out(struct ui *ui, struct roll *roll)
{
	if (roll_case(ui, roll))
		ask_open(ui,
			&(struct ask){ .title = roll_case_title(ui, roll, _("New time-out")),
				.entity = &entity_time_out,
				.fields = { "kind", "place", "client_agrees", "starts", "expected_back", "key_with",
					"rent_by", "post_by", "pet_by", "neighbours_hear" },
				.needs = { "kind", "starts", "expected_back" },
				.done = make_time_out,
				.from = roll });
}

static bool record_back(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const struct roll_line *line = roll_chosen(ui, from);
	int64_t day = roll_day(ui, pairs, count, "back_on");
	const char *told = NULL;
	struct error err;
	bool good;

	if (!line)
		return true;
	good = time_out_return(ui->app, ui->frame, line->id, day == UNKNOWN ? app_today(ui->app) : day, &told, &err);
	return roll_done(ui, good, &err, _("Back home, and recorded."), told);
}

static void back(struct ui *ui, struct roll *roll)
{
	if (roll_chosen(ui, roll))
		ask_open(ui,
			&(struct ask){ .title = _("Back: on which day? Empty is today."),
				.entity = &entity_time_out,
				.fields = { "back_on" },
				.done = record_back,
				.from = roll });
}

static bool record_longer(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const struct roll_line *line = roll_chosen(ui, from);
	const char *told = NULL;
	struct error err;
	bool good;

	if (!line)
		return true;
	good = time_out_extend(ui->app, ui->frame, line->id, roll_day(ui, pairs, count, "expected_back"), &told, &err);
	return roll_done(ui, good, &err, _("The new day is recorded."), told);
}

static void longer(struct ui *ui, struct roll *roll)
{
	if (roll_chosen(ui, roll))
		ask_open(ui,
			&(struct ask){ .title = _("Longer or shorter"),
				.entity = &entity_time_out,
				.fields = { "expected_back" },
				.needs = { "expected_back" },
				.done = record_longer,
				.from = roll });
}

static const struct roll_kind time_outs = {
	.name = "time-outs",
	.title = N_("Time-outs"),
	.empty = N_("No time-out runs now. N records one for the case on the table."),
	.load = load_time_outs,
	.columns = time_out_columns,
	.acts = { { 'n', N_("New time-out"), N_("New"), true, new_time_out },
		{ 'b', N_("Back home"), N_("Back home"), false, back },
		{ 'd', N_("Another day to come back"), N_("Other day"), false, longer },
		{ 'e', N_("All fields"), NULL, false, roll_edit } },
};

void time_outs_open(struct ui *ui, const char *application, const char *number)
{
	roll_open(ui, &time_outs, application, NULL, number);
}

void run_time_outs(struct ui *ui)
{
	time_outs_open(ui, NULL, NULL);
}
