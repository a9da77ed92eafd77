using System.Buffers.Text;
using System.Text;
using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Api.Documents;
using Loyalty.Contracts.WhatIf;

namespace Loyalty.Api.Programs;

internal static class WhatIfApi
{
    private const int DefaultLimit = 100;
    private const int MaximumLimit = 1_000;

    public static void MapWhatIf(this IEndpointRouteBuilder program) =>
        program.MapPost("/what-if", Try).WithName("TryProgram").WithTags("What-if")
            .WithSummary("What the members' stored history would come to under a changed document, in pages; changes nothing");

    private static async Task<Answered<WhatIfPage>> Try(
        string program, DocumentBody document, IGrainFactory grains, string? after, int? limit, CancellationToken cancellation)
    {
        if (limit is < 1 or > MaximumLimit)
            return Refused($"limit: 1 to {MaximumLimit}, {DefaultLimit} if absent.");
        if (Member(after) is not { } member)
            return Refused("after: the `next` of an earlier page, as it was given.");
        var page = await grains.GetGrain<IWhatIfGrain>(program).Try(document.Json, member, limit ?? DefaultLimit, cancellation);
        return new(page.As(value => value with { Next = value.Next is { } next ? Cursor(next) : null }));
    }

    private static Answered<WhatIfPage> Refused(string detail) =>
        new(AnswerExtensions.Refused<WhatIfPage>(StatusCodes.Status400BadRequest, "bad-request", detail));

    private static string Cursor(string member) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(member));

    private static string? Member(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
            return "";
        if (cursor.Length > 1_024 || !Base64Url.IsValid(cursor))
            return null;
        var member = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        return Identifier.IsRight(member) ? member : null;
    }
}
