using Orleans.Concurrency;

namespace Orleans.Lite.Tests;

public interface IWorkGrain : IGrainWithStringKey
{
    Task Work(string name);

    [AlwaysInterleave]
    Task Interleave(string name);

    [ReadOnly]
    Task Look(string name);

    [OneWay]
    Task Tell(string name);

    Task<string> Wait(string name, CancellationToken cancellation);

    Task<bool> TurnsAreItsOwn();

    [ResponseTimeout("00:00:05")]
    Task Impatient(string name);
}

public interface IReentrantGrain : IGrainWithStringKey
{
    Task Work(string name);
}

internal sealed class WorkGrain(Probe probe) : Grain, IWorkGrain
{
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Say($"{this.GetPrimaryKeyString()} goes: {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task Work(string name) => Do(name);

    public Task Interleave(string name) => Do(name);

    public Task Look(string name) => Do(name);

    public async Task Tell(string name)
    {
        await Do(name);
        throw new InvalidOperationException("Nobody hears this.");
    }

    public async Task<string> Wait(string name, CancellationToken cancellation)
    {
        probe.Say($"{name} begins");
        var open = probe.Door(name).WaitAsync(cancellation);
        using var seen = cancellation.Register(
            () => probe.Say($"{name} cancelled in a turn: {TaskScheduler.Current != TaskScheduler.Default}"));
        await open;
        return name;
    }

    public async Task<bool> TurnsAreItsOwn()
    {
        var scheduler = TaskScheduler.Current;
        await Task.Yield();
        var same = TaskScheduler.Current == scheduler && scheduler != TaskScheduler.Default;
        await Task.Delay(TimeSpan.Zero, TimeProvider.System);
        return same && TaskScheduler.Current == scheduler
            && await Task.Factory.StartNew(() => TaskScheduler.Current == scheduler);
    }

    public Task Impatient(string name) => Do(name);

    private async Task Do(string name)
    {
        probe.Say($"{name} begins");
        await probe.Door(name);
        probe.Say($"{name} ends");
    }
}

[Reentrant]
internal sealed class ReentrantGrain(Probe probe) : Grain, IReentrantGrain
{
    private int running;

    public async Task Work(string name)
    {
        (++running).ShouldBeLessThan(3);
        probe.Say($"{name} begins");
        await probe.Door(name);
        running--;
    }
}
