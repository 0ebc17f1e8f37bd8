/* The kinds of fields: strict on the wire, friendly to people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/field.h"

/* After our headers: cmocka has a macro fail(), which (fail)(…) goes round. */
#include <cmocka.h>

/* One row with a member of each kind, as an entity would have. */
struct sample {
	text_value call_name;
	note_value story;
	count_value children;
	decimal_value hours;
	day_value born;
	time_value starts;
	money_value rent;
	flag_value lift;
	choice_value debts;
	code_value origin;
	ref_value party;
	set_value wishes, wanted_in;
	scores_value criteria, reasons;
};

#define FIELD(type, member, ...)                                                                                       \
	[FIELD_##member] = {                                                                                           \
		.kind = &kind_##type, .name = #member, .offset = offsetof(struct sample, member), __VA_ARGS__          \
	},

enum {
	FIELD_call_name,
	FIELD_story,
	FIELD_children,
	FIELD_hours,
	FIELD_born,
	FIELD_starts,
	FIELD_rent,
	FIELD_lift,
	FIELD_debts,
	FIELD_origin,
	FIELD_party,
	FIELD_wishes,
	FIELD_wanted_in,
	FIELD_criteria,
	FIELD_reasons,
	FIELDS,
};

static const struct field fields[FIELDS] = { FIELD(text, call_name, .max = 10) FIELD(note, story, .max = 20) FIELD(
	count, children, .min = 0, .max = 15) FIELD(decimal, hours, .min = 0) FIELD(day, born, .label = "Born")
		FIELD(time, starts, .label = "Starts") FIELD(money, rent, .min = -500000, .max = 500000) FIELD(
			flag, lift, .label = "Lift") FIELD(choice, debts,
			.choices = ONE_OF({ "none", "none" }, { "stable", "stable debts" }, { "unstable", "wild" },
				{ "cafe", "Caf\xC3\xA9" }, { "cafe_noir", "caf\xC3\xA9 noir" })) FIELD(code, origin,
			.list = "municipality") FIELD(ref, party, .ref = "party") FIELD(set, wishes,
			.choices = ONE_OF({ "quiet", "Quiet" }, { "garden", "Garden" }, { "lift", "Lift" }))
			FIELD(set, wanted_in, .list = "municipality") FIELD(scores, criteria, .list = "criterion",
				.choices = ONE_OF({ "yes", "yes" }, { "no", "no" }, { "not_now", "later" }))
				FIELD(scores, reasons, .list = "criterion", .max = 30) };

static int open_arena(void **state)
{
	struct arena *arena;

	arena_open(&arena);
	*state = arena;
	return 0;
}

static int close_arena(void **state)
{
	struct arena *arena = *state;

	arena_close(&arena);
	return 0;
}

static struct sample empty_row(void)
{
	struct sample row;

	for (size_t i = 0; i < FIELDS; i++)
		field_clear(&fields[i], &row);
	return row;
}

/* A stand-in for the arrangement: two municipalities and two criteria. */
static const struct choice known[] = {
	{ "haarlem", "Haarlem" },
	{ "velsen", "Velsen" },
	{ "days", "Daytime" },
	{ "own_will", "Own will" },
};

static const char *label_of(void *from, struct arena *arena, const struct field *field, const char *code)
{
	(void)from;
	(void)arena;
	assert_true(field->list || field->ref);
	for (size_t i = 0; i < ARRAY_LEN(known); i++)
		if (!strcmp(known[i].code, code))
			return known[i].label;
	return NULL;
}

static const char *code_of(void *from, struct arena *arena, const struct field *field, const char *typed)
{
	(void)from;
	(void)arena;
	(void)field;
	for (size_t i = 0; i < ARRAY_LEN(known); i++)
		if (!strcmp(known[i].code, typed) || !strcmp(known[i].label, typed))
			return known[i].code;
	return NULL;
}

static struct context context(void)
{
	return (struct context){ .today = day_of(2026, 11, 19), .label = label_of, .code = code_of };
}

static void good_wire_values_come_back_the_same(void **state)
{
	static const struct {
		int field;
		const char *element, *wire;
	} rows[] = {
		{ FIELD_call_name, NULL, "Zo\xC3\xAB" },
		{ FIELD_call_name, NULL, "0123456789" },
		{ FIELD_story, NULL, "two\nlines" },
		{ FIELD_children, NULL, "0" },
		{ FIELD_children, NULL, "15" },
		{ FIELD_hours, NULL, "0" },
		{ FIELD_hours, NULL, "1.5" },
		{ FIELD_hours, NULL, "0.125" },
		{ FIELD_hours, NULL, "2" },
		{ FIELD_hours, NULL, "10" },
		{ FIELD_hours, NULL, "-0.05" },
		{ FIELD_born, NULL, "2026-12-03" },
		{ FIELD_starts, NULL, "2026-12-03T13:00" },
		{ FIELD_rent, NULL, "641.20" },
		{ FIELD_rent, NULL, "0.00" },
		{ FIELD_rent, NULL, "-0.05" },
		{ FIELD_lift, NULL, "true" },
		{ FIELD_lift, NULL, "false" },
		{ FIELD_debts, NULL, "unstable" },
		{ FIELD_origin, NULL, "haarlem" },
		{ FIELD_party, NULL, "01ARYZ6S41TSV4RRFFQ69G5FAV" },
		{ FIELD_party, NULL, "de_oever" },
		{ FIELD_wishes, "garden", "true" },
		{ FIELD_wanted_in, "velsen", "true" },
		{ FIELD_criteria, "days", "not_now" },
		{ FIELD_reasons, "days", "works, 3 days = fine" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct field *field = &fields[rows[i].field];
		struct sample row = empty_row();
		struct error err = { .text = "" };
		const char *back;

		assert_false(field_is_known(field, &row));
		assert_null(field_cell_write(*state, field, &row, rows[i].element));
		if (!field_cell_read(*state, field, &row, rows[i].element, rows[i].wire, &err))
			fail_msg("%s %s: %s", field->name, rows[i].wire, err.text);
		back = field_cell_write(*state, field, &row, rows[i].element);
		assert_string_equal(back, rows[i].wire);
		assert_true(field_is_known(field, &row));
		assert_true(field_cell_read(*state, field, &row, rows[i].element, NULL, NULL));
		assert_false(field_is_known(field, &row));
	}
}

static void other_spellings_are_refused(void **state)
{
	static const struct {
		int field;
		const char *element, *wire;
	} rows[] = {
		{ FIELD_call_name, NULL, "" },
		{ FIELD_call_name, NULL, " Zoe" },
		{ FIELD_call_name, NULL, "Zoe " },
		{ FIELD_call_name, NULL, "a\nb" },
		{ FIELD_call_name, NULL, "Zoe\xCC\x88" },
		{ FIELD_call_name, NULL, "Zo\xEB" },
		{ FIELD_call_name, NULL,
			"a\x1B"
			"b" },
		{ FIELD_call_name, NULL, "01234567890" },
		{ FIELD_call_name, "x", "a" },
		{ FIELD_story, NULL, "a\r\nb" },
		{ FIELD_story, NULL, "a\n" },
		{ FIELD_story, NULL, "012345678901234567890" },
		{ FIELD_children, NULL, "" },
		{ FIELD_children, NULL, "01" },
		{ FIELD_children, NULL, "+1" },
		{ FIELD_children, NULL, "-0" },
		{ FIELD_children, NULL, "1.0" },
		{ FIELD_children, NULL, "1e1" },
		{ FIELD_children, NULL, " 1" },
		{ FIELD_children, NULL, "1 " },
		{ FIELD_children, NULL, "-" },
		{ FIELD_children, NULL, "0x1" },
		{ FIELD_children, NULL, "16" },
		{ FIELD_children, NULL, "-1" },
		{ FIELD_children, NULL, "9007199254740993" },
		{ FIELD_children, NULL, "99999999999999999999" },
		{ FIELD_hours, NULL, "1.50" },
		{ FIELD_hours, NULL, "1.0" },
		{ FIELD_hours, NULL, "1." },
		{ FIELD_hours, NULL, ".5" },
		{ FIELD_hours, NULL, "01.5" },
		{ FIELD_hours, NULL, "1,5" },
		{ FIELD_hours, NULL, "1.2345" },
		{ FIELD_hours, NULL, "-0" },
		{ FIELD_hours, NULL, "+1.5" },
		{ FIELD_born, NULL, "3-12-2026" },
		{ FIELD_born, NULL, "2026-11-31" },
		{ FIELD_starts, NULL, "2026-12-03" },
		{ FIELD_rent, NULL, "641.2" },
		{ FIELD_rent, NULL, "641" },
		{ FIELD_rent, NULL, "641.200" },
		{ FIELD_rent, NULL, "641,20" },
		{ FIELD_rent, NULL, "0641.20" },
		{ FIELD_rent, NULL, "-0.00" },
		{ FIELD_rent, NULL, "5000.01" },
		{ FIELD_rent, NULL, "-5000.01" },
		{ FIELD_lift, NULL, "1" },
		{ FIELD_lift, NULL, "True" },
		{ FIELD_lift, NULL, "ja" },
		{ FIELD_lift, NULL, "" },
		{ FIELD_debts, NULL, "None" },
		{ FIELD_debts, NULL, "stab" },
		{ FIELD_debts, NULL, "stable debts" },
		{ FIELD_debts, NULL, "" },
		{ FIELD_origin, NULL, "Haarlem" },
		{ FIELD_origin, NULL, "a b" },
		{ FIELD_party, NULL, "" },
		{ FIELD_party, NULL, "01aryz6s41tsv4rrffq69g5fav" },
		{ FIELD_wishes, "garden", "false" },
		{ FIELD_wishes, "garden", "" },
		{ FIELD_wishes, "castle", "true" },
		{ FIELD_wishes, NULL, "true" },
		{ FIELD_wanted_in, "Velsen", "true" },
		{ FIELD_criteria, "days", "maybe" },
		{ FIELD_criteria, "days\nx", "yes" },
		{ FIELD_criteria, "", "yes" },
		{ FIELD_reasons, "days", "a\nb=c" },
		{ FIELD_reasons, "days", "0123456789012345678901234567890" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct field *field = &fields[rows[i].field];
		struct sample row = empty_row();
		struct error err = { .code = E_NONE };

		if (field_cell_read(*state, field, &row, rows[i].element, rows[i].wire, &err))
			fail_msg("%s took \"%s\"", field->name, rows[i].wire);
		assert_int_equal(err.code, E_INPUT);
		assert_false(field_is_known(field, &row));
	}
}

static void a_number_without_bounds_takes_what_json_can_hold(void **state)
{
	const struct field count = { .kind = &kind_count, .name = "n" };
	int64_t row;

	assert_true(field_cell_read(*state, &count, &row, NULL, "9007199254740992", NULL));
	assert_int_equal(row, 9007199254740992);
	assert_true(field_cell_read(*state, &count, &row, NULL, "-9007199254740992", NULL));
	assert_string_equal(field_cell_write(*state, &count, &row, NULL), "-9007199254740992");
}

static void people_type_in_many_ways(void **state)
{
	static const struct {
		int field;
		const char *typed, *shown;
	} rows[] = {
		{ FIELD_call_name, "  Zoe\xCC\x88 ", "Zo\xC3\xAB" },
		{ FIELD_call_name, "a\nb\tc", "a b c" },
		{ FIELD_call_name, " ", "" },
		{ FIELD_story, "a\r\nb ", "a\nb" },
		{ FIELD_children, "2", "2" },
		{ FIELD_children, " 2 ", "2" },
		{ FIELD_children, "2,0", "2" },
		{ FIELD_children, "", "" },
		{ FIELD_hours, "1,5", "1.5" },
		{ FIELD_hours, "1.5", "1.5" },
		{ FIELD_hours, ",5", "0.5" },
		{ FIELD_hours, "0,125", "0.125" },
		{ FIELD_hours, "0.125", "0.125" },
		{ FIELD_hours, "1.250,5", "1250.5" },
		{ FIELD_hours, "1,250.5", "1250.5" },
		{ FIELD_hours, "1,2500", "1.25" },
		{ FIELD_hours, "1.234", "1.234" },
		{ FIELD_hours, "1,234", "1234" },
		{ FIELD_hours, "12.5000", "12.5" },
		{ FIELD_born, "3 dec", "03-12-2026" },
		{ FIELD_born, "", "" },
		{ FIELD_starts, "morgen 13u", "20-11-2026 13:00" },
		{ FIELD_rent, "641,20", "\xE2\x82\xAC 641.20" },
		{ FIELD_rent, "\xE2\x82\xAC 641,20", "\xE2\x82\xAC 641.20" },
		{ FIELD_rent,
			"\xE2\x82\xAC"
			"641.2",
			"\xE2\x82\xAC 641.20" },
		{ FIELD_rent, "1.234,50", "\xE2\x82\xAC 1,234.50" },
		{ FIELD_rent, "1,234.50", "\xE2\x82\xAC 1,234.50" },
		{ FIELD_rent, "1.234", "\xE2\x82\xAC 1,234.00" },
		{ FIELD_rent, "1,234", "\xE2\x82\xAC 1,234.00" },
		{ FIELD_rent, "1 234,50", "\xE2\x82\xAC 1,234.50" },
		{ FIELD_rent,
			"1\xC2\xA0"
			"234,50",
			"\xE2\x82\xAC 1,234.50" },
		{ FIELD_rent, "650,-", "\xE2\x82\xAC 650.00" },
		{ FIELD_rent, "650,--", "\xE2\x82\xAC 650.00" },
		{ FIELD_rent, "-12,5", "\xE2\x82\xAC -12.50" },
		{ FIELD_rent, "EUR 12", "\xE2\x82\xAC 12.00" },
		{ FIELD_lift, "ja", "yes" },
		{ FIELD_lift, "J", "yes" },
		{ FIELD_lift, "yes", "yes" },
		{ FIELD_lift, "y", "yes" },
		{ FIELD_lift, "true", "yes" },
		{ FIELD_lift, "x", "yes" },
		{ FIELD_lift, "Nee", "no" },
		{ FIELD_lift, "n", "no" },
		{ FIELD_lift, "no", "no" },
		{ FIELD_lift, "false", "no" },
		{ FIELD_lift, "", "" },
		{ FIELD_debts, "none", "none" },
		{ FIELD_debts, "NONE", "none" },
		{ FIELD_debts, "st", "stable debts" },
		{ FIELD_debts, "w", "wild" },
		{ FIELD_debts, "cafe", "Caf\xC3\xA9" },
		{ FIELD_debts, "Caf\xC3\xA9 N", "caf\xC3\xA9 noir" },
		{ FIELD_debts, " ", "" },
		{ FIELD_origin, "Haarlem", "Haarlem" },
		{ FIELD_origin, " velsen ", "Velsen" },
		{ FIELD_origin, "", "" },
		{ FIELD_wishes, "quiet, Garden", "Garden, Quiet" },
		{ FIELD_wishes, "l; q;", "Lift, Quiet" },
		{ FIELD_wishes, "lift,lift", "Lift" },
		{ FIELD_wishes, "", "" },
		{ FIELD_wishes, " , ", "" },
		{ FIELD_wanted_in, "Velsen,haarlem", "Haarlem, Velsen" },
		{ FIELD_criteria, "own_will=no, days: yes", "Daytime: yes; Own will: no" },
		{ FIELD_criteria, "Daytime: later", "Daytime: later" },
		{ FIELD_criteria, "days:", "" },
		{ FIELD_reasons, "days: works, 3 days; own_will: sure", "Daytime: works, 3 days; Own will: sure" },
	};
	struct context with = context();

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct field *field = &fields[rows[i].field];
		struct sample row = empty_row();
		struct error err = { .text = "" };

		if (!field_parse(*state, field, &with, rows[i].typed, &row, &err))
			fail_msg("%s \"%s\": %s", field->name, rows[i].typed, err.text);
		assert_string_equal(field_format(*state, field, &with, &row), rows[i].shown);
		assert_int_equal(field_is_known(field, &row), *rows[i].shown != '\0');
	}
}

static void what_is_shown_can_be_typed_back(void **state)
{
	static const struct {
		int field;
		const char *typed;
	} rows[] = {
		{ FIELD_rent, "1234,56" },
		{ FIELD_rent, "-0,05" },
		{ FIELD_hours, "1234,125" },
		{ FIELD_hours, "0,001" },
		{ FIELD_starts, "13:05" },
		{ FIELD_born, "morgen" },
		{ FIELD_wishes, "q, l, g" },
		{ FIELD_lift, "nee" },
		{ FIELD_criteria, "days=yes;own_will=not_now" },
		{ FIELD_reasons, "days=good" },
		{ FIELD_wanted_in, "velsen" },
		{ FIELD_hours, "1000" },
	};
	struct context with = context();

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct field *field = &fields[rows[i].field];
		struct sample first = empty_row(), second = empty_row();
		const char *shown;

		assert_true(field_parse(*state, field, &with, rows[i].typed, &first, NULL));
		shown = field_format(*state, field, &with, &first);
		assert_true(field_parse(*state, field, &with, shown, &second, NULL));
		assert_string_equal(field_format(*state, field, &with, &second), shown);
		if (field->kind->number)
			assert_int_equal(*field_number(field, &first), *field_number(field, &second));
		else
			assert_string_equal(*field_text(field, &first), *field_text(field, &second));
	}
}

static void what_is_wrong_is_said(void **state)
{
	static const struct {
		int field;
		const char *typed, *text;
	} rows[] = {
		{ FIELD_call_name, "01234567890", "This text has 11 characters. At most 10 fit." },
		{ FIELD_call_name, "123456782",
			"This looks like a citizen service number (BSN). It must not be kept here. "
			"Use the case number." },
		{ FIELD_story, "bsn 1234.56.782",
			"This looks like a citizen service number (BSN). It must not be kept here. "
			"Use the case number." },
		{ FIELD_reasons, "days: 123456782",
			"This looks like a citizen service number (BSN). It must not be kept "
			"here. Use the case number." },
		{ FIELD_children, "16", "16 is too high. The highest is 15." },
		{ FIELD_children, "-1", "-1 is too low. The lowest is 0." },
		{ FIELD_children, "two", "\"two\" is not a whole number. Type for example 12." },
		{ FIELD_children, "1,5", "\"1,5\" is not a whole number. Type for example 12." },
		{ FIELD_hours, "1,2345", "\"1,2345\" has too many decimals. Give at most 3." },
		{ FIELD_hours, "-", "\"-\" is not a number. Type for example 1.5." },
		{ FIELD_rent, "12,345,6", "\"12,345,6\" is not a number. Type for example 641.20." },
		{ FIELD_rent, "1.23,456.7", "\"1.23,456.7\" is not a number. Type for example 641.20." },
		{ FIELD_rent, "12,3456", "\"12,3456\" has too many decimals. Give at most 2." },
		{ FIELD_rent, "6OO", "\"6OO\" is not a number. Type for example 641.20." },
		{ FIELD_rent, "99999999999999999999",
			"\"99999999999999999999\" is not a number. Type for example 641.20." },
		{ FIELD_rent, "5001", "\xE2\x82\xAC 5,001.00 is too high. The highest is \xE2\x82\xAC 5,000.00." },
		{ FIELD_rent, "641,200", "\xE2\x82\xAC 641,200.00 is too high. The highest is \xE2\x82\xAC 5,000.00." },
		{ FIELD_born, "31-11-2026", "31-11-2026 does not exist. November has 30 days." },
		{ FIELD_lift, "perhaps", "\"perhaps\" is neither yes nor no. Type yes or no." },
		{ FIELD_lift, "-", "\"-\" is neither yes nor no. Type yes or no." },
		{ FIELD_debts, "xyz",
			"\"xyz\" is not one of the choices. Choose from: none, stable debts, wild, Caf\xC3\xA9, "
			"caf\xC3\xA9 noir." },
		{ FIELD_debts, "caf", "\"caf\" can be more than one thing. Type more letters." },
		{ FIELD_debts, "-",
			"\"-\" is not one of the choices. Choose from: none, stable debts, wild, Caf\xC3\xA9, "
			"caf\xC3\xA9 noir." },
		{ FIELD_origin, "Parijs", "No single entry fits \"Parijs\". Type more, or choose from the list." },
		{ FIELD_wishes, "quiet, castle",
			"\"castle\" is not one of the choices. Choose from: Quiet, Garden, Lift." },
		{ FIELD_criteria, "days", "\"days\" has no answer. Type for example days: answer." },
		{ FIELD_call_name, "\xFF", "This text is not UTF-8. Save it as UTF-8 and try again." },
		{ FIELD_children, "\x1B[2J", "\"\xEF\xBF\xBD[2J\" is not a whole number. Type for example 12." },
	};
	struct context with = context();

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct field *field = &fields[rows[i].field];
		struct sample row = empty_row();
		struct error err = { .code = E_NONE };

		if (field_parse(*state, field, &with, rows[i].typed, &row, &err))
			fail_msg("%s took \"%s\"", field->name, rows[i].typed);
		assert_string_equal(err.text, rows[i].text);
		assert_int_equal(err.code, E_INPUT);
		assert_false(field_is_known(field, &row));
	}
}

static void elements_stay_sorted_and_single(void **state)
{
	const struct field *wishes = &fields[FIELD_wishes], *criteria = &fields[FIELD_criteria];
	struct sample row = empty_row();

	assert_true(field_cell_read(*state, wishes, &row, "quiet", "true", NULL));
	assert_true(field_cell_read(*state, wishes, &row, "garden", "true", NULL));
	assert_true(field_cell_read(*state, wishes, &row, "lift", "true", NULL));
	assert_true(field_cell_read(*state, wishes, &row, "lift", "true", NULL));
	assert_string_equal(row.wishes, "garden\nlift\nquiet");
	assert_true(field_cell_read(*state, wishes, &row, "lift", NULL, NULL));
	assert_string_equal(row.wishes, "garden\nquiet");
	assert_null(field_cell_write(*state, wishes, &row, "lift"));
	assert_string_equal(field_cell_write(*state, wishes, &row, NULL), "true");
	assert_true(field_cell_read(*state, criteria, &row, "own_will", "no", NULL));
	assert_true(field_cell_read(*state, criteria, &row, "days", "yes", NULL));
	assert_true(field_cell_read(*state, criteria, &row, "own_will", "yes", NULL));
	assert_string_equal(row.criteria, "days=yes\nown_will=yes");
	assert_true(field_cell_read(*state, criteria, &row, NULL, NULL, NULL));
	assert_null(row.criteria);
}

static void elements_can_be_walked(void **state)
{
	const char *at = "days=a=b\nown_will=no", *code, *value;

	assert_true(field_next_element(*state, &at, &code, &value));
	assert_string_equal(code, "days");
	assert_string_equal(value, "a=b");
	assert_true(field_next_element(*state, &at, &code, &value));
	assert_string_equal(code, "own_will");
	assert_false(field_next_element(*state, &at, &code, &value));
	at = "garden";
	assert_true(field_next_element(*state, &at, &code, &value));
	assert_null(value);
	assert_false(field_next_element(*state, &at, &code, &value));
	at = NULL;
	assert_false(field_next_element(*state, &at, &code, &value));
}

static void without_callbacks_a_code_stands_for_itself(void **state)
{
	struct context with = { .today = 0 };
	struct sample row = empty_row();

	assert_true(field_parse(*state, &fields[FIELD_origin], &with, "haarlem", &row, NULL));
	assert_string_equal(field_format(*state, &fields[FIELD_origin], &with, &row), "haarlem");
	assert_false(field_parse(*state, &fields[FIELD_origin], &with, "Haarlem Noord", &row, NULL));
	assert_string_equal(row.origin, "haarlem");
	assert_true(field_parse(*state, &fields[FIELD_wanted_in], &with, "velsen, haarlem", &row, NULL));
	assert_string_equal(row.wanted_in, "haarlem\nvelsen");
}

static void labels_come_from_the_list(void **state)
{
	(void)state;
	assert_string_equal(field_choice_label(&fields[FIELD_debts], "unstable"), "wild");
	assert_null(field_choice_label(&fields[FIELD_debts], "unknown"));
	assert_null(field_choice_label(&fields[FIELD_origin], "haarlem"));
}

static void every_kind_has_all_its_parts(void **state)
{
	size_t count = 0;

	(void)state;
	for (; all_kinds[count]; count++) {
		const struct kind *kind = all_kinds[count];

		assert_true(kind->name && kind->read && kind->write && kind->parse && kind->format);
		for (size_t i = 0; i < count; i++)
			assert_string_not_equal(all_kinds[i]->name, kind->name);
	}
	assert_int_equal(count, 13);
	for (size_t i = 0; i < CLASS_COUNT; i++)
		assert_non_null(class_names[i]);
	assert_string_equal(class_names[CLASS_BASIC], "basic");
	assert_string_equal(class_names[CLASS_LOG], "log");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)
	const struct CMUnitTest tests[] = {
		TEST(good_wire_values_come_back_the_same),
		TEST(other_spellings_are_refused),
		TEST(a_number_without_bounds_takes_what_json_can_hold),
		TEST(people_type_in_many_ways),
		TEST(what_is_shown_can_be_typed_back),
		TEST(what_is_wrong_is_said),
		TEST(elements_stay_sorted_and_single),
		TEST(elements_can_be_walked),
		TEST(without_callbacks_a_code_stands_for_itself),
		TEST(labels_come_from_the_list),
		TEST(every_kind_has_all_its_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
