#!/bin/bash
# tafel contract, sign, key
. "$TESTLIB/cli.sh"
make_cases a.db
export TAFEL_FILE=a.db
run 0 decide 0001 admit
run 0 add home number=W-0108 municipality=velsen neighbourhood=Zeewijk rooms=3 association=velison_wonen rent=700 \
	open_nuisance=no free_from=1-11-2026 capacity=strong capacity_on=1-10-2026
run 1 contract 0001 tripartite
tells 'No home is accepted for ZK-2026-0001.'
run 0 propose 0001 W-0108 --pass 'agreed by phone'
run 0 judge 0001 fits --role ambulant_care --name 'M. Öztürk'
run 0 view 0001 today
run 0 answer 0001 yes
prints <<X
ZK-2026-0001: accepted by all three
X

# Each form has its own questions and signatories.
run 0 contract 0001 care_lease
tells '! Care lease without a date for conversion.'
has 'Still to sign: client or a proxy, ambulant care provider, housing association (consultant).'
run 0 contract 0001 'tripartite contract' lease_from=1-12-2026
lacks 'ambulant care provider'
same "$("$TAFEL" list contract --json | jq -c '[.[] | [.form, .lease_from, .drawn_on]]')" \
	'[["tripartite","2026-12-01","2026-11-19"]]'
run 1 contract 0001 handshake
run 1 contract 0001 tripartite complete_on=1-11-2026

# Complete at the last signature.
run 0 sign 0001 client 'Şevval' --on 17-11-2026
prints <<X
Signed. Still to sign: support worker, housing association (consultant).
X
run 1 sign 0001 client 'Şevval'
tells 'signed already, on 17-11-2026'
run 1 sign 0001 chair 'A. de Wit'
run 0 sign 0001 association 'K. Smit' --on 18-11-2026
run 1 key 0001 today
tells 'A signature is missing: support worker.'
run 0 sign 0001 support_worker 'M. Öztürk' --on 16-11-2026
prints <<X
Signed. The contract is complete.
X
same "$("$TAFEL" list contract --json | jq -r '.[0].complete_on')" 2026-11-18

# The key: support runs 24 months from it.
run 1 key 0001 tomorrow --pass 'on the way'
tells '20-11-2026 lies ahead.'
run 0 key 0001 18-11-2026 --pass 'talks are planned by phone'
prints <<X
ZK-2026-0001: living there
X
tells 'moments are made.'
same "$(value a.db 0001 'step + " " + .step_since + " " + .key_on')" 'living 2026-11-18 2026-11-18'
same "$(value a.db W-0108 'offer + " " + .let_on')" 'let 2026-11-18'
same "$("$TAFEL" list contract --json | jq -r '.[0].support_until')" 2028-11-18
run 1 key 0001 18-11-2026

# Shares, and what came of the contract.
run 0 contract --shares --json
same "$(jq -c '.[0]' out)" '{"form":"tripartite","count":1,"share":100,"expected":85,"total":1}'
run 0 contract --shares
has 'Contracts of who lives there: 1'
run 0 contract 0001 --result converted --on 19-11-2026
same "$("$TAFEL" list contract --json | jq -r '.[0] | .result + " " + .result_on')" 'converted 2026-11-19'
same "$(value a.db 0001 step)" living
run 1 contract 0001 --result happy

run 2 contract 0001
run 2 contract 0001 tripartite lease_from
run 2 contract 0001 tripartite --json
run 2 contract --shares 0001
run 2 sign 0001 client
ended
