#include "report/snapshot.h"

static void begin_list(struct snapshot *snapshot, const char *name)
{
	sink_text(snapshot->sink, ",\n\"");
	sink_text(snapshot->sink, name);
	sink_text(snapshot->sink, "\":");
	snapshot->count = 0;
}

static void end_list(struct snapshot *snapshot)
{
	json_array_end(snapshot->sink, snapshot->count);
}

void snapshot_begin(struct snapshot *snapshot, struct sink *sink, struct arena *scratch)
{
	*snapshot = (struct snapshot){ .sink = sink, .scratch = scratch };
	sink_text(sink, "{\"format\":\"tafel-snapshot/1\"");
}

void snapshot_entity(struct snapshot *snapshot, const struct entity *entity)
{
	if (entity != entities[0])
		end_list(snapshot);
	begin_list(snapshot, entity->name);
}

void snapshot_row(struct snapshot *snapshot, const struct entity *entity, const void *row)
{
	json_array_row(snapshot->sink, snapshot->scratch, snapshot->count++, entity, row);
	arena_reset(snapshot->scratch);
}

void snapshot_differences(struct snapshot *snapshot)
{
	end_list(snapshot);
	begin_list(snapshot, "differences");
}

static void put_member(struct sink *sink, const char *key, const char *text)
{
	sink_text(sink, key);
	json_string(sink, text);
}

void snapshot_difference(struct snapshot *snapshot, const char *entity, const char *id, const char *cell,
	const struct snapshot_value *values, size_t count)
{
	struct sink *sink = snapshot->sink;

	sink_text(sink, snapshot->count++ ? ",\n" : "[\n");
	put_member(sink, "{\"entity\":", entity);
	put_member(sink, ",\"id\":", id);
	put_member(sink, ",\"cell\":", cell);
	sink_text(sink, ",\"values\":[");
	for (size_t i = 0; i < count; i++) {
		put_member(sink, i ? ",{\"value\":" : "{\"value\":", values[i].value);
		put_member(sink, ",\"user\":", values[i].user);
		put_member(sink, ",\"at\":", values[i].at);
		put_member(sink, ",\"op\":", values[i].op);
		sink_text(sink, "}");
	}
	sink_text(sink, "]}");
}

void snapshot_end(struct snapshot *snapshot)
{
	end_list(snapshot);
	sink_text(snapshot->sink, "}\n");
}
