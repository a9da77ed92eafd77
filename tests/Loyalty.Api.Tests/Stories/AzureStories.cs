using Loyalty.Azurite;

namespace Loyalty.Api.Tests.Stories;

[CollectionDefinition]
public sealed class AzureStories : ICollectionFixture<AzureServer>;

[Collection(typeof(AzureStories))]
public sealed class AzureStorefrontStory : StorefrontStory
{
    public AzureStorefrontStory(AzureServer server)
        : base(server)
    {
        SharedAzurite.SkipWithoutAzurite();
    }
}
