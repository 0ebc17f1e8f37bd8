#!/bin/bash
# tafel set
. "$TESTLIB/cli.sh"
make_cases a.db
export TAFEL_FILE=a.db

run 0 set ZK-2026-0001 weight=medium children=3 wishes='quiet, garden' criteria.days=yes hours_now=1,5 care_decision_until=14-6-2027
prints </dev/null
says <<X
ZK-2026-0001 is saved.
X
same "$(value a.db 0001 weight)" medium
same "$(value a.db 0001 care_decision_until)" 2027-06-14
client=$(value a.db 0001 client)
same "$("$TAFEL" show "$client" --json | jq -c '[.children, .wishes, .criteria, .hours_now]')" '[3,["garden","quiet"],["days=yes"],"1.5"]'

# Parts of a set by themselves; F= clears.
run 0 set 0001 wishes.garden= criteria.days= children=
same "$("$TAFEL" show "$client" --json | jq -c '[.children, .wishes, .criteria]')" '[null,["quiet"],null]'

# What is said again is written again: it stands against a change elsewhere that is not known here yet.
before=$("$TAFEL" history 0001 --json | jq length)
run 0 set 0001 weight=medium
same "$("$TAFEL" history 0001 --json | jq length)" $((before + 1))

# All or nothing, and the reason.
refused() {
	local want=$1
	shift
	"$TAFEL" snapshot >before
	run 1 set 0001 weight=heavy "$@"
	tells "$want"
	"$TAFEL" snapshot >after
	cmp -s before after || complain "something was saved: $*"
}
refused 'Did you mean "debts"?' dets=none
refused 'Children: 99 is too high. The highest is 15.' children=99
refused '31-11-2026 does not exist. November has 30 days.' received=31-11-2026
refused 'Step is kept by the program.' step=admitted
refused 'Choose from: none, stable, not stable.' debts=many
refused 'kept' number=ZK-2026-0002
run 2 set 0001 weight
says <<X
tafel: "weight" is not FIELD=VALUE. Nothing was changed.
See: tafel set --help
X
run 2 set 0001
run 3 set ZK-2026-0042 weight=light

# A value may hold anything.
run 0 set 0001 talents='a=b --json "c" é'
same "$("$TAFEL" show "$client" --json | jq -r .talents)" 'a=b --json "c" é'
ended
