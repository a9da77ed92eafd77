using Loyalty.Api.Answers;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Members;

internal static class PurchasesApi
{
    public static void MapPurchases(this IEndpointRouteBuilder member) =>
        member.MapPost("/purchases", Purchase).WithName("AwardPurchase").WithTags("Purchases").WithSummary("Awards an order");

    private static async Task<Done<Receipt>> Purchase(string program, string member, PurchaseRequest request, IGrainFactory grains) =>
        new(await grains.Member(program, member).Purchase(request));
}
