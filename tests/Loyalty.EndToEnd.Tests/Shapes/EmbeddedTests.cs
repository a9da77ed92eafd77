using Loyalty.EndToEnd.Tests.Acceptance;

namespace Loyalty.EndToEnd.Tests.Shapes;

[Collection(typeof(EmbeddedCollection))]
public sealed class EmbeddedHandwrittenProgramTests(Embedded engine) : HandwrittenProgramTests(engine);

[Collection(typeof(EmbeddedCollection))]
public sealed class EmbeddedLateEventTests(Embedded engine) : LateEventTests(engine);

[Collection(typeof(EmbeddedCollection))]
public sealed class EmbeddedLiveTests(Embedded engine) : LiveTests(engine);

[Collection(typeof(EmbeddedCollection))]
public sealed class EmbeddedPromotionToggleTests(Embedded engine) : PromotionToggleTests(engine);

[Collection(typeof(EmbeddedCollection))]
public sealed class EmbeddedReplayTests(Embedded engine) : ReplayTests(engine);

[Collection(typeof(EmbeddedCollection))]
public sealed class EmbeddedTestClockTests(Embedded engine) : TestClockTests(engine);
