#!/bin/bash
# A file or folder that may not be written to: a sentence, and nothing changes. The system's own user may write
# anywhere, so then the test steps down to one that may not.
. "$TESTLIB/cli.sh"
make_cases a.db
chmod 755 .
if [ "$(id -u)" = 0 ]; then
	command -v setpriv >/dev/null || { echo "no way to step down from root"; exit 77; }
	chmod o+x "$(dirname "$PWD")"
	chown -R 65534:65534 . "$HOME"
	as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
	"${as[@]}" test -r a.db -a -x "$TAFEL" || { echo "a lesser user cannot get at the program"; exit 77; }
fi

try() {
	local want=$1 got
	shift
	"${as[@]}" "$TAFEL" "$@" >out 2>err </dev/null
	got=$?
	[ "$got" = "$want" ] || { complain "tafel $*: exit status $got, not $want" && head -n 5 out err; }
	[ "$want" = 0 ] || same "$(wc -l <err)" 1
}
calls=("list queue" "set 0001 weight=light" "verify" "rebuild" "backup b.db")

"${as[@]}" mkdir shut
"${as[@]}" cp a.db shut/a.db
chmod 400 shut/a.db
sum=$(cksum <shut/a.db)
for call in "set 0001 weight=light" "decide 0001 admit" "rebuild" "intake cases.csv"; do
	# shellcheck disable=SC2086  # words
	try 1 -f shut/a.db $call
	tells 'shut/a.db cannot be written to. Nothing was saved.'
done
try 0 -f shut/a.db list queue
has Mehmet
same "$(cksum <shut/a.db)" "$sum"
chmod 0 shut/a.db
try 1 -f shut/a.db list queue
tells 'shut/a.db cannot be opened'
chmod 600 shut/a.db
chmod 500 shut
for call in "${calls[@]}"; do
	# shellcheck disable=SC2086  # words
	try 1 -f shut/a.db $call
	tells 'Nothing was changed.'
done
try 1 -f shut/new.db init --arrangement pact --table velsen --name A --role chair
tells 'shut/new.db cannot be made'
try 1 -f a.db backup shut/b.db
tells 'cannot be made'
try 1 -f a.db export -o shut/away
chmod 0 shut
try 1 -f shut/a.db list queue
chmod 700 shut
same "$(cksum <shut/a.db)" "$sum"
same "$(ls shut)" a.db
try 0 -f shut/a.db set 0001 weight=light
try 0 -f shut/a.db verify
ended
