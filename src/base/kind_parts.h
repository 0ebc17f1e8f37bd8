/* What the kinds of fields share. Private to base. */
#ifndef BASE_KIND_PARTS_H
#define BASE_KIND_PARTS_H

#include "base/field.h"

/* Wire numbers are at most 2^53, so that every JSON reader keeps them whole. */
#define NUMBER_MAX ((int64_t)1 << 53)

/* A text from outside in a length that leaves room for the rest of the message. */
const char *quoted(struct arena *, const char *text);

/* Strict wire text of a number with exactly or at most `decimals` decimals, in units of the last one. */
bool number_read(const char *wire, int decimals, bool exactly, int64_t *out);

/* What a person types: comma or point, thousands separators, a euro sign. */
bool number_parse(struct arena *, const char *typed, int decimals, int64_t *out, struct error *);

/* '.' or ',' by the language of the screen. */
char number_mark(void);

/* A code that a person meant: from a fixed list; NULL fills err. */
const char *choice_find(struct arena *, const struct choice *, const char *typed, struct error *);
const struct choice *choice_of(const struct choice *, const char *code);
bool choice_refuse(struct arena *, const struct choice *, const char *typed, struct error *);

/* A line of text: from outside in its strict form; as people type it. *out is NULL for nothing typed. */
bool line_read(struct arena *, const struct field *, const char *wire, const char **out, struct error *);
bool line_parse(struct arena *, const struct field *, const char *typed, const char **out, struct error *);

/* A code of .list or .ref: its wire form, what a person meant (NULL fills err), and its text. */
bool code_is_good(const char *code);
const char *code_find(struct arena *, const struct field *, const struct context *, const char *typed, struct error *);
const char *code_label(struct arena *, const struct field *, const struct context *, const char *code);

/* Bounds of a value that was read or typed. */
bool number_check(struct arena *, const struct field *, int64_t value, struct error *);

#endif
