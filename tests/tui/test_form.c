/* The form in process: typing, saving on leaving, drafts, lists, sizes, differences. */
#include "form_kit.h"

#include "base/text.h"

static int open_kit(void **state)
{
	*state = kit_open();
	return 0;
}

static int close_kit(void **state)
{
	kit_close(*state);
	return 0;
}

/* To the part of the form with that number, from the first. */
static void to_part(struct kit *kit, int part)
{
	for (int i = 1; i < part; i++)
		assert_true(ui_feed(kit->ui, "C-PgDn"));
}

static void test_shows_both_rows_in_parts(void **state)
{
	struct kit *kit = *state;

	kit_form(kit, 24, 80);
	kit_sees(kit, "Cliënt bewerken  ZK-2026-0042  Mehmet");
	kit_sees(kit, ">1 Persoon    2/10│");
	kit_sees(kit, " 7 Aanvraag");
	kit_sees(kit, "Roepnaam *         [Mehmet");
	kit_sees(kit, "gegevens of BSN.");
	to_part(kit, 7);
	kit_sees(kit, "ZK-2026-0042  (automatisch)");
	kit_sees(kit, "09-10-2026");
}

static void test_leaving_saves_and_says_so(void **state)
{
	struct kit *kit = *state;

	kit_form(kit, 24, 80);
	assert_true(ui_feed(kit->ui, "C-u"));
	assert_true(ui_type(kit->ui, "Jan-Willem"));
	kit_sees(kit, "niet opgeslagen *");
	assert_string_equal(kit_value(kit, &entity_client, "call_name"), "Mehmet");
	assert_true(ui_feed(kit->ui, "Tab"));
	kit_sees(kit, "Opgeslagen 13:41. Roepnaam.");
	kit_sees_not(kit, "niet opgeslagen *");
	kit_again(kit);
	assert_string_equal(kit_value(kit, &entity_client, "call_name"), "Jan-Willem");
}

static void test_combining_accent_joins_its_letter(void **state)
{
	struct kit *kit = *state;

	kit_form(kit, 24, 80);
	assert_true(ui_feed(kit->ui, "C-u"));
	assert_true(ui_type(kit->ui, "Zoe\xCC\x88 e\xCC\x81"));
	assert_true(ui_feed(kit->ui, "Tab"));
	assert_string_equal(kit_value(kit, &entity_client, "call_name"), "Zo\xC3\xAB \xC3\xA9");
}

static void test_unchanged_field_writes_nothing(void **state)
{
	struct kit *kit = *state;
	struct past *past;
	size_t before, after;

	GOOD(kit, edit_history(&kit->app, kit->arena, &entity_client, kit->client, NULL, &past, &before, &kit->err));
	kit_form(kit, 24, 80);
	assert_true(ui_feed(kit->ui, "x Backspace Tab Tab C-PgDn Tab Tab Esc"));
	GOOD(kit, edit_history(&kit->app, kit->arena, &entity_client, kit->client, NULL, &past, &after, &kit->err));
	assert_int_equal(before, after);
}

static void test_wrong_date_stays_as_draft(void **state)
{
	struct kit *kit = *state;

	kit_form(kit, 24, 80);
	assert_true(ui_feed(kit->ui, "C-PgUp C-PgUp C-PgUp Tab Tab Tab Tab Tab Tab Tab"));
	assert_true(ui_type(kit->ui, "31-11-2026"));
	assert_int_equal(kit_drafts(kit), 0);
	assert_true(ui_feed(kit->ui, "idle"));
	assert_int_equal(kit_drafts(kit), 1);
	assert_true(ui_feed(kit->ui, "Tab"));
	kit_sees(kit, "!Start begeleiding  [31-11-2026_]");
	kit_sees(kit, "31-11-2026 bestaat niet: november");
	kit_sees(kit, "heeft 30 dagen.");
	assert_string_equal(kit_value(kit, &entity_application, "support_from"), "");
	kit_again(kit);
	kit_form(kit, 24, 80);
	kit_sees(kit, "Er stond nog een concept van 13:41.");
	kit_sees(kit, "!Start begeleiding  [31-11-2026_]");
	assert_true(ui_feed(kit->ui, "C-u"));
	assert_true(ui_type(kit->ui, "3 dec"));
	kit_sees(kit, "[3 dec______]  03-12-2026");
	assert_true(ui_feed(kit->ui, "Tab"));
	assert_string_equal(kit_value(kit, &entity_application, "support_from"), "2026-12-03");
	assert_int_equal(kit_drafts(kit), 0);
}

static void test_draft_is_kept_at_the_end_and_can_be_put_back(void **state)
{
	struct kit *kit = *state;

	kit_form(kit, 24, 80);
	assert_true(ui_feed(kit->ui, "Tab C-u"));
	assert_true(ui_type(kit->ui, "19x"));
	ui_feed(kit->ui, "end");
	kit_again(kit);
	assert_int_equal(kit_drafts(kit), 1);
	kit_form(kit, 24, 80);
	kit_sees(kit, "19x");
	assert_true(ui_feed(kit->ui, "C-z"));
	kit_sees(kit, "[1991");
	assert_int_equal(kit_drafts(kit), 0);
	assert_string_equal(kit_value(kit, &entity_client, "birth_year"), "1991");
}

static void test_bsn_is_refused(void **state)
{
	struct kit *kit = *state;

	kit_form(kit, 24, 80);
	assert_true(ui_feed(kit->ui, "C-u"));
	assert_true(ui_type(kit->ui, "111222333"));
	kit_sees(kit, "BSN");
	assert_true(ui_feed(kit->ui, "Tab"));
	assert_string_equal(kit_value(kit, &entity_client, "call_name"), "Mehmet");
}

static void test_list_finds_without_accents(void **state)
{
	struct kit *kit = *state;

	kit_form(kit, 24, 80);
	assert_true(ui_feed(kit->ui, "C-PgUp C-PgUp C-PgUp Tab Tab"));
	assert_true(ui_type(kit->ui, "acc"));
	kit_sees(kit, ">Áccènt Wonen            Velsen");
	kit_sees(kit, "typ verder");
	assert_true(ui_feed(kit->ui, "Enter Tab"));
	kit_sees(kit, "Opgeslagen 13:41. Ambulante zorgpartij.");
	assert_string_equal(app_label(&kit->app, kit->arena, entity_field(&entity_application, "ambulant_care"),
				    kit_value(kit, &entity_application, "ambulant_care")),
		"Áccènt Wonen");
}

static void test_list_opens_and_closes(void **state)
{
	struct kit *kit = *state;

	kit_form(kit, 24, 80);
	assert_true(ui_feed(kit->ui, "C-PgUp C-PgUp C-PgUp F4"));
	kit_sees(kit, "De Oever");
	kit_sees(kit, "typ verder");
	assert_true(ui_feed(kit->ui, "Esc"));
	kit_sees_not(kit, "typ verder");
	kit_sees(kit, "Cliënt bewerken");
	assert_true(ui_feed(kit->ui, "Esc"));
	kit_sees(kit, "Wachtrij");
}

static void test_calendar_chooses_a_day(void **state)
{
	struct kit *kit = *state;

	kit_form(kit, 24, 80);
	assert_true(ui_feed(kit->ui, "C-PgUp C-PgUp C-PgUp Tab Tab Tab Tab Tab Tab Tab F4"));
	kit_sees(kit, "november 2026");
	assert_true(ui_feed(kit->ui, "PgDn Right Enter Tab"));
	assert_string_equal(kit_value(kit, &entity_application, "support_from"), "2026-12-20");
}

static void test_flags_sets_and_choices(void **state)
{
	struct kit *kit = *state;

	kit_form(kit, 24, 80);
	assert_true(ui_feed(kit->ui, "Tab Tab Tab Tab Right Tab"));
	assert_string_equal(kit_value(kit, &entity_client, "regional_tie"), "yes");
	assert_true(ui_feed(kit->ui, "Tab Tab Tab Space Tab"));
	assert_string_equal(kit_value(kit, &entity_client, "shielded"), "true");
	to_part(kit, 6);
	assert_true(ui_feed(kit->ui, "Tab Tab Tab Tab Right Space Tab"));
	kit_sees(kit, "[x] rustig");
	assert_string_equal(kit_value(kit, &entity_client, "wishes.garden"), "true");
	assert_string_equal(kit_value(kit, &entity_client, "wishes.quiet"), "true");
}

static void test_criteria_one_by_one(void **state)
{
	struct kit *kit = *state;

	kit_form(kit, 24, 80);
	to_part(kit, 5);
	kit_sees(kit, "eigen wil          (•) ja");
	assert_true(ui_feed(kit->ui, "2 Tab"));
	assert_string_equal(kit_value(kit, &entity_client, "criteria.own_will"), "conditional");
	assert_true(ui_type(kit->ui, "een zin; met een puntkomma"));
	assert_true(ui_feed(kit->ui, "Tab Right Tab"));
	assert_string_equal(kit_value(kit, &entity_client, "criteria_why.own_will"), "een zin; met een puntkomma");
	assert_string_equal(kit_value(kit, &entity_client, "criteria.support_ready"), "yes");
}

static void test_paste_goes_into_the_field(void **state)
{
	struct kit *kit = *state;

	kit_form(kit, 24, 80);
	assert_true(ui_feed(kit->ui, "C-u"));
	assert_true(ui_paste(kit->ui, "Anna\nMaria"));
	assert_true(ui_feed(kit->ui, "Tab"));
	assert_string_equal(kit_value(kit, &entity_client, "call_name"), "Anna Maria");
}

static void test_resize_keeps_what_is_typed(void **state)
{
	struct kit *kit = *state;

	kit_form(kit, 24, 80);
	assert_true(ui_feed(kit->ui, "C-u"));
	assert_true(ui_type(kit->ui, "Half ge"));
	assert_true(ui_feed(kit->ui, "size:40x120 size:10x20 size:16x60"));
	kit_sees(kit, "Half ge");
	kit_sees(kit, "[1 Persoon 2/10]");
	kit_sees(kit, "Geen medische gegevens of BSN.");
	assert_true(ui_type(kit->ui, "typt"));
	assert_true(ui_feed(kit->ui, "size:40x120 Tab S-Tab"));
	kit_sees(kit, "Uitleg bij dit veld");
	kit_sees(kit, "Geschiedenis van dit veld");
	assert_string_equal(kit_value(kit, &entity_client, "call_name"), "Half getypt");
}

static void test_mouse_focuses_and_switches(void **state)
{
	struct kit *kit = *state;
	int row, col;

	kit_form(kit, 24, 80);
	assert_true(ui_feed(kit->ui, "click:4,30"));
	assert_true(ui_cursor(kit->ui, &row, &col));
	assert_int_equal(row, 4);
	assert_true(ui_feed(kit->ui, "click:7,45"));
	assert_true(ui_feed(kit->ui, "Tab"));
	assert_true(ui_feed(kit->ui, "click:3,5"));
	kit_sees(kit, "2 Huishouden ═");
}

static void test_note_takes_lines_and_counts(void **state)
{
	struct kit *kit = *state;

	kit_form(kit, 24, 80);
	assert_true(ui_feed(kit->ui, "C-PgUp C-PgUp Tab"));
	assert_true(ui_type(kit->ui, "Een"));
	assert_true(ui_feed(kit->ui, "Enter"));
	assert_true(ui_type(kit->ui, "twee"));
	kit_sees(kit, "8 / 4000");
	assert_true(ui_feed(kit->ui, "Up Up"));
	assert_string_equal(kit_value(kit, &entity_application, "motivation"), "Een\ntwee");
}

/* The same cell set by two laptops that did not know of each other. */
static void contest(struct kit *kit)
{
	const struct cell other = { "call_name", "Mohammed" };
	struct op_id none = { 0 };

	GOOD(kit, store_begin(kit->app.store, kit->app.person, &kit->err));
	GOOD(kit, store_set_seen(kit->app.store, &entity_client, kit->client, &other, 1, &none, 0, &kit->err));
	GOOD(kit, store_commit(kit->app.store, &kit->err));
}

static void test_difference_shows_both_and_is_settled(void **state)
{
	struct kit *kit = *state;
	struct client client;

	contest(kit);
	GOOD(kit, store_load(kit->app.store, kit->arena, &entity_client, kit->client, &client, &kit->err));
	assert_true(client.row.contested);
	kit_form(kit, 24, 80);
	kit_sees(kit, "Laptops verschillen");
	kit_sees(kit, "Mehmet · A. de Wit · 19-11-2026");
	kit_sees(kit, "Mohammed · A. de Wit");
	assert_true(ui_feed(kit->ui, "F4 2 Enter"));
	GOOD(kit, store_load(kit->app.store, kit->arena, &entity_client, kit->client, &client, &kit->err));
	assert_false(client.row.contested);
	kit_sees_not(kit, "Laptops verschillen");
}

static void test_history_lists_every_change(void **state)
{
	struct kit *kit = *state;

	kit_form(kit, 24, 80);
	assert_true(ui_feed(kit->ui, "C-u"));
	assert_true(ui_type(kit->ui, "Sanne"));
	assert_true(ui_feed(kit->ui, "Tab Esc h"));
	kit_sees(kit, "Geschiedenis van ZK-2026-0042");
	kit_sees(kit, "Sanne");
	kit_sees(kit, "Mehmet");
	kit_sees(kit, "Ontvangen op");
	assert_true(ui_feed(kit->ui, "Enter"));
	kit_sees(kit, "A. de Wit");
	assert_true(ui_feed(kit->ui, "Esc Esc"));
	kit_sees(kit, "Wachtrij");
}

static void test_decisions_do_not_open(void **state)
{
	struct kit *kit = *state;

	kit->ui = ui_open_headless(&kit->app, 24, 80);
	assert_true(ui_feed(kit->ui, "4 F2"));
	kit_sees(kit, "Een besluit blijft staan.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_shows_both_rows_in_parts, open_kit, close_kit),
		cmocka_unit_test_setup_teardown(test_leaving_saves_and_says_so, open_kit, close_kit),
		cmocka_unit_test_setup_teardown(test_combining_accent_joins_its_letter, open_kit, close_kit),
		cmocka_unit_test_setup_teardown(test_unchanged_field_writes_nothing, open_kit, close_kit),
		cmocka_unit_test_setup_teardown(test_wrong_date_stays_as_draft, open_kit, close_kit),
		cmocka_unit_test_setup_teardown(test_draft_is_kept_at_the_end_and_can_be_put_back, open_kit, close_kit),
		cmocka_unit_test_setup_teardown(test_bsn_is_refused, open_kit, close_kit),
		cmocka_unit_test_setup_teardown(test_list_finds_without_accents, open_kit, close_kit),
		cmocka_unit_test_setup_teardown(test_list_opens_and_closes, open_kit, close_kit),
		cmocka_unit_test_setup_teardown(test_calendar_chooses_a_day, open_kit, close_kit),
		cmocka_unit_test_setup_teardown(test_flags_sets_and_choices, open_kit, close_kit),
		cmocka_unit_test_setup_teardown(test_criteria_one_by_one, open_kit, close_kit),
		cmocka_unit_test_setup_teardown(test_paste_goes_into_the_field, open_kit, close_kit),
		cmocka_unit_test_setup_teardown(test_resize_keeps_what_is_typed, open_kit, close_kit),
		cmocka_unit_test_setup_teardown(test_mouse_focuses_and_switches, open_kit, close_kit),
		cmocka_unit_test_setup_teardown(test_note_takes_lines_and_counts, open_kit, close_kit),
		cmocka_unit_test_setup_teardown(test_difference_shows_both_and_is_settled, open_kit, close_kit),
		cmocka_unit_test_setup_teardown(test_history_lists_every_change, open_kit, close_kit),
		cmocka_unit_test_setup_teardown(test_decisions_do_not_open, open_kit, close_kit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
