#!/usr/bin/env bash
# ./test.sh        installs what the tests need, builds, runs every test
# ./test.sh fast   the inner loop: leaves out what carries [Trait("Speed", "slow")]
# The last line is always "N passed, N failed, N skipped"; the exit code is 0 only if tests ran and none failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 2

mode="${1:-all}"
case "$mode" in
    all) filter=(-longRunning 120) ;;
    fast) filter=(-trait- Speed=slow) ;;
    *) echo "usage: ./test.sh [fast]" >&2; exit 2 ;;
esac

reports=artifacts/test-reports
time_limit_seconds="${LOYALTY_TEST_TIME_LIMIT_SECONDS:-3000}"
passed=0
failed=0
skipped=0
names_of_failed=()

finish() {
    printf '\n'
    if ((${#names_of_failed[@]} > 0)); then printf 'FAILED: %s\n' "${names_of_failed[@]}"; fi
    echo "$passed passed, $failed failed, $skipped skipped"
    if ((failed > 0 || passed == 0)); then exit 1; fi
    exit 0
}

# A cron job or a bare container may have neither of the two: NuGet wants a home, test executables look for the runtime.
prepare_environment() {
    if [[ -z "${HOME:-}" ]]; then
        HOME="$(getent passwd "$(id -u)" | cut -d: -f6)"
        if [[ ! -w "$HOME" ]]; then HOME="$(mktemp -d)"; fi
        export HOME
    fi
    local folder
    for folder in "${DOTNET_ROOT:-}" "$HOME/.dotnet" /usr/share/dotnet /usr/lib/dotnet; do
        if command -v dotnet >/dev/null; then break; fi
        if [[ -n "$folder" && -x "$folder/dotnet" ]]; then export PATH="$folder:$PATH"; fi
    done
    if ! command -v dotnet >/dev/null; then
        echo "The .NET 10 SDK is not on the PATH: see https://dotnet.microsoft.com/download" >&2
        failed=1
        finish
    fi
    export DOTNET_ROOT="${DOTNET_ROOT:-$(dirname "$(readlink -f "$(command -v dotnet)")")}"
    export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
    export DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1 MSBUILDTERMINALLOGGER=off
}

# install COMMAND PACKAGE: makes sure that a command, or one of the files that a pattern names, is there. What cannot be installed is told here and by the tests that need it.
install() {
    local name="$1" package="$2" log="$reports/install-$2.log"
    if command -v "$name" >/dev/null || compgen -G "$name" >/dev/null; then return; fi
    if [[ "$(id -u)" != 0 ]] || ! command -v apt-get >/dev/null; then
        echo "-- $name is missing: install it ($package on Debian) so that all tests can run"
        return
    fi
    echo "-- installing $package"
    export DEBIAN_FRONTEND=noninteractive
    if [[ -z "${package_lists_are_fresh:-}" ]]; then
        apt-get update -qq >"$log" 2>&1 </dev/null
        package_lists_are_fresh=yes
    fi
    if ! apt-get install -y -qq --no-install-recommends "$package" >>"$log" 2>&1 </dev/null; then
        echo "-- $package could not be installed:"
        tail -n 5 "$log"
    fi
}

# Azure's own emulator of its storage, below the build's folder: no test needs more of it than that it is there.
install_azurite() {
    local log="$reports/install-azurite.log"
    if [[ -f artifacts/azurite/node_modules/azurite/dist/src/table/main.js ]]; then return; fi
    install npm npm
    if ! command -v npm >/dev/null; then return; fi
    echo "-- installing azurite"
    mkdir -p artifacts/azurite
    echo '{}' >artifacts/azurite/package.json # npm works in the folder, and so with the machine's own settings
    if ! (cd artifacts/azurite && timeout 300 npm install --no-audit --no-fund azurite@3.35.0) >"$log" 2>&1 </dev/null; then
        echo "-- azurite could not be installed:"
        tail -n 5 "$log"
    fi
}

build() {
    local log="$reports/build.log" started=$SECONDS
    echo "-- building (Release)"
    if ! dotnet build Loyalty.sln -c Release -warnaserror -v minimal >"$log" 2>&1 </dev/null; then
        grep -E '(error|warning) [A-Z]+[0-9]+' "$log" | sort -u | head -n 40
        tail -n 5 "$log"
        echo "-- the build failed, which counts as one failed test; all of it is in $log"
        failed=1
        finish
    fi
    echo "-- built in $((SECONDS - started)) s"
}

# Every project of the solution's tests folder, but for libraries that test projects share.
test_projects() {
    grep -oE '"tests\\[^"]+\.csproj"' Loyalty.sln | tr -d '"\r' | tr '\\' '/' | sort | while read -r project; do
        if ! grep -qE '<(IsTestProject>false|OutputType>Library)' "$project"; then basename "$project" .csproj; fi
    done
}

count() { # count ATTRIBUTE REPORT: of the report's <assembly> element
    grep -oE '<assembly [^>]*>' "$2" | grep -oE " $1=\"[0-9]+\"" | tr -dc '0-9'
}

failed_tests() { # failed_tests REPORT: their names, a line each
    grep -oE '<test [^>]*result="Fail"' "$1" | grep -oE ' name="[^"]+"' | cut -d'"' -f2
}

run() {
    local name="$1" report="$reports/$1.xml" started=$SECONDS code errors project_passed project_failed project_skipped
    local seconds_left=$((time_limit_seconds > SECONDS + 20 ? time_limit_seconds - SECONDS : 20))
    rm -f "$report"
    timeout --foreground -k 10 "$seconds_left" "artifacts/bin/$name/release/$name" \
        -noLogo -noColor -noAutoReporters "${filter[@]}" -xml "$report" -trx "$reports/$name.trx" </dev/null
    code=$?
    if [[ ! -s "$report" ]]; then
        echo "   $name ended with code $code and without a report: counted as one failed test"
        failed=$((failed + 1))
        names_of_failed+=("$name: no report")
        return
    fi
    errors="$(count errors "$report")"
    project_passed="$(count passed "$report")"
    project_failed=$(($(count failed "$report") + errors))
    project_skipped="$(count skipped "$report")"
    if ((code != 0 && project_failed == 0 && project_passed + project_skipped > 0)); then
        project_failed=1
        names_of_failed+=("$name: ended with code $code")
    fi
    while read -r test; do names_of_failed+=("$test"); done < <(failed_tests "$report")
    passed=$((passed + project_passed))
    failed=$((failed + project_failed))
    skipped=$((skipped + project_skipped))
    echo "   $project_passed passed, $project_failed failed, $project_skipped skipped in $((SECONDS - started)) s"
}

mkdir -p "$reports"
prepare_environment
if [[ "$mode" == all ]]; then
    install curl curl
    install chromium chromium
    # Debian keeps it off the PATH. The cluster that the package makes is not used: the tests start servers of their own.
    install '/usr/lib/postgresql/*/bin/postgres' postgresql
    install_azurite
fi
build
mapfile -t projects < <(test_projects)
for index in "${!projects[@]}"; do
    echo "-- ${projects[$index]} ($((index + 1)) of ${#projects[@]})"
    run "${projects[$index]}"
done
finish
