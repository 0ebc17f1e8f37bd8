#!/bin/bash
# tafel export and tafel import
. "$TESTLIB/cli.sh"
make_cases a.db
make_file b.db

run 2 -f a.db export
tells 'tafel export -o DIR'
run 0 -f a.db export -o box
has 'written to box'
files=$(find box -name '*.jsonl' | wc -l)
run 0 -f a.db export -o box
same "$(find box -name '*.jsonl' | wc -l)" "$files"

run 0 -f b.db import box/*.jsonl
same "$(grep -c '^box/' out)" "$files"
same "$(value b.db ZK-2026-0001 weight)" heavy
run 0 -f b.db import box/*.jsonl
has 'nothing new'

# Edited apart, exchanged both ways: both values are kept, exit status 4, and the same state on both sides.
run 0 -f a.db set 0001 weight=light
run 0 -f b.db set 0001 weight=medium debts=unstable
run 0 -f a.db export -o box
run 0 -f b.db export -o box
run 4 -f a.db import box/*.jsonl
has '1 difference waits'
run 4 -f b.db import box/*.jsonl
"$TAFEL" -f a.db snapshot >a.json
"$TAFEL" -f b.db snapshot >b.json
cmp a.json b.json || complain "the states differ"
same "$(jq -c '[.differences[] | [.entity, .cell, ([.values[].value] | sort)]]' a.json)" '[["application","weight",["light","medium"]]]'
run 0 -f a.db history 0001
same "$(grep -c 'Weight .*\[now\]' out)" 2
run 0 -f a.db show 0001
tells 'Some values differ between laptops.'

# What cannot be read costs no other file.
run 3 -f a.db import missing.jsonl
head -c 300 "$(find box -name '*.care.*' | head -n 1)" >half.jsonl
printf 'hello\n' >odd.jsonl
run 1 -f a.db import odd.jsonl half.jsonl
tells 'odd.jsonl'
tells 'half.jsonl'
run 2 -f a.db import
ended
