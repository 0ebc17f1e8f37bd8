#!/bin/bash
# tafel time-out: talks move with a reason, the tenancy runs on.
. "$TESTLIB/cli.sh"
make_cases a.db
export TAFEL_FILE=a.db
"$TAFEL" set ZK-2026-0001 pet=dog key_on=2026-09-01 >/dev/null 2>&1

run 0 time-out ZK-2026-0001 kind=own_network starts=20-11-2026 expected_back=4-12-2026 place='with her sister' key_with='M. Jansen' client_agrees=yes
id=$(cat out)
says <<X
0 talks got another day, with the time-out as reason. The tenancy and the two years of support run on.
Not arranged yet: Who pays the rent, Who reads the post, Who cares for the pet.
X
same "$(value a.db ZK-2026-0001 key_on)" 2026-09-01
run 1 time-out ZK-2026-0001 kind=own_network
tells 'A time-out runs already, since 20-11-2026.'
run 1 time-out ZK-2026-0002 starts=20-11-2026 expected_back=19-11-2026
tells '19-11-2026 lies before 20-11-2026.'
run 2 time-out ZK-2026-0002 kind
run 0 time-out
has 'with her sister'
same "$(wc -l <out)" 2
run 0 time-out "$id"
has 'with her sister'

run 2 time-out ZK-2026-0001 --back 1-12-2026
tells 'Name its id first'
run 1 time-out "$id" --back 19-11-2026
run 0 time-out "$id" --until 11-12-2026
tells '0 talks got another day'
run 0 time-out "$id" --back 30-11-2026
tells '1 talk hangs on the return and is to be planned.'
same "$("$TAFEL" list appointment --json | jq -r '.[]|[.moment,.due,.state]|join(" ")')" 'after_time_out 2026-12-07 to_plan'
run 1 time-out "$id" --back 30-11-2026
run 0 time-out --json
same "$(jq length out)" 0
run 0 time-out --all --json
same "$(jq -r '.[].back_on' out)" 2026-11-30
ended
