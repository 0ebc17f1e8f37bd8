#!/bin/bash
# tafel hurdle and tafel recipe: solved once, found again by others.
. "$TESTLIB/cli.sh"
make_cases a.db
export TAFEL_FILE=a.db
id=$("$TAFEL" add hurdle application=ZK-2026-0001 kind=rent_benefit owner='M. Jansen' helpers='municipality, Piet' due=1-12-2026 what='Şevval turns 21')
late=$("$TAFEL" add hurdle application=ZK-2026-0002 kind=zoning owner=Velsen opened_on=1-10-2026 due=1-11-2026)

run 0 hurdle
same "$(sed -n 2p out | grep -c 'ZK-2026-0002 Mehmet .*01-11-2026 +18')" 1
same "$(sed -n 3p out | grep -c 'ZK-2026-0001')" 1
run 0 hurdle ZK-2026-0001
lacks ZK-2026-0002

run 2 hurdle ZK-2026-0001 --solved x
tells 'Name its id first'
run 1 hurdle "$id" --solved 'Şevval asked for a letter' --recipe 'SEVVAL asked for a letter'
tells 'holds no names'
run 0 hurdle --open --json
same "$(jq length out)" 2
run 0 hurdle "$id" --solved 'Şevval asked for a letter' --recipe 'Ask for a provisional décision before the key'
run 0 hurdle "$id" --json
same "$(jq -c '[.solved_on,.days_won]' out)" '["2026-11-19",12]'
run 1 hurdle "$id" --solved again
tells 'was solved on 19-11-2026'
run 0 hurdle "$late" --solved 'A permit' --on 10-11-2026 --days-won 4
run 0 hurdle --open --json
same "$(jq length out)" 0

# A recipe has neither the owner's nor the helper's name.
run 0 recipe
prints <<X
rent benefit, 19-11-2026, 12 days won
  Owner: support worker
  Helpers: municipality
  Ask for a provisional décision before the key
X
cp out all
for words in 'rent_benefit' 'huurtoeslag' 'decis' 'PROVISIONAL key' 'rent_benefit decision'; do
	# shellcheck disable=SC2086
	run 0 recipe $words
	cmp -s out all || complain "not found by: $words"
done
for words in zoning 'zoning decision' letter Jansen Piet; do
	# shellcheck disable=SC2086
	run 0 recipe $words
	prints </dev/null
	tells 'No recipe fits yet.'
done
run 0 recipe --json
same "$(jq -r '.[].kind' out)" rent_benefit
ended
