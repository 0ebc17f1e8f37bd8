#include "record/scan.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
	KEYS_MAX = 4096,  /* keys of all objects that are open at one moment */
	KEYS_LINEAR = 32, /* up to here a new key is compared with each one before it; above, the keys are sorted */
};

static const int64_t INTEGER_MAX = INT64_C(1) << 53;

struct key {
	const char *at; /* behind the opening quote */
	uint32_t length;
	bool escaped;
};

struct frame {
	size_t first_key, members;
	char closing;
};

struct scanner {
	const char *at, *end;
	bool pretty;
	size_t depth, depth_max, key_count;
	const char *wrong, *wrong_at;
	struct frame frames[SCAN_FILE_DEPTH];
	struct key keys[KEYS_MAX];
};

static bool refuse(struct scanner *s, const char *at, const char *why)
{
	s->wrong_at = at;
	s->wrong = at < s->end ? why : N_("the text ends too early");
	return false;
}

static int peek(const struct scanner *s)
{
	return s->at < s->end ? (unsigned char)*s->at : -1;
}

static void skip_blanks(struct scanner *s)
{
	if (!s->pretty)
		return;
	while (s->at < s->end && (*s->at == ' ' || *s->at == '\n' || *s->at == '\t' || *s->at == '\r'))
		s->at++;
}

/* Has one of the 8 bytes its high bit set, or is it a control character, a quote or a backslash? Most text is plain,
 * and this looks at it eight bytes at a time. */
static bool any_special(uint64_t word)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), high = ones * 0x80;
	uint64_t quote = word ^ ones * '"', slash = word ^ ones * '\\', del = word ^ ones * 0x7f;
	uint64_t low = (word - ones * 0x20) & ~word;
	uint64_t equal = ((quote - ones) & ~quote) | ((slash - ones) & ~slash) | ((del - ones) & ~del);

	return ((word | low | equal) & high) != 0;
}

static const char *skip_plain(const char *at, const char *end)
{
	uint64_t word;

	for (; end - at >= 8; at += 8) {
		memcpy(&word, at, sizeof word);
		if (any_special(word))
			break;
	}
	while (at < end && *at >= ' ' && *at < 0x7f && *at != '"' && *at != '\\')
		at++;
	return at;
}

static bool is_control(uint32_t point)
{
	return point < 0x20 || (point >= 0x7f && point < 0xa0);
}

/* The 16-bit unit of four hex digits, -1 when they are not there. */
static int32_t hex_unit(const char *at, const char *end)
{
	int32_t unit = 0;

	if (end - at < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		char c = at[i];
		int digit = c >= '0' && c <= '9' ? c - '0'
			: c >= 'a' && c <= 'f'   ? c - 'a' + 10
			: c >= 'A' && c <= 'F'   ? c - 'A' + 10
						 : -1;
		if (digit < 0)
			return -1;
		unit = unit << 4 | digit;
	}
	return unit;
}

static bool scan_unicode(struct scanner *s)
{
	const char *at = s->at;
	int32_t unit = hex_unit(at + 2, s->end), low;

	if (unit < 0)
		return refuse(s, at, N_("four hex digits must stand behind \\u"));
	if (is_control((uint32_t)unit))
		return refuse(s, at, N_("of the control characters only \\n and \\t may be written"));
	s->at += 6;
	if (unit < 0xd800 || unit > 0xdfff)
		return true;
	low = s->end - s->at >= 6 && s->at[0] == '\\' && s->at[1] == 'u' ? hex_unit(s->at + 2, s->end) : -1;
	if (unit >= 0xdc00 || low < 0xdc00 || low > 0xdfff)
		return refuse(s, at, N_("half of a surrogate pair stands alone"));
	s->at += 6;
	return true;
}

static bool scan_escape(struct scanner *s)
{
	if (s->end - s->at < 2)
		return refuse(s, s->end, NULL);
	if (s->at[1] == 'u')
		return scan_unicode(s);
	if (!memchr("\"\\/nt", s->at[1], 5))
		return refuse(s, s->at, N_("only \\\" \\\\ \\/ \\n \\t and \\u may stand in a text"));
	s->at += 2;
	return true;
}

/* Well-formed sequences by their first byte, and what the second may be (Unicode standard, table 3-7). */
static const struct utf8_form {
	unsigned char first, last, low, high, length;
} utf8_forms[] = {
	{ 0xc2, 0xdf, 0x80, 0xbf, 2 },
	{ 0xe1, 0xec, 0x80, 0xbf, 3 },
	{ 0xe0, 0xe0, 0xa0, 0xbf, 3 },
	{ 0xed, 0xed, 0x80, 0x9f, 3 },
	{ 0xee, 0xef, 0x80, 0xbf, 3 },
	{ 0xf0, 0xf0, 0x90, 0xbf, 4 },
	{ 0xf1, 0xf3, 0x80, 0xbf, 4 },
	{ 0xf4, 0xf4, 0x80, 0x8f, 4 },
};

/* Bytes of the character that starts at `at`, 0 when it is not one. */
static size_t utf8_length(const unsigned char *at, size_t room)
{
	for (size_t i = 0; i < ARRAY_LEN(utf8_forms); i++) {
		const struct utf8_form *form = &utf8_forms[i];
		if (at[0] < form->first || at[0] > form->last)
			continue;
		if (room < form->length || at[1] < form->low || at[1] > form->high)
			return 0;
		for (size_t k = 2; k < form->length; k++)
			if ((at[k] & 0xc0) != 0x80)
				return 0;
		return form->length;
	}
	return 0;
}

/* What skip_plain stopped at and is neither quote nor backslash. */
static bool scan_character(struct scanner *s)
{
	const unsigned char *at = (const unsigned char *)s->at;
	size_t length = at[0] < 0x80 ? 0 : utf8_length(at, (size_t)(s->end - s->at));

	if (at[0] < 0x80 || (length == 2 && at[0] == 0xc2 && at[1] < 0xa0))
		return refuse(s, s->at, N_("a control character stands in a text"));
	if (length == 0)
		return refuse(s, s->at, N_("this is not valid UTF-8"));
	s->at += length;
	return true;
}

/* From the opening quote to behind the closing one. */
static bool scan_string(struct scanner *s, bool *escaped)
{
	s->at++;
	for (;;) {
		s->at = skip_plain(s->at, s->end);
		if (s->at == s->end)
			return refuse(s, s->at, NULL);
		if (*s->at == '"')
			break;
		*escaped |= *s->at == '\\';
		if (!(*s->at == '\\' ? scan_escape(s) : scan_character(s)))
			return false;
	}
	s->at++;
	return true;
}

static bool scan_number(struct scanner *s)
{
	const char *start = s->at, *digits = start + (*start == '-');
	int64_t value = 0;

	for (s->at = digits; s->at < s->end && *s->at >= '0' && *s->at <= '9'; s->at++)
		if (value <= INTEGER_MAX)
			value = value * 10 + (*s->at - '0');
	if (s->at == digits)
		return refuse(s, s->at, N_("a digit must stand behind -"));
	if (*digits == '0' && (s->at > digits + 1 || digits > start))
		return refuse(s, start, N_("a number does not begin with 0 and is not -0"));
	if (s->at < s->end && (*s->at == '.' || *s->at == 'e' || *s->at == 'E'))
		return refuse(s, s->at, N_("only whole numbers may be used"));
	if (value > INTEGER_MAX)
		return refuse(s, start, N_("the number is above 9007199254740992"));
	return true;
}

static bool scan_word(struct scanner *s)
{
	static const char *const words[] = { "null", "true", "false" };

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		size_t length = strlen(words[i]);
		if ((size_t)(s->end - s->at) < length || memcmp(s->at, words[i], length) != 0)
			continue;
		s->at += length;
		return true;
	}
	return refuse(s, s->at, N_("a value should stand here"));
}

/* The code point of the escape at *at, which has been scanned before. */
static uint32_t escaped_point(const char **at)
{
	const char *here = *at;
	uint32_t unit;

	*at += 2;
	if (here[1] != 'u')
		return here[1] == 'n' ? '\n' : here[1] == 't' ? '\t' : (uint32_t)here[1];
	*at += 4;
	unit = (uint32_t)hex_unit(here + 2, here + 6);
	if (unit < 0xd800 || unit > 0xdfff)
		return unit;
	*at += 6;
	return 0x10000 + ((unit - 0xd800) << 10) + ((uint32_t)hex_unit(here + 8, here + 12) - 0xdc00);
}

/* The next code point of a key that has been scanned before; 0 at its closing quote. */
static uint32_t next_point(const char **at)
{
	unsigned char first = (unsigned char)**at;
	uint32_t point;
	int more = first < 0xc0 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;

	if (first == '"')
		return 0;
	if (first == '\\')
		return escaped_point(at);
	point = more == 0 ? first : first & (0x3fu >> more);
	for ((*at)++; more > 0; more--, (*at)++)
		point = point << 6 | ((unsigned char)**at & 0x3fu);
	return point;
}

/* Order of code points, which in UTF-8 is also the order of bytes: both ways of comparing agree. */
static int key_compare(const void *left, const void *right)
{
	const struct key *a = left, *b = right;
	const char *p = a->at, *q = b->at;
	uint32_t x, y;
	int order;

	if (!a->escaped && !b->escaped) {
		order = memcmp(p, q, a->length < b->length ? a->length : b->length);
		return order ? order : (a->length > b->length) - (a->length < b->length);
	}
	do {
		x = next_point(&p);
		y = next_point(&q);
	} while (x == y && x != 0);
	return (x > y) - (x < y);
}

static bool same_key(const struct key *a, const struct key *b)
{
	if (!a->escaped && !b->escaped)
		return a->length == b->length && *a->at == *b->at && memcmp(a->at, b->at, a->length) == 0;
	return key_compare(a, b) == 0;
}

static bool refuse_twice(struct scanner *s, const struct key *key)
{
	return refuse(s, key->at - 1, N_("this key stands twice in one object"));
}

static bool add_key(struct scanner *s, const struct key *key)
{
	size_t first = s->frames[s->depth - 1].first_key;

	if (s->key_count == KEYS_MAX)
		return refuse(s, key->at - 1, N_("there are more than 4096 keys in the open objects"));
	if (s->key_count - first < KEYS_LINEAR)
		for (size_t i = first; i < s->key_count; i++)
			if (same_key(&s->keys[i], key))
				return refuse_twice(s, key);
	s->keys[s->key_count++] = *key;
	return true;
}

/* The keys of a big object, at its end: sorting keeps a hostile text from costing the square of its length. */
static bool check_keys(struct scanner *s, struct key *keys, size_t count)
{
	if (count <= KEYS_LINEAR)
		return true;
	qsort(keys, count, sizeof *keys, key_compare);
	for (size_t i = 1; i < count; i++)
		if (same_key(&keys[i - 1], &keys[i]))
			return refuse_twice(s, keys[i].at > keys[i - 1].at ? &keys[i] : &keys[i - 1]);
	return true;
}

static bool open_frame(struct scanner *s)
{
	if (s->depth == s->depth_max)
		return refuse(s, s->at, N_("there are too many levels"));
	s->frames[s->depth++] = (struct frame){
		.first_key = s->key_count,
		.closing = *s->at == '{' ? '}' : ']',
	};
	s->at++;
	return true;
}

static bool close_frame(struct scanner *s)
{
	size_t first = s->frames[--s->depth].first_key;
	bool good = check_keys(s, s->keys + first, s->key_count - first);

	s->key_count = first;
	s->at++;
	return good;
}

static bool scan_key(struct scanner *s)
{
	struct key key = { .at = s->at + 1 };

	if (peek(s) != '"')
		return refuse(s, s->at, N_("a key in double quotes should stand here"));
	if (!scan_string(s, &key.escaped))
		return false;
	key.length = (uint32_t)(s->at - 1 - key.at);
	if (!add_key(s, &key))
		return false;
	skip_blanks(s);
	if (peek(s) != ':')
		return refuse(s, s->at, N_("a colon should stand here"));
	s->at++;
	skip_blanks(s);
	return true;
}

static bool scan_value(struct scanner *s)
{
	bool escaped = false;
	int c = peek(s);

	if (c == '"')
		return scan_string(s, &escaped);
	if (c == '{' || c == '[')
		return open_frame(s);
	if (c == '-' || (c >= '0' && c <= '9'))
		return scan_number(s);
	return scan_word(s);
}

/* One more member of the innermost object or array, or its end. */
static bool scan_member(struct scanner *s)
{
	struct frame *frame = &s->frames[s->depth - 1];

	skip_blanks(s);
	if (peek(s) == frame->closing)
		return close_frame(s);
	if (frame->members++ > 0) {
		if (peek(s) != ',')
			return refuse(s, s->at, N_("a comma or the end of the list should stand here"));
		s->at++;
		skip_blanks(s);
	}
	return (frame->closing == ']' || scan_key(s)) && scan_value(s);
}

static bool scan_document(struct scanner *s)
{
	if (s->end - s->at >= 3 && memcmp(s->at, "\xef\xbb\xbf", 3) == 0)
		return refuse(s, s->at, N_("a byte order mark stands before the text"));
	skip_blanks(s);
	if (peek(s) != '{')
		return refuse(s, s->at, N_("the text must be one object, { … }"));
	if (!open_frame(s))
		return false;
	while (s->depth > 0)
		if (!scan_member(s))
			return false;
	skip_blanks(s);
	return s->at == s->end || refuse(s, s->at, N_("something stands behind the end of the object"));
}

static struct scan_place place_of(const char *text, const char *at)
{
	struct scan_place place = { 1, 1 };

	for (; text < at; text++) {
		place.column = *text == '\n' ? 1 : place.column + 1;
		place.line += *text == '\n';
	}
	return place;
}

bool scan_json(const char *text, size_t length, int depth, bool pretty, struct scan_place *place, struct error *err)
{
	size_t max = pretty ? SCAN_FILE_MAX : SCAN_LINE_MAX;
	struct scan_place there = { 1, max + 1 };
	struct scanner s;

	if (length > max) {
		if (place)
			*place = there;
		return fail(err, E_FORMAT, _("column %zu: the text is longer than %zu bytes"), there.column, max);
	}
	s.at = text;
	s.end = text + length;
	s.pretty = pretty;
	s.depth = s.key_count = 0;
	s.depth_max = depth < 0 ? 0 : depth > SCAN_FILE_DEPTH ? SCAN_FILE_DEPTH : (size_t)depth;
	if (scan_document(&s))
		return true;
	there = place_of(text, s.wrong_at);
	if (place)
		*place = there;
	if (!pretty)
		return fail(err, E_FORMAT, _("column %zu: %s"), there.column, _(s.wrong));
	return fail(err, E_FORMAT, _("line %zu, column %zu: %s"), there.line, there.column, _(s.wrong));
}
