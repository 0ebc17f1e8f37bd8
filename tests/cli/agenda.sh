#!/bin/bash
# tafel agenda: late first, filters, and a calendar without names
. "$TESTLIB/cli.sh"
export TAFEL_NOW=2026-09-24T10:00:00+02:00
make_cases a.db
export TAFEL_FILE=a.db

run 0 agenda
has 'There is nothing on the agenda until then.'
run 0 agenda --late
has 'Nothing is late.'

# Two cases admitted on 24 September: the landing is to begin by 8 October, the check is due on 5 November.
"$TAFEL" decide 0001 admit >out 2>&1
"$TAFEL" decide 0002 admit >out 2>&1
"$TAFEL" moment 0001/landing_start hold --attended client >out 2>&1
"$TAFEL" moment 0001/landing_check plan '20-11-2026 10:30' >out 2>&1
"$TAFEL" add meeting starts='3-12-2026 13:00' place='Town hall' >out 2>&1 || cat out

export TAFEL_NOW=2026-11-19T13:42:00+01:00
run 0 agenda
prints <<X
LATE (3)
!  Thu 08-10-2026    42 d  ZK-2026-0002  Mehmet        Start of introduction to the neighbourhood
!  Thu 05-11-2026    14 d  ZK-2026-0002  Mehmet        Talk over activities seen
!  Thu 05-11-2026    14 d  ZK-2026-0001  Şevval        Talk over activities seen
NEXT 30 DAYS (1)
   Thu 03-12-2026   13:00  TABLE         0 cases       Velsen
X
run 0 agenda --late --mine öztürk --json
same "$(jq -r '.[] | .number + " " + .moment + " " + (.days_late | tostring)' out)" 'ZK-2026-0001 landing_check 14'
"$TAFEL" moment 0001/landing_check move 20-11-2026 --reason 'first day that all three can' >out
"$TAFEL" moment 0001/landing_check plan '20-11-2026 10:30' >out
run 0 agenda --until 20-11-2026
has 'LATE (2)'
has 'THIS WEEK (1)'
has 'Fri 20-11-2026   10:30  ZK-2026-0001'
run 0 agenda --case 0001 --until +1y
lacks ZK-2026-0002
has 'LATER (1)'
run 0 agenda --limit 1
tells '1 of 4 lines.'
run 1 agenda --until nonsense
run 2 agenda --limit nonsense
run 2 agenda --json --ics x.ics
run 3 agenda --case ZK-2026-0099

# The calendar: number and moment, no name, no place; lines of at most 75 bytes that end in CRLF.
run 0 agenda --ics -
cp out pipe.ics
run 0 agenda --ics x.ics
tells 'Calendar written: x.ics.'
cmp -s pipe.ics x.ics || complain "file and stdout differ"
[ ! -e x.ics.part ] || complain "a part of the calendar was left behind"
same "$(stat -c %a x.ics)" 600
same "$(LC_ALL=C awk '!/\r$/ || length($0) > 76' x.ics)" ''
tr -d '\r' <x.ics | sed ':a; N; $!ba; s/\n //g' >lines
same "$(grep -c '^BEGIN:VEVENT' lines)" 4
same "$(grep -c '^END:VEVENT' lines)" 4
same "$(head -n 1 lines) $(tail -n 1 lines)" 'BEGIN:VCALENDAR END:VCALENDAR'
same "$(grep '^SUMMARY' lines | sort)" "$(printf '%s\n' \
	'SUMMARY:Table meets: 0 cases' \
	'SUMMARY:ZK-2026-0001: Talk over activities seen' \
	'SUMMARY:ZK-2026-0002: Start of introduction to the neighbourhood (late)' \
	'SUMMARY:ZK-2026-0002: Talk over activities seen (late)')"
grep -q '^DTSTART:20261120T103000' lines || complain "the planned talk has no time"
! grep -qiE 'Mehmet|Şevval|Bakker|Öztürk|Velsen|Town hall|LOCATION|ATTENDEE|ORGANIZER' lines || complain "a name or a place"
run 1 agenda --ics nowhere/x.ics
ended
