#!/bin/bash
# For tests/cli/story_*.sh, which play an arrangement from application to end: what cli.sh has, and days that pass.
#
#   at DAY [TIME]          from here on it is that day
#   open_file NAME TABLE ROLE   a new file f.db of the arrangement NAME, used from here on
#   of CASE FIELD          the value of a field of a case or row, as in JSON
#   rows KIND FILTER       what jq makes of the list of a kind, on one line
#   case_of FIELDS         adds an application that lacks nothing; its number comes in $case
#   home_of FIELDS         adds a home; its number comes in $home
# shellcheck disable=SC2034  # $case and $home are read by the stories
. "$TESTLIB/cli.sh"

at() {
	export TAFEL_NOW="$1T${2:-10:00}:00+01:00"
}

open_file() {
	"$TAFEL" -f f.db init --arrangement "$1" --table "$2" --name 'S. de Boer' --role "$3" >/dev/null 2>init.err || {
		complain "no file of $1"
		cat init.err
	}
	export TAFEL_FILE=f.db
}

of() { "$TAFEL" show "$1" --json 2>/dev/null | jq -r ".$2"; }

rows() { "$TAFEL" list "$1" --json 2>/dev/null | jq -rc "$2"; }

case_of() {
	run 0 add application "$@"
	case=$(cat out)
}

home_of() {
	run 0 add home "$@"
	home=$(cat out)
}
