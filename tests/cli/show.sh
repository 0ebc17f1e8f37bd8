#!/bin/bash
# tafel show: the sheet, JSON, and how it was.
. "$TESTLIB/cli.sh"
make_cases a.db
export TAFEL_FILE=a.db

run 0 show ZK-2026-0002
has 'Application ZK-2026-0002'
has '  Received on                  12-10-2026'
has '? Two years promised           not known'
has 'Client Mehmet'
has '  Debts                        stable'
has 'none yet'
awk 'length($0) > 80 { exit 1 }' out || complain "the sheet is wider than 80 columns"
run 0 show 0002 --json
same "$(jq -c '[.number, .weight, .two_years, .received, .ambulant_care]' out)" '["ZK-2026-0002","medium",null,"2026-10-12","leger_des_heils"]'
same "$(wc -l <out)" 1

# By id, and by the beginning of one.
id=$(jq -r .client out)
run 0 show "$id" --json
same "$(jq -r '[.call_name, .children] | @csv' out)" '"Mehmet",1'
run 0 show "$(value a.db 0002 id)"
has 'Application ZK-2026-0002'
run 3 show ZK-2026-0099
says <<X
tafel: ZK-2026-0099 is not in this file.
X

# As it was: after two later days of changes.
TAFEL_NOW=2026-11-20T09:00:00+01:00 run 0 set 0002 debts=unstable weight=heavy
TAFEL_NOW=2026-11-20T10:00:00+01:00 run 0 decide 0002 admit --contract tripartite
TAFEL_NOW=2026-11-21T11:00:00+01:00 run 0 set 0002 weight=light
decision=$("$TAFEL" list decision --json | jq -r '.[0].id')
at() { "$TAFEL" show 0002 --json --as-of "$1" 2>/dev/null | jq -r '.weight + " " + .step'; }
same "$(at 2026-11-19)" 'medium submitted'
same "$(at 2026-11-20T08:59)" 'medium submitted'
same "$(at 2026-11-20T09:00)" 'heavy submitted'
same "$(at '20-11-2026 9:30')" 'heavy submitted'
same "$(at 2026-11-20T10:30:00+01:00)" 'heavy admitted'
same "$(at 2026-11-20T09:30:00Z)" 'heavy admitted'
same "$(at 2026-11-20T08:30:00Z)" 'heavy submitted'
same "$(at 2026-11-20)" 'heavy admitted'
same "$(at 2026-11-22)" 'light admitted'
same "$(at "$decision")" 'heavy submitted'

# The sheet shows the client of that time, and only the decisions that were taken.
run 0 show 0002 --as-of 2026-11-19
has '  Debts                        stable'
has 'none yet'
tells 'As it was at 19-11-2026 23:59.'
run 0 show 0002 --as-of "$decision"
has '  Debts                        not stable'
has 'none yet'
tells 'As it was known to the decision of 20-11-2026 10:00.'
run 0 show 0002 --as-of 2026-11-20
has '20-11-2026 10:00  admit'
has "$decision  pact/"
run 3 show 0002 --as-of 2026-11-18
tells 'was not there yet'
# Steps come with it, as they were known then; what was withdrawn later was not withdrawn yet.
TAFEL_NOW=2026-11-23T09:00:00+01:00 run 0 decide 0002 --withdraw --reason 'wrong case'
TAFEL_NOW=2026-11-24T09:00:00+01:00 run 0 step 0002 complete --role servicepunt --name 'P. Smit' --pass 'komt nog'
run 0 show 0002
has 'admit (withdrawn)'
has '24-11-2026 09:00  complete'
has 'P. Smit, Servicepunt  pact/'
has 'komt nog'
run 0 show 0002 --as-of 2026-11-22
has '20-11-2026 10:00  admit'
lacks '(withdrawn)'
lacks 'P. Smit'

run 1 show 0002 --as-of someday
tells '"someday" is no moment and no decision.'
ended
