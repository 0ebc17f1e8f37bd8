#!/bin/bash
# A file that is none of ours is refused with a sentence and left as it was, byte for byte, with nothing put beside it.
. "$TESTLIB/cli.sh"
make_cases good.db

# Each call that opens a file: reading, writing, upkeep.
all=("list queue" "show 0001" "set 0001 weight=light" "decide 0001 admit" "verify" "rebuild" "snapshot" "backup b.db"
	"export -o d" "import x.jsonl" "intake cases.csv")
few=("list queue" "set 0001 weight=light" "verify")
calls=("${all[@]}")

print_state() { [ ! -e "$1" ] || stat -c '%F %s %a %i %Y' -- "$1" && [ ! -f "$1" ] || cksum <"$1"; }

# refused STATUS FILE TEXT: every call ends so, says that, and changes nothing.
refused() {
	local before after
	before=$(print_state "$2")
	for call in "${calls[@]}"; do
		# shellcheck disable=SC2086  # words
		run "$1" -f "$2" $call
		tells "$3"
		prints </dev/null
		grep -q '^tafel: ' err || complain "no sentence for $call"
		same "$(wc -l <err)" 1
		after=$(print_state "$2")
		same "$after" "$before"
		for beside in "$2-journal" "$2-wal" "$2.lock" b.db d; do
			[ ! -e "$beside" ] || complain "$call left $beside"
		done
	done
}

refused 3 no.db 'There is no file no.db'
cp good.db newer.db
sqlite3 newer.db 'PRAGMA user_version = 99'
refused 1 newer.db 'newer.db was made by a newer tafel'
calls=("${few[@]}")
ln -s good.db link.db
refused 1 link.db 'link.db is a link.'
ln -s nowhere dangling.db
refused 1 dangling.db 'dangling.db is a link.'
mkdir folder.db
refused 1 folder.db 'folder.db is not an ordinary file.'
mkfifo fifo.db
refused 1 fifo.db 'fifo.db is not an ordinary file.'
refused 1 /dev/null 'is not an ordinary file.'
: >empty.db
refused 1 empty.db 'empty.db'
printf 'ZK-2026-0001;Sevval\n' >text.db
refused 1 text.db 'text.db'
yes 'a longer text than a page of a database' | head -c 20000 >long.db
refused 1 long.db 'long.db'
head -c 40000 /dev/urandom >noise.db
refused 1 noise.db 'noise.db'
sqlite3 foreign.db 'CREATE TABLE t (x); INSERT INTO t VALUES (1)'
refused 1 foreign.db 'foreign.db is not a tafel file. Nothing was changed.'
sqlite3 wal.db 'PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)' >/dev/null
refused 1 wal.db 'wal.db is not a tafel file. Nothing was changed.'
dd if=good.db of=cut.db bs=1000 count=3 2>/dev/null
refused 1 cut.db 'cut.db'
head -c 100 good.db >head.db
refused 1 head.db 'head.db'
(printf 'SQLite format 3\0' && head -c 8000 /dev/urandom) >start.db
refused 1 start.db 'start.db'
mkdir shut && cp good.db shut/a.db
refused 3 shut/none/a.db 'There is no file'
refused 1 good.db/a.db 'good.db/a.db'
long=$(printf 'x%.0s' {1..300})
refused 1 "$long" 'cannot be opened'

# A file of which the middle was cut out or overwritten opens or not, but never passes for sound.
size=$(stat -c %s good.db)
for part in 2 3 4 5; do
	cp good.db harmed.db
	dd if=/dev/urandom of=harmed.db bs=1 seek=$((size * part / 6)) count=9000 conv=notrunc 2>/dev/null
	"$TAFEL" -f harmed.db verify >out 2>err </dev/null
	same "$?" 1
	grep -q '^tafel: ' err || complain "no sentence for harm in part $part"
	head -c $((size * part / 6)) good.db >short.db
	"$TAFEL" -f short.db verify >out 2>err </dev/null
	same "$?" 1
done

# What was refused next to it did the good file no harm.
run 0 -f good.db verify
run 0 -f good.db list queue
has Mehmet
ended
