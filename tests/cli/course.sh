#!/bin/bash
# tafel course: where a case stands, on hold and back, tracks, what may follow, and who would fall out.
. "$TESTLIB/cli.sh"
make_cases a.db
export TAFEL_FILE=a.db

run 0 course 0001
has 'Whose turn          Servicepunt, for 79 days'
has 'Waits               79 days'
has 'nothing was recorded yet'
has 'complete: complete · Servicepunt'
has '  ! Present facility or shelter is not known.'
has '  ? asked with the decision: "Are two years of support enough?" is not'
run 2 course
run 2 course 0001 --orphans
run 3 course 0099

# Complete on Thursday 19 November: 5 working days are until the 26th. On hold on the 23rd until 7 December, 10 working days
# are lost: until 10 December.
run 0 step 0001 complete --role servicepunt --name 'P. Smit' --pass 'komt nog'
run 0 course 0001 --json
same "$(jq -c '[.step, .term_ends, .turn, .turn_days, .late]' out)" '["complete","2026-11-26","servicepunt",0,false]'
export TAFEL_NOW=2026-11-23T10:00:00+01:00
run 0 decide 0001 hold --reason hold_other --needed huurverklaring --from 'De Oever' --until 7-12-2026
export TAFEL_NOW=2026-12-01T10:00:00+01:00
run 0 course 0001 --json
same "$(jq -c '[.step, .until, .term_ends, .turn_text, .suspended_days, .waits]' out)" \
	'["on_hold","2026-12-07","2026-12-07","De Oever",8,83]'
export TAFEL_NOW=2026-12-08T10:00:00+01:00
run 0 course 0001 --json
same "$(jq -c '[.step, .returned, .since, .term_ends, .term_suspended, .turn, .turn_days, .waits]' out)" \
	'["complete",true,"2026-12-07","2026-12-10",14,"servicepunt",1,84]'
run 0 course 0001
has 'The hold is over: the case is back by itself.'
has 'until 10-12-2026 (moved by 14 days)'
has '84 days; not counted: 14 days on hold'
has '23-11-2026 10:00    on hold until 07-12-2026'
run 0 list queue
has 'back from hold: Servicepunt'
run 0 list queue --json
same "$(jq -c '.[] | select(.number == "ZK-2026-0001") | [.step, .mark, .turn, .turn_days]' out)" \
	'["complete","back","servicepunt",1]'

# Conditions become rows of their own; two tracks begin.
run 0 decide 0001 admit_conditional --condition 'budgetplan | S. Vos | 1-2-2027 | terug' --condition 'contact blijft' \
	--owner 'J. Bakker' --until 1-3-2027 --if-not gesprek --pass 'Schiphol wacht niet'
run 0 list condition --json
same "$(jq -c '[.[] | [.what, .owner, .due, .if_not, .state]] | sort' out)" \
	'[["budgetplan","S. Vos","2027-02-01","terug","open"],["contact blijft","J. Bakker","2027-03-01","gesprek","open"]]'
run 0 course 0001 --json
same "$(jq -c '[.tracks[] | [.track, .since, .begin_by]]' out)" \
	'[["landing",null,"2026-12-22"],["searching","2026-12-08",null]]'
same "$(jq -c '.lines[-1] | [.kind, .step, .arrangement == $a, (.passed | test("Why: Schiphol"))]' --arg a "$(jq -r .arrangement out)" out)" \
	'["decision","admitted_conditional",true,true]'

# Without a reason it is recorded all the same, and asked for.
run 0 decide 0002 admit --contract tripartite
tells 'nobody said why'
run 0 course --orphans
tells 'Every case is in a queue'
run 0 course --orphans --json
same "$(jq -c . out)" '[]'
ended
