#!/bin/bash
# tafel intake
. "$TESTLIB/cli.sh"
make_file a.db
export TAFEL_FILE=a.db

run 0 intake "$DATA/aanvragen.csv" --dry-run
has 'A trial: nothing was written.'
run 0 list application --json
same "$(jq length out)" 0
run 0 intake "$DATA/aanvragen.csv"
has 'Rows read: 25. New applications: 25'
"$TAFEL" snapshot >before
run 0 intake "$DATA/aanvragen.csv"
has 'New applications: 0'
has 'Here already: 25.'
"$TAFEL" snapshot >after
cmp -s before after || complain "the same sheet twice changed something"
same "$("$TAFEL" list client --json | jq length)" 25

# A mistake names row, column and value; nothing comes in, unless the row is left out.
cat >wrong.csv <<X
Aanvraagnr;Ontvangen op;Roepnaam;Gemeente herkomst
ZK-2026-0101;1-9-2026;Ana;Velsen
ZK-2026-0102;31-11-2026;Rob;Velsen
X
run 1 intake wrong.csv
prints </dev/null
tells '31-11-2026'
tells 'Ontvangen op'
run 3 show ZK-2026-0101
run 2 intake wrong.csv --skip three
tells '--skip takes numbers of rows'
run 0 intake wrong.csv --skip 3
run 0 show ZK-2026-0101
run 3 show ZK-2026-0102

printf 'Aanvraagnr;Ontvangen op;Roepnam;Gemeente herkomst;Kleur\nZK-2026-0103;1-9-2026;Ana;Velsen;rood\n' >odd.csv
run 1 intake odd.csv
tells Roepnaam
run 3 intake missing.csv

# Each kind of mistake names row, column, value and what would be right; a number that looks like a BSN is not repeated.
cat >each.csv <<X
Aanvraagnr;Ontvangen op;Roepnaam;Geboortejaar;Gemeente herkomst;Zorgpartij;Kinderen;Zwaarte;Volwassenen;Maximale huur
ZK-2026-0201;31-11-2026;A;19x7;Atlantis;Onbekende Zorg;99;reuze;0;veel
ZK-2026-0202;3-11-2026;B;1990;Velsen
ZK-2026-0203;2026-11-03;111222333;1990;Velsen;HVO-Querido;1;licht;1;600
ZK-2026-0203;2026-11-03;D;1990;Velsen;HVO-Querido;1;licht;1;600
;2026-11-03;E;1990;Velsen;HVO-Querido;1;licht;1;600
ZK 204;2026-11-03;F;1990;Velsen;HVO-Querido;1;licht;1;600
X
run 1 intake each.csv
prints </dev/null
says <<X
Row 2, Ontvangen op: 31-11-2026 does not exist. November has 30 days.
Row 2, Geboortejaar: "19x7" is not a whole number. Type for example 12.
Row 2, Gemeente herkomst: "Atlantis" is not known here. Write one of: Beverwijk, Bloemendaal, Haarlem, Heemskerk, Heemstede, Velsen, Zandvoort.
Row 2, Kinderen: 99 is too high. The highest is 15.
Row 2, Zwaarte: "reuze" is not known here. Write one of: licht, gemiddeld, zwaar.
Row 2, Volwassenen: 0 is too low. The lowest is 1.
Row 2, Maximale huur: "veel" is not a number. Type for example 641.20.
Row 3: This row has 5 cells and the heading 10. Is a quote or a line break wrong?
Row 4, Roepnaam: This looks like a citizen service number (BSN). It may not be kept. Take it out of the sheet.
Row 6, Aanvraagnr: This is empty. Fill it in, or leave the row out with --skip.
Row 7, Aanvraagnr: "ZK 204" is not a case number. Write it as ZK-2026-0042.
Row 5, Aanvraagnr: ZK-2026-0203 stands in row 4 already. A number may stand in a sheet once.
Nothing was taken in. Mend the sheet, or leave rows out with --skip.
X

# A care provider that is not known, or not filled in, is no mistake: the application is not complete, and says so.
cat >care.csv <<X
Aanvraagnr;Ontvangen op;Roepnaam;Geboortejaar;Gemeente herkomst;Zorgpartij;Aanmeldende zorgpartij
ZK-2026-0301;1-11-2026;G;1987;Velsen;Onbekende Zorg;HVO-Querido
ZK-2026-0302;1-11-2026;H;1987;Velsen;;Leger des Heils
ZK-2026-0303;1-11-2026;I;1987;Velsen;HVO-Querido;
X
run 0 intake care.csv
has '2  The ambulant care provider is not known. (ZK-2026-0301, ZK-2026-0302)'
has 'Row 2, Zorgpartij, ZK-2026-0301: "Onbekende Zorg" is not a care provider here and stays open.'
same "$(value a.db ZK-2026-0301 ambulant_care) $(value a.db ZK-2026-0301 applying_care) $(value a.db ZK-2026-0301 step)" 'null hvo submitted'
ended
