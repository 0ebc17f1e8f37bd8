#!/bin/sh
# Names functions over 80 lines and files over 600; fails over 150 and 900. Prints how long functions are as a rule.
cd "$TOP" || exit 1
find src -name '*.c' | sort | while read -r file; do
	awk -v file="$file" '
	/^[A-Za-z].*\(/ && !/;[ \t]*$/ && !/=/ { name = $0; sub(/\(.*/, "", name); sub(/.*[ *]/, "", name); at = FNR }
	/^\{/ { inside = 1; from = FNR }
	/^\}/ && inside { print "function", FNR - from - 1, file ":" at, name; inside = 0 }
	END { print "file", FNR, file, "" }' "$file"
done | sort -k1,1 -k2,2n >"$TMPDIR/lengths"
find include src -name '*.h' -exec awk 'END { print "file", FNR, FILENAME, "" }' {} \; >>"$TMPDIR/lengths"
awk '
	$1 == "function" { length_of[++n] = $2; if ($2 > 80) print ($2 > 150 ? "too long: " : "long: ") $3 ": " $4 " has " $2 " lines" }
	$1 == "file" && $2 > 600 { print ($2 > 900 ? "too long: " : "long: ") $3 " has " $2 " lines" }
	$1 == "function" && $2 > 150 || $1 == "file" && $2 > 900 { bad = 1 }
	END {
		if (n)
			printf "%d functions, median %d lines, 90 %% up to %d\n", n, length_of[int((n + 1) / 2)], length_of[int(n * 0.9 + 0.999)]
		exit bad
	}' "$TMPDIR/lengths"
