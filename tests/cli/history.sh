#!/bin/bash
# tafel history
. "$TESTLIB/cli.sh"
make_cases a.db
export TAFEL_FILE=a.db

TAFEL_NOW=2026-11-20T09:00:00+01:00 run 0 set 0003 debts=stable weight=medium
TAFEL_NOW=2026-11-21T09:00:00+01:00 run 0 set 0003 weight=
run 0 history ZK-2026-0003
grep -E 'Weight|Debts|Time' out >some
mv some out
prints <<X
Time              Who                   Field                         Value
19-11-2026 13:42  A. de Wit             Debts                         none
19-11-2026 13:42  A. de Wit             Weight                        light
20-11-2026 09:00  A. de Wit             Weight                        medium
20-11-2026 09:00  A. de Wit             Debts                         stable  [now]
21-11-2026 09:00  A. de Wit             Weight                        (cleared)  [now]
X
run 0 history 0003 --json
same "$(jq -c '[.[] | select(.field == "weight") | [.time, .who, .entity, .value, .text, .now]]' out)" \
	'[["2026-11-19T13:42","A. de Wit","application","light","light",false],["2026-11-20T09:00","A. de Wit","application","medium","medium",false],["2026-11-21T09:00","A. de Wit","application",null,"",true]]'
same "$(jq -r '[.[].time] == ([.[].time] | sort)' out)" true
run 3 history ZK-2026-0077
ended
