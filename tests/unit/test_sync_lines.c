/* Lines of a file from outside: whole ones only, none too long, and only from ordinary files. */
#include "sync/lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct lines lines;

static void write_file(const char *bytes, size_t length)
{
	FILE *file = fopen("lines.txt", "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	fclose(file);
}

static void open_file(const char *bytes, size_t length)
{
	struct error err;

	write_file(bytes, length);
	assert_true(lines_open(&lines, AT_FDCWD, "lines.txt", &err));
	assert_int_equal(lines.size, length);
}

static void expect(const char *wanted)
{
	const char *line;
	struct error err;
	size_t length;

	assert_true(lines_next(&lines, &line, &length, &err));
	if (!wanted) {
		assert_null(line);
		return;
	}
	assert_non_null(line);
	assert_int_equal(length, strlen(wanted));
	assert_memory_equal(line, wanted, length);
}

static void test_plain(void **state)
{
	(void)state;
	open_file("one\n\ntwo\n", 9);
	expect("one");
	expect("");
	expect("two");
	expect(NULL);
	expect(NULL);
	lines_close(&lines);
}

static void test_last_line_without_end(void **state)
{
	const char *line;
	struct error err;
	size_t length;

	(void)state;
	open_file("one\nhalf", 8);
	expect("one");
	assert_true(lines_next(&lines, &line, &length, &err));
	assert_null(line);
	assert_int_equal(length, 4);
	lines_close(&lines);
	open_file("", 0);
	assert_true(lines_next(&lines, &line, &length, &err));
	assert_null(line);
	assert_int_equal(length, 0);
	lines_close(&lines);
}

static char *long_text(size_t each, size_t count)
{
	char *text = malloc(count * (each + 1) + 1);

	for (size_t i = 0; i < count; i++) {
		memset(text + i * (each + 1), 'a' + (int)(i % 26), each);
		text[i * (each + 1) + each] = '\n';
	}
	text[count * (each + 1)] = '\0';
	return text;
}

static void test_longest_lines(void **state)
{
	char *text = long_text(SCAN_LINE_MAX, 5);
	const char *line;
	struct error err;
	size_t length;

	(void)state;
	open_file(text, 5 * (SCAN_LINE_MAX + 1));
	for (int i = 0; i < 5; i++) {
		assert_true(lines_next(&lines, &line, &length, &err));
		assert_int_equal(length, SCAN_LINE_MAX);
		assert_int_equal(line[0], 'a' + i);
		assert_int_equal(line[length - 1], 'a' + i);
	}
	expect(NULL);
	lines_close(&lines);
	free(text);
}

static void test_too_long(void **state)
{
	static const size_t sizes[] = { SCAN_LINE_MAX + 1, 3 * SCAN_LINE_MAX };
	const char *line;
	struct error err;
	size_t length;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
		for (size_t end = 0; end < 2; end++) {
			char *text = long_text(sizes[i], 1);
			open_file(text, sizes[i] + end);
			assert_false(lines_next(&lines, &line, &length, &err));
			assert_int_equal(err.code, E_FORMAT);
			lines_close(&lines);
			free(text);
		}
}

static void test_many_short_ones(void **state)
{
	char *text = long_text(3, 100000);

	(void)state;
	open_file(text, 400000);
	for (size_t i = 0; i < 100000; i++) {
		const char wanted[] = { (char)('a' + i % 26), (char)('a' + i % 26), (char)('a' + i % 26), '\0' };
		expect(wanted);
	}
	expect(NULL);
	assert_int_equal(lines.at, 400000);
	lines_close(&lines);
	free(text);
}

static void test_ordinary_files_only(void **state)
{
	struct error err;

	(void)state;
	assert_false(lines_open(&lines, AT_FDCWD, "nowhere", &err));
	assert_int_equal(err.code, E_MISSING);
	assert_false(lines_open(&lines, AT_FDCWD, ".", &err));
	assert_int_equal(err.code, E_INPUT);
	write_file("x\n", 2);
	assert_int_equal(symlink("lines.txt", "link"), 0);
	assert_false(lines_open(&lines, AT_FDCWD, "link", &err));
	assert_int_equal(err.code, E_INPUT);
	assert_int_equal(mkfifo("pipe", 0600), 0);
	assert_false(lines_open(&lines, AT_FDCWD, "pipe", &err));
	assert_int_equal(err.code, E_INPUT);
	unlink("link");
	unlink("pipe");
}

static void test_tail(void **state)
{
	static const char good[] =
		"x\n{\"count\":2,\"hash\":\"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\"}\n";
	struct bundle_tail tail;
	struct error err;

	(void)state;
	open_file(good, sizeof good - 1);
	assert_true(lines_tail(&lines, &tail, &err));
	assert_int_equal(tail.count, 2);
	expect("x");
	lines_close(&lines);
	for (size_t length = 0; length < sizeof good - 1; length++) {
		open_file(good, length);
		assert_false(lines_tail(&lines, &tail, &err));
		lines_close(&lines);
	}
}

static int enter_room(void **state)
{
	static char room[] = "/tmp/tafel-lines.XXXXXX";

	*state = mkdtemp(room);
	return *state ? chdir(*state) : 1;
}

static int leave_room(void **state)
{
	unlink("lines.txt");
	return chdir("/") || rmdir(*state);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_plain), cmocka_unit_test(test_last_line_without_end),
		cmocka_unit_test(test_longest_lines), cmocka_unit_test(test_too_long),
		cmocka_unit_test(test_many_short_ones), cmocka_unit_test(test_ordinary_files_only),
		cmocka_unit_test(test_tail) };

	return cmocka_run_group_tests(tests, enter_room, leave_room);
}
