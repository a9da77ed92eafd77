using Orleans.TestingHost;

namespace Orleans.Lite.Tests;

public sealed class ReferenceTests : IAsyncLifetime
{
    private readonly TestCluster cluster = new TestClusterBuilder(1).Build();

    public async ValueTask InitializeAsync() => await cluster.DeployAsync();

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    [Fact]
    public async Task A_plain_class_is_a_grain_and_one_grain_has_several_interfaces()
    {
        var grain = cluster.GrainFactory.GetGrain<IBaseGrain>("k");
        (await grain.Name()).ShouldBe("plain/k");
        (await grain.AsReference<IPlainGrain>().Count()).ShouldBe(2);
        (await grain.Cast<IPlainGrain>().Name()).ShouldBe("plain/k");
    }

    [Fact]
    public void A_reference_knows_its_grain_and_equals_others_to_it()
    {
        var grain = cluster.GrainFactory.GetGrain<IPlainGrain>("k");
        grain.GetGrainId().ShouldBe(GrainId.Create("plain", "k"));
        grain.GetPrimaryKeyString().ShouldBe("k");
        grain.ShouldBe(cluster.GrainFactory.GetGrain<IPlainGrain>(grain.GetGrainId()));
        grain.ShouldNotBe(cluster.GrainFactory.GetGrain<IPlainGrain>("other"));
    }

    [Fact]
    public async Task Of_several_classes_the_prefix_chooses_and_without_one_it_is_refused()
    {
        Should.Throw<ArgumentException>(() => cluster.GrainFactory.GetGrain<ITwiceGrain>("k")).Message.ShouldContain("Several");
        var second = cluster.GrainFactory.GetGrain<ITwiceGrain>("k", "Orleans.Lite.Tests.Second");
        (await second.Which()).ShouldBe("second/k");
    }

    [Fact]
    public void An_interface_without_a_class_is_refused() =>
        Should.Throw<ArgumentException>(() => cluster.GrainFactory.GetGrain<INobodyGrain>("k")).Message.ShouldContain("No grain class");

    [Fact]
    public async Task What_the_caller_has_around_it_does_not_flow_into_the_grain()
    {
        AroundGrain.Around.Value = "caller";
        (await cluster.GrainFactory.GetGrain<IAroundGrain>("k").Seen()).ShouldBe("nothing");
    }
}

public interface IBaseGrain : IGrainWithStringKey
{
    Task<string> Name();
}

public interface IPlainGrain : IBaseGrain
{
    ValueTask<int> Count();
}

public interface ITwiceGrain : IGrainWithStringKey
{
    Task<string> Which();
}

public interface INobodyGrain : IGrainWithStringKey
{
    Task Nothing();
}

public interface IAroundGrain : IGrainWithStringKey
{
    Task<string> Seen();
}

internal sealed class PlainGrain(IGrainContext context) : IGrainBase, IPlainGrain
{
    private int calls;

    public IGrainContext GrainContext => context;

    public Task<string> Name()
    {
        calls++;
        return Task.FromResult(context.GrainId.ToString());
    }

    public ValueTask<int> Count() => new(++calls);
}

internal sealed class FirstGrain : Grain, ITwiceGrain
{
    public Task<string> Which() => Task.FromResult(IdentityString);
}

internal sealed class SecondGrain : Grain, ITwiceGrain
{
    public Task<string> Which() => Task.FromResult(IdentityString);
}

internal sealed class AroundGrain : Grain, IAroundGrain
{
    internal static readonly AsyncLocal<string> Around = new();

    public Task<string> Seen() => Task.FromResult(Around.Value ?? "nothing");
}
