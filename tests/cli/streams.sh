#!/bin/bash
# Output that cannot be written and streams that are closed: said where it can be, and never written into the file.
. "$TESTLIB/cli.sh"
make_cases a.db
export TAFEL_FILE=a.db

for call in "list queue" "show 0001 --json" "fields" "snapshot" "history 0001" "--help" "--version" "list --help" \
	"verify" "where" "list queue --csv"; do
	# shellcheck disable=SC2086  # words
	"$TAFEL" $call >/dev/full 2>err </dev/null
	got=$?
	same "$call $got" "$call 1"
	grep -q '^tafel: .*could be written' err || complain "$call to a full disk: $(head -c 300 err)"
	# shellcheck disable=SC2086
	"$TAFEL" $call >&- 2>err </dev/null
	got=$?
	same "$call closed $got" "$call closed 1"
	# shellcheck disable=SC2086
	"$TAFEL" $call >out 2>err <&-
	same "$call without stdin $?" "$call without stdin 0"
	# shellcheck disable=SC2086
	"$TAFEL" $call >out 2>&- </dev/null
	same "$call without stderr $?" "$call without stderr 0"
	# shellcheck disable=SC2086
	(set -o pipefail && "$TAFEL" $call 2>err </dev/null | true)
	got=$?
	[ "$got" = 0 ] || [ "$got" = 1 ] || [ "$got" = 141 ] || complain "$call into a closed pipe: $got"
done
"$TAFEL" lst 2>/dev/full </dev/null
same $? 2
"$TAFEL" set 0001 weight=light >&- 2>&- <&-
same $? 0
same "$(value a.db 0001 weight)" light
head -c 16 a.db | grep -q 'SQLite format 3' || complain "a closed stream wrote into the file"
run 0 verify

ended
