#!/bin/bash
# tafel propose, judge, view, answer, refuse
. "$TESTLIB/cli.sh"
make_cases a.db
export TAFEL_FILE=a.db
for n in 0001 0002 0003; do "$TAFEL" decide $n admit >/dev/null 2>&1; done
for n in 0108 0109; do
	run 0 add home number=W-$n municipality=velsen neighbourhood=Zeewijk rooms=3 association=velison_wonen rent=700 \
		open_nuisance=no free_from=1-11-2026 capacity=strong capacity_on=1-10-2026
done

# What is not met stops it, and a reason passes it; the warnings go to stderr.
run 1 propose 0001 W-0108
tells 'Not met:'
tells 'On the key date the neighbourhood is known for less than 26 weeks.'
tells 'Use --pass WHY.'
same "$(value a.db 0001 step)" admitted
run 0 propose 0001 W-0108 --pass 'moves within the street'
prints <<X
ZK-2026-0001: home proposed
X
tells '! On the key date the neighbourhood is known for less than 26 weeks.'
same "$(value a.db W-0108 'offer + " " + .offered_on')" 'proposed 2026-11-19'
same "$("$TAFEL" list step_change --json | jq -r '.[0] | .step_before + " " + .step_after + " " + .passed_why')" \
	'admitted proposed moves within the street'

# One case at a time.
run 1 propose 0002 W-0108
tells 'This home is proposed to another case already.'
run 1 propose 0001 W-0109
tells 'This case has an open proposal already.'

# Only the care provider judges, by name.
run 1 judge 0001 fits --role chair --name 'A. de Wit'
tells '"chair" does not.'
run 1 judge 0001 fits --role ambulant_care
tells 'Give a name.'
run 1 judge 0001 does_not_fit --role ambulant_care --name 'M. Öztürk'
tells 'A refusal needs a reason.'
run 1 judge 0001 maybe --role ambulant_care --name 'M. Öztürk'
run 0 view 0001 23-11-2026
tells '! The care provider has not judged the match.'
run 0 judge 0001 fits --role ambulant_care --name 'M. Öztürk'
has 'ZK-2026-0001: viewing'
same "$("$TAFEL" list proposal --json | jq -r '.[0] | .care_judgement + " " + .judged_by')" 'fits M. Öztürk'

# The client says no: the home is free, and the next case may have it.
# A yes before the day of the viewing is no yes to a home that was seen.
run 1 answer 0001 yes
tells 'The client has not seen the home or not said yes.'
run 1 answer 0001 no --reason care_access
tells '"care_access" is not possible here.'
run 0 answer 0001 no --reason client_safety
has 'ZK-2026-0001: admitted'
tells 'W-0108 is free again.'
same "$(value a.db W-0108 'offer')" free
same "$("$TAFEL" list client --where call_name=Şevval --json | jq -r '.[0].not_in')" Zeewijk
run 0 propose 0002 W-0108 --pass 'agreed by phone'
run 0 judge 0002 does_not_fit --role ambulant_care --name 'M. Öztürk' --reason care_not_now --until 15-1-2027
tells 'The case waits until 15-01-2027.'
same "$(value a.db 0002 'step + " " + .parked_until')" 'admitted 2027-01-15'

# The association takes it back.
run 0 propose 0003 W-0108 --pass 'agreed by phone'
run 1 refuse 0003
run 0 refuse 0003 --reason assoc_capacity
has 'ZK-2026-0003: admitted'
same "$(value a.db W-0108 offer)" gone
run 1 propose 0003 W-0108
tells 'W-0108 is no longer offered.'

# Wrong use, and what is not there.
run 2 propose 0001
run 2 judge 0001
run 3 propose 0009 W-0108
run 3 propose 0001 W-9999
run 1 view 0001 31-11-2026
ended
