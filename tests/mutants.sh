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
postgres=Loyalty.Journal.Postgres.Tests
lite=Orleans.Lite.Tests

is_chosen() {
    local part
    ((${#chosen[@]} == 0)) && return 0
    for part in "${chosen[@]}"; do [[ "$1" == *"$part"* ]] && return 0; done
    return 1
}

row() { printf '| %s | `%s` | %s | %s |\n' "$@"; }

# PROJECT runs all its tests, PROJECT/CLASS those of one class. No tests at all are no success.
run() {
    local project="${1%%/*}" class="${1#*/}" filter=()
    [[ "$class" == "$1" ]] || filter=(-class "*.$class")
    timeout 300 "$copy/artifacts/bin/$project/release/$project" -noLogo -noColor -stopOnFail "${filter[@]}" \
        >"$copy/mutant.log" 2>&1 </dev/null && ! grep -qE 'Total: 0(,|$)' "$copy/mutant.log"
}

build() { dotnet build "$copy/$1" -c Release -p:TreatWarningsAsErrors=false "${@:2}" >"$copy/mutant.log" 2>&1; }

first_failure() { grep -m1 -oE '[A-Za-z_0-9]+(\([^)]*\))? \[FAIL\]' "$copy/mutant.log" | sed 's/(.*//; s/ \[FAIL\]//'; }

# Tests that fail without any mutant show nothing.
declare -A built green failed
is_green() {
    local project="${1%%/*}"
    if [[ -z "${built[$project]:-}" ]]; then
        built[$project]=no
        build "tests/$project" && built[$project]=yes
    fi
    if [[ -z "${green[$1]:-}" ]]; then
        green[$1]=no
        if [[ "${built[$project]}" == yes ]]; then
            run "$1" && green[$1]=yes
            failed[$1]="$(first_failure)"
        fi
    fi
    [[ "${green[$1]}" == yes ]]
}

# mutant NAME TESTS FILE SED_EXPRESSION   TESTS: as for run
mutant() {
    local name="$1" tests="$2" file="$3" change="$4" log="$copy/mutant.log" source assembly first
    is_chosen "$name" || return 0
    if ! is_green "$tests"; then
        row "$name" "${file##*/}" "**not tried**" "$tests fails without it: ${failed[$tests]:-it does not build}"
        survived=$((survived + 1))
        return 0
    fi
    cp "$copy/$file" "$copy/sound.cs"
    sed -i "$change" "$copy/$file"
    if cmp -s "$copy/sound.cs" "$copy/$file"; then
        row "$name" "${file##*/}" "**does not apply**" "the source has changed: mend the mutant"
        survived=$((survived + 1))
        return 0
    fi
    # Only the library that the fault is in is built anew: what uses it stays as it is.
    source="$(cut -d/ -f1,2 <<<"$file")"
    assembly="$copy/artifacts/bin/${tests%%/*}/release/${source#*/}.dll"
    cp "$assembly" "$copy/sound.dll"
    if ! build "$source" --no-restore --no-dependencies || ! cp "$copy/artifacts/bin/${source#*/}/release/${source#*/}.dll" "$assembly"; then
        row "$name" "${file##*/}" "**does not build**" "$(grep -m1 -oE 'error [A-Z]+[0-9]+' "$log")"
        survived=$((survived + 1))
    elif run "$tests"; then
        row "$name" "${file##*/}" "**survived**" "$tests"
        survived=$((survived + 1))
    else
        first="$(first_failure)"
        row "$name" "${file##*/}" caught "${first:-$tests did not end in time}"
    fi
    cp "$copy/sound.cs" "$copy/$file"
    cp "$copy/sound.dll" "$assembly"
}

printf '| mutant | in | result | first test that fails |\n| --- | --- | --- | --- |\n'
accounts=src/Loyalty.Domain/Accounts
mutant "lots are spent newest first" $domain/AgreementTests $accounts/Lots.cs '/ImmutableArray<Lot> Draw(/,/^    }/s/in lots)/in lots.Reverse())/'
mutant "pending lots stand latest first" $domain/AgreementTests $accounts/Lots.cs 's/Compare(lots\[place\], added) < 0/Compare(lots[place], added) > 0/'
mutant "earning does not pay what is owed" $domain/AgreementTests $accounts/Evolution.cs 's/Math.Min(account.Owed, points) : 0/0L : 0L/'
mutant "pending points pay nothing when they come" $domain/AdjustmentTests $accounts/Evolution.cs 's/Math.Min(account.Owed, available.Lot.Points)/0L/'
mutant "pending points can be spent" $domain/AgreementTests $accounts/Evolution.cs \
    's/earning.AvailableAt is null ? moved.Lots.Add(earning.ExpiresAt, points - paid) : moved.Lots/moved.Lots.Add(earning.ExpiresAt, points - paid)/'
mutant "returned orders still count" $domain/AgreementTests $accounts/Evolution.cs 's/ - (returned.IsWhole ? 1 : 0)//'
mutant "a return frees no limit" $domain/AgreementTests $accounts/Evolution.cs 's/use with { Times = use.Times.Remove(at) }/use/'
mutant "what is due happens after its instant" $domain/TierTimeTests $accounts/DueEvents.cs 's/due <= until \&\& due/due < until \&\& due/'
mutant "a balance of one point too few will do" $domain/RefusalTests $accounts/Decisions/RedeemDecision.cs 's/account.Balance < points/account.Balance < points - 1/'
mutant "a return takes from other lots than its own" $domain/AgreementTests $accounts/Reversing.cs 's/Math.Min(points, account.Lots.At(lot.ExpiresAt))/0L/'
mutant "expired points are not let go" $domain/AgreementTests $accounts/Reversing.cs 's/Math.Min(points, lot?.Expired ?? 0)/0L/'
mutant "points expire a nanosecond late" $domain/ExpiryTableTests src/Loyalty.Domain/Calendars/ProgramCalendar.cs \
    's/return zone.StartOf(DayAfter(date, policy.At));/return zone.StartOf(DayAfter(date, policy.At)) + Duration.Epsilon;/'
mutant "points are rounded up" $domain/StorefrontStoryTests src/Loyalty.Domain/Pricing/RoundingRule.cs 's/Math.Floor/Math.Ceiling/'
mutant "a promotion holds at its end" $domain/TimeWindowTests src/Loyalty.Domain/Programs/TimeWindow.cs 's/at < zone.AtLeniently(until)/at <= zone.AtLeniently(until)/'
mutant "a tier outlives the return that it was reached by" $domain/StorefrontStoryTests src/Loyalty.Domain/Tiers/TierAssessment.cs \
    's/var relived = measure.Relive(held, at);/var relived = held;/'
mutant "no version check" $journal src/Loyalty.Journal.Sqlite/WriteConnection.cs 's/head.Version != append.ExpectedVersion/head.Version < append.ExpectedVersion/'
mutant "no duplicate check" $journal src/Loyalty.Journal.Sqlite/WriteConnection.cs 's/!TryAddCommand(head.Row, append.CommandId, version)/!TryAddCommand(head.Row, append.CommandId, version) \&\& version < 0/'
mutant "no fence" $journal src/Loyalty.Journal.Sqlite/WriteConnection.cs 's/fenceVersion != fence.Version/fenceVersion < fence.Version/'
members=src/Loyalty.Grains/Members
mutant "an outcome is answered in another term" $grains/TermTests $members/AccountStream.cs 's/answer.Value is null || term.MayAnswer(began)/began >= 0/'
mutant "a silo without a term stores and shows" $grains/TermTests $members/AccountStream.cs 's/if (!term.MayAnswer(began))/if (began < 0)/'
mutant "of a line that was given up one lands" $grains/DoubtTests $members/AccountStream.Appending.cs 's/Math.Max(doubted, append.ExpectedVersion + append.Events.Length)/Version + 1/'
mutant "memory is trusted without a term" $grains/TermTests $members/AccountStream.Knowing.cs 's/present > 0 \&\& present == verifiedIn/present >= 0/'
mutant "what another silo stored is answered and not read" $grains/TermTests $members/AccountStream.cs 's/stored.Version > Version/stored.Version < 0/'
mutant "awards are shown before they are durable" $grains/HotMemberTests $members/AccountStream.Line.cs 's/mine.Tip = after;/mine.Tip = head = after;/'
mutant "a broken line goes on" $journal src/Loyalty.Journal.Sqlite/WriteConnection.cs 's/ || append.Line is { IsBroken: true }//'
mutant "a broken line goes on in PostgreSQL" $postgres src/Loyalty.Journal.Postgres/BatchAppend.cs 's/Append.Line is { IsBroken: true }/false/'
mutant "a lease is trusted beyond its end" $lite/LeaseTests src/Orleans.Lite/Cluster/Lease.cs 's/length \* 0.9/length * 1.2/'
mutant "a silo that joins waits for nobody" $lite/ChaosTests src/Orleans.Lite/Cluster/MembershipAgent.cs 's/isJoining \&\& HaveAllSeen(answer)/isJoining/'
mutant "an id answers for any content" $grains/ExactlyOnceTests $members/AccountStream.cs 's/happened.Content == command.Content$/true/'
mutant "memory is kept after a doubtful append" $grains/DoubtTests $members/AccountStream.Knowing.cs \
    '/ValueTask Load(/,/^    }/s/isLoaded = false;/isLoaded = true;/'
mutant "a doubtful append is taken for a failed one" $grains/DoubtTests $members/AccountStream.Appending.cs \
    's/if (await LookUp(append) is { } outcome)/if (await LookUp(append) is { Version: < 0 } outcome)/'

effects=src/Loyalty.Grains/Effects
promotions=src/Loyalty.Grains/Promotions
mutant "an effect is never posted" $domain/GiftTests $accounts/Evolution.cs 's/dealings with { Outbox = dealings.Outbox.Post(effects) }/dealings/'
mutant "a confirmed effect stays in the outbox" $domain/GiftTests src/Loyalty.Domain/Effects/Effect.cs \
    's/Waiting.RemoveAll(outgoing => outgoing.Number == number)/Waiting/'
mutant "a gift gets a new expiry" $domain/GiftTests $accounts/Decisions/GiftDecision.cs \
    's/Restitution.Of(gift.Lots,/Restitution.Of([new Lot(Earnings.Expiry(context.Catalogue.Program, account, at, true), gift.Lots.Total())],/'
mutant "gifts of a day are not added up" $domain/GiftTests $accounts/Decisions/GiftDecision.cs 's/give.Points > most - given/give.Points > most/'
mutant "a forgotten hold is not released" $domain/HoldTests $accounts/DueEvents.cs 's/hold.Until ?? Instant.MaxValue/Instant.MaxValue/'
mutant "a release gives expired points another day" $domain/HoldTests $accounts/Releasing.cs \
    's/Of(hold.Draws,/Of([.. hold.Draws.Select(lot => lot with { ExpiresAt = Instant.Max(lot.ExpiresAt, at + Duration.FromDays(1)) })],/'
mutant "held points are still in their lots" $domain/HoldTests $accounts/Evolution.Spending.cs \
    '/PointsHeld held)/,/WithHold/s/: account with { Lots = account.Lots.Without(held.Hold.Draws) }/: account/'
mutant "a payment comes back whole for a part of its order" $domain/OrderPaymentTests $accounts/PaymentReturn.cs 's/=> kept == 0$/=> kept < total/'
mutant "a frozen member gives" $domain/FreezeTests $accounts/Decisions/GiftDecision.cs 's/account.Dealings.IsFrozen ?/false ?/'
mutant "taking many points away needs no second person" $domain/AdjustmentTests $accounts/Decisions/AdjustmentDecision.cs \
    's/Math.Abs(adjust.Points) > limit/adjust.Points > limit/'
mutant "whoever proposes an adjustment may approve it" $domain/AdjustmentTests $accounts/Decisions/AdjustmentDecision.cs \
    's/return proposal.Actor == (approve.Actor ?? "")/return proposal.Actor.Length < 0/'
mutant "an invitation has no end" $domain/InvitationTests src/Loyalty.Domain/Tiers/TierAssessment.cs \
    's/held.Since : at, null, until)/held.Since : at, null, null)/'
mutant "a referral ignores its cap" $domain/Referrals.ReferralTests src/Loyalty.Domain/Referrals/ReferralDecision.cs \
    's/friend.OrderId is null \&\& !(referral.Rewarded >= most)/friend.OrderId is null/'
mutant "a purchase in another currency counts towards the tier" $domain/ForeignMoneyTests $accounts/Evolution.cs 's/bought.IsForeign is true ? 0 : bought.Spend/bought.Spend/'
mutant "a return in another currency lowers the tier" $domain/ForeignMoneyTests $accounts/Evolution.cs 's/returned.IsForeign is true ? 0 : returned.Spend/returned.Spend/'
mutant "a voucher is used twice" $domain/VoucherTests src/Loyalty.Domain/Vouchers/VoucherDeciding.cs 's/Over(voucher, voucher.IsUsedUp, now)/Over(voucher, false, now)/'
mutant "a gift voucher goes below zero" $domain/VoucherRefusalTests src/Loyalty.Domain/Vouchers/VoucherDeciding.cs 's/use.Amount > voucher.Left$/use.Amount > voucher.Terms.Amount/'
mutant "a stock gives one piece too many" $domain/Stock.StockTests src/Loyalty.Domain/Stock/StockDeciding.cs \
    's/command.Pieces > stock.LeftOf(reward.Stock) ?/command.Pieces - 1 > stock.LeftOf(reward.Stock) ?/'
mutant "an effect on a small stream is taken twice" $grains/StockGrainTests $effects/SmallStream.cs '/ = new Append(/,/);/s/commandId,/null,/'
mutant "a small stream refuses what it has done" $grains/VoucherGrainTests $effects/SmallStream.cs \
    's/if (await Find(commandId, content, cancellation) is { } found)/if (await Find(commandId, content, cancellation) is { Version: < 0 } found)/'
mutant "an effect on a member is taken twice" $grains/KilledStepTests $members/AccountStream.cs \
    's/Append(answers ? commandId : null,/Append(answers \&\& !commandId.StartsWith("effect\/") ? commandId : null,/'
mutant "an effect that failed is sent no more" $grains/BetweenMembers.GiftTests $members/MemberGrain.Effects.cs \
    '/catch (Exception failure)/,/restsUntil/s/underWay?.Remove(outgoing.Number);//'
mutant "a slice is spent without being lessened" $grains/BudgetTests $promotions/LocalSlice.cs 's/rest -= points;/_ = points;/'
mutant "an award that is surely not stored puts nothing back" $grains/BudgetDoubtTests $promotions/LocalSlice.cs 's/rest += isSpent ? 0 : points;/rest += 0;/'
mutant "an award in doubt is put back at once" $grains/BudgetDoubtTests $promotions/BudgetShelf.cs 's/book?.Spend(given);/book?.PutBack(given);/'
mutant "a revoked holder goes on spending" $grains/DeadHolderTests $promotions/BudgetShelf.cs \
    's/if (!book.IsListed(context.Catalogue))/if (!book.WasListed)/'
mutant "a dead holder is read to have spent nothing" $grains/DeadHolderTests $promotions/PromotionGrain.cs \
    's/spent.From(Key.Promotion, holder)/spent.From(Key.Promotion, "")/'
echo
if ((survived == 0)); then echo "every mutant was caught"; else echo "$survived not caught"; exit 1; fi
