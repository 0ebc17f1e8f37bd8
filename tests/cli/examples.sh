#!/bin/bash
# The commands of README.md and the examples of the man pages do what they say, on a practice file.
. "$TESTLIB/cli.sh"

# $1: a line as it is printed. The screens need a terminal: those lines stop with 2.
try() {
	local want=0
	[[ $1 =~ ^tafel(\ -f\ [^\ ]+)?$ ]] && want=2
	tafel() { run "$want" "$@"; }
	eval "$1" || complain "$1"
	unset -f tafel
}

mkdir build
run 0 demo build/practice.db
cp "$TOP/assets/sample/aanvragen.csv" applications.csv
sed -n 's/^    \(tafel\b.*\)/\1/p' "$TOP/README.md" >lines
while read -r line; do try "$line"; done <lines
[ "$(wc -l <lines)" -ge 8 ] || complain "README.md has no commands any more"

for page in man/tafel.1 man/nl/tafel.1; do
	rm -rf practice.db*
	export TAFEL_FILE=practice.db
	run 0 demo practice.db
	decision=$("$TAFEL" list decision --where application=ZK-2026-0042 --json | jq -r '.[0].id')
	sed -n '/^\.Sh \(EXAMPLES\|VOORBEELDEN\)/,/^\.Sh S\|^\.Sh ZIE/p' "$TOP/$page" | sed -e ':a' -e '/\\e$/N; s/\\e\n//; ta' |
		sed -n "s/\(--as-of \)01[0-9A-Z]*/\1$decision/; /^tafel/p" >lines
	while read -r line; do try "$line"; done <lines
	[ "$(wc -l <lines)" -ge 4 ] || complain "$page has no examples any more"
done
ended
