using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Grains.Stored;
using Loyalty.Journal;
using Loyalty.Simulation.Clients;
using Loyalty.Simulation.Store;

namespace Loyalty.Simulation.Checks;

/// <summary>
/// Lives every ledger again from the feed, event by event, in the order in which they were stored: each event must follow from the one
/// before it and from the catalogue of its moment.
/// </summary>
internal sealed class StoredLives(IStore store)
{
    private static readonly string Members = $"member/{ShopProgram.Id}/";
    private static readonly string Catalogue = $"catalogue/{ShopProgram.Id}";
    private readonly Dictionary<string, Account?> accounts = [];
    private readonly List<string> violations = [];
    private long catalogue;

    /// <summary>All events of members, oldest first.</summary>
    public List<(string Member, long Version, AccountEvent Event)> Events { get; } = [];

    /// <summary>Each member's account as it is in the end.</summary>
    public IReadOnlyDictionary<string, Account?> Accounts => accounts;

    public IReadOnlyList<string> Violations => violations;

    public StoredLives Live()
    {
        foreach (var stored in store.Feed(0, int.MaxValue))
        {
            if (stored.Stream == Catalogue) catalogue = stored.Version;
            else if (stored.Stream.StartsWith(Members, StringComparison.Ordinal)) Live(stored);
        }

        foreach (var stream in store.Streams("", "", int.MaxValue)) CheckCommands(stream);
        return this;
    }

    private void Live(FeedEvent stored)
    {
        var member = stored.Stream[Members.Length..];
        var happened = AccountCodec.Read(stored.Body);
        var before = accounts.GetValueOrDefault(member);
        Events.Add((member, stored.Version, happened));
        CheckPrice(member, stored.Version, happened);
        CheckDraws(member, stored.Version, before, happened);
        try
        {
            accounts[member] = before.Evolve(happened);
        }
        catch (Exception failure)
        {
            violations.Add($"D: {member} version {stored.Version} does not follow from what was before: {failure.Message}");
            return;
        }

        CheckFigures(member, stored.Version, accounts[member]!, happened);
    }

    /// <summary>P: the fence. An award is stored under the catalogue that it names.</summary>
    private void CheckPrice(string member, long version, AccountEvent happened)
    {
        if (happened is AccountEvent.Purchased { Catalogue: var priced } && priced != catalogue)
        {
            violations.Add($"P: {member} version {version} was priced by catalogue {priced} and stored under {catalogue}");
        }
    }

    /// <summary>D: what was decided was decided on what is stored.</summary>
    private void CheckFigures(string member, long version, Account after, AccountEvent happened)
    {
        var now = new Figures(after.Balance, after.Pending.Sum(lot => lot.Points), after.Held, after.Owed);
        if (happened.After != now) violations.Add($"D: {member} version {version} says {happened.After}, and its ledger {now}");
        if (after.Books.Issued - after.Books.Redeemed - after.Books.Expired - after.Books.Reversed - after.Books.Given + after.Books.Received
            + after.Books.Restored != now.Balance + now.Pending + now.Held - now.Owed)
        {
            violations.Add($"C: {member} version {version}: the books {after.Books} do not balance with {now}");
        }
    }

    /// <summary>E: what is spent is there, has not expired, and is what expires first.</summary>
    private void CheckDraws(string member, long version, Account? before, AccountEvent happened)
    {
        var draws = happened switch
        {
            AccountEvent.Redeemed { AskedAt: null } redeemed => redeemed.Draws,
            AccountEvent.GiftSent gift => gift.Draws,
            AccountEvent.PointsHeld { Number: null } held => held.Hold.Draws,
            AccountEvent.StockAsked asked => asked.Hold.Draws,
            _ => default,
        };
        if (draws.IsDefault) return;
        var expected = First(before!.Lots, draws.Sum(lot => lot.Points));
        if (draws.Any(lot => lot.ExpiresAt <= happened.At)) violations.Add($"E: {member} version {version} spends what has expired");
        if (!draws.OrderBy(lot => lot.ExpiresAt).SequenceEqual(expected)) violations.Add($"E: {member} version {version} does not spend what expires first");
    }

    private static IEnumerable<Lot> First(ImmutableArray<Lot> lots, long points)
    {
        foreach (var lot in lots.OrderBy(lot => lot.ExpiresAt))
        {
            var part = Math.Min(points, lot.Points);
            if (part == 0) yield break;
            points -= part;
            yield return lot with { Points = part };
        }
    }

    /// <summary>B: a stream holds a command once.</summary>
    private void CheckCommands(string stream)
    {
        var doubled = store.Read(stream, 0, int.MaxValue).Where(stored => stored.CommandId is not null)
            .GroupBy(stored => stored.CommandId).FirstOrDefault(group => group.Count() > 1);
        if (doubled is not null) violations.Add($"B: {stream} holds {doubled.Key} {doubled.Count()} times");
    }
}
