using System.Collections.Immutable;

namespace Loyalty.Domain.Accounts;

/// <content>What time does to an account.</content>
public abstract partial record AccountEvent
{
    /// <summary>Pending points became spendable.</summary>
    public sealed record BecameAvailable : AccountEvent
    {
        /// <summary>The points.</summary>
        public required PendingLot Lot { get; init; }
    }

    /// <summary>Points expired.</summary>
    public sealed record Expired : AccountEvent
    {
        /// <summary>What was left of the lot.</summary>
        public required Lot Lot { get; init; }
    }

    /// <summary>Points are about to expire: nothing moves yet.</summary>
    public sealed record ExpiryNeared : AccountEvent
    {
        /// <summary>What expires when, the first first; never empty.</summary>
        public required ImmutableArray<Lot> Lots { get; init; }
    }

    /// <summary>The member's birthday month began.</summary>
    public sealed record BirthdayCame : AccountEvent
    {
        /// <summary>The calendar year.</summary>
        public required int Year { get; init; }

        /// <summary>What it earned.</summary>
        public required Earning Earning { get; init; }
    }

    /// <summary>The member has been one for some months.</summary>
    public sealed record MembershipLasted : AccountEvent
    {
        /// <summary>Months since enrolment.</summary>
        public required int Months { get; init; }

        /// <summary>What they earned.</summary>
        public required Earning Earning { get; init; }
    }

    /// <summary>Time changed the tier, or the date at which it is assessed.</summary>
    public sealed record TierAssessed : AccountEvent
    {
        /// <summary>The tier before.</summary>
        public required string Before { get; init; }
    }
}
