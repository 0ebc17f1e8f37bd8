/* What stories have beside their course: a home that was refused, talks with a time, checklists, support, experts. */
#include "demo_told.h"

#define CELLS(...) ((const char *const[]){ __VA_ARGS__, NULL })

const struct demo_told demo_told_cases[] = {
	/* Tineke refuses W-0108: never counted, her place in the queue stays, the reason is hidden */
	{ "2026-11-12", &entity_proposal, NULL, "Tineke", NULL,
		CELLS("care_judgement=fits", "judged_on=@2026-11-12", "judged_by=Door & Ver", "state=viewing",
			"viewing_on=@2026-11-16") },
	{ "2026-11-12", &entity_step_change, NULL, "Tineke", NULL,
		CELLS("step_before=proposed", "step_after=viewing", "set_at=@2026-11-12T11:30", "role=ambulant_care") },
	{ "2026-11-12", &entity_application, NULL, "Tineke", NULL, CELLS("step=viewing", "step_since=@2026-11-12") },
	{ "2026-11-17", &entity_proposal, NULL, "Tineke", NULL,
		CELLS("viewed_on=@2026-11-16", "client_answer=no", "answered_on=@2026-11-17", "reason=client_safety",
			"counted=false", "state=refused_client") },
	{ "2026-11-17", &entity_step_change, NULL, "Tineke", NULL,
		CELLS("step_before=viewing", "step_after=admitted", "set_at=@2026-11-17T10:05", "role=client") },
	{ "2026-11-17", &entity_application, NULL, "Tineke", NULL, CELLS("step=admitted", "step_since=@2026-11-17") },
	{ "2026-11-17", &entity_client, NULL, "Tineke", NULL, CELLS("not_in=Velserbroek") },
	{ "2026-11-17", &entity_home, NULL, "Tineke", NULL, CELLS("offer=free", "held_by=") },

	/* Jayden waits for the first meeting of his new table */
	{ "2026-11-10", &entity_application, NULL, "Jayden", NULL,
		CELLS("remark=Op 8-10 overgekomen van Velsen. Staat op de agenda van 3 december.") },

	/* a declined case of which the day came and nobody took it up */
	{ "2026-06-18", &entity_application, NULL, "Gerrit", NULL,
		CELLS("parked_until=@2026-11-12", "parked_for=twee doelen: zelf koken, op tijd bellen") },

	/* Samir: from care lease to his own name */
	{ "2026-09-14", &entity_contract, NULL, "Samir", NULL,
		CELLS("convert_by=@2027-02-01",
			"convert_agreed=Samir ja; De Oever denkt mee; corporatie A: zes weken van tevoren",
			"conditions=De begeleiding gaat door tot 2-12-2027. Huishouden en inkomen opnieuw gerekend.") },
	{ "2026-11-09", &entity_appointment, "evaluation_12", "Samir", NULL,
		CELLS("state=planned", "planned_at=@2026-12-02T09:00", "planned_by=D. Smit") },

	/* talks with a time */
	{ "2026-11-05", &entity_appointment, "association_intro", "Bram", NULL,
		CELLS("state=planned", "planned_at=@2026-11-19T15:00", "planned_by=J. Bakker") },
	{ "2026-10-29", &entity_appointment, "evaluation_6", "Aïsha", NULL,
		CELLS("state=planned", "planned_at=@2026-11-20T10:30", "planned_by=J. Bakker") },
	{ "2026-11-14", &entity_appointment, "evaluation_6", "Aïsha", NULL,
		CELLS("state=moved", "due=@2026-11-27", "planned_at=", "reason=Time-out tot en met 20 november.") },
	{ "2026-11-02", &entity_appointment, "support_end", "Rosa", NULL,
		CELLS("state=planned", "planned_at=@2026-11-17T10:00", "planned_by=L. Hendriks") },

	/* Ilse: six, three, one hour; the draft for 24-11 */
	{ "2025-02-25", &entity_support_level, NULL, "Ilse", NULL,
		CELLS("starts=@2025-02-24", "hours=6", "why=eerste halfjaar", "agreed_by=Ilse, De Oever") },
	{ "2025-09-01", &entity_support_level, NULL, "Ilse", NULL,
		CELLS("starts=@2025-09-01", "hours=3", "why=zij doet de post nu zelf", "agreed_by=Ilse, De Oever") },
	{ "2026-06-01", &entity_support_level, NULL, "Ilse", NULL,
		CELLS("starts=@2026-06-01", "hours=1", "why=bellen is genoeg", "agreed_by=Ilse, De Oever") },
	{ "2026-11-18", &entity_checklist, NULL, "Ilse", NULL,
		CELLS("appointment=&Ilse/review_21", "checklist=review_21", "version=1",
			"answers_open.review_21_living_view=Huur steeds op tijd, geen klachten, woning op orde.",
			"answers.review_21_enough=Ja, zegt Ilse. De Oever twijfelt over de winter.",
			"answers.review_21_own_wish=Ik kan het zelf. Maar bel me in januari, dan is het donker.",
			"answers.review_21_care_view=Eén keer bellen in de donkere maanden.",
			"answers.review_21_tripartite=De begeleiding stopt op 24 februari. De huur blijft van Ilse.",
			"answers.review_21_after=Het wijkteam, en één telefoontje op 24 mei.",
			"answers.review_21_disagree=Alle drie zijn het eens. De tafel is niet nodig.") },

	/* talks that were held, with their answers */
	{ "2026-10-21", &entity_checklist, NULL, "Lotte", NULL,
		CELLS("appointment=&Lotte/association_intro", "checklist=association_intro", "version=1",
			"answers_open.association_intro_home=De keukenkraan lekt. De monteur komt vrijdag.",
			"answers_open.association_intro_rules=Duidelijk.",
			"answers_open.association_intro_practical=Afval op maandag, reparatie via de website.",
			"answers_open.association_intro_neighbours=Links wel, boven nog niet.",
			"answers_open.association_intro_rent=Op tijd. De huurtoeslag komt binnen.",
			"answers_open.association_intro_agreed=Op 8 december praten wij weer.",
			"answers.association_intro_arrival=Stil. Dat is wennen.",
			"answers.association_intro_signs=Als ik niet opneem: app mijn broer.",
			"answers.association_intro_goals=Mijn rijbewijs.") },
	{ "2026-05-20", &entity_checklist, NULL, "Mehmet", NULL,
		CELLS("appointment=&Mehmet/landing_start", "checklist=neighbourhood_intro", "version=1",
			"answers.neighbourhood_intro_why_here=Dicht bij mijn broer en bij de kringloop.",
			"answers.neighbourhood_intro_contact=H. Postma van Dock, bij de koffie.",
			"answers.neighbourhood_intro_offer=Ik maak lampen.",
			"answers.neighbourhood_intro_feeling=Ja, als mijn zoon hier kan fietsen.") },

	/* experts by experience */
	{ "2026-10-15", &entity_expert, NULL, "Ruth", NULL,
		CELLS("role=tips", "name=Samira", "starts=@2026-10-15", "client_agrees=true") },
	{ "2026-10-20", &entity_expert, NULL, "Marco", NULL,
		CELLS("role=critical_eye", "name=Ulrich", "starts=@2026-10-20", "client_agrees=true") },
	{ "2026-10-12", &entity_expert, NULL, "Bram", NULL,
		CELLS("role=neighbourhood", "name=Wil", "starts=@2026-10-12", "client_agrees=true",
			"remark=Loopt op woensdag mee door de wijk.") },
	{ "2025-10-06", &entity_expert, NULL, NULL, "velsen",
		CELLS("household=&garenhuis", "role=living_in", "name=Roos", "starts=@2025-10-06",
			"client_agrees=true") },
	{ "2026-03-09", &entity_expert, NULL, "Omar", NULL,
		CELLS("role=living_in", "name=Hans", "starts=@2026-08-12", "client_agrees=true",
			"remark=Opent op dinsdag mee de post.") },

	/* findings of the Servicepunt, and what was made better */
	{ "2026-03-12", &entity_finding, NULL, "Omar", "evaluatie",
		CELLS("forum=evaluatie", "voice=servicepunt", "found_on=@2026-03-12",
			"words=Bij wisselende uren stopt de huurtoeslag vaak.",
			"improvement=De begeleider kijkt elk kwartaal mee naar het inkomen.", "owner=F. Kramer",
			"due=@2026-06-01", "result=Vijf van de zes zorgpartijen doen het nu.",
			"result_on=@2026-06-11") },
	{ "2026-06-11", &entity_finding, NULL, "Mehmet", "evaluatie",
		CELLS("forum=evaluatie", "voice=servicepunt", "found_on=@2026-06-11",
			"words=De beschikking is de vaakst genoemde reden om te wachten.",
			"improvement=De melding bij de gemeente gaat acht weken voor de sleutel de deur uit.",
			"owner=R. Çelik", "due=@2026-12-31") },
	{ "2026-09-10", &entity_finding, NULL, "Aïsha", "evaluatie",
		CELLS("forum=evaluatie", "voice=servicepunt", "found_on=@2026-09-10",
			"words=Er zijn te weinig time-outplekken in de regio.",
			"improvement=Twee zorgpartijen openen samen een plek in Haarlem.", "owner=D. Smit",
			"due=@2026-11-01", "result=Sinds 2 november is er een plek bij De Oever.",
			"result_on=@2026-11-02") },
	{ .day = NULL },
};
