/* Invented people and places: names of many origins, with the letters that searching must find. */
#include <string.h>

#include "demo_parts.h"

const char *const demo_forums[DEMO_FORUM_COUNT] = { "beverwijk", "heemskerk", "velsen", "zuid_kennemerland" };

const char *const demo_names[] = {
	"Abdel", "Adriaan", "Agnieszka", "Ahmet", "Aïcha", "Aisha", "Ali", "Amal", "Amina", "Amir", "Ana",
	"Anaïs", "André", "Anke", "Anne-Fleur", "Annemiek", "Anton", "Arda", "Arjan", "Aroen", "Ayşe", "Bart",
	"Başak", "Beatriz", "Bente", "Berit", "Bianca", "Boukje", "Bram", "Can", "Carlos", "Carmen", "Célia",
	"Chaïm", "Chantal", "Chidi", "Chloë", "Claudia", "Cor", "D'Angelo", "Daan", "Dagmar", "Daniël", "Danuta",
	"Davíð", "Denisa", "Derya", "Dewi", "Diederik", "Dilan", "Dirk", "Đorđe", "Đurđa", "Eduard", "Ela",
	"Elif", "Eline", "Emre", "Esther", "Ewa", "Fadumo", "Farid", "Fatima", "Femke", "Fenna", "Ferhat",
	"Filip", "Floor", "François", "Freek", "Geert-Jan", "Gerda", "Giulia", "Goran", "Grzegorz", "Gülsüm",
	"Habtom", "Hanneke", "Hans", "Hatice", "Heleen", "Henk", "Hüseyin", "Ibrahim", "Ida", "Igor", "Ilona",
	"Imane", "Inès", "Inez", "Irena", "Işıl", "Ivo", "Jaap", "Jaïr", "Jamal", "Jan-Willem", "Janneke",
	"Jelle", "Jesús", "Joëlle", "Joost", "José", "Josefien", "Juan", "Julija", "Kadir", "Karim", "Katarzyna",
	"Kees", "Kevin", "Khadija", "Klaas", "Koos", "Krzysztof", "Laila", "Lars", "Leïla", "Lieke", "Linh",
	"Loïs", "Lotte", "Louise", "Łucja", "Luís", "Łukasz", "Maarten", "Maciej", "Maëlle", "Małgorzata",
	"Malika", "Manon", "Marek", "Margriet", "Marieke", "Marisol", "Mats", "Mehdi", "Mehmet", "Mei", "Merel",
	"Mihai", "Mila", "Milan", "Mina", "Mirjam", "Mohammed", "Monique", "Moussa", "N'Golo", "Nadia", "Naïma",
	"Natália", "Nienke", "Niko", "Nilüfer", "Noa", "Noë", "Noor", "Núria", "Oğuz", "Olga", "Omar", "Øyvind",
	"Özlem", "Pascale", "Paweł", "Peter", "Piet", "Pınar", "Priya", "Quinten", "Rachida", "Radu", "Ravi",
	"Reşat", "René", "Rianne", "Rob", "Roos", "Ruben", "Şahin", "Said", "Salomé", "Samira", "Sandra",
	"Şevval", "Siebe", "Siobhán", "Sjoerd", "Søren", "Stanisław", "Suzanne", "Svetlana", "Tariq", "Teun",
	"Thi Mai", "Tijn", "Timo", "Tobias", "Ümit", "Ursula", "Valentín", "Vera", "Wiesława", "Willem", "Wouter",
	"Xavi", "Yasmin", "Yılmaz", "Yusuf", "Zahra", "Zeynep", "Zofia", "Zoë", NULL,
};

const char *const demo_workers[] = {
	"J. Bakker", "M. Öztürk", "S. van Dam", "L. Hendriks", "R. Çelik", "E. Vermeer", "T. de Boer", "K. Nowak",
	"N. Visser",
	"D. Smit", "F. Amrani", "H. Postma", "I. Jansen", "P. van Rijn", "W. Mulder", "G. Brouwer", NULL,
};

const char *const demo_letters[] = {
	"Ik wil graag een eigen plek waar ik rust heb.\nIk werk drie dagen bij de kringloop.",
	"Een rustige straat, meer hoef ik niet.",
	"Mijn kinderen kunnen dan blijven logeren; dat is belangrijk.",
	"Ik ben er klaar voor. Ik wil zelf mijn deur open en dicht doen.",
	"Ik kook graag. In een eigen keuken kan ik mijn zus te eten vragen.",
	"Ik woon nu twee jaar met negen mensen. Ik wil leren alleen te zijn.",
	"Dicht bij mijn moeder wonen helpt mij en haar.",
	"Ik heb geleerd om op tijd te bellen. Dat blijf ik doen.",
	"Met een eigen adres kan ik een opleiding beginnen.",
	"Ik wil dat de buren mij bij mijn naam kennen.", NULL,
};

const char *const demo_profiles[] = {
	"Rustige bewoner, van het ochtendlicht. Houdt het huis netjes en groet de buren.",
	"Alleenstaand, werkt overdag buiten de deur. Wil graag een balkon voor planten.",
	"Ouder met kind. Zoekt een plek bij school en speeltuin.",
	"Houdt van fietsen repareren en helpt graag iemand in de straat.",
	"Jong, volgt een opleiding. Zoekt een kleine woning met goede buren.",
	"Kookt graag en veel. Zoekt een gewone straat met winkels op loopafstand.",
	"Wil een benedenwoning of lift. Is veel thuis en leest graag.",
	"Gezin met kinderen. Zoekt ruimte en rust, bij familie in de buurt.", NULL,
};

const char *const demo_days[] = {
	"kringloop, 3 dagen per week", "werkt in de zorgkeuken, 24 uur", "opleiding mbo 2, vier dagen",
	"vrijwilliger in het buurthuis",
	"fietsenmakerij, 2 dagen", "zoekt werk met een jobcoach", "moestuin en inloop", "werkt bij de groenploeg",
	NULL,
};

const char *const demo_networks[] = {
	"vast contact met broer", "moeder woont in de buurt", "twee oude vrienden", "maatje van het buurthuis",
	"zus belt elke week",
	"contact met de kerk", "weinig, bouwt eraan", "buurvrouw van vroeger", NULL,
};

const char *const demo_plans[] = {
	"Als het minder gaat, bel ik mijn begeleider. Als ik niet bel, belt zij mij op donderdag.",
	"Mijn broer mag naar binnen als ik twee dagen niet opneem. Hij heeft een sleutel.",
	"Bij ruzie met buren praat ik eerst met de woonconsulent erbij.",
	"Rekeningen die ik niet snap, leg ik op het stapeltje voor dinsdag.", NULL,
};

const char *const demo_cares[] = { "de_oever", "de_opstap", "door_en_ver", "hvo", "leger_des_heils", "ribw", NULL };

const char *const demo_complexes[] = {
	"Parkrand", "De Linde", "Havenzicht", "Het Baken", "Duinhof", "De Vlieger", "Oranjehof", "De Sluis",
	"Zeewind", "Kweekduin",
	"De Meent", "Bakkershof", "Het Anker", "De Wilgen", "Spaarneoog", "De Gaper", "Meerzicht", "Torenhof",
	"De Kooi",
	"Beekweide", NULL,
};

static const char *const beverwijk[] = { "Meerestein", "Wijk aan Zee", "Oosterwijk", "Centrum Beverwijk", NULL };
static const char *const bloemendaal[] = { "Overveen", "Meerwijk", "Bennebroek", NULL };
static const char *const haarlem[] = {
	"Schalkwijk", "Haarlem-Oost", "Delftwijk", "Parkwijk", "Europawijk", "Boerhaavewijk", "Zijlweg", NULL,
};
static const char *const heemskerk[] = { "Poelenburg", "Oosterzij", "Broekpolder", "Heemskerkerduin", NULL };
static const char *const heemstede[] = { "Merlenhoven", "Geleerdenwijk", "Provinciënwijk", NULL };
static const char *const velsen[] = {
	"Oud-IJmuiden", "Velserbroek", "Zee- en Duinwijk", "Santpoort", "Velsen-Noord", NULL,
};
static const char *const zandvoort[] = { "Oud-Noord", "Nieuw-Noord", "Zandvoort-Zuid", NULL };

const struct demo_town demo_towns[] = {
	{ "beverwijk", "corporatie_c", DEMO_BEVERWIJK, beverwijk },
	{ "bloemendaal", "corporatie_a", DEMO_ZUID, bloemendaal },
	{ "haarlem", "corporatie_a", DEMO_ZUID, haarlem },
	{ "heemskerk", "corporatie_c", DEMO_HEEMSKERK, heemskerk },
	{ "heemstede", "corporatie_b", DEMO_ZUID, heemstede },
	{ "velsen", "corporatie_b", DEMO_VELSEN, velsen },
	{ "zandvoort", "corporatie_b", DEMO_ZUID, zandvoort },
};
const size_t demo_town_count = ARRAY_LEN(demo_towns);

const struct demo_town *demo_town(const char *code)
{
	for (size_t i = 0; i < demo_town_count; i++)
		if (!strcmp(demo_towns[i].code, code))
			return &demo_towns[i];
	return &demo_towns[0];
}

const char *demo_pick(struct random *random, const char *const *texts)
{
	size_t count = 0;

	while (texts[count])
		count++;
	return texts[random_below(random, count)];
}
