#!/bin/bash
# How the program is called, and what it says when that is wrong.
. "$TESTLIB/cli.sh"

run 2
prints </dev/null
says <<X
tafel: The screens need a terminal, and there is none here. Without one: tafel list queue, or tafel --help.
X
run 2 lst
says <<X
tafel: There is no subcommand "lst". Did you mean "list"?
X
run 2 frobnicate
says <<X
tafel: There is no subcommand "frobnicate". See: tafel --help.
X
run 2 list --jsn application
says <<X
tafel: There is no option --jsn. Did you mean --json?
See: tafel list --help
X
run 2 --colour=never
tells 'Did you mean --color?'
run 2 list -x application
tells 'There is no option -x.'
run 2 list application --limit
tells 'The option --limit needs a value: --limit N.'
run 2 list application --json=yes
tells 'The option --json takes no value.'
run 2 list application --limit 1 --limit 2
tells 'The option --limit stands here twice.'
run 2 list application --limit x
tells '--limit takes a number from 1'
run 2 show
tells 'Something is missing. Use: tafel show ID [--as-of TIME|DECISION] [--json]'
run 2 list application client
tells '"client" is too much here.'
run 2 list aplication
tells 'Did you mean "application"?'

# The file: -f before or after, joined or not, then $TAFEL_FILE, then the usual place.
run 3 -f no.db list queue
says <<X
tafel: There is no file no.db yet. Make one: tafel init --help, or tafel demo.
X
make_cases a.db
for call in "-f a.db list party" "list -f a.db party" "list party -fa.db" "list --file=a.db party" "--file a.db list party"; do
	# shellcheck disable=SC2086  # words
	run 0 $call
	has 'Velison Wonen'
done
TAFEL_FILE=a.db run 0 list party
has 'Velison Wonen'
run 3 list party
tells "$XDG_DATA_HOME/tafel/tafel.db"
run 2 -f a.db list aplication
says <<X
tafel: There is no kind "aplication". Did you mean "application"?
See: tafel list --help
X
run 3 -f a.db show -- -x
tells '-x is not in this file'

# Another process holds the file.
flock a.db.lock "$TAFEL" -f a.db list queue >out 2>err
same $? 5
tells 'in use'

# stdout that cannot take all of it.
"$TAFEL" fields >/dev/full 2>err
same $? 1
tells 'Not all of the output could be written'

# Dutch by default, English when asked; the texts of people are made safe for a terminal.
export TAFEL_LANG=nl
run 2 lst
tells 'Bedoelt u "list"?'
export TAFEL_LANG=en
run 2 $'l\033[2Jst'
! grep -q $'\033' err || complain "an escape got through"
ended
