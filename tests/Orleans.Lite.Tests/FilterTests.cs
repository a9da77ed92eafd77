using Orleans.Hosting;
using Orleans.TestingHost;

namespace Orleans.Lite.Tests;

public sealed class FilterTests
{
    [Fact]
    public async Task Incoming_filters_run_in_order_around_the_grain_and_its_own_filter()
    {
        await using var cluster = await ProbedCluster.Start<Incoming>();
        (await cluster.Grains.GetGrain<IFilteredGrain>("a").Double(2)).ShouldBe(105);
        cluster.Probe.Lines.ShouldBe(["outer Double of filtered/a", "own Double", "double 2"]);
    }

    [Fact]
    public async Task A_filter_may_turn_an_exception_into_another()
    {
        await using var cluster = await ProbedCluster.Start<Incoming>();
        var thrown = await Should.ThrowAsync<NotSupportedException>(() => cluster.Grains.GetGrain<IFilteredGrain>("a").Fail());
        thrown.InnerException!.Message.ShouldBe("inner");
    }

    [Fact]
    public async Task Outgoing_filters_see_arguments_and_may_keep_a_call_back()
    {
        await using var cluster = await ProbedCluster.Start<Outgoing>();
        var grain = cluster.Grains.GetGrain<IFilteredGrain>("a");
        (await grain.Double(2)).ShouldBe(14);
        (await grain.Double(-1)).ShouldBe(0);
        cluster.Probe.Lines.ShouldBe(["own Double", "double 7"]);
    }

    [Fact]
    public async Task A_filter_may_send_a_call_again()
    {
        await using var cluster = await ProbedCluster.Start<Twice>();
        (await cluster.Grains.GetGrain<IFilteredGrain>("a").Double(2)).ShouldBe(5);
        cluster.Probe.Lines.ShouldBe(["own Double", "double 2", "own Double", "double 2"]);
        await Should.ThrowAsync<InvalidOperationException>(() => cluster.Grains.GetGrain<IFilteredGrain>("a").Fail());
    }

    private sealed class Twice : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) => siloBuilder.AddOutgoingGrainCallFilter(async context =>
        {
            try
            {
                await context.Invoke();
            }
            finally
            {
                await context.Invoke();
            }
        });
    }

    private sealed class Incoming : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) => siloBuilder
            .AddIncomingGrainCallFilter<OuterFilter>()
            .AddIncomingGrainCallFilter(async context =>
            {
                await context.Invoke();
                if (context.Result is int result) context.Result = result + 100;
            });
    }

    private sealed class Outgoing : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) => siloBuilder.AddOutgoingGrainCallFilter(async context =>
        {
            context.InterfaceMethod.Name.ShouldBe(context.MethodName);
            if ((int)context.Request.GetArgument(0)! < 0)
            {
                context.Result = 0;
                return;
            }

            context.Request.SetArgument(0, 7);
            await context.Invoke();
        });
    }
}

internal sealed class OuterFilter(Probe probe) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        context.ImplementationMethod.DeclaringType.ShouldBe(typeof(FilteredGrain));
        probe.Say($"outer {context.MethodName} of {context.TargetId}");
        try
        {
            await context.Invoke();
        }
        catch (InvalidOperationException inner)
        {
            throw new NotSupportedException("outer", inner);
        }
    }
}

public interface IFilteredGrain : IGrainWithStringKey
{
    Task<int> Double(int number);

    Task Fail();
}

internal sealed class FilteredGrain(Probe probe) : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        probe.Say($"own {context.MethodName}");
        await context.Invoke();
        if (context.Result is 4) context.Result = 5;
    }

    public Task<int> Double(int number)
    {
        probe.Say($"double {number}");
        return Task.FromResult(number * 2);
    }

    public Task Fail() => throw new InvalidOperationException("inner");
}
