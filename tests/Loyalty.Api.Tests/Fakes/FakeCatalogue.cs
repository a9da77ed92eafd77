using System.Text.Json;
using System.Text.Json.Nodes;
using Loyalty.Contracts;
using Loyalty.Contracts.Catalogue;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Tests.Fakes;

/// <summary>Keeps a document and its promotions; knows one fault, a missing name.</summary>
internal sealed class FakeCatalogue(string id) : ICatalogueGrain
{
    private readonly List<JsonObject> promotions = [];
    private string? document;
    private long version;

    public bool Exists => document is not null;

    /// <summary>The id of the first promotion that is on; it doubles.</summary>
    public string? Doubling => (string?)promotions.Find(known => (bool?)known["active"] == true)?["id"];

    public long Price(string reward) => JsonNode.Parse(document!)!["rewards"]?.AsArray()
        .FirstOrDefault(known => (string?)known!["id"] == reward)?["points"]?.GetValue<long>() ?? 0;

    public Task<Answer<ProgramVersion>> Publish(string document, CancellationToken cancellation = default)
    {
        var program = JsonNode.Parse(document)!.AsObject();
        if (!program.ContainsKey("name"))
        {
            var fault = new Fault { Pointer = "/name", Code = "missing", Detail = "Give a name." };
            return Answers.Refuse<ProgramVersion>("faulty-program", "The program has 1 fault.", 422, fault);
        }
        promotions.Clear();
        promotions.AddRange(program["promotions"]?.AsArray().Select(promotion => promotion!.DeepClone().AsObject()) ?? []);
        this.document = document;
        return Answers.Give(new ProgramVersion { Id = id, Version = ++version });
    }

    public Task<Answer<ProgramVersion>> PublishOver(string document, string mark, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public Task<Answer<ProgramVersion>> Check(string document, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public Task<Answer<ProgramDocument>> Get(CancellationToken cancellation = default) => document is null
        ? Answers.Refuse<ProgramDocument>("program-unknown", "There is no such program.", 404)
        : Answers.Give(new ProgramDocument { Json = document, Version = version });

    public Task<Answer<PromotionList>> Promotions(CancellationToken cancellation = default) =>
        Answers.Give(new PromotionList { Promotions = [.. promotions.Select(View)] });

    public Task<Answer<PromotionView>> PutPromotion(string promotionId, string document, CancellationToken cancellation = default)
    {
        promotions.RemoveAll(known => (string?)known["id"] == promotionId);
        promotions.Add(JsonNode.Parse(document)!.AsObject());
        return Answers.Give(View(promotions[^1]));
    }

    public Task<Answer<PromotionView>> SwitchPromotion(string promotionId, bool active, CancellationToken cancellation = default)
    {
        if (promotions.Find(known => (string?)known["id"] == promotionId) is not { } promotion)
            return Answers.Refuse<PromotionView>("promotion-unknown", "There is no such promotion.", 404);
        promotion["active"] = active;
        return Answers.Give(View(promotion));
    }

    public Task<Answer<ProgramClock>> MoveClock(DateTimeOffset now, CancellationToken cancellation = default) =>
        Answers.Give(new ProgramClock { Now = now });

    public Task<Answer<Receipt>> Quote(QuoteRequest request, CancellationToken cancellation = default) =>
        new FakeMember($"{id}/guest", this).Quote(request, cancellation);

    public Task<Answer<RewardList>> Rewards(CancellationToken cancellation = default) => document is null
        ? Answers.Refuse<RewardList>("program-unknown", "There is no such program.", 404)
        : Answers.Give(new RewardList
        {
            Rewards =
            [
                new RewardView { Id = "ten-percent", Name = "10 % off", Points = 1000, Kind = "percentOff", Percent = 10 },
                new RewardView { Id = "tote", Name = "Tote", Points = 4000, Kind = "product", Item = "TOTE-01", Left = 3, Tiers = ["gold"] },
            ],
        });

    private PromotionView View(JsonObject promotion) => new()
    {
        Json = promotion.ToJsonString(),
        Left = (long?)promotion["budget"],
        Version = version,
    };
}

/// <summary>Short ways to answer.</summary>
internal static class Answers
{
    public static Task<Answer<T>> Give<T>(T value, bool replayed = false)
        where T : class => Task.FromResult(new Answer<T> { Value = value, Replayed = replayed });

    public static Task<Answer<T>> Refuse<T>(string code, string detail, int status = 422, params Fault[] faults)
        where T : class => Task.FromResult(new Answer<T> { Refusal = new Refusal { Code = code, Detail = detail, Status = status, Faults = faults } });

    public static bool Same<T>(T one, T other) => JsonSerializer.Serialize(one) == JsonSerializer.Serialize(other);
}
