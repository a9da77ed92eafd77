using Loyalty.EndToEnd.Tests.Acceptance;

namespace Loyalty.EndToEnd.Tests.Shapes;

[Collection(typeof(OnAzureCollection))]
public sealed class OnAzureHandwrittenProgramTests(OnAzure engine) : HandwrittenProgramTests(engine);

[Collection(typeof(OnAzureCollection))]
public sealed class OnAzurePromotionToggleTests(OnAzure engine) : PromotionToggleTests(engine)
{
    /// <summary>An Azurite has one processor.</summary>
    private protected override int Buyers => 8;

    private protected override int Toggles => 6;
}

[Collection(typeof(OnAzureCollection))]
public sealed class OnAzureReplayTests(OnAzure engine) : ReplayTests(engine);
