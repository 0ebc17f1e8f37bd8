#!/bin/bash
# tafel step, withdraw, reopen: steps without a table.
. "$TESTLIB/cli.sh"
make_cases a.db
export TAFEL_FILE=a.db

# Who may set it, and what must be known first.
run 1 step 0001 complete
tells 'The step "complete" is set by: Servicepunt.'
run 1 step 0001 complete --role servicepunt --name 'P. Smit'
tells 'It can be done with a reason. Not met: Present facility or shelter is not known.'
same "$(value a.db 0001 step)" submitted
run 0 step 0001 complete --role servicepunt --name 'P. Smit' --pass 'stukken komen maandag'
prints <<X
ZK-2026-0001: complete
X
same "$(value a.db 0001 'step + " " + .step_since')" 'complete 2026-11-19'
run 0 list step_change --json
same "$(jq -c '.[] | [.step_before, .step_after, .role, .name, .passed_why, .set_at]' out)" \
	'["submitted","complete","servicepunt","P. Smit","stukken komen maandag","2026-11-19T13:42"]'
jq -e '.[0].passed_gates | test("support_two_years")' out >/dev/null || complain 'the passed gate is not kept'
jq -e '.[0].arrangement | test("^pact/[0-9]+$")' out >/dev/null || complain 'the version of the rules is not kept'

# Where a case cannot go, and where it can.
run 1 step 0001 living
tells 'From the step "complete" a case does not go to "living there". Nothing was recorded. Possible now: triaged, withdrawn.'
run 1 step 0001 finished
tells 'There is no step "finished".'
run 1 step 0001 admitted
tells 'Only a decision of the table'
run 1 step 0001 complete
tells 'already'
run 2 step 0001
run 2 step 0001 complete --nmae x
tells 'Did you mean --name?'
run 1 step 0001 withdrawn --until 31-11-2026
tells '--until: 31-11-2026 does not exist.'

# Withdrawn: who and why; opened again with the days that it waited.
run 1 withdraw 0001
tells 'Who withdraws it?'
run 1 withdraw 0001 --role client --name Şevval
tells 'Possible: found_home'
run 0 withdraw 0001 --reason found_home --role client --name Şevval
prints <<X
ZK-2026-0001: withdrawn
X
same "$(value a.db 0001 ended_on)" 2026-11-19
run 1 reopen 0001
tells 'needs a reason'
export TAFEL_NOW=2026-12-09T10:00:00+01:00
run 0 reopen 0001 --reason 'de woning ging niet door'
prints <<X
ZK-2026-0001: complete
X
run 0 course 0001 --json
same "$(jq -c '[.step, .waits, .days_in_step]' out)" '["complete",79,0]'
run 1 reopen 0001 --reason x
tells 'has not ended'

# Not after somebody has died, and not after the months are over.
run 0 withdraw 0002 --reason died --role servicepunt --name 'P. Smit'
run 1 reopen 0002 --reason x
tells 'is not opened again'
run 0 withdraw 0003 --reason no_contact --role servicepunt --name 'P. Smit'
export TAFEL_NOW=2027-06-10T10:00:00+02:00
run 1 reopen 0003 --reason x
tells 'It could be opened again until 09-06-2027.'
ended
