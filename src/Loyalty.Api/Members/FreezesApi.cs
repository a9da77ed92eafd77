using Loyalty.Api.Access;
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

    private static Task<Done<Receipt>> Freeze(
        string program, string member, FreezeRequest request, Caller caller, IGrainFactory grains) =>
        Set(grains.Member(program, member), request, caller, frozen: true);

    private static Task<Done<Receipt>> Unfreeze(
        string program, string member, FreezeRequest request, Caller caller, IGrainFactory grains) =>
        Set(grains.Member(program, member), request, caller, frozen: false);

    private static async Task<Done<Receipt>> Set(IMemberGrain member, FreezeRequest request, Caller caller, bool frozen) =>
        new(await member.Freeze(request with { Actor = caller.Actor(request.Actor) }, frozen));
}
