using Loyalty.Contracts;

namespace Loyalty.Api.Tests.Fakes;

/// <summary>A cluster whose processes come and go when a test says so.</summary>
public sealed class FakeCluster : IClusterView
{
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Version { get; private set; } = 1;

    public void Change()
    {
        Version++;
        Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    public async Task<long> After(long version, CancellationToken cancellation)
    {
        while (Version <= version)
        {
            await next.Task.WaitAsync(cancellation);
        }

        return Version;
    }
}
