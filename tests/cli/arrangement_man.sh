#!/bin/bash
# tafel-arrangement(5) is enough to write an arrangement: it names every member there is, and its example loads and plays.
. "$TESTLIB/cli.sh"
page=$TOP/man/tafel-arrangement.5
schema=$TOP/assets/schema/arrangement.schema.json

# A literal block of the page, the first one that has this text in it, as a reader sees it.
block() {
	awk -v wanted="$1" '
		/^\.Bd -literal/ { inside = 1; text = ""; next }
		/^\.Ed/ { if (inside && index(text, wanted)) { printf "%s", text; exit } inside = 0; next }
		inside { gsub(/\\e/, "\\"); gsub(/\\&/, ""); text = text $0 "\n" }' "$page"
}

# Every member that the schema knows stands on the page, as a word of its own; so does every word of a closed list.
jq -r '[.. | objects | .properties? // empty | keys[]] | unique[]' "$schema" >members
jq -r '.["$defs"] |= with_entries(select(.key | startswith("field_of") | not)) |
	[.. | objects | .enum? // empty | .[] | strings] | unique[]' "$schema" >words
tr -c 'a-zA-Z0-9_$@.-' '\n' <"$page" | sort -u >page.words
while read -r member; do
	grep -qxF -- "$member" page.words || complain "the page does not name the member \"$member\""
done <members
while read -r word; do
	[ "$word" = - ] || grep -qxF -- "$word" page.words || complain "the page does not name the word \"$word\""
done <words
grep -oE '@[a-z_]+' "$schema" | sort -u | while read -r word; do
	grep -qxF -- "$word" page.words || echo "the page does not name \"$word\""
done >missing
[ ! -s missing ] || complain "$(cat missing)"

# The example loads, in both languages of the program, and is good by the schema too where there is a checker.
block '"id": "tussenhuis"' >tussenhuis.json
jq -e .id tussenhuis.json >/dev/null || complain 'the example is no JSON'
run 0 arrangement check ./tussenhuis.json
if python3 -W ignore -c 'import jsonschema' 2>/dev/null; then
	python3 -W ignore -c 'import json, sys, jsonschema
jsonschema.Draft202012Validator(json.load(open(sys.argv[1]))).validate(json.load(open(sys.argv[2])))' "$schema" tussenhuis.json ||
		complain 'the example does not fit the schema'
fi

# It plays: the commands of the page, as they stand there, from application to end.
export TAFEL_FILE=$PWD/t.db
block 'tafel init --arrangement ./tussenhuis.json --table all' | sed "s|^tafel |\"$TAFEL\" |" >play.sh
same "$(grep -c "^\"$TAFEL\" " play.sh)" 14
bash -e play.sh >out 2>err </dev/null || complain "the example does not play: $(tail -n 3 err)"
has 'TH-2026-0001'
has 'First talk'
run 0 show TH-2026-0001 --json
same "$(jq -c '[.step,.arrangement,.admitted_on,.key_on,.ended_on]' out)" \
	'["settled","tussenhuis","2026-11-19","2026-11-19","2026-11-19"]'
run 0 show W-0001 --json
same "$(jq -r .let_on out)" 2026-11-19
run 0 list decision --json
same "$(jq -r '.[].arrangement' out)" tussenhuis/1
run 0 list step_change --json
same "$(jq -r '[.[].arrangement] | unique[]' out)" tussenhuis/1
run 0 course TH-2026-0001
has 'at home'

# Its other ways: what is not met is said, on hold comes back by itself, a home that does not fit frees it, a reason is asked for.
run 0 add application call_name=Bo origin=waterstad ambulant_care=de_brug
run 0 decide TH-2026-0002 hold --reason missing_paper --until 1-12-2026
run 0 course TH-2026-0002
has 'on hold'
TAFEL_NOW=2026-12-02T10:00:00+01:00 run 0 course TH-2026-0002
has 'received'
run 1 decide TH-2026-0002 nonsense
TAFEL_NOW=2026-12-02T10:00:00+01:00 run 0 decide TH-2026-0002 admit --messenger 'M. Vos' --pass 'the letter comes by post'
tells 'The letter of the resident is missing.'
run 0 add home municipality=waterstad rooms=1 association=waterwonen
TAFEL_NOW=2026-12-02T10:00:00+01:00 run 0 propose TH-2026-0002 W-0002
TAFEL_NOW=2026-12-02T10:00:00+01:00 run 1 answer TH-2026-0002 no
TAFEL_NOW=2026-12-02T10:00:00+01:00 run 0 answer TH-2026-0002 no --reason does_not_fit
same "$(value t.db TH-2026-0002 step)" admitted
TAFEL_NOW=2026-12-03T10:00:00+01:00 run 0 withdraw TH-2026-0002 --reason moved_away --role client --name Bo
same "$(value t.db TH-2026-0002 step)" withdrawn
run 0 verify
ended
