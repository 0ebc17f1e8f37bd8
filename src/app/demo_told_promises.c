/* Promises: who does what, by when. Thirty-one, of which twenty-four were kept and one was not. */
#include "demo_told.h"

#define CELLS(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define MADE(key, of, forum, day, until, who, what)                                                                    \
	{                                                                                                              \
		day, &entity_promise, key, of, NULL,                                                                   \
			CELLS("forum=" forum, "who=" who, "what=" what, "made_on=@" day, "due=@" until, "state=open")  \
	}
#define KEPT(key, day)                                                                                                 \
	{                                                                                                              \
		day, &entity_promise, key, NULL, NULL, CELLS("state=kept", "settled_on=@" day)                         \
	}
#define ZUID "zuid_kennemerland"

const struct demo_told demo_told_promises[] = {
	/* open */
	{ "2026-11-17", &entity_promise, "p_omar", "Omar", NULL,
		CELLS("forum=casuistiek", "incident=&i_omar",
			"what=Afspraak bij de casus: huurachterstand (in maanden, geen bedragen)", "who=J. Bakker",
			"made_on=@2026-11-17", "due=@2026-11-24", "state=open") },
	{ "2026-11-16", &entity_promise, "p_aisha", "Aïsha", NULL,
		CELLS("forum=casuistiek", "incident=&i_aisha", "what=Afspraak bij de casus: tekenen van terugval",
			"who=J. Bakker", "made_on=@2026-11-16", "due=@2026-11-27", "state=open") },
	MADE("p_sevval", "Şevval", ZUID, "2026-11-19", "2026-12-03", "R. Çelik",
		"Vraagt de beschikking na en belt terug."),
	MADE("p_zoe", "Zoë", ZUID, "2026-11-19", "2026-11-21", "N. Visser", "Belt Zoë over het besluit."),
	MADE("p_kees", "Kees", ZUID, "2026-11-05", "2026-12-10", "S. van Dam",
		"Zoekt uit in welk complex een hond mag."),
	MADE("p_ruth", "Ruth", "heemskerk", "2026-11-05", "2026-11-26", "N. Haddad",
		"Praat met de brugklas over de oudste."),
	/* not kept */
	MADE("p_late", "Rob", ZUID, "2026-09-24", "2026-10-08", "T. de Boer", "Regelt een plek bij de wandelgroep."),
	{ "2026-10-09", &entity_promise, "p_late", NULL, NULL,
		CELLS("state=not_kept", "settled_on=@2026-10-09", "remark=De groep was vol. Nu bij de fietsclub.") },
	/* kept */
	MADE("k1", "Omar", ZUID, "2026-11-05", "2026-11-17", "J. Bakker",
		"Maakt op dinsdag samen met Omar de post open."),
	KEPT("k1", "2026-11-17"),
	MADE("k2", "Mehmet", ZUID, "2026-05-07", "2026-05-11", "J. Bakker", "Belt Mehmet over de toelating."),
	KEPT("k2", "2026-05-08"),
	MADE("k3", "Mehmet", ZUID, "2026-05-07", "2026-06-01", "E. Vermeer", "Stelt Mehmet voor aan Dock."),
	KEPT("k3", "2026-05-20"),
	MADE("k4", "Bram", ZUID, "2026-09-24", "2026-10-08", "S. van Dam", "Laat de kraan maken voor de sleutel."),
	KEPT("k4", "2026-10-05"),
	MADE("k5", "Lotte", ZUID, "2026-08-27", "2026-09-08", "K. Nowak", "Gaat mee de sleutel halen."),
	KEPT("k5", "2026-09-08"),
	MADE("k6", "Piet", ZUID, "2026-10-08", "2026-10-23", "J. Bakker", "Vraagt de toeslag vooruit aan."),
	KEPT("k6", "2026-10-19"),
	MADE("k7", "Can", ZUID, "2026-10-08", "2026-10-22", "G. Brouwer", "Regelt de bezichtiging op een vrije dag."),
	KEPT("k7", "2026-10-20"),
	MADE("k8", "Ilse", ZUID, "2025-12-11", "2026-02-26", "J. Bakker", "Belt Ilse extra in januari."),
	KEPT("k8", "2026-02-02"),
	MADE("k9", "Samir", ZUID, "2026-05-21", "2026-09-10", "D. Smit", "Rekent huishouden en inkomen opnieuw uit."),
	KEPT("k9", "2026-09-01"),
	MADE("k10", "Soraya", ZUID, "2026-06-04", "2026-08-27", "L. Hendriks",
		"Ziet toe op drie termijnen voor de ruit."),
	KEPT("k10", "2026-08-24"),
	MADE("k11", "Lianne", ZUID, "2026-09-10", "2026-10-08", "L. Hendriks",
		"Eet een keer mee in de Lindehof met Lianne."),
	KEPT("k11", "2026-09-29"),
	MADE("k12", "Milan", ZUID, "2026-11-05", "2026-11-19", "F. Kramer",
		"Draagt de aanvraag warm over aan de andere regio."),
	KEPT("k12", "2026-11-12"),
	MADE("k13", "Jayden", "velsen", "2026-10-08", "2026-10-15", "F. Kramer", "Geeft de stukken door aan Haarlem."),
	KEPT("k13", "2026-10-13"),
	MADE("k14", "Jayden", ZUID, "2026-10-08", "2026-10-22", "W. Mulder", "Maakt kennis op het werk van Jayden."),
	KEPT("k14", "2026-10-21"),
	MADE("k15", "Tineke", "velsen", "2026-05-07", "2026-06-04", "O. Peeters",
		"Zoekt woningen waar een lichtbel kan."),
	KEPT("k15", "2026-06-01"),
	MADE("k16", "Sander", "velsen", "2026-10-08", "2026-10-12", "K. Nowak", "Belt Sander en legt de leeftijd uit."),
	KEPT("k16", "2026-10-09"),
	MADE("k17", "Nadia", "velsen", "2026-10-08", "2026-11-05", "F. Kramer", "Zet de vraag op de casuïstiektafel."),
	KEPT("k17", "2026-11-05"),
	MADE("k18", "Hendrik", "velsen", "2026-10-08", "2026-11-02", "N. Visser", "Regelt een grote soeppan."),
	KEPT("k18", "2026-10-30"),
	MADE("k19", "Salma", "velsen", "2026-10-08", "2026-11-02", "E. Vermeer",
		"Loopt de weg naar school met de kinderen."),
	KEPT("k19", "2026-10-28"),
	MADE("k20", "Marco", "beverwijk", "2026-10-08", "2026-11-12", "P. van Rijn",
		"Legt de garantie van HVO op papier."),
	KEPT("k20", "2026-11-09"),
	MADE("k21", "Marco", "beverwijk", "2026-10-08", "2026-11-12", "F. Kramer",
		"Vraagt de politie, alleen voor dit punt."),
	KEPT("k21", "2026-10-29"),
	MADE("k22", "Ruth", "heemskerk", "2026-10-08", "2026-11-05", "I. Jansen", "Vraagt de kinderen wat zij willen."),
	KEPT("k22", "2026-10-26"),
	MADE("k23", "Rosa", ZUID, "2026-09-24", "2026-11-12", "E. Vermeer",
		"Spreekt met Rosa af wie haar vaste gezicht is."),
	KEPT("k23", "2026-11-03"),
	MADE("k24", "Koen", "velsen", "2026-10-08", "2026-11-12", "T. de Boer",
		"Rekent uit wat er verandert op 9 februari."),
	KEPT("k24", "2026-11-10"),
	{ .day = NULL },
};
