namespace Orleans.Lite.Tests.Simulation;

public interface ISimulatedGrain : IGrainWithStringKey
{
    Task<int> Pay(string to, int amount, CancellationToken cancellation);

    Task Take(int amount);
}

internal sealed class Trace(TimeProvider time)
{
    public List<string> Lines { get; } = [];

    public void Add(string line) => Lines.Add($"{time.GetTimestamp() / TimeSpan.TicksPerMillisecond} {line}");
}

/// <summary>Calls others, ticks and goes: what a simulation has to get into the same order each time.</summary>
internal sealed class SimulatedGrain(Trace trace, TimeProvider time) : Grain, ISimulatedGrain
{
    private int balance;

    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        trace.Add($"{Key} comes");
        await Task.Delay(TimeSpan.FromMilliseconds(3), time, cancellationToken);
        this.RegisterGrainTimer(Tick, new GrainTimerCreationOptions(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30)));
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        trace.Add($"{Key} goes with {balance}: {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public async Task<int> Pay(string to, int amount, CancellationToken cancellation)
    {
        trace.Add($"{Key} pays {amount} to {to}");
        balance -= amount;
        await Task.Delay(TimeSpan.FromMilliseconds(amount), time, cancellation);
        if (string.CompareOrdinal(Key, to) < 0) await GrainFactory.GetGrain<ISimulatedGrain>(to).Take(amount);
        return balance;
    }

    public async Task Take(int amount)
    {
        await Task.Yield();
        balance += amount;
        trace.Add($"{Key} has {balance}");
    }

    private Task Tick()
    {
        trace.Add($"{Key} ticks");
        return Task.CompletedTask;
    }
}
