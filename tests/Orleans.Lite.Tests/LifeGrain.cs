namespace Orleans.Lite.Tests;

public interface ILifeGrain : IGrainWithStringKey
{
    Task<int> Touch();

    Task Leave();

    Task Keep(TimeSpan time);
}

internal sealed class LifeGrain(Probe probe) : Grain, ILifeGrain
{
    private int calls;

    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (Key == "broken" && !probe.Door("repaired").IsCompleted) throw new InvalidOperationException("broken cannot come");
        if (Key.Length > 5) probe.Say($"{Key} comes");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (Key == "slow to go")
        {
            probe.Say($"{Key} is going");
            await probe.Door("gone");
        }

        probe.Say($"{Key} goes");
    }

    public Task<int> Touch() => Task.FromResult(++calls);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Keep(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }
}
