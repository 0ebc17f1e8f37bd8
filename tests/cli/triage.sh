#!/bin/bash
# tafel triage and schedule: weight, who is asked in, the agenda.
. "$TESTLIB/cli.sh"
make_cases a.db
export TAFEL_FILE=a.db
for case in 0001 0002 0003; do
	run 0 step "$case" complete --role servicepunt --name 'P. Smit' --pass 'komt nog'
done
asked() { "$TAFEL" list attendance --where "application=ZK-2026-$1" --json | jq -r '[.[].role] | sort | join(" ")'; }

# The matrix only fills in.
run 0 triage 0001 --weight heavy --matrix
has 'police (community offic…  only when asked for   only with a reason'
has 'expert by experience      not in the room       only with: the client agrees'
same "$(asked 0001)" ''
run 2 triage 0001 --why x
tells 'Which weight?'
run 1 triage 0001 --weight heavy
tells 'one sentence'
run 1 triage 0001 --weight enormous --why x
run 0 triage 0002 --weight light --why 'geld op orde'
same "$(asked 0002)" 'chair client municipality servicepunt'
same "$(value a.db 0002 'weight + " " + .weight_why + " " + .step')" 'light geld op orde triaged'

# Police never comes by default, and only with a reason and its own ground.
run 1 triage 0001 --weight heavy --why 'verloor een huis' --invite police
tells 'police (community officer) is asked in only with a reason: police=WHY.'
same "$(asked 0001)" ''
run 1 triage 0002 --weight light --why 'geld op orde' --invite welfare
tells 'is asked in only with a reason: welfare=WHY.'
run 0 triage 0002 --weight light --why 'geld op orde' --invite 'welfare=kent de buurt'
same "$(asked 0002)" 'chair client municipality servicepunt welfare'
run 0 triage 0001 --weight heavy --why 'verloor een huis' --invite 'police=dreiging | Wpg 20' --without welfare
same "$(asked 0001)" 'ambulant_care applying_care association chair cjg client municipality police servicepunt'
run 0 list attendance --where role=police --json
same "$(jq -c '.[] | [.reason, .ground, .state]' out)" '["dreiging","Wpg 20","invited"]'
run 1 triage 0001 --weight heavy --why x --invite sheriff=x
tells 'There is no role "sheriff".'

# The agenda: minutes by weight, times one after another.
run 1 schedule 0001
tells 'No meeting of Velsen lies ahead.'
run 0 add meeting forum=velsen starts=2026-12-03T13:00
run 1 schedule 0001
tells 'Papers not sent'
run 0 schedule 0001 --pass 'haast'
prints <<X
ZK-2026-0001: on the agenda
X
run 0 schedule 0002 --pass 'haast'
run 0 list agenda_item --json
same "$(jq -c '[.[] | [.position, .minutes, .starts]] | sort' out)" \
	'[[1,20,"2026-12-03T13:00"],[2,5,"2026-12-03T13:20"]]'
meeting=$("$TAFEL" list meeting --json | jq -r '.[0].id')
same "$("$TAFEL" list attendance --json | jq -r '[.[].meeting] | unique | join(" ")')" "$meeting"
run 1 schedule 0003
tells 'No meeting of Heemskerk lies ahead.'
run 0 add meeting forum=heemskerk starts=2026-12-03T13:00
run 1 schedule 0003
tells 'a case does not go to'
ended
