namespace Orleans.Lite.Tests;

[GenerateSerializer, Immutable]
public sealed record Answer<T>([property: Id(0)] T Value, [property: Id(1)] string? Refusal = null);

public interface ICounterGrain : IGrainWithStringKey
{
    Task<int> Add(int amount);

    ValueTask<Answer<List<int>>> History(CancellationToken cancellation);

    Task Fail(string message);

    ValueTask<string> Key();

    Task Stop();
}

internal sealed class CounterGrain : Grain, ICounterGrain
{
    private readonly List<int> history = [];

    public Task<int> Add(int amount)
    {
        history.Add(amount);
        return Task.FromResult(history.Sum());
    }

    public async ValueTask<Answer<List<int>>> History(CancellationToken cancellation)
    {
        await Task.Yield();
        return new Answer<List<int>>([.. history]);
    }

    public async Task Fail(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public ValueTask<string> Key() => new(this.GetPrimaryKeyString());

    public Task Stop()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
