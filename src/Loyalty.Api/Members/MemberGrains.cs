using Loyalty.Contracts.Members;

namespace Loyalty.Api.Members;

internal static class MemberGrains
{
    /// <summary>
    /// The grain of a member. Its calls get no cancellation token of the request: what a caller has sent is done, whether or not the
    /// caller waits for the answer.
    /// </summary>
    public static IMemberGrain Member(this IGrainFactory grains, string program, string member) =>
        grains.GetGrain<IMemberGrain>(string.Concat(program, "/", member));
}
