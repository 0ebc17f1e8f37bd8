#include <string.h>

#include <utf8proc.h>

#include "base/text.h"

/* U+FDFA, the longest, becomes 18 letters. */
enum { POINTS_MAX = 32, PENDING_MAX = 4 * POINTS_MAX, CHUNK = 256, DISTANCE_MAX = 64 };

/* Letters that Unicode does not take apart. All others lose their marks by being decomposed. */
static const struct letter {
	utf8proc_int32_t point;
	const char *plain;
} letters[] = {
	{ 0x00E6, "ae" },
	{ 0x00F0, "d" },
	{ 0x00F8, "o" },
	{ 0x00FE, "th" },
	{ 0x0111, "d" },
	{ 0x0127, "h" },
	{ 0x0131, "i" },
	{ 0x0142, "l" },
	{ 0x014B, "n" },
	{ 0x0153, "oe" },
	{ 0x0167, "t" },
	{ 0x0259, "e" },
	{ 0x0192, "f" },
};

/* A text that is folded byte by byte, so that comparing needs no memory. */
struct folding {
	const char *at;
	size_t pending, used;
	char bytes[PENDING_MAX];
};

static size_t add_point(utf8proc_int32_t point, char *out)
{
	for (size_t i = 0; i < ARRAY_LEN(letters); i++) {
		if (letters[i].point == point) {
			size_t length = strlen(letters[i].plain);

			memcpy(out, letters[i].plain, length);
			return length;
		}
	}
	switch (utf8proc_category(point)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO: return (size_t)utf8proc_encode_char(point, (utf8proc_uint8_t *)out);
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_CF: return 0;
	default: *out = ' '; return 1;
	}
}

/* Upper case ASCII comes back from a decomposition only of compatibility letters, which fold already. */
static void fold_point(struct folding *f, utf8proc_int32_t point)
{
	utf8proc_int32_t points[POINTS_MAX];
	int boundary = 0;
	utf8proc_ssize_t n;

	f->pending = f->used = 0;
	n = utf8proc_decompose_char(point, points, POINTS_MAX,
		UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD, &boundary);
	for (utf8proc_ssize_t i = 0; i < n && i < POINTS_MAX; i++)
		f->pending += add_point(points[i], f->bytes + f->pending);
}

static unsigned char fold_ascii(unsigned char c)
{
	/* Control characters and punctuation are blanks. */
	static const char folded[] = "                                                0123456789       "
				     "abcdefghijklmnopqrstuvwxyz      abcdefghijklmnopqrstuvwxyz     ";

	return (unsigned char)folded[c];
}

/* The next folded byte, blanks not yet joined; 0 at the end. */
static unsigned char next_raw(struct folding *f)
{
	while (f->used == f->pending) {
		utf8proc_int32_t point;
		utf8proc_ssize_t n;

		if (!*f->at)
			return 0;
		if ((unsigned char)*f->at < 0x80)
			return fold_ascii((unsigned char)*f->at++);
		n = utf8proc_iterate((const utf8proc_uint8_t *)f->at, -1, &point);
		f->at += n > 0 ? n : 1;
		fold_point(f, n > 0 ? point : ' ');
	}
	return (unsigned char)f->bytes[f->used++];
}

/* As next_raw with runs of blanks as one; `last` is what came before, ' ' at the start. */
static unsigned char next_byte(struct folding *f, unsigned char last)
{
	unsigned char c = next_raw(f);

	while (c == ' ' && last == ' ')
		c = next_raw(f);
	return c;
}

static bool is_ascii(const char *text)
{
	while (*text && (unsigned char)*text < 0x80)
		text++;
	return !*text;
}

/* Most texts: no folding state, no growing. */
static const char *fold_plain(struct arena *arena, const char *text)
{
	char *out = arena_alloc(arena, strlen(text) + 1);
	size_t used = 0;

	for (; *text; text++) {
		char c = (char)fold_ascii((unsigned char)*text);

		if (c != ' ' || (used && out[used - 1] != ' '))
			out[used++] = c;
	}
	used -= used && out[used - 1] == ' ';
	out[used] = '\0';
	return out;
}

const char *text_fold(struct arena *arena, const char *text)
{
	struct folding f = { .at = text };
	struct buffer out = { .arena = arena, .length = 0 };
	unsigned char last = ' ', chunk[CHUNK];
	size_t used = 0;

	if (is_ascii(text))
		return fold_plain(arena, text);
	buffer_text(&out, "");
	while ((last = next_byte(&f, last))) {
		chunk[used++] = last;
		if (used == CHUNK) {
			buffer_add(&out, chunk, used);
			used = 0;
		}
	}
	buffer_add(&out, chunk, used);
	if (out.length && out.text[out.length - 1] == ' ')
		out.text[--out.length] = '\0';
	return out.text;
}

static int sign(int difference)
{
	return (difference > 0) - (difference < 0);
}

/* Bytes that both begin with and that need not be folded to be equal. */
static size_t same_ascii(const char *a, const char *b)
{
	size_t same = 0;

	while (a[same] && a[same] == b[same] && (unsigned char)a[same] < 0x80)
		same++;
	return same;
}

static int compare_folded(const char *a, const char *b)
{
	size_t same = same_ascii(a, b);
	struct folding fa = { .at = a + same }, fb = { .at = b + same };
	unsigned char last = same ? fold_ascii((unsigned char)a[same - 1]) : ' ', ca = last, cb = last;

	do {
		ca = next_byte(&fa, ca);
		cb = next_byte(&fb, cb);
	} while (ca == cb && ca);
	/* A blank at the end is no part of the folded form. */
	if (ca == ' ' && !cb)
		ca = next_byte(&fa, ca);
	if (cb == ' ' && !ca)
		cb = next_byte(&fb, cb);
	return sign(ca - cb);
}

int text_compare(const char *a, const char *b)
{
	int order;

	if (!a || !b)
		return (a ? 0 : 1) - (b ? 0 : 1);
	order = compare_folded(a, b);
	return order ? order : sign(strcmp(a, b));
}

const char *text_word(const char *folded, const char **start, size_t *length)
{
	folded += strspn(folded, " ");
	if (!*folded)
		return NULL;
	*start = folded;
	*length = strcspn(folded, " ");
	return folded + *length;
}

static size_t fold_short(const char *text, unsigned char out[DISTANCE_MAX])
{
	struct folding f = { .at = text };
	unsigned char last = ' ';
	size_t used = 0;

	while (used < DISTANCE_MAX && (last = next_byte(&f, last)))
		out[used++] = last;
	return used && out[used - 1] == ' ' ? used - 1 : used;
}

static int least(int a, int b, int c)
{
	int ab = a < b ? a : b;

	return ab < c ? ab : c;
}

/* Swapped neighbours count once: they are the commonest slip of the fingers. */
int text_distance(const char *a, const char *b)
{
	unsigned char fa[DISTANCE_MAX], fb[DISTANCE_MAX];
	int rows[3][DISTANCE_MAX + 1];
	size_t la = fold_short(a, fa), lb = fold_short(b, fb);

	for (size_t j = 0; j <= lb; j++)
		rows[0][j] = (int)j;
	for (size_t i = 1; i <= la; i++) {
		int *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];

		row[0] = (int)i;
		for (size_t j = 1; j <= lb; j++) {
			row[j] = least(above[j] + 1, row[j - 1] + 1, above[j - 1] + (fa[i - 1] != fb[j - 1]));
			if (i > 1 && j > 1 && fa[i - 1] == fb[j - 2] && fa[i - 2] == fb[j - 1])
				row[j] = least(row[j], row[j], two_above[j - 2] + 1);
		}
	}
	return rows[la % 3][lb];
}
