namespace Loyalty.Domain.Referrals;

/// <summary>Something that is asked of a referral code.</summary>
public abstract record ReferralCommand
{
    private ReferralCommand()
    {
    }

    /// <summary>Make the code a member's.</summary>
    public sealed record Claim(string MemberId) : ReferralCommand;

    /// <summary>A friend's purchase was kept.</summary>
    public sealed record Keep(string Friend, string OrderId) : ReferralCommand;

    /// <summary>A friend's purchase that was kept came back.</summary>
    public sealed record Reverse(string Friend, string OrderId) : ReferralCommand;

    /// <summary>Note what became of an effect.</summary>
    public sealed record Confirm(long Number, bool IsDone) : ReferralCommand;
}
