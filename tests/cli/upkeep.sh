#!/bin/bash
# tafel verify, rebuild, backup and snapshot
. "$TESTLIB/cli.sh"
make_cases a.db
export TAFEL_FILE=a.db
run 0 decide 0001 admit

run 0 snapshot
cp out before.json
same "$(jq -r '.format' out)" tafel-snapshot/1
same "$(jq -r '[.application[].number] | sort | join(" ")' out)" 'ZK-2026-0001 ZK-2026-0002 ZK-2026-0003'
run 0 verify
grep -qE '^The file is sound: [0-9]+ changes, every chain and every table is right\.$' out || complain "not sound"
run 0 rebuild
tells 'made anew'
run 0 snapshot
cmp -s out before.json || complain "rebuild changed the state"

# A table that someone changed behind the program's back is found, and made right.
sqlite3 a.db "UPDATE application SET weight = 'light' WHERE number = 'ZK-2026-0001'" || complain "sqlite3"
run 1 verify
tells application
run 0 rebuild
run 0 verify
run 0 snapshot
cmp -s out before.json || complain "rebuild did not make it right"

run 0 backup copy.db
tells 'A checked copy stands in copy.db.'
same "$(stat -c %a copy.db)" 600
run 0 -f copy.db snapshot
cmp -s out before.json || complain "the copy differs"
run 1 backup copy.db
printf 'not a database' >text.db
run 1 -f text.db list queue
ended
