#!/bin/sh
# The words of the Dutch: none that scares or blames, u and not je, no shouting, no sentence over 20 words, no English left.
# Both the translations of the program and the Dutch texts of the arrangements are read. First the lint is tried on itself.
cd "$TOP" || exit 1
export LC_ALL=C

# Sentences that may be longer: man-like help, which lists. By their beginning in Dutch, one a line, with the reason why.
cat >"$TMPDIR/longer" <<'EOF'
Eindstatus: 0 goed,	a list of numbers with their meaning
EOF

# One Dutch text a line, \n for a new line: the translations in a .po file, the "nl" and "nl_short" values in a JSON file.
texts_of_po() {
	msgcat --no-wrap "$1" | awk '
	function out() { if (on && text != "") print text; on = 0; text = "" }
	function take(line) { sub(/^[^"]*"/, "", line); sub(/"$/, "", line); gsub(/\\"/, "\"", line); text = text line }
	/^msgid ""$/ { header = 1 }
	/^msgid "./ || /^msgid_plural/ { header = 0 }
	/^msgstr/ { out(); on = 1; take($0); next }
	/^"/ { if (on && !header) take($0); else if (!on) header = 0; next }
	{ out() }
	END { out() }'
}
texts_of_json() {
	grep -oE '"nl(_short)?": *"([^"\\]|\\.)*"' "$1" | sed -E 's/^"nl(_short)?": *"//; s/"$//; s/\\"/"/g'
}

judge() {
	awk -v where="$1" -v longer="$TMPDIR/longer" '
	function wrong(why) { print where ": " why ": " $0 }
	# Is this word in the text? Any byte that is no ASCII letter ends a word, but not a letter with a mark.
	function word(one) { return plain ~ ("(^|[^a-z\200-\377])(" one ")($|[^a-z\200-\377])") }
	function exempt(   i) { for (i = 1; i <= n; i++) if (index(sentence, begins[i]) == 1) return 1; return 0 }
	BEGIN {
		while ((getline line < longer) > 0) { split(line, cell, "\t"); begins[++n] = cell[1] }
	}
	{
		plain = tolower($0)
		if (plain ~ /ongeldig|foutief|foutieve|fataal|fatale|succesvol/) wrong("a word that scares")
		if (plain ~ /mislukt/ && plain !~ /mislukt(e|en)?(:|,? (want|omdat|doordat))/) wrong("mislukt without the reason")
		if (word("geval|gevallen")) wrong("a person or case is no \"geval\"")
		if (word("je|jij|jou|jouw|jullie")) wrong("the form is u")
		if ($0 ~ /[^ ([]!/) wrong("an exclamation mark")
		if (word("the|and|this|which|nothing|please")) wrong("English")
		text = $0
		gsub(/\\n/, "\n", text)
		gsub(/[.?]+["\x27)]*( |$)/, "&\n", text)
		count = split(text, sentences, "\n")
		for (i = 1; i <= count; i++) {
			sentence = sentences[i]
			sub(/^ +/, "", sentence)
			if (split(sentence, parts, /[ \t]+/) - (sentence ~ / $/) > 20 && !exempt())
				wrong("a sentence over 20 words")
		}
	}'
}

# ---- The lint itself: every planted fault is found, good Dutch passes.
tried() {
	printf 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n' >"$TMPDIR/try.po"
	printf 'msgid "a message"\nmsgstr "%s"\n' "$1" >>"$TMPDIR/try.po"
	texts_of_po "$TMPDIR/try.po" | judge try
}
bad() { [ -n "$(tried "$1")" ] || echo "the lint does not see: $1"; }
good() { [ -z "$(tried "$1")" ] || { echo "the lint sees a fault in: $1" && tried "$1"; }; }
twenty='een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig'
{
	bad 'Ongeldige datum.'
	bad 'Een foutieve waarde.'
	bad 'Fatale fout.'
	bad 'Import succesvol.'
	bad 'De import is mislukt.'
	good 'Opslaan mislukt: de schijf is vol.'
	bad 'In dit geval belt de woonbegeleider.'
	good 'Het aantal ongevallen en de gevallenen.'
	bad 'Sla je werk op.'
	bad 'Dat is Jouw zaak.'
	good 'Een project, een traject en een jeugdige.'
	bad 'Opgeslagen!'
	bad 'Weet u het zeker?!'
	good '! = klopt niet'
	good 'PAST %d +  let op %d !  niet %d x  vraag %d ?'
	bad 'Nothing was saved.'
	bad 'Druk op the toets.'
	good "$twenty."
	bad "$twenty eenentwintig."
	good "$twenty. En dan deze zin."
	good "$twenty.\\nEn dan deze zin."
	bad "Kort. $twenty eenentwintig"
	good 'Eindstatus: 0 goed, 1 a, 2 b, 3 c, 4 d, 5 e, 6 f, 7 g, 8 h, 9 i, 10 j, 11 k.'
	printf '[{"nl": "Dat is goed.", "en": "Good!"}, {"nl_short":"Klaar!"}]\n' >"$TMPDIR/try.json"
	[ "$(texts_of_json "$TMPDIR/try.json" | judge try | wc -l)" = 1 ] || echo "the lint does not read the texts of an arrangement"
} >"$TMPDIR/wrong"

# ---- The Dutch of the program.
texts_of_po assets/locale/nl.po >"$TMPDIR/texts"
judge assets/locale/nl.po <"$TMPDIR/texts" >>"$TMPDIR/wrong"
read_in=$(wc -l <"$TMPDIR/texts")
[ "$read_in" -gt 800 ] || echo "only $read_in Dutch texts were found in assets/locale/nl.po" >>"$TMPDIR/wrong"
for file in assets/arrangements/*.json; do
	texts_of_json "$file" >"$TMPDIR/texts"
	[ -s "$TMPDIR/texts" ] || echo "$file: no Dutch texts were found" >>"$TMPDIR/wrong"
	judge "$file" <"$TMPDIR/texts" >>"$TMPDIR/wrong"
done
cat "$TMPDIR/wrong"
echo "$read_in translations read, $(wc -l <"$TMPDIR/wrong") to mend"
[ ! -s "$TMPDIR/wrong" ]
