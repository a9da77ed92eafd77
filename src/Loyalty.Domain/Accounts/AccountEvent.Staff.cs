using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <content>What staff do by hand.</content>
public abstract partial record AccountEvent
{
    /// <summary>Staff asked for an adjustment that a second one must approve.</summary>
    public sealed record AdjustmentProposed : AccountEvent
    {
        /// <summary>What is asked.</summary>
        public required Proposal Proposal { get; init; }
    }

    /// <summary>Staff corrected the points.</summary>
    public sealed record Adjusted : AccountEvent
    {
        /// <summary>The shop's id of the adjustment.</summary>
        public required string AdjustmentId { get; init; }

        /// <summary>Why.</summary>
        public required string Reason { get; init; }

        /// <summary>What was given; null where points were taken.</summary>
        public Earning? Earning { get; init; }

        /// <summary>Where points were taken from; null where they were given.</summary>
        public Reversal? Reversal { get; init; }

        /// <summary>Who proposed it, where another approved; null: no approval was needed.</summary>
        public string? ProposedBy { get; init; }
    }

    /// <summary>Staff froze the member, or ended that.</summary>
    public sealed record Frozen : AccountEvent
    {
        /// <summary>The shop's id of the command.</summary>
        public required string FreezeId { get; init; }

        /// <summary>Whether nothing leaves from now on.</summary>
        public required bool IsFrozen { get; init; }

        /// <summary>Why.</summary>
        public string? Reason { get; init; }
    }

    /// <summary>Staff gave an invitation-only tier.</summary>
    public sealed record Invited : AccountEvent
    {
        /// <summary>The shop's id of the invitation.</summary>
        public required string InvitationId { get; init; }

        /// <summary>The tier.</summary>
        public required string Tier { get; init; }

        /// <summary>When it ends; null: it does not.</summary>
        public Instant? Until { get; init; }
    }

    /// <summary>Staff took an invitation back.</summary>
    public sealed record Withdrawn : AccountEvent
    {
        /// <summary>The shop's id of the invitation.</summary>
        public required string InvitationId { get; init; }

        /// <summary>The tier before.</summary>
        public required string Before { get; init; }
    }
}
