using System.Collections.Immutable;
using System.Diagnostics;
using Loyalty.Domain.Accounts;
using Loyalty.Grains.Stored;
using Loyalty.Journal;
using NodaTime;

namespace Loyalty.Grains.Members;

/// <summary>Reads what an account's stream holds.</summary>
internal static class AccountReading
{
    private const int Page = 1_000;

    /// <summary>The account and its version: from the snapshot where there is one that can be read, else from all events.</summary>
    public static async ValueTask<(Account? Account, long Version)> Account(
        this IJournal journal, string stream, CancellationToken cancellation)
    {
        var tail = await journal.Load(stream, cancellation);
        if (tail.Snapshot is not { } snapshot)
        {
            return (After(null, tail.Events), tail.Version);
        }

        return AccountCodec.ReadSnapshot(snapshot) is { } account
            ? (After(account, tail.Events), tail.Version)
            : await journal.Following(stream, null, 0, cancellation);
    }

    /// <summary>The account as it was at a version, from all events up to it.</summary>
    public static async ValueTask<Account> AccountAt(this IJournal journal, string stream, long version, CancellationToken cancellation)
    {
        Account? account = null;
        for (var after = 0L; after < version;)
        {
            var page = await journal.Read(stream, after, (int)Math.Min(Page, version - after), cancellation);
            account = After(account, page);
            after = page.Count == 0 ? throw new UnreachableException("The ledger ends before its version.") : page[^1].Version;
        }

        return account ?? throw new ArgumentOutOfRangeException(nameof(version), version, "A ledger begins at version 1.");
    }

    /// <summary>
    /// An order's history, read from its award up to a version, and from the beginning where its lot was over by then; null where
    /// the order was never awarded.
    /// </summary>
    public static async ValueTask<OrderHistory?> Order(
        this IJournal journal, string stream, string orderId, long version, Instant seen, CancellationToken cancellation)
    {
        if (await journal.Find(stream, CommandIds.Purchase(orderId), cancellation) is not { } award)
        {
            return null;
        }

        var purchased = (AccountEvent.Purchased)AccountCodec.Read(award.Body);
        var (earlier, later) = (new List<AccountEvent>(), new List<AccountEvent>());
        for (var after = purchased.Earning.ExpiresAt <= seen ? 0 : award.Version; after < version;)
        {
            var page = await journal.Read(stream, after, (int)Math.Min(Page, version - after), cancellation);
            earlier.AddRange(page.Where(stored => stored.Version < award.Version).Select(stored => AccountCodec.Read(stored.Body)));
            later.AddRange(page.Where(stored => stored.Version > award.Version).Select(stored => AccountCodec.Read(stored.Body)));
            after = page.Count == 0 ? throw new UnreachableException("The ledger ends before its version.") : page[^1].Version;
        }

        return OrderHistory.Of(purchased, later, earlier, await journal.Payments(stream, purchased.Payments ?? [], cancellation));
    }

    /// <summary>What spent the points of a redemption, or set them aside; null where there is no such redemption.</summary>
    public static async ValueTask<AccountEvent?> Redemption(
        this IJournal journal, string stream, string redemptionId, CancellationToken cancellation) =>
        await journal.Event(stream, CommandIds.Capture(redemptionId), cancellation)
            ?? await journal.Event(stream, CommandIds.Redemption(redemptionId), cancellation);

    /// <summary>The event that answers a command; null where there is none.</summary>
    public static async ValueTask<AccountEvent?> Event(
        this IJournal journal, string stream, string commandId, CancellationToken cancellation) =>
        await journal.Find(stream, commandId, cancellation) is { } stored ? AccountCodec.Read(stored.Body) : null;

    private static async ValueTask<List<OrderPayment>> Payments(
        this IJournal journal, string stream, ImmutableArray<string> redemptions, CancellationToken cancellation)
    {
        var payments = new List<OrderPayment>(redemptions.Length);
        foreach (var redemption in redemptions)
        {
            if (OrderPayment.Of(await journal.Redemption(stream, redemption, cancellation)) is { } payment)
            {
                payments.Add(payment);
            }
        }

        return payments;
    }

    /// <summary>An account that is known at a version, with all that follows it.</summary>
    public static async ValueTask<(Account? Account, long Version)> Following(
        this IJournal journal, string stream, Account? account, long version, CancellationToken cancellation)
    {
        while (true)
        {
            var page = await journal.Read(stream, version, Page, cancellation);
            account = After(account, page);
            version = page.Count == 0 ? version : page[^1].Version;
            if (page.Count < Page)
            {
                return (account, version);
            }
        }
    }

    private static Account? After(Account? account, IReadOnlyList<StoredEvent> events)
    {
        foreach (var stored in events)
        {
            account = account.Evolve(AccountCodec.Read(stored.Body));
        }

        return account;
    }
}
