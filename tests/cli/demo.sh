#!/bin/bash
# tafel demo
. "$TESTLIB/cli.sh"

run 0 demo p.db --applications 60 --homes 5 --seed 7
has 'Practice file: p.db'
has 'Everybody in it is invented.'
has 'Open it: tafel -f p.db'
run 0 -f p.db list application --json
same "$(jq length out)" 60
run 0 -f p.db list queue
[ "$(wc -l <out)" -gt 1 ] || complain "nobody waits"

# The same seed and moment: the same bytes. Another seed: other people.
run 0 demo q.db --applications 60 --homes 5 --seed 7
run 0 demo r.db --applications 60 --homes 5 --seed 8
for f in p q r; do "$TAFEL" -f $f.db snapshot >$f.json; done
cmp -s p.json q.json || complain "the same seed gives another file"
! cmp -s p.json r.json || complain "another seed gives the same file"

# A practice file is made anew; any other file is left alone.
run 0 -f p.db set "$(jq -r '.application[0].number' p.json)" remark=changed
run 0 demo p.db --applications 60 --homes 5 --seed 7
run 0 -f p.db snapshot
cmp -s out q.json || complain "the practice file was not made anew"
make_file a.db
cp a.db before.db
run 1 demo a.db
cmp -s a.db before.db || complain "a file that is not for practice was touched"
printf 'letter' >letter.txt
run 1 demo letter.txt
same "$(cat letter.txt)" letter

# The region as drawn: every list has what the design counts.
run 0 demo region.db
run 0 -f region.db verify
run 0 -f region.db quota --json
same "$(jq -c '[(.municipalities | map(.offered) | add), (.municipalities | map(.placed) | add)]' out)" '[137,113]'
run 0 -f region.db list household --json
same "$(jq -r 'map(.name) | sort | join(" ")' out)" 'Garenhuis Havenrij Lindehof'
run 0 -f region.db list hurdle --json
same "$(jq -c '[length, (map(select(.solved_on)) | length)]' out)" '[30,21]'
run 0 -f region.db agenda
has 'ZK-2025-0088'
run 0 -f region.db show ZK-2026-0042 --as-of 2026-05-08
has '07-05-2026'

# Without a name it stands beside the usual file, never in its place.
run 0 demo --applications 20
has "$XDG_DATA_HOME/tafel/practice.db"
[ ! -e "$XDG_DATA_HOME/tafel/tafel.db" ] || complain "the usual file was made"
run 2 demo --applications many
run 2 demo x.db -f y.db
ended
