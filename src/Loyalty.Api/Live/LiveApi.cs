using Loyalty.Api.Members;

namespace Loyalty.Api.Live;

internal static class LiveApi
{
    public static void MapLive(this IEndpointRouteBuilder member) =>
        member.MapGet("/live", Follow).WithName("FollowMember").WithTags("Live")
            .WithSummary("Server-sent events: the present state, then each change");

    private static LiveStream Follow(
        string program,
        string member,
        IGrainFactory grains,
        TimeProvider time,
        IHostApplicationLifetime lifetime) =>
        new(grains.Member(program, member), grains, time, lifetime.ApplicationStopping);
}
