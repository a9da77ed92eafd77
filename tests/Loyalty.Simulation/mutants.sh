#!/usr/bin/env bash
# ./tests/Loyalty.Simulation/mutants.sh [NAME...]   how good the simulation is: each mutant is a fault put into a copy of the source, and
# seeds are run until one of them fails, from several first seeds. NAME chooses mutants by a part of their name.
# MOST: seeds after which a mutant has survived (2000). FIRSTS: the first seeds ("1 100001 200001 300001 400001").
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDTERMINALLOGGER=off
most="${MOST:-2000}"
read -ra firsts <<<"${FIRSTS:-1 100001 200001 300001 400001}"
copy="$(mktemp -d)"
trap 'rm -rf "$copy"' EXIT
git ls-files -z | tar --null -T - -cf - | tar -xf - -C "$copy"
chosen=("$@")
survived=0
bin="$copy/artifacts/bin/Loyalty.Simulation/release"

is_chosen() {
    local part
    ((${#chosen[@]} == 0)) && return 0
    for part in "${chosen[@]}"; do [[ "$1" == *"$part"* ]] && return 0; done
    return 1
}

build() { dotnet build "$copy/$1" -c Release -p:TreatWarningsAsErrors=false "${@:2}" >"$copy/mutant.log" 2>&1; }

# The number of seeds until one failed; empty where none did.
until_failure() {
    local output
    output="$(timeout 900 "$bin/simulation" --first "$1" --seeds "$most" --threads 1 --until-failure "${@:2}" 2>&1 </dev/null)"
    if ! grep -qE '^- seed ' <<<"$output"; then
        grep -qE '^\| [0-9,]+ \| 0 \|' <<<"$output" || echo 1 # it did not even end
        return
    fi
    grep -m1 -oE '^\| [0-9,]+ \|' <<<"$output" | tr -dc 0-9
}

why() { timeout 900 "$bin/simulation" --first "${firsts[0]}" --seeds "$most" --threads 1 --until-failure "$@" 2>&1 | grep -m1 -oE '^- seed .*' | cut -c1-110 | tr '|' '/'; }

# mutant NAME FILE SED_EXPRESSION [ARGUMENT...]   arguments are for the simulation
mutant() {
    local name="$1" file="$2" change="$3" source assembly counts=() count first sorted
    shift 3
    is_chosen "$name" || return 0
    cp "$copy/$file" "$copy/sound.cs"
    sed -i "$change" "$copy/$file"
    if cmp -s "$copy/sound.cs" "$copy/$file"; then
        printf '| %s | `%s` | **does not apply** | | |\n' "$name" "${file##*/}"
        survived=$((survived + 1))
        return 0
    fi
    source="$(cut -d/ -f1,2 <<<"$file")"
    if [[ "$source" == tests/* ]]; then assembly="$bin/simulation.dll"; else assembly="$bin/${source#*/}.dll"; fi
    cp "$assembly" "$copy/sound.dll"
    if ! build "$source" --no-restore --no-dependencies; then
        printf '| %s | `%s` | **does not build** | | |\n' "$name" "${file##*/}"
        survived=$((survived + 1))
    else
        [[ "$source" == tests/* ]] || cp "$copy/artifacts/bin/${source#*/}/release/${source#*/}.dll" "$assembly"
        for first in "${firsts[@]}"; do
            count="$(until_failure "$first" "$@")"
            counts+=("${count:-$((most + 1))}")
        done
        mapfile -t sorted < <(printf '%s\n' "${counts[@]}" | sort -n)
        local median="${sorted[$(((${#sorted[@]} - 1) / 2))]}" worst="${sorted[-1]}"
        if ((worst > most)); then
            printf '| %s | `%s` | **survived** | %s | of %s first seeds some did not find it within %s |\n' "$name" "${file##*/}" "$median" "${#firsts[@]}" "$most"
            survived=$((survived + 1))
        else
            printf '| %s | `%s` | %s | %s | %s |\n' "$name" "${file##*/}" "$median" "$worst" "$(why "$@")"
        fi
    fi
    cp "$copy/sound.cs" "$copy/$file"
    cp "$copy/sound.dll" "$assembly"
    [[ "$source" == tests/* ]] && build "$source" --no-restore --no-dependencies
    return 0
}

build tests/Loyalty.Simulation || { cat "$copy/mutant.log"; exit 2; }
printf '| mutant | in | seeds until it is caught, median | most | by |\n| --- | --- | ---: | ---: | --- |\n'
store=tests/Loyalty.Simulation/Store/MemoryStore.cs
mutant "no version check" $store 's/version != append.ExpectedVersion/version < append.ExpectedVersion/'
mutant "no duplicate check" $store 's/is > 0 and var held)/is > 1000000 and var held)/'
mutant "no fence" $store 's/at != fence.Version/at < fence.Version/'
mutant "a broken line goes on" $store 's/append.Line is { } line \&\& broken.Contains(line)/false/'
members=src/Loyalty.Grains/Members
mutant "awards name no fence" $members/AccountStream.Appending.cs 's/new Fence(catalogue.Stream, catalogue.Version),/null,/'
mutant "an append carries no command" $members/AccountStream.Appending.cs '/var append = new Append(/,/);/s/commandId,/null,/'
mutant "memory changes before the append is durable" $members/AccountStream.Appending.cs 's/var (append, after) = Prepare(commandId, granted, catalogue, head);/var (append, after) = Prepare(commandId, granted, catalogue, head); head = after;/'
mutant "awards are shown before they are durable" $members/AccountStream.Line.cs 's/mine.Tip = after;/mine.Tip = head = after;/'
mutant "memory is kept after a doubtful append" $members/AccountStream.Appending.cs 's/(isLoaded, doubted) = (false,/(isLoaded, doubted) = (true,/; s/await Load(CancellationToken.None);/await Task.CompletedTask;/'
mutant "the account is read before its command is looked for" $members/AccountStream.Appending.cs \
    's/var found = append.CommandId is null/await Load(CancellationToken.None); var found = append.CommandId is null/; 0,/^        await Load(CancellationToken.None);$/s///'
mutant "what was given up never lands" $members/AccountStream.Appending.cs 's/(false, Math.Max(doubted, append.ExpectedVersion + append.Events.Length))/(false, 0)/'
mutant "of a line that was given up one lands" $members/AccountStream.Appending.cs 's/Math.Max(doubted, append.ExpectedVersion + append.Events.Length)/Version + 1/'
mutant "a silo without a term stores and shows" $members/AccountStream.cs 's/if (!term.MayAnswer(began))/if (began < 0)/'
mutant "memory is not looked at when a term has settled" src/Loyalty.Silo/Cluster/ClusterTerm.cs 's/(IsSettled(term) ? 1 : 0)/0/'
mutant "memory is trusted without a term" $members/AccountStream.Knowing.cs 's/present > 0 \&\& present == verifiedIn/present >= 0/'
mutant "an outcome is answered in another term" $members/AccountStream.cs 's/answer.Value is null || term.MayAnswer(began)/began >= 0/'
mutant "what another silo stored is answered and not read" $members/AccountStream.cs 's/stored.Version > Version/stored.Version < 0/'
mutant "an id answers for any content" $members/AccountStream.cs 's/happened.Content == command.Content$/true/'
mutant "a refusal is not looked at twice" $members/AccountStream.cs 's/if (await journal.Version(Name, cancellation) != Version)/if (await journal.Version(Name, cancellation) < 0)/'
mutant "a lease is trusted beyond its end" src/Orleans.Lite/Cluster/Lease.cs 's/length \* 0.9/length * 3/'
mutant "a lease never ends" src/Orleans.Lite/Cluster/Lease.cs 's/return time.GetElapsedTime.*/return true;/'
mutant "a silo that joins waits for nobody" src/Orleans.Lite/Cluster/MembershipAgent.cs 's/isJoining \&\& HaveAllSeen(answer)/isJoining/'
effects=src/Loyalty.Grains/Effects
mutant "a confirmed effect stays in the outbox" src/Loyalty.Domain/Effects/Effect.cs 's/Waiting.RemoveAll(outgoing => outgoing.Number == number)/Waiting/'
mutant "an effect that failed is sent no more" $members/MemberGrain.Effects.cs '/catch (Exception failure)/,/restsUntil/s/underWay?.Remove(outgoing.Number);//'
mutant "an effect on a small stream is taken twice" $effects/SmallStream.cs '/ = new Append(/,/);/s/commandId,/null,/'
mutant "an effect on a member is taken twice" $members/AccountStream.cs 's/Append(answers ? commandId : null,/Append(answers \&\& !commandId.StartsWith("effect\/") ? commandId : null,/'
mutant "a stream with effects is never due" $members/AccountStream.Appending.cs 's/nextDue = granted.After.Dealings.Outbox.Waiting.IsEmpty ? nextDue :.*/_ = from;/'
mutant "lots are spent newest first" src/Loyalty.Domain/Accounts/Lots.cs '/ImmutableArray<Lot> Draw(/,/^    }/s/in lots)/in lots.Reverse())/'
mutant "what is due happens after its instant" src/Loyalty.Domain/Accounts/DueEvents.cs 's/due <= until \&\& due/due < until \&\& due/'
mutant "a stock gives one piece too many" src/Loyalty.Domain/Stock/StockDeciding.cs 's/command.Pieces > stock.LeftOf(reward.Stock) ?/command.Pieces - 1 > stock.LeftOf(reward.Stock) ?/'
mutant "a voucher is used twice" src/Loyalty.Domain/Vouchers/VoucherDeciding.cs 's/Over(voucher, voucher.IsUsedUp, now)/Over(voucher, false, now)/'
promotions=src/Loyalty.Grains/Promotions
mutant "a slice is spent without being lessened" $promotions/LocalSlice.cs 's/rest -= points;/_ = points;/'
mutant "an award in doubt is put back at once" $promotions/BudgetShelf.cs 's/book?.Spend(given);/book?.PutBack(given);/'
mutant "a revoked holder goes on spending" $promotions/BudgetShelf.cs 's/if (!book.IsListed(context.Catalogue))/if (!book.WasListed)/'
mutant "a dead holder is read to have spent nothing" $promotions/PromotionGrain.cs 's/spent.From(Key.Promotion, holder)/spent.From(Key.Promotion, "")/'
mutant "the sweep wakes nobody" src/Loyalty.Grains/Due/DueSweep.cs 's/"member" => await grains.GetGrain<IMemberGrain>(key).CatchUp(cancellation),/"member" => false,/'
mutant "a page is not told of changes" $members/MemberGrain.cs 's/watchers.Tell(Stream.View(catalogue), shelf.EngineNow);/_ = catalogue;/'
echo
if ((survived == 0)); then echo "every mutant was caught"; else echo "$survived not caught"; exit 1; fi
