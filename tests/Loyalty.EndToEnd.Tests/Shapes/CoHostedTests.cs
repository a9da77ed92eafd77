using Loyalty.EndToEnd.Tests.Acceptance;

namespace Loyalty.EndToEnd.Tests.Shapes;

[Collection(typeof(CoHostedCollection))]
public sealed class CoHostedHandwrittenProgramTests(CoHosted engine) : HandwrittenProgramTests(engine);

[Collection(typeof(CoHostedCollection))]
public sealed class CoHostedLateEventTests(CoHosted engine) : LateEventTests(engine);

[Collection(typeof(CoHostedCollection))]
public sealed class CoHostedLiveTests(CoHosted engine) : LiveTests(engine);

[Collection(typeof(CoHostedCollection))]
public sealed class CoHostedPromotionToggleTests(CoHosted engine) : PromotionToggleTests(engine);

[Collection(typeof(CoHostedCollection))]
public sealed class CoHostedReplayTests(CoHosted engine) : ReplayTests(engine);

[Collection(typeof(CoHostedCollection))]
public sealed class CoHostedTestClockTests(CoHosted engine) : TestClockTests(engine);
