/* Hurdles: nine that are open, twenty-one that were solved, and a recipe for each kind. A recipe names nobody. */
#include "demo_told.h"

#define CELLS(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define HURDLE(key, of, day, until, kind, what, owner, helpers)                                                        \
	{                                                                                                              \
		day, &entity_hurdle, key, of, NULL,                                                                    \
			CELLS("kind=" kind, "what=" what, "owner=" owner, "helpers=" helpers, "opened_on=@" day,       \
				"due=@" until)                                                                         \
	}
#define SHARED(key, household, forum, day, until, kind, what, owner, helpers)                                          \
	{                                                                                                              \
		day, &entity_hurdle, key, NULL, forum,                                                                 \
			CELLS("household=&" household, "kind=" kind, "what=" what, "owner=" owner, "helpers=" helpers, \
				"opened_on=@" day, "due=@" until)                                                      \
	}
#define SOLVED(key, day, how, won)                                                                                     \
	{                                                                                                              \
		day, &entity_hurdle, key, NULL, NULL, CELLS("solved_on=@" day, "solution=" how, "days_won=" won)       \
	}
/* Without a person: the one that it was learned from is in the file. */
#define RECIPE(of, day, kind, what, how, owner, won)                                                                   \
	{                                                                                                              \
		day, &entity_recipe, NULL, of, NULL,                                                                   \
			CELLS("kind=" kind, "what=" what, "solution=" how, "owner=" owner, "solved_on=@" day,          \
				"days_won=" won)                                                                       \
	}

const struct demo_told demo_told_hurdles[] = {
	/* open */
	SHARED("h_cost", "garenhuis", "velsen", "2026-10-05", "2027-01-15", "cost_sharer",
		"Vanaf 9-2-2027 zijn er twee kostendelers in A: ieder 50 % in plaats van 70 %.", "R. Çelik, gemeente",
		"Door & Ver, De Oever"),
	HURDLE("h_decision", "Şevval", "2026-11-05", "2026-12-03", "care_decision", "De beschikking is er nog niet.",
		"R. Çelik, gemeente", "Leger des Heils"),
	HURDLE("h_place", "Nadia", "2026-10-12", "2027-01-31", "no_home", "Er is geen plek vrij in het Garenhuis.",
		"O. Peeters, corporatie B", "De Oever, gemeente"),
	HURDLE("h_debts", "Denisa", "2026-10-26", "2026-12-10", "debts", "Er is nog geen overzicht van de schulden.",
		"I. Jansen, zorg", "maatschappelijk werk"),
	HURDLE("h_administrator", "Samir", "2026-10-19", "2026-12-20", "administrator",
		"De bewindvoerder moet akkoord zijn met het contract op eigen naam.", "bewindvoerder",
		"D. Smit, corporatie A"),
	HURDLE("h_furnishing", "Lianne", "2026-11-09", "2026-11-30", "furnishing", "Er is nog geen bed en geen kast.",
		"gemeente Haarlem", "L. Hendriks, kringloop"),
	HURDLE("h_young", "Yara", "2026-09-14", "2026-12-01", "youth_income", "Zij is 18 en krijgt een laag inkomen.",
		"gemeente Velsen", "T. de Boer"),
	HURDLE("h_school", "Ruth", "2026-10-26", "2027-02-01", "school_way",
		"De kinderen zitten elke dag anderhalf uur in de bus.", "N. Haddad, CJG", "gemeente Heemskerk, school"),
	HURDLE("h_dog", "Kees", "2026-11-02", "2026-12-15", "pet", "Hij heeft een hond. Welke woning mag dat?",
		"S. van Dam, corporatie A", "zorg"),

	/* solved */
	SHARED("s_zoning", "havenrij", "velsen", "2026-09-28", "2026-11-30", "zoning",
		"Wonen mag hier nog niet volgens het omgevingsplan.", "gemeente Velsen", "corporatie B"),
	SOLVED("s_zoning", "2026-10-20", "Tijdelijk toegestaan tot 30 juni 2027.", "41"),
	RECIPE("Hendrik", "2026-10-20", "zoning", "wonen mocht er niet volgens het omgevingsplan",
		"Vraag een tijdelijke afwijking aan met de einddatum van het gebouw. Neem de brief aan de buren mee.",
		"gemeente", "41"),
	SHARED("s_share", "lindehof", "zuid_kennemerland", "2025-10-13", "2025-12-01", "cost_sharer",
		"Worden drie jongeren kostendelers van elkaar?", "gemeente Haarlem", "De Opstap"),
	SOLVED("s_share", "2025-10-27", "Nee: onder 27 jaar telt niemand mee. Het staat nu op papier.", "35"),
	RECIPE("Soraya", "2025-10-27", "cost_sharer", "drie jongeren in een woning",
		"Reken de leeftijden op de dag na. Onder 27 telt niemand mee. Zet de eerste verjaardag in de agenda.",
		"gemeente", "35"),
	SHARED("s_lease", "lindehof", "zuid_kennemerland", "2025-10-13", "2025-11-15", "head_sublease",
		"Wie huurt van wie?", "S. van Dam, corporatie A", "De Opstap"),
	SOLVED("s_lease", "2025-10-30", "Drie gelijke contracten met dezelfde regels.", "16"),
	RECIPE("Soraya", "2025-10-30", "head_sublease", "drie huurders in een woning",
		"Geef iedereen hetzelfde contract. Dan hangt niemand van een ander af.", "corporatie", "16"),
	HURDLE("s_benefit", "Omar", "2026-09-14", "2026-12-01", "rent_benefit",
		"De huurtoeslag stopte door een fout bij wisselende uren.", "J. Bakker", "sociaal raadslieden"),
	SOLVED("s_benefit", "2026-11-10", "Opnieuw aangevraagd, met loonstroken van drie maanden erbij.", "21"),
	RECIPE("Omar", "2026-11-10", "rent_benefit", "toeslag stopt bij wisselende uren",
		"Vraag opnieuw aan met drie loonstroken. Vraag terugwerkende kracht. Zet elk kwartaal een herinnering.",
		"woonbegeleider", "21"),
	SHARED("s_neighbours", "havenrij", "velsen", "2026-09-28", "2026-11-16", "telling_neighbours",
		"Het gerucht gaat dat er veertig man komt.", "gemeente Velsen, corporatie B, zorg", "beheerder"),
	SOLVED("s_neighbours", "2026-10-26", "Een brief, een avond, en één nummer dat altijd opneemt.", "21"),
	RECIPE("Hendrik", "2026-10-26", "telling_neighbours", "een gerucht in de straat",
		"Noem het gerucht zelf, en het echte aantal. Geef één nummer met uren. Zorg voor soep.",
		"gemeente, corporatie en zorg", "21"),
	HURDLE("s_decision", "Bram", "2026-08-17", "2026-10-01", "care_decision",
		"De beschikking liep af voor de sleutel.", "R. Çelik, gemeente", "De Oever"),
	SOLVED("s_decision", "2026-09-14", "Verlengd op één gesprek, met het plan erbij.", "17"),
	RECIPE("Bram", "2026-09-14", "care_decision", "beschikking loopt af voor de sleutel",
		"Meld acht weken voor de sleutel. Stuur het begeleidingsplan mee, dan is één gesprek genoeg.",
		"gemeente", "17"),
	HURDLE("s_decision_2", "Rosa", "2025-10-13", "2025-12-15", "care_decision",
		"Is een nieuwe beschikking nodig voor het tweede jaar?", "gemeente Haarlem", "De Opstap"),
	SOLVED("s_decision_2", "2025-11-24", "Nee, de oude liep door tot het einde.", "21"),
	HURDLE("s_urgency", "Salma", "2026-02-16", "2026-06-01", "urgency_rules",
		"Een gezin uit de opvang kreeg geen urgentie.", "gemeente Velsen", "Leger des Heils"),
	SOLVED("s_urgency", "2026-04-20", "De woonwens van de kinderen telde mee.", "42"),
	RECIPE("Salma", "2026-04-20", "urgency_rules", "gezin uit de opvang zonder urgentie",
		"Vraag de gemeente te toetsen op het belang van de kinderen. Voeg een brief van school toe.",
		"gemeente", "42"),
	HURDLE("s_home", "Lotte", "2026-06-15", "2026-09-30", "no_home", "Er was geen kleine woning vrij.",
		"S. van Dam, corporatie A", "andere corporaties"),
	SOLVED("s_home", "2026-08-10", "Twee corporaties ruilden een woning.", "51"),
	RECIPE("Lotte", "2026-08-10", "no_home", "geen kleine woning vrij",
		"Vraag aan de tafel of een andere corporatie wil ruilen. Dat kan op één A4.", "corporatie", "51"),
	HURDLE("s_gap", "Rafael", "2026-01-12", "2026-03-01", "support_gap",
		"Twee weken zonder begeleider bij de verhuizing.", "Door & Ver", "De Oever"),
	SOLVED("s_gap", "2026-01-26", "De andere zorgpartij nam twee weken over.", "34"),
	RECIPE("Rafael", "2026-01-26", "support_gap", "geen begeleider in de eerste weken",
		"Spreek vooraf af wie overneemt. Schrijf de dagen op, met naam en telefoon van de vervanger.", "zorg",
		"34"),
	HURDLE("s_debts", "Can", "2026-06-08", "2026-09-01", "debts", "Er lag beslag op de uitkering.",
		"G. Brouwer, zorg", "schuldhulp"),
	SOLVED("s_debts", "2026-07-20", "De beslagvrije voet is goed gezet.", "43"),
	RECIPE("Can", "2026-07-20", "debts", "beslag op de uitkering",
		"Laat eerst de beslagvrije voet nakijken. Daarna pas een regeling.", "zorg", "43"),
	HURDLE("s_admin", "Marit", "2025-08-18", "2025-10-15", "administrator",
		"De bewindvoerder had de huur nog niet ingepland.", "bewindvoerder", "Door & Ver"),
	SOLVED("s_admin", "2025-09-22", "De huur gaat als eerste post van de rekening.", "23"),
	RECIPE("Marit", "2025-09-22", "administrator", "eerste huur niet ingepland",
		"Stuur de huurdag zes weken vooruit naar de bewindvoerder, met het concept van het contract.",
		"bewindvoerder", "23"),
	HURDLE("s_furniture", "Lotte", "2026-08-17", "2026-10-01", "furnishing", "Geen geld voor vloer en bed.",
		"gemeente Heemstede", "kringloop"),
	SOLVED("s_furniture", "2026-09-03", "Een vloer via het fonds, een bed van de kringloop.", "28"),
	RECIPE("Lotte", "2026-09-03", "furnishing", "geen geld voor vloer en bed",
		"Vraag het fonds al bij het voorstel van de woning. Maak een lijst met de kringloop.", "gemeente",
		"28"),
	HURDLE("s_furniture_2", "Bram", "2026-09-07", "2026-10-20", "furnishing", "Geen gordijnen en geen kookplaat.",
		"gemeente Haarlem", "de buren"),
	SOLVED("s_furniture_2", "2026-10-05", "Gordijnen van de vorige huurder overgenomen.", "15"),
	HURDLE("s_address", "Hendrik", "2026-09-28", "2026-11-20", "registration",
		"Mag iemand zich inschrijven op een tijdelijk adres?", "gemeente Velsen", "Leger des Heils"),
	SOLVED("s_address", "2026-11-03", "Ja, vanaf de eerste dag.", "17"),
	RECIPE("Hendrik", "2026-11-03", "registration", "inschrijven op een tijdelijk adres",
		"Neem het gebruikscontract mee naar de balie. Een einddatum staat inschrijven niet in de weg.",
		"gemeente", "17"),
	HURDLE("s_identity", "Łukasz", "2026-10-12", "2026-11-19", "identity", "Zijn paspoort was verlopen.",
		"Łukasz en het Leger des Heils", "gemeente Zandvoort"),
	SOLVED("s_identity", "2026-11-09", "Een afspraak bij het consulaat, de gemeente wachtte.", "10"),
	RECIPE("Łukasz", "2026-11-09", "identity", "paspoort verlopen",
		"Maak de afspraak bij het consulaat op de dag van aanmelden. Vraag de gemeente schriftelijk om uitstel.",
		"cliënt en zorg", "10"),
	HURDLE("s_income", "Imke", "2025-10-20", "2026-01-15", "youth_income", "Onder 21 jaar is de uitkering laag.",
		"gemeente Haarlem", "De Opstap"),
	SOLVED("s_income", "2025-11-24", "Bijzondere bijstand voor wie niet bij ouders kan wonen.", "52"),
	RECIPE("Imke", "2025-11-24", "youth_income", "onder 21 jaar een lage uitkering",
		"Vraag bijzondere bijstand aan, met een brief waarom thuis wonen niet kan.", "gemeente", "52"),
	HURDLE("s_lift", "Ilse", "2024-12-02", "2025-03-01", "adaptation",
		"De drempels waren te hoog voor haar rollator.", "gemeente Heemstede", "corporatie B"),
	SOLVED("s_lift", "2025-02-10", "Drempels weg en een tweede leuning, voor de sleutel.", "19"),
	RECIPE("Ilse", "2025-02-10", "adaptation", "drempels en een rollator",
		"Vraag de aanpassing aan zodra de woning is voorgesteld. De corporatie doet de drempels in één dag.",
		"gemeente", "19"),
	HURDLE("s_bus", "Natália", "2026-06-29", "2026-09-15", "school_way", "De school ligt drie kwartier weg.", "CJG",
		"school, gemeente"),
	SOLVED("s_bus", "2026-08-24", "Een taxi tot de kerst, daarna fietsen met een ouder.", "22"),
	RECIPE("Natália", "2026-08-24", "school_way", "school ver weg na verhuizen",
		"Regel vervoer tot het einde van het halfjaar. Vraag op school wie er meefietst.", "CJG", "22"),
	HURDLE("s_cat", "Aïsha", "2026-03-23", "2026-05-20", "pet", "De huisregels verboden een kat.",
		"S. van Dam, corporatie A", "De Oever"),
	SOLVED("s_cat", "2026-04-27", "Eén kat mag, met een afspraak over de tuin.", "23"),
	RECIPE("Aïsha", "2026-04-27", "pet", "huisregels verbieden een huisdier",
		"Vraag om een uitzondering voor één dier, met een afspraak op papier. Noem wie het voert bij afwezigheid.",
		"corporatie", "23"),
	HURDLE("s_benefit_2", "Piet", "2026-10-05", "2026-11-20", "rent_benefit",
		"De toeslag wachtte op een nieuw adres.", "J. Bakker", "gemeente Haarlem"),
	SOLVED("s_benefit_2", "2026-11-02", "Inschrijving vooruit gedaan op de dag van de sleutel.", "18"),
	{ .day = NULL },
};
