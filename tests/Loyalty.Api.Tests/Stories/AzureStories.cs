namespace Loyalty.Api.Tests.Stories;

[CollectionDefinition]
public sealed class AzureStories : ICollectionFixture<AzureServer>;

[Collection(typeof(AzureStories))]
public sealed class AzureStorefrontStory(AzureServer server) : StorefrontStory(server);
