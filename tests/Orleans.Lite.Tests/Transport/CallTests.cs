using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Lite.Tests.Transport;

public sealed class CallTests
{
    [Fact]
    public async Task Arguments_and_results_cross()
    {
        await using var processes = await TwoProcesses.Start();
        (await processes.Grain.Echo("Ünï \0 😀")).ShouldBe("Ünï \0 😀");
        (await processes.Grain.Add(3, 4)).ShouldBe(7);
        (await processes.Grain.Nothing()).ShouldBeNull();
        var self = await processes.Grain.Self();
        self.GetPrimaryKeyString().ShouldBe("a/b");
        (await self.Count()).ShouldBe(1);
        processes.Gone.ShouldBeEmpty();
    }

    /// <summary>Where the head of the request waits in a buffer, a sign of life pushes it out: here none comes in time.</summary>
    [Fact]
    public async Task A_way_opens_without_waiting_for_anything_else()
    {
        for (var round = 0; round < 100; round++)
        {
            await using var processes = await TwoProcesses.Start(
                options => options.PingDelay = options.GreetingTimeout = TimeSpan.FromMinutes(5));
            (await processes.Grain.Echo("in").WaitAsync(TimeSpan.FromSeconds(15))).ShouldBe("in");
        }
    }

    [Fact]
    public async Task Many_callers_at_once_get_each_their_own_answer()
    {
        await using var processes = await TwoProcesses.Start();
        var factory = processes.Gateway.Services.GetRequiredService<IGrainFactory>();
        await Task.WhenAll(Enumerable.Range(0, 64).Select(async caller =>
        {
            for (var call = 0; call < 100; call++)
            {
                (await factory.GetGrain<IWireGrain>($"{caller % 7}").Add(caller * 1000, call)).ShouldBe(caller * 1000 + call);
            }
        }));
        (await factory.GetGrain<IWireGrain>("0").Count()).ShouldBe(1000);
    }

    [Fact]
    public async Task One_way_calls_arrive_and_observers_are_called_back()
    {
        await using var processes = await TwoProcesses.Start();
        await processes.Grain.Tell("told");
        await processes.Probe.Said("told");
        var observer = new Observer();
        var factory = processes.Gateway.Services.GetRequiredService<IGrainFactory>();
        await processes.Grain.Watch(factory.CreateObjectReference<IWireObserver>(observer));
        processes.Probe.Lines.ShouldContain("who? It is me.");
        (await observer.Heard.Task.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBe("news");
    }

    [Fact]
    public async Task Calls_of_the_gateway_go_on_after_the_silo_was_stopped_and_started()
    {
        await using var processes = await TwoProcesses.Start();
        (await processes.Grain.Echo("before")).ShouldBe("before");
        await processes.Silo.StopAsync();
        var call = Insist(processes.Grain);
        await processes.Add(processes.SiloAddress, null);
        (await call).ShouldBe("after");
    }

    /// <summary>A call that was handed to the old connection while that ended is unknown, and the caller's to send again.</summary>
    private static async Task<string> Insist(IWireGrain grain)
    {
        while (true)
        {
            try
            {
                return await grain.Echo("after");
            }
            catch (OutcomeUnknownException)
            {
                await Task.Yield();
            }
        }
    }

    private sealed class Observer : IWireObserver
    {
        public TaskCompletionSource<string> Heard { get; } = new();

        public Task<string> Ask(string question) => Task.FromResult($"{question} It is me.");

        public void Hear(string news) => Heard.SetResult(news);
    }
}
