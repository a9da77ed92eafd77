using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.EndToEnd.Tests.Shapes;

namespace Loyalty.EndToEnd.Tests.Wheel;

/// <summary>Tests in a browser, on one running engine that they share.</summary>
[Trait("Speed", "slow"), Collection(typeof(WheelCollection))]
public abstract class WheelTests(Embedded engine, Chromium chromium) : IAsyncLifetime
{
    internal const string Program = "storefront";

    private protected EngineClient Client => engine.Client;

    private protected Server Engine => engine.Cluster.Apis[0];

    private protected Chromium Chromium => chromium;

    public async ValueTask InitializeAsync() => await engine.Start();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

[CollectionDefinition]
public sealed class WheelCollection : ICollectionFixture<Embedded>, ICollectionFixture<Chromium>;
