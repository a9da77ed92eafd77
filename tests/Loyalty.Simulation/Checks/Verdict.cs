using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Grains.Stored;
using Loyalty.History;
using Loyalty.Simulation.Clients;
using Loyalty.Simulation.Faults;
using LedgerEntry = Loyalty.History.LedgerEntry;

namespace Loyalty.Simulation.Checks;

/// <summary>Decides, when all is healed and finished, whether what was seen and what is stored can both be true.</summary>
internal sealed class Verdict(World world, Shops shops, Customers customers, Staff staff, ShopProgram program, Disturber disturber)
{
    private static readonly TimeSpan ToSettle = TimeSpan.FromMinutes(3);
    /// <summary>Clocks were wrong by so much at the most: what was noted as due by one of them comes so much later.</summary>
    private static readonly TimeSpan MostAhead = TimeSpan.FromSeconds(61);
    private const int Most = 10_000;
    private const int Attempts = 5;
    private readonly List<string> violations = [];

    public IReadOnlyList<Watcher> Watchers { get; init; } = [];

    public List<string> Reach()
    {
        if (!IsSettled()) return violations;
        var back = shops.Scheduler.Start(ComeBack);
        if (!world.RunUntil(() => back.IsCompleted, ToSettle)) return ["I: views cannot be read, or who comes back waits for ever"];
        if (back.IsFaulted) return [$"coming back broke: {back.Exception}"];
        if (violations.Count > 0 || (customers.HaveLeft && !IsSettled())) return violations;
        var read = shops.Scheduler.Start(Read);
        if (!world.RunUntil(() => read.IsCompleted, ToSettle)) return ["I: the ledgers cannot be read"];
        if (read.IsFaulted) violations.Add($"reading broke: {read.Exception}");
        return violations;
    }

    /// <summary>Liveness: everybody is there, trusts what it knows, and has nothing left to do.</summary>
    private bool IsSettled()
    {
        if (!world.RunUntil(NothingIsUnderWay, ToSettle)) violations.Add("liveness: there is always something on its way");
        else if (!world.RunUntil(AllAreUp, ToSettle)) violations.Add($"liveness: not every process is up: {Down()}");
        else if (!world.RunUntil(NothingIsDue, ToSettle)) violations.Add($"J: {string.Join(", ", Due())} due and not done");
        else if (!world.RunUntil(PagesShowAll, ToSettle)) violations.Add("J: a page does not show what is stored");
        return violations.Count == 0;
    }

    /// <summary>
    /// Whether the silo that runs a member wrote last to it. What another one had sent, and nobody was told of, is seen with the next
    /// command or when the cluster changes: nothing tells the silo before.
    /// </summary>
    private bool IsOfItsSilo(string member)
    {
        var writer = world.StoreFaults.Writers.GetValueOrDefault(Prefix + member);
        return world.Silos.Any(silo => silo.Life == writer && silo.Runs(member));
    }

    /// <summary>Once nothing is under way every view shows what is stored; then those come back who went away without an answer.</summary>
    private async Task ComeBack()
    {
        foreach (var member in customers.Members)
        {
            var before = world.Store.Version(Prefix + member);
            var view = await shops.Ask(grains => Asks.Member(grains, member).Get());
            var shown = view.Value?.Version ?? 0;
            if (shown < before && IsOfItsSilo(member)) violations.Add($"K: {member} is shown at version {shown}, and {before} is stored");
        }

        await customers.Return();
    }

    private bool NothingIsUnderWay() => world.Network.IsQuiet && world.StoreFaults.UnderWay == 0;

    private bool AllAreUp()
    {
        disturber.StartMissing();
        return world.Processes.All(process => process.IsUp && (!process.HostsGrains || process.Membership.Term > 0))
            && world.Processes.Select(process => process.Membership.Current.Version).Distinct().Count() == 1;
    }

    private string Down() => string.Join(
        ", ", world.Processes.Select(process => $"{process.Name} up {process.IsUp} term {process.Membership.Term} view {process.Membership.Current.Version}"));

    /// <summary>J: each page shows what is stored, once there is nothing more to come.</summary>
    private bool PagesShowAll() => Watchers.All(
        watcher => watcher.Shown == world.Store.Version(Prefix + watcher.Member) || !IsOfItsSilo(watcher.Member));

    private bool NothingIsDue() => Due().Count == 0;

    private List<string> Due() => [.. world.Store.Due("", staff.Clock ?? (world.Time.Wall + MostAhead), Most).Select(due => due.Stream)];

    private async Task Read()
    {
        var ledgers = await Ledgers();
        var lives = new StoredLives(world.Store).Live();
        violations.AddRange(lives.Violations);
        violations.AddRange(new BetweenGrains(world.Store, lives, program).Violations(customers));
        foreach (var (_, _, happened) in lives.Events) world.Happened.Add(happened.GetType().Name);
        world.Happened.Add("vouchers used", customers.Uses.Count);
        world.Happened.Add("vouchers cancelled", customers.Cancellations.Count);
        world.Happened.Add("processes", world.Lives);
        var observed = new Observed
        {
            Calls = shops.Log.Calls,
            Ledgers = ledgers,
            IsSettled = true,
            Toggles = staff.Toggles,
            Budgets = program.Budget is { } budget ? [new Budget(ShopProgram.Budgeted, budget)] : [],
            Feed = [.. world.Store.Feed(0, int.MaxValue).Select(stored => new FeedPlace(stored.Position, stored.Stream, stored.Version))],
            Streams = world.Store.Streams("", "", int.MaxValue).ToDictionary(stream => stream, world.Store.Version),
            StreamPrefix = Prefix,
        };
        violations.AddRange(HistoryCheck.Run(observed).Select(violation => $"{violation}"));
    }

    /// <summary>All ledgers at one moment: again where something fell due while they were read.</summary>
    private async Task<Dictionary<string, IReadOnlyList<LedgerEntry>>> Ledgers()
    {
        for (var attempt = 1; ; attempt++)
        {
            var ledgers = new Dictionary<string, IReadOnlyList<LedgerEntry>>();
            var differences = new List<string>();
            var before = Stored();
            foreach (var member in customers.Members)
            {
                var view = await shops.Ask(grains => Asks.Member(grains, member).Get());
                var page = await shops.Ask(grains => Asks.Member(grains, member).Ledger(0, Most));
                if (Difference(member, page, view) is { } difference) differences.Add(difference);
                ledgers.Add(member, [.. (page.Value?.Entries ?? []).Select(entry => Entry(member, entry))]);
            }

            if (Stored() != before && attempt < Attempts) continue;
            violations.AddRange(differences);
            return ledgers;
        }
    }

    private long Stored() => world.Store.Streams("", "", int.MaxValue).Sum(world.Store.Version);

    private static string Prefix => $"member/{ShopProgram.Id}/";

    private static string? Difference(string member, Answer<LedgerPage> page, Answer<MemberView> view)
    {
        var last = page.Value?.Entries[^1];
        return view.Value is { } seen && (seen.Version, seen.Balance, seen.Owed, seen.Held) == (last?.Version, last?.Balance, last?.Owed, last?.Held)
            ? null
            : $"D: {member} is at version {view.Value?.Version} with {view.Value?.Balance}, and its ledger at {last?.Version} with {last?.Balance}";
    }

    private LedgerEntry Entry(string member, Contracts.Members.LedgerEntry entry)
    {
        var stored = world.Store.Read(Prefix + member, entry.Version - 1, 1)[0];
        var command = stored.CommandId;
        var isGift = entry.Kind is "gift" or "gift-received" or "gift-returned";
        return new LedgerEntry(entry.Version, IsOfCaller(command) ? command : null, entry.Points, entry.Balance, entry.Owed)
        {
            Held = entry.Held,
            Expired = Expired(AccountCodec.Read(stored.Body)),
            Kind = entry.Kind,
            Order = entry.OrderId is { } order ? $"purchase/{order}" : null,
            Gift = isGift ? entry.Id : null,
            Other = isGift ? entry.Other : null,
            Promoted = [.. entry.Breakdown.Where(line => line.Promotion is not null).Select(line => new Promoted(line.Promotion!, line.Points))],
        };
    }

    /// <summary>What had expired of a gift when it came: <see cref="BetweenGrains"/> knows whether that is right.</summary>
    private static long Expired(AccountEvent happened) => happened switch
    {
        AccountEvent.GiftReceived received => received.Gift.Expired,
        AccountEvent.GiftBounced bounced => bounced.Restitution.Expired,
        _ => 0,
    };

    private static bool IsOfCaller(string? command) =>
        command is not null && !command.StartsWith("effect/", StringComparison.Ordinal) && !command.StartsWith("confirmed/", StringComparison.Ordinal);
}
