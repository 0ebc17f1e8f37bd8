#!/bin/bash
# tafel moment, checklist, plan, finding
. "$TESTLIB/cli.sh"
make_cases a.db
export TAFEL_FILE=a.db

run 0 moment ZK-2026-0002
has 'No moments yet'

# Admission makes what hangs on it: 14 days, 6 weeks and 26 weeks from 19 November.
"$TAFEL" decide ZK-2026-0002 admit >out 2>&1 || complain "no admission"
run 0 moment ZK-2026-0002 --json
same "$(jq -r '.[] | .moment + " " + .due + " " + .state' out | tr '\n' ';')" \
	'landing_start 2026-12-03 to_plan;landing_check 2026-12-31 to_plan;profile_refresh 2027-05-20 to_plan;'

# Planned by the support worker, in time or not.
run 0 moment ZK-2026-0002/landing_start plan '24-11-2026 10:00'
prints <<X
Planned: Start of introduction to the neighbourhood on 24-11-2026 10:00, by J. Bakker.
X
says </dev/null
run 0 moment 0002/landing_start plan '4-12-2026 10:00' --by 'M. Vos'
has 'by M. Vos'
tells 'It was due on 03-12-2026, so it counts as late.'
id=$("$TAFEL" moment 0002 --json | jq -r '.[0].id')
run 0 moment "$id" plan '1-12-2026 9:30'
run 2 moment "$id" plan
tells 'Planned for when?'
run 2 moment "$id" plan +1d --reason x
tells '--reason does not go with plan.'
run 2 moment "$id" forget
tells 'Use: plan, hold, move or drop.'
run 3 moment 0002/evaluation_3 plan +1d
tells 'It has: landing_start, landing_check, profile_refresh.'

# Held by those who attend; who is missing is said, and may agree later.
run 1 moment 0002/landing_start hold 20-11-2026
tells '20-11-2026 is a day to come.'
run 1 moment 0002/landing_start hold --attended client,nobody
run 0 moment 0002/landing_start hold --attended client,support_worker,welfare --agreed client,support_worker
has 'Held: Start of introduction to the neighbourhood on 19-11-2026.'
tells '! Does not agree with the report yet: welfare work or district team.'
run 0 moment 0002/landing_start hold --agreed welfare
says </dev/null
same "$(value a.db 0002 landing_since)" 2026-11-19
run 1 moment 0002/landing_start drop --reason x
tells 'was held on 19-11-2026'

# Moved and dropped with a reason only.
run 1 moment 0002/landing_check move 15-1-2027
tells 'give a reason'
run 0 moment 0002/landing_check move 15-1-2027 --reason 'client is ill'
has 'Moved: Talk over activities seen to 15-01-2027.'
run 1 moment 0002/profile_refresh drop
run 0 moment 0002/profile_refresh drop --reason 'was done at the landing'
run 0 moment 0002
has 'client is ill'
has 'was done at the landing'
same "$("$TAFEL" moment 0002 --json | jq -r '.[] | .moment + " " + .state + " " + .due + " " + .first_due' | tr '\n' ';')" \
	'landing_start held 2026-12-03 2026-12-03;landing_check moved 2027-01-15 2026-12-31;profile_refresh dropped 2027-05-20 2027-05-20;'

# The checklist: who sees an answer follows from the question, and from what the client says.
run 0 checklist 0002/landing_start
has 'why_here: Why do you want to live here?'
has '(client and care only)'
has '0 of 8 talked about.'
lacks 'avoid'
run 0 checklist 0002/landing_start why_here='my sister lives there' people='the baker' avoid='the station'
prints <<X
3 answers were saved.
X
run 0 checklist 0002/landing_start --share people
prints <<X
1 answer was saved.
X
run 0 checklist 0002/landing_start --json
same "$(jq -c '[.[] | select(.answer) | [.question, .answer, .shared]]' out)" \
	'[["why_here","my sister lives there",false],["people","the baker",true]]'
lacks 'station'
run 1 checklist 0002/landing_start --share avoid
tells 'never shared'
run 1 checklist 0002/landing_start nonsense=x
tells 'This checklist has no question "nonsense". It has: why_here, contact'
run 2 checklist 0002/landing_start why_here
tells 'is not QUESTION=TEXT'
run 0 checklist 0002/profile_refresh
has 'This moment has no checklist.'
run 1 checklist 0002/profile_refresh x=y

# Back from a key day, by hand: 26, 8, 4 and 1 weeks before 15 December 2027. The landing began on 19 November 2026.
run 1 plan 0002
tells 'No key day is known'
run 0 plan 0002 15-12-2027 --json
same "$(jq -r '[.key, .earliest, .why, .possible] | map(tostring) | join(" ")' out)" \
	'2027-12-15 2027-05-20 landing_weeks true'
same "$(jq -r '.moments[] | select(.day < "2027-12-15") | .moment + " " + .day' out | tr '\n' ';')" \
	'landing_start 2027-06-16;decision_report 2027-10-20;money_ready 2027-11-17;handover 2027-12-08;'
same "$(jq -r '.moments[] | select(.moment == "support_end") | .day' out)" 2029-12-15
run 0 plan 0002 15-12-2026 --json
same "$(jq -r '.moments[] | select(.impossible) | .moment' out | tr '\n' ' ')" 'landing_start decision_report money_ready '
run 0 plan 0002 20-5-2027
has 'A key on Thu 20-05-2027 can be done.'
run 0 plan 0002 19-5-2027
has 'A key on Wed 19-05-2027 cannot be done.'
has 'Earliest honest key day: Thu 20-05-2027 (the neighbourhood must be known for 26 weeks first).'

# Taking the admission back takes along what nobody touched.
"$TAFEL" decide ZK-2026-0003 admit >out 2>&1
run 0 decide 0003 --withdraw
run 0 moment 0003
has 'No moments yet'

# Findings become improvements with owner, day and result.
run 0 finding
has 'No findings.'
run 0 add finding words='the neighbours heard it late' voice=neighbours improvement='a letter first' owner='J. Bakker' due=1-12-2026
run 0 add finding words='talks were held in time'
run 0 finding --json
same "$(jq -r '.[].words' out | tr '\n' ';')" 'the neighbours heard it late;talks were held in time;'
id=$(jq -r '.[0].id' out)
run 0 finding
has 'Owner: J. Bakker, by 01-12-2026'
run 0 finding "$id" --result 'the letter is written'
run 0 finding --open --json
same "$(jq length out)" 1
same "$("$TAFEL" finding --json | jq -r '.[1] | .result + " " + .result_on')" 'the letter is written 2026-11-19'
run 2 finding "$id"
run 2 finding --result x
ended
