using NodaTime;

namespace Loyalty.Model.Commands;

/// <summary>Spends what a redemption set aside; the id is the redemption's.</summary>
public sealed record Capture(string Id, Instant At) : Command(Id, At);

/// <summary>Gives back what a redemption set aside; the id is the redemption's.</summary>
public sealed record Release(string Id, Instant At) : Command(Id, At);

/// <summary>Points pass to another member.</summary>
public sealed record Gift(string Id, Instant At, string To, long Points) : Command(Id, At);

/// <summary>Another one of the staff approves an adjustment; the id is the adjustment's.</summary>
public sealed record Approval(string Id, Instant At, string Actor) : Command(Id, At);

/// <summary>From now on nothing leaves, or does again.</summary>
public sealed record Freeze(string Id, Instant At, bool IsFrozen) : Command(Id, At);

public sealed record Invitation(string Id, Instant At, string Tier, Instant? Until) : Command(Id, At);

/// <summary>Takes an invitation back; the id is the invitation's.</summary>
public sealed record Withdrawal(string Id, Instant At) : Command(Id, At);

/// <summary>The member's facts are others from now on.</summary>
public sealed record Profile(
    string Id, Instant At, int? BirthdayMonth, string? Region, string? Currency, IReadOnlyList<string>? Tags = null) : Command(Id, At)
{
    public override string Describe() => $"{this with { Tags = null }} {string.Join(',', Tags ?? [])}";
}
