#!/bin/bash
# What no one would type, and programs do: every call ends with a sentence and the right status, never by a signal, and
# nothing of it reaches the terminal raw.
. "$TESTLIB/cli.sh"
make_cases a.db
export TAFEL_FILE=a.db
sum=$(cksum <a.db)

# bad STATUS ARGUMENTS: one sentence on stderr, no control characters, no file changed.
bad() {
	run "$@"
	shift
	grep -q '^tafel: ' err || complain "no sentence for: $*"
	! LC_ALL=C tr -d '\200-\377' <err | LC_ALL=C grep -q '[^[:print:][:space:]]' || complain "raw bytes for: $*"
	iconv -f utf-8 -t utf-8 err >/dev/null 2>&1 || complain "no UTF-8 on stderr for: $*"
	[ "$(wc -c <err)" -lt 4000 ] || complain "a very long message"
	same "$(cksum <a.db)" "$sum"
}

mapfile -t subcommands < <("$TAFEL" --help | awk '/^  [a-z]+ / { print $1 }' | sort -u)
[ "${#subcommands[@]}" -gt 10 ] || complain "only ${#subcommands[@]} subcommands found in --help"
for sub in "${subcommands[@]}"; do
	bad 2 "$sub" --no-such-option
	tells --no-such-option
	bad 2 "$sub" --file
done
bad 2 ''
bad 2 ' '
bad 2 -
bad 2 ---
bad 2 --file
bad 2 -f
bad 2 '' ''
bad 3 -f '' list queue
bad 2 list application --limit 99999999999999999999
bad 2 list application --limit -1
bad 2 list application --limit ''
bad 2 list application --where
bad 1 list application --where nothing
bad 1 show 0001 --as-of never
bad 3 show ''
bad 3 show '*'
bad 3 show "0001'; DROP TABLE op; --"
bad 3 show "$(printf 'x%.0s' {1..100000})"
bad 1 set 0001 "call_name=$(printf 'x%.0s' {1..100000})"
bad 1 set 0001 "remark=$(printf 'Een %.0s' {1..20000})"
bad 1 set 0001 'children=99999999999999999999'
bad 1 set 0001 'children=-1'
bad 1 set 0001 'rent_max=NaN'
bad 1 set 0001 'received=31-11-2026'
bad 1 set 0001 'nothing=1'
bad 2 set 0001 'remark'
bad 2 set 0001 '=x'
bad 1 decide 0001 nothing
bad 1 decide 0001 reject --reason nothing
bad 2 init --arrangement
bad 1 -f b.db init --arrangement /dev/zero --table velsen --name A --role chair
bad 3 -f b.db init --arrangement no-such --table velsen --name A --role chair
bad 1 -f b.db init --arrangement pact --table atlantis --name A --role chair
bad 1 -f b.db init --arrangement pact --table velsen --name A --role pope
[ ! -e b.db ] || complain "a part of a new file was left"

# Files that are not there, not files, or not what they should be.
bad 3 intake no-such
for file in . /dev/null /dev/zero "$(printf 'x%.0s' {1..300})"; do
	bad 1 intake "$file"
done
run 3 import no-such
cat err >>out && has no-such
for file in . /dev/zero cases.csv "$(printf 'x%.0s' {1..300})"; do
	run 1 import "$file"
	cat err >>out && has "$file"
	run 0 verify
done
sum=$(cksum <a.db)

# Bytes that are no text, and text that would steer a terminal.
odd=($'\xff\xfe' $'a\xc3' $'\xed\xa0\x80' $'\xf5\x80\x80\x80' $'\e[2J' $'\e]0;title\a'
	$'\x9b2J' $'\xc2\x9b2J' $'a\rb' $'a\bb' $'a\x7fb' $'a\u202eb' $'a\u200bb')
for text in "${odd[@]}"; do
	bad 2 "$text"
	bad 2 list "--$text"
	bad 3 show "$text"
	bad 3 -f "$text" list queue
	for pair in "$text=1" "call_name=$text" "remark=$text" "children=$text"; do
		"$TAFEL" set 0001 "$pair" >>shown 2>>shown </dev/null
		[ $? -lt 3 ] || complain "set with odd bytes: $(tail -n 1 shown)"
	done
	"$TAFEL" show 0001 >>shown 2>>shown </dev/null
	sum=$(cksum <a.db)
done
run 0 show 0001 --json
jq -e . out >/dev/null || complain "no JSON after odd bytes"
"$TAFEL" history 0001 >>shown 2>>shown </dev/null
"$TAFEL" list queue >>shown 2>>shown </dev/null
raw=$(LC_ALL=C grep -acP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8b\xae]' shown)
same "raw lines: $raw" "raw lines: 0"
iconv -f utf-8 -t utf-8 shown >/dev/null 2>&1 || complain "no UTF-8 on the screen"
run 0 verify

# A clock that is none, a home that is none.
TAFEL_NOW=yesterday run 1 list queue
tells TAFEL_NOW
(unset HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME && run 0 list queue; exit "$failed") || failed=1
HOME=/dev/null XDG_STATE_HOME=/dev/null XDG_DATA_HOME=/dev/null run 0 set 0001 weight=heavy
ended
