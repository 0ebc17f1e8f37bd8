#!/bin/bash
# tafel init
. "$TESTLIB/cli.sh"

run 2 init --arrangement pact --table velsen --name 'A. de Wit'
says <<X
tafel: --role is missing. Use: tafel init --arrangement A --table T --name N --role R [--practice]
See: tafel init --help
X
run 2 init
tells '--arrangement is missing'

run 0 -f a.db init --arrangement pact --table velsen --name 'A. de Wit' --role chair
prints <<X
New file: a.db
X
tells 'only practice data belongs in it'
same "$(stat -c %a a.db)" 600
cp a.db before
run 1 -f a.db init --arrangement pact --table velsen --name 'A. de Wit' --role chair
tells 'There is a file already: a.db. It was left as it is.'
cmp -s a.db before || complain "the file that was there has changed"
run 0 -f a.db list person --json
same "$(jq -r '.[] | .name + " " + .role + " " + .forum' out)" "A. de Wit chair velsen"

# A mistake leaves nothing behind, and says what there is.
run 1 -f b.db init --arrangement pact --table velzen --name 'A. de Wit' --role chair
tells 'no table "velzen"'
tells 'Tables: '
tells 'zuid_kennemerland, all.'
run 1 -f b.db init --arrangement pact --table velsen --name 'A. de Wit' --role boss
tells 'no role "boss"'
tells 'chair, servicepunt'
run 3 -f b.db init --arrangement nowhere --table velsen --name 'A. de Wit' --role chair
[ -z "$(ls b.db* 2>/dev/null)" ] || complain "something of b.db is left"

# The Servicepunt has all tables; the usual file gets its folder.
run 0 init --arrangement pact --table all --name 'Servicepunt' --role servicepunt
has "$XDG_DATA_HOME/tafel/tafel.db"
run 0 list person --json
same "$(jq -r '.[0].forum' out)" null
same "$(stat -c %a "$XDG_DATA_HOME/tafel")" 700
ended
