#include "output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

static bool write_out(const char *bytes, size_t length, struct error *err)
{
	if (fwrite(bytes, 1, length, stdout) == length)
		return true;
	return fail(err, E_STORE, _("Not all of the output could be written: %s."), strerror(errno));
}

/* A terminal needs no CR, and would get a mark for it. */
static void drop_returns(char *text)
{
	char *to = text;

	for (const char *at = text; *at; at++)
		if (*at != '\r')
			*to++ = *at;
	*to = '\0';
}

static bool write_safe(char *text, struct error *err)
{
	struct arena *arena;
	const char *safe;
	bool good;

	drop_returns(text);
	arena_open(&arena);
	safe = text_safe(arena, text, false);
	good = write_out(safe, strlen(safe), err);
	arena_close(&arena);
	return good;
}

/* Only whole lines are handed on, so that no character is cut in two before it is made safe. */
static bool write_lines(struct output *output, struct error *err)
{
	struct buffer rest;
	struct arena *fresh;
	char *end = output->rest.text ? strrchr(output->rest.text, '\n') : NULL;
	bool good;

	if (!end)
		return true;
	arena_open(&fresh);
	rest = (struct buffer){ .arena = fresh };
	buffer_text(&rest, end + 1);
	end[1] = '\0';
	good = write_safe(output->rest.text, err);
	arena_close(&output->arena);
	output->arena = fresh;
	output->rest = rest;
	return good;
}

static bool take(void *from, const char *bytes, size_t length, struct error *err)
{
	struct output *output = from;

	if (output->exact)
		return write_out(bytes, length, err);
	buffer_add(&output->rest, bytes, length);
	return write_lines(output, err);
}

void output_open(struct output **out, struct cli *cli, bool data)
{
	struct output *output = malloc(sizeof(*output));

	if (!output)
		out_of_memory();
	output->cli = cli;
	output->exact = data && !isatty(STDOUT_FILENO);
	arena_open(&output->arena);
	output->rest = (struct buffer){ .arena = output->arena };
	sink_begin(&output->sink, take, output);
	*out = output;
}

bool output_close(struct output **out, struct error *err)
{
	struct output *output = *out;
	bool good = sink_end(&output->sink, err);

	if (good && output->rest.length)
		good = write_safe(output->rest.text, err);
	arena_close(&output->arena);
	free(output);
	*out = NULL;
	return good;
}
