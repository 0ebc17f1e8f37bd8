#!/bin/bash
# tafel list
. "$TESTLIB/cli.sh"
make_cases a.db
export TAFEL_FILE=a.db

run 0 list queue
prints <<X
   #  Number             First name      Weight      Waits  Step                    Mark
   1  ZK-2026-0001       Şevval          heavy        79 d  submitted               ! the term has passed
   2  ZK-2026-0002       Mehmet          medium       38 d  submitted               ! the term has passed
X
run 0 list queue --sort weight --limit 1
has Şevval
lacks Mehmet
run 0 list queue --where weight=medium --json
same "$(jq -c '.[] | [.number, .call_name, .waits, .received, .mark]' out)" '["ZK-2026-0002","Mehmet",38,"2026-10-12","over_term"]'
run 0 list queue --where weight=light --json
same "$(jq -c . out)" '[]'
run 0 list queue --csv
same "$(sed -n '3p' out | cut -d, -f2- | tr -d '\r')" 'ZK-2026-0002,Mehmet,medium,2026-10-12,38,submitted,velsen,over_term,servicepunt,38'

# Plural and singular are one; the table is in columns, with names for what is pointed at.
run 0 list applications --where number=zk-2026-0003
prints <<X
Number             Client          Weight     Received on  Step                    Step since  Table
ZK-2026-0003       Zoë             light      02-11-2026   submitted               02-11-2026  Heemskerk
X
run 0 list client --where call_name=sevval --json
same "$(jq -c '.[] | [.call_name, .birth_year, .children, .debts, .shielded]' out)" '["Şevval",1987,2,"none",null]'
same "$(jq -r '.[0] | keys_unsorted | .[0]' out)" id
run 0 fields client --json
same "$(jq -r '.[].field' out | sort)" "$("$TAFEL" list client --limit 1 --json | jq -r '.[0] | keys[]' | grep -v '^id$' | sort)"

# --where: wire values, labels, what people type, not known, several at once, parts of a set.
numbers() { "$TAFEL" list application --json "$@" | jq -r '[.[].number | .[-1:]] | sort | join(" ")'; }
same "$(numbers --where weight=light)" 3
same "$(numbers --where ambulant_care='leger des heils')" '2 3'
same "$(numbers --where ambulant_care=leger_des_heils --where received=12-10-2026)" 2
same "$(numbers --where client=mehmet)" 2
same "$(numbers --where two_years=)" '1 2 3'
run 0 set ZK-2026-0003 two_years=yes wishes=quiet,garden criteria.days=yes
same "$(numbers --where two_years=)" '1 2'
same "$(numbers --where two_years=true)" 3
clients() { "$TAFEL" list client --json "$@" | jq -r '[.[].call_name] | sort | join(" ")'; }
same "$(clients --where wishes=quiet)" Zoë
same "$(clients --where wishes.lively=true)" ''
same "$(clients --where criteria.days=yes)" Zoë
same "$(clients --where criteria.days=no)" ''
same "$(clients --where criteria.days=)" 'Mehmet Şevval'
run 1 list application --where weigth=light
prints </dev/null
tells 'Did you mean "weight"?'
run 1 list application --where weight=huge
tells 'Choose from: light, medium, heavy.'
run 2 list application --where weight=light --json --csv
tells 'Choose one of --json and --csv.'

run 0 list application --limit 2 --json
same "$(jq length out)" 2
run 0 list proposal --json
same "$(jq -c . out)" '[]'

# CSV is for spreadsheets: a text that looks like a formula is made harmless; JSON is exact.
run 0 set ZK-2026-0002 talents='=1+1; "koken"'
run 0 list client --where call_name=mehmet --csv
has "\"'=1+1; \"\"koken\"\"\""
run 0 list client --where call_name=mehmet --json
same "$(jq -r '.[0].talents' out)" '=1+1; "koken"'
ended
