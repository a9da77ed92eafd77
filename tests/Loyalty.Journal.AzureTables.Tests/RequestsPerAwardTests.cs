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
        Place.Asked.Forget();
        var before = Place.Client.Requests;
        await Task.WhenAll(Enumerable.Range(0, members).Select(async member =>
        {
            for (var version = 1; version <= Each; version++)
                await Award(member, version);
        }));
        var each = (Place.Client.Requests - before) / (double)(members * Each);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{members} at once: {each:F2} requests an award: {Place.Asked} for {members * Each}"));
        each.ShouldBeInRange(1, most);
        Place.Asked["write Streams"].ShouldBeInRange(members * Each, members * Each + 3); // the listing among them, now and then
        Place.Asked["write Intents"].ShouldBeInRange(1, members * Each);
    }

    [Fact]
    public async Task Where_nothing_happens_the_end_of_the_order_and_a_listing_ask_for_the_writers_news_alone()
    {
        await First.Append(One(Catalogue, 0));
        await Second.Append(One("s", 0));
        for (var looks = 0; looks < 3; looks++)
            (await First.Streams("catalogue/", "", 100)).ShouldBe([Catalogue]);
        Place.Asked.Forget();
        (await First.Streams("catalogue/", "", 100)).ShouldBe([Catalogue]);
        (await First.Streams("catalogue/", "", 100)).ShouldBe([Catalogue]);
        output.WriteLine($"{Place.Asked} for two listings");
        (Place.Asked.All, Place.Asked["read Intents"]).ShouldBe((6, 6));
        await Second.Append(One("catalogue/q", 0));
        (await First.Streams("catalogue/", "", 100)).ShouldBe([Catalogue, "catalogue/q"]);
    }

    private async Task Award(int member, long version) =>
        (await First.Append(One($"s{member}", version, $"order-{version}", new Fence(Catalogue, 1)))).ShouldBe(Appended(version + 1));
}
