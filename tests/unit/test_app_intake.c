/* Sheets: the real one of 25 applications comes in with the right values; each thing that is wrong is named. */
#include "app_kit.h"

#include "app/intake.h"
#include "base/day.h"
#include "base/place.h"

static struct intake_result take(struct kit *kit, const char *path, bool dry)
{
	struct intake_options options = { .path = path, .dry_run = dry };
	struct intake_result result;

	GOOD(kit, intake_run(&kit->app, kit->arena, &options, &result, &kit->err));
	return result;
}

static struct application *application(struct kit *kit, const char *number)
{
	void **rows;
	size_t count;

	GOOD(kit,
		store_list_by(kit->app.store, kit->arena, &entity_application, "number", number, 2, &rows, &count,
			&kit->err));
	assert_int_equal(count, 1);
	return rows[0];
}

static struct client *client(struct kit *kit, const char *number)
{
	struct client *row = arena_alloc(kit->arena, sizeof *row);

	GOOD(kit,
		store_load(
			kit->app.store, kit->arena, &entity_client, application(kit, number)->client, row, &kit->err));
	return row;
}

static bool count_row(void *from, const void *row, struct error *err)
{
	(void)row;
	(void)err;
	++*(size_t *)from;
	return true;
}

static size_t count_applications(struct kit *kit)
{
	size_t count = 0;

	GOOD(kit, store_walk(kit->app.store, &entity_application, count_row, &count, &kit->err));
	return count;
}

static void expect_sheet(struct kit *kit)
{
	struct application *first = application(kit, "ZK-2026-0031"), *last = application(kit, "ZK-2026-0055");
	struct client *of_first = client(kit, "ZK-2026-0031"), *of_last = client(kit, "ZK-2026-0055");

	assert_int_equal(first->received, day_of(2026, 7, 11));
	assert_string_equal(first->forum, "zuid_kennemerland");
	assert_string_equal(first->ambulant_care, "leger_des_heils");
	assert_string_equal(first->support_worker, "M. Öztürk");
	assert_string_equal(first->weight, "heavy");
	assert_string_equal(first->motivation,
		"Ik wil graag een eigen plek waar ik rust heb.\nIk werk drie dagen bij de kringloop.");
	assert_int_equal(first->share_on, day_of(2026, 7, 11));
	assert_string_equal(first->row.scope, "zuid_kennemerland.leger_des_heils");
	assert_string_equal(of_first->call_name, "Şevval");
	assert_int_equal(of_first->birth_year, 1987);
	assert_string_equal(of_first->origin, "bloemendaal");
	assert_int_equal(of_first->children, 2);
	assert_string_equal(of_first->present_stay, "sheltered_living");
	assert_int_equal(of_first->hours_now, 1500);
	assert_string_equal(of_first->income_kind, "work");
	assert_int_equal(of_first->income_year, 1489000);
	assert_string_equal(of_first->debts, "none");
	assert_int_equal(of_first->rent_max, UNKNOWN);
	assert_int_equal(of_first->rooms_min, 3);
	assert_int_equal(of_first->no_stairs, 0);
	assert_null(of_first->pet);
	assert_string_equal(of_last->call_name, "D'Angelo");
	assert_int_equal(of_last->income_year, 1795000);
	assert_string_equal(of_last->income_kind, "wajong");
	assert_string_equal(last->weight, "light");
}

static void expect_rest(struct kit *kit)
{
	struct client *c = client(kit, "ZK-2026-0035");

	assert_string_equal(c->call_name, "Jan-Willem");
	assert_string_equal(application(kit, "ZK-2026-0035")->forum, "beverwijk");
	assert_int_equal(c->rent_max, 55000);
	assert_int_equal(c->no_stairs, 1);
	assert_string_equal(c->pet, "dog");
	assert_string_equal(c->present_stay, "shelter");
	assert_string_equal(client(kit, "ZK-2026-0033")->not_in, "Velserbroek");
	assert_string_equal(application(kit, "ZK-2026-0034")->remark, "Belt liever \"na 14 uur\"");
	assert_string_equal(application(kit, "ZK-2026-0034")->weight, "medium");
	assert_string_equal(client(kit, "ZK-2026-0037")->debts, "unstable");
	assert_null(client(kit, "ZK-2026-0040")->debts);
	assert_string_equal(client(kit, "ZK-2026-0050")->call_name, "Đurđa");
	assert_int_equal(application(kit, "ZK-2026-0036")->share_on, UNKNOWN);
	assert_string_equal(application(kit, "ZK-2026-0032")->ambulant_care, "ribw");
	assert_string_equal(application(kit, "ZK-2026-0051")->forum, "velsen");
}

static void the_sheet_comes_in_whole(void **state)
{
	struct kit *kit = kit_open();
	struct intake_result result = take(kit, kit_data(kit, "aanvragen.csv"), false);

	(void)state;
	assert_int_equal(result.read, 25);
	assert_int_equal(result.taken, 25);
	assert_int_equal(result.known, 0);
	assert_int_equal(count_applications(kit), 25);
	expect_sheet(kit);
	expect_rest(kit);
	assert_int_equal(result.note_count, 1);
	assert_string_equal(result.notes[0].number, "ZK-2026-0044");
	kit_close(kit);
}

static void a_trial_writes_nothing_and_tells_the_same(void **state)
{
	struct kit *kit = kit_open();
	int64_t before = kit_records(kit);
	struct intake_result trial = take(kit, kit_data(kit, "aanvragen.csv"), true), real;

	(void)state;
	assert_int_equal(kit_records(kit), before);
	assert_int_equal(count_applications(kit), 0);
	real = take(kit, kit_data(kit, "aanvragen.csv"), false);
	assert_int_equal(trial.taken, real.taken);
	assert_int_equal(trial.complete, real.complete);
	assert_int_equal(trial.missing_count, real.missing_count);
	kit_close(kit);
}

static void the_same_sheet_twice_adds_nothing(void **state)
{
	struct kit *kit = kit_open();
	struct intake_result again;
	int64_t before;

	(void)state;
	take(kit, kit_data(kit, "aanvragen.csv"), false);
	before = kit_records(kit);
	again = take(kit, kit_data(kit, "aanvragen.csv"), false);
	assert_int_equal(kit_records(kit), before);
	assert_int_equal(again.taken, 0);
	assert_int_equal(again.known, 25);
	assert_int_equal(again.differing, 0);
	kit_close(kit);
}

static void other_values_are_told_and_left(void **state)
{
	struct kit *kit = kit_open();
	size_t length;
	const char *text, *path;
	struct intake_result again;

	(void)state;
	take(kit, kit_data(kit, "aanvragen.csv"), false);
	text = kit_replaced(kit, kit_read(kit, kit_data(kit, "aanvragen.csv"), &length), "Zoë;1965", "Zoë;1966");
	path = kit_file(kit, "other.csv", text, strlen(text));
	again = take(kit, path, false);
	assert_int_equal(again.differing, 1);
	assert_string_equal(again.notes[0].number, "ZK-2026-0032");
	assert_non_null(strstr(again.notes[0].text, "Geboortejaar (here: 1965, sheet: 1966)"));
	assert_int_equal(client(kit, "ZK-2026-0032")->birth_year, 1965);
	kit_close(kit);
}

/* ---- the same sheet as other programs write it ---- */

static void with_tabs_and_crlf(struct kit *kit, const char *text, struct buffer *out)
{
	bool quoted = false;

	(void)kit;
	for (; *text; text++) {
		if (*text == '"')
			quoted = !quoted;
		if (!quoted && *text == '\n')
			buffer_add(out, "\r\n", 2);
		else
			buffer_add(out, !quoted && *text == ';' ? "\t" : text, 1);
	}
}

static void tabs_and_crlf_give_the_same(void **state)
{
	struct kit *kit = kit_open();
	size_t length;
	struct buffer out = { .arena = kit->arena };

	(void)state;
	with_tabs_and_crlf(kit, kit_read(kit, kit_data(kit, "aanvragen.csv"), &length), &out);
	take(kit, kit_file(kit, "tabs.csv", out.text, out.length), false);
	expect_sheet(kit);
	expect_rest(kit);
	kit_close(kit);
}

static const char small[] = "Aanvraagnr,Ontvangen op,Roepnaam,Gemeente herkomst,Zorgpartij,Inkomen per jaar,Zwaarte\n"
			    "ZK-2026-0001,2026-11-03,Ren\351,Haarlem,LdH,\"14.890,00\",midden\n";

static void windows_1252_and_commas_are_understood(void **state)
{
	struct kit *kit = kit_open();

	(void)state;
	take(kit, kit_file(kit, "small.csv", small, sizeof small - 1), false);
	assert_string_equal(client(kit, "ZK-2026-0001")->call_name, "René");
	assert_int_equal(client(kit, "ZK-2026-0001")->income_year, 1489000);
	assert_string_equal(application(kit, "ZK-2026-0001")->ambulant_care, "leger_des_heils");
	assert_string_equal(application(kit, "ZK-2026-0001")->weight, "medium");
	assert_int_equal(application(kit, "ZK-2026-0001")->received, day_of(2026, 11, 3));
	kit_close(kit);
}

/* ---- complete or not ---- */

#define HEAD "Aanvraagnr;Ontvangen op;Roepnaam;Gemeente herkomst;Zorgpartij\n"

static bool is_missing(const struct intake_result *result, const char *part)
{
	for (size_t i = 0; i < result->missing_count; i++)
		if (strstr(result->missing[i].text, part))
			return true;
	return false;
}

static void an_unknown_care_provider_is_not_complete(void **state)
{
	static const char sheet[] =
		HEAD "ZK-2026-0001;3-11-2026;Ana;Haarlem;\nZK-2026-0002;3-11-2026;Bo;Haarlem;Leger des Hiels\n";
	struct kit *kit = kit_open();
	struct intake_result result = take(kit, kit_file(kit, "s.csv", sheet, sizeof sheet - 1), false);

	(void)state;
	assert_int_equal(result.taken, 2);
	assert_int_equal(result.complete, 0);
	assert_true(is_missing(&result, "welke zorgpartij"));
	assert_string_equal(application(kit, "ZK-2026-0001")->step, "submitted");
	assert_null(application(kit, "ZK-2026-0002")->ambulant_care);
	assert_string_equal(application(kit, "ZK-2026-0002")->row.scope, "zuid_kennemerland.none");
	assert_int_equal(result.note_count, 1);
	assert_non_null(strstr(result.notes[0].text, "Leger des Heils"));
	kit_close(kit);
}

static void a_row_with_everything_is_complete(void **state)
{
	static const char sheet[] =
		"Aanvraagnr;Ontvangen op;Roepnaam;Gemeente herkomst;Zorgpartij;Woonbegeleider;Vervanger;Twee jaar toegezegd;"
		"Persoonlijk profiel;Volwassenen;Kinderen;Inkomen;Schulden;Verantwoordelijke gemeente;Verblijf nu;Motivatiebrief;"
		"Toestemming\n"
		"ZK-2026-0001;3-11-2026;Ana;Haarlem;HVO-Querido;J. Bakker;M. Smit;ja;Rustig.;1;0;werk;geen;Haarlem;opvang;Ja.;1-11-2026\n";
	struct kit *kit = kit_open();
	struct intake_result result = take(kit, kit_file(kit, "s.csv", sheet, sizeof sheet - 1), false);

	(void)state;
	assert_int_equal(result.complete, 1);
	assert_int_equal(result.missing_count, 0);
	assert_string_equal(application(kit, "ZK-2026-0001")->step, "complete");
	kit_close(kit);
}

/* ---- what is wrong is named, and nothing comes in ---- */

static const struct {
	const char *sheet;
	size_t length;        /* 0: to the NUL */
	const char *parts[3]; /* of the error */
} wrong[] = {
	{ HEAD "ZK-2026-0001;31-11-2026;Ana;Haarlem;HVO\n", 0, { "Row 2", "Ontvangen op", "30" } },
	{ HEAD "ZK-2026-0001;morgen;Ana;Haarlem;HVO\n", 0, { "Row 2", "morgen", "2026-12-03" } },
	{ HEAD "ZK-2026-0001;3-11-2026;Ana;Amsterdam;HVO\n", 0, { "Gemeente herkomst", "Amsterdam", "Haarlem" } },
	{ HEAD "ZK-2026-0001;3-11-2026;Ana;;HVO\n", 0, { "Row 2", "Gemeente herkomst", "empty" } },
	{ HEAD "0001;3-11-2026;Ana;Haarlem;HVO\n", 0, { "Aanvraagnr", "0001", "ZK-2026-0042" } },
	{ HEAD "ZK-2026-0001;3-11-2026;Ana;Haarlem\n", 0, { "Row 2", "4 cells", "5" } },
	{ HEAD "ZK-2026-0001;3-11-2026;Ana;Haarlem;HVO;meer\n", 0, { "Row 2", "6 cells", "5" } },
	{ HEAD "ZK-2026-0001;3-11-2026;Ana;Haarlem;HVO\nZK-2026-0001;3-11-2026;Bo;Haarlem;HVO\n", 0,
		{ "Row 3", "row 2", "ZK-2026-0001" } },
	{ HEAD "ZK-2026-0001;3-11-2026;123456782;Haarlem;HVO\n", 0, { "Row 2", "Roepnaam", "BSN" } },
	{ HEAD "ZK-2026-0001;3-11-2026;\"Ana;Haarlem;HVO\n", 0, { "Row 2", "quote", "closed" } },
	{ HEAD "ZK-2026-0001;3-11-2026;\"Ana\"x;Haarlem;HVO\n", 0, { "Row 2", "closing quote", "" } },
	{ "Aanvraagnr;Ontvangen op;Gemeente herkomst;Roepnam\nZK-2026-0001;3-11-2026;Haarlem;Ana\n", 0,
		{ "Roepnam", "Roepnaam", "--ignore" } },
	{ "Aanvraagnr;Ontvangen op;Gemeente herkomst;Nummer\nZK-2026-0001;3-11-2026;Haarlem;1\n", 0,
		{ "Row 1", "Nummer", "same field" } },
	{ HEAD "ZK-2026-0001;3-11-2026;A\0na;Haarlem;HVO\n", sizeof(HEAD) - 1 + 40, { "NUL", "", "" } },
	{ "\xFF\xFE"
	  "A\0",
		4, { "UTF-16", "", "" } },
	{ "\xEF\xBB\xBF", 3, { "empty", "", "" } },
	{ "Aanvraagnr;Roepnaam\nZK\x81;x\n", 0, { "Windows-1252", "", "" } },
};

static void what_is_wrong_is_named(void **state)
{
	struct kit *kit = kit_open();
	int64_t before = kit_records(kit);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		size_t length = wrong[i].length ? wrong[i].length : strlen(wrong[i].sheet);
		struct intake_options options = { .path = kit_file(kit, "w.csv", wrong[i].sheet, length) };
		struct intake_result result;

		if (intake_run(&kit->app, kit->arena, &options, &result, &kit->err))
			fail_msg("sheet %zu was taken in", i);
		for (size_t n = 0; n < 3; n++)
			if (wrong[i].parts[n] && !strstr(kit->err.text, wrong[i].parts[n]))
				fail_msg("sheet %zu: no \"%s\" in: %s", i, wrong[i].parts[n], kit->err.text);
		assert_null(strstr(kit->err.text, "123456782"));
	}
	assert_int_equal(kit_records(kit), before);
	kit_close(kit);
}

static void rows_and_columns_can_be_left_out(void **state)
{
	static const char sheet[] = "Aanvraagnr;Ontvangen op;Gemeente herkomst;Kleur\nZK-2026-0001;fout;Haarlem;rood\n"
				    "ZK-2026-0002;3-11-2026;Velsen;blauw\n\n;;;\n";
	static const int64_t skip[] = { 2 }, nowhere[] = { 2, 99 };
	static const char *const ignore[] = { "kleur" };
	struct kit *kit = kit_open();
	struct intake_options options = { .path = kit_file(kit, "s.csv", sheet, sizeof sheet - 1),
		.skip = skip,
		.skip_count = 1,
		.ignore = ignore,
		.ignore_count = 1 };
	struct intake_result result;

	(void)state;
	GOOD(kit, intake_run(&kit->app, kit->arena, &options, &result, &kit->err));
	assert_int_equal(result.taken, 1);
	assert_int_equal(result.skipped, 1);
	assert_string_equal(application(kit, "ZK-2026-0002")->forum, "velsen");
	options.skip = nowhere;
	options.skip_count = 2;
	assert_false(intake_run(&kit->app, kit->arena, &options, &result, &kit->err));
	assert_non_null(strstr(kit->err.text, "99"));
	kit_close(kit);
}

static void only_plain_files_are_read(void **state)
{
	struct kit *kit = kit_open();
	const char *link = arena_print(kit->arena, "%s/link.csv", kit->room);
	struct intake_options options = { .path = kit->room };
	struct intake_result result;

	(void)state;
	assert_false(intake_run(&kit->app, kit->arena, &options, &result, &kit->err));
	assert_int_equal(symlink(kit_file(kit, "s.csv", small, sizeof small - 1), link), 0);
	options.path = link;
	assert_false(intake_run(&kit->app, kit->arena, &options, &result, &kit->err));
	assert_non_null(strstr(kit->err.text, "link"));
	options.path = arena_print(kit->arena, "%s/none.csv", kit->room);
	assert_false(intake_run(&kit->app, kit->arena, &options, &result, &kit->err));
	assert_int_equal(kit->err.code, E_MISSING);
	kit_close(kit);
}

static void the_sample_shows_both_sides(void **state)
{
	struct kit *kit = kit_open();
	struct intake_result result = take(kit, place_data(kit->arena, "sample/aanvragen.csv"), false);

	(void)state;
	assert_int_equal(result.taken, 4);
	assert_int_equal(result.complete, 3);
	assert_true(is_missing(&result, "welke zorgpartij"));
	assert_string_equal(client(kit, "ZK-2026-0501")->wishes, "near_school\nquiet");
	assert_string_equal(application(kit, "ZK-2026-0503")->forum, "beverwijk");
	kit_close(kit);
}

static void the_report_tells_it_in_sentences(void **state)
{
	struct kit *kit = kit_open();
	struct intake_options options = { .path = kit_data(kit, "aanvragen.csv"), .dry_run = true };
	struct intake_result result;
	const char *report;

	(void)state;
	GOOD(kit, intake_run(&kit->app, kit->arena, &options, &result, &kit->err));
	report = intake_report(kit->arena, &options, &result);
	assert_non_null(strstr(report, "nothing was written"));
	assert_non_null(strstr(report, "Rows read: 25. New applications: 25"));
	assert_non_null(strstr(report, "ZK-2026-0036"));
	kit_close(kit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_sheet_comes_in_whole),
		cmocka_unit_test(a_trial_writes_nothing_and_tells_the_same),
		cmocka_unit_test(the_same_sheet_twice_adds_nothing),
		cmocka_unit_test(other_values_are_told_and_left),
		cmocka_unit_test(tabs_and_crlf_give_the_same),
		cmocka_unit_test(windows_1252_and_commas_are_understood),
		cmocka_unit_test(an_unknown_care_provider_is_not_complete),
		cmocka_unit_test(a_row_with_everything_is_complete),
		cmocka_unit_test(what_is_wrong_is_named),
		cmocka_unit_test(rows_and_columns_can_be_left_out),
		cmocka_unit_test(only_plain_files_are_read),
		cmocka_unit_test(the_sample_shows_both_sides),
		cmocka_unit_test(the_report_tells_it_in_sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
