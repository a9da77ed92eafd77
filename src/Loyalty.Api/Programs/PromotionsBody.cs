using System.Text.Json.Nodes;
using Loyalty.Contracts.Catalogue;

namespace Loyalty.Api.Programs;

/// <summary>The promotions of a program, in the order in which they were first put.</summary>
internal sealed record PromotionsBody(JsonObject[] Promotions)
{
    public static PromotionsBody Of(PromotionList list) => new(Array.ConvertAll(list.Promotions, Promotion));

    /// <summary>A promotion as it was put, with what it has given so far, less what came back, and what its budget has left.</summary>
    public static JsonObject Promotion(PromotionView view)
    {
        var promotion = JsonNode.Parse(view.Json)!.AsObject();
        promotion["spent"] = view.Spent;
        promotion["given"] = view.Given;
        if (view.Left is { } left)
        {
            promotion["left"] = left;
        }

        return promotion;
    }
}
