#!/bin/sh
# The shell scripts through shellcheck.
cd "$TOP" || exit 1
command -v shellcheck >/dev/null 2>&1 || { echo "no shellcheck here"; exit 77; }
find tests .ci -type f \( -name '*.sh' -o -name 'run*' \) ! -name '*.supp' ! -path 'tests/data/*' | sort |
	while read -r file; do head -n 1 "$file" | grep -q '^#!/bin/\(ba\)\{0,1\}sh' && echo "$file"; done | tr '\n' '\0' |
	xargs -0 shellcheck -S warning
