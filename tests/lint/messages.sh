#!/bin/sh
# Every message of the program has a Dutch translation, and the translation keeps the shape of the message.
cd "$TOP" || exit 1
make --no-print-directory pot BUILD="$TMPDIR" PREFIX=/usr >"$TMPDIR/log" 2>&1 || { cat "$TMPDIR/log"; exit 1; }
grep -E '^src|^include' "$TMPDIR/log"
[ -s "$TMPDIR/tafel.pot" ] || { echo "the program has no messages yet"; exit 77; }
[ -f assets/locale/nl.po ] || { echo "there is no assets/locale/nl.po; make po-update makes it"; exit 1; }
msgfmt --check -o /dev/null assets/locale/nl.po || exit 1
msgmerge --quiet --no-fuzzy-matching --no-wrap -o "$TMPDIR/nl.po" assets/locale/nl.po "$TMPDIR/tafel.pot" || exit 1
msgattrib --untranslated --no-obsolete --no-wrap "$TMPDIR/nl.po" | sed -n 's/^msgid "\(..*\)"$/untranslated: \1/p' >"$TMPDIR/wrong"
msgattrib --only-fuzzy --no-obsolete --no-wrap "$TMPDIR/nl.po" | sed -n 's/^msgid "\(..*\)"$/fuzzy: \1/p' >>"$TMPDIR/wrong"
head -n 60 "$TMPDIR/wrong"
echo "$(wc -l <"$TMPDIR/wrong") messages to translate (make po-update brings them into assets/locale/nl.po)"
[ ! -s "$TMPDIR/wrong" ]
