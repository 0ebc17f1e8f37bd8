#!/bin/bash
# The housing ladder: a conditional contract, rungs up and down as decisions, conditions met or not.
# shellcheck disable=SC2154  # $case and $home are set by story.sh
. "$TESTLIB/story.sh"
case='' home=''

at 2026-01-12
open_file "$TOP/assets/arrangements/woonladder.json" ladder_tafel chair
run 0 arrangement show rung
has 'rung 5: own lease on conditions'

# ---- from the start the client and the neighbours think along ----
case_of call_name=Nora birth_year=1990 origin=voorbeeld received=2026-01-05 motivation_on=2026-01-04 share_on=2026-01-04 \
	ambulant_care=zorg_ladder support_worker='T. Hendriks'
run 0 add meeting forum=ladder_tafel starts='2026-01-22 10:00'
run 0 add agenda_item meeting="$(cat out)" application="$case" shared_sentence='Ik repareer fietsen. Graag ook die van de buren.'
at 2026-01-22 10:10
run 1 decide "$case" admit --rung 9
tells 'The ladder has no rung 9.'
run 0 decide "$case" admit --rung 4
tells 'Interest of the neighbours.'
tells 'Nobody asked yet what the client is good at.'
run 0 decide "$case" --withdraw --reason 'first her talents and the neighbours'
run 0 set "$case" talents='fietsen repareren'
run 0 add neighbourhood name=Molenbuurt municipality=voorbeeld welfare_contact='W. Blom' \
	activities='fietsklas op woensdag' work='fietsenmaker zoekt hulp' offers='fietsen repareren'
same "$(rows neighbourhood '[.[] | [.welfare_contact, .activities, .work, .offers]]')" \
	'[["W. Blom","fietsklas op woensdag","fietsenmaker zoekt hulp","fietsen repareren"]]'
run 0 decide "$case" admit --rung 4 --contract conditional \
	--condition 'huur op tijd | T. Hendriks | 2026-06-01 | een trede omlaag' \
	--condition 'elke week contact | T. Hendriks | 2026-06-01 | gesprek' \
	--messenger 'T. Hendriks' --told-by 2026-01-23 --formal-by corporatie --objection 'brief aan de corporatie' \
	--neighbours-interest 'rust na tien uur, en iemand die fietsen maakt'
says </dev/null
same "$(rows condition '[.[] | [.what, .due, .state]] | sort')" \
	'[["elke week contact","2026-06-01","open"],["huur op tijd","2026-06-01","open"]]'
client=$(of "$case" client)
same "$(of "$client" rung)" 4
same "$(rows appointment '[.[] | [.moment, .due]]')" '[["think_along","2026-02-19"]]'

# ---- fixed questions, an expert by experience, a home with a rung ----
home_of association=corporatie_ladder municipality=voorbeeld neighbourhood=Molenbuurt kind=apartment rooms=2 rent=600,00 \
	free_from=2026-03-01 open_nuisance=no rung=4
run 1 propose "$case" "$home"
tells 'The fixed questions are not answered.'
run 0 set "$case" card.offer='fietsen repareren' card.work='fietsenmaker, twee ochtenden' \
	card.client_thinks='gesprek op 8 januari' card.neighbours_think='drie buren kwamen kijken'
for role in tips critical_eye living_in neighbourhood; do
	run 0 add expert application="$case" role=$role name=Gijs client_agrees=yes
done
run 1 add expert application="$case" role=boss name=Gijs
run 0 propose "$case" "$home"
run 0 judge "$case" fits --role ambulant_care --name 'T. Hendriks'
run 0 view "$case" 2026-02-05
at 2026-02-05
run 0 answer "$case" yes

# ---- the association's worry, and the guarantee that takes it away ----
run 0 set "$case" worry_by=corporatie_ladder worry='eerdere huurschuld' hard_times='bel eerst Gijs'
run 0 contract "$case" conditional conditions='huur op tijd, elke week contact'
tells 'The association worries, and no guarantee is found.'
for role in client support_worker association; do
	run 0 sign "$case" $role "$role"
done
at 2026-03-02
run 1 key "$case" 2026-03-02
tells 'The association worries, and no guarantee is found.'
run 0 set "$case" guarantee_by=zorg_ladder guarantee='de zorgpartij betaalt twee maanden als het misgaat'
run 0 key "$case" 2026-03-02

# ---- conditions: met or not, with a date; down is a decision with a reason, and new conditions ----
condition() { rows condition ".[] | select(.what == \"$1\" and .state == \"open\") | .id" | tr -d '"'; }
at 2026-06-01
run 0 set "$(condition 'elke week contact')" state=met judged_on=2026-06-01
run 0 set "$(condition 'huur op tijd')" state=not_met judged_on=2026-06-01 remark='april en mei te laat'
run 1 decide "$case" down --rung 3 --reason too_early
tells 'conditions_missed, own_choice, down_other'
run 0 decide "$case" down --rung 3 --reason conditions_missed --note 'de brieven bleven dicht' \
	--condition 'huur op tijd, met hulp | T. Hendriks | 2026-09-01 | nieuw gesprek' \
	--messenger 'T. Hendriks' --told-by 2026-06-02 --formal-by corporatie --objection 'brief aan de corporatie'
says </dev/null
has 'a rung down'
same "$(of "$client" rung) $(of "$case" step)" '3 living'
run 1 step "$case" settled --role association --name "P. Visser"
tells 'Not all conditions are met.'

# ---- up again; an answer that is left out takes nothing away ----
at 2026-09-01
run 0 set "$(condition 'huur op tijd, met hulp')" state=met judged_on=2026-09-01
run 0 decide "$case" up --messenger 'T. Hendriks' --told-by 2026-09-02
tells 'Rung of the ladder'
same "$(of "$client" rung)" 3
run 0 decide "$case" --withdraw --reason 'which rung?'
run 0 decide "$case" up --rung 5 --messenger 'T. Hendriks' --told-by 2026-09-02
same "$(of "$client" rung)" 5
same "$(rows decision '[.[] | select(.withdrawn != true) | [.outcome, .rung]]')" '[["admit",4],["down",3],["up",5]]'
run 0 moment "$case/ladder_6" hold --attended client,support_worker,association --agreed client,support_worker,association
run 0 checklist "$case/ladder_6" conditions='alle twee gehaald' own='ik blijf hier'

# ---- a plain lease, without conditions ----
at 2027-03-01
missed=$(rows condition '.[] | select(.state == "not_met") | .id' | tr -d '"')
run 0 set "$missed" state=met judged_on=2026-12-01
run 0 set "$case" own_sentence='Woensdag staat de straat vol fietsen.'
run 0 contract "$case" --result in_own_name
run 0 step "$case" settled --role support_worker --name 'T. Hendriks'
same "$(of "$case" step)" settled
run 0 verify
ended
