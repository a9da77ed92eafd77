namespace Orleans.Lite.Tests.Transport;

internal sealed class WireGrain(Probe probe) : Grain, IWireGrain
{
    private int count;

    public Task<string> Echo(string text) => Task.FromResult(text);

    public Task<byte[]> Bytes(byte[] bytes) => Task.FromResult(bytes);

    public Task<int> Add(int left, int right, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        count++;
        return Task.FromResult(left + right);
    }

    public Task Fail(string kind) => throw kind switch
    {
        "timeout" => new TimeoutException("too late"),
        "cancelled" => new OperationCanceledException("stopped"),
        "argument" => new ArgumentException("bad"),
        "orleans" => new OrleansException("runtime"),
        "io" => new IOException("disk"),
        "fire" => new HouseFireException("flames"),
        _ => new Xunit.Sdk.XunitException("odd"),
    };

    public async Task<string> Wait(string door, CancellationToken cancellation)
    {
        probe.Say($"{door} waits");
        var open = probe.Door(door).WaitAsync(cancellation);
        using var seen = cancellation.Register(() => probe.Say($"{door} cancelled"));
        await open;
        return door;
    }

    public async Task WaitWithout(string door)
    {
        probe.Say($"{door} waits");
        await probe.Door(door);
    }

    public Task Tell(string line)
    {
        probe.Say(line);
        return Task.CompletedTask;
    }

    public async Task Watch(IWireObserver observer)
    {
        probe.Say(await observer.Ask("who?"));
        observer.Hear("news");
    }

    public Task<IWireGrain> Self() => Task.FromResult(this.AsReference<IWireGrain>());

    public Task<object> Unfit() => Task.FromResult(new object());

    public Task<string?> Nothing() => Task.FromResult<string?>(null);

    public Task<int> Count() => Task.FromResult(count);
}
