#!/usr/bin/env bash
# ./tests/mutants.sh [NAME...]   tests the tests: each mutant is a fault put into a copy of the source; a test must fail by it.
# Prints a table; the exit code is 0 only if every mutant was caught. NAME chooses mutants by a part of their name.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDTERMINALLOGGER=off
copy="$(mktemp -d)"
trap 'rm -rf "$copy"' EXIT
git ls-files -z | tar --null -T - -cf - | tar -xf - -C "$copy"
chosen=("$@")
survived=0

domain=Loyalty.Domain.Tests
journal=Loyalty.Journal.Sqlite.Tests
grains=Loyalty.Grains.Tests

is_chosen() {
    local part
    ((${#chosen[@]} == 0)) && return 0
    for part in "${chosen[@]}"; do [[ "$1" == *"$part"* ]] && return 0; done
    return 1
}

row() { printf '| %s | `%s` | %s | %s |\n' "$@"; }

run() { timeout 300 "$copy/artifacts/bin/$1/release/$1" -noLogo -noColor -stopOnFail >"$copy/mutant.log" 2>&1 </dev/null; }

# A project whose tests fail without any mutant shows nothing.
declare -A green
is_green() {
    if [[ -z "${green[$1]:-}" ]]; then
        green[$1]=no
        if dotnet build "$copy/tests/$1" -c Release >"$copy/mutant.log" 2>&1 && run "$1"; then green[$1]=yes; fi
    fi
    [[ "${green[$1]}" == yes ]]
}

# mutant NAME TEST_PROJECT FILE SED_EXPRESSION
mutant() {
    local name="$1" project="$2" file="$3" change="$4" log="$copy/mutant.log" first
    is_chosen "$name" || return 0
    if ! is_green "$project"; then
        row "$name" "${file##*/}" "**not tried**" "$project fails without it"
        survived=$((survived + 1))
        return 0
    fi
    sed -i "$change" "$copy/$file"
    if cmp -s "$file" "$copy/$file"; then
        row "$name" "${file##*/}" "**does not apply**" "the source has changed: mend the mutant"
        survived=$((survived + 1))
        return 0
    fi
    if ! dotnet build "$copy/tests/$project" -c Release -p:TreatWarningsAsErrors=false >"$log" 2>&1; then
        row "$name" "${file##*/}" "**does not build**" "$(grep -m1 -oE 'error [A-Z]+[0-9]+' "$log")"
        survived=$((survived + 1))
    elif run "$project"; then
        row "$name" "${file##*/}" "**survived**" "$project"
        survived=$((survived + 1))
    else
        first="$(grep -m1 -oE '[A-Za-z_0-9]+(\([^)]*\))? \[FAIL\]' "$log" | sed 's/(.*//; s/ \[FAIL\]//')"
        row "$name" "${file##*/}" caught "${first:-$project did not end in time}"
    fi
    cp "$file" "$copy/$file"
}

printf '| mutant | in | result | first test that fails |\n| --- | --- | --- | --- |\n'
accounts=src/Loyalty.Domain/Accounts
mutant "lots are spent newest first" $domain $accounts/Lots.cs '/ImmutableArray<Lot> Draw(/,/^    }/s/in lots)/in lots.Reverse())/'
mutant "pending lots stand latest first" $domain $accounts/Lots.cs 's/Compare(lots\[place\], added) < 0/Compare(lots[place], added) > 0/'
mutant "earning does not pay what is owed" $domain $accounts/Evolution.cs 's/Math.Min(account.Owed, points) : 0/0L : 0L/'
mutant "pending points pay nothing when they come" $domain $accounts/Evolution.cs 's/Math.Min(account.Owed, available.Lot.Points)/0L/'
mutant "pending points can be spent" $domain $accounts/Evolution.cs \
    's/earning.AvailableAt is null ? moved.Lots.Add(earning.ExpiresAt, points - paid) : moved.Lots/moved.Lots.Add(earning.ExpiresAt, points - paid)/'
mutant "returned orders still count" $domain $accounts/Evolution.cs 's/ - (returned.IsWhole ? 1 : 0)//'
mutant "a return frees no limit" $domain $accounts/Evolution.cs 's/use with { Times = use.Times.Remove(at) }/use/'
mutant "what is due happens after its instant" $domain $accounts/DueEvents.cs 's/due <= until \&\& due/due < until \&\& due/'
mutant "a balance of one point too few will do" $domain $accounts/Decisions/RedeemDecision.cs 's/account.Balance < points/account.Balance < points - 1/'
mutant "a return takes from other lots than its own" $domain $accounts/Decisions/ReturnDecision.cs \
    's/Math.Min(points, account.Lots.At(history.LotExpiresAt))/0L/'
mutant "expired points are not let go" $domain $accounts/Decisions/ReturnDecision.cs 's/Math.Min(points, history.ExpiredOfLot)/0L/'
mutant "points expire a nanosecond late" $domain src/Loyalty.Domain/Calendars/ProgramCalendar.cs \
    's/AtLeniently(local).ToInstant() :/AtLeniently(local).ToInstant() + Duration.Epsilon :/'
mutant "points are rounded up" $domain src/Loyalty.Domain/Pricing/RoundingRule.cs 's/Math.Floor/Math.Ceiling/'
mutant "a promotion holds at its end" $domain src/Loyalty.Domain/Pricing/PromotionPricing.cs 's/at < zone.AtLeniently(until)/at <= zone.AtLeniently(until)/'
mutant "a tier outlives the return that it was reached by" $domain src/Loyalty.Domain/Tiers/TierAssessment.cs \
    's/var relived = measure.Relive(held, at);/var relived = held;/'
mutant "no version check" $journal src/Loyalty.Journal.Sqlite/WriteConnection.cs 's/head.Version != append.ExpectedVersion/head.Version < append.ExpectedVersion/'
mutant "no duplicate check" $journal src/Loyalty.Journal.Sqlite/WriteConnection.cs 's/!TryAddCommand(head.Row, append.CommandId, version)/!TryAddCommand(head.Row, append.CommandId, version) \&\& version < 0/'
mutant "no fence" $journal src/Loyalty.Journal.Sqlite/WriteConnection.cs 's/fenceVersion != fence.Version/fenceVersion < fence.Version/'
mutant "an id answers for any content" $grains src/Loyalty.Grains/Members/AccountStream.cs 's/happened.Content == command.Content$/true/'
mutant "memory is kept after a doubtful append" $grains src/Loyalty.Grains/Members/AccountStream.cs 's/isLoaded = false;//'
mutant "a doubtful append is taken for a failed one" $grains src/Loyalty.Grains/Members/AccountStream.cs \
    's/if (await LookUp(append) is { } outcome)/if (await LookUp(append) is { Version: < 0 } outcome)/'
echo
if ((survived == 0)); then echo "every mutant was caught"; else echo "$survived not caught"; exit 1; fi
