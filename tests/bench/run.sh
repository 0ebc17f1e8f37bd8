#!/bin/bash
# Measures the program beside its floors and prints one table.
#
# Usage: run.sh [--check] [--quick] [--keep] [--runs N] [--import-runs N] [--applications N] [--data DIR]
#	--check		end with 1 when a budget is missed or something could not be measured
#	--quick		5 runs of what is slow instead of 20
#	--keep		use the big file at hand even if the program is newer
#	--data DIR	where the files go (build/bench/data); must not be in memory
# From the environment: TAFEL the program, BENCH the folder of the floors, TOP the sources. BENCH_EDIT (F2) is the keys that open a text field of
# the first case, BENCH_MARK (1 Wachtrij) a text that the first screen has.
set -u -o pipefail

TOP=${TOP:-$(cd "$(dirname "$0")/../.." && pwd)}
TAFEL=${TAFEL:-$TOP/build/tafel}
BENCH=${BENCH:-$TOP/build/bench}
MARK=${BENCH_MARK:-1 Wachtrij}
EDIT=${BENCH_EDIT:-F2}
RUNS=20 SLOW_RUNS=20 KEY_RUNS=200 IMPORT_RUNS=20 APPLICATIONS=100000 CHECK=0 KEEP=0 DATA=$BENCH/data

usage() {
	sed -n '4,9s/^# \{0,1\}//p' "$0" >&2
	exit 2
}

while [ $# -gt 0 ]; do
	case $1 in
	--check) CHECK=1 ;;
	--quick) SLOW_RUNS=5 IMPORT_RUNS=3 ;;
	--keep) KEEP=1 ;;
	--runs) RUNS=${2:?}; SLOW_RUNS=$RUNS; shift ;;
	--import-runs) IMPORT_RUNS=${2:?}; shift ;;
	--applications) APPLICATIONS=${2:?}; shift ;;
	--data) DATA=${2:?}; shift ;;
	*) usage ;;
	esac
	shift
done

die() {
	echo "bench: $*" >&2
	exit 2
}

[ -x "$TAFEL" ] || die "there is no program at $TAFEL; make it first"
for f in bench_tui bench_rusage floor_screen floor_list floor_save floor_import; do
	[ -x "$BENCH/$f" ] || die "there is no $BENCH/$f; run make bench"
done
command -v sqlite3 >/dev/null || die "sqlite3 is not installed; run make deps-test"

mkdir -p "$DATA/home" || exit 2
case $(stat -f -c %T "$DATA") in
tmpfs | ramfs) die "$DATA is in memory, where nothing syncs; choose a disk with --data DIR" ;;
esac

export HOME=$DATA/home XDG_DATA_HOME=$DATA/home/data XDG_STATE_HOME=$DATA/home/state XDG_CONFIG_HOME=$DATA/home/config XDG_RUNTIME_DIR=$DATA/home/run
export TZ=Europe/Amsterdam LANG=C.UTF-8 LC_ALL=C.UTF-8 TAFEL_LANG=nl TAFEL_NOW=2026-11-19T13:42:00+01:00
unset TAFEL_FILE NO_COLOR
mkdir -p "$XDG_RUNTIME_DIR" && chmod 700 "$XDG_RUNTIME_DIR"

BIG=$DATA/big-$APPLICATIONS.tafel
WORK=$DATA/work.tafel
BASE=$DATA/base.tafel
AFTER=$DATA/after.tafel
EXPORT=$DATA/export-$APPLICATIONS
TABLE=$DATA/table.txt
LOG=$DATA/log.txt
: > "$TABLE"
: > "$LOG"
MISSED=0 SCREEN_MEMORY=0

say() { echo "bench: $*" >&2; }
sql() { sqlite3 -batch -readonly "file:$1?immutable=1" "$2" 2>>"$LOG"; }
drop() { rm -rf "$1" "$1.lock" "$1-journal" "$1-wal" "$1-shm"; }
median() { sort -n | awk '{ v[NR] = $1 } END { if (NR) print v[int((NR + 1) / 2)] }'; }
p99() { sort -n | awk '{ v[NR] = $1 } END { if (NR) print v[int((NR * 99 + 99) / 100)] }'; }

# row WHAT OURS FLOOR BUDGET UNIT [P99 P99-FLOOR P99-BUDGET]: one line of the table; within when ours <= budget x floor. With the floor "-" the budget is a figure.
row() {
	awk -v what="$1" -v ours="$2" -v floor="$3" -v budget="$4" -v unit="$5" -v p="${6:--}" -v pf="${7:--}" -v pb="${8:--}" '
		function show(v) {
			if (v == "-") return "-"
			if (unit == "us") return v < 10000 ? sprintf("%d us", v) : sprintf("%.1f ms", v / 1000)
			if (unit == "KiB") return sprintf("%.1f MiB", v / 1024)
			return sprintf("%.1f MB", v / 1000000)
		}
		BEGIN {
			good = floor == "-" ? ours + 0 <= budget + 0 : ours + 0 <= budget * floor
			ratio = floor == "-" || floor + 0 == 0 ? "-" : sprintf("%.2fx", ours / floor)
			if (pb != "-" && p + 0 > pb * pf) good = 0
			limit = floor == "-" ? show(budget) : sprintf("%.1fx", budget) (pb == "-" ? "" : ", p99 " pb "x")
			printf "%s|%s|%s|%s|%s|%s|%s|%s\n", what, show(ours), show(floor), ratio, limit, good ? "yes" : "NO", show(p), show(pf)
			exit !good
		}' >> "$TABLE" || MISSED=1
}

# missing WHAT BUDGET: a line for what could not be measured; the log says why.
missing() {
	printf '%s|not measured|-|-|%s|NO|-|-\n' "$1" "$2" >> "$TABLE"
	MISSED=1
}

# tui WHAT BUDGET P99-BUDGET ARGUMENT...: one run of bench_tui with the big file.
tui() {
	local what=$1 budget=$2 late=$3 out ours p floor pf memory
	shift 3
	say "$what"
	if ! out=$(TAFEL_FILE=$FILE "$BENCH/bench_tui" "$@" 2>>"$LOG"); then
		missing "$what" "${budget}x"
		return 1
	fi
	read -r _ ours p floor pf _ _ memory _ <<< "$out"
	echo "$what: $out" >> "$LOG"
	[ "$memory" -gt "$SCREEN_MEMORY" ] && SCREEN_MEMORY=$memory
	row "$what" "$ours" "$floor" "$budget" us "$p" "$pf" "$late"
}

# The table that holds the records, and how many there are.
record_table() { sql "$1" "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'line' ORDER BY m.name <> 'op' LIMIT 1"; }
records() {
	local n
	n=$(sql "$1" "SELECT count(*) FROM \"$(record_table "$1")\"")
	echo "${n:-0}"
}

make_files() {
	if [ "$KEEP" = 0 ] && [ "$TAFEL" -nt "$BIG" ]; then
		drop "$BIG"
		drop "$EXPORT"
	fi
	if [ ! -f "$BIG" ]; then
		say "making $APPLICATIONS applications"
		drop "$DATA/making.tafel"
		"$TAFEL" demo "$DATA/making.tafel" --applications "$APPLICATIONS" --homes $((APPLICATIONS / 20)) --seed 7 >>"$LOG" 2>&1 || return 1
		mv "$DATA/making.tafel" "$BIG"
	fi
	if [ ! -d "$EXPORT" ]; then
		say "making a second file with a tenth of that, for the import"
		drop "$DATA/second.tafel"
		drop "$EXPORT.new"
		mkdir "$EXPORT.new"
		"$TAFEL" demo "$DATA/second.tafel" --applications $((APPLICATIONS / 10)) --homes $((APPLICATIONS / 200)) --seed 8 >>"$LOG" 2>&1 &&
			TAFEL_FILE=$DATA/second.tafel "$TAFEL" export -o "$EXPORT.new" >>"$LOG" 2>&1 && mv "$EXPORT.new" "$EXPORT"
		drop "$DATA/second.tafel"
	fi
	cat "$BIG" > /dev/null
}

fresh_copy() {
	drop "$2"
	cp "$1" "$2" && sync "$2"
}

measure_screen() {
	local list="$BENCH/floor_list"
	FILE=$BIG
	tui "start to first full screen" 2.0 - start -n "$RUNS" -m "$MARK" -- "$TAFEL" -- "$BENCH/floor_screen"
	tui "j" 2.0 3 key -n "$KEY_RUNS" -m "$MARK" -k j -- "$TAFEL" -- "$list"
	tui "PageDown" 2.0 3 key -n "$KEY_RUNS" -m "$MARK" -k PgDn -- "$TAFEL" -- "$list"
	tui "End" 2.0 3 key -n "$KEY_RUNS" -m "$MARK" -b Home -k End -- "$TAFEL" -- "$list"
	tui "one letter of a search" 6.0 - search -n "$KEY_RUNS" -m "$MARK" -o F3 -l meh -K PgDn -q "Esc C-q" -- "$TAFEL" -- "$list"
}

# The edits go into a copy; they count only if they are records in it afterwards.
measure_save() {
	local what="one field edited and saved" before after bytes
	FILE=$WORK
	fresh_copy "$BIG" "$WORK"
	before=$(records "$WORK")
	set -- save -m "$MARK" -o "$EDIT" -k C-s -q "Esc C-q" -- "$TAFEL" -- "$BENCH/floor_save" "$DATA/floor.db"
	TAFEL_FILE=$WORK "$BENCH/bench_tui" save -n 1 "${@:2}" 300 >>"$LOG" 2>&1
	after=$(records "$WORK")
	if [ "$after" -le "$before" ]; then
		echo "$what: $EDIT, a letter and C-s made no record" >> "$LOG"
		missing "$what" 2.5x
		return
	fi
	bytes=$(sql "$WORK" "SELECT length(CAST(line AS BLOB)) FROM \"$(record_table "$WORK")\" ORDER BY rowid DESC LIMIT 1")
	before=$after
	tui "$what (${bytes:-300} bytes)" 2.5 - save -n "$RUNS" "${@:2}" "${bytes:-300}" || return
	after=$(records "$WORK")
	if [ $((after - before)) -lt "$RUNS" ]; then
		echo "$what: $RUNS edits made $((after - before)) records" >> "$LOG"
		missing "$what: not all are in the file" 2.5x
	fi
}

measure_import() {
	local count ours="" floor="" peak=0 wall memory status usec rows i
	set -- "$EXPORT"/*.jsonl
	if [ ! -f "$1" ]; then
		missing "import" 2.5x
		return
	fi
	count=$(cat "$@" | grep -c '"k":')
	# the first import of a day makes a checked backup of the whole file: that is made before, and not what is measured here
	fresh_copy "$BIG" "$BASE"
	TAFEL_FILE=$BASE "$TAFEL" import "$(ls -S "$@" | tail -n 1)" >>"$LOG" 2>&1
	rm -f "$BASE".backup-*
	for ((i = 0; i < IMPORT_RUNS; i++)); do
		say "import, $((i + 1)) of $IMPORT_RUNS"
		fresh_copy "$BASE" "$WORK"
		TAFEL_FILE=$WORK "$BENCH/bench_rusage" "$DATA/use" "$TAFEL" import "$@" >>"$LOG" 2>&1
		status=$?
		if [ $status != 0 ] && [ $status != 4 ]; then
			echo "import ended with $status" >> "$LOG"
			missing "import" 2.5x
			return
		fi
		read -r wall _ _ memory < "$DATA/use"
		ours+="$wall"$'\n'
		[ "$memory" -gt "$peak" ] && peak=$memory
		if [ "$i" = 0 ]; then
			drop "$AFTER"
			cp "$WORK" "$AFTER"
			if [ $(($(records "$AFTER") - $(records "$BASE"))) -lt $((count * 9 / 10)) ]; then
				echo "import: $count records came, the file grew by $(($(records "$AFTER") - $(records "$BASE")))" >> "$LOG"
				missing "import of $count records" 2.5x
				return
			fi
		fi
		fresh_copy "$BASE" "$WORK"
		if ! read -r usec rows < <("$BENCH/floor_import" "$BASE" "$AFTER" "$WORK" 2>>"$LOG"); then
			missing "import of $count records: floor" 2.5x
			return
		fi
		floor+="$usec"$'\n'
	done
	row "import of $count records in $# files ($rows rows)" "$(printf %s "$ours" | median)" "$(printf %s "$floor" | median)" 2.5 us \
		"$(printf %s "$ours" | p99)" "$(printf %s "$floor" | p99)"
	row "peak memory, import" "$peak" - 32768 KiB
}

measure_size() {
	local lines
	lines=$(sql "$BIG" "SELECT sum(length(CAST(line AS BLOB))) FROM \"$(record_table "$BIG")\"")
	if [ -z "$lines" ]; then
		missing "size of the file" 2.5x
		return
	fi
	row "size of the file with $(records "$BIG") records" "$(stat -c %s "$BIG")" "$lines" 2.5 bytes
}

# The tables of the entities that the sources name.
entity_queries() {
	local def name
	for def in "$TOP"/include/model/*.def; do
		name=$(basename "$def" .def)
		[ -n "$(sql "$BIG" "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '$name'")" ] && printf 'SELECT * FROM "%s";\n' "$name"
	done
}

measure_snapshot() {
	local queries ours="" floor="" wall i
	say "snapshot"
	queries=$(entity_queries)
	if [ -z "$queries" ]; then
		missing "snapshot" 2.0x
		return
	fi
	for ((i = 0; i < SLOW_RUNS; i++)); do
		if ! TAFEL_FILE=$BIG "$BENCH/bench_rusage" "$DATA/use" "$TAFEL" snapshot >/dev/null 2>>"$LOG"; then
			missing "snapshot" 2.0x
			return
		fi
		read -r wall _ < "$DATA/use"
		ours+="$wall"$'\n'
		"$BENCH/bench_rusage" "$DATA/use" sqlite3 -batch -readonly -json "$BIG" "$queries" >/dev/null 2>>"$LOG"
		read -r wall _ < "$DATA/use"
		floor+="$wall"$'\n'
	done
	row "snapshot" "$(printf %s "$ours" | median)" "$(printf %s "$floor" | median)" 2.0 us "$(printf %s "$ours" | p99)" "$(printf %s "$floor" | p99)"
}

print_table() {
	echo
	awk -F'|' -v OFS='|' 'BEGIN { print "what", "ours", "floor", "ratio", "at most", "within?", "p99 ours", "p99 floor" } { print }' "$TABLE" |
		awk -F'|' '{ for (i = 1; i <= NF; i++) { cell[NR, i] = $i; if (length($i) > w[i]) w[i] = length($i) } n = NF }
			END { for (r = 1; r <= NR; r++) for (i = 1; i <= n; i++) printf i == 1 ? "%-" w[i] "s" : "  %" w[i] "s" (i == n ? "\n" : ""), cell[r, i] }'
	echo
	echo "medians of $RUNS starts and saves, $KEY_RUNS keys, $SLOW_RUNS snapshots, $IMPORT_RUNS imports; terminal of 120x40; ours and floor by turns"
	echo "file system $(df --output=fstype "$DATA" | tail -1), $(uname -sr), $(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg)"
	echo "sqlite $(sqlite3 --version | cut -d' ' -f1), ncurses $(pkg-config --modversion ncursesw), $(${CC:-gcc} --version | head -1), $("$TAFEL" --version 2>/dev/null | head -1)"
	if grep -q 'not ' "$TABLE"; then
		echo "why something was not measured: $LOG"
	fi
}

if make_files; then
	measure_screen
	measure_save
	[ "$SCREEN_MEMORY" -gt 0 ] && row "peak memory, meeting screen" "$SCREEN_MEMORY" - 16384 KiB
	measure_size
	measure_snapshot
	measure_import
else
	missing "a file of $APPLICATIONS applications" -
fi
drop "$WORK"
drop "$AFTER"
print_table
[ "$CHECK" = 1 ] && exit "$MISSED"
exit 0
