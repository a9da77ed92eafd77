using Azure.Core;
using Loyalty.Journal.AzureTables.Service;

namespace Loyalty.Journal.AzureTables.Tests;

public sealed class StoragePlaceTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;TablePrefix=shop", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData(
        "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=QUJD;EndpointSuffix=core.windows.net",
        "https://shop.table.core.windows.net/", "shop")]
    [InlineData("AccountName=shop;AccountKey=QUJD;TableEndpoint=https://tables.example/", "https://tables.example/", "shop")]
    [InlineData("https://shop.table.core.windows.net", "https://shop.table.core.windows.net/", "shop")]
    public void A_connection_says_where_the_tables_are(string connection, string address, string account)
    {
        var place = StoragePlace.Read(connection, new Credential());
        (place.Address.AbsoluteUri, place.Account).ShouldBe((address, account));
    }

    [Theory]
    [InlineData("")]
    [InlineData("what is this")]
    [InlineData("AccountKey=QUJD")]
    [InlineData("AccountName=shop;AccountKey=***secret***")]
    [InlineData("UseDevelopmentStorage=true;TablePrefix=1!")]
    public void What_is_no_connection_is_refused_without_a_word_of_its_values(string connection) =>
        Should.Throw<FormatException>(() => StoragePlace.Read(connection)).Message.ShouldNotContain("secret");

    private sealed class Credential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
