#include "app/snapshot.h"
#include "output.h"

static bool pass_on(void *from, const char *bytes, size_t length, struct error *err)
{
	struct sink *sink = from;

	sink_add(sink, bytes, length);
	if (sink->failed)
		*err = sink->why;
	return !sink->failed;
}

static bool run_snapshot(struct cli *cli, struct error *err)
{
	struct output *output;
	bool good;

	output_open(&output, cli, true);
	good = snapshot_write(&cli->app, pass_on, &output->sink, err);
	return output_close(&output, good ? err : NULL) && good;
}

const struct command command_snapshot = {
	.name = "snapshot",
	.usage = "",
	.summary = N_("Prints the present state as one JSON document"),
	.help = N_("Two files with the same changes give the same bytes. The form of the document: "
		   "schema/snapshot.schema.json in the folder that tafel where names."),
	.opens = true,
	.run = run_snapshot,
};
