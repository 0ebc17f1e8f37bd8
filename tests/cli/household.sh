#!/bin/bash
# tafel household, member, support, question, homes: the shared homes of BW light and Friends, and a list of homes
. "$TESTLIB/cli.sh"
quietly() { "$TAFEL" "$@" >out 2>err || complain "tafel $*: $(cat err)"; }

# ---- BW light: five members over two homes, 18 to 27, a lead organisation each ----
export TAFEL_FILE=bw.db
quietly init --arrangement bw_light_leiden --table bwlight_toelating --name 'P. Leider' --role project_leader
run 0 household
has 'No shared homes.'
quietly add household name=Garenhuis starts=1-11-2025 agreement_on=15-1-2026 agreement_until=31-10-2027
house=$("$TAFEL" list household --json | jq -r '.[0].id')
for home in A B; do
	quietly add home number="BW-000$([ $home = A ] && echo 1 || echo 2)" municipality=leiden household="$house" shared_by=4
done
run 0 moment garenhuis
has 'experiment_interim'
run 0 moment Garenhuis/experiment_interim plan '3-11-2026 14:00'

quietly member join Garenhuis call_name=Yara born=3-3-2008 joins_on=1-6-2026 home=BW-0001 lead_organisation=cardea
quietly member join Garenhuis call_name=Tijmen born=5-5-2003 joins_on=1-11-2025 home=BW-0001 lead_organisation=prodeba
quietly member join Garenhuis call_name=Koen born=9-2-2000 joins_on=1-11-2025 home=BW-0001 lead_organisation=de_binnenvest
quietly member join Garenhuis call_name=Rafael born=1-1-2005 joins_on=1-11-2025 home=BW-0002 lead_organisation=cardea
quietly add home_role home=BW-0001 household="$house" role=assistant name=Marit born=4-4-1997 lives_in=yes agreed_known=yes starts=1-11-2025
quietly add home_role home=BW-0001 household="$house" role=house_elder name=Marit born=4-4-1997 lives_in=yes agreed_known=yes starts=1-11-2025

# 28 is refused with the reason, 27 may until the birthday, nobody known asks.
run 1 member join Garenhuis call_name=Sander born=18-11-1998 home=BW-0002 lead_organisation=cardea
tells '28 on the day of joining. 18 to 27 on the day of admission.'
run 1 add member household="$house" call_name=Sander
tells 'tafel member join'
run 0 member join Garenhuis call_name=Nadia born=20-11-1998 home=BW-0002
tells '! The lead organisation is not known.'
tells '! Nadia: the stay lasts until 18-11-2028, the agreement until 31-10-2027.'
# five places are five
run 1 member join Garenhuis call_name=Zeynep age=25 home=BW-0002 lead_organisation=cardea
tells '5 of 5 places are taken.'
# the live-in assistant counts in the home: three members and Marit
run 0 member leave Garenhuis/Nadia 19-11-2026 --to other --why 'waits for a place'
run 1 member join Garenhuis call_name=Zeynep age=25 home=BW-0001 lead_organisation=cardea
tells 'BW-0001: 4 of 4 live there.'
run 0 member join Garenhuis call_name=Zeynep age=25 home=BW-0001 lead_organisation=cardea --pass 'her sister lives there'
run 0 member leave Garenhuis/Zeynep --to more_independent
run 1 member leave Garenhuis/Zeynep --to more_independent
tells 'left on 19-11-2026 already'
run 1 member leave Garenhuis/Rafael --to moon
tells 'more_independent'
run 3 member leave Garenhuis/Nobody --to other
run 3 member join Nowhere call_name=X
run 2 member join Garenhuis call_name=X --to other
run 2 member forget Garenhuis

# Koen turns 27: from then two share costs in his home.
run 0 household Garenhuis
has '! Koen turns 27 on 09-02-2027: from then 2 share costs in BW-0001, 50 % of the norm each instead of 70 %.'
has '+ BW-0002: nobody shares costs'
has '! 1 of 5 places are free.'
has 'In use since 01-11-2025, the agreement was signed on 15-01-2026.'
has 'The neighbours have not been told yet.'
has 'passed: her sister lives there'
run 0 household "$house" --json
same "$(jq -r '[.living, (.members | length), (.roles | length), .household.name] | map(tostring) | join(" ")' out)" '4 6 2 Garenhuis'
same "$(jq -r '[.verdict[] | select(.code == "cost_sharer_turns") | .level] | join(" ")' out)" look
run 0 household
has 'Garenhuis'
run 3 household Nowhere

# Support up and down as a series, each step with its day and why.
run 0 support Garenhuis/Tijmen 6 --from 1-11-2025 --by Tijmen
run 0 support Garenhuis/Tijmen 14 --from 1-4-2026 --why 'after a death in the family' --by Tijmen
prints <<X
Up from 6 to 14 hours a week from 01-04-2026.
X
run 0 support Garenhuis/Tijmen 8.5 --from 1-9-2026 --why 'it goes well again'
has 'Down from 14 to 8.5 hours a week'
run 0 support Garenhuis/Tijmen --json
same "$(jq -r '.[] | .starts + " " + (.hours | tostring)' out | tr '\n' ';')" '2025-11-01 6;2026-04-01 14;2026-09-01 8.5;'
run 0 support Garenhuis/Tijmen
has 'after a death in the family (Tijmen)'
run 1 support Garenhuis/Tijmen many
run 0 support Garenhuis/Koen
has 'No support was written down yet.'

# ---- Friends: three members of one home, one leaves and is replaced ----
export TAFEL_FILE=friends.db
quietly init --arrangement friends_leiderdorp --table friends_overleg --name 'P. Leider' --role project_leader
quietly add household name=Lindehof starts=1-11-2025 agreement_until=31-10-2027
house=$("$TAFEL" list household --json | jq -r '.[0].id')
quietly add home number=FW-0001 municipality=leiderdorp household="$house"
for name in Imke Soraya Bo; do quietly member join Lindehof call_name=$name age=20 joins_on=1-11-2025; done
run 1 member join Lindehof call_name=Lianne age=19 joins_on=16-11-2026 replaces=Imke
tells '3 of 3 places are taken.'
tells 'Imke still lives there on that day.'
run 0 member leave lindehof/imke 1-10-2026 --to own_home --why 'own studio'
prints <<X
Left on 01-10-2026. The place is free.
X
run 0 member join Lindehof call_name=Lianne age=19 joins_on=16-11-2026 replaces=Imke
tells '! Lianne: the stay lasts until 15-11-2028, the agreement until 31-10-2027.'
run 0 household Lindehof
has 'Imke  01-11-2025 - 01-10-2026, left: home of their own'
has '! In use since 01-11-2025, and the agreement is not signed yet.'
has '? It is not told how. Housing consultant and care supporter have a fixed contact line.'
quietly set "$house" contact_line='every first Monday' agreement_on=1-2-2026
quietly add communication home=FW-0001 household="$house" kind=meeting residents_agreed=20-11-2025 done_on=28-11-2025 invited=14 came=11
run 0 household Lindehof
lacks 'contact line'
lacks 'have not been told'
has 'Neighbours: meeting, 28-11-2025'

# Neighbours' questions: on the home, within two working days, without names.
run 0 question FW-0001 'Where do the bikes go?' --at '17-11-2026 9:10' --way phone
bikes=$(cat out)
run 0 question FW-0001 'The music was loud' --at '13-11-2026 16:55'
run 0 question "$bikes" --answer 'In the shed' --by caretaker --at '17-11-2026 15:40'
run 0 question
has 'answered by caretaker after 6 h 30 min: In the shed'
has 'open, was to be answered by 17-11-2026'
tells '! 1 question is open for too long.'
run 0 question --late --json
same "$(jq -r '.[] | .question + " " + .answer_by + " " + (.late | tostring)' out)" 'The music was loud 2026-11-17 true'
same "$(jq -r '.[0] | keys | map(select(test("client|application|member"))) | length' out)" 0
run 0 question FW-0001 'Does Soraya have a dog?'
tells 'This looks like a name: Soraya.'
run 1 question "$bikes" --answer again
run 2 question "$bikes"
run 1 question FW-0001 'later' --at '20-11-2026 9:00'
run 0 question --open --json
same "$(jq length out)" 2

# ---- Flevoland: the weekly list of homes, and to whom each goes ----
export TAFEL_FILE=flevo.db
table=$(jq -r '.forums[0].code' "$TOP/assets/arrangements/flevoland.json")
towns=$(jq -r '.municipalities[0].code' "$TOP/assets/arrangements/flevoland.json")
quietly init --arrangement flevoland --table "$table" --name 'S. Vos' --role chair
run 0 homes
has 'No home is free or comes free until 18-02-2027.'
quietly add home number=FL-0002 municipality="$towns" free_from=3-12-2026 certainty=sure rooms=2
quietly add home number=FL-0001 municipality="$towns" free_from=10-12-2026 certainty=expected rooms=3
quietly add home number=FL-0003 municipality="$towns" free_from=1-5-2027
run 0 homes
has 'not decided'
lacks FL-0003
same "$(sed -n '2s/.*\(FL-000[0-9]\).*/\1/p; 3s/.*\(FL-000[0-9]\).*/\1/p' out | tr '\n' ' ')" 'FL-0002 FL-0001 '
run 0 homes --weeks 2 --json
same "$(jq -r '.[] | .number + " " + .free_from + " " + .certainty' out)" 'FL-0002 2026-12-03 sure'
run 0 homes FL-0002 --to regular --by 'B. Bestuur'
run 0 homes --json
same "$(jq -r '.[0] | .goes_to + " " + .goes_to_by + " " + .goes_to_on' out)" 'regular B. Bestuur 2026-11-19'
run 1 homes FL-0002 --to moon
tells 'this_group, urgent, regular'
run 2 homes FL-0002
run 2 homes --to urgent
run 1 homes --in nowhere
ended
