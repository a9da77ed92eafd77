using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Domain.Tests.Community;

/// <summary>One thing that happens among several members, at a time of the clock.</summary>
internal abstract record Step(Instant Now)
{
    /// <summary>A member, or staff for one, asks something.</summary>
    public sealed record Ask(Instant Now, string Member, Command Command) : Step(Now)
    {
        public override string ToString() => $"{Now:uuuu-MM-ddTHH:mm:ss.FFFFFFFFF} {Member}: {Command.Describe()}";
    }

    /// <summary>
    /// The oldest effect of one of the senders arrives; where it had arrived, its sender hears of it, or it comes again.
    /// </summary>
    public sealed record Move(Instant Now, int Pick, bool IsAgain, bool IsWelcome) : Step(Now);

    /// <summary>The voucher of a redemption is cancelled.</summary>
    public sealed record Cancel(Instant Now, string Member, string RedemptionId) : Step(Now);

    public sealed record Switch(Instant Now, string Promotion, bool IsActive) : Step(Now);

    /// <summary>The sweep sees to what is due at one member.</summary>
    public sealed record Sweep(Instant Now, string Member) : Step(Now);
}
