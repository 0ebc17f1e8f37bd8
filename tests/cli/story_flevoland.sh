#!/bin/bash
# Flevoland: four fixed questions, the weekly list, to whom a home goes, a question that goes up and an answer that comes back.
# shellcheck disable=SC2154  # $case and $home are set by story.sh
. "$TESTLIB/story.sh"
case='' home=''
flevoland=$TOP/assets/arrangements/flevoland.json

# ---- it works before it begins ----
at 2026-11-19
jq '.valid_from = "2027-01-01"' "$flevoland" >ahead.json
open_file ahead.json flevoland_uitstroomtafel chair
run 0 arrangement list
grep -q '^flevoland/1 *01-01-2027 - .* provisional' out || complain "not told as provisional"
run 0 arrangement show card
for card in fitting_home complex_manager home_free decision_when; do
	has "$card"
done

# ---- a case, and the four fixed questions on its card ----
case_of call_name=Daan birth_year=1995 origin=almere motivation_on=2026-11-10 share_on=2026-11-10 ambulant_care=kwintes \
	support_worker='E. Bos'
run 0 add meeting forum=flevoland_uitstroomtafel starts='2026-11-26 13:00'
run 0 schedule "$case"
at 2026-11-26 13:10
run 0 decide "$case" admit --messenger 'E. Bos' --told-by 2026-11-27 --formal-by 'gemeente Almere' \
	--objection 'binnen zes weken, bij de gemeente'
same "$(of "$case" step) $(of "$case" searching_since)" 'admitted 2026-11-26'
same "$(rows appointment '[.[] | [.moment, .due]] | sort')" '[["card_ready","2026-12-10"],["home_check","2027-01-07"]]'

# ---- the weekly list: what comes free, how sure, to whom it goes and who decided ----
home_of association=corporatie_polder municipality=almere neighbourhood=Haven kind=apartment rooms=2 rent=610,00 \
	free_from=2027-01-11 certainty=expected
haven=$home
home_of association=corporatie_dijk municipality=lelystad neighbourhood=Boswijk kind=house rooms=4 rent=700,00 \
	free_from=2026-12-07 certainty=sure
run 1 propose "$case" "$haven"
tells 'The four fixed questions about this client are not all answered.'
tells 'It is not decided to whom this home goes.'
run 0 set "$case" card.fitting_home='twee kamers, rustig' card.complex_manager=ja card.home_free='Haven, half januari' \
	card.decision_when='voor 1 januari'
run 1 homes "$haven" --to nobody
run 0 homes "$haven" --to this_group --by 'P. Visser, Corporatie Polder'
run 0 homes "$home" --to urgent --by 'D. Prins, Corporatie Dijk'
run 0 homes --json
same "$(jq -c '[.[] | [.free_from, .certainty, .goes_to, .goes_to_by]]' out)" \
	'[["2026-12-07","sure","urgent","D. Prins, Corporatie Dijk"],["2027-01-11","expected","this_group","P. Visser, Corporatie Polder"]]'
run 0 homes --in lelystad --weeks 1
has 'No home is free or comes free until 03-12-2026.'
run 1 propose "$case" "$home"
tells 'It is not decided to whom this home goes.'

# ---- one level up, and once more; the answer comes back to the table that asked ----
run 0 incident "$case" --kind stuck_application --urgency this_week \
	--question 'In Almere komt weinig vrij. Mag deze groep voor urgent gaan?'
incident=$(rows incident '.[0].id' | tr -d '"')
asked=$(of "$incident" forum)
run 0 incident "$incident" --escalate --why 'geen woning in twee maanden'
same "$(of "$incident" forum) $(of "$incident" state)" 'flevoland_tactisch escalated'
run 0 incident "$incident" --escalate --why 'een besluit over urgentie'
same "$(of "$incident" forum)" flevoland_bestuur
run 1 incident "$incident" --escalate --why 'nog hoger'
at 2026-12-03
run 0 incident "$incident" --answer 'elke maand een woning naar deze groep' --by 'wethouder Almere'
same "$(of "$incident" forum) $(of "$incident" state)" "$asked open"
same "$(of "$incident" answer)" 'elke maand een woning naar deze groep'
run 0 incident "$incident" --agree 'Haven gaat naar deze groep' --owner 'P. Visser' --until 2026-12-10

# ---- a home, a key, and who is looked to after moving ----
run 0 propose "$case" "$haven"
run 0 judge "$case" fits --role ambulant_care --name 'E. Bos'
run 0 view "$case" 2026-12-08
at 2026-12-08
run 0 answer "$case" yes
run 0 contract "$case" own_lease
run 0 sign "$case" client Daan
run 0 sign "$case" association 'P. Visser'
at 2027-01-11
run 1 key "$case" 2027-01-11
tells 'The care decision is not in force.'
tells 'It is not known who looks after the client after moving.'
run 1 set "$case" after_care=nobody
run 0 set "$case" after_care=district_team local_contact='wijkteam Haven, R. Post' care_decision_until=2028-01-10
run 0 key "$case" 2027-01-11
run 0 arrangement list
grep -q '^flevoland/1 *01-01-2027 - .* provisional' out && complain "still provisional after it began"

# ---- settled ----
at 2028-01-11
run 0 moment "$case/evaluation_12" hold --attended client,support_worker,association --agreed client,support_worker,association
run 0 set "$case" own_sentence='Ik heb nu zelf de sleutel van het fietsenhok.'
run 0 step "$case" settled --role support_worker --name 'E. Bos'
same "$(of "$case" step)" settled
run 0 verify
ended
