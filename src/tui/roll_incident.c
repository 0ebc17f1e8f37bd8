/* What goes wrong, as rolls: incidents with their three voices and one agreement, and time-outs. */
#include <string.h>

#include "app/casuistry.h"
#include "app/edit.h"
#include "base/day.h"
#include "tui/commands.h"
#include "tui/dialog.h"
#include "tui/panel.h"
#include "tui/roll_parts.h"

static struct casuistry_filter filter_of(const struct roll *roll)
{
	return (struct casuistry_filter){ .application = roll->application, .open_only = roll->open_only };
}

static const char *const incident_told[] = { "question", "client_voice", "care_voice", "living_voice", "agreement",
	"agreement_owner", "agreement_until", "consult_with", "consult_result", "escalated_why", "answer", NULL };

static void add_incident(struct ui *ui, struct roll *roll, const struct incident_line *line)
{
	struct arena *arena = roll->rows_arena;
	const struct incident *incident = line->incident;
	const char *due = line->due == UNKNOWN ? _("next meeting") : day_format(arena, line->due);

	roll_add(roll,
		&(struct roll_line){ .entity = &entity_incident,
			.id = incident->row.id,
			.application = incident->application,
			.style = line->days_late > 0 ? STYLE_LOOK : STYLE_NORMAL,
			.detail = roll_tell(ui, arena, &entity_incident, incident, incident_told),
			.text = arena_print(arena, "%s %s%s%s%s", line->days_late > 0 ? "!" : " ",
				roll_of(arena, &line->of),
				roll_pad(arena, roll_label(ui, arena, &entity_incident, "kind", incident), ROLL_KIND),
				roll_pad(arena, due, ROLL_WHEN),
				roll_label(ui, arena, &entity_incident, "state", incident)) });
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

static void make_incident(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const char *application = roll_case(ui, from), *id;
	struct error err;
	bool good;

	if (!application)
		return;
	good = incident_open(ui->app, ui->frame, application, pairs, count, &id, &err);
	roll_done(ui, good, &err, _("Handed in. It is with the case conference from now on."), NULL);
}

static void new_incident(struct ui *ui, struct roll *roll)
{
	if (roll_case(ui, roll))
		ask_open(ui,
			&(struct ask){ .title = _("New incident on the case on the table"),
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

static void ask_voice(struct ui *ui, void *from, int at)
{
	struct roll *roll = from;

	if (at < 0 || at >= (int)ARRAY_LEN(voices))
		return;
	roll->kept = voices[at].voice;
	dialog_input(ui,
		&(struct dialog_input){ .title = _(voices[at].label),
			.text = _("In one or two sentences, in their own words."),
			.value = "",
			.max = 600,
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

static void record_agreement(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const struct roll_line *line = roll_chosen(ui, from);
	const char *told = NULL;
	struct error err;
	bool good;

	if (!line)
		return;
	good = incident_agree(ui->app, ui->frame, line->id, ask_value(pairs, count, "agreement"),
		ask_value(pairs, count, "agreement_owner"), roll_day(ui, pairs, count, "agreement_until"), &told, &err);
	roll_done(ui, good, &err, _("Agreed. It stands in the list of promises."), told);
}

static void agree(struct ui *ui, struct roll *roll)
{
	if (roll_chosen(ui, roll))
		ask_open(ui,
			&(struct ask){ .title = _("One agreement"),
				.entity = &entity_incident,
				.fields = { "agreement", "agreement_owner", "agreement_until" },
				.done = record_agreement,
				.from = roll });
}

static void record_consult(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const struct roll_line *line = roll_chosen(ui, from);
	struct error err;
	bool good;

	if (!line)
		return;
	good = incident_consult(ui->app, ui->frame, line->id, ask_value(pairs, count, "consult_with"),
		ask_value(pairs, count, "consult_result"), &err);
	roll_done(ui, good, &err, _("The consult is recorded."), NULL);
}

static void consult(struct ui *ui, struct roll *roll)
{
	if (roll_chosen(ui, roll))
		ask_open(ui,
			&(struct ask){ .title = _("Urgent consult"),
				.entity = &entity_incident,
				.fields = { "consult_with", "consult_result" },
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

static void record_answer(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const struct roll_line *line = roll_chosen(ui, from);
	struct error err;
	bool good;

	if (!line)
		return;
	good = incident_answer(ui->app, ui->frame, line->id, ask_value(pairs, count, "answer"),
		ask_value(pairs, count, "answered_by"), &err);
	roll_done(ui, good, &err, _("Answered. It is back with the table that asked."), NULL);
}

static void answer_back(struct ui *ui, struct roll *roll)
{
	if (roll_chosen(ui, roll))
		ask_open(ui,
			&(struct ask){ .title = _("The answer back"),
				.entity = &entity_incident,
				.fields = { "answer", "answered_by" },
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
	.acts = { { 'n', N_("New incident"), true, new_incident }, { 'v', N_("Record a voice"), false, voice },
		{ 'a', N_("Record the agreement"), false, agree }, { 'c', N_("Urgent consult"), false, consult },
		{ 'u', N_("One level up"), false, escalate }, { 'b', N_("Answer back"), false, answer_back },
		{ 's', N_("Close it"), false, close_incident }, { 'e', N_("All fields"), false, roll_edit } },
};

void run_incidents(struct ui *ui)
{
	roll_open(ui, &incidents, NULL, NULL, NULL);
}

static const char *const time_out_told[] = { "kind", "place", "starts", "expected_back", "back_on", "key_with",
	"rent_by", "post_by", "pet_by", "neighbours_hear", NULL };

static void add_time_out(struct ui *ui, struct roll *roll, const struct time_out_line *line)
{
	struct arena *arena = roll->rows_arena;
	const struct time_out *time_out = line->time_out;

	roll_add(roll,
		&(struct roll_line){ .entity = &entity_time_out,
			.id = time_out->row.id,
			.application = time_out->application,
			.style = line->days_late > 0 ? STYLE_LOOK : STYLE_NORMAL,
			.detail = roll_tell(ui, arena, &entity_time_out, time_out, time_out_told),
			.text = arena_print(arena, _("%s %s%s%s%lld d"), line->days_late > 0 ? "!" : " ",
				roll_of(arena, &line->of),
				roll_pad(arena, roll_label(ui, arena, &entity_time_out, "kind", time_out), ROLL_KIND),
				roll_pad(arena,
					day_format(arena,
						time_out->back_on == UNKNOWN ? time_out->expected_back
									     : time_out->back_on),
					ROLL_WHEN),
				(long long)line->days) });
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

static void make_time_out(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const char *application = roll_case(ui, from), *id, *told = NULL;
	struct error err;
	bool good;

	if (!application)
		return;
	good = time_out_start(ui->app, ui->frame, application, pairs, count, &id, &told, &err);
	roll_done(ui, good, &err, _("The time-out is recorded. Lease and support run on."), told);
}

static void new_time_out(struct ui *ui, struct roll *roll)
{
	if (roll_case(ui, roll))
		ask_open(ui,
			&(struct ask){ .title = _("Time-out for the case on the table"),
				.entity = &entity_time_out,
				.fields = { "kind", "place", "client_agrees", "starts", "expected_back", "key_with",
					"rent_by", "post_by", "pet_by", "neighbours_hear" },
				.done = make_time_out,
				.from = roll });
}

static void record_back(struct ui *ui, void *from, const char *const *pairs, size_t count)
{
	const struct roll_line *line = roll_chosen(ui, from);
	int64_t day = roll_day(ui, pairs, count, "back_on");
	const char *told = NULL;
	struct error err;
	bool good;

	if (!line)
		return;
	good = time_out_return(ui->app, ui->frame, line->id, day == UNKNOWN ? app_today(ui->app) : day, &told, &err);
	roll_done(ui, good, &err, _("Back home, and recorded."), told);
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

static const struct roll_kind time_outs = {
	.name = "time-outs",
	.title = N_("Time-outs"),
	.empty = N_("No time-out runs now."),
	.load = load_time_outs,
	.acts = { { 'n', N_("New time-out"), true, new_time_out }, { 'b', N_("Back home"), false, back },
		{ 'e', N_("All fields"), false, roll_edit } },
};

void run_time_outs(struct ui *ui)
{
	roll_open(ui, &time_outs, NULL, NULL, NULL);
}
