#!/bin/bash
# Friends-woning Leiderdorp: one home, three members, one leaves and is replaced; what the experiment found.
. "$TESTLIB/story.sh"
case='' home=''

at 2025-10-06
open_file "$TOP/assets/arrangements/friends-leiderdorp.json" friends_overleg project_leader

# ---- one shared home, used before the agreement was signed ----
run 0 add household name=Lindehof forum=friends_overleg state=living starts=2025-11-01 agreement_until=2027-10-31 \
	association=rijnhart_wonen project_leader='A. Smit'
household=$(cat out)
home_of association=rijnhart_wonen municipality=leiderdorp neighbourhood=Ouderzorg kind=shared rooms=4 rent=950,00 \
	free_from=2025-11-01 open_nuisance=no shared_by=3 household=Lindehof

# ---- three members; a fourth is refused; the same rules for all ----
declare -A case_of_member
welcome() { # NAME BORN JOINS MORE
	case_of call_name="$1" birth_year="${2%%-*}" origin=leiderdorp motivation_on=2025-09-20 share_on=2025-09-20 \
		ambulant_care=de_binnenvest support_worker='L. Vos'
	case_of_member[$1]=$case
	run 0 decide "$case" admit --contract sublease --messenger 'L. Vos' --told-by +1d --formal-by 'de drie partijen' \
		--objection 'brief aan de projectleider'
	run 0 member join Lindehof call_name="$1" born="$2" joins_on="$3" application="$case" "${@:4}"
}
welcome Imke 2005-02-11 2025-11-01
welcome Soraya 2006-05-30 2025-11-01
welcome Bo 2003-07-19 2025-11-01
run 1 member join Lindehof call_name=Vera born=2005-01-01 joins_on=2025-11-01
tells '3 of 3 places are taken. Three young people share the home.'
same "$(rows decision '[.[] | .contract_form] | unique')" '["sublease"]'
at 2025-11-01
run 0 household Lindehof
has '! In use since 01-11-2025, and the agreement is not signed yet.'
has '? It is not told how. Housing consultant and care supporter have a fixed contact line.'
has '! The neighbours have not been told yet.'
has '+ All 3 places are taken.'
run 1 step "${case_of_member[Imke]}" living
tells 'No agreements for relapse and nuisance.'
for who in Imke Soraya Bo; do
	run 0 set "${case_of_member[$who]}" hard_times='bel L. Vos, dan de huisgenoten'
	run 1 step "${case_of_member[$who]}" living
	tells 'The neighbours have not been told yet.'
	run 0 step "${case_of_member[$who]}" living --pass 'they come for cake on the 28th'
done
run 0 set "$household" agreement_on=2025-11-20 association_contact='P. Visser' care_contact='L. Vos' \
	contact_line='elke eerste maandag, en bij zorgen dezelfde dag' house_rules='na elf uur stil; eten om de beurt' \
	hard_times='eerst samen praten, dan L. Vos bellen, dan P. Visser'

# ---- neighbours: the residents say yes first; who, when, how it went ----
run 0 add communication home="$home" household=Lindehof kind=meeting planned_on=2025-11-28
told=$(cat out)
run 0 household Lindehof
has '! meeting: the residents have not agreed to it.'
at 2025-11-28
run 0 set "$told" residents_agreed=2025-11-08 done_on=2025-11-28 party=rijnhart_wonen audience='de straat en het hofje' \
	invited=14 came=11 worries='fietsen op de stoep' misconceptions='dat er een instelling komt' \
	explained='drie huurders, zoals iedereen' reach='P. Visser, werkdagen tot vijf' result='gezellig, met appeltaart'
introduction=$(rows appointment '.[] | select(.moment == "neighbours_intro") | .id' | tr -d '"')
run 0 moment "$introduction" hold --attended association,support_worker,municipality,client,neighbours \
	--agreed association,support_worker,municipality,client,neighbours
run 0 household Lindehof
has 'Neighbours: meeting, 28-11-2025: gezellig, met appeltaart'
has '+ In use since 01-11-2025, the agreement was signed on 20-11-2025.'
lacks 'have not been told'

# ---- four axes over time ----
member() { rows member ".[] | select(.call_name == \"$1\") | .id" | tr -d '"'; }
run 0 add progress member="$(member Soraya)" seen_on=2026-02-01 axes.money=hard axes.at_home=fair axes.network=hard axes.days=well
run 0 add progress member="$(member Soraya)" seen_on=2026-08-01 axes.money=fair axes.at_home=well axes.network=fair axes.days=well
run 1 add progress member="$(member Soraya)" seen_on=2026-08-01 axes.weather=well
same "$(rows progress '[.[] | [.seen_on, (.axes[] | select(startswith("money")))]] | sort')" \
	'[["2026-02-01","money=hard"],["2026-08-01","money=fair"]]'

# ---- one leaves for a home of her own, another comes in her place ----
at 2026-10-01
run 1 member leave Lindehof/Imke 2026-10-01 --to mars
run 0 member leave Lindehof/Imke 2026-10-01 --to own_home --why 'eigen studio'
run 0 set "${case_of_member[Imke]}" own_sentence='Ik heb een deur. En drie mensen om te bellen.' after_care=own_network
run 1 step "${case_of_member[Imke]}" moved_on
tells 'The last talk was not held.'
run 0 moment "${case_of_member[Imke]}/evaluation_24" hold --attended client,support_worker,association \
	--agreed client,support_worker,association
run 0 step "${case_of_member[Imke]}" moved_on
run 0 household Lindehof
has '! 1 of 3 places are free.'
has 'Imke  01-11-2025 - 01-10-2026, left: home of their own'

# ---- evaluation in between: the parties, the residents and the neighbours, each in own words ----
at 2026-11-05
interim=$(rows appointment '.[] | select(.moment == "experiment_interim") | .id' | tr -d '"')
same "$(of "$interim" due)" 2026-11-01
run 0 moment "$interim" hold --attended project_leader,association,support_worker,municipality,client,neighbours \
	--agreed project_leader,association,support_worker,municipality,client,neighbours
run 0 checklist "$interim" works='samen koken' hard='de was' finding='nog een jaar kijken'
finding() { # ROUND VOICE WORDS
	run 0 add finding household=Lindehof forum=friends_evaluatie round="$1" voice="$2" words="$3"
	finding=$(cat out)
}
finding interim residents 'Ik leer hier koken voor drie en ruzie maken zonder deuren.'
finding interim neighbours 'Gewone buren, met appeltaart.'
finding interim parties 'Nog een jaar kijken.'
run 0 finding "$finding" --improvement 'een wasrooster' --owner 'A. Smit' --due 2026-12-01
run 0 finding --open
has 'een wasrooster'
run 0 finding "$finding" --result 'hangt in de gang'

at 2026-11-16
welcome Lianne 2007-03-08 2026-11-16 replaces=Imke
tells '! Lianne: the stay lasts until 15-11-2028, the agreement until 31-10-2027.'
same "$(rows member '[.[] | select(.replaces)] | length')" 1
run 1 member join Lindehof call_name=Vera born=2005-01-01 joins_on=2026-11-17 replaces=Imke
tells 'Lianne came in that place already.'
run 0 set "$case" hard_times='bel L. Vos'
run 0 step "$case" living
same "$(rows appointment "[.[] | select(.moment == \"evaluation_24\" and .due == \"2028-11-16\")] | length")" 1

# ---- two years are an expectation: going over warns ----
at 2027-11-12
run 0 household Lindehof
has '! Soraya lives here since 01-11-2025, 12 days longer than was expected.'
run 0 course "${case_of_member[Soraya]}"
has 'Term                until 01-11-2027, which has passed'

# ---- the end of the experiment: evaluated by itself, apart from talks with members ----
final=$(rows appointment '.[] | select(.moment == "experiment_final") | .id' | tr -d '"')
run 0 moment "$final" hold --attended project_leader,association,support_worker,municipality,client,neighbours
tells 'Does not agree with the report yet'
for voice in residents neighbours parties; do
	finding final $voice 'Zo kan het blijven.'
done
same "$(rows finding '[group_by(.round)[] | [.[0].round, length]]')" '[["final",3],["interim",3]]'
for who in Soraya Bo; do
	run 0 moment "${case_of_member[$who]}/evaluation_24" hold --attended client,support_worker,association \
		--agreed client,support_worker,association
	run 0 member leave "Lindehof/$who" 2027-12-01 --to own_home
	run 0 set "${case_of_member[$who]}" own_sentence='Thuis.' after_care=district_team
	run 0 step "${case_of_member[$who]}" moved_on
done
same "$(rows application '[.[] | .step] | sort')" '["living","moved_on","moved_on","moved_on"]'
run 0 household --json
same "$(jq -c '[.[] | .name]' out)" '["Lindehof"]'
run 0 verify
ended
