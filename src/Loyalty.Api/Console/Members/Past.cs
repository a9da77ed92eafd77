using Loyalty.Contracts.Members;

namespace Loyalty.Api.Console.Members;

/// <summary>A stretch of a member's ledger, looked through for where points came from and what became of them.</summary>
/// <param name="entries">Entries, the oldest first, without gaps.</param>
internal sealed class Past(LedgerEntry[] entries)
{
    /// <summary>So many entries are looked through.</summary>
    public const int Most = 1_000;

    /// <summary>The entries, the oldest first.</summary>
    public IReadOnlyList<LedgerEntry> Entries => entries;

    /// <summary>Reads the newest entries up to a version.</summary>
    public static async Task<Past> Read(IMemberGrain member, long upTo)
    {
        var after = Math.Max(0, upTo - Most);
        var page = (await member.Ledger(after, (int)Math.Clamp(upTo - after, 1, Most))).Value;
        return new(page?.Entries ?? []);
    }

    /// <summary>The entry right before one; null where this begins with it.</summary>
    public LedgerEntry? Before(LedgerEntry entry) =>
        entries is [var first, ..] && entry.Version - first.Version is >= 1 and var place ? entries[place - 1] : null;

    /// <summary>The purchase of an order; null: it is not in this stretch.</summary>
    public LedgerEntry? Order(string? order) =>
        order is null ? null : Array.Find(entries, entry => entry.Kind == "purchase" && entry.OrderId == order);

    /// <summary>The first entry about a redemption: where its points left, or were set aside.</summary>
    public LedgerEntry? Redemption(string? id) =>
        id is null ? null : Array.Find(entries, entry => entry.Kind is "redemption" or "hold" or "stock" && entry.Id == id);

    /// <summary>The proposal that an adjustment goes back to; null: it needed none.</summary>
    public LedgerEntry? Proposal(LedgerEntry adjusted) => Array.Find(
        entries, entry => entry.Version < adjusted.Version && entry.Id == adjusted.Id && Members.Proposal.Of(entry) is not null);

    /// <summary>The correction that a proposal became; null: none yet, in this stretch.</summary>
    public LedgerEntry? ApprovalOf(LedgerEntry proposal) => Array.Find(
        entries, entry => entry.Version > proposal.Version && entry.Kind == "adjustment" && entry.Id == proposal.Id);

    /// <summary>What gave the points that an entry had expire: they had the same end.</summary>
    public IEnumerable<LedgerEntry> SourcesOf(LedgerEntry expiry) => entries.Where(entry =>
        entry.Version < expiry.Version && entry.Points > 0 && entry.ExpiresAt is { } end && end == expiry.ExpiresAt);

    /// <summary>What became later of the points of an entry, or of its order.</summary>
    public IEnumerable<LedgerEntry> ConsequencesOf(LedgerEntry given) => entries.Where(entry =>
        entry.Version > given.Version
        && ((entry.Kind == "expiry" && given.Points > 0 && given.ExpiresAt is { } end && entry.ExpiresAt == end)
            || (given is { Kind: "purchase", OrderId: not null } && entry.OrderId == given.OrderId)));
}
