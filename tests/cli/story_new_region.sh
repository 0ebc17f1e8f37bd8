#!/bin/bash
# A region that is invented, written from tafel-arrangement(5) and the schema alone: it loads and plays with steps, gates
# and outcomes of its own.
# shellcheck disable=SC2154  # $case and $home are set by story.sh
. "$TESTLIB/story.sh"
case='' home=''
region=$TOP/tests/data/arrangements/waterland.json

at 2026-11-19
run 0 arrangement check "$region"
open_file "$region" all table_head

# ---- held, and back by itself; the days on hold do not count ----
case_of call_name=Noa birth_year=2004 origin=duinstad forum=north ambulant_care=de_golf motivation_on=2026-11-18 \
	regional_tie=yes
run 1 triage "$case" --weight heavy --why 'veel tegelijk'
run 0 set "$case" share_on=2026-11-18 share_what=alles
run 1 triage "$case" --weight heavy --why 'veel tegelijk' --invite police
run 0 triage "$case" --weight heavy --why 'veel tegelijk'
same "$(of "$case" step)" weighed
run 0 decide "$case" wait --reason no_proof --needed 'bewijs van inkomen' --from Noa --until 2026-11-26
same "$(rows promise '[.[] | [.what, .due]]')" '[["bewijs van inkomen","2026-11-26"]]'
at 2026-11-27 09:00
run 0 course "$case" --json
same "$(jq -r .step out)" weighed

# ---- to another table and back, then let in: the fixed questions are a gate ----
run 0 decide "$case" other_table --to-table south
run 0 decide "$case" other_table --to-table north
run 0 decide "$case" let_in --messenger 'A. Duin' --rung 2
tells 'Not every fixed question is answered.'
run 0 decide "$case" --withdraw --reason 'eerst de vragen'
run 0 set "$case" card.who_calls=moeder card.swims=zwemmen
run 0 decide "$case" let_in --messenger 'A. Duin' --told-by 2026-11-28 --contract harbour --rung 2
same "$(of "$case" step)" welcome

# ---- a home refused for its place, another one accepted ----
home_of municipality=duinstad rooms=2 association=duinwonen rent=600,00 free_from=2026-12-01 open_nuisance=yes \
	neighbourhood=Haven
run 1 propose "$case" "$home"
tells 'There is still nuisance in the stairwell.'
run 0 set "$home" open_nuisance=no
run 0 propose "$case" "$home"
run 1 judge "$case" fits --role landlord_person --name 'P. Smit'
run 0 judge "$case" fits --role support_worker --name 'J. Bakker'
run 0 view "$case" 2026-11-27
run 0 answer "$case" no --reason bad_memory
same "$(of "$case" step)" welcome
home_of municipality=duinstad rooms=2 association=duinwonen rent=650,00 free_from=2026-12-01 open_nuisance=no \
	neighbourhood=Duin
run 0 propose "$case" "$home"
run 0 judge "$case" fits --role support_worker --name 'J. Bakker'
run 0 view "$case" 2026-11-27
run 0 answer "$case" yes

# ---- this form of contract asks for an end of support, and for three names ----
run 0 contract "$case" harbour
tells 'A care contract needs an end of support.'
run 0 contract "$case" harbour support_until=2028-06-01
for role in client support_worker; do
	run 0 sign "$case" $role $role
done
run 1 key "$case" 2026-11-27
tells 'A signature is missing: letting consultant.'
run 0 sign "$case" landlord_person 'P. Smit'
run 0 key "$case" 2026-11-27
same "$(rows appointment '[.[] | [.moment, .due]] | sort')" \
	'[["coffee","2027-01-22"],["farewell","2028-05-27"],["half_way","2027-08-27"],["harbour_talk","2027-02-27"],["soft_start","2026-12-18"],["street_round","2026-11-24"]]'

# ---- the maximum, by hand: 20 x (0,7 x 50/80 + 0,3 x 15/20) = 13,25; 4,70; 2,05. The last home goes to 0,70 ----
run 0 quota --year 2026 --json
same "$(jq -c '[.municipalities[] | [.code, .quota, .placed]]' out)" '[["duinstad",13,1],["kreekdorp",5,0],["zeebroek",2,0]]'

# ---- an incident one level up; a neighbour's question has three working days, a weekend between ----
run 0 incident "$case" --kind noise --urgency soon --question 'muziek in de nacht'
incident=$(tail -n 1 out)
run 0 incident "$incident" --escalate --why 'geen overeenstemming'
same "$(of "$incident" state)" escalated
run 0 incident "$incident" --answer 'eerst praten' --by bestuur
run 0 question "$home" 'wanneer is het stil?'
at 2026-12-02
run 0 question --late --json
same "$(jq -c length out)" 0
at 2026-12-03
run 0 question --late --json
same "$(jq -c length out)" 1

# ---- under one roof from 18 to 23 ----
run 0 add household name='Het Anker' forum=north
run 0 member join 'Het Anker' call_name=Ada age=23 lead_organisation=zilt
run 1 member join 'Het Anker' call_name=Oud age=24 lead_organisation=zilt

# ---- home ----
at 2028-05-27
run 1 step "$case" home --role client --name Noa
run 1 step "$case" home --role support_worker --name 'J. Bakker'
tells 'The last talk was not held.'
run 0 moment "$case/farewell" hold --attended client,support_worker --agreed client,support_worker
run 0 step "$case" home --role support_worker --name 'J. Bakker'
same "$(of "$case" step) $(of "$case" ended_on)" 'home 2028-05-27'
run 0 verify

# ---- a second version tells first whose step is gone and whose term changes; nothing comes in by itself ----
at 2026-11-27
jq '.version = 2 | (.steps[] | select(.code == "landed").term) = {"weeks": 6} | del(.steps[] | select(.code == "seen")) |
	(.steps[].from // empty) -= ["seen"]' "$region" >second.json
"$TAFEL" -f g.db init --arrangement "$region" --table all --name 'S. de Boer' --role table_head >/dev/null 2>&1
export TAFEL_FILE=g.db
case_of call_name=Mo origin=zeebroek forum=south
run 0 arrangement check second.json
run 1 arrangement load second.json
has '25-12-2026 -> 08-01-2027'
run 0 arrangement load second.json --yes
run 0 verify
ended
