/*
 * Sheets from anybody: whatever the bytes, the reader ends, an error is a sentence, and what comes in once is known when
 * it comes again. One file stays open for all inputs.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "app/csv.h"
#include "app/intake.h"
#include "app/upkeep.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { REAL_EACH = 16 };

static struct app app;
static struct arena *arena;
static char room[200], file[240], sheet[240];
static unsigned long inputs;

static void stop_if(bool bad, const char *what)
{
	if (!bad)
		return;
	fprintf(stderr, "fuzz_intake: %s\n", what);
	abort();
}

static void leave(void)
{
	app_close(&app);
	arena_close(&arena);
	upkeep_remove(file);
	unlink(sheet);
	rmdir(room);
}

static void start(void)
{
	static const struct app_setup setup = { "pact", "all", "A. de Wit", "servicepunt", true };
	const char *tmp = getenv("TMPDIR");
	struct error err;

	arena_open(&arena);
	snprintf(room, sizeof room, "%s/intake.XXXXXX", tmp ? tmp : "/tmp");
	stop_if(!mkdtemp(room), "no folder");
	snprintf(file, sizeof file, "%s/file.db", room);
	snprintf(sheet, sizeof sheet, "%s/sheet.csv", room);
	stop_if(!app_start(&app, &err), "the app does not start");
	app.state_dir = NULL;
	stop_if(!app_create(&app, file, &setup, &err), err.text);
	atexit(leave);
}

static void read_rows(const uint8_t *data, size_t size)
{
	struct csv_row row;
	struct error err;
	struct csv csv;
	bool more = true;

	if (!csv_open(arena, (const char *)data, size, &csv, &err))
		return;
	while (more && csv_next(&csv, arena, &row, &more, &err))
		for (size_t i = 0; more && i < row.count; i++)
			stop_if(!text_is_utf8(row.cells[i], strlen(row.cells[i])), "a cell is not UTF-8");
}

static bool take(bool dry, struct intake_result *result)
{
	struct intake_options options = { .path = sheet, .dry_run = dry };
	struct error err = { E_NONE, "" };
	bool good = intake_run(&app, arena, &options, result, &err);

	stop_if(!good && (!*err.text || !text_is_utf8(err.text, strlen(err.text))), "an error is no sentence");
	stop_if(good && result->taken + result->known != result->read, "rows are lost");
	stop_if(!intake_report(arena, &options, result), "no report");
	return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct intake_result result;
	int fd;

	if (!arena)
		start();
	arena_reset(arena);
	read_rows(data, size);
	fd = open(sheet, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	stop_if(fd < 0 || write(fd, data, size) != (ssize_t)size, "no sheet");
	close(fd);
	if (!take(true, &result) || !result.taken || ++inputs % REAL_EACH)
		return 0;
	stop_if(!take(false, &result), "a good trial does not come in");
	stop_if(!take(false, &result) || result.taken || result.differing, "the same sheet is not known");
	return 0;
}
