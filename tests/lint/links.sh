#!/bin/sh
# Each layer is linked whole against only what it may see: the names that those layers define (as empty stubs, so that nothing below
# them comes along) and the libraries of the layer itself. What is left undefined is a reach into a layer that is out of sight.
cd "$TOP" || exit 1
[ -z "$SANITISE" ] || { echo "only without sanitizers"; exit 77; }
table=$BUILD_DIR/layers.txt
[ -s "$table" ] || { echo "no table of layers: $table"; exit 1; }
printf 'int main(void)\n{\n\treturn 0;\n}\n' >"$TMPDIR/main.c"
# shellcheck disable=SC2086  # a compiler may come with a wrapper: two words
$CC -c -o "$TMPDIR/main.o" "$TMPDIR/main.c" || exit 1

wrong=0
linked=0
while IFS='|' read -r layer sees packages _; do
	archive=$BUILD_DIR/lib/lib$layer.a
	if [ ! -f "$archive" ]; then
		! ls "src/$layer"/*.c >/dev/null 2>&1 || { echo "layer $layer did not build" && wrong=1; }
		continue
	fi
	{
		echo '.data'
		for other in $sees; do
			[ ! -f "$BUILD_DIR/lib/lib$other.a" ] || nm -g --defined-only "$BUILD_DIR/lib/lib$other.a"
		done | awk 'NF == 3 && !seen[$3]++ { print ".globl " $3; print $3 ": .quad 0" }'
		echo '.section .note.GNU-stack,"",@progbits'
	} >"$TMPDIR/stubs.s"
	# shellcheck disable=SC2086
	$CC -c -o "$TMPDIR/stubs.o" "$TMPDIR/stubs.s" || exit 1
	# shellcheck disable=SC2046,SC2086  # lists of packages and options
	libraries=$([ -z "$packages" ] || pkg-config --libs $packages)
	# shellcheck disable=SC2086
	if ! $CC -o "$TMPDIR/whole" "$TMPDIR/main.o" -Wl,--whole-archive "$archive" -Wl,--no-whole-archive "$TMPDIR/stubs.o" \
		$libraries 2>"$TMPDIR/message"; then
		echo "layer $layer (sees: ${sees:-nothing}):"
		sed -n "s/.*in function \(.*\): *$/    in \1/p; s/.*\(undefined reference to .*\)/    \1/p; s/.*\(multiple definition of [^;]*\).*/    \1/p" \
			"$TMPDIR/message" | sort | uniq -c | sort -rn | head -n 40
		wrong=1
	fi
	linked=$((linked + 1))
done <"$table"
echo "$linked layers linked"
exit $wrong
