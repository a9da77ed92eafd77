using System.Collections.Immutable;
using Loyalty.Domain.Money;
using NodaTime;

namespace Loyalty.Domain.Programs;

/// <summary>Something that points buy, or that rules give.</summary>
public sealed record Reward
{
    /// <summary>The reward's id, unique among the rewards.</summary>
    public required string Id { get; init; }

    /// <summary>Name by locale; the id where the document has none.</summary>
    public required LocalText Name { get; init; }

    /// <summary>What it costs, at least 1; null: not for sale, only rules give it.</summary>
    public long? Points { get; init; }

    /// <summary>What the member gets.</summary>
    public required RewardGift Gives { get; init; }

    /// <summary>How long its voucher is good for; null: for ever.</summary>
    public Period? ValidFor { get; init; }

    /// <summary>Pieces there are, 0 or more; null: any number.</summary>
    public long? Stock { get; init; }

    /// <summary>Tiers that may have it; empty: all.</summary>
    public ImmutableArray<string> Tiers { get; init; } = [];

    /// <summary>Whether one redemption may take several times its points.</summary>
    public bool Multiple { get; init; }

    /// <summary>First local time at which it is for sale; null: from ever.</summary>
    public LocalDateTime? From { get; init; }

    /// <summary>First local time at which it is for sale no more; null: for ever.</summary>
    public LocalDateTime? Until { get; init; }

    /// <summary>Days of the week on which it is for sale; empty: every day.</summary>
    public ImmutableArray<IsoDayOfWeek> Weekly { get; init; } = [];

    /// <summary>How often one member may have it; null: any number of times.</summary>
    public RuleLimit? Limit { get; init; }

    /// <summary>When it is for sale.</summary>
    public TimeWindow Window => new(From, Until, Weekly);
}

/// <summary>What a reward gives.</summary>
public abstract record RewardGift
{
    private RewardGift()
    {
    }

    /// <summary>Whether the member gets it as a voucher that the checkout takes.</summary>
    public bool IsVoucher => this is PercentOff or MoneyOff or GiftVoucher or FreeShipping;

    /// <summary>A percentage off an order, above 0 and up to 100.</summary>
    public sealed record PercentOff(decimal Percent) : RewardGift;

    /// <summary>Money off an order, by currency.</summary>
    public sealed record MoneyOff(ImmutableDictionary<Currency, decimal> Amounts) : RewardGift;

    /// <summary>A gift voucher, by currency.</summary>
    public sealed record GiftVoucher(ImmutableDictionary<Currency, decimal> Amounts) : RewardGift;

    /// <summary>Free shipping of an order.</summary>
    public sealed record FreeShipping : RewardGift;

    /// <summary>A product by its SKU.</summary>
    public sealed record Product(string Sku) : RewardGift;

    /// <summary>An experience by its id, with the local time from which it is not to be had any more; null: always to be had.</summary>
    public sealed record Experience(string Id, LocalDateTime? At = null) : RewardGift;

    /// <summary>A donation to an association by its id.</summary>
    public sealed record Donation(string Association) : RewardGift;
}
