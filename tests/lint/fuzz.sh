#!/bin/bash
# The proof fuzzes the same inputs every time: a count for each target, and no clock, luck or earlier find among the options.
cd "$TOP" || exit 1
status=0
rows=$(sed -n 's/^fuzz_runs="\(.*\)"$/\1/p' .ci/run | tr ' ' '\n' | sed 's/=.*//' | sort)
targets=$(printf '%s\n' tests/fuzz/fuzz_*.c | sed 's,.*/fuzz_\(.*\)\.c,\1,' | sort)
if [ "$rows" != "$targets" ]; then
	echo ".ci/run: fuzz_runs must have one row for each target in tests/fuzz:"
	diff <(echo "$rows") <(echo "$targets")
	status=1
fi

# A target that tells its options, with a find of before in its way.
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT
mkdir -p "$room/libfuzzer" "$room/found/scan" "$room/repeated/scan"
touch "$room/found/scan/before" "$room/repeated/scan/before"
printf '#!/bin/sh\nprintf "%%s\\n" "$@"\n' >"$room/libfuzzer/fuzz_scan"
chmod +x "$room/libfuzzer/fuzz_scan"
run() { FUZZ_TIME=9 FUZZ_RUNS=$1 FUZZ_SEED=7 ONLY='' bash tests/lib/run-fuzz "$room/libfuzzer/fuzz_scan"; }

run "line=5 scan=12" >/dev/null || { echo "run-fuzz: a target with a count fails"; status=1; }
for option in -runs=12 -seed=7 -seed_inputs=tests/fuzz/corpus/scan/ "$room/repeated/scan"; do
	grep -q -e "^$option" "$room/scan.log" || { echo "run-fuzz: no $option"; status=1; }
done
if grep -q "$room/found" "$room/scan.log" || [ -e "$room/repeated/scan/before" ]; then
	echo "run-fuzz: what was found before goes in again"
	status=1
fi
if run "line=5" >/dev/null; then
	echo "run-fuzz: a target without a count passes"
	status=1
fi
run "" >/dev/null
if grep -q -e '^-runs' -e '^-seed' "$room/scan.log" || ! grep -q "$room/found/scan" "$room/scan.log"; then
	echo "run-fuzz: without a count it must go on from what was found, with other inputs"
	status=1
fi
exit $status
