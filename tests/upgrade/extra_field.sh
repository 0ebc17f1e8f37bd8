#!/bin/bash
# A field of the client profile is one line in client.def and its Dutch label. A program built with one field more opens
# a file that was made without it, and has the field in form, sheet, JSON and CSV; the old program still reads the file.
. "$TESTLIB/cli.sh"
[ -z "$SANITISE" ] || { echo "once is enough, without sanitizers"; exit 77; }

mkdir -p lead/model
cp "$TOP/include/model/client.def" lead/model/
cat >>lead/model/client.def <<'X'
FIELD(text, favourite_tea, .label = N_("Favourite tea"), .group = N_("Wishes"), .max = 40, .class = CLASS_PROFILE)
X
make -C "$TOP" --no-print-directory BUILD="$PWD/build" VARIANT=extra INCLUDE_FIRST="$PWD/lead" -j"$(nproc)" \
	"$PWD/build/extra/tafel" links >make.log 2>&1 || { tail -n 20 make.log; exit 1; }
mkdir -p build/locale/nl/LC_MESSAGES
{ cat "$TOP/assets/locale/nl.po"; printf '\nmsgid "Favourite tea"\nmsgstr "Lievelingsthee"\n'; } >nl.po
msgfmt -o build/locale/nl/LC_MESSAGES/tafel.mo nl.po || exit 1
new=$PWD/build/extra/tafel old=$TAFEL

make_cases tea.db
export TAFEL_LANG=nl
run 0 -f tea.db show ZK-2026-0002
lacks Lievelingsthee

TAFEL=$new
run 0 fields client
has favourite_tea
run 0 -f tea.db set ZK-2026-0002 'favourite_tea=Earl Grey'
run 0 -f tea.db show ZK-2026-0002
has Lievelingsthee
has 'Earl Grey'
client=$("$new" -f tea.db show ZK-2026-0002 --json | jq -r .client)
same "$("$new" -f tea.db show "$client" --json | jq -r .favourite_tea)" 'Earl Grey'
same "$("$new" -f tea.db list client --json | jq -r 'map(.favourite_tea) | sort | @json')" '[null,null,"Earl Grey"]'
run 0 -f tea.db list client --csv
has favourite_tea
has 'Earl Grey'
run 0 -f tea.db verify

# The form, on a terminal.
"$TESTBIN/tool_form" "$new" tea.db Lievelingsthee >form.txt 2>&1 || { complain "the form does not show the field"; cat form.txt; }

# The program without the field keeps what it does not know.
TAFEL=$old
run 0 -f tea.db show ZK-2026-0002
lacks 'Earl Grey'
run 0 -f tea.db set ZK-2026-0002 talents=thee
same "$("$new" -f tea.db show "$client" --json | jq -r .favourite_tea)" 'Earl Grey'
ended
