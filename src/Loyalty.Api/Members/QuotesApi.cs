using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Contracts;
using Loyalty.Contracts.Catalogue;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Members;

internal static class QuotesApi
{
    public static void MapQuotes(this IEndpointRouteBuilder program) =>
        program.MapPost("/quotes", Quote).WithName("QuotePurchase").WithTags("Quotes")
            .WithSummary("What a purchase would earn a member, or a guest who joined with it; changes nothing");

    private static async Task<Answered<Receipt>> Quote(string program, QuoteRequest request, IGrainFactory grains) =>
        new(await Ask(program, request, grains));

    private static Task<Answer<Receipt>> Ask(string program, QuoteRequest request, IGrainFactory grains)
    {
        if (request.MemberId is not { } member)
            return grains.GetGrain<ICatalogueGrain>(program).Quote(request);
        return Identifier.IsRight(member)
            ? grains.Member(program, member).Quote(request)
            : Task.FromResult(AnswerExtensions.Refused<Receipt>(400, "bad-request", $"/memberId: {Identifier.Rule}."));
    }
}
