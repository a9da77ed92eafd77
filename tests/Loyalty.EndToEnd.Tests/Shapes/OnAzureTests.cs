using Loyalty.EndToEnd.Tests.Acceptance;

namespace Loyalty.EndToEnd.Tests.Shapes;

[Collection(typeof(OnAzureCollection))]
public sealed class OnAzureHandwrittenProgramTests(OnAzure engine) : HandwrittenProgramTests(engine);

[Collection(typeof(OnAzureCollection))]
public sealed class OnAzurePromotionToggleTests(OnAzure engine) : PromotionToggleTests(engine)
{
    private protected override int Toggles => 4;
}

[Collection(typeof(OnAzureCollection))]
public sealed class OnAzureReplayTests(OnAzure engine) : ReplayTests(engine);
