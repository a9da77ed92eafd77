using NodaTime;

namespace Loyalty.Domain.Notifications;

/// <summary>When a message that did not arrive is tried again, and when it is given up.</summary>
public static class RetryPlan
{
    /// <summary>How long after its first attempt a message is given up.</summary>
    public static readonly Duration GivenUpAfter = Duration.FromDays(3);

    private const int LongestRestSeconds = 60;

    private static readonly int[] DelaySeconds = [5, 30, 120, 600, 1_800, 3_600, 7_200, 10_800];

    /// <summary>When a message is tried next; null: it is given up.</summary>
    /// <param name="attempts">How often it was tried, at least 1.</param>
    /// <param name="firstAt">When it was tried first.</param>
    /// <param name="now">When it was tried last.</param>
    public static Instant? Next(int attempts, Instant firstAt, Instant now)
    {
        if (now >= firstAt + GivenUpAfter)
        {
            return null;
        }

        var next = now + Duration.FromSeconds(DelaySeconds[Math.Min(attempts, DelaySeconds.Length) - 1]);
        return Instant.Min(next, firstAt + GivenUpAfter);
    }

    /// <summary>Until when an endpoint is left alone that has failed so often in a row; null: it is not.</summary>
    public static Instant? RestsUntil(int failures, Instant now) => failures < Webhook.FailuresOfOneThatIsDown
        ? null
        : now + Duration.FromSeconds(Math.Min(LongestRestSeconds, 1 << Math.Min(failures - Webhook.FailuresOfOneThatIsDown, 6)));
}
