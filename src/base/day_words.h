/* The words of dates that people type, in Dutch and English whatever the language of the screen. */
#ifndef BASE_DAY_WORDS_H
#define BASE_DAY_WORDS_H

#include <stdbool.h>

/* All words are in folded form. */
bool day_word_offset(const char *word, int *days);     /* vandaag 0, tomorrow 1, … */
bool day_word_month(const char *word, int *month);     /* 1-12; full name or its beginning of at least 3 letters */
bool day_word_weekday(const char *word, int *weekday); /* 1 Monday … 7 */
bool day_word_unit(const char *word, char *unit);      /* 'd', 'w', 'm' or 'y' */

/* The known word that is nearest to a mistyped one; NULL: none is near. */
const char *day_word_near(const char *word);

/* Full name of a month with a capital, in the language of the screen. */
const char *day_month_name(int month);

#endif
