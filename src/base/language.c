#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/place.h"

static bool is_bare(const char *locale)
{
	return !locale || !strcmp(locale, "C") || !strcmp(locale, "POSIX") || strcmp(nl_langinfo(CODESET), "UTF-8");
}

/* gettext translates in no locale called C, and curses draws no é without UTF-8. Only the two parts of a locale that
 * count here: each other one is a file to open at every start, and numbers and order are not the locale's affair. */
static void take_utf8(void)
{
	static const char *const locales[] = { "C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8" };

	setlocale(LC_CTYPE, "");
	setlocale(LC_MESSAGES, "");
	for (size_t i = 0; i < ARRAY_LEN(locales) && is_bare(setlocale(LC_CTYPE, NULL)); i++)
		setlocale(LC_CTYPE, locales[i]);
	if (is_bare(setlocale(LC_MESSAGES, NULL)))
		setlocale(LC_MESSAGES, setlocale(LC_CTYPE, NULL));
}

const char *language_open(struct arena *arena)
{
	const char *wanted = getenv("TAFEL_LANG");

	if (!wanted || !*wanted)
		wanted = "nl";
	take_utf8();
	setenv("LANGUAGE", wanted, 1);
	bindtextdomain("tafel", place_locale(arena));
	bind_textdomain_codeset("tafel", "UTF-8");
	textdomain("tafel");
	return strncmp(wanted, "nl", 2) ? "en" : "nl";
}
