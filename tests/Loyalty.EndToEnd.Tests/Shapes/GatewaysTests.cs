using Loyalty.EndToEnd.Tests.Acceptance;

namespace Loyalty.EndToEnd.Tests.Shapes;

[Collection(typeof(GatewaysCollection))]
public sealed class GatewaysHandwrittenProgramTests(Gateways engine) : HandwrittenProgramTests(engine);

[Collection(typeof(GatewaysCollection))]
public sealed class GatewaysLateEventTests(Gateways engine) : LateEventTests(engine);

[Collection(typeof(GatewaysCollection))]
public sealed class GatewaysLiveTests(Gateways engine) : LiveTests(engine);

[Collection(typeof(GatewaysCollection))]
public sealed class GatewaysPromotionToggleTests(Gateways engine) : PromotionToggleTests(engine);

[Collection(typeof(GatewaysCollection))]
public sealed class GatewaysReplayTests(Gateways engine) : ReplayTests(engine);

[Collection(typeof(GatewaysCollection))]
public sealed class GatewaysTestClockTests(Gateways engine) : TestClockTests(engine);
