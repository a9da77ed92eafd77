using System.Collections.Immutable;
using Loyalty.Domain.Orders;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>Something that is asked of an account. Checked for shape when it was made; whether it is granted is decided.</summary>
public abstract record AccountCommand
{
    private AccountCommand()
    {
    }

    /// <summary>When it happened; null: now.</summary>
    public Instant? OccurredAt { get; init; }

    /// <summary>Fingerprint of the content.</summary>
    public string? Content { get; init; }

    /// <summary>Join.</summary>
    public sealed record Enrol(MemberFacts Member) : AccountCommand;

    /// <summary>Award an order.</summary>
    public sealed record Purchase(string OrderId, Order Order) : AccountCommand
    {
        /// <summary>Points that paid a part of it, 0 or more.</summary>
        public long PointsPaid { get; init; }
    }

    /// <summary>Take back what a part of an order earned; neither pieces nor amount: the whole of what is left.</summary>
    public sealed record Return(string ReturnId, string OrderId) : AccountCommand
    {
        /// <summary>Pieces by article; null: by amount, or all.</summary>
        public ImmutableArray<Pieces>? Lines { get; init; }

        /// <summary>Money given back, above 0; null: by pieces, or all.</summary>
        public decimal? Amount { get; init; }
    }

    /// <summary>Reward an activity.</summary>
    public sealed record Act(string ActivityId, string Type, string? Subject) : AccountCommand;

    /// <summary>Spend points on a reward, or a number of them as payment.</summary>
    public sealed record Redeem(string RedemptionId) : AccountCommand
    {
        /// <summary>The reward; null: payment.</summary>
        public string? RewardId { get; init; }

        /// <summary>The points, at least 1; null: what the reward costs.</summary>
        public long? Points { get; init; }

        /// <summary>The order that they pay.</summary>
        public string? OrderId { get; init; }
    }
}

/// <summary>Pieces of one article.</summary>
/// <param name="Sku">Article.</param>
/// <param name="Quantity">At least 1.</param>
public sealed record Pieces(string Sku, int Quantity);
