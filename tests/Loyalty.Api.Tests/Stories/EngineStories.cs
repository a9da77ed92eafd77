namespace Loyalty.Api.Tests.Stories;

public sealed class EngineExtraCareStory(EngineServer server) : ExtraCareStory(server), IClassFixture<EngineServer>;

public sealed class EngineGemoStory(EngineServer server) : GemoStory(server), IClassFixture<EngineServer>;

public sealed class EngineKeyRewardsStory(EngineServer server) : KeyRewardsStory(server), IClassFixture<EngineServer>;

public sealed class EngineNetAPorterStory(EngineServer server) : NetAPorterStory(server), IClassFixture<EngineServer>;

public sealed class EnginePlusMemberStory(EngineServer server) : PlusMemberStory(server), IClassFixture<EngineServer>;

public sealed class EngineStarStory(EngineServer server) : StarStory(server), IClassFixture<EngineServer>;

public sealed class EngineStorefrontStory(EngineServer server) : StorefrontStory(server), IClassFixture<EngineServer>;
