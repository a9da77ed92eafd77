using System.Collections.Concurrent;

namespace Orleans.Lite.Tests.Transport;

/// <summary>Two processes: one that hosts all grains, and one that calls them. They stay, whatever happens.</summary>
internal sealed class FixedMembership(SiloAddress silo, SiloAddress gateway) : IClusterMembership
{
    public MembershipSnapshot Current { get; } = new(7, [silo]) { Processes = [silo, gateway] };

    public long Term => 1;

    public ConcurrentQueue<SiloAddress> Gone { get; } = new();

    public async ValueTask<MembershipSnapshot> After(long version, CancellationToken cancellation)
    {
        await new TaskCompletionSource().Task.WaitAsync(cancellation);
        return Current;
    }

    public Task Join(
        Action<MembershipSnapshot, MembershipSnapshot> viewChanged, Action<SiloAddress> look, CancellationToken cancellation) =>
        Task.CompletedTask;

    public Task Leave(CancellationToken cancellation) => Task.CompletedTask;

    public Task Depart(CancellationToken cancellation) => Task.CompletedTask;

    public Task Refresh() => Task.CompletedTask;

    public Task Changed(MembershipSnapshot view) => new TaskCompletionSource().Task;

    public void SurelyGone(SiloAddress process) => Gone.Enqueue(process);
}
