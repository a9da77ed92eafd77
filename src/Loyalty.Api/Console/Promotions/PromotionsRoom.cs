using Loyalty.Api.Console.Pages;
using Loyalty.Contracts.Catalogue;

namespace Loyalty.Api.Console.Promotions;

internal static class PromotionsRoom
{
    public static void MapPromotionsRoom(this IEndpointRouteBuilder program)
    {
        var promotions = program.MapGroup("/promotions");
        promotions.MapPage<PromotionsPage>("", "ListPromotions");
        promotions.MapPost("/{promotion}/activate", Activate).SameAs("ActivatePromotion");
        promotions.MapPost("/{promotion}/deactivate", Deactivate).SameAs("DeactivatePromotion");
    }

    private static Task Activate(HttpContext context, string program, string promotion, IGrainFactory grains) =>
        Switch(context, program, promotion, grains, active: true, $"{promotion} is on: every award from now on obeys, on every silo.");

    private static Task Deactivate(HttpContext context, string program, string promotion, IGrainFactory grains) =>
        Switch(context, program, promotion, grains, active: false, $"{promotion} is off: no award from now on obeys it, on any silo.");

    private static async Task Switch(
        HttpContext context, string program, string promotion, IGrainFactory grains, bool active, string sentence)
    {
        var answer = await grains.GetGrain<ICatalogueGrain>(program).SwitchPromotion(promotion, active);
        await Act.Answer(context, answer, sentence, ConsoleAddress.Of(program, "promotions"));
    }
}
