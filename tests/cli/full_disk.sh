#!/bin/bash
# A full disk: a sentence, nothing half saved, and it goes on when there is room. Once by a limit on the size of files,
# and on a small disk in memory where mounting is permitted.
. "$TESTLIB/cli.sh"
[ -z "$SANITISE" ] || { echo "a sanitizer wants its own room"; exit 77; }

make_cases a.db
export TAFEL_FILE=a.db
note=$(printf 'Een lang verhaal. %.0s' {1..30})

# limited KILOBYTES ARGUMENTS: a program whose files may not grow beyond that. A write past the limit fails then.
limited() {
	local blocks=$1
	shift
	(trap '' XFSZ && ulimit -f "$blocks" && exec "$TAFEL" "$@" >out 2>err </dev/null)
}

size=$(($(stat -c %s a.db) / 1024))
run 0 snapshot
cp out before.json
refused=0
for room in 0 1 2 4 8 16 32; do
	for i in 1 2 3; do
		if limited $((size + room)) set 0001 "remark=$room $i $note"; then
			same "$(value a.db 0001 remark | cut -d' ' -f1,2)" "$room $i"
			continue
		fi
		refused=$((refused + 1))
		tells 'disk is full'
		tells 'Nothing was saved.'
		same "$(wc -l <err)" 1
	done
done
[ "$refused" -gt 0 ] || complain "no call met the limit"
run 0 verify

# A limit below the present size: nothing can be written, all can be read.
run 0 show 0001 --json
cp out shown.json
limited 8 set 0001 weight=light
same $? 1
tells 'disk is full'
limited 8 show 0001 --json
same $? 0
cmp -s out shown.json || complain "a refused change shows"
run 0 verify
limited 8 backup copy.db
same $? 1
ls copy.db* 2>/dev/null && complain "a part of a backup was left"
limited 8 export -o away
same $? 1
limited 8 init --arrangement pact --table velsen --name A --role chair -f new.db
same $? 1
ls new.db* 2>/dev/null && complain "a part of a new file was left"
run 0 set 0001 weight=light
same "$(value a.db 0001 weight)" light
run 0 verify

# A real one, small.
mkdir disk
mount -t tmpfs -o "size=$(($(stat -c %s a.db) / 1024 + 200))k" tafel-test disk 2>/dev/null || ended
trap 'umount disk' EXIT
cp a.db disk/a.db
export TAFEL_FILE=disk/a.db
run 0 set 0001 "remark=there is room"
dd if=/dev/zero of=disk/fill bs=4096 2>/dev/null
run 1 set 0001 "remark=$note" "motivation=$note" weight=heavy
tells 'disk is full'
tells 'Nothing was saved.'
run 1 backup disk/copy.db
[ ! -e disk/copy.db ] || complain "a part of a backup was left"
run 0 show 0001 --json
has 'there is room'
rm disk/fill
run 0 set 0001 "remark=$note"
run 0 verify
ended
