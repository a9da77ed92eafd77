#!/usr/bin/env bash
# A cluster on one machine, to be tried and killed: PostgreSQL, three silos and two gateways, all on 127.0.0.1.
#   deploy/local-cluster.sh              builds and starts what does not run, and shows it
#   deploy/local-cluster.sh status       who runs where
#   deploy/local-cluster.sh kill 2       silo 2 dies at once (kill -9); g1 and g2 are the gateways
#   deploy/local-cluster.sh pause 2      silo 2 falls silent (SIGSTOP)        continue 2   and goes on (SIGCONT)
#   deploy/local-cluster.sh leave 2      silo 2 stops in good order (SIGTERM) start 2      and comes (again)
#   deploy/local-cluster.sh stop         all of it ends; the data stay
# LOYALTY_BASE_PORT (5100) moves the ports, LOYALTY_NO_BUILD=1 leaves out the build, LOYALTY_LEASE_MILLISECONDS is the silos' lease.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
self="deploy/local-cluster.sh"
root="$PWD"
folder="$root/artifacts/local-cluster"
base="${LOYALTY_BASE_PORT:-$(cat "$folder/base-port" 2>/dev/null || echo 5100)}"
everyone=(1 2 3 g1 g2)

fail() { echo "$self: $*" >&2; exit 1; }

is_gateway() { [[ "$1" == g* ]]; }
name_of() { if is_gateway "$1"; then echo "gateway ${1#g}"; else echo "silo $1"; fi; }
url_of() { if is_gateway "$1"; then echo "http://127.0.0.1:$((base + ${1#g}))"; else echo "http://127.0.0.1:$((base + 10 + $1))"; fi; }
pid_of() { cat "$folder/$1.pid" 2>/dev/null || true; }

# A number that another program has got since is not ours.
runs() {
    local pid; pid="$(pid_of "$1")"
    [[ -n "$pid" ]] && ps -p "$pid" -o args= 2>/dev/null | grep -q Loyalty
}

state_of() {
    if ! runs "$1"; then echo dead; return; fi
    if [[ "$(ps -p "$(pid_of "$1")" -o stat=)" == T* ]]; then echo paused; return; fi
    if curl -sf -m 3 -o /dev/null "$(url_of "$1")/health/ready"; then echo ready; else echo "not ready"; fi
}

is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

find_programs() {
    command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing (no dotnet on the PATH): https://dotnet.microsoft.com/download"
    command -v curl >/dev/null || fail "curl is missing: install it (Debian: apt-get install curl)"
    command -v ps >/dev/null || fail "ps is missing: install it (Debian: apt-get install procps)"
    binaries="$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)"
    if [[ ! -x "$binaries/initdb" ]]; then
        binaries="$(command -v pg_ctl || true)"
        binaries="${binaries:+$(dirname "$(readlink -f "$binaries")")}"
    fi
    [[ -x "$binaries/initdb" && -x "$binaries/postgres" ]] || fail "PostgreSQL 13 or later is missing (no initdb in /usr/lib/postgresql/*/bin \
nor on the PATH): install it (Debian: apt-get install postgresql). Its own service need not run: this starts a server of its own."
}

# PostgreSQL refuses to run as root.
as_owner() { if [[ "$(id -u)" == 0 ]]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

# The server's user must be able to reach its data, which root's own folders do not let it.
database_folder() {
    local place="$folder/postgres"
    mkdir -p "$place"
    if [[ "$(id -u)" == 0 ]]; then
        if ! as_owner test -x "$place"; then
            place="/tmp/loyalty-local-cluster-$base"
            mkdir -p "$place"
        fi
        chown postgres: "$place"
    fi
    echo "$place"
}

start_database() {
    local place; place="$(database_folder)"
    if [[ ! -f "$place/data/PG_VERSION" ]]; then
        as_owner tee "$place/password" <"$folder/secret" >/dev/null
        as_owner "$binaries/initdb" -D "$place/data" -U loyalty -A scram-sha-256 --pwfile="$place/password" -E UTF8 --locale=C >/dev/null
        rm "$place/password"
        printf '%s\n' "listen_addresses = '127.0.0.1'" "unix_socket_directories = ''" | as_owner tee -a "$place/data/postgresql.conf" >/dev/null
    fi
    if as_owner "$binaries/pg_ctl" status -D "$place/data" >/dev/null; then return; fi
    is_taken "$base" && fail "port $base is taken: choose others with LOYALTY_BASE_PORT"
    as_owner "$binaries/pg_ctl" start -s -w -t 60 -D "$place/data" -l "$place/log" -o "-p $base" </dev/null >/dev/null \
        || fail "PostgreSQL does not start: see $place/log"
}

start_one() {
    local one="$1" program log="$folder/$1.log" arguments=(--journal postgres --urls "$(url_of "$1")")
    if runs "$one"; then return; fi
    [[ -s "$folder/secret" ]] || fail "there is no cluster yet: $self makes one"
    if is_gateway "$one"; then
        program="artifacts/bin/Loyalty.Api/release/Loyalty.Api"
        arguments+=(--silo none)
    else
        program="artifacts/bin/Loyalty.Silo/release/Loyalty.Silo"
        arguments+=(--silo-port "$((base + 20 + one))")
    fi
    [[ -x "$program" ]] || fail "$program is not built: leave out LOYALTY_NO_BUILD"
    is_taken "${arguments[3]##*:}" && fail "the port of ${arguments[3]} is taken: choose others with LOYALTY_BASE_PORT"
    Loyalty__Connection="Host=127.0.0.1;Port=$base;Username=loyalty;Password=$(cat "$folder/secret");Database=postgres" \
    Loyalty__ClusterSecret="$(cat "$folder/secret")" Loyalty__LeaseMilliseconds="${LOYALTY_LEASE_MILLISECONDS:-3000}" \
    Loyalty__DrainMilliseconds=1000 Loyalty__Programs="$root/programs" LOYALTY_DEV_KEY="$(cat "$folder/dev.key")" \
        nohup "$program" "${arguments[@]}" >>"$log" 2>&1 </dev/null &
    echo $! >"$folder/$one.pid"
    disown
}

await() {
    local one="$1" until=$((SECONDS + 180))
    until [[ "$(state_of "$one")" == ready ]]; do
        if ! runs "$one"; then tail -n 5 "$folder/$one.log" >&2; fail "$(name_of "$one") has ended: see $folder/$one.log"; fi
        ((SECONDS < until)) || fail "$(name_of "$one") is not ready after three minutes: see $folder/$one.log"
        sleep 0.2
    done
}

start_all() {
    find_programs
    mkdir -p "$folder"
    echo "$base" >"$folder/base-port"
    if [[ ! -s "$folder/secret" ]]; then
        (umask 077; od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$folder/secret"; echo "dev_$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')" >"$folder/dev.key")
    fi
    if [[ "${LOYALTY_NO_BUILD:-}" != 1 ]]; then
        echo "Building (Release) ..."
        local project
        for project in src/Loyalty.Silo src/Loyalty.Api; do dotnet build "$project" -c Release -v q "-clp:ErrorsOnly;NoSummary" --nologo >&2; done
    fi
    echo "Starting PostgreSQL, three silos and two gateways ..."
    start_database
    local one
    for one in 1 2 3; do start_one "$one"; done
    for one in 1 2 3; do await "$one"; done
    for one in g1 g2; do start_one "$one"; done
    for one in g1 g2; do await "$one"; done
    show
}

show() {
    local one
    printf '\n%-10s %8s  %-10s %-23s %s\n' who pid state url "how to kill it"
    for one in "${everyone[@]}"; do
        printf '%-10s %8s  %-10s %-23s %s\n' "$(name_of "$one")" "$(pid_of "$one")" "$(state_of "$one")" "$(url_of "$one")" "$self kill $one"
    done
    printf '%-10s %8s  %-10s %-23s\n' database "" "$(is_taken "$base" && echo up || echo down)" "127.0.0.1:$base"
    echo "
The API:   $(url_of g1) and $(url_of g2); the page: $(url_of g1)/#key=$(cat "$folder/dev.key" 2>/dev/null)
The key:   export KEY=\$(cat artifacts/local-cluster/dev.key)
The logs:  artifacts/local-cluster/*.log"
}

known() {
    [[ " ${everyone[*]} " == *" ${1:-} "* ]] || fail "say which one: a silo (1, 2, 3) or a gateway (g1, g2)"
}

signal() {
    known "${2:-}"
    runs "$2" || fail "$(name_of "$2") does not run"
    kill "-$1" "$(pid_of "$2")"
    echo "$(name_of "$2") $3."
}

stop_all() {
    local one until=$((SECONDS + 40)) place="$folder/postgres"
    for one in g1 g2 3 2 1; do
        if runs "$one"; then kill -CONT "$(pid_of "$one")"; kill -TERM "$(pid_of "$one")"; fi
    done
    for one in "${everyone[@]}"; do
        while runs "$one" && ((SECONDS < until)); do sleep 0.2; done
        if runs "$one"; then kill -KILL "$(pid_of "$one")"; fi
        rm -f "$folder/$one.pid"
    done
    find_programs
    if [[ ! -d "$place/data" ]]; then place="/tmp/loyalty-local-cluster-$base"; fi
    if as_owner "$binaries/pg_ctl" status -D "$place/data" >/dev/null 2>&1; then as_owner "$binaries/pg_ctl" stop -s -m fast -D "$place/data"; fi
    echo "All has stopped. The data stay in $place; delete it to begin anew."
}

case "${1:-start}" in
    start) if [[ -z "${2:-}" ]]; then start_all; else known "$2"; start_one "$2"; await "$2"; show; fi ;;
    kill) signal KILL "${2:-}" "was killed; \"$self start $2\" brings it back" ;;
    pause) signal STOP "${2:-}" "is silent; \"$self continue $2\" lets it go on" ;;
    continue) signal CONT "${2:-}" "goes on" ;;
    leave) signal TERM "${2:-}" "is asked to leave" ;;
    status) show ;;
    stop) stop_all ;;
    help | -h | --help) sed -n '2,9s/^# \{0,1\}//p' "$self" ;;
    *) fail "unknown: $1; \"$self help\" says what there is" ;;
esac
