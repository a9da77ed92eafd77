using Loyalty.Api.Answers;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Members;

internal static class FreezesApi
{
    public static void MapFreezes(this IEndpointRouteBuilder member)
    {
        member.MapPost("/freeze", Freeze).WithName("FreezeMember").WithTags("Members").WithSummary("Stops points from leaving; earning goes on");
        member.MapPost("/unfreeze", Unfreeze).WithName("UnfreezeMember").WithTags("Members").WithSummary("Lets points leave again");
    }

    private static async Task<Done<Receipt>> Freeze(string program, string member, FreezeRequest request, IGrainFactory grains) =>
        new(await grains.Member(program, member).Freeze(request, frozen: true));

    private static async Task<Done<Receipt>> Unfreeze(string program, string member, FreezeRequest request, IGrainFactory grains) =>
        new(await grains.Member(program, member).Freeze(request, frozen: false));
}
