#!/bin/bash
# tafel incident: from a report at night to one agreement, one level up and back.
. "$TESTLIB/cli.sh"
"$TAFEL" -f a.db init --arrangement pact --table all --name 'A. de Wit' --role servicepunt >/dev/null 2>&1
export TAFEL_FILE=a.db
"$TAFEL" add application call_name=Sam origin=Velsen >/dev/null
"$TAFEL" add application call_name=Bo shielded=yes origin=Haarlem >/dev/null

run 0 incident ZK-2026-0001 --kind nuisance_report --urgency today --question 'The neighbours call every night'
id=$(cat out)
says <<X
Lies with Casuïstiektafel. Wants an answer by: 19-11-2026.
So urgent asks for a consult by phone today, before any meeting.
X
run 0 incident ZK-2026-0002 --kind arrears --urgency next_table --question 'Two months'
tells 'Wants an answer by: next meeting.'
run 1 incident ZK-2026-0001 --kind arrears --urgency today
tells 'Question is missing'
run 2 incident --kind arrears --urgency today --question x
tells 'Which case'
run 3 incident ZK-2026-0099
run 2 incident ZK-2026-0001 evaluatie

# The list: the most urgent first; a shielded client has no name.
run 0 incident
same "$(sed -n 2p out | grep -c 'ZK-2026-0001 Sam .*today .*19-11-2026 .*open')" 1
same "$(sed -n 3p out | grep -c 'ZK-2026-0002 (shielded)')" 1
lacks Bo
run 0 incident 0002
lacks ZK-2026-0001

# What the list calls it is enough to name it.
short=$("$TAFEL" incident | sed -n '2s/ .*//p')
run 0 incident "$short" --voice 'care=He does not pick up'
tells '! Not heard yet, and comes first: Voice of the client.'
run 0 incident "$short" --voice 'client=I sleep badly' --consult 'Stays tonight' --with 'J. Bakker'
lacks '!'
run 2 incident "$id" --voice nothing
run 1 incident "$id" --voice police=x
run 1 incident "$id" --agree 'Call each morning' --owner 'J. Bakker'
tells 'At the latest on is missing'
run 0 incident "$id" --agree 'Call each morning' --owner 'J. Bakker' --until 26-11-2026
tells '! Agreed without having heard: Voice of living.'
same "$("$TAFEL" promise --open --json | jq -r '.[]|[.who,.due,.incident]|join(" ")')" "J. Bakker 2026-11-26 $id"
same "$("$TAFEL" promise --json | grep -c 'Call each morning')" 0
run 0 promise
has 'Call each morning'

# One level up by itself, or to a table that is named; the answer goes back to who asked.
run 1 incident "$id" --escalate
tells 'One level up: why is missing'
run 0 incident "$id" --escalate --why 'happens often'
tells 'From Casuïstiektafel to Evaluatietafel.'
run 0 incident "$id" --escalate bestuur --why 'costs money'
same "$("$TAFEL" show "$id" --json | jq -r '[.state,.forum,.asked_by]|join(" ")')" 'escalated bestuur casuistiek'
run 1 incident "$id" --close
tells 'Bestuursoverleg has not answered yet.'
run 0 incident "$id" --answer 'Yes, do' --by 'the alderman'
same "$("$TAFEL" show "$id" --json | jq -r '[.state,.forum,.answered_by]|join(" ")')" 'agreed casuistiek the alderman'
run 0 incident "$id" --close
run 1 incident "$id" --close
tells 'was closed on 19-11-2026'
same "$("$TAFEL" incident --open --json | jq -r '.[].kind')" arrears
run 0 incident "$id"
has 'I sleep badly'
run 0 incident "$id" --json
same "$(jq -r .agreement out)" 'Call each morning'

# A shared home goes by its name.
"$TAFEL" add household name='The Friends' forum=velsen >/dev/null
run 0 incident 'the friends' --kind damage --urgency this_week --question 'Who pays?'
tells 'Wants an answer by: 26-11-2026.'
run 0 incident 'the friends' --json
same "$(jq length out)" 1
run 0 incident --open
has 'The Friends'
ended
