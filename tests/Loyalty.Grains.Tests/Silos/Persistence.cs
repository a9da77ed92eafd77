using Loyalty.Contracts;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.Journal;

namespace Loyalty.Grains.Tests.Silos;

/// <summary>Callers who send a call again until it is answered, as a gateway does.</summary>
internal static class Persistence
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>What says nothing of what has happened.</summary>
    public static bool IsDoubt(this Exception failure) => failure is OrleansException or JournalUnavailableException
        or JournalOverloadedException or TimeoutException or OperationCanceledException or ObjectDisposedException;

    public static async Task<T> UntilAnswered<T>(Func<Task<T>> call)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            try
            {
                return await call().WaitAsync(limit.Token);
            }
            catch (Exception failure) when (failure.IsDoubt() && !limit.IsCancellationRequested)
            {
                await Task.Delay(Pause, limit.Token);
            }
        }
    }

    public static Task<T> UntilValue<T>(Func<Task<Answer<T>>> call)
        where T : class => UntilAnswered(call).Value();

    /// <summary>Looks again and again until something holds.</summary>
    public static async Task Until(Func<Task<bool>> holds, string what)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await UntilAnswered(holds))
        {
            limit.IsCancellationRequested.ShouldBeFalse(what);
            await Task.Delay(Pause);
        }
    }

    /// <summary>A silo that runs now: each caller comes through another one.</summary>
    public static ShopSilo Through(this Shop shop, int caller)
    {
        var silos = shop.Silos;
        return silos[caller % silos.Count];
    }
}
