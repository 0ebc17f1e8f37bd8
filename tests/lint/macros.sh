#!/bin/sh
# A header has no function-like macros but these five.
cd "$TOP" || exit 1
find include src \( -name '*.h' -o -name '*.def' \) -exec grep -nHE '^[[:space:]]*#[[:space:]]*define[[:space:]]+[A-Za-z0-9_]+\(' {} + |
	grep -vE '#[[:space:]]*define[[:space:]]+(FIELD|ARRAY_LEN|ONE_OF|_|N_)\(' >"$TMPDIR/wrong"
cat "$TMPDIR/wrong"
[ ! -s "$TMPDIR/wrong" ]
