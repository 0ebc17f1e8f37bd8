#!/bin/bash
# tafel intake
. "$TESTLIB/cli.sh"
make_file a.db
export TAFEL_FILE=a.db

run 0 intake "$DATA/aanvragen.csv" --dry-run
has 'A trial: nothing was written.'
run 0 list application --json
same "$(jq length out)" 0
run 0 intake "$DATA/aanvragen.csv"
has 'Rows read: 25. New applications: 25'
"$TAFEL" snapshot >before
run 0 intake "$DATA/aanvragen.csv"
has 'New applications: 0'
has 'Here already: 25.'
"$TAFEL" snapshot >after
cmp -s before after || complain "the same sheet twice changed something"
same "$("$TAFEL" list client --json | jq length)" 25

# A mistake names row, column and value; nothing comes in, unless the row is left out.
cat >wrong.csv <<X
Aanvraagnr;Ontvangen op;Roepnaam;Gemeente herkomst
ZK-2026-0101;1-9-2026;Ana;Velsen
ZK-2026-0102;31-11-2026;Rob;Velsen
X
run 1 intake wrong.csv
prints </dev/null
tells '31-11-2026'
tells 'Ontvangen op'
run 3 show ZK-2026-0101
run 2 intake wrong.csv --skip three
tells '--skip takes numbers of rows'
run 0 intake wrong.csv --skip 3
run 0 show ZK-2026-0101
run 3 show ZK-2026-0102

printf 'Aanvraagnr;Ontvangen op;Roepnam;Gemeente herkomst;Kleur\nZK-2026-0103;1-9-2026;Ana;Velsen;rood\n' >odd.csv
run 1 intake odd.csv
tells Roepnaam
run 3 intake missing.csv
ended
