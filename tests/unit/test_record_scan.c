/* The strict scanner: every kind of invalid JSON is refused with its place; what passes, cJSON reads without loss. */
#include "record/scan.h" /* before cmocka, which has a macro fail() */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cjson/cJSON.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE, FILE_TEXT };

struct bad {
	const char *text;
	size_t length;
	size_t line, column;
	const char *why;
	int pretty;
};

#define IN_LINE(literal, column, why)                                                                                  \
	{                                                                                                              \
		literal, sizeof(literal) - 1, 1, column, why, LINE                                                     \
	}
#define IN_FILE(literal, line, column, why)                                                                            \
	{                                                                                                              \
		literal, sizeof(literal) - 1, line, column, why, FILE_TEXT                                             \
	}

static const char ends[] = "ends too early", object[] = "must be one object", value[] = "a value should",
		  key[] = "a key in double", colon[] = "a colon", comma[] = "a comma or the end",
		  behind[] = "behind the end", whole[] = "only whole numbers", zero[] = "begin with 0",
		  large[] = "above 9007199254740992", digit[] = "behind -", twice[] = "stands twice",
		  utf8[] = "not valid UTF-8", raw[] = "a control character", escape[] = "may stand in a text",
		  control[] = "only \\n and \\t", hex[] = "four hex digits", half[] = "surrogate",
		  levels[] = "too many levels", mark[] = "byte order mark";

static const struct bad bad[] = {
	/* no object at the top */
	IN_LINE("", 1, ends),
	IN_LINE(" ", 1, object),
	IN_LINE("[]", 1, object),
	IN_LINE("[{}]", 1, object),
	IN_LINE("\"a\"", 1, object),
	IN_LINE("1", 1, object),
	IN_LINE("null", 1, object),
	IN_LINE("true", 1, object),
	IN_LINE("}", 1, object),
	IN_LINE("]", 1, object),
	IN_LINE(":", 1, object),
	IN_LINE("a", 1, object),
	IN_LINE("\0", 1, object),
	IN_LINE("\0{}", 1, object),
	IN_LINE("'{}'", 1, object),
	IN_LINE("(1)", 1, object),
	IN_LINE("\xef\xbb\xbf{}", 1, mark),
	IN_LINE("\xff\xfe{\0}\0", 1, object),
	IN_LINE("\xfe\xff\0{\0}", 1, object),
	IN_LINE("{\0}\0", 2, key),
	IN_FILE("  ", 1, 3, ends),
	IN_FILE("\n\n[]", 3, 1, object),

	/* cut short */
	IN_LINE("{", 2, ends),
	IN_LINE("{\"", 3, ends),
	IN_LINE("{\"a", 4, ends),
	IN_LINE("{\"a\"", 5, ends),
	IN_LINE("{\"a\":", 6, ends),
	IN_LINE("{\"a\":1", 7, ends),
	IN_LINE("{\"a\":1,", 8, ends),
	IN_LINE("{\"a\":-", 7, ends),
	IN_LINE("{\"a\":\"", 7, ends),
	IN_LINE("{\"a\":\"b", 8, ends),
	IN_LINE("{\"a\":\"b\"", 9, ends),
	IN_LINE("{\"a\":\"\\", 8, ends),
	IN_LINE("{\"a\":\"\\\"", 9, ends),
	IN_LINE("{\"a\":\"\\u", 7, hex),
	IN_LINE("{\"a\":\"\\u0", 7, hex),
	IN_LINE("{\"a\":\"\\u00e", 7, hex),
	IN_LINE("{\"a\":\"\\u00e9", 13, ends),
	IN_LINE("{\"a\":[", 7, ends),
	IN_LINE("{\"a\":[1", 8, ends),
	IN_LINE("{\"a\":[1,", 9, ends),
	IN_LINE("{\"a\":{", 7, ends),
	IN_LINE("{\"a\":{}", 8, ends),
	IN_LINE("{\"a\":[]", 8, ends),
	IN_LINE("{\"a\":t", 6, value),
	IN_LINE("{\"a\":tru", 6, value),
	IN_LINE("{\"a\":fals", 6, value),
	IN_LINE("{\"a\":nul", 6, value),
	IN_LINE("{\"a\":true", 10, ends),
	IN_LINE("{\"abcdefghijklmnopqrstuvwxyz", 29, ends),
	IN_LINE("{\"a\":\"abcdefghijklmnopqrstuvwxyz", 33, ends),

	/* two values, or something behind */
	IN_LINE("{}{}", 3, behind),
	IN_LINE("{},{}", 3, behind),
	IN_LINE("{}1", 3, behind),
	IN_LINE("{}}", 3, behind),
	IN_LINE("{}]", 3, behind),
	IN_LINE("{},", 3, behind),
	IN_LINE("{}\0", 3, behind),
	IN_LINE("{}//", 3, behind),
	IN_FILE("{}\n{}", 2, 1, behind),
	IN_LINE("{\"a\":1}x", 8, behind),
	IN_FILE("{}\xc2\xa0", 1, 3, behind),
	IN_LINE("{}#", 3, behind),
	IN_LINE("{};", 3, behind),
	IN_FILE("{}\xe2\x80\xa8", 1, 3, behind),
	IN_FILE("{}\v", 1, 3, behind),
	IN_FILE("{}\f", 1, 3, behind),
	IN_FILE("{}\x1a", 1, 3, behind),

	/* blanks in a line */
	IN_LINE(" {}", 1, object),
	IN_LINE("{ }", 2, key),
	IN_LINE("{} ", 3, behind),
	IN_LINE("{}\n", 3, behind),
	IN_LINE("{}\r\n", 3, behind),
	IN_LINE("{}\r", 3, behind),
	IN_LINE("{\"a\" :1}", 5, colon),
	IN_LINE("{\"a\": 1}", 6, value),
	IN_LINE("{\"a\":1 }", 7, comma),
	IN_LINE("{\"a\":1, \"b\":2}", 8, key),
	IN_LINE("{\"a\":1\n}", 7, comma),
	IN_LINE("{\"a\":[ ]}", 7, value),
	IN_LINE("{\"a\":[1 ]}", 8, comma),
	IN_LINE("{\"a\":[1, 2]}", 9, value),
	IN_LINE("{\t}", 2, key),

	/* commas and colons */
	IN_LINE("{,}", 2, key),
	IN_LINE("{\"a\":1,}", 8, key),
	IN_LINE("{,\"a\":1}", 2, key),
	IN_LINE("{\"a\":1,,\"b\":2}", 8, key),
	IN_LINE("{\"a\":[1,]}", 9, value),
	IN_LINE("{\"a\":[,]}", 7, value),
	IN_LINE("{\"a\":[,1]}", 7, value),
	IN_LINE("{\"a\":[1,,2]}", 9, value),
	IN_FILE("{\"a\":[1 2]}", 1, 9, comma),
	IN_FILE("{\"a\":1 \"b\":2}", 1, 8, comma),
	IN_LINE("{\"a\":1;\"b\":2}", 7, comma),
	IN_LINE("{\"a\"}", 5, colon),
	IN_LINE("{\"a\",\"b\"}", 5, colon),
	IN_LINE("{\"a\"=1}", 5, colon),
	IN_LINE("{\"a\"1}", 5, colon),
	IN_LINE("{\"a\"::1}", 6, value),
	IN_LINE("{:1}", 2, key),
	IN_LINE("{\"a\":}", 6, value),
	IN_LINE("{\"a\":,\"b\":1}", 6, value),
	IN_LINE("{\"a\":1:2}", 7, comma),
	IN_LINE("{\"a\":[1:2]}", 8, comma),
	IN_LINE("{\"a\":[\"b\":2]}", 10, comma),
	IN_LINE("{\"a\":\"b\"\"c\"}", 9, comma),

	/* brackets that do not fit */
	IN_LINE("{]", 2, key),
	IN_LINE("{\"a\":[}", 7, value),
	IN_LINE("{\"a\":[1}", 8, comma),
	IN_LINE("{\"a\":1]", 7, comma),
	IN_LINE("{\"a\":{]}", 7, key),
	IN_LINE("{\"a\":[1]]", 9, comma),
	IN_LINE("{{}}", 2, key),
	IN_LINE("{[]}", 2, key),
	IN_LINE("{\"a\":[{]}", 8, key),
	IN_LINE("{\"a\":[1}]", 8, comma),
	IN_LINE("{\"a\":(1)}", 6, value),

	/* keys */
	IN_LINE("{a:1}", 2, key),
	IN_LINE("{'a':1}", 2, key),
	IN_LINE("{1:1}", 2, key),
	IN_LINE("{null:1}", 2, key),
	IN_LINE("{true:1}", 2, key),
	IN_LINE("{\"a:1}", 7, ends),
	IN_LINE("{`a`:1}", 2, key),
	IN_LINE("{\xe2\x80\x9c"
		"a\xe2\x80\x9d:1}",
		2, key),
	IN_LINE("{$a:1}", 2, key),
	IN_LINE("{\\u0061:1}", 2, key),
	IN_LINE("{\"a\"\"b\":1}", 5, colon),

	/* comments and other things that some programs take */
	IN_LINE("{/**/}", 2, key),
	IN_FILE("{//\n}", 1, 2, key),
	IN_FILE("{#\n}", 1, 2, key),
	IN_LINE("{\"a\":/**/1}", 6, value),
	IN_LINE("{\"a\":1/**/}", 7, comma),
	IN_LINE("/**/{}", 1, object),
	IN_LINE("{\"a\":'b'}", 6, value),
	IN_LINE("{\"a\":b}", 6, value),
	IN_LINE("{\"a\":undefined}", 6, value),
	IN_LINE("{\"a\":NaN}", 6, value),
	IN_LINE("{\"a\":nan}", 6, value),
	IN_LINE("{\"a\":Infinity}", 6, value),
	IN_LINE("{\"a\":-Infinity}", 7, digit),
	IN_LINE("{\"a\":inf}", 6, value),
	IN_LINE("{\"a\":True}", 6, value),
	IN_LINE("{\"a\":TRUE}", 6, value),
	IN_LINE("{\"a\":None}", 6, value),
	IN_LINE("{\"a\":Null}", 6, value),
	IN_LINE("{\"a\":nil}", 6, value),
	IN_LINE("{\"a\":truee}", 10, comma),
	IN_LINE("{\"a\":nulll}", 10, comma),
	IN_LINE("{\"a\":true1}", 10, comma),
	IN_LINE("{\"a\":new Date()}", 6, value),
	IN_LINE("{\"a\":...}", 6, value),
	IN_LINE("{\"a\":*}", 6, value),
	IN_LINE("{\"a\":&b}", 6, value),
	IN_LINE("{\"a\":<b/>}", 6, value),

	/* numbers */
	IN_LINE("{\"a\":01}", 6, zero),
	IN_LINE("{\"a\":00}", 6, zero),
	IN_LINE("{\"a\":-01}", 6, zero),
	IN_LINE("{\"a\":-0}", 6, zero),
	IN_LINE("{\"a\":007}", 6, zero),
	IN_LINE("{\"a\":1.0}", 7, whole),
	IN_LINE("{\"a\":0.5}", 7, whole),
	IN_LINE("{\"a\":1.}", 7, whole),
	IN_LINE("{\"a\":.5}", 6, value),
	IN_LINE("{\"a\":1e3}", 7, whole),
	IN_LINE("{\"a\":1E3}", 7, whole),
	IN_LINE("{\"a\":1e400}", 7, whole),
	IN_LINE("{\"a\":1e-400}", 7, whole),
	IN_LINE("{\"a\":0e0}", 7, whole),
	IN_LINE("{\"a\":-0.0}", 6, zero),
	IN_LINE("{\"a\":+1}", 6, value),
	IN_LINE("{\"a\":-}", 7, digit),
	IN_LINE("{\"a\":--1}", 7, digit),
	IN_LINE("{\"a\":- 1}", 7, digit),
	IN_LINE("{\"a\":-a}", 7, digit),
	IN_LINE("{\"a\":1,5}", 8, key),
	IN_LINE("{\"a\":1_000}", 7, comma),
	IN_LINE("{\"a\":1 000}", 7, comma),
	IN_LINE("{\"a\":0x10}", 7, comma),
	IN_LINE("{\"a\":0b1}", 7, comma),
	IN_LINE("{\"a\":0o7}", 7, comma),
	IN_LINE("{\"a\":1a}", 7, comma),
	IN_LINE("{\"a\":1-1}", 7, comma),
	IN_LINE("{\"a\":9007199254740993}", 6, large),
	IN_LINE("{\"a\":-9007199254740993}", 6, large),
	IN_LINE("{\"a\":9223372036854775807}", 6, large),
	IN_LINE("{\"a\":18446744073709551617}", 6, large),
	IN_LINE("{\"a\":99999999999999999999999999999999999999999999999999999999999999999999999}", 6, large),
	IN_LINE("{\"a\":36893488147419103233}", 6, large),
	IN_LINE("{\"a\":\xd9\xa1}", 6, value),
	IN_LINE("{\"a\":\xef\xbc\x91}", 6, value),
	IN_LINE("{\"a\":1\0}", 7, comma),
	IN_LINE("{\"a\":1e}", 7, whole),
	IN_LINE("{\"a\":1e+}", 7, whole),
	IN_LINE("{\"a\":1.e1}", 7, whole),

	/* raw control characters */
	IN_LINE("{\"a\":\"\0\"}", 7, raw),
	IN_LINE("{\"a\":\"b\0c\"}", 8, raw),
	IN_LINE("{\"a\":\"\t\"}", 7, raw),
	IN_LINE("{\"a\":\"\n\"}", 7, raw),
	IN_LINE("{\"a\":\"\r\"}", 7, raw),
	IN_LINE("{\"a\":\"\b\"}", 7, raw),
	IN_LINE("{\"a\":\"\f\"}", 7, raw),
	IN_LINE("{\"a\":\"\x1b[2J\"}", 7, raw),
	IN_LINE("{\"a\":\"\x01\"}", 7, raw),
	IN_LINE("{\"a\":\"\x1f\"}", 7, raw),
	IN_LINE("{\"a\":\"\x7f\"}", 7, raw),
	IN_LINE("{\"a\":\"\xc2\x80\"}", 7, raw),
	IN_LINE("{\"a\":\"\xc2\x9b\"}", 7, raw),
	IN_LINE("{\"a\":\"\xc2\x9f\"}", 7, raw),
	IN_LINE("{\"\n\":1}", 3, raw),
	IN_LINE("{\"\0\":1}", 3, raw),
	IN_LINE("{\"a\":\"12345678\n12345678\"}", 15, raw),
	IN_LINE("{\"a\":\"1234567\x01\"}", 14, raw),
	IN_LINE("{\"a\":\"1234\x7f"
		"5678\"}",
		11, raw),
	IN_FILE("{\"a\":\"\n\"}", 1, 7, raw),

	/* escapes */
	IN_LINE("{\"a\":\"\\b\"}", 7, escape),
	IN_LINE("{\"a\":\"\\f\"}", 7, escape),
	IN_LINE("{\"a\":\"\\r\"}", 7, escape),
	IN_LINE("{\"a\":\"\\a\"}", 7, escape),
	IN_LINE("{\"a\":\"\\v\"}", 7, escape),
	IN_LINE("{\"a\":\"\\0\"}", 7, escape),
	IN_LINE("{\"a\":\"\\'\"}", 7, escape),
	IN_LINE("{\"a\":\"\\x41\"}", 7, escape),
	IN_LINE("{\"a\":\"\\U0041\"}", 7, escape),
	IN_LINE("{\"a\":\"\\ \"}", 7, escape),
	IN_LINE("{\"a\":\"\\\n\"}", 7, escape),
	IN_LINE("{\"a\":\"\\\0\"}", 7, escape),
	IN_LINE("{\"a\":\"\\N\"}", 7, escape),
	IN_LINE("{\"a\":\"\\e\"}", 7, escape),
	IN_LINE("{\"a\":\"\\\xc3\xa9\"}", 7, escape),
	IN_LINE("{\"a\":\"\\u\"}", 7, hex),
	IN_LINE("{\"a\":\"\\u12\"}", 7, hex),
	IN_LINE("{\"a\":\"\\u123\"}", 7, hex),
	IN_LINE("{\"a\":\"\\u12g4\"}", 7, hex),
	IN_LINE("{\"a\":\"\\u{41}\"}", 7, hex),
	IN_LINE("{\"a\":\"\\u 041\"}", 7, hex),
	IN_LINE("{\"a\":\"\\u+041\"}", 7, hex),
	IN_LINE("{\"a\":\"\\u0x41\"}", 7, hex),
	IN_LINE("{\"a\":\"\\u0000\"}", 7, control),
	IN_LINE("{\"a\":\"\\u0001\"}", 7, control),
	IN_LINE("{\"a\":\"\\u0008\"}", 7, control),
	IN_LINE("{\"a\":\"\\u0009\"}", 7, control),
	IN_LINE("{\"a\":\"\\u000a\"}", 7, control),
	IN_LINE("{\"a\":\"\\u000A\"}", 7, control),
	IN_LINE("{\"a\":\"\\u000d\"}", 7, control),
	IN_LINE("{\"a\":\"\\u001b\"}", 7, control),
	IN_LINE("{\"a\":\"\\u001f\"}", 7, control),
	IN_LINE("{\"a\":\"\\u007f\"}", 7, control),
	IN_LINE("{\"a\":\"\\u0080\"}", 7, control),
	IN_LINE("{\"a\":\"\\u009F\"}", 7, control),
	IN_LINE("{\"\\u0000\":1}", 3, control),
	IN_LINE("{\"a\\u0000b\":1}", 4, control),

	/* surrogates */
	IN_LINE("{\"a\":\"\\ud800\"}", 7, half),
	IN_LINE("{\"a\":\"\\udbff\"}", 7, half),
	IN_LINE("{\"a\":\"\\udc00\"}", 7, half),
	IN_LINE("{\"a\":\"\\udfff\"}", 7, half),
	IN_LINE("{\"a\":\"\\ud83d\\ud83d\"}", 7, half),
	IN_LINE("{\"a\":\"\\ude00\\ud83d\"}", 7, half),
	IN_LINE("{\"a\":\"\\ud83dx\"}", 7, half),
	IN_LINE("{\"a\":\"\\ud83d\\n\"}", 7, half),
	IN_LINE("{\"a\":\"\\ud83d\\u0041\"}", 7, half),
	IN_LINE("{\"a\":\"\\ud83d\\u\"}", 7, half),
	IN_LINE("{\"a\":\"\\ud83d\\ude0\"}", 7, half),
	IN_LINE("{\"a\":\"\\ud83d\\", 7, half),
	IN_LINE("{\"a\":\"\\ud83d\\ude00\\ude00\"}", 19, half),
	IN_LINE("{\"a\":\"\\ud83d\\ue000\"}", 7, half),
	IN_LINE("{\"\\ud800\":1}", 3, half),

	IN_LINE("{\"a\":\"\\ude00\\ude00\"}", 7, half),

	/* UTF-8 */
	IN_LINE("{\"a\":\"\x80\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xbf\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xe9\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xff\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xfe\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xc3\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xc3", 7, utf8),
	IN_LINE("{\"a\":\"\xc2", 7, utf8),
	IN_LINE("{\"a\":\"\xc3(\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xc0\x80\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xc0\xaf\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xc1\xbf\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xe0\x80\xaf\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xe0\x9f\xbf\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xf0\x80\x80\xaf\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xf0\x8f\xbf\xbf\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xed\xa0\x80\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xed\xbf\xbf\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xed\xa0\xbd\xed\xb8\x80\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xf4\x90\x80\x80\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xf5\x80\x80\x80\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xf8\x88\x80\x80\x80\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xe2\x82\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xe2\x82", 7, utf8),
	IN_LINE("{\"a\":\"\xf0\x9f\x98\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xf0\x9f\x98", 7, utf8),
	IN_LINE("{\"a\":\"\xf0\x9f(\x80\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xe2(\xa1\"}", 7, utf8),
	IN_LINE("{\"a\":\"\xe2\x82(\"}", 7, utf8),
	IN_LINE("{\"\xe9\":1}", 3, utf8),
	IN_LINE("{\"a\":\"Ren\xe9 woont\"}", 10, utf8),
	IN_LINE("{\"a\":\"12345678\x80\"}", 15, utf8),

	/* keys that stand twice */
	IN_LINE("{\"a\":1,\"a\":1}", 8, twice),
	IN_LINE("{\"a\":1,\"b\":2,\"a\":3}", 14, twice),
	IN_LINE("{\"\":1,\"\":2}", 7, twice),
	IN_LINE("{\"a\":1,\"\\u0061\":2}", 8, twice),
	IN_LINE("{\"\\u0061\":1,\"a\":2}", 13, twice),
	IN_LINE("{\"\\u00e9\":1,\"\xc3\xa9\":2}", 13, twice),
	IN_LINE("{\"\\u00E9\":1,\"\\u00e9\":2}", 13, twice),
	IN_LINE("{\"\\/\":1,\"/\":2}", 9, twice),
	IN_LINE("{\"\\n\":1,\"\\n\":2}", 9, twice),
	IN_LINE("{\"\\u0022\":1,\"\\\"\":2}", 13, twice),
	IN_LINE("{\"\\u005c\":1,\"\\\\\":2}", 13, twice),
	IN_LINE("{\"\\ud83d\\ude00\":1,\"\xf0\x9f\x98\x80\":2}", 19, twice),
	IN_LINE("{\"\\uFFFD\":1,\"\xef\xbf\xbd\":2}", 13, twice),
	IN_LINE("{\"x\":{\"a\":1,\"a\":2}}", 13, twice),
	IN_LINE("{\"x\":[{\"a\":1,\"a\":2}]}", 14, twice),
	IN_LINE("{\"a\":{\"b\":1},\"a\":{\"b\":1}}", 14, twice),
	IN_LINE("{\"a\":1,\"b\":{\"a\":1},\"b\":2}", 20, twice),
	IN_LINE("{\"abcdefghijklmnop\":1,\"abcdefghijklmno\\u0070\":2}", 23, twice),
	IN_FILE("{\n\"a\": 1,\n\"a\": 2\n}", 3, 1, twice),

	/* depth */
	IN_LINE("{\"a\":[[[[[[[[1]]]]]]]]}", 13, levels),
	IN_LINE("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}", 41, levels),
	IN_LINE("{\"a\":[[[[[[[[", 13, levels),

	/* places in files */
	IN_FILE("{\n  \"a\": 1,\n  \"b\": 01\n}", 3, 8, zero),
	IN_FILE("{\r\n  \"a\" 1\r\n}", 2, 7, colon),
	IN_FILE("{\n\t\"a\": [\n\t\t1,\n\t]\n}", 4, 2, value),
	IN_FILE("{\n", 2, 1, ends),
};

struct good {
	const char *text;
	int pretty;
	const char *printed; /* what cJSON prints of it; NULL: the same; "": not compared,
		it prints big numbers short */
};

static const struct good good[] = {
	{ "{}", LINE, NULL },
	{ "{\"a\":1}", LINE, NULL },
	{ "{\"\":\"\"}", LINE, NULL },
	{ "{\"a\":[]}", LINE, NULL },
	{ "{\"a\":{}}", LINE, NULL },
	{ "{\"a\":[1,\"b\",null,true,false,{},[]]}", LINE, NULL },
	{ "{\"a\":0,\"b\":-1,\"c\":10,\"d\":-10}", LINE, NULL },
	{ "{\"a\":9007199254740992}", LINE, "" },
	{ "{\"a\":-9007199254740992}", LINE, "" },
	{ "{\"a\":9007199254740991}", LINE, "" },
	{ "{\"a\":2147483648,\"b\":-2147483649}", LINE, NULL },
	{ "{\"a\":null,\"b\":true,\"c\":false}", LINE, NULL },
	{ "{\"a\":\"Ren\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80\"}", LINE, NULL },
	{ "{\"\xc3\xa9\":1,\"e\":2}", LINE, NULL },
	{ "{\"a\":\"\\n\\t\\\"\\\\/\"}", LINE, NULL },
	{ "{\"a\":\"\\/\"}", LINE, "{\"a\":\"/\"}" },
	{ "{\"a\":\"\\u00e9\\u00E9\"}", LINE, "{\"a\":\"\xc3\xa9\xc3\xa9\"}" },
	{ "{\"a\":\"\\ud83d\\ude00\"}", LINE, "{\"a\":\"\xf0\x9f\x98\x80\"}" },
	{ "{\"a\":\"\\uD800\\uDC00\\udbff\\udfff\"}", LINE, "{\"a\":\"\xf0\x90\x80\x80\xf4\x8f\xbf\xbf\"}" },
	{ "{\"a\":\"\\u0020\\u0022\\u005c\\u00a0\"}", LINE, "{\"a\":\" \\\"\\\\\xc2\xa0\"}" },
	{ "{\"a\":\"\xc2\xa0\xdf\xbf\"}", LINE, NULL },
	{ "{\"a\":\"\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf\"}", LINE, NULL },
	{ "{\"a\":\"\xf0\x90\x80\x80\xf4\x8f\xbf\xbf\"}", LINE, NULL },
	{ "{\"a\":\"\xef\xbb\xbf\"}", LINE, NULL },
	{ "{\"a\":\"\xe2\x80\xa8\xe2\x80\xa9\"}", LINE, NULL },
	{ "{\"a\":\" ' // /* # , : [ { \"}", LINE, NULL },
	{ "{\"a\":1,\"A\":2,\"aa\":3,\"\":4}", LINE, NULL },
	{ "{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":1}}", LINE, NULL },
	{ "{\"a\":[{\"a\":1},{\"a\":1}]}", LINE, NULL },
	{ "{\"\\u0061\":1,\"b\":2}", LINE, "{\"a\":1,\"b\":2}" },
	{ "{\"a\\\"\":1,\"a\":2,\"a\\\\\":3}", LINE, NULL },
	{ "{\"e\xcc\x81\":1,\"\xc3\xa9\":2}", LINE, NULL },
	{ "{\"a\":[[[[[[[1]]]]]]]}", LINE, NULL },
	{ "{\"a\":\"1234567\",\"b\":\"12345678\",\"c\":\"123456789012345678901234567890\"}", LINE, NULL },
	{ " {} ", FILE_TEXT, "{}" },
	{ "{\n\t\"a\" : [ 1 , 2 ] ,\r\n \"b\":\"\" }\n\n", FILE_TEXT, "{\"a\":[1,2],\"b\":\"\"}" },
	{ "\t\r\n {}", FILE_TEXT, "{}" },
	{ "{\"a\": [ ], \"b\": { }}", FILE_TEXT, "{\"a\":[],\"b\":{}}" },
};

static bool scan(const char *text, size_t length, int pretty, struct scan_place *place, struct error *err)
{
	return scan_json(text, length, pretty ? SCAN_FILE_DEPTH : SCAN_LINE_DEPTH, pretty == FILE_TEXT, place, err);
}

/* A copy that ends at the end of its memory, so that ASan and valgrind see one byte too many. */
static char *exact(const char *text, size_t length)
{
	char *copy = malloc(length ? length : 1);

	assert_non_null(copy);
	memcpy(copy, text, length);
	return copy;
}

static void check_bad(size_t i)
{
	const struct bad *b = &bad[i];
	struct scan_place place = { 0, 0 };
	struct error err = { E_NONE, "" };
	char *text = exact(b->text, b->length), column[40];

	if (scan(text, b->length, b->pretty, &place, &err))
		fail_msg("case %zu is taken: %s", i, b->text);
	snprintf(column, sizeof column, "column %zu: ", b->column);
	if (place.column != b->column || place.line != b->line || !strstr(err.text, b->why) ||
		!strstr(err.text, column))
		fail_msg("case %zu, %s: line %zu column %zu, %s", i, b->text, place.line, place.column, err.text);
	assert_int_equal(err.code, E_FORMAT);
	assert_false(scan(text, b->length, b->pretty, NULL, NULL));
	free(text);
}

static void test_bad_is_refused(void **state)
{
	(void)state;
	assert_true(ARRAY_LEN(bad) >= 150);
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		check_bad(i);
}

static void check_with_cjson(const char *text, size_t length, const char *printed)
{
	const char *end = NULL;
	cJSON *tree = cJSON_ParseWithLengthOpts(text, length, &end, false), *again;
	char *out = cJSON_PrintUnformatted(tree);

	assert_non_null(tree);
	assert_non_null(out);
	for (; end < text + length; end++)
		assert_non_null(strchr(" \t\r\n", *end));
	if (printed && *printed)
		assert_string_equal(out, printed);
	again = cJSON_Parse(out);
	assert_true(cJSON_Compare(tree, again, true));
	cJSON_Delete(tree);
	cJSON_Delete(again);
	free(out);
}

static void test_good_passes_as_cjson_reads_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(good); i++) {
		const struct good *g = &good[i];
		size_t length = strlen(g->text);
		char *text = exact(g->text, length);
		struct error err;

		if (!scan(text, length, g->pretty, NULL, &err))
			fail_msg("case %zu, %s: %s", i, g->text, err.text);
		assert_true(scan(text, length, FILE_TEXT, NULL, &err));
		check_with_cjson(text, length, g->printed ? g->printed : g->text);
		free(text);
	}
}

static void test_integers_are_read_whole(void **state)
{
	static const struct {
		const char *text;
		int64_t number;
	} cases[] = {
		{ "{\"a\":9007199254740992}", INT64_C(9007199254740992) },
		{ "{\"a\":9007199254740991}", INT64_C(9007199254740991) },
		{ "{\"a\":-9007199254740992}", -INT64_C(9007199254740992) },
		{ "{\"a\":4503599627370497}", INT64_C(4503599627370497) },
		{ "{\"a\":1000000000000000}", INT64_C(1000000000000000) },
		{ "{\"a\":0}", 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		cJSON *tree = cJSON_Parse(cases[i].text);

		assert_true(scan(cases[i].text, strlen(cases[i].text), LINE, NULL, NULL));
		assert_true((int64_t)cJSON_GetObjectItem(tree, "a")->valuedouble == cases[i].number);
		cJSON_Delete(tree);
	}
}

/* Whatever is cut off a good line, the rest is not one. */
static void test_every_cut_is_refused(void **state)
{
	static const char line[] = "{\"v\":1,\"x\":{\"a\":\"\\u00e9\xf0\x9f\x98\x80\",\"b\":null},"
				   "\"o\":[\"c\",-12,true,false]}";

	(void)state;
	for (size_t length = 0; length < sizeof line - 1; length++) {
		char *text = exact(line, length);
		struct error err;

		assert_false(scan(text, length, LINE, NULL, &err));
		assert_true(strlen(err.text) > 10);
		free(text);
	}
	assert_true(scan(line, sizeof line - 1, LINE, NULL, NULL));
}

/* Each control character, raw and as \u, in value and key. */
static void test_no_control_character_passes(void **state)
{
	char raw_text[32], escaped[32];

	(void)state;
	for (unsigned c = 0; c < 0xa0; c++) {
		int n = snprintf(raw_text, sizeof raw_text, c < 0x80 ? "{\"a\":\"_\"}" : "{\"a\":\"\xc2_\"}");
		int m = snprintf(escaped, sizeof escaped, "{\"\\u%04x\":1}", c);
		bool plain = c >= 0x20 && c < 0x7f;

		*strchr(raw_text, '_') = (char)c;
		assert_int_equal(scan(raw_text, (size_t)n, LINE, NULL, NULL), plain && c != '"' && c != '\\');
		assert_int_equal(scan(escaped, (size_t)m, LINE, NULL, NULL), plain);
	}
}

/* The standard said another way: what passes decodes to code points, each in its shortest form. */
static bool is_one_point(const unsigned char *b, size_t n)
{
	uint32_t point = n == 2 ? b[0] & 0x1fu : n == 3 ? b[0] & 0x0fu : b[0] & 0x07u;
	static const uint32_t least[] = { 0, 0, 0xa0, 0x800, 0x10000 };

	if ((n == 2 && (b[0] & 0xe0) != 0xc0) || (n == 3 && (b[0] & 0xf0) != 0xe0) || (n == 4 && (b[0] & 0xf8) != 0xf0))
		return false;
	for (size_t i = 1; i < n; i++) {
		if ((b[i] & 0xc0) != 0x80)
			return false;
		point = point << 6 | (b[i] & 0x3fu);
	}
	return point >= least[n] && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
}

static bool is_points(const unsigned char *b, size_t n)
{
	if (n == 0 || *b == 'A')
		return n == 0 || is_points(b + 1, n - 1);
	for (size_t k = 2; k <= n; k++)
		if (is_one_point(b, k))
			return is_points(b + k, n - k);
	return false;
}

static void check_sequence(const unsigned char *bytes, size_t n)
{
	char text[16] = "{\"a\":\"";

	memcpy(text + 6, bytes, n);
	memcpy(text + 6 + n, "\"}", 2);
	assert_int_equal(scan(text, 8 + n, LINE, NULL, NULL), is_points(bytes, n));
}

static void test_utf8_is_strict(void **state)
{
	static const unsigned char tails[] = { 0x00, 0x41, 0x7f, 0x80, 0xbf, 0xc0, 0xff };

	(void)state;
	for (unsigned first = 0x80; first < 0x100; first++)
		for (unsigned second = 0x80; second < 0x100; second++) {
			unsigned char bytes[4] = { (unsigned char)first, (unsigned char)second };
			check_sequence(bytes, 2);
			for (size_t i = 0; i < sizeof tails; i++) {
				bytes[2] = tails[i];
				check_sequence(bytes, 3);
				for (size_t k = 0; k < sizeof tails; k++) {
					bytes[3] = tails[k];
					check_sequence(bytes, 4);
				}
			}
		}
}

/* {"a":"xxx…"} of exactly `length` bytes. */
static char *long_line(size_t length)
{
	char *text = malloc(length);

	assert_non_null(text);
	memset(text, 'x', length);
	memcpy(text, "{\"a\":\"", 6);
	memcpy(text + length - 2, "\"}", 2);
	return text;
}

static void test_length_has_a_limit(void **state)
{
	static const struct {
		size_t length;
		int pretty;
		bool good;
	} cases[] = {
		{ SCAN_LINE_MAX, LINE, true },
		{ SCAN_LINE_MAX + 1, LINE, false },
		{ SCAN_FILE_MAX, FILE_TEXT, true },
		{ SCAN_FILE_MAX + 1, FILE_TEXT, false },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		char *text = long_line(cases[i].length);
		struct scan_place place = { 0, 0 };
		struct error err = { E_NONE, "" };

		assert_int_equal(scan(text, cases[i].length, cases[i].pretty, &place, &err), cases[i].good);
		assert_int_equal(place.column, cases[i].good ? 0 : cases[i].length);
		assert_int_equal(strstr(err.text, "longer than") != NULL, !cases[i].good);
		free(text);
	}
}

static void test_depth_is_what_is_asked(void **state)
{
	char text[200];

	(void)state;
	for (int levels_there = 1; levels_there <= 40; levels_there++) {
		int inner = levels_there - 1;
		int n = snprintf(text, sizeof text, "{\"a\":%.*s1%.*s}", inner,
			"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", inner,
			"]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]");
		for (int depth = 0; depth <= 50; depth++)
			assert_int_equal(scan_json(text, (size_t)n, depth, true, NULL, NULL),
				levels_there <= depth && levels_there <= SCAN_FILE_DEPTH);
	}
}

/* {"k0":0,"k1":0,…} with `count` keys; key `same`, when below count, is written as key 1 in escapes. */
static size_t many_keys(char *text, size_t count, size_t same)
{
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		n += (size_t)sprintf(text + n, "%c\"", i ? ',' : '{');
		n += (size_t)sprintf(text + n, i == same ? "\\u006b1\":0" : "k%zu\":0", i);
	}
	text[n++] = '}';
	text[n] = '\0';
	return n;
}

static void test_many_keys(void **state)
{
	static const size_t counts[] = { 2, 31, 32, 33, 34, 64, 1000, 4095, 4096 };
	char *text = malloc(SCAN_FILE_MAX);
	struct scan_place place;
	struct error err;

	(void)state;
	assert_non_null(text);
	for (size_t i = 0; i < ARRAY_LEN(counts); i++) {
		assert_true(scan(text, many_keys(text, counts[i], SIZE_MAX), FILE_TEXT, NULL, &err));
		if (counts[i] == 2)
			continue;
		assert_false(scan(text, many_keys(text, counts[i], counts[i] - 1), FILE_TEXT, &place, &err));
		assert_non_null(strstr(err.text, twice));
		assert_string_equal(text + place.column - 1, "\"\\u006b1\":0}");
		assert_false(scan(text, many_keys(text, counts[i], 0), FILE_TEXT, NULL, &err));
		assert_non_null(strstr(err.text, twice));
	}
	assert_false(scan(text, many_keys(text, 4097, SIZE_MAX), FILE_TEXT, NULL, &err));
	assert_non_null(strstr(err.text, "more than 4096 keys"));
	free(text);
}

/* Keys of an object that is closed make room again: their number in a whole file has no limit. */
static void test_keys_of_closed_objects_are_forgotten(void **state)
{
	char *text = malloc(SCAN_FILE_MAX);
	size_t n = 6;

	(void)state;
	assert_non_null(text);
	memcpy(text, "{\"a\":[", 6);
	for (int i = 0; i < 50; i++) {
		n += many_keys(text + n, 1000, SIZE_MAX);
		text[n++] = ',';
	}
	n += (size_t)sprintf(text + n, "{}]}");
	assert_true(n > 40000 && scan(text, n, FILE_TEXT, NULL, NULL));
	free(text);
}

static void test_huge_keys(void **state)
{
	enum { KEY = 30000 };
	char *text = malloc(SCAN_LINE_MAX);
	struct error err;

	(void)state;
	assert_non_null(text);
	for (int same = 0; same < 2; same++) {
		size_t n = (size_t)sprintf(text, "{\"%0*d1\":1,\"%0*d%d\":2}", KEY, 0, KEY, 0, same ? 1 : 2);
		assert_int_equal(scan(text, n, LINE, NULL, &err), !same);
	}
	assert_non_null(strstr(err.text, twice));
	free(text);
}

static size_t check_folder(const char *name, bool is_good)
{
	char path[1024];
	const char *data = getenv("DATA");
	struct dirent *entry;
	size_t count = 0;
	DIR *folder;

	snprintf(path, sizeof path, "%s/json/%s", data ? data : "tests/data", name);
	folder = opendir(path);
	assert_non_null(folder);
	while ((entry = readdir(folder))) {
		static char text[SCAN_FILE_MAX];
		char file[2048];
		struct error err = { E_NONE, "" };
		size_t n;
		FILE *f;

		if (entry->d_name[0] == '.')
			continue;
		snprintf(file, sizeof file, "%s/%s", path, entry->d_name);
		f = fopen(file, "rb");
		assert_non_null(f);
		n = fread(text, 1, sizeof text, f);
		fclose(f);
		if (scan(text, n, FILE_TEXT, NULL, &err) != is_good)
			fail_msg("%s: %s", file, err.text);
		if (is_good)
			check_with_cjson(text, n, NULL);
		count++;
	}
	closedir(folder);
	return count;
}

static void test_files(void **state)
{
	(void)state;
	assert_true(check_folder("valid", true) >= 8);
	assert_true(check_folder("invalid", false) >= 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bad_is_refused),
		cmocka_unit_test(test_good_passes_as_cjson_reads_it),
		cmocka_unit_test(test_integers_are_read_whole),
		cmocka_unit_test(test_every_cut_is_refused),
		cmocka_unit_test(test_no_control_character_passes),
		cmocka_unit_test(test_utf8_is_strict),
		cmocka_unit_test(test_length_has_a_limit),
		cmocka_unit_test(test_depth_is_what_is_asked),
		cmocka_unit_test(test_many_keys),
		cmocka_unit_test(test_keys_of_closed_objects_are_forgotten),
		cmocka_unit_test(test_huge_keys),
		cmocka_unit_test(test_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
