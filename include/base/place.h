/*
 * Where things are: the program's own files, the user's file and state, and the language of the screen. The program
 * runs from the folder where it was built as well as installed, without any setting.
 */
#ifndef BASE_PLACE_H
#define BASE_PLACE_H

#include "base/arena.h"

/* Full name of a file or folder among the program's data ("arrangements/pact.json", "" for the folder itself): in
 * DIR/../share/tafel when the program in DIR is installed, in assets one to three folders up when DIR lies in a source
 * tree, else in TAFEL_DATADIR. */
const char *place_data(struct arena *, const char *relative);

/* Folder of the message catalogues: DIR/../share/locale of an installed program, DIR/locale beside a built one, else
 * TAFEL_LOCALEDIR. */
const char *place_locale(struct arena *);

/* Folder for drafts, tips and the like: $XDG_STATE_HOME/tafel or ~/.local/state/tafel. It need not exist. */
const char *place_state(struct arena *);

/* The file that opens when none is named: $TAFEL_FILE, else $XDG_DATA_HOME/tafel/tafel.db, else
 * ~/.local/share/tafel/tafel.db. It need not exist. */
const char *place_default_file(struct arena *);

/* Sets the locale and the language of messages; call it once, before the first message. Texts are UTF-8 whatever the
 * environment says, numbers keep their point. The language is $TAFEL_LANG, "nl" when that is not set; LANGUAGE is set
 * from it. Returns "nl" or "en", the language in which messages come. */
const char *language_open(struct arena *);

#endif
