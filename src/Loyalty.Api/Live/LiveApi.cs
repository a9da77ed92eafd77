using Loyalty.Api.Hosting;
using Loyalty.Api.Members;
using Loyalty.Contracts;

namespace Loyalty.Api.Live;

internal static class LiveApi
{
    public static void MapLive(this IEndpointRouteBuilder member) =>
        member.MapGet("/live", Follow).WithName("FollowMember").WithTags("Live")
            .WithSummary("Server-sent events: the present state, then each change")
            .WithMetadata(new NotCounted());

    private static LiveStream Follow(
        string program,
        string member,
        IGrainFactory grains,
        IClusterView cluster,
        TimeProvider time,
        IHostApplicationLifetime lifetime) =>
        new(grains.Member(program, member), grains, cluster, time, lifetime.ApplicationStopping);
}
