/* What holds for the region: the figures of the maximum, and the neighbourhoods. */
#include "demo_parts.h"
#include "store/store.h"

/* Invented, and so that nearly two municipalities share a home: Haarlem's remainder is 0.0167 larger than Heemstede's. */
static const struct {
	const char *municipality;
	uint64_t households, social_homes;
} figures[] = {
	{ "beverwijk", 21400, 8850 },
	{ "bloemendaal", 4900, 950 },
	{ "haarlem", 82600, 27950 },
	{ "heemskerk", 17800, 7200 },
	{ "heemstede", 10200, 2200 },
	{ "velsen", 34600, 12500 },
	{ "zandvoort", 2600, 650 },
};

static int year_of(int64_t day)
{
	int year, month, day_of_month;

	day_split(day, &year, &month, &day_of_month);
	return year;
}

static bool write_figures(struct demo *demo, struct error *err)
{
	int year = year_of(demo->today);

	for (size_t i = 0; i < ARRAY_LEN(figures); i++) {
		struct write_cells cells = { .arena = demo->row };
		const char *id = arena_print(demo->row, "%s_%d", figures[i].municipality, year);

		demo_put_number(&cells, "year", (uint64_t)year);
		write_add(&cells, "municipality", figures[i].municipality);
		demo_put_number(&cells, "households", figures[i].households);
		demo_put_number(&cells, "social_homes", figures[i].social_homes);
		write_add(&cells, "status", "example");
		write_add(&cells, "reference", arena_print(demo->row, "1-1-%d", year));
		write_add(&cells, "source", "verzonnen voor deze oefening");
		if (!demo_save(demo, &entity_quota, id, "regio", &cells, err))
			return false;
	}
	return true;
}

static const struct {
	const char *municipality, *name, *welfare, *team, *activities, *work, *offers;
} neighbourhoods[] = {
	{ "haarlem", "Schalkwijk", "H. Postma, Dock", "wijkteam Schalkwijk",
		"Maandag soep in het wijkcentrum. Woensdag repareren wij samen.",
		"Kringloop, ziekenhuiskeuken, moestuin.", "Een bewoner geeft fietsles." },
	{ "haarlem", "Parkwijk", "H. Postma, Dock", "wijkteam Oost", "Dinsdag wandelen, donderdag samen koken.",
		"Buurtkas, school zoekt leesouders.", NULL },
	{ "haarlem", "Delftwijk", "S. Aerts, Dock", "wijkteam Noord", "Vrijdag inloop met taart.", "Groenploeg.",
		NULL },
	{ "haarlem", "Europawijk", "S. Aerts, Dock", "wijkteam Schalkwijk", "Zaterdag tafeltennis.",
		"Werkplaats voor hout.", NULL },
	{ "haarlem", "Zijlweg", "M. Bos, Dock", "wijkteam West", "Buurtkoor op maandag, koffie erna.",
		"Het koor zoekt een koffieploeg.", "Een zangeres zet de koffie." },
	{ "haarlem", "Boerhaavewijk", "M. Bos, Dock", "wijkteam Schalkwijk", "Huiswerkuur en sport.", "Sporthal.",
		NULL },
	{ "heemstede", "Geleerdenwijk", "A. Vos, Welschap/socius", "wijkteam Heemstede", "Kaarten op woensdag.",
		"Bibliotheek aan huis.", NULL },
	{ "heemstede", "Merlenhoven", "A. Vos, Welschap/socius", "wijkteam Heemstede", "Samen eten op vrijdag.",
		"Tuinploeg.", NULL },
	{ "velsen", "Oud-IJmuiden", "D. Kok, buurtwerk", "wijkteam IJmuiden", "Zondag soep in de Havenrij.",
		"Visafslag, fietsenmaker.", "Een oud-scheepskok kookt voor de straat." },
	{ "velsen", "Velserbroek", "D. Kok, buurtwerk", "wijkteam Velserbroek", "Spelletjes op dinsdag.",
		"Zorgboerderij.", NULL },
	{ "heemskerk", "Poelenburg", "J. Prins, buurtwerk", "wijkteam Heemskerk", "Ouders en kinderen op woensdag.",
		"Basisschool zoekt overblijfouders.", NULL },
	{ "beverwijk", "Meerestein", "T. Maas, buurtwerk", "wijkteam Beverwijk", "Repareren op zaterdag.",
		"Fietsenwerkplaats.", "Iemand maakt fietsen voor de straat." },
};

static bool write_neighbourhoods(struct demo *demo, struct error *err)
{
	for (size_t i = 0; i < ARRAY_LEN(neighbourhoods); i++) {
		struct write_cells cells = { .arena = demo->row };
		char id[ID_TEXT];

		write_add(&cells, "name", neighbourhoods[i].name);
		write_add(&cells, "municipality", neighbourhoods[i].municipality);
		write_add(&cells, "welfare_contact", neighbourhoods[i].welfare);
		write_add(&cells, "welfare_phone", arena_print(demo->row, "06 00 00 %02zu 00", i + 10));
		write_add(&cells, "district_team", neighbourhoods[i].team);
		write_add(&cells, "activities", neighbourhoods[i].activities);
		write_add(&cells, "work", neighbourhoods[i].work);
		write_add(&cells, "offers", neighbourhoods[i].offers);
		store_new_id(demo->app->store, id);
		if (!demo_save(demo, &entity_neighbourhood, id, "regio", &cells, err))
			return false;
	}
	return true;
}

bool demo_write_region(struct demo *demo, struct error *err)
{
	arena_reset(demo->row);
	return write_figures(demo, err) && write_neighbourhoods(demo, err);
}
