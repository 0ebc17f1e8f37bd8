/*
 * The wire as one listing: every kind, entity, field and choice, beside the kept one. Names are for ever, so a change
 * here is looked at once: TEST_GOLDEN=write keeps the new listing; look at the difference before you commit it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/entity.h"

/* After our headers: cmocka has a macro fail(), and so have we. */
#undef fail
#include <cmocka.h>

static void list_kind(struct buffer *out, const struct kind *kind)
{
	buffer_print(
		out, "kind %s%s%s\n", kind->name, kind->number ? " number" : "", kind->elements ? " elements" : "");
}

static void list_flags(struct buffer *out, unsigned flags)
{
	static const struct {
		unsigned flag;
		const char *name;
	} names[] = { { REQUIRED, "required" }, { PERSONAL, "personal" }, { SEARCHED, "searched" },
		{ DERIVED, "derived" }, { HIDDEN, "hidden" } };

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (flags & names[i].flag)
			buffer_print(out, " %s", names[i].name);
}

static void list_field(struct buffer *out, const struct field *field)
{
	buffer_print(out, "  %s %s %s", field->name, field->kind->name, class_names[field->class]);
	list_flags(out, field->flags);
	if (field->min || field->max)
		buffer_print(out, " %lld..%lld", (long long)field->min, (long long)field->max);
	if (field->list)
		buffer_print(out, " list=%s", field->list);
	if (field->ref)
		buffer_print(out, " ref=%s", field->ref);
	if (field->was)
		buffer_print(out, " was=%s", field->was);
	for (const struct choice *choice = field->choices; choice && choice->code; choice++)
		buffer_print(out, "%s%s", choice == field->choices ? ": " : ", ", choice->code);
	buffer_text(out, "\n");
}

static void list_entity(struct buffer *out, const struct entity *entity)
{
	static const char *const scopes[] = {
		[SCOPE_REGION] = "region", [SCOPE_FORUM] = "forum", [SCOPE_CASE] = "case"
	};

	buffer_print(out, "entity %s (%s) %s%s", entity->name, entity->plural, scopes[entity->scope],
		entity->entry ? " entry" : "");
	if (entity->number)
		buffer_print(out, " number=%s", entity->number);
	if (entity->title)
		buffer_print(out, " title=%s", entity->title);
	buffer_text(out, "\n");
	for (size_t i = 0; i < entity->field_count; i++)
		list_field(out, &entity->fields[i]);
}

static const char *listing(struct arena *arena)
{
	struct buffer out = { .arena = arena };

	for (size_t i = 0; all_kinds[i]; i++)
		list_kind(&out, all_kinds[i]);
	for (size_t i = 0; i < ENTITY_COUNT; i++)
		list_entity(&out, entities[i]);
	return out.text;
}

static const char *golden_path(struct arena *arena)
{
	const char *top = getenv("TOP");

	return arena_print(arena, "%s/tests/unit/golden/model.txt", top ? top : ".");
}

static void keep(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

/* Tells the first line that differs. */
static void assert_same_lines(const char *now, const char *kept)
{
	for (int line = 1; *now || *kept; line++) {
		size_t a = strcspn(now, "\n"), b = strcspn(kept, "\n");

		if (a != b || memcmp(now, kept, a)) {
			print_error(
				"line %d was: %.*s\n     and is: %.*s\nMeant? TEST_GOLDEN=write keeps the new one.\n",
				line, (int)b, kept, (int)a, now);
			_fail(__FILE__, __LINE__);
		}
		now += a + (now[a] == '\n');
		kept += b + (kept[b] == '\n');
	}
}

static void the_wire_is_as_kept(void **state)
{
	static char kept[65536];
	struct arena *arena;
	const char *path;
	FILE *file;
	size_t length;

	(void)state;
	arena_open(&arena);
	path = golden_path(arena);
	if (getenv("TEST_GOLDEN"))
		keep(path, listing(arena));
	file = fopen(path, "r");
	assert_non_null(file);
	length = fread(kept, 1, sizeof kept - 1, file);
	fclose(file);
	assert_in_range(length, 1, sizeof kept - 2);
	assert_same_lines(listing(arena), kept);
	arena_close(&arena);
}

/* `set ZK-… F=V` finds F on the application and then on its client: one name on both would hide one of them. */
static void application_and_client_share_no_name(void **state)
{
	(void)state;
	for (size_t i = 0; i < entity_client.field_count; i++) {
		const char *name = entity_client.fields[i].name, *was = entity_client.fields[i].was;

		if (entity_field(&entity_application, name) || (was && entity_field(&entity_application, was))) {
			print_error("%s is a name of both\n", name);
			_fail(__FILE__, __LINE__);
		}
	}
}

/* A name in an entity stands for one field, also by its earlier name. */
static void a_name_means_one_field(void **state)
{
	(void)state;
	for (size_t i = 0; i < ENTITY_COUNT; i++)
		for (size_t j = 0; j < entities[i]->field_count; j++) {
			const struct field *field = &entities[i]->fields[j];

			assert_ptr_equal(entity_field(entities[i], field->name), field);
			if (field->was)
				assert_ptr_equal(entity_field(entities[i], field->was), field);
			assert_null(strchr(field->name, '.'));
		}
}

/* Everything that a form or a sheet prints of a field is there, and a list has no code twice. */
static void a_field_is_told_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < ENTITY_COUNT; i++)
		for (size_t j = 0; j < entities[i]->field_count; j++) {
			const struct field *field = &entities[i]->fields[j];

			assert_non_null(field->label);
			assert_non_null(field->group);
			assert_true(!field->ref || entity_named(field->ref));
			for (const struct choice *a = field->choices; a && a->code; a++)
				for (const struct choice *b = a + 1; b->code; b++)
					assert_string_not_equal(a->code, b->code);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_wire_is_as_kept),
		cmocka_unit_test(application_and_client_share_no_name),
		cmocka_unit_test(a_name_means_one_field),
		cmocka_unit_test(a_field_is_told_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
