using System.Collections.Immutable;
using Loyalty.Domain.Effects;
using NodaTime;

namespace Loyalty.Domain.Vouchers;

/// <summary>Something that happened to a voucher.</summary>
public abstract record VoucherEvent
{
    private VoucherEvent()
    {
    }

    /// <summary>When, by the program's clock.</summary>
    public required Instant At { get; init; }

    /// <summary>Fingerprint of the command that it answers; null where its id says it all.</summary>
    public string? Content { get; init; }

    /// <summary>What it asks of others; null: nothing.</summary>
    public ImmutableArray<Effect>? Effects { get; init; }

    /// <summary>It was made good.</summary>
    public sealed record Issued : VoucherEvent
    {
        /// <summary>What it is good for.</summary>
        public required VoucherTerms Terms { get; init; }

        /// <summary>Id of the member who got it.</summary>
        public required string Member { get; init; }

        /// <summary>The member's redemption that paid for it; null where a rule gave it.</summary>
        public string? RedemptionId { get; init; }
    }

    /// <summary>It was used on an order, all of it or a part of its money.</summary>
    public sealed record Used : VoucherEvent
    {
        /// <summary>The checkout's id of the use.</summary>
        public required string UseId { get; init; }

        /// <summary>The order.</summary>
        public required string OrderId { get; init; }

        /// <summary>Money that it paid, above 0; null where it is not of money and the checkout told none.</summary>
        public decimal? Amount { get; init; }
    }

    /// <summary>Staff ended it before it was used.</summary>
    public sealed record Cancelled : VoucherEvent
    {
        /// <summary>The shop's id.</summary>
        public required string CancelId { get; init; }

        /// <summary>Why; null: not told.</summary>
        public string? Reason { get; init; }

        /// <summary>Who did it; null: the shop's systems.</summary>
        public string? Actor { get; init; }
    }

    /// <summary>An effect needs nothing more.</summary>
    public sealed record EffectConfirmed : VoucherEvent
    {
        /// <summary>Its number.</summary>
        public required long Number { get; init; }
    }
}
