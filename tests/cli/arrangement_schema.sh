#!/bin/bash
# assets/schema/arrangement.schema.json before a checker that others made, where there is one: it is a schema of 2020-12, takes
# the arrangements that come with the program, and refuses what the program refuses.
. "$TESTLIB/cli.sh"
python3 -W ignore -c 'import jsonschema; jsonschema.Draft202012Validator' 2>/dev/null || exit 0
cat >check.py <<'X'
import json, sys, jsonschema
schema = json.load(open(sys.argv[1]))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for name in sys.argv[2:]:
    print(name.rsplit("/", 1)[-1], "fits" if validator.is_valid(json.load(open(name))) else "does not")
X
full=$TOP/tests/data/arrangements/full.json
schema=$TOP/assets/schema/arrangement.schema.json
python3 -W ignore check.py "$schema" "$full" "$TOP"/assets/arrangements/*.json >out 2>err || complain "$(tail -n 3 err)"
lacks 'does not'
has 'pact.json fits'

jq '.version = 0' "$full" >version.json
jq 'del(.steps[0].nl)' "$full" >text.json
jq '.goal = .goals' "$full" >key.json
jq '.levels[0].nl = " lokaal"' "$full" >blank.json
jq '.levels[0].nl = "lo\nkaal"' "$full" >break.json
jq '.steps[1].term = {"hours": 5}' "$full" >term.json
jq '.gates[0].needs[0] = "client.shoe_size"' "$full" >word.json
jq '.steps = []' "$full" >empty.json
bad=(version text key blank break term word empty)
for name in "${bad[@]}"; do
	run 1 arrangement check "$name.json"
done
python3 -W ignore check.py "$schema" "${bad[@]/%/.json}" >out 2>err || complain "$(tail -n 3 err)"
for name in "${bad[@]}"; do
	has "$name.json does not"
done
ended
