/* The form on a real terminal: what was saved is in the file, what was not survives a kill. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "term.h"

enum { LIMIT = 20000 };

static const char sheet[] =
	"Aanvraagnr;Ontvangen op;Roepnaam;Geboortejaar;Gemeente herkomst;Volwassenen;Kinderen;Zorgpartij;"
	"Woonbegeleider;Zwaarte;Schulden;Motivatiebrief;Toestemming\n"
	"ZK-2026-0001;1-9-2026;Sevval;1987;Velsen;1;2;HVO-Querido;M. Ozturk;zwaar;geen;1-9-2026;1-9-2026\n";

static const char *program(void)
{
	const char *named = getenv("TAFEL");

	return named ? named : "build/tafel";
}

static void shell(const char *format)
{
	char command[600];

	/* The only blank to fill is the program. */
	snprintf(command, sizeof command, "T='%s'; %s", program(), format);
	if (system(command))
		fail_msg("%s", command);
}

static int make_file(void **state)
{
	FILE *out = fopen("cases.csv", "w");

	(void)state;
	assert_non_null(out);
	fputs(sheet, out);
	fclose(out);
	shell("rm -f form.db*; \"$T\" -f form.db init --arrangement pact --table velsen --name 'A. de Wit' --role chair "
	      ">log 2>&1");
	shell("\"$T\" -f form.db intake cases.csv >log 2>&1");
	return 0;
}

static struct term *open_form(int rows, int cols)
{
	const char *argv[] = { program(), "-f", "form.db", NULL };
	const char *env[] = { "TAFEL_LANG=nl", NULL };
	struct term *t;

	assert_true(term_open(&t, &(struct term_options){ .rows = rows, .cols = cols, .argv = argv, .env = env }));
	assert_true(term_wait_text(t, "Wachtrij", LIMIT));
	assert_true(term_keys(t, "F2"));
	assert_true(term_wait_text(t, "bewerken", LIMIT));
	return t;
}

/* Ends the program as a person does. */
static void stop(struct term *t)
{
	assert_true(term_keys(t, "C-q"));
	assert_true(term_wait_exit(t, LIMIT));
	assert_int_equal(term_exit_status(t), 0);
	term_close(&t);
}

static void file_has(const char *text)
{
	char command[200];

	snprintf(command, sizeof command, "\"$T\" -f form.db list client --json >now.json && grep -qF '%s' now.json",
		text);
	shell(command);
}

static void test_leaving_saves(void **state)
{
	struct term *t = open_form(24, 80);

	(void)state;
	assert_true(term_keys(t, "C-u"));
	assert_true(term_type(t, "Jan-Willem Zoe\xCC\x88"));
	assert_true(term_wait_text(t, "niet opgeslagen *", LIMIT));
	assert_true(term_keys(t, "Tab"));
	assert_true(term_wait_text(t, "Opgeslagen 13:42. Roepnaam.", LIMIT));
	stop(t);
	file_has("\"call_name\":\"Jan-Willem Zo\xC3\xAB\"");
}

static void test_resize_and_paste_while_typing(void **state)
{
	struct term *t = open_form(24, 80);

	(void)state;
	assert_true(term_keys(t, "C-u"));
	assert_true(term_type(t, "Anna "));
	assert_true(term_resize(t, 40, 120));
	assert_true(term_wait_text(t, "Uitleg bij dit veld", LIMIT));
	assert_true(term_wait_text(t, "[Anna ", LIMIT));
	assert_true(term_paste(t, "van der\nBerg"));
	assert_true(term_resize(t, 16, 60));
	assert_true(term_wait_text(t, "[Anna van der Berg", LIMIT));
	assert_true(term_keys(t, "Enter"));
	assert_true(term_wait_text(t, "Opgeslagen", LIMIT));
	stop(t);
	file_has("\"call_name\":\"Anna van der Berg\"");
}

/* At 120 columns the head says when the draft reached the file. */
static void test_draft_survives_a_kill(void **state)
{
	struct term *t = open_form(40, 120);

	(void)state;
	assert_true(term_keys(t, "C-PgUp C-PgUp C-PgUp Tab Tab Tab Tab Tab Tab Tab"));
	assert_true(term_type(t, "31-11-2026"));
	assert_true(term_wait_text(t, "concept bewaard om 13:42", LIMIT));
	assert_true(term_signal(t, SIGKILL));
	assert_true(term_wait_exit(t, LIMIT));
	term_close(&t);
	t = open_form(24, 80);
	assert_true(term_wait_text(t, "Er stond nog een concept van 13:42.", LIMIT));
	assert_true(term_find(t, "[31-11-2026", NULL, NULL));
	assert_true(term_find(t, "niet opgeslagen *", NULL, NULL));
	term_close(&t);
}

static void test_list_without_accents(void **state)
{
	struct term *t = open_form(24, 80);

	(void)state;
	assert_true(term_keys(t, "C-PgUp C-PgUp C-PgUp"));
	assert_true(term_type(t, "leg"));
	assert_true(term_wait_text(t, ">Leger des Heils", LIMIT));
	assert_true(term_keys(t, "Enter Tab"));
	assert_true(term_wait_text(t, "Opgeslagen 13:42. Aanmeldende zorgpartij.", LIMIT));
	stop(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_leaving_saves, make_file),
		cmocka_unit_test_setup(test_resize_and_paste_while_typing, make_file),
		cmocka_unit_test_setup(test_draft_survives_a_kill, make_file),
		cmocka_unit_test_setup(test_list_without_accents, make_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
