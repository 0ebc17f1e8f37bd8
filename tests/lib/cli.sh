#!/bin/bash
# For tests/cli/*.sh, which read this file: run the program, and hold what it says against a here-document.
#
#   run STATUS ARGUMENTS   runs tafel; its stdout and stderr go to the files out and err
#   prints <<X             stdout was exactly this
#   says <<X               stderr was exactly this
#   has TEXT / lacks TEXT  stdout has this text somewhere, or not
#   tells TEXT             stderr has it
#   make_file FILE         a new file of the table of Velsen
#   make_cases FILE        the same with three cases, ZK-2026-0001 to 0003
#   ended                  the last line of a test
failed=0

# With the line of the test itself, however deep the helper.
complain() {
	local i=0
	while [[ ${BASH_SOURCE[i]} == */cli.sh ]]; do i=$((i + 1)); done
	echo "line ${BASH_LINENO[i - 1]}: $1"
	failed=1
}

run() {
	local want=$1 got
	shift
	"$TAFEL" "$@" >out 2>err </dev/null
	got=$?
	[ "$got" = "$want" ] && return
	complain "tafel $*: exit status $got, not $want"
	head -n 20 out err
}

prints() { diff -u --label wanted - --label printed out || complain "stdout differs"; }
says() { diff -u --label wanted - --label said err || complain "stderr differs"; }
has() { grep -qF -- "$1" out || { complain "stdout lacks: $1" && head -n 30 out; }; }
lacks() { ! grep -qF -- "$1" out || { complain "stdout has: $1" && head -n 30 out; }; }
tells() { grep -qF -- "$1" err || { complain "stderr lacks: $1" && head -n 30 err; }; }

make_file() {
	"$TAFEL" -f "$1" init --arrangement pact --table velsen --name 'A. de Wit' --role chair >/dev/null 2>&1 ||
		complain "no file $1"
}

make_cases() {
	make_file "$1"
	cat >cases.csv <<-X
		Aanvraagnr;Ontvangen op;Roepnaam;Geboortejaar;Gemeente herkomst;Volwassenen;Kinderen;Zorgpartij;Woonbegeleider;Zwaarte;Schulden;Motivatiebrief;Toestemming
		ZK-2026-0001;1-9-2026;Şevval;1987;Velsen;1;2;HVO-Querido;M. Öztürk;zwaar;geen;1-9-2026;1-9-2026
		ZK-2026-0002;12-10-2026;Mehmet;1991;Velsen;1;1;Leger des Heils;J. Bakker;midden;stabiel;12-10-2026;12-10-2026
		ZK-2026-0003;2-11-2026;Zoë;2001;Heemskerk;1;0;Leger des Heils;J. Bakker;licht;geen;2-11-2026;2-11-2026
	X
	"$TAFEL" -f "$1" intake cases.csv >/dev/null 2>intake.err || { complain "no cases in $1" && cat intake.err; }
}

# The value of a field of a row, as in JSON.
value() { "$TAFEL" -f "$1" show "$2" --json | jq -r ".$3"; }

same() { [ "$1" = "$2" ] || complain "\"$1\" is not \"$2\""; }

ended() { exit $failed; }
