#!/bin/bash
# tafel fields, where and arrangement
. "$TESTLIB/cli.sh"

run 0 fields attendance
prints <<X
Kind              Field                 Type     Class     Label                        Values
attendance        meeting               ref      basic     Meeting                      -> meeting; required
attendance        application           ref      basic     Application                  -> application
attendance        role                  code     basic     Role                         list role; required
attendance        party                 ref      basic     Organisation                 -> party
attendance        name                  text     basic     Name                         at most 80 characters
attendance        state                 choice   basic     State                        invited|present|absent|stepped_aside
attendance        reason                text     care      Reason                       at most 200 characters
attendance        ground                text     care      Own legal ground             at most 200 characters
attendance        says                  choice   care      Says                         no_objection|talk_needed
X
run 0 fields clients --json
same "$(jq -c '.[] | select(.field == "children") | [.kind, .type, .class, .label, .min, .max, .required]' out)" \
	'["client","count","basic","Children","0","15",true]'
same "$(jq -c '.[] | select(.field == "debts") | [.class, .choices[0]]' out)" '["care",{"code":"none","label":"none"}]'
run 0 fields --json
same "$(jq -r '[.[].kind] | unique | length' out)" 38
run 2 fields klient
tells 'Did you mean "client"?'

run 0 where
has "file      $XDG_DATA_HOME/tafel/tafel.db (not there yet)"
has "state     $XDG_STATE_HOME/tafel"
has 'language  en'
[ -f "$(sed -n 's/^assets *//p' out)/arrangements/pact.json" ] || complain "no assets where it says"
TAFEL_FILE=x.db run 0 where
has 'file      x.db'

make_file a.db
export TAFEL_FILE=a.db
run 0 arrangement list
has 'pact/'
run 0 arrangement show outcome
has 'admit'
run 3 arrangement show nothing
run 0 arrangement check pact
printf '{"format":"x"}' >wrong.json
run 1 arrangement check wrong.json
run 0 arrangement load pact
run 2 arrangement shw
tells 'Did you mean "show"?'
run 2 arrangement check
ended
