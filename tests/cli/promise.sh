#!/bin/bash
# tafel promise: who, what, when; kept or not.
. "$TESTLIB/cli.sh"
make_cases a.db
export TAFEL_FILE=a.db
late=$("$TAFEL" add promise application=ZK-2026-0001 who='J. Bakker' what='Calls the school' due=12-11-2026)
soon=$("$TAFEL" add promise who=Servicepunt what='Sends the minutes' due=26-11-2026)

run 0 promise
same "$(sed -n 2p out | grep -c 'ZK-2026-0001 Şevval .*J. Bakker .*12-11-2026 +7 .*open .*Calls the school')" 1
same "$(sed -n 3p out | grep -c 'Sends the minutes')" 1
run 0 promise --late --json
same "$(jq -r '.[].id' out)" "$late"
run 0 promise ZK-2026-0001 --json
same "$(jq length out)" 1
run 0 promise --table velsen --json
same "$(jq length out)" 2
run 0 promise --table heemskerk --json
same "$(jq length out)" 0

run 2 promise "$late" --kept --not-kept
run 2 promise --kept
run 0 promise "$late" --not-kept --remark 'The school was closed'
run 1 promise "$late" --kept
tells 'was settled on 19-11-2026'
run 0 promise "$soon" --kept
run 0 promise --open --json
same "$(jq length out)" 0
run 0 promise "$late" --json
same "$(jq -c '[.state,.settled_on,.remark]' out)" '["not_kept","2026-11-19","The school was closed"]'
ended
