using Loyalty.Model.Ledger;
using NodaTime;

namespace Loyalty.Model.Tiers;

/// <summary>The tier that the member is told, and since when.</summary>
internal sealed class TierSince(Account account)
{
    private Instant settledAt = Instant.MinValue;

    private bool isSettled;

    public string? Level { get; private set; }

    public Instant? Since { get; private set; }

    /// <summary>
    /// Looks what the tier is at an instant. A tier that is reached by what happens, or lost as time passes, is so since then; who
    /// keeps it keeps the since.
    /// </summary>
    /// <param name="isRetroactive">
    /// What was known before is so no more: something came back, or an invitation began or ended. What changes by that, changes now.
    /// </param>
    /// <param name="isLate">Something was told late: the tier is as old as the history says.</param>
    public void Settle(Instant at, bool isRetroactive = false, bool isLate = false)
    {
        if (account.Member is null)
        {
            return;
        }

        var (level, since) = account.Invited is { } invitation ? (invitation.Tier, at) : account.Timeline.StandingAt(at);
        since = Instant.Max(since, account.Member.At);
        var isByPeriod = account.Program.Tiers.Metric is "points" or "spend";
        if (!isSettled || (isLate && isByPeriod && account.Invited is null))
        {
            Since = since;
        }
        else if (level != Level)
        {
            Since = isRetroactive ? at : since;
        }
        else if (account.Invited is null && !isRetroactive && since > settledAt)
        {
            Since = since;
        }

        (Level, settledAt, isSettled) = (level, Instant.Max(at, settledAt), true);
    }
}
