#include "model/verdict.h"

#include <stdarg.h>
#include <stdio.h>

void verdict_add(struct verdict *verdict, enum verdict_level level, const char *code, const char *source,
	const char *format, ...)
{
	enum { TEXT_MAX = 400 };
	char text[TEXT_MAX];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	verdict->reasons =
		arena_grow(verdict->arena, verdict->reasons, verdict->count, &verdict->room, sizeof(*verdict->reasons));
	verdict->reasons[verdict->count++] =
		(struct verdict_reason){ level, code, arena_text(verdict->arena, text), source };
}

enum verdict_level verdict_level(const struct verdict *verdict)
{
	enum verdict_level worst = VERDICT_YES;

	for (size_t i = 0; i < verdict->count; i++)
		if (verdict->reasons[i].level > worst)
			worst = verdict->reasons[i].level;
	return worst;
}
