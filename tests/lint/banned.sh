#!/bin/sh
# Calls that have no place here, and exit and printing where they do not belong.
cd "$TOP" || exit 1
find src include -name '*.[ch]' | sort | while read -r file; do
	awk -f tests/lint/strip.awk "$file" | awk -v file="$file" '
	function calls(name) { return match($0, "(^|[^A-Za-z0-9_.>])(" name ")[ \t]*\\(") }
	function wrong(why) { print file ":" FNR ": " why ": " $0 }
	BEGIN {
		main = file == "src/main.c"
		prints = main || file ~ /^src\/(cli|tui)\//
	}
	/^[ \t]*#/ { next }
	calls("strcpy|strcat|strncat|stpcpy|sprintf|vsprintf|gets|strtok") { wrong("no bounds or hidden state") }
	calls("system|popen|tmpnam|tempnam|mktemp") { wrong("unsafe call") }
	calls("rand|srand|random|srandom|drand48") { wrong("randomness comes from struct app") }
	calls("alloca") { wrong("no alloca") }
	calls("atoi|atol|atoll|atof") { wrong("no way to see an error") }
	calls("gmtime|localtime|ctime|asctime|strerror_l") { wrong("shared buffer") }
	calls("exit|quick_exit|_Exit|atexit") && !main { wrong("only main exits") }
	calls("printf|vprintf|puts|putchar") && !prints { wrong("only cli and tui print") }
	calls("time|clock_gettime|gettimeofday") && file !~ /^src\/(base|app|main|tui)/ { wrong("the clock is in struct app") }
	match($0, /[^A-Za-z0-9_]stdout[^A-Za-z0-9_]/) && !prints { wrong("only cli and tui print") }'
done >"$TMPDIR/wrong"
cat "$TMPDIR/wrong"
[ ! -s "$TMPDIR/wrong" ]
