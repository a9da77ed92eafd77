#!/usr/bin/env bash
# Measures the engine beside its baselines on this machine. Everything stays on the loopback and stops by itself.
#   bench/run.sh [throughput|reads|startup|allocations|memory|listeners|profile|store|all]
# ROUNDS (3), SECONDS_EACH (10), CLIENTS (64), MEMBERS (2000) and MEMORY_MEMBERS (100000) may be set in the environment;
# BENCH_DATA (artifacts/bench) is where the data lies, which must be a disk for durability to cost what it costs.
# ENGINES ("naive naive-wal naive-wal-queue loyalty") are those whose throughput is measured.
# LISTENERS (10000) and LISTEN_RATE (1000 purchases per second) are for the live streams.
# ENGINES="before loyalty" compares with an earlier build of the server, which LOYALTY_BEFORE names.
# LOYALTY_SERVER is the server to measure, where it is not the Release build of src/Loyalty.Api.
set -euo pipefail
cd "$(dirname "$0")/.."

part=${1:-all}
rounds=${ROUNDS:-3}
seconds=${SECONDS_EACH:-10}
clients=${CLIENTS:-64}
members=${MEMBERS:-2000}
memory_members=${MEMORY_MEMBERS:-100000}
bin=artifacts/bin
work=${BENCH_DATA:-artifacts/bench}/$$
export LOYALTY_DEV_KEY=bench-key DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
server=""
url=""

stop_server() {
    [ -n "$server" ] || return 0
    kill "$server" 2>/dev/null || true
    for _ in $(seq 100); do
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    kill -9 "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=""
}

finish() {
    stop_server
    stop_postgres
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

postgres_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
postgres_data=""
postgres_port=""

# PostgreSQL refuses root, so that root runs it as the user postgres.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start_postgres() {
    [ -n "$postgres_bin" ] || { echo "PostgreSQL is not installed (Debian: apt-get install postgresql)" >&2; exit 1; }
    postgres_port=$(free_port)
    postgres_data=$PWD/$work/postgres
    mkdir -p "$postgres_data"
    if [ "$(id -u)" = 0 ]; then chown postgres: "$postgres_data"; fi
    as_postgres "$postgres_bin/initdb" -D "$postgres_data" -U postgres -A trust -E UTF8 --locale=C >"$work/initdb.log"
    cat >>"$postgres_data/postgresql.conf" <<SETTINGS
listen_addresses = '127.0.0.1'
port = $postgres_port
unix_socket_directories = ''
max_connections = 200
shared_buffers = 512MB
max_wal_size = 4GB
SETTINGS
    as_postgres "$postgres_bin/pg_ctl" start -s -w -D "$postgres_data" -l "$postgres_data/server.log"
    export PGHOST=127.0.0.1 PGPORT=$postgres_port PGUSER=postgres PGDATABASE=postgres
}

stop_postgres() {
    [ -n "$postgres_data" ] || return 0
    as_postgres "$postgres_bin/pg_ctl" stop -s -w -m fast -D "$postgres_data" || true
    postgres_data=""
}

free_port() {
    local port
    for _ in $(seq 100); do
        port=$((20000 + RANDOM % 10000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            echo "$port"
            return
        fi
    done
    echo "no free port" >&2
    exit 1
}

# The command line of an engine, given its data folder: sets the array `command`.
engine_command() {
    case $1 in
        loyalty) command=(env "Loyalty__Data=$2" "${LOYALTY_SERVER:-$bin/Loyalty.Api/release/Loyalty.Api}") ;;
        before) command=(env "Loyalty__Data=$2" "${LOYALTY_BEFORE:?names the earlier build of the server}") ;;
        naive) command=("$bin/Loyalty.Naive/release/Loyalty.Naive" --data "$2") ;;
        naive-wal) command=("$bin/Loyalty.Naive/release/Loyalty.Naive" --data "$2" --wal) ;;
        naive-wal-queue) command=("$bin/Loyalty.Naive/release/Loyalty.Naive" --data "$2" --wal --queue) ;;
        bare) command=("$bin/Loyalty.Bare/release/Loyalty.Bare" "$2") ;;
    esac
}

start_server() {
    url=http://127.0.0.1:$(free_port)
    engine_command "$1" "$2"
    ASPNETCORE_URLS=$url "${command[@]}" >"$work/$1.log" 2>&1 &
    server=$!
    wait_ready "$1"
}

wait_ready() {
    local port=${url##*:}
    for _ in $(seq 300); do
        if { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null; then
            printf 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
            local status=""
            read -r -t 5 status <&3 || true
            exec 3>&-
            [[ $status == *" 200"* ]] && return 0
        fi
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    echo "$1 did not become ready:" >&2
    tail -n 20 "$work/$1.log" >&2
    exit 1
}

load() {
    "$bin/Loyalty.Load/release/Loyalty.Load" "$1" --url "$url" --clients "$clients" --members "$members" "${@:2}"
}

# A field of the last line of a file of the load's JSON lines.
field() { tail -n 1 "$1" | sed -n "s/.*\"$2\":\([0-9.]*\).*/\1/p"; }
# The median of a field over all lines of such a file.
median() {
    sed -n "s/.*\"$2\":\([0-9.]*\).*/\1/p" "$1" | sort -n |
        awk '{ v[NR] = $1 } END { print NR == 0 ? "-" : NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { if (b > 0) printf "%.2f", a / b; else print "-" }'; }

row() { printf '| %-16s | %10s | %9s | %9s | %9s | %9s | %7s | %8s |\n' "$@"; }
table_head() {
    row "$1" "per second" "p50 ms" "p99 ms" "p99.9 ms" "max ms" "errors" "ratio"
    row ---------------- ---------: --------: --------: --------: --------: ------: -------:
}
# name, file of JSON lines, what its throughput is divided by
table_row() {
    local rate
    rate=$(median "$2" perSecond)
    row "$1" "$rate" "$(median "$2" p50)" "$(median "$2" p99)" "$(median "$2" p999)" "$(median "$2" max)" \
        "$(median "$2" errors)" "$(ratio "$rate" "$3")"
}

build() {
    local project projects="bench/Loyalty.Load bench/Loyalty.Naive bench/Loyalty.Bare bench/Loyalty.Meter"
    [ -n "${LOYALTY_SERVER:-}" ] || projects+=" src/Loyalty.Api"
    if [ "$parts" = store ]; then projects=bench/Loyalty.Journal.Bench; fi
    echo "building"
    for project in $projects; do
        if ! dotnet build "$project" -c Release -v quiet -clp:ErrorsOnly >"$work/build.log" 2>&1; then
            echo "$project does not build:" >&2
            head -n 20 "$work/build.log" >&2
            exit 1
        fi
    done
}

# A server is started anew for every round: each finds the same empty disk.
throughput() {
    local round engine engines=${ENGINES:-naive naive-wal naive-wal-queue loyalty}
    for round in $(seq "$rounds"); do
        for engine in $engines; do
            echo "round $round of $rounds: $engine"
            start_server "$engine" "$work/$engine-$round"
            load purchase --seconds "$seconds" --json >>"$work/throughput-$engine.json" || true
            stop_server
            rm -rf "${work:?}/$engine-$round"
        done
    done
    local naive=0
    [ -f "$work/throughput-naive.json" ] && naive=$(median "$work/throughput-naive.json" perSecond)
    echo
    echo "Durable awards, $clients clients, closed loop, medians of $rounds; ratio to naive:"
    table_head engine
    for engine in $engines; do
        table_row "$engine" "$work/throughput-$engine.json" "$naive"
    done
    if [ -f "$work/throughput-loyalty.json" ]; then
        at_half_rate "$(median "$work/throughput-loyalty.json" perSecond)"
    fi
}

at_half_rate() {
    local half round
    half=$(awk -v rate="$1" 'BEGIN { printf "%d", rate / 2 }')
    if [ "$half" -lt 1 ]; then
        echo "the engine's throughput is zero: no rate to take half of" >&2
        return 1
    fi
    echo
    for round in $(seq "$rounds"); do
        echo "round $round of $rounds: loyalty at $half per second"
        start_server loyalty "$work/half-$round"
        load purchase --rate "$half" --seconds "$seconds" --json >>"$work/half.json" || true
        stop_server
    done
    echo
    echo "Open loop at half of it ($half per second), latency from the intended sending; ratio to the rate asked for:"
    table_head engine
    table_row loyalty "$work/half.json" "$half"
    echo "Of the latency, the load command's own lateness: p99 $(median "$work/half.json" loadLatenessP99) ms."
}

reads() {
    local round
    for round in $(seq "$rounds"); do
        echo "round $round of $rounds: reads"
        start_server loyalty "$work/reads-$round"
        load purchase --count "$members" --in-turn --seconds 600 --json >/dev/null
        load read --enrolled --seconds "$seconds" --json >>"$work/reads-loyalty.json" || true
        curl -sf -H "Authorization: Bearer $LOYALTY_DEV_KEY" \
            "$url/v1/programs/storefront/members/load-000000001" >"$work/member.json"
        stop_server
        start_server bare "$work/member.json"
        load read --enrolled --seconds "$seconds" --json >>"$work/reads-bare.json" || true
        stop_server
    done
    local bare
    bare=$(median "$work/reads-bare.json" perSecond)
    echo
    echo "Reads of a member ($(wc -c <"$work/member.json") bytes), $clients clients, medians of $rounds; ratio to bare:"
    table_head server
    table_row bare "$work/reads-bare.json" "$bare"
    table_row loyalty "$work/reads-loyalty.json" "$bare"
}

# One start; prints milliseconds from the process's start to its first answered award.
first_award() {
    local answer
    url=http://127.0.0.1:$(free_port)
    engine_command loyalty "$1"
    answer=$(ASPNETCORE_URLS=$url load first-award -- \
        sh -c 'log=$1; shift; exec "$@" >"$log" 2>&1' sh "$work/start.log" "${command[@]}")
    server=${answer#* }
    echo "{\"milliseconds\":${answer% *}}" >>"$work/start-$2.json"
    stop_server
}

startup() {
    local round
    for round in $(seq "$rounds"); do
        first_award "$work/start-$round" fresh
        first_award "$work/start-$round" warm
    done
    echo
    echo "From the process's start to its first answered award, medians of $rounds:"
    echo "fresh data folder $(median "$work/start-fresh.json" milliseconds) ms, the same folder again" \
        "$(median "$work/start-warm.json" milliseconds) ms"
}

# What the server allocates and how much processor it takes for one award: a startup hook writes its counters on SIGUSR1.
allocations() {
    local count=20000
    export DOTNET_STARTUP_HOOKS=$PWD/$bin/Loyalty.Meter/release/Loyalty.Meter.dll LOYALTY_METER=$PWD/$work/meter
    start_server loyalty "$work/allocations"
    unset DOTNET_STARTUP_HOOKS
    load purchase --count "$count" --in-turn --seconds 600 >/dev/null
    read_meter
    local before=("${meter[@]}")
    load purchase --enrolled --count "$count" --in-turn --seconds 600
    read_meter
    stop_server
    echo
    echo "Of the server, per award, HTTP included, over $count awards by $clients clients:"
    awk -v n="$count" -v b0="${before[0]}" -v b1="${before[1]}" -v b2="${before[2]}" \
        -v a0="${meter[0]}" -v a1="${meter[1]}" -v a2="${meter[2]}" 'BEGIN {
        printf "%.0f bytes allocated, %.1f µs of processor, one collection every %.0f awards\n",
            (a0 - b0) / n, (a1 - b1) / n, (a2 > b2) ? n / (a2 - b2) : 0 }'
}

# Sets the array `meter`: bytes allocated, microseconds of processor, collections, since the server's start.
read_meter() {
    rm -f "$LOYALTY_METER"
    kill -USR1 "$server"
    for _ in $(seq 100); do
        [ -s "$LOYALTY_METER" ] && break
        sleep 0.05
    done
    read -r -a meter <"$LOYALTY_METER"
}

# Where the processor's time of an award goes, by perf; code without a name is the runtime's own.
profile() {
    export DOTNET_PerfMapEnabled=1 DOTNET_ReadyToRun=0 DOTNET_EnableWriteXorExecute=0
    start_server loyalty "$work/profile"
    unset DOTNET_PerfMapEnabled DOTNET_ReadyToRun DOTNET_EnableWriteXorExecute
    local sampled=$server
    load purchase --warmup 10 --seconds 8 --json >"$work/profile.json" &
    local loading=$!
    sleep 12
    perf record -F 499 -g -o "$work/perf.data" -p "$sampled" -- sleep 5 >/dev/null 2>&1 || true
    wait "$loading" || true
    perf report -i "$work/perf.data" --no-children --sort dso,symbol -g none 2>/dev/null |
        grep -v -e '^#' -e '^$' | sed 's/  */ /g; s/ - - *$//' | cut -c 1-200 | awk 'NR <= 40'
    stop_server
    rm -f "/tmp/perf-$sampled.map" "/tmp/perfinfo-$sampled.map"
}

pgbench_row() { # name, script, rows a transaction, clients
    local rate
    rate=$("$postgres_bin/pgbench" -n -M prepared -f "bench/postgres/$2.sql" -c "$4" -j 2 -T "$seconds" |
        sed -n 's/^tps = \([0-9.]*\).*/\1/p' | awk -v rows="$3" '{ printf "%d", $1 * rows }')
    printf '| %-34s | %9s | %10s |\n' "$1" "$4" "$rate"
}

journal_rows() { # runs the journal's own bench and prints its figures as rows
    "$bin/Loyalty.Journal.Bench/release/Loyalty.Journal.Bench" postgres \
        "Host=127.0.0.1;Port=$postgres_port;Username=postgres;Database=$PGDATABASE" "$seconds" "$members" |
        tee -a "$work/journal.log" | awk '/together:/ { gsub(",", ""); printf "| %-34s | %9s | %10s |\n", "the journal, one stream", 64, $5 }
        NR > 1 && NF == 7 { gsub(",", "");
            printf "| %-34s | %9s | %10s | p50 %s ms, p99 %s ms, p99.9 %s ms\n", "the journal", $1, $2, $5, $6, $7 }'
}

# The journal on PostgreSQL beside what the same server does without it.
store() {
    local round
    start_postgres
    "$postgres_bin/psql" -q -f bench/postgres/prepare.sql 2>/dev/null
    echo
    echo "Durable rows on PostgreSQL $("$postgres_bin/psql" -Atc 'SHOW server_version'), $seconds s each, $rounds rounds:"
    printf '| %-34s | %9s | %10s |\n' "what" "clients" "rows/s" ---------------------------------- --------: ---------:
    for round in $(seq "$rounds"); do
        pgbench_row "one award, one prepared statement" one 1 64
        pgbench_row "the same rows, 100 a statement" batch 100 4
        journal_rows
    done
    stop_postgres
}

resident() { awk -v key="$1:" '$1 == key { printf "%.0f", $2 / 1024 }' "/proc/$server/status"; }

memory() {
    start_server loyalty "$work/memory"
    local before
    before=$(resident VmRSS)
    members=$memory_members load purchase --count "$memory_members" --in-turn --seconds 1800
    echo
    echo "Resident memory with $memory_members members, each enrolled and awarded once:"
    echo "at the start $before MB, now $(resident VmRSS) MB, at its highest $(resident VmHWM) MB"
    sleep 10
    echo "after 10 s of rest $(resident VmRSS) MB"
    stop_server
}

# Live streams of so many members while purchases of theirs run.
listeners() {
    start_server loyalty "$work/listeners"
    echo
    load listen --process "$server" --listeners "${LISTENERS:-10000}" --rate "${LISTEN_RATE:-1000}" --seconds "$seconds"
    stop_server
}

mkdir -p "$work"
case $(stat -f -c %T "$work") in
    tmpfs | ramfs) echo "warning: $work lies in memory, so that durability costs nothing here" >&2 ;;
esac
case $part in
    throughput | reads | startup | allocations | memory | listeners | profile | store) parts=$part ;;
    all) parts="throughput reads startup allocations memory" ;;
    *) sed -n '2,9s/^# *//p' "$0"; exit 2 ;;
esac
build
for part in $parts; do
    "$part"
done
