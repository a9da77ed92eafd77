using Loyalty.Api.Answers;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Members;

internal static class ReturnsApi
{
    public static void MapReturns(this IEndpointRouteBuilder member) =>
        member.MapPost("/returns", Return).WithName("ReturnGoods").WithTags("Returns")
            .WithSummary("Takes back what the returned part of an order earned");

    private static async Task<Done<Receipt>> Return(string program, string member, ReturnRequest request, IGrainFactory grains) =>
        new(await grains.Member(program, member).Return(request));
}
