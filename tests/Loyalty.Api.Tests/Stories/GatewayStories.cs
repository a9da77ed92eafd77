namespace Loyalty.Api.Tests.Stories;

[CollectionDefinition]
public sealed class GatewayStories : ICollectionFixture<GatewayServer>;

[Collection(typeof(GatewayStories))]
public sealed class GatewayExtraCareStory(GatewayServer server) : ExtraCareStory(server);

[Collection(typeof(GatewayStories))]
public sealed class GatewayGemoStory(GatewayServer server) : GemoStory(server);

[Collection(typeof(GatewayStories))]
public sealed class GatewayKeyRewardsStory(GatewayServer server) : KeyRewardsStory(server);

[Collection(typeof(GatewayStories))]
public sealed class GatewayNetAPorterStory(GatewayServer server) : NetAPorterStory(server);

[Collection(typeof(GatewayStories))]
public sealed class GatewayPlusMemberStory(GatewayServer server) : PlusMemberStory(server);

[Collection(typeof(GatewayStories))]
public sealed class GatewayStarStory(GatewayServer server) : StarStory(server);

[Collection(typeof(GatewayStories))]
public sealed class GatewayStorefrontStory(GatewayServer server) : StorefrontStory(server);
