#!/bin/bash
# Help comes from the tables; man page and completions name the same subcommands and options.
. "$TESTLIB/cli.sh"

run 0 --version
grep -qE '^tafel [0-9]+\.[0-9]+' out || complain "no version"
run 0 list --version
grep -qE '^tafel [0-9]+\.[0-9]+' out || complain "no version behind a subcommand"
run 0 --help
has 'Usage: tafel [-f FILE]'
has 'Exit status: 0 good, 1 failed, 2 wrong use'
cp out general
commands=$(sed -n '/^Subcommands:/,/^$/s/^  \([a-z-]*\) .*/\1/p' out)
[ "$(echo "$commands" | wc -l)" -ge 18 ] || complain "the list of subcommands is short"
awk 'length($0) > 80 { exit 1 }' out || complain "help is wider than 80 columns"

run 0 list --help
prints <<X
Usage: tafel list KIND [--json|--csv] [--where F=V]... [--limit N]

Prints all rows of a kind, or the queue of the table

KIND is application, client, home, decision or another kind, also in the
plural, or queue. The kinds and their fields are told by: tafel fields.

Options:
      --json              An array of flat objects with every field; not known
                          is null
      --csv               For a spreadsheet, every field
      --where F=V         Only rows in which field F has value V; F= for not
                          known; may be repeated
      --limit N           At most N rows
      --sort ORDER        Order of the queue: wait, weight or step
  -f, --file FILE         The file to work with, instead of \$TAFEL_FILE or the
                          usual one
  -h, --help              This help
  -V, --version           The version of the program
X
cp out list
run 0 help list
cmp -s out list || complain "help list is not list --help"
run 0 -h list
cmp -s out list || complain "-h list is not list --help"
run 2 help lst
tells 'Did you mean "list"?'

for page in man/tafel.1 man/nl/tafel.1; do
	for command in $commands; do
		"$TAFEL" "$command" --help >one
		grep -qE "^\.It Cm $command( |$)" "$TOP/$page" || complain "$page lacks the subcommand $command"
		for option in $(sed -n 's/^  [ -].*--\([a-z-]*\).*/\1/p' one); do
			grep -qE "Fl -$option( |$)" "$TOP/$page" || complain "$page lacks --$option of $command"
		done
	done
done

# Completions ask the program, so they know what it knows.
. "$TOP/assets/completions/tafel.bash"
complete_at() {
	COMP_WORDS=("$@")
	COMP_CWORD=$(($# - 1))
	COMPREPLY=()
	_tafel
	printf '%s\n' "${COMPREPLY[@]}" | sort | tr '\n' ' '
}
same "$(complete_at "$TAFEL" reb)" "rebuild "
same "$(complete_at "$TAFEL" list --js)" "--json "
same "$(complete_at "$TAFEL" list appl)" "application applications "
same "$(complete_at "$TAFEL" -f x.db sh)" "show "
same "$(complete_at "$TAFEL" arrangement l)" "list load "
ended
