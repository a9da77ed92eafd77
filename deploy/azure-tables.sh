#!/usr/bin/env bash
# The engine on Azure Tables, as Azurite has them on this machine: two processes, a member, awards in parallel, and what the service was
# asked for them.
#   deploy/azure-tables.sh               builds, starts, shows, and ends all of it
#   deploy/azure-tables.sh keep          leaves it running until Enter is pressed
# LOYALTY_BASE_PORT (5200) moves the ports, LOYALTY_NO_BUILD=1 leaves out the build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root="$PWD"
folder="$root/artifacts/azure-tables"
base="${LOYALTY_BASE_PORT:-5200}"
azurite="$root/artifacts/azurite/node_modules/azurite/dist/src/table/main.js"
account="AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==" # Azurite's, known to all
connection="$account;TableEndpoint=http://127.0.0.1:$base/devstoreaccount1"
key="dev_$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
processes=()
awards=300

fail() { echo "deploy/azure-tables.sh: $*" >&2; exit 1; }

end() {
    local process
    for process in "${processes[@]}"; do kill "$process" 2>/dev/null || true; done
    wait 2>/dev/null || true
}
trap end EXIT

call() { curl -sS -m 60 -H "Authorization: Bearer $key" -H "Content-Type: application/json" "$@"; }

asked() { grep -c "$1" "$folder/azurite.log" || true; }

for program in dotnet curl node npm; do command -v "$program" >/dev/null || fail "$program is missing"; done
if [[ ! -f "$azurite" ]]; then
    mkdir -p artifacts/azurite
    echo '{}' >artifacts/azurite/package.json # npm works in the folder, and so with the machine's own settings
    (cd artifacts/azurite && npm install --no-audit --no-fund azurite@3.35.0) >&2
fi
if [[ "${LOYALTY_NO_BUILD:-}" != 1 ]]; then dotnet build src/Loyalty.Api -c Release -v q "-clp:ErrorsOnly;NoSummary" --nologo >&2; fi
rm -rf "$folder"
mkdir -p "$folder"
node "$azurite" --tablePort "$base" --inMemoryPersistence --disableTelemetry >"$folder/azurite.log" 2>&1 </dev/null &
processes+=($!)
until curl -s -m 3 -o /dev/null "http://127.0.0.1:$base/"; do
    kill -0 "${processes[0]}" 2>/dev/null || fail "Azurite has ended: see $folder/azurite.log"
    sleep 0.2
done
for one in 1 2; do
    Loyalty__Connection="$connection" Loyalty__Programs="$root/programs" LOYALTY_DEV_KEY="$key" \
        artifacts/bin/Loyalty.Api/release/Loyalty.Api --journal azure --urls "http://127.0.0.1:$((base + one))" >"$folder/$one.log" 2>&1 </dev/null &
    processes+=($!)
done
for one in 1 2; do
    until curl -sf -m 3 -o /dev/null "http://127.0.0.1:$((base + one))/health/ready"; do
        kill -0 "${processes[$one]}" 2>/dev/null || fail "process $one has ended: see $folder/$one.log"
        sleep 0.3
    done
done

members="http://127.0.0.1:$((base + 1))/v1/programs/storefront/members"
for member in $(seq 1 30); do call -o /dev/null "$members" -d "{\"memberId\": \"member-$member\"}"; done
buy() { call -o /dev/null "$members/member-$(($1 % 30 + 1))/purchases" \
    -d "{\"orderId\": \"$1\", \"currency\": \"USD\", \"lines\": [{\"sku\": \"A\", \"quantity\": 1, \"unitPrice\": 10}]}"; }
export -f buy call
export key members
writes="$(asked 'POST /devstoreaccount1/\$batch')"
seq 1 "$awards" | xargs -P 30 -I{} bash -c 'buy {}'
writes="$(($(asked 'POST /devstoreaccount1/\$batch') - writes))"
echo "$awards awards: $writes transactions written, intents, order and listings among them"
call "http://127.0.0.1:$((base + 2))/v1/programs/storefront/members/member-1"
printf '\n'
started="$(date +%s%N)"
call -o /dev/null -X POST "http://127.0.0.1:$((base + 2))/v1/programs/storefront/promotions/christmas/deactivate"
echo "a promotion was switched off for both processes in $((($(date +%s%N) - started) / 1000000)) ms"
if [[ "${1:-}" == keep ]]; then read -r -p "$members (key $key), Enter ends it: " _; fi
