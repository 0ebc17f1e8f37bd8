#!/bin/bash
# Each lint finds a fault of its kind: a small tree without a fault passes, and fails once the fault is planted.
# The same for the runner: a test that fails, one that does not build, and a run of nothing are all told.
set -u
lints=$TOP/tests/lint
runner=$TOP/tests/lib/run-suite
tree=$TMPDIR/tree
wrong=0

plain_tree() {
	rm -rf "$tree" && mkdir -p "$tree"/{src,include}/{base,store,tui} "$tree"/build/lib "$tree"/tests/lint && cd "$tree" || exit 1
	cp "$lints/strip.awk" tests/lint/
	printf '%s\n' 'base||libutf8proc|utf8proc.h' 'store|base|sqlite3|sqlite3.h' 'tui|base||ncurses.h' 'main|base tui||' >build/layers.txt
	printf '%s\n' 'int text_width(const char *);' >include/base/text.h
	printf '%s\n' '#include "base/text.h"' '#include <utf8proc.h>' 'int text_width(const char *s)' '{' \
		'	return utf8proc_charwidth(s[0]); /* not exit(1), not strcpy(a, b) */' '}' >src/base/text.c
	printf '%s\n' 'int store_open(void);' >include/store/open.h
	printf '%s\n' '#include "store/open.h"' '#include "base/text.h"' 'int store_open(void)' '{' '	return text_width("system(x)");' '}' >src/store/open.c
	printf '%s\n' '#include "base/text.h"' 'int loop(void);' 'int loop(void)' '{' '	return text_width("x");' '}' >src/tui/loop.c
}

archives() {
	local layer source
	for layer in base store tui; do
		rm -f build/lib/lib$layer.a
		for source in src/$layer/*.c; do
			# shellcheck disable=SC2086  # a compiler may come with a wrapper: two words
			$CC -Iinclude -c -o "build/$layer-$(basename "$source").o" "$source" && ar rcs build/lib/lib$layer.a "build/$layer-$(basename "$source").o"
		done
	done
}

lint() { mkdir -p "$TMPDIR/own" && TOP=$tree BUILD_DIR=$tree/build TMPDIR=$TMPDIR/own SANITISE='' sh "$lints/$1.sh" >"$TMPDIR/said" 2>&1; }

passes() { lint "$1" || { echo "$1: finds a fault where there is none" && cat "$TMPDIR/said" && wrong=1; }; }

bites() {
	local name=$1 fault=$2
	lint "$name" && { echo "$name: does not find: $fault" && wrong=1; }
	plain_tree
}

plain_tree
archives
for name in banned globals headers layers links long macros tree; do passes $name; done

plain_tree && echo '#include "store/open.h"' >>src/tui/loop.c && bites layers "a layer that may not be seen"
plain_tree && echo '#include <sqlite3.h>' >>src/tui/loop.c && bites layers "a library of another layer"
plain_tree && echo '#include "tui/loop.h"' >>include/base/text.h && bites layers "the same in a header"
plain_tree && printf 'int store_open(void);\nint far(void);\nint far(void)\n{\n\treturn store_open();\n}\n' >>src/tui/loop.c && archives &&
	bites links "a name of a layer that may not be seen"
plain_tree && printf 'int sqlite3_libversion_number(void);\nint far(void);\nint far(void)\n{\n\treturn sqlite3_libversion_number();\n}\n' >>src/tui/loop.c &&
	archives && bites links "a library of another layer"
plain_tree && printf 'static int counter;\nint next(void);\nint next(void)\n{\n\treturn counter++;\n}\n' >>src/base/text.c && archives &&
	bites globals "a counter outside functions"
for call in 'strcpy(a, b)' 'sprintf(a, b)' 'system(a)' 'exit(1)' 'printf("x")' 'rand()' 'alloca(1)' 'atoi(a)' 'fputs(a, stdout)'; do
	plain_tree && printf 'void f(void)\n{\n\t%s;\n}\n' "$call" >>src/store/open.c && bites banned "$call"
done
plain_tree && echo 'int other(struct unknown_size [2]);' >>include/base/text.h && bites headers "a type that nobody declared"
plain_tree && echo '#define TWICE(a) ((a) + (a))' >>include/base/text.h && bites macros "a macro with arguments"
plain_tree && { printf 'void f(void)\n{\n' && yes '	;' | head -n 160 && echo '}'; } >>src/base/text.c && bites long "a function of 160 lines"
plain_tree && yes 'int x;' | head -n 901 >src/base/x.c && bites long "a file of 901 lines"
plain_tree && printf 'x \n' >src/base/x.h && bites tree "blanks at the end of a line"
plain_tree && printf 'x' >src/base/x.h && bites tree "no newline at the end"
plain_tree && echo x >notes.txt && bites tree "a stray file at the top"
plain_tree && echo "see /wor""k/shared/x" >src/base/x.h && bites tree "a path of one machine"

# $1: what the closing line must be, $2: the status; then the tests. Steps aside from the environment that this test itself runs in.
runs() {
	local closing=$1 status=$2
	shift 2
	env -u RESULTS TOP="$tree" T=build/test B=build JOBS=2 TEST_TIMEOUT=2 bash "$runner" "$@" >"$TMPDIR/said" 2>/dev/null
	local got=$?
	[ "$(tail -n 1 "$TMPDIR/said")" = "$closing" ] && [ "$((got != 0))" = "$status" ] ||
		{ echo "run-suite $*: not '$closing' with $status" && cat "$TMPDIR/said" && wrong=1; }
}
plain_tree
mkdir -p "$tree/tests/cli"
printf '#!/bin/sh\n[ "$TAFEL_LANG" = en ] && [ "$HOME" != "%s" ] && ! [ -t 0 ]\n' "$HOME" >"$tree/tests/cli/good.sh"
printf '#!/bin/sh\nexit 3\n' >"$tree/tests/cli/bad.sh"
printf '#!/bin/sh\nkill -SEGV $$\n' >"$tree/tests/cli/crash.sh"
printf '#!/bin/sh\nsleep 60\n' >"$tree/tests/cli/hangs.sh"
printf '#!/bin/sh\necho no printer\nexit 77\n' >"$tree/tests/cli/later.sh"
runs '1 passed, 0 failed' 0 cli:tests/cli/good.sh
runs '1 passed, 4 failed' 1 cli:tests/cli/{good,bad,crash,hangs,later,nowhere}.sh
runs '0 passed, 0 failed' 1
runs '0 passed, 0 failed' 1 cli:tests/cli/later.sh
BUILT=1 runs '1 passed, 1 failed' 1 cli:tests/cli/good.sh
exit $wrong
