#!/bin/bash
# tafel decide
. "$TESTLIB/cli.sh"
make_cases a.db
export TAFEL_FILE=a.db

# Warnings go to stderr and stop nothing.
run 0 decide ZK-2026-0001 admit --contract tripartite --two-years yes --messenger 'J. Bakker' --told-by +1w
prints <<X
Recorded: ZK-2026-0001 admitted, tripartite contract
X
tells '! Not answered yet: Who formally decides, Way to object or complain.'
same "$(value a.db 0001 step)" admitted
run 0 list decision --json
same "$(jq -c '.[] | [.outcome, .step_before, .step_after, .two_years_enough, .told_by, .decided_at, .withdrawn]' out)" \
	'["admit","submitted","admitted","yes","2026-11-26","2026-11-19T13:42",null]'
run 0 show 0001
has '19-11-2026 13:42  admit'

# Conditions are repeated; the outcome may be typed as its text.
run 0 decide 0002 'put on hold' --reason missing_document --needed 'proof of income' --from 'De Oever' --until 3-12-2026
has 'until 03-12-2026'
same "$(value a.db 0002 'step + " " + .hold_until')" 'on_hold 2026-12-03'
run 0 decide 0003 admit_conditional --condition 'contact stays' --condition 'budget plan' --owner 'J. Bakker'
same "$("$TAFEL" list decision --where outcome=admit_conditional --json | jq -r '.[0].conditions')" $'contact stays\nbudget plan'

# What cannot be chosen, and what is wrong.
run 1 decide 0001 decline
tells '"decline" cannot be chosen at the step "admitted".'
run 1 decide 0002 hold --until 31-11-2026
tells '--until: 31-11-2026 does not exist.'
run 1 decide 0002 hold --reason nonsense
run 2 decide 0002
tells 'Which outcome?'
run 2 decide 0002 hold --unil 3-12
tells 'Did you mean --until?'
run 3 decide ZK-2026-0042 admit
same "$("$TAFEL" list decision --json | jq length)" 3

# Withdrawing is one more entry: the step goes back, the decision stays.
run 2 decide 0001 admit --withdraw
run 2 decide 0001 --withdraw --note x
run 0 decide 0001 --withdraw --reason 'wrong case'
prints <<X
Withdrawn: the newest decision on 0001. It stays in the log.
X
same "$(value a.db 0001 step)" submitted
run 0 show 0001
has 'admit (withdrawn)'
run 3 decide 0001 --withdraw

# Who came back from a hold and is held again does not wait until the day of the first hold; a blank in a reason is filled.
make_cases again.db
export TAFEL_FILE=again.db
run 0 decide 0002 hold --reason missing_document --needed 'loonstrook' --from ambulant_care --until 3-12-2026
TAFEL_LANG='nl' run 0 show 0002
has 'Er ontbreekt een stuk: loonstrook.'
lacks '{welk}'
run 0 course 0002
has 'Whose turn          ambulant care provider (Leger des Heils), for 0 days'
export TAFEL_NOW=2026-12-10T10:00:00+01:00
run 0 course 0002
has 'The hold is over: the case is back by itself.'
run 0 decide 0002 decline --reason money_unstable
tells 'The case waits until this is in: Income or debts too uncertain.'
same "$(value again.db 0002 'step + " " + (.hold_until // "-")')" 'on_hold -'
run 0 course 0002
lacks 'back by itself'
has 'Parked              Income or debts too uncertain'
ended
