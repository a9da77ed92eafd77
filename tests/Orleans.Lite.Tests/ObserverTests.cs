namespace Orleans.Lite.Tests;

public sealed class ObserverTests
{
    [Fact]
    public async Task An_observer_hears_what_the_grain_tells_in_order()
    {
        await using var cluster = await ProbedCluster.Start();
        var news = cluster.Grains.GetGrain<INewsGrain>("a");
        var listener = new Listener(cluster.Probe);
        var reference = cluster.Grains.CreateObjectReference<IListener>(listener);
        await news.Subscribe(reference);
        await news.Publish("1");
        await news.Publish("2");
        (await news.Ask("3")).ShouldBe(["heard 3"]);
        cluster.Probe.Lines.ShouldBe(["1", "2", "asked 3"]);
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task A_deleted_reference_is_silent_and_one_that_answers_fails()
    {
        await using var cluster = await ProbedCluster.Start();
        var news = cluster.Grains.GetGrain<INewsGrain>("a");
        var listener = new Listener(cluster.Probe);
        var reference = cluster.Grains.CreateObjectReference<IListener>(listener);
        await news.Subscribe(reference);
        cluster.Grains.DeleteObjectReference<IListener>(reference);
        await news.Publish("1");
        await Should.ThrowAsync<ClientNotAvailableException>(() => news.Ask("2"));
        cluster.Probe.Lines.ShouldBeEmpty();
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task A_slow_observer_holds_up_neither_grain_nor_other_observers()
    {
        await using var cluster = await ProbedCluster.Start();
        var news = cluster.Grains.GetGrain<INewsGrain>("a");
        Listener slow = new(cluster.Probe, "slow"), quick = new(cluster.Probe);
        await news.Subscribe(cluster.Grains.CreateObjectReference<IListener>(slow));
        await news.Subscribe(cluster.Grains.CreateObjectReference<IListener>(quick));
        await news.PublishSlowly("1");
        await cluster.Probe.Said("slowly 1");
        cluster.Probe.Open("slow");
        await cluster.Probe.Said("slow slowly 1");
        GC.KeepAlive((slow, quick));
    }

    [Fact]
    public async Task References_to_the_same_observer_are_equal()
    {
        await using var cluster = await ProbedCluster.Start();
        var news = cluster.Grains.GetGrain<INewsGrain>("a");
        var listener = new Listener(cluster.Probe);
        var reference = cluster.Grains.CreateObjectReference<IListener>(listener);
        await news.Subscribe(reference);
        await news.Subscribe(reference.AsReference<IListener>());
        await news.Publish("once");
        await news.Ask("flush");
        cluster.Probe.Lines.ShouldBe(["once", "asked flush"]);
        GC.KeepAlive(listener);
    }

    private sealed class Listener(Probe probe, string door = "") : IListener
    {
        public void News(string text) => probe.Say(text);

        public async Task SlowNews(string text)
        {
            if (door.Length > 0) await probe.Door(door);
            probe.Say(door.Length > 0 ? $"{door} slowly {text}" : $"slowly {text}");
        }

        public Task<string> Ask(string question)
        {
            probe.Say($"asked {question}");
            return Task.FromResult($"heard {question}");
        }
    }
}

public interface IListener : IGrainObserver
{
    void News(string text);

    Task SlowNews(string text);

    Task<string> Ask(string question);
}

public interface INewsGrain : IGrainWithStringKey
{
    Task Subscribe(IListener listener);

    Task Publish(string text);

    Task PublishSlowly(string text);

    Task<string[]> Ask(string question);
}

internal sealed class NewsGrain : Grain, INewsGrain
{
    private readonly List<IListener> listeners = [];

    public Task Subscribe(IListener listener)
    {
        if (!listeners.Contains(listener)) listeners.Add(listener);
        return Task.CompletedTask;
    }

    public Task Publish(string text)
    {
        foreach (var listener in listeners) listener.News(text);
        return Task.CompletedTask;
    }

    public Task PublishSlowly(string text)
    {
        foreach (var listener in listeners) _ = listener.SlowNews(text);
        return Task.CompletedTask;
    }

    public Task<string[]> Ask(string question) => Task.WhenAll(listeners.Select(listener => listener.Ask(question)));
}
