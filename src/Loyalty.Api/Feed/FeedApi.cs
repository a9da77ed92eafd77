using Loyalty.Api.Answers;
using Loyalty.Contracts.Feed;

namespace Loyalty.Api.Feed;

internal static class FeedApi
{
    private const int DefaultLimit = 100;
    private const int MaximumLimit = 1_000;

    public static void MapFeed(this IEndpointRouteBuilder program) =>
        program.MapGet("/feed", Read).WithName("ReadFeed").WithTags("Feed")
            .WithSummary("What happened, oldest first, in pages: the same events as webhooks deliver; ask again with `next` for what is new");

    private static async Task<Answered<FeedPage>> Read(string program, IGrainFactory grains, string? after, int? limit) =>
        limit is < 1 or > MaximumLimit
            ? new(AnswerExtensions.Refused<FeedPage>(
                StatusCodes.Status400BadRequest, "bad-request", $"limit: 1 to {MaximumLimit}, {DefaultLimit} if absent."))
            : new(await grains.GetGrain<IFeedGrain>(program).Read(after ?? "", limit ?? DefaultLimit));
}
