using System.Text;
using Loyalty.Domain.Programs;

namespace Loyalty.Domain.Tests.Programs;

public sealed class PromotionTests
{
    private static readonly LoyaltyProgram Program = Documents.Good(Documents.Complete);

    [Fact]
    public void Promotion_of_an_address_needs_no_id_of_its_own() =>
        Good("""{ "multiply": 3, "active": true }""").ShouldSatisfyAllConditions(
            promotion => promotion.Id.ShouldBe("spring"),
            promotion => promotion.Name.For("fr").ShouldBe("spring"),
            promotion => promotion.Multiply.ShouldBe(3m),
            promotion => promotion.Active.ShouldBeTrue());

    [Fact]
    public void Promotion_may_repeat_its_id() => Good("""{ "id": "spring", "multiply": 3 }""").Id.ShouldBe("spring");

    [Theory]
    [InlineData("""{ "id": "autumn", "multiply": 3 }""", "/id", FaultCode.OtherId)]
    [InlineData("""{ "active": true }""", "", FaultCode.Missing)]
    [InlineData("""{ "multiply": 2, "where": { "tier": ["platinum"] } }""", "/where/tier/0", FaultCode.UnknownTier)]
    [InlineData("""{ "multiply": 2, "where": { "minLine": { "USD": 1 } } }""", "/where/minLine/USD", FaultCode.UnlistedCurrency)]
    [InlineData("""{ "multiply": 2, "spent": 7 }""", "/spent", FaultCode.UnknownField)]
    [InlineData("""{ "multiply": 2 } // why""", "", FaultCode.Syntax)]
    public void Fault_is_told_where_it_is(string json, string pointer, string code) =>
        Parse(json).ShouldBeOfType<PromotionParse.Faulty>().Faults.Select(fault => (fault.Pointer, fault.Code))
            .ShouldBe([(pointer, code)]);

    [Fact]
    public void Promotion_with_each_field_is_read_as_it_was_written()
    {
        var written = Text(Good("""
            { "id": "spring", "name": { "en": "Spring", "fr": "Printemps" }, "multiply": 2.5, "from": "2026-03-01T00:00",
              "until": "2026-03-08T12:30:15", "weekly": ["sat", "sun"],
              "where": { "sku": ["a"], "category": ["b"], "brand": ["c"], "region": ["d"], "tier": ["gold"], "channel": ["e"],
                "paymentMethod": ["f"], "partner": ["g"], "tag": ["h"], "orderNumber": [1, 100],
                "minOrder": { "GBP": 10.5, "JPY": 1000 }, "minLine": { "EUR": 5 } },
              "stack": "exclusive", "perMember": 10, "budget": 20, "active": true }
            """));

        written.ShouldBe(string.Concat(
            """{"id":"spring","name":{"en":"Spring","fr":"Printemps"},"multiply":2.5,"from":"2026-03-01T00:00",""",
            """ "until":"2026-03-08T12:30:15","weekly":["sat","sun"],"where":{"sku":["a"],"category":["b"],""".Trim(),
            """ "brand":["c"],"region":["d"],"tier":["gold"],"channel":["e"],"paymentMethod":["f"],""".Trim(),
            """ "partner":["g"],"tag":["h"],""".Trim(),
            """ "orderNumber":[1,100],"minOrder":{"GBP":10.5,"JPY":1000},"minLine":{"EUR":5}},"stack":"exclusive",""".Trim(),
            """ "perMember":10,"budget":20,"active":true}""".Trim()));
        Text(Good(written)).ShouldBe(written);
    }

    [Fact]
    public void Promotions_of_a_program_are_read_as_they_were_written()
    {
        foreach (var promotion in Program.Promotions)
        {
            var written = Text(promotion);
            var read = PromotionParser.Parse(Encoding.UTF8.GetBytes(written), Program, promotion.Id);
            Text(read.ShouldBeOfType<PromotionParse.Parsed>().Promotion).ShouldBe(written);
        }
    }

    private static string Text(Promotion promotion) => Encoding.UTF8.GetString(PromotionWriter.ToJson(promotion).Span);

    private static PromotionParse Parse(string json) => PromotionParser.Parse(Encoding.UTF8.GetBytes(json), Program, "spring");

    private static Promotion Good(string json) => Parse(json).ShouldBeOfType<PromotionParse.Parsed>().Promotion;
}
