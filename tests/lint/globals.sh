#!/bin/sh
# Nothing that can change lives outside functions, but flags that a signal handler sets (volatile sig_atomic_t).
cd "$TOP" || exit 1
[ -z "$SANITISE" ] || { echo "only without sanitizers"; exit 77; }
for archive in "$BUILD_DIR"/lib/lib*.a; do
	[ -f "$archive" ] || continue
	objdump -t "$archive" 2>/dev/null | awk -v archive="$(basename "$archive" .a)" '
	/file format/ { object = $1; sub(/:$/, "", object) }
	NF >= 6 || NF == 5 {
		for (i = 2; i <= NF; i++)
			if ($i ~ /^\.(data|bss)$/ || $i ~ /^\.data\.rel(\.local)?$/ || $i ~ /^\.(data|bss)\.[A-Za-z_]/ && $i !~ /^\.data\.rel\.ro/)
				if ($NF !~ /^\./ && $(i - 1) ~ /O$/)
					print substr(archive, 4) "/" object, $NF
	}'
done | while read -r where name; do
	plain=${name%%.*}
	grep -rqE "sig_atomic_t +$plain\\b" src || echo "${where%.o}.c: $name can change"
done >"$TMPDIR/wrong"
cat "$TMPDIR/wrong"
[ ! -s "$TMPDIR/wrong" ]
