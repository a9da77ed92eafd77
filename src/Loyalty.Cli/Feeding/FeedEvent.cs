using System.Text.Json;
using System.Text.Json.Serialization;

namespace Loyalty.Cli.Feeding;

/// <summary>
/// One call to the server. The same history always makes the same bytes, so that a second run is answered with replays.
/// <c>Path</c>: Below the program's path.
/// <c>Id</c>: The id that makes the call exactly once.
/// </summary>
internal sealed record FeedEvent(FeedKind Kind, string Path, string Id, object Body)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(Body, Body.GetType(), s_options);
}

internal enum FeedKind
{
    Enrolment,
    Purchase,
    Return,
}

/// <summary>A member's calls, to be made one after the other.</summary>
internal sealed record MemberFeed(string Member, IReadOnlyList<FeedEvent> Events);

internal sealed record EnrolmentBody(string MemberId, string EnrolledAt, string? Region, string Currency);

internal sealed record PurchaseBody(
    string OrderId, string OccurredAt, string Currency, IReadOnlyList<PurchaseLineBody> Lines, string? Channel);

internal sealed record PurchaseLineBody(string Sku, string? Category, int Quantity, decimal UnitPrice);

internal sealed record ReturnBody(string ReturnId, string OrderId, IReadOnlyList<ReturnLineBody> Lines, string OccurredAt);

internal sealed record ReturnLineBody(string Sku, int Quantity);
