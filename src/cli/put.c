#include "put.h"

#include <string.h>

#include "base/day.h"
#include "base/field.h"
#include "report/json.h"

void put_open(struct put *put)
{
	sink_text(put->sink, "{");
	put->members = 0;
}

void put_close(struct put *put)
{
	sink_text(put->sink, "}");
}

void put_name(struct put *put, const char *name)
{
	sink_text(put->sink, put->members++ ? "," : "");
	json_string(put->sink, name);
	sink_text(put->sink, ":");
}

void put_text(struct put *put, const char *name, const char *value)
{
	put_name(put, name);
	json_string(put->sink, value && *value ? value : NULL);
}

void put_number(struct put *put, const char *name, int64_t value)
{
	put_name(put, name);
	sink_text(put->sink, value == UNKNOWN ? "null" : arena_print(put->arena, "%lld", (long long)value));
}

void put_flag(struct put *put, const char *name, bool value)
{
	put_name(put, name);
	sink_text(put->sink, value ? "true" : "false");
}

void put_day(struct put *put, const char *name, int64_t day)
{
	put_text(put, name, day == UNKNOWN ? NULL : day_write(put->arena, day));
}

void put_time(struct put *put, const char *name, int64_t time)
{
	put_text(put, name, time == UNKNOWN ? NULL : time_write(put->arena, time));
}

void put_words(struct put *put, const char *name, const char *elements)
{
	const char *at = elements, *code, *value;
	size_t count = 0;

	put_name(put, name);
	sink_text(put->sink, "[");
	while (field_next_element(put->arena, &at, &code, &value)) {
		sink_text(put->sink, count++ ? "," : "");
		json_string(put->sink, code);
	}
	sink_text(put->sink, "]");
}
