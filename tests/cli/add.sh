#!/bin/bash
# tafel add
. "$TESTLIB/cli.sh"
"$TAFEL" -f a.db init --arrangement pact --table all --name 'A. de Wit' --role servicepunt >/dev/null 2>&1
export TAFEL_FILE=a.db

# A case with its client in one go; the number is what a script goes on with.
run 0 add application call_name=Sam origin=Velsen ambulant_care=HVO-Querido weight=light
prints <<X
ZK-2026-0001
X
says </dev/null
same "$("$TAFEL" show ZK-2026-0001 --json | jq -r '[.step,.forum,.received,.arrangement]|join(" ")')" 'submitted velsen 2026-11-19 pact'
client=$(value a.db 0001 client)
same "$(value a.db "$client" call_name)" Sam
run 0 list queue
has ZK-2026-0001
run 1 add application number=ZK-2026-0001 call_name=Bo origin=Velsen
tells 'in use already'
run 1 add application call_name=Bo origin=Velsen step=living
tells 'kept by the program'

# What hangs on a case is named by its number; a home has a number too.
run 0 add home municipality=Haarlem rooms=3 free_from=1-11-2026
prints <<X
W-0001
X
same "$(value a.db W-0001 offered_on)" 2026-11-19
run 0 add hurdle application=ZK-2026-0001 kind=debts owner='M. Jansen' due=1-12-2026
hurdle=$(cat out)
same "${#hurdle}" 26
same "$(value a.db "$hurdle" opened_on)" 2026-11-19
run 0 add support_level application=0001 hours=3,5
same "$("$TAFEL" list support_level --json | jq -r '.[].hours')" 3.5
run 0 add neighbour_question home=W-0001 question='Who do I call?'
same "$(value a.db "$(cat out)" received_at)" 2026-11-19T13:42
run 0 add incident application=0001 kind=damage urgency=today question='Who pays?'
same "$(value a.db "$(cat out)" forum)" casuistiek

# Nothing is saved when something is wrong.
refused() {
	local want=$1 status=$2
	shift 2
	"$TAFEL" snapshot >before
	run "$status" add "$@"
	tells "$want"
	"$TAFEL" snapshot >after
	cmp -s before after || complain "something was saved: $*"
}
refused 'Which table is it for? Give forum=TABLE.' 1 finding words=good
refused 'Did you mean "hurdle"?' 2 hurdl kind=debts
refused 'tafel propose' 1 proposal home=W-0001
refused 'tafel time-out' 1 time_out application=0001
refused '"kind" is not FIELD=VALUE' 2 hurdle kind
refused 'Did you mean "kind"?' 1 hurdle knd=debts
refused 'Question is missing' 1 incident application=0001 kind=damage urgency=today
run 2 add hurdle
ended
