using Orleans.Concurrency;

namespace Orleans.Lite.Tests.Transport;

[Alias("tests.wire")]
public interface IWireGrain : IGrainWithStringKey
{
    Task<string> Echo(string text);

    Task<byte[]> Bytes(byte[] bytes);

    Task<int> Add(int left, int right, CancellationToken cancellation = default);

    Task Fail(string kind);

    Task<string> Wait(string door, CancellationToken cancellation);

    Task WaitWithout(string door);

    [OneWay]
    Task Tell(string line);

    Task Watch(IWireObserver observer);

    Task<IWireGrain> Self();

    Task<object> Unfit();

    Task<string?> Nothing();

    Task<int> Count();
}

public interface IWireObserver : IGrainObserver
{
    Task<string> Ask(string question);

    void Hear(string news);
}
