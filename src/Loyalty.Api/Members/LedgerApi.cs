using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Loyalty.Api.Answers;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Members;

internal static class LedgerApi
{
    private const int DefaultLimit = 100;
    private const int MaximumLimit = 500;

    public static void MapLedger(this IEndpointRouteBuilder member) =>
        member.MapGet("/ledger", Get).WithName("GetLedger").WithTags("Ledger").WithSummary("Every movement, oldest first, in pages");

    private static async Task<Answered<LedgerPage>> Get(string program, string member, IGrainFactory grains, string? after, int? limit)
    {
        if (limit is < 1 or > MaximumLimit)
            return Refused($"limit: 1 to {MaximumLimit}, {DefaultLimit} if absent.");
        if (Version(after) is not { } version)
            return Refused("after: the `next` of an earlier page, as it was given.");
        var page = await grains.Member(program, member).Ledger(version, limit ?? DefaultLimit);
        return new(page.As(value => value.Next is null ? value : value with { Next = Cursor(value.Entries[^1].Version) }));
    }

    private static Answered<LedgerPage> Refused(string detail) =>
        new(AnswerExtensions.Refused<LedgerPage>(StatusCodes.Status400BadRequest, "bad-request", detail));

    private static string Cursor(long version) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(version.ToString(CultureInfo.InvariantCulture)));

    private static long? Version(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
            return 0;
        Span<byte> digits = stackalloc byte[24];
        return cursor.Length < digits.Length
            && Base64Url.IsValid(cursor)
            && Base64Url.TryDecodeFromChars(cursor, digits, out var length)
            && long.TryParse(digits[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;
    }
}
