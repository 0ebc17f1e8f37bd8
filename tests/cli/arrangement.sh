#!/bin/bash
# tafel arrangement: what there is, what a file is refused for, and what a new version does to running cases
. "$TESTLIB/cli.sh"
ship=$TOP/assets/arrangements
full=$TOP/tests/data/arrangements/full.json

# Every arrangement that comes with the program is good, and is found by its id; the names of the files tell hyphens.
for file in "$ship"/*.json; do
	run 0 arrangement check "$file"
	id=$(jq -r .id "$file")
	run 0 arrangement check "$id"
	same "$(basename "$file" .json | tr - _)" "$id"
done

# list: without a file what comes with the program, with one what it holds as well.
TAFEL_FILE='' run 0 arrangement list --json
same "$(jq -r '.[] | select(.here) | .id' out)" ''
same "$(jq -r '[.[].id] | sort | join(" ")' out)" "$(jq -r .id "$ship"/*.json | sort | paste -sd' ')"
make_cases a.db
export TAFEL_FILE=a.db
run 0 arrangement list --json
same "$(jq -c '.[] | select(.id == "pact") | [.here, .in_force, .own]' out)" '[true,true,true]'

# A second arrangement comes beside the first; the own one stays.
run 0 arrangement load "$full"
has 'everything/3 is new in this file.'
run 0 arrangement list
has 'everything/3'
run 0 arrangement show role --arrangement everything
has 'support worker'
lacks 'Servicepunt'
run 0 arrangement show step
has 'on the agenda'
run 0 arrangement show step --json --arrangement everything
same "$(jq -r '.[] | select(.code == "withdrawn") | .members["reopen.months"]' out)" 6
run 3 arrangement show nonsense
run 3 arrangement show --arrangement nonsense
tells 'This file holds no arrangement "nonsense".'
run 2 arrangement lod "$full"
tells 'Did you mean "load"?'

# Before it begins it works, and is called provisional; after its last day it has ended.
sed 's/"version": 3/"version": 4/; s/2026-01-01/2027-01-01/' "$full" >later.json
run 0 arrangement load later.json
run 0 arrangement list
has 'provisional'
has 'older version'
run 0 arrangement show arrangement --arrangement everything/3
has 'valid_from: 2026-01-01'
run 0 arrangement show arrangement --arrangement everything
has 'valid_from: 2027-01-01'

# A version says one thing for ever.
sed 's/"version": 3/"version": 4/; s/"Alles"/"Iets"/' "$full" >other.json
run 1 arrangement load other.json
tells 'Give the file a higher version.'

# What a new version does to running cases stands there first; without --yes nothing is loaded.
version=$(jq .version "$ship/pact.json")
jq '.version += 1 | (.steps[] | select(.code == "submitted")) |= (.queue = false | .term = {"weeks": 26})' \
	"$ship/pact.json" >next.json
run 0 arrangement load next.json --dry-run
has "pact/$version -> pact/$((version + 1))"
has 'submitted (submitted): 3 cases drop out of the queue:'
has 'ZK-2026-0003'
has 'submitted (submitted): the term of 3 cases ends on another day:'
has 'ZK-2026-0001       08-09-2026 -> 02-03-2027'
tells 'Nothing was loaded.'
run 1 arrangement load next.json
tells '3 running cases change, so nothing was loaded. To load it all the same, add --yes.'
run 0 list queue --json
same "$(jq length out)" 2
run 0 decide 0001 decline --reason too_early
run 0 arrangement load next.json --yes
has '2 cases drop out of the queue'
run 0 list queue --json
same "$(jq length out)" 0
run 0 list application --json
same "$(jq length out)" 3

# A decision keeps the version that it names, and that version stays readable.
run 0 decide 0002 decline --reason too_early
run 0 list decision --json
same "$(jq -c '[.[].arrangement] | sort' out)" "[\"pact/$version\",\"pact/$((version + 1))\"]"
run 0 arrangement show step --arrangement "pact/$version" --json
same "$(jq -r '.[] | select(.code == "submitted") | .members.queue' out)" true
run 0 rebuild
run 0 arrangement show step --arrangement "pact/$version" --json
same "$(jq -r '.[] | select(.code == "submitted") | .members.queue' out)" true

# A step that goes: the cases in it are named.
jq '.version += 2 | del(.steps[] | select(.code == "submitted")) |
	(.steps, .outcomes) |= map(if .from then .from -= ["submitted"] else . end) |
	.steps |= map(if .code == "complete" then .from = ["draft"] else . end | if .term_since == "submitted" then del(.term_since) else . end) |
	.gates |= map(.before -= ["submitted"])' "$ship/pact.json" >gone.json
run 0 arrangement load gone.json --dry-run
has 'submitted (submitted): the step no longer exists; 1 case stands in it:'
has 'ZK-2026-0003'

# Of many cases the first twenty are told, and how many there are besides.
run 0 demo big.db --seed 3
jq '.version += 1 | (.steps[] | select(.code == "living")).term = {"months": 25}' "$ship/pact.json" >many.json
TAFEL_FILE=big.db run 0 arrangement load many.json --dry-run
count=$(grep -o 'the term of [0-9]* cases' out | tr -dc 0-9)
[ "$count" -gt 100 ] || complain "only $count cases move"
same "$(grep -c '^    ZK-' out)" 20
has "    and $((count - 20)) more"

# A wrong file: line, place, value, what would be right; and nothing of it is in the file.
sed 's/"turn": "chair"/"turn": "xyz"/; s/"version": 3/"version": 9/' "$full" >wrong.json
run 1 arrangement load wrong.json
tells 'wrong.json, line 53: steps[1].turn is "xyz", but must be a code from the list: roles, party_kinds. Nothing was loaded.'
run 1 arrangement check wrong.json
run 0 arrangement list
lacks 'everything/9'
run 3 arrangement load ./nothing.json
run 3 arrangement load atlantis
head -c 10485760 /dev/zero | tr '\0' ' ' >large.json
run 1 arrangement check large.json
{ printf '{"a":' && head -c 1000 /dev/zero | tr '\0' '['; } >deep.json
run 1 arrangement check deep.json
tells 'there are too many levels'
ended
