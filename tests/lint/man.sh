#!/bin/sh
# The man pages are clean under mandoc -T lint.
cd "$TOP" || exit 1
command -v mandoc >/dev/null 2>&1 || { echo "no mandoc here"; exit 77; }
pages=$(find man -name '*.[1-9]' 2>/dev/null | sort)
[ -n "$pages" ] || { echo "no man pages yet"; exit 77; }
# shellcheck disable=SC2086  # a list of files
mandoc -T lint $pages 2>&1 | while read -r line; do
	# A page of ours that is not installed yet is found here instead.
	case $line in
	*'referenced manual not found: Xr '*)
		page=${line##*Xr } && page=${page% (*}
		[ ! -f "man/${page% *}.${page#* }" ] || continue
		;;
	esac
	echo "$line"
done | tee "${TMPDIR:-/tmp}/tafel-man.$$"
[ ! -s "${TMPDIR:-/tmp}/tafel-man.$$" ]
status=$?
rm -f "${TMPDIR:-/tmp}/tafel-man.$$"
exit $status
