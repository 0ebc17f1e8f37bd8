#!/bin/bash
# tafel quota: the maximum per municipality, against a sum made by hand
. "$TESTLIB/cli.sh"
export TAFEL_FILE=q.db
run 0 init --arrangement pact --table all --name "A. de Wit" --role servicepunt

# The public figures as found: four of the seven lack too much, so nothing is divided, and it says what holds then.
run 0 quota --figures "$DATA/municipalities.csv"
has "Share = 178 × (50 % × households / ? + 50 % × social homes / ?)."
has "Of 6 municipalities a figure is not known, so nothing can be divided."
has "only the maximum of the region holds: 178"
has "Haarlem: derived, rodi.nl, Jong Haarlem; municipal facts, 2018; rounded"
has "Beverwijk: not known"
run 0 quota --json
same "$(jq -c '[.max, .weight_households, .missing]' out)" '[178,0.5,6]'
same "$(jq -c '.municipalities[] | select(.code == "haarlem") | [.name, .households, .social_homes, .share, .quota, .status]' out)" \
	'["Haarlem",76000,null,null,null,"derived"]'
run 0 quota --figures "$DATA/municipalities.csv"
tells "0 rows of figures were recorded"

# Invented figures: 100,000 households and 20,000 social homes.
#	Beverwijk 20 %, 20 %: 178 × 0.2    = 35.6      Heemskerk 10 %, 10 %:  178 × 0.1    = 17.8
#	Bloemendaal 10 %, 5 %: 178 × 0.075 = 13.35     Heemstede 5 %, 5 %:    178 × 0.05   =  8.9
#	Haarlem 40 %, 45 %: 178 × 0.425    = 75.65     Velsen 10 %, 12.5 %:   178 × 0.1125 = 20.025
#	                                               Zandvoort 5 %, 2.5 %:  178 × 0.0375 =  6.675
# 35 + 13 + 75 + 17 + 8 + 20 + 6 = 174; the other four to 0.9, 0.8, 0.675 and 0.65.
cat > figures.csv <<'X'
municipality;households;social_homes;status;source
Beverwijk;20000;4000;voorbeeld;verzonnen
Bloemendaal;10000;1000;voorbeeld;verzonnen
Haarlem;40000;9000;voorbeeld;verzonnen
Heemskerk;10000;2000;voorbeeld;verzonnen
Heemstede;5000;1000;voorbeeld;verzonnen
Velsen;10000;2500;voorbeeld;verzonnen
Zandvoort;5000;500;voorbeeld;verzonnen
X
run 0 quota --figures figures.csv --json
tells "7 rows of figures were recorded"
same "$(jq -c '[.municipalities[] | [.code, .share, .remainder, .quota, .status]]' out)" \
	'[["beverwijk","178/5","3/5",35,"example"],["bloemendaal","267/20","7/20",13,"example"],["haarlem","1513/20","13/20",76,"example"],["heemskerk","89/5","4/5",18,"example"],["heemstede","89/10","9/10",9,"example"],["velsen","801/40","1/40",20,"example"],["zandvoort","267/40","27/40",7,"example"]]'
same "$(jq '[.municipalities[].quota] | add' out)" 178
run 0 quota
has "Haarlem              40000        9000    75.6500     75     0.6500        76"
has "TOTAL               100000       20000   178.0000    174     4.0000       178"

# A loan moves room and not the maximum.
run 0 quota --lend 2 --from Zandvoort --to haarlem --reason "grote woningen" --by "beide wethouders"
has "Zandvoort -> Haarlem: 2, grote woningen, beide wethouders"
run 0 quota --json
same "$(jq -c '[.municipalities[] | select(.lent + .borrowed > 0) | [.code, .quota, .lent, .borrowed, .ceiling, .room]]' out)" \
	'[["haarlem",76,0,2,78,78],["zandvoort",7,2,0,5,5]]'
run 1 quota --lend 2 --from Zandvoort --to Zandvoort
run 2 quota --lend 2 --from Zandvoort
run 1 quota --figures /dev/null
printf 'municipality;households;social_homes\nUtrecht;1;1\n' > wrong.csv
run 1 quota --figures wrong.csv
printf 'municipality;households;social_homes\nHaarlem;veel;1\n' > wrong.csv
run 1 quota --figures wrong.csv
tells "households"

# Another year has its own homes and, until it has its own figures, those of the year before.
run 0 quota --year 2027 --json
same "$(jq -c '[.year, .max, .municipalities[2].quota, .municipalities[2].borrowed]' out)" '[2027,178,76,0]'
run 2 quota --year 1999
ended
