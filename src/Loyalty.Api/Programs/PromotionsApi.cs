using System.Text.Json.Nodes;
using Loyalty.Api.Answers;
using Loyalty.Api.Documents;
using Loyalty.Contracts.Catalogue;

namespace Loyalty.Api.Programs;

internal static class PromotionsApi
{
    public static void MapPromotions(this IEndpointRouteBuilder program)
    {
        var promotions = program.MapGroup("/promotions").WithTags("Promotions");
        promotions.MapGet("", List).WithName("ListPromotions").WithSummary("All promotions with what they have given so far");
        promotions.MapPut("/{promotion}", Put).WithName("PutPromotion")
            .WithSummary("Adds a promotion or puts it in the place of the one with this id");
        promotions.MapPost("/{promotion}/activate", Activate).WithName("ActivatePromotion")
            .WithSummary("Switches a promotion on; answers once it holds everywhere");
        promotions.MapPost("/{promotion}/deactivate", Deactivate).WithName("DeactivatePromotion")
            .WithSummary("Switches a promotion off; answers once it holds everywhere");
    }

    private static async Task<Answered<PromotionsBody>> List(string program, IGrainFactory grains) =>
        new((await grains.GetGrain<ICatalogueGrain>(program).Promotions()).As(PromotionsBody.Of));

    private static async Task<Answered<JsonObject>> Put(string program, string promotion, DocumentBody document, IGrainFactory grains) =>
        new((await grains.GetGrain<ICatalogueGrain>(program).PutPromotion(promotion, document.Json)).As(PromotionsBody.Promotion));

    private static async Task<Answered<JsonObject>> Activate(string program, string promotion, IGrainFactory grains) =>
        new((await grains.GetGrain<ICatalogueGrain>(program).SwitchPromotion(promotion, active: true)).As(PromotionsBody.Promotion));

    private static async Task<Answered<JsonObject>> Deactivate(string program, string promotion, IGrainFactory grains) =>
        new((await grains.GetGrain<ICatalogueGrain>(program).SwitchPromotion(promotion, active: false)).As(PromotionsBody.Promotion));
}
