#!/bin/bash
# A case that goes to another table: what each of the two gets when every one reads its own streams only.
. "$TESTLIB/cli.sh"
make_cases velsen.db
"$TAFEL" -f south.db init --arrangement pact --table zuid_kennemerland --name 'B. Vos' --role chair >/dev/null 2>&1
"$TAFEL" -f region.db init --arrangement pact --table all --name 'C. Bos' --role servicepunt >/dev/null 2>&1

# give FROM TO TABLE: exports, and imports what is of the region and of the table
give() {
	rm -rf box
	run 0 -f "$1" export -o box
	run 0 -f "$2" import box/regio.*.jsonl box/"$3".*.jsonl
}
streams() { "$TAFEL" -f "$1" export -o count >/dev/null && cat count/"$2".*.jsonl 2>/dev/null | grep -c '^{"v"'; rm -rf count; }

waited=$(value velsen.db 0001 received)
run 0 -f velsen.db decide 0001 transfer --to-table zuid_kennemerland --note 'family lives there'
same "$(value velsen.db 0001 forum)" zuid_kennemerland
give velsen.db south.db zuid_kennemerland
same "$(value south.db 0001 'forum + " " + .received')" "zuid_kennemerland $waited"
same "$(value south.db 0001 ambulant_care)" "$(value velsen.db 0001 ambulant_care)"
run 0 -f south.db show 0001
has 'Şevval'
lacks 'differ'
run 0 -f south.db list application --json
same "$(jq -r '.[].number' out)" ZK-2026-0001
same "$(streams south.db velsen)" 0

# What the second table does is in no stream of the first.
before=$(streams velsen.db velsen)
run 0 -f south.db set 0001 weight=light debts=stable
give south.db velsen.db zuid_kennemerland
same "$(value velsen.db 0001 weight)" light
same "$(streams velsen.db velsen)" "$before"
same "$(streams south.db velsen)" 0
run 0 -f velsen.db history 0001
has 'Moved to'

# The care provider changes at the second table: the case goes along, and all three agree.
run 0 -f south.db set 0001 'ambulant_care=leger des heils'
same "$(streams south.db zuid_kennemerland.leger_des_heils | sed 's/[1-9][0-9]*/some/')" some
run 0 -f south.db export -o all
run 0 -f velsen.db import all/*.jsonl
run 0 -f velsen.db export -o all
run 0 -f region.db import all/*.jsonl
run 0 -f velsen.db snapshot
mv out velsen.json
run 0 -f region.db snapshot
same "$(jq -c '.application, .client, .differences' velsen.json)" "$(jq -c '.application, .client, .differences' out)"
same "$(jq -c .differences out)" '[]'
for file in velsen.db south.db region.db; do run 0 -f $file verify; done

# Taken back at the table that gave it away: there again, with what happened to it in between.
run 0 -f velsen.db decide 0001 --withdraw --reason 'stays here'
same "$(value velsen.db 0001 'forum + " " + .weight')" 'velsen light'
give velsen.db south.db zuid_kennemerland
same "$(value south.db 0001 forum)" velsen
run 0 -f south.db list application --where forum=zuid_kennemerland --json
same "$(jq length out)" 0
run 0 -f velsen.db rebuild
run 0 -f velsen.db verify
ended
