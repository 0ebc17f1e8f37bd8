#!/bin/sh
# Every public header compiles by itself.
cd "$TOP" || exit 1
flags='-std=c11 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -Wall -Wextra -Werror -Iinclude -Isrc'
wrong=0
for header in include/*/*.h; do
	[ -f "$header" ] || continue
	printf '#include "%s"\nextern int unused;\n' "${header#include/}" >"$TMPDIR/one.c"
	# shellcheck disable=SC2086,SC2046  # lists of options
	$CC $flags $(pkg-config --cflags-only-I libcjson sqlite3 libsodium libutf8proc) -fsyntax-only "$TMPDIR/one.c" || wrong=1
done
exit $wrong
