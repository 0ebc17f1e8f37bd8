#!/bin/bash
# BW light Leiden: five members over two homes, a lead organisation each, support up and down, ages 18 to 27.
. "$TESTLIB/story.sh"
case='' home=''

at 2026-01-05
open_file "$TOP/assets/arrangements/bw-light-leiden.json" bwlight_toelating project_leader
run 0 add household name=Garenhuis forum=bwlight_toelating state=living starts=2026-02-01 agreement_on=2026-01-20 agreement_until=2028-12-31 \
	association=corporatie_leiden project_leader='M. Kuipers'
home_of association=corporatie_leiden municipality=leiden neighbourhood='Garenmarkt A' kind=shared rooms=5 rent=1400,00 \
	free_from=2026-02-01 open_nuisance=no shared_by=4 household=Garenhuis
house_a=$home
home_of association=corporatie_leiden municipality=leiden neighbourhood='Garenmarkt B' kind=shared rooms=3 rent=900,00 \
	free_from=2026-02-01 open_nuisance=no shared_by=2 household=Garenhuis
house_b=$home

# ---- 18 to 27 on the day of admission: who is 28 is refused with the reason, 27 just may ----
apply() { # NAME YEAR LEAD
	case_of call_name="$1" birth_year="$2" origin=leiden motivation_on=2026-01-02 share_on=2026-01-02 ambulant_care="$3" \
		support_worker='F. Bakker' support_backup='D. Kaya' day_and_night=yes hard_times='bel F. Bakker, ook in de nacht' \
		care_decision_until=2028-03-01
}
told=(--messenger 'F. Bakker' --told-by +1d --formal-by 'gemeente Leiden' --objection 'binnen zes weken')
apply Sander 1997 cardea
run 0 decide "$case" admit "${told[@]}"
tells 'The age does not fit: 18 to 27 on the day of admission.'
run 0 decide "$case" --withdraw --reason 'te oud'
run 0 decide "$case" decline --reason too_old "${told[@]}"
has 'declined: The young person is 28 or older on the day of admission.'
same "$(of "$case" step)" declined
run 1 member join Garenhuis call_name=Sander born=1998-02-01 joins_on=2026-02-01 home="$house_a" lead_organisation=cardea
tells 'Nobody joined. 28 on the day of joining. 18 to 27 on the day of admission.'

# ---- five members over two homes, a lead organisation each of three ----
declare -A case_of_member
for who in 'Yara 2007-11-02 A cardea' 'Tijmen 2002-05-05 A prodeba' 'Koen 2000-02-09 A de_binnenvest' \
	'Rafael 2004-08-08 B cardea' 'Zeynep 2000-12-24 B prodeba'; do
	read -r name born door lead <<<"$who"
	[ "$door" = A ] && house=$house_a || house=$house_b
	apply "$name" "${born%%-*}" "$lead"
	case_of_member[$name]=$case
	run 0 decide "$case" admit "${told[@]}"
	run 0 member join Garenhuis call_name="$name" born="$born" joins_on=2026-02-01 home="$house" lead_organisation="$lead" \
		application="$case"
done
same "$(rows member '[group_by(.lead_organisation)[] | [.[0].lead_organisation, length]]')" \
	'[["cardea",2],["de_binnenvest",1],["prodeba",2]]'
apply Nadia 1998 cardea
nadia=$case
run 0 decide "$case" admit "${told[@]}"
run 1 member join Garenhuis call_name=Nadia born=1998-06-01 joins_on=2026-02-01 home="$house_b" lead_organisation=cardea
tells '5 of 5 places are taken.'
same "$(of "$nadia" step)" admitted
at 2026-02-01
for name in "${!case_of_member[@]}"; do
	run 0 step "${case_of_member[$name]}" living
done

# ---- roles of the home: one person may have two, lives in, counts, and agreed to be known ----
run 0 add home_role home="$house_a" household=Garenhuis role=assistant name=Marit born=1997-03-03 starts=2026-02-01 \
	lives_in=yes was_client=yes
assistant=$(cat out)
run 0 add home_role home="$house_a" household=Garenhuis role=house_elder name=Marit born=1997-03-03 starts=2026-02-01 \
	lives_in=yes was_client=yes agreed_known=yes
run 0 household Garenhuis
has 'live-in assistant caretaker: this person has not agreed that others know of it.'
run 0 set "$assistant" agreed_known=yes
run 0 add expert household=Garenhuis role=tips name=Gijs client_agrees=yes
at 2026-11-19
run 0 household Garenhuis
lacks 'has not agreed'
has 'Koen turns 27 on 09-02-2027: from then 2 share costs in'
has '50 % of the norm each instead of 70 %.'
run 1 member join Garenhuis call_name=Jip born=2003-01-01 joins_on=2026-11-19 home="$house_a" lead_organisation=cardea
tells '4 of 4 live there.'

# ---- support up and down: a series with days and reasons ----
run 0 support Garenhuis/Tijmen 6 --from 2026-02-01 --by 'F. Bakker'
run 0 support Garenhuis/Tijmen 14 --from 2026-05-10 --why 'zijn vader overleed' --by 'F. Bakker'
has 'Up from 6 to 14 hours a week from 10-05-2026.'
run 0 support Garenhuis/Tijmen 8 --from 2026-09-01 --why 'het gaat weer' --by 'F. Bakker'
has 'Down from 14 to 8 hours a week from 01-09-2026.'
run 0 support Garenhuis/Tijmen --json
same "$(jq -c '[.[] | [.starts, .hours, .why]]' out)" \
	'[["2026-02-01","6",null],["2026-05-10","14","zijn vader overleed"],["2026-09-01","8","het gaat weer"]]'
same "$(rows appointment '[.[] | select(.moment | startswith("support_")) | .moment] | unique | length')" 7

# ---- turning 28 while living there is no ground to leave; two years are what is expected ----
at 2028-02-20
run 0 household Garenhuis --json
same "$(jq -c '.. | objects | select(.code? == "age")' out)" ''
run 0 household Garenhuis
has '! Koen lives here since 01-02-2026, 20 days longer than was expected.'

# ---- the way out: still more independent, with support; and who waited comes in that place ----
run 0 member leave Garenhuis/Koen 2028-02-28 --to more_independent --why 'eigen voordeur, begeleiding blijft'
run 1 step "${case_of_member[Koen]}" moved_on
tells 'It is not known who gives the support at the next place.'
run 0 set "${case_of_member[Koen]}" after_care=lead_stays own_sentence='Nu bel ik zelf aan.'
run 0 step "${case_of_member[Koen]}" moved_on
same "$(of "${case_of_member[Koen]}" step)" moved_on
run 1 member join Garenhuis call_name=Jip born=1999-01-01 joins_on=2028-03-01 home="$house_a" replaces=Koen
tells '29 on the day of joining.'
run 0 member join Garenhuis call_name=Nadia born=1998-06-01 joins_on=2028-03-01 home="$house_a" lead_organisation=cardea \
	application="$nadia" replaces=Koen
run 0 set "$nadia" care_decision_until=2030-03-01
run 0 step "$nadia" living
same "$(of "$nadia" step)" living
run 0 verify
ended
