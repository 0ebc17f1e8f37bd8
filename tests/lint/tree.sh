#!/bin/sh
# What lies where, blanks at line ends, files without a last newline, paths of somebody's machine, leftovers of a merge.
cd "$TOP" || exit 1
if git rev-parse --git-dir >/dev/null 2>&1; then
	git ls-files -co --exclude-standard
else
	find . -type f ! -path './build/*' ! -path './.git/*' | sed 's|^\./||'
fi | sort >"$TMPDIR/files"

{
	sed 's|/.*||' "$TMPDIR/files" | sort -u | grep -vxE 'src|include|tests|assets|man|Makefile|README\.md|\..*' |
		sed 's/$/: only src include tests assets man Makefile README.md and dotfiles lie at the top/'

	# Data that others wrote is taken as it is.
	grep -vE '^tests/(data|fuzz/corpus|upgrade/data)/|\.(csv|db|tar|gz|png|screen|expected)$' "$TMPDIR/files" |
		while read -r file; do [ ! -f "$file" ] || echo "$file"; done >"$TMPDIR/ours"
	tr '\n' '\0' <"$TMPDIR/ours" | xargs -0 grep -nIE '[[:blank:]]+$' /dev/null | sed 's/:[^:]*$/: blanks at the end of the line/'
	while read -r file; do
		[ ! -s "$file" ] || [ "$(tail -c 1 "$file" | od -An -c | tr -d ' ')" = '\n' ] || echo "$file: no newline at the end"
	done <"$TMPDIR/ours"

	# The brackets keep these lines from finding themselves.
	tr '\n' '\0' <"$TMPDIR/files" | xargs -0 grep -sInE '/[w]ork/(main|shared|scratch|[.])|[.][l]ibrary|[.][.]/[s]hared/' /dev/null |
		sed 's/$/   <- a path of one machine/'
	tr '\n' '\0' <"$TMPDIR/ours" | xargs -0 grep -sInE '^(<<<<<<<|>>>>>>>) ' /dev/null
} >"$TMPDIR/wrong"
head -n 60 "$TMPDIR/wrong"
[ ! -s "$TMPDIR/wrong" ]
