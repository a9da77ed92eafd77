using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Model.Ledger;

/// <summary>Points set aside.</summary>
/// <param name="Draws">What was taken from which lot, oldest expiry first.</param>
/// <param name="At">When they were, which is when a reward's limit counts it.</param>
/// <param name="Until">When they come back by themselves; null while the stock was not heard of.</param>
/// <param name="IsTwoStep">Whether capture or release follows.</param>
internal sealed record Hold(Redemption Command, List<Lot> Draws, Instant At, Instant? Until, long Pieces, bool IsTwoStep)
{
    public string Id => Command.Id;
}

/// <summary>A redemption that was answered.</summary>
internal sealed record Spent(Redemption Command, List<Lot> Draws, Instant At)
{
    /// <summary>The points are spent, not only set aside.</summary>
    public bool IsSpent { get; set; }

    /// <summary>It counts for the reward's limit.</summary>
    public bool IsCounted { get; set; } = true;

    /// <summary>Points of it that came back.</summary>
    public long Back { get; set; }

    public long Points => Draws.Sum(lot => lot.Points);
}

/// <summary>Who brought the member, and how far that has come.</summary>
/// <param name="Until">Until when a purchase counts; null: always.</param>
internal sealed record Brought(string Referrer, Instant? Until)
{
    public string? OrderId { get; set; }

    public Instant? KeptAt { get; set; }

    public ReferralReward? Reward { get; set; }

    /// <summary>It was rewarded for good.</summary>
    public bool IsSettled { get; set; }
}

/// <summary>An award that may be taken back, and the lot that it went into.</summary>
internal sealed record ReferralReward(Award Award, Instant? AvailableAt)
{
    public Instant ExpiresAt { get; set; }
}

/// <summary>Something that one party asks of another. It arrives once, and what became of it is told to the sender once.</summary>
internal abstract record Errand(string Name)
{
    /// <summary>What became of it; null: it has not arrived.</summary>
    public bool? IsTaken { get; set; }

    public sealed record TakeStock(string Reward, string RedemptionId, long Pieces) : Errand($"stock {RedemptionId}");

    public sealed record PutBackStock(string Reward, string RedemptionId, long Pieces) : Errand($"stock back {RedemptionId}");

    public sealed record Voucher(string RedemptionId) : Errand($"voucher {RedemptionId}");

    public sealed record Parcel(string GiftId, string To, List<Lot> Lots) : Errand($"gift {GiftId} to {To}");

    public sealed record FriendKept(string Referrer, string Friend, string OrderId) : Errand($"kept {OrderId}");

    public sealed record FriendWentBack(string Referrer, string Friend, string OrderId) : Errand($"went back {OrderId}");

    public sealed record Credit(string Referrer, string Friend, string OrderId) : Errand($"credit {Referrer} for {Friend} {OrderId}");

    public sealed record Debit(string Referrer, string Friend, string OrderId) : Errand($"debit {Referrer} for {Friend} {OrderId}");

    public sealed record Restore(string Member, string RedemptionId) : Errand($"restore {RedemptionId} of {Member}");
}
