namespace Loyalty.Grains.Promotions;

/// <summary>What an award that wants more points than there are is to do.</summary>
/// <param name="Points">The most that it may be given; null: not known yet.</param>
/// <param name="Until">What to wait for; null: nothing.</param>
/// <param name="IsToAsk">Whether the caller is the one who asks for a slice.</param>
internal readonly record struct Advice(long? Points, Task? Until, bool IsToAsk)
{
    public static Advice TryAgain => new(long.MaxValue, null, false);

    public static Advice Limit(long points) => new(points, null, false);

    public static Advice Await(TaskCompletionSource until) => new(null, until.Task, false);

    public static Advice Ask(TaskCompletionSource until) => new(null, until.Task, true);
}
