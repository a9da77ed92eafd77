using System.Globalization;
using Loyalty.Azurite;

namespace Loyalty.Journal.AzureTables.Tests;

/// <summary>What the service is asked for an award, counted where it is sent.</summary>
public sealed class RequestsPerAwardTests(SharedAzurite shared, ITestOutputHelper output)
    : TwoAdapters<AzureTablesPlace>(new AzureTablesPlace(shared))
{
    private const string Catalogue = "catalogue/p";
    private const int Each = 20;

    [Theory]
    [InlineData(1, 2.6)]
    [InlineData(32, 1.7)]
    public async Task An_award_is_one_request_and_a_share_of_another(int members, double most)
    {
        await First.Append(One(Catalogue, 0));
        await Task.WhenAll(Enumerable.Range(0, members).Select(member => Award(member, 0)));
        var before = Place.Client.Requests;
        await Task.WhenAll(Enumerable.Range(0, members).Select(async member =>
        {
            for (var version = 1; version <= Each; version++)
                await Award(member, version);
        }));
        var each = (Place.Client.Requests - before) / (double)(members * Each);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{members} at once: {each:F2} requests an award"));
        each.ShouldBeInRange(1, most);
    }

    private async Task Award(int member, long version) =>
        (await First.Append(One($"s{member}", version, $"order-{version}", new Fence(Catalogue, 1)))).ShouldBe(Appended(version + 1));
}
