using Loyalty.Contracts;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Requests;

public sealed class StrangeRequestTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task No_request_is_so_strange_that_a_grain_fails(int seed)
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await shop.Enrolled("anna");
        var strange = new StrangeRequests(seed);
        Dictionary<string, int> answers = [];
        for (var call = 0; call < 1_500; call++)
        {
            var code = await Send(shop, strange, call % 10);
            answers[code] = answers.GetValueOrDefault(code) + 1;
        }

        answers.Keys.ShouldContain("granted");
        answers.Keys.ShouldContain("invalid-request");
        answers.Keys.ShouldContain("id-reused");
        answers["granted"].ShouldBeGreaterThan(100);
        var before = Orders.Text(await shop.Member("anna").Entries());
        await shop.Restart();
        Orders.Text(await shop.Member("anna").Entries()).ShouldBe(before);
    }

    private static async Task<string> Send(Shop shop, StrangeRequests strange, int kind)
    {
        var anna = shop.Member("anna");
        var (after, limit) = strange.Page();
        return kind switch
        {
            0 => Code(await anna.Enrol(strange.Enrol())),
            1 or 2 => Code(await anna.Purchase(strange.Purchase())),
            3 => Code(await anna.Return(strange.Return())),
            4 => Code(await anna.Act(strange.Act())),
            5 => Code(await anna.Redeem(strange.Redeem())),
            6 => Code(await anna.Quote(strange.Quote())),
            7 => Code(await anna.Ledger(after, limit)),
            8 => Code(await shop.Catalogue().Quote(strange.Quote())),
            _ => Code(await shop.Catalogue().PutPromotion("p", strange.Document())),
        };
    }

    private static string Code<T>(Answer<T> answer)
        where T : class
    {
        (answer.Value is null).ShouldBe(answer.Refusal is not null);
        if (answer.Refusal is { Code: "invalid-request" } refusal)
        {
            refusal.Faults.ShouldNotBeEmpty();
            refusal.Faults.ShouldAllBe(fault => fault.Pointer.StartsWith('/'));
        }

        return answer.Refusal?.Code ?? "granted";
    }
}
