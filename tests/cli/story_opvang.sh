#!/bin/bash
# Small shelter close by: a building for a time, school per child, neighbours told, and their questions answered fast.
. "$TESTLIB/story.sh"
case='' home=''

at 2026-10-05
open_file "$TOP/assets/arrangements/decentrale-opvang.json" opvang_plaatsing caretaker

# ---- a temporary building, close to the place of origin ----
run 0 add household name=Havenrij forum=opvang_plaatsing state=forming starts=2026-11-02 association=eigenaar_gebouw \
	project_leader='R. Dijk'
home_of association=eigenaar_gebouw municipality=leiderdorp neighbourhood=Voorhof kind=temporary rooms=4 rent=0,00 \
	free_from=2026-11-02 open_nuisance=no available_until=2027-06-30 shared_by=11 household=Havenrij
same "$(rows appointment '[.[] | [.moment, .due]] | sort | .[1:4]')" \
	'[["neighbours_after","2027-02-02"],["neighbours_letter","2026-10-12"],["neighbours_meeting","2026-10-19"]]'

# ---- a family: the wish about school is asked per child ----
case_of call_name=Ruth birth_year=1990 origin=leiderdorp adults=2 children=3 children_ages='12, 9, 5' school_stays=yes \
	school='basisschool in Leiderdorp' share_on=2026-10-01 ambulant_care=de_binnenvest support_worker='L. Vos'
ruth=$case
told=(--messenger 'L. Vos' --told-by +1d --formal-by 'gemeente Leiderdorp' --objection 'binnen zes weken')
run 0 decide "$ruth" admit "${told[@]}"
same "$(rows appointment '[.[] | select(.moment == "children_talk") | .due]')" '["2026-10-12"]'
case_of call_name=Hendrik birth_year=1963 origin=leiden adults=1 children=0 share_on=2026-10-01 ambulant_care=de_binnenvest \
	support_worker='L. Vos'
hendrik=$case
run 0 decide "$hendrik" admit "${told[@]}"
same "$(rows appointment '[.[] | select(.moment == "children_talk")] | length')" 1

# ---- a stay beyond the building warns ----
run 0 member join Havenrij call_name=Ruth born=1990-04-04 joins_on=2026-11-02 application="$ruth" expected_until=2027-09-01
tells '! Ruth: the stay lasts until 01-09-2027'
tells 'is there until 30-06-2027.'
run 0 member join Havenrij call_name=Hendrik born=1963-01-30 joins_on=2026-11-02 application="$hendrik" \
	expected_until=2027-06-30
says </dev/null
at 2026-11-02
run 1 step "$ruth" living
tells 'The wish about the own school was not asked per child.'
tells 'The neighbours have not been told yet.'
run 0 set "$ruth" card.own_school='12: wil blijven; 9: wil blijven; 5: wil bij de ander blijven' \
	card.origin='zelfde gemeente' card.until='nee: plan voor juli'

# ---- the neighbourhood is told: the residents say yes, a letter, then a meeting of the three parties ----
run 0 add communication home="$home" household=Havenrij kind=letter residents_agreed=2026-10-06 planned_on=2026-10-12 \
	done_on=2026-10-12 party=gemeente_opvang invited=60
run 0 add communication home="$home" household=Havenrij kind=meeting planned_on=2026-10-19
meeting=$(cat out)
run 0 household Havenrij
has '! meeting: the residents have not agreed to it.'
run 1 step "$ruth" living
run 0 set "$meeting" residents_agreed=2026-10-06 done_on=2026-10-26 party=de_binnenvest audience='de Voorhof' came=23 \
	worries='drukte' misconceptions='veertig man' explained='elf mensen' reach='P. Smit, elke dag van 9 tot 21 uur' \
	join='twee buren koken mee' result='de soep ging op'
run 0 step "$ruth" living
run 0 step "$hendrik" living
same "$(of "$ruth" step) $(of "$hendrik" step)" 'living living'

# ---- roles of the home ----
run 0 add home_role home="$home" household=Havenrij role=caretaker name=Piet starts=2026-11-02
run 0 add home_role home="$home" household=Havenrij role=assistant name=Samira born=1995-05-05 starts=2026-11-02 lives_in=yes \
	agreed_known=yes
run 0 household Havenrij
lacks 'Nobody is named for it yet.'

# ---- neighbours' questions: how long an answer took, and what is open for more than two working days ----
at 2026-11-13 17:00
run 0 question "$home" 'Mag het licht buiten uit na tien uur?' --at '2026-11-13 16:55' --way door
at 2026-11-17 09:15
run 0 question "$home" 'Waar moeten de fietsen staan?' --at '2026-11-17 09:10' --way phone
bikes=$(cat out)
at 2026-11-17 15:40
run 0 question "$bikes" --answer 'Achter het hek.' --by 'de ambulant beheerder'
run 0 question --late
lacks 'licht'
at 2026-11-19 13:42
run 0 question --json
same "$(jq -c '[.[] | [.question[0:4], .minutes, .answer_by, .late]]' out)" \
	'[["Mag ",null,"2026-11-17",true],["Waar",390,"2026-11-19",false]]'
run 0 question --late
has 'Mag het licht buiten uit na tien uur?'
lacks 'fietsen'
run 0 question "$home" 'Is mevrouw De Vries van nummer 3 ziek?' --way phone
tells 'A question keeps no names'
same "$("$TAFEL" fields neighbour_question --json | jq -c '[.[] | select(.field == "application" or .field == "client" or .field == "member")]')" '[]'

# ---- onward before the building closes ----
at 2027-06-28
run 0 member leave Havenrij/Hendrik 2027-06-28 --to own_home
run 1 step "$hendrik" moved_on --role support_worker --name 'L. Vos'
run 0 set "$hendrik" after_care=own_network
run 0 step "$hendrik" moved_on --role support_worker --name 'L. Vos'
run 0 decide "$ruth" move_house --note 'naar de Lindelaan' --until 2027-06-30 "${told[@]}"
run 0 member leave Havenrij/Ruth 2027-06-30 --to other_building
same "$(of "$hendrik" step) $(of "$ruth" step)" 'moved_on living'
run 0 verify
ended
